"""What a template sees: the data and the facts, so wrapped that printing them leaves a token, never text.

`BoundText` and `BoundFigure` are opaque on purpose: filters, slices and concatenation of the template engine
can move them about but never read what is in them, and arithmetic on a figure fails, since its result would
have no fact.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from pydantic.fields import FieldInfo

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Run, Runs
from fazhi_report.facts import Fact, Facts, spelled, trend
from fazhi_report.narrative.passages import passage
from fazhi_report.narrative.tokens import Tokens
from fazhi_report.notation import approximated, chinese_day, counted
from fazhi_report.schema import Ledger, Model, Passage, choices, measure_word

Bound: TypeAlias = "View | BoundText | BoundFigure | bool | list[Bound] | None"


class Printable:
    """Something that prints as a token; its runs are made when it is printed."""

    _tokens: Tokens
    _runs: Callable[[], Runs]

    def __html__(self) -> str:
        return self._tokens.add(self._runs())

    def __str__(self) -> str:
        return self.__html__()

    def __format__(self, _spec: str) -> str:
        return self.__html__()


class BoundText(Printable):
    """A text of the data, or a fact that is one."""

    def __init__(
        self,
        tokens: Tokens,
        text: str,
        runs: Runs | None = None,
        path: DataPath = (),
        facts: Facts | None = None,
    ) -> None:
        self._tokens = tokens
        self._text = text
        self._given = runs
        self._path = path
        self._facts = facts

    def _runs(self) -> Runs:
        if self._given is None:
            self._given = (
                tuple(passage(self._text, self._path, self._facts))
                if self._facts is not None
                else (Run(self._text, "", DataPlace(self._path)),)
            )
        return self._given

    def __eq__(self, other: object) -> bool:
        return self._text == (other._text if isinstance(other, BoundText) else other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def mapped(self, change: Callable[[str], str]) -> "BoundText":
        """The same text, from the same place, with its characters changed."""
        runs = tuple(run._replace(text=change(run.text)) for run in self._runs())
        return BoundText(self._tokens, change(self._text), runs)


class BoundFigure(Printable):
    """A number: a fact's value, or one that stands in a record."""

    def __init__(
        self,
        tokens: Tokens,
        value: int | Fraction | Decimal,
        run: Run | None = None,
        fact: Fact | None = None,
    ) -> None:
        self._tokens = tokens
        self._value = value
        self._run = run
        self._fact = fact

    _filters: tuple[str, ...] = ()

    def _made(self) -> Run:
        if self._run is None:
            fact = self._fact
            assert fact is not None, "a figure without a run is a fact's"  # noqa: S101
            self._run = Run(fact.text, fact.name, DataPlace(fact.records[0]) if fact.records else None)
        return self._run

    def _runs(self) -> Runs:
        return (self._made(),)

    def __eq__(self, other: object) -> bool:
        return self._value == (other._value if isinstance(other, BoundFigure) else other)

    def __lt__(self, other: "int | BoundFigure") -> bool:
        return self._value < (other._value if isinstance(other, BoundFigure) else other)

    def __gt__(self, other: "int | BoundFigure") -> bool:
        return self._value > (other._value if isinstance(other, BoundFigure) else other)

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def measured(self, unit: str) -> "BoundFigure":
        """The same number with another measure word."""
        fact = self._fact and self._fact._replace(unit=unit)
        return BoundFigure(self._tokens, self._value, self._made(), fact)

    def filtered(self, *names: str) -> "BoundFigure":
        """The same number in Chinese numerals (汉字) or with its measure word (带单位), or both in turn."""
        names = (*self._filters, *names)
        text = spelled(self._fact, names) if self._fact else counted(int(self._value))
        run = self._made()
        made = BoundFigure(self._tokens, self._value, Run(text, run.fact, run.origin), self._fact)
        made._filters = names
        return made


class View:
    """A model of the data: its fields and properties, bound; everything else is undefined."""

    def __init__(self, model: Model, path: DataPath, tokens: Tokens, facts: Facts) -> None:
        self._model = model
        self._path = path
        self._tokens = tokens
        self._facts = facts

    def __getattr__(self, name: str) -> Bound:
        model = self._model
        if name not in _readable(type(model)):
            raise AttributeError(name)
        value, path = getattr(model, name), (*self._path, name)
        if value is True:
            self._tokens.asked.add(path)
        bound: Bound
        if isinstance(model, Ledger) and name == "records":
            # What a record says did not happen is no matter for a sentence.
            happened = ((index, record) for index, record in enumerate(model.records) if record.count)
            bound = [View(record, (*path, index), self._tokens, self._facts) for index, record in happened]
        else:
            field = type(model).model_fields.get(name)
            bound = bind(value, path, self._tokens, self._facts, field)
        self.__dict__[name] = bound
        return bound


@cache
def _readable(kind: type[Model]) -> frozenset[str]:
    """What a template may read of a model: its fields and its properties."""
    properties = {name for name in dir(kind) if isinstance(getattr(kind, name, None), property)}
    return frozenset(kind.model_fields) | {name for name in properties if not name.startswith("_")}


class FactNames:
    """Facts by dotted name in either language: fact.study.count, fact.学习.次数, fact.监管事项[kind]."""

    def __init__(self, facts: Facts, tokens: Tokens, prefix: str = "") -> None:
        self._facts = facts
        self._tokens = tokens
        self._prefix = prefix

    def __getattr__(self, name: str) -> "BoundText | BoundFigure | bool | FactNames | None":
        bound: BoundText | BoundFigure | bool | FactNames | None
        full = self._prefix + name
        if full in self._facts.groups:
            bound = FactNames(self._facts, self._tokens, full + ".")
        elif fact := self._facts.find(full):
            if fact.value is True:
                self._tokens.asked.add(fact.name)
            bound = bind_fact(fact, self._tokens)
        else:
            raise AttributeError(name)
        self.__dict__[name] = bound
        return bound

    def __getitem__(self, key: "BoundText | str") -> "BoundText | BoundFigure | bool | FactNames | None":
        name = key._text if isinstance(key, BoundText) else key  # noqa: SLF001  opaque to templates only
        try:
            return self.__getattr__(name)
        except AttributeError:
            raise KeyError(name) from None


def _ledger(view: View) -> Ledger:
    """The ledger that a filter was given; anything else is a fault of the template."""
    if not isinstance(view._model, Ledger):  # noqa: SLF001  opaque to templates only
        raise TypeError(view)
    return view._model  # noqa: SLF001


def tallies(ledger: View, field: str) -> list[tuple[BoundText, BoundFigure]]:
    """The values of a field of which a ledger has some, in their order there, with how many have each.

    The field takes one of a closed list, or is one whose texts are tallied.

    Only what is known of all: nothing of records, where one does not state its value or not all are itemised.
    """
    tokens, facts, model = ledger._tokens, ledger._facts, _ledger(ledger)  # noqa: SLF001  opaque to templates only
    listed = (value for record in model.records if (value := getattr(record, field)) is not None)
    values = choices(model.record_type().model_fields[field])
    kinds = dict.fromkeys((*listed, *values))
    counting, beside = model.counting, model.counting.beside
    if beside and beside.field == field:
        kinds.pop(beside.value, None)
    titles = {kind: kind if values else counting.of_text(kind)[1] for kind in kinds}
    counted_kinds = ((kind, facts[f"{counting.title}.{title}"]) for kind, title in titles.items())
    return [
        (BoundText(tokens, kind, (Run(kind, origin=_place_of(ledger, fact)),)), figure)
        for kind, fact in counted_kinds
        if fact.value and isinstance(figure := bind_fact(fact, tokens), BoundFigure)
    ]


def _place_of(ledger: View, fact: Fact) -> DataPlace:
    """Where the kind of a ledger that a fact counts is, or would be, stated as a total."""
    return DataPlace((*ledger._path, fact.name.partition(".")[2]))  # noqa: SLF001  opaque to templates only


def sole_kind(ledger: View, field: str) -> BoundText | None:
    """The value of a closed list that all have that a ledger tells of; None where that is not known."""
    facts, model = ledger._facts, _ledger(ledger)  # noqa: SLF001  opaque to templates only
    found = tallies(ledger, field)
    if len(found) != 1:
        return None
    size = facts[f"{model.counting.title}.{model.counting.size}"]
    ((kind, number),) = found
    told = number._fact  # noqa: SLF001
    # About so many of about so many need not be all of them, unless both are of the same records.
    same = told is not None and (told.value, told.word) == (size.value, size.word)
    return kind if same and not (size.word and model.total is not None) else None


def year_on_year(figure: BoundFigure, names: FactNames) -> tuple[str, BoundFigure | None] | None:
    """How a fact stands to last year's: 同比增长 and by how much, or 与上年持平 alone.

    None where last year's file is not named or does not tell.
    """
    fact, facts, tokens = figure._fact, names._facts, names._tokens  # noqa: SLF001  opaque to templates only
    told = trend(fact, facts) if fact else ""
    if isinstance(told, str):
        return None
    change = bind_fact(told.figure, tokens) if told.figure else None
    return told.words, change if isinstance(change, BoundFigure) else None


def bind(
    value: object, path: DataPath, tokens: Tokens, facts: Facts, field: FieldInfo | None = None
) -> Bound:
    """Wrap a value of the data for templates; a number has the measure word of its field."""
    match value:
        case None | bool():
            return value
        case str():
            return BoundText(tokens, value, None, path, facts if isinstance(value, Passage) else None)
        case tuple() | list():
            # Whether a value is a model takes long to tell; all of a list are, or none.
            bound = View if value and isinstance(value[0], Model) else bind
            return [bound(item, (*path, index), tokens, facts) for index, item in enumerate(value)]
        case int():
            word, written = getattr(value, "word", ""), getattr(value, "written", "")
            unit = measure_word(field) if field else ""
            fact = Fact("", "", value, unit, word=word, written=written)
            return BoundFigure(tokens, value, Run(fact.text, origin=DataPlace(path)), fact)
        case Decimal():
            number = approximated(f"{value:f}", "", getattr(value, "word", ""))
            return BoundFigure(tokens, value, Run(number, origin=DataPlace(path)))
        case date():
            day = chinese_day(value)
            return BoundText(tokens, day, (Run(day, origin=DataPlace(path)),))
        case Model():
            return View(value, path, tokens, facts)
        case _:
            raise TypeError(type(value))


def collected(records: Iterable[View], field: str) -> list[Bound]:
    """The values of a field over records, each once, lists flattened, no blanks; only these are bound."""
    found: dict[object, Bound] = {}
    for record in records:
        value = getattr(record._model, field, None)  # noqa: SLF001  opaque to templates only
        if value is None or (type(value) is not tuple and value in found):
            continue
        bound = getattr(record, field, None)
        if isinstance(bound, list):
            found |= {one: one for one in bound if one not in found and one is not None}
        else:
            found[value] = bound
    return list(found.values())


def bind_fact(fact: Fact, tokens: Tokens) -> BoundText | BoundFigure | bool | None:
    """Wrap a fact for templates; a claim is a plain yes or no, and what is not known is None."""
    value = fact.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        run = Run(fact.text, fact.name, DataPlace(fact.records[0]) if fact.records else None)
        return BoundText(tokens, value, (run,))
    return BoundFigure(tokens, value, None, fact)
