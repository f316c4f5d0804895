"""Which sheets a workbook has and what their columns and rows hold, as the schema says.

Every value of a data file has one home: a list of records is a sheet with a column for each item, the
lists of sentences stand side by side on one sheet, and what is neither is a row of a form, which names
the item and leaves a cell for its content. Annexes (附件), whose tables are of any form, have sheets of their
own (`annex_sheets`), and so has what somebody stated of a text by reviewing it (`reviewed_texts`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic.fields import FieldInfo

from fazhi_report.schema import (
    Annex,
    Ledger,
    Model,
    Record,
    Report,
    Review,
    ReviewedText,
    held,
    ledgers,
    listed,
    lists_titles,
    measure_word,
    models_in,
    suggestions,
)

CONTENTS = "目录"
"""The first sheet, which tells how to fill in the others; nothing is read from it."""
PROFILE, STATE, TOTALS = "单位", "各项情况", "全年总数"
GROUP, ITEM, CONTENT, NOTE = "类别", "项目", "内容", "说明"
"""The headings of a form."""

_AMOUNT = "万元"
"""The unit that reports print amounts in; sheets hold them in 元."""
YUAN = "元"
_CLAUSES = frozenset(
    {("implementation", "measures"), ("implementation", "results"), ("structure", "title_lines")}
)
"""The lists whose items have commas of their own."""
_AND = "与"
_ELSEWHERE = (Review, Annex)
_CLOSING = ("official", "disclosure_review", "approval")
"""What is written when the text is done, each on a form of its own."""


class Kind(Enum):
    """What a cell holds."""

    TEXT = "文字"
    TEXTS = "文字，一行一项"
    CHOICE = "选一项"
    CHOICES = "选几项，一行一项"
    FLAG = "是或否"
    DAY = "日期"
    WHOLE = "整数"
    NUMBER = "数"
    SHARE = "率，如 98.5%"
    PAIRS = "一行一项，如 程序：普通程序"


Division: TypeAlias = Literal["titles", "names", "clauses"]
"""What the items of a list are: titles of documents, names, or parts of sentences with marks of their own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value that has a cell: `path` names its fields from the record on, or from the root on a form.

    `unit` is what its numbers count, 元 of an amount.
    """

    path: tuple[str, ...]
    title: str
    description: str
    kind: Kind
    options: tuple[str, ...]
    required: bool
    default: Any
    group: str = ""
    unit: str = ""
    division: Division = "names"

    @property
    def heading(self) -> str:
        """What stands above its cells: the title, with the unit of an amount."""
        return f"{self.title}（{YUAN}）" if self.unit == YUAN else self.title


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet with a row for each record of a list of the data file."""

    title: str
    field: str
    description: str
    items: tuple[Item, ...]
    is_ledger: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """A sheet with a column for each list of sentences."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet with a row for each item."""

    title: str
    items: tuple[Item, ...]


Layout: TypeAlias = tuple[Form | SheetTable | Lists, ...]


@cache
def layout() -> Layout:
    """The sheets of a workbook, in their order."""
    fields = Report.model_fields
    profile: list[Item] = []
    state: list[Item] = []
    totals: list[Item] = []
    lists: list[Item] = []
    tables: list[SheetTable] = []
    closing: list[Form] = []
    for name, field in fields.items():
        if table := _table(name, field):
            tables.append(table)
            for item in _form_items(name, field) if table.is_ledger else ():
                is_total = item.path[-1] in ledgers()[name].totals()
                (totals if is_total else state).append(item)
        elif listed(field.annotation):
            lists += _form_items(name, field)
        elif name in _CLOSING:
            closing.append(Form(field.title or name, tuple(_form_items(name, field))))
        else:
            # What precedes the first list says who reports and on which year.
            (state if tables else profile).extend(_form_items(name, field))
    before = [table for table in tables if not table.is_ledger][:1]
    together = Lists(_AND.join(item.title for item in lists), tuple(lists))
    rest = [table for table in tables if table not in before]
    after = next(place for place, table in enumerate(rest) if _follows(table, lists[0]))
    return (
        Form(PROFILE, tuple(profile)),
        *before,
        Form(STATE, tuple(state)),
        Form(TOTALS, tuple(totals)),
        *rest[:after],
        together,
        *rest[after:],
        *closing,
    )


@cache
def required_items() -> frozenset[tuple[str, ...]]:
    """The items of forms that no year can do without."""
    forms = [sheet for sheet in layout() if isinstance(sheet, Form)]
    return frozenset(item.path for form in forms for item in form.items if item.required)


def _follows(table: SheetTable, item: Item) -> bool:
    names = list(Report.model_fields)
    return names.index(table.field) > names.index(item.path[0])


def _table(name: str, field: FieldInfo) -> SheetTable | None:
    model = _model(field)
    if model is None or issubclass(model, _ELSEWHERE):
        return None
    is_ledger = issubclass(model, Ledger)
    if is_ledger:
        model = next(models_in(model.model_fields["records"].annotation))
    elif not listed(field.annotation):
        return None
    items = sorted(
        (item for name, part in model.model_fields.items() for item in _items((name,), part)), key=_rank
    )
    if any(len(item.path) > 1 for item in items):
        message = f"{name}: a mapping in a record has no home in a workbook"
        raise TypeError(message)
    return SheetTable(field.title or name, name, field.description or "", tuple(items), is_ledger)


def _rank(item: Item) -> int:
    """Where a column stands: the day first, then what is particular to the record, then what all have."""
    if item.path[0] not in Record.model_fields:
        return 1
    return 0 if item.kind is Kind.DAY else 2


def _form_items(name: str, field: FieldInfo) -> Iterator[Item]:
    """The items of a field of the root that is no record, under the title of the field."""
    for item in _items((name,), field):
        group, _, title = item.title.partition("·")
        yield replace(item, title=title or group, group=group if title else "")


def _items(path: tuple[str, ...], field: FieldInfo) -> Iterator[Item]:
    """The items of a field: itself, or those of the model it holds; the records of a ledger stand apart."""
    title = field.title or path[-1]
    model = _model(field)
    if model and issubclass(model, _ELSEWHERE):
        return
    if model:
        if listed(field.annotation):
            message = f"{'.'.join(path)}: a list of mappings has no home in a workbook"
            raise TypeError(message)
        for name, part in model.model_fields.items():
            if not (name == "records" and issubclass(model, Ledger)):
                for item in _items((*path, name), part):
                    yield replace(item, title=f"{title}·{item.title}")
        return
    kind, options = _kind(field.annotation)
    options = options or suggestions(field)
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    unit = YUAN if (unit := measure_word(field)) == _AMOUNT else unit
    division: Division = "clauses" if path in _CLAUSES else "titles" if lists_titles(field) else "names"
    yield Item(
        path, title, field.description or "", kind, options, field.is_required(), default,
        unit=unit, division=division,
    )  # fmt: skip


def _model(field: FieldInfo) -> type[Model] | None:
    """The model that a field holds; a text is a text, with or without its review."""
    model = next(models_in(field.annotation), None)
    return None if model and issubclass(model, ReviewedText) else model


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:  # noqa: ANN401  any annotation
    if item := listed(annotation):
        kind, options = _kind(item)
        return {Kind.TEXT: Kind.TEXTS, Kind.CHOICE: Kind.CHOICES}[kind], options
    alone: Any = held(annotation)
    options = get_args(alone)
    if alone == dict[str, Any]:
        return Kind.PAIRS, ()
    if get_origin(alone) is not Literal:
        return _PLAIN[alone], ()
    return (Kind.CHOICE, options) if isinstance(options[0], str) else (Kind.WHOLE, ())


_PLAIN: dict[type, Kind] = {
    bool: Kind.FLAG,
    int: Kind.WHOLE,
    Decimal: Kind.NUMBER,
    float: Kind.NUMBER,
    date: Kind.DAY,
    str: Kind.TEXT,
    Fraction: Kind.SHARE,
}
