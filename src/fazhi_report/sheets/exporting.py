"""A report's data → the bytes of a workbook, the same for the same data."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from openpyxl import Workbook

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.notation import Level
from fazhi_report.schema import Model, Report
from fazhi_report.sheets.annex_sheets import TITLE as ANNEXES
from fazhi_report.sheets.annex_sheets import annex_rows
from fazhi_report.sheets.book_bytes import new_book, saved
from fazhi_report.sheets.cells import Shown, shown
from fazhi_report.sheets.chosen_sheets import chosen, grouped
from fazhi_report.sheets.dressed_sheets import (
    EXAMPLE,
    LAST_ROW,
    escaped,
    write_contents,
    write_form,
    write_parts,
    write_rows,
)
from fazhi_report.sheets.example_rows import example_row
from fazhi_report.sheets.reviewed_texts import REVIEWS, review_rows
from fazhi_report.sheets.sheet_plan import Form, Item, Layout, Lists, SheetTable

_LONGEST_TEXT = 32_767
_Rows: TypeAlias = Mapping[str, list[list[Shown]]]
"""What the records of each list show, by its field."""


def export(
    report: Report | None, names: Collection[str] = (), level: Level | None = None
) -> bytes | list[Finding]:
    """The workbook of a report, an empty one without it; or what of it no workbook can hold.

    With names it has the sheets of these ledgers, forms and groups only. It is marked with the
    level of what it is made of.

    Raises:
        KeyError: there is nothing of a name.

    """
    sheets = chosen(names) if names else grouped()
    rows = {
        table.field: [_row(table, record) for record in _records(report, table)]
        for table in chain.from_iterable(sheets.values())
        if isinstance(table, SheetTable)
    }
    annexes = _annexes(report, names)
    reviews = list(review_rows(report) if report else ()) if not names or REVIEWS.title in names else None
    if faults := [*_unfit(report, sheets, rows), *_unfit_annexes(annexes)]:
        return faults
    book = new_book()
    counts = {field: len(found) for field, found in rows.items()}
    besides = (*annexes, *(() if reviews is None else (REVIEWS.title,)))
    write_contents(book, sheets, counts, besides, level)
    for sheet in chain.from_iterable(sheets.values()):
        match sheet:
            case Form():
                write_form(book, sheet, [_content(report, item) for item in sheet.items])
            case Lists():
                columns = [_value(report, item.path) or () for item in sheet.items]
                _write(book, sheet, list(_side_by_side(columns)))
            case _:
                _write(book, sheet, rows[sheet.field])
    for title, parts in annexes.items():
        write_parts(book, title, parts)
    if reviews is not None:
        _write(book, REVIEWS, reviews)
    return saved(book)


def _annexes(report: Report | None, names: Collection[str]) -> Mapping[str, list[Sequence[Shown]]]:
    """The sheets of the annexes by their titles, or one to be filled in; none where others were chosen."""
    if names and ANNEXES not in names:
        return {}
    annexes = _value(report, ("annexes",)) or (None,)
    return {f"{ANNEXES}{number}": list(annex_rows(each)) for number, each in enumerate(annexes, start=1)}


def _write(book: Workbook, sheet: SheetTable | Lists, rows: list[list[Shown]]) -> None:
    if rows:
        write_rows(book, sheet, rows)
    else:
        write_rows(book, sheet, [example_row(sheet)], EXAMPLE)


def _value(model: Model | None, path: Sequence[str]) -> Any:  # noqa: ANN401  any value of the schema
    """The value at a path as far as the data file says it; None where it does not."""
    value: Any = model
    for name in path:
        if value is None or name not in value.model_fields_set:
            return None
        value = getattr(value, name)
    return value


def _content(report: Report | None, item: Item) -> Shown:
    """What a form shows of an item; a ledger that is stated to be empty has a total of none."""
    value = _value(report, item.path)
    if value is None and item.path[-1] == "total" and _value(report, (item.path[0], "records")) == ():
        return 0
    return _shown(item, value)


def _records(report: Report | None, table: SheetTable) -> tuple[Model, ...]:
    path = (table.field, "records") if table.is_ledger else (table.field,)
    return tuple(_value(report, path) or ())


def _row(table: SheetTable, record: Model) -> list[Shown]:
    told = record.model_fields_set
    row = [
        _shown(item, getattr(record, name)) if (name := item.path[0]) in told else None
        for item in table.items
    ]
    if all(value is None for value in row) and table.is_ledger:
        # A record of which nothing is known but that it is one.
        row[[item.path for item in table.items].index(("count",))] = 1
    return row


def _shown(item: Item, value: Any) -> Shown:  # noqa: ANN401  any value of the schema
    if value is None or (item.path[-1] == "count" and value == item.default):
        return None
    return shown(item, value)


def _side_by_side(columns: list[Sequence[str]]) -> Iterator[list[Shown]]:
    for row in range(max(map(len, columns))):
        yield [column[row].replace("\n\n", "\n") if row < len(column) else None for column in columns]


# What a workbook can't hold --------------------------------------------------------------------------------


def _unfit(report: Report | None, sheets: Mapping[str, Layout], rows: _Rows) -> Iterator[Finding]:
    for sheet in chain.from_iterable(sheets.values()):
        match sheet:
            case SheetTable():
                yield from _unfit_records(sheet, rows[sheet.field])
            case Lists():
                for item in sheet.items:
                    for index, text in enumerate(_value(report, item.path) or ()):
                        yield from _too_long(shown(item, (text,)), (*item.path, index))
            case _:
                for item in sheet.items:
                    yield from _too_long(_content(report, item), item.path)


def _unfit_records(table: SheetTable, rows: list[list[Shown]]) -> Iterator[Finding]:
    if len(rows) >= LAST_ROW:
        message = f"有 {len(rows)} 条，一张工作表放不下"
        yield Finding.of("FZ028", message, DataPlace((table.field,)), "情况相同的合写一条，注明数量")
    for index, row in enumerate(rows):
        path = (table.field, "records", index) if table.is_ledger else (table.field, index)
        for item, text in zip(table.items, row, strict=True):
            yield from _too_long(text, (*path, *item.path))


def _unfit_annexes(annexes: Mapping[str, list[Sequence[Shown]]]) -> Iterator[Finding]:
    for index, rows in enumerate(annexes.values()):
        for text in chain.from_iterable(rows):
            yield from _too_long(text, ("annexes", index))


def _too_long(text: Shown, path: DataPath) -> Iterator[Finding]:
    if isinstance(text, str) and len(escaped(text)) > _LONGEST_TEXT:
        message = f"有 {len(text)} 个字，一个单元格最多放 {_LONGEST_TEXT} 个字"
        yield Finding.of("FZ028", message, DataPlace(path), "分成几项，或者缩短")
