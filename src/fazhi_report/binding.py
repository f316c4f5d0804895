"""What a template sees: the data and the facts, so wrapped that printing them leaves a token, never text.

`Text` and `Figure` are opaque on purpose: filters, slices and concatenation of the template engine can move
them about but never read what is in them, and arithmetic on a figure fails, since its result would have no
fact.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Run, Runs
from fazhi_report.facts import Fact, Facts
from fazhi_report.last_year import Direction, direction
from fazhi_report.numerals import counted
from fazhi_report.references import Reference, parse
from fazhi_report.schema.fields import Ledger, Model, Passage
from fazhi_report.tokens import Tokens

Bound: TypeAlias = "View | Text | Figure | bool | list[Bound] | None"


class Printable:
    """Something that prints as a token."""

    def __init__(self, tokens: Tokens, runs: Runs) -> None:
        self._tokens = tokens
        self._runs = runs

    def __html__(self) -> str:
        return self._tokens.add(self._runs)

    def __str__(self) -> str:
        return self.__html__()

    def __format__(self, _spec: str) -> str:
        return self.__html__()


class Text(Printable):
    """A text of the data, or a fact that is one."""

    def __init__(self, tokens: Tokens, text: str, runs: Runs) -> None:
        super().__init__(tokens, runs)
        self._text = text

    def __eq__(self, other: object) -> bool:
        return self._text == (other._text if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def mapped(self, change: Callable[[str], str]) -> "Text":
        """The same text, from the same place, with its characters changed."""
        runs = tuple(Run(change(run.text), run.fact, run.origin) for run in self._runs)
        return Text(self._tokens, change(self._text), runs)


class Figure(Printable):
    """A number: a fact's value, or one that stands in a record."""

    def __init__(
        self, tokens: Tokens, value: int | Fraction | Decimal, run: Run, fact: Fact | None = None
    ) -> None:
        super().__init__(tokens, (run,))
        self._value = value
        self._run = run
        self._fact = fact

    def __eq__(self, other: object) -> bool:
        return self._value == (other._value if isinstance(other, Figure) else other)

    def __lt__(self, other: "int | Figure") -> bool:
        return self._value < (other._value if isinstance(other, Figure) else other)

    def __gt__(self, other: "int | Figure") -> bool:
        return self._value > (other._value if isinstance(other, Figure) else other)

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    @property
    def is_rate(self) -> bool:
        """Whether it is a share of something."""
        return isinstance(self._value, Fraction)

    def filtered(self, *names: str) -> "Figure":
        """The same number in Chinese numerals (汉字) or with its measure word (带单位)."""
        text = spelled(self._fact, names) if self._fact else counted(int(self._value))
        return Figure(self._tokens, self._value, Run(text, self._run.fact, self._run.origin), self._fact)


class View:
    """A model of the data: its fields and properties, bound; everything else is undefined."""

    def __init__(self, model: Model, path: DataPath, tokens: Tokens, facts: Facts) -> None:
        self._model = model
        self._path = path
        self._tokens = tokens
        self._facts = facts

    def __getattr__(self, name: str) -> Bound:
        kind = type(self._model)
        if name not in kind.model_fields and not isinstance(getattr(kind, name, None), property):
            raise AttributeError(name)
        bound = bind(getattr(self._model, name), (*self._path, name), self._tokens, self._facts)
        self.__dict__[name] = bound
        return bound


class FactNames:
    """Facts by dotted name in either language: fact.study.count, fact.学习.次数, fact.监管事项[kind]."""

    def __init__(self, facts: Facts, tokens: Tokens, prefix: str = "") -> None:
        self._facts = facts
        self._tokens = tokens
        self._prefix = prefix

    def __getattr__(self, name: str) -> "Text | Figure | bool | FactNames | None":
        full = self._prefix + name
        if fact := self._facts.find(full):
            return bind_fact(fact, self._tokens)
        if full in self._facts.groups:
            return FactNames(self._facts, self._tokens, full + ".")
        raise AttributeError(name)

    def __getitem__(self, key: "Text | str") -> "Text | Figure | bool | FactNames | None":
        name = key._text if isinstance(key, Text) else key  # noqa: SLF001  opaque to templates only
        try:
            return self.__getattr__(name)
        except AttributeError:
            raise KeyError(name) from None


def tallies(ledger: View, field: str) -> list[tuple[Text, Figure]]:
    """The values of a closed list that occur in a ledger, in their order there, with how many have each.

    Empty when not every one is on record with its value.
    """
    tokens, facts, model = ledger._tokens, ledger._facts, ledger._model  # noqa: SLF001  opaque to templates only
    if not isinstance(model, Ledger) or not model.complete:
        return []
    kinds = dict.fromkeys(getattr(record, field) for record in model.records)
    if None in kinds:
        return []
    counted_kinds = ((kind, facts[f"{model.counting.title}.{kind}"]) for kind in kinds)
    return [
        (Text(tokens, kind, (Run(kind, origin=DataPlace(ledger._path)),)), figure)  # noqa: SLF001
        for kind, fact in counted_kinds
        if isinstance(figure := bind_fact(fact, tokens), Figure)
    ]


def year_on_year(figure: Figure, names: FactNames) -> tuple[Direction, Figure, Figure | None] | None:
    """Whether a fact rose or fell since last year, by how much, and its growth if that can be told.

    None where last year's file is not named or does not tell.
    """
    fact, facts, tokens = figure._fact, names._facts, names._tokens  # noqa: SLF001  opaque to templates only

    def further(suffix: str) -> Figure | None:
        found = facts.find(f"{fact.name}_{suffix}") if fact else None
        bound = bind_fact(found, tokens) if found else None
        return bound if isinstance(bound, Figure) else None

    last, change = further("last"), further("change")
    if fact is None or last is None or last._fact is None or change is None:  # noqa: SLF001
        return None
    return direction(fact, last._fact), change, further("growth")  # noqa: SLF001


def bind(value: object, path: DataPath, tokens: Tokens, facts: Facts) -> Bound:
    """Wrap a value of the data for templates."""
    match value:
        case Model():
            return View(value, path, tokens, facts)
        case tuple() | list():
            return [bind(item, (*path, index), tokens, facts) for index, item in enumerate(value)]
        case Passage():
            return Text(tokens, value, tuple(passage(value, path, facts)))
        case str():
            return Text(tokens, value, (Run(value, origin=DataPlace(path)),))
        case bool() | None:
            return value
        case int():
            return Figure(tokens, value, Run(str(value), origin=DataPlace(path)))
        case Decimal():
            return Figure(tokens, value, Run(f"{value:f}", origin=DataPlace(path)))
        case date():
            day = f"{value.year}年{value.month}月{value.day}日"
            return Text(tokens, day, (Run(day, origin=DataPlace(path)),))
        case _:
            raise TypeError(type(value))


def bind_fact(fact: Fact, tokens: Tokens) -> Text | Figure | bool | None:
    """Wrap a fact for templates; a claim is a plain yes or no, and what is not known is None."""
    run = Run(fact.text, fact.name, DataPlace(fact.records[0]) if fact.records else None)
    match fact.value:
        case bool() | None:
            return fact.value
        case str():
            return Text(tokens, fact.value, (run,))
        case _:
            return Figure(tokens, fact.value, run, fact)


def passage(text: str, path: DataPath, facts: Facts) -> Iterator[Run]:
    """The runs of a text of the data, its references evaluated; one that names no fact stays as written."""
    for part in parse(text):
        if isinstance(part, Reference) and (fact := facts.find(part.name)):
            yield Run(spelled(fact, part.filters), fact.name, DataPlace(path, part.source))
        else:
            yield Run(part if isinstance(part, str) else part.source, origin=DataPlace(path))


def spelled(fact: Fact, filters: tuple[str, ...]) -> str:
    """A fact's value in Chinese numerals (汉字) and with its measure word (带单位) where asked."""
    number = counted(fact.value) if "汉字" in filters and isinstance(fact.value, int) else fact.text
    return number + fact.unit if "带单位" in filters else number
