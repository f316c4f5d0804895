"""What an office has handed in, as plain values that one process tells another."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from sys import intern
from typing import Any, NamedTuple, Self

from fazhi_report.facts import Fact, Facts, FactsOfOffice, Yuan, is_rate, is_rolled_up, part_of
from fazhi_report.loading import Loaded
from fazhi_report.notation import Extent, extent_of

_OF_THE_YEAR = "report."

_DERIVED = ("_last", "_change", "_growth")


class OfficeFigure(NamedTuple):
    """A figure of an office's ledgers.

    `value` is a count, an amount in 元 or a share of 1; None where it is not known. `extent` says of a known
    one whether it is exact, at least, at most or near; `text` is it as printed, `last` the one of last year.
    """

    name: str
    title: str
    unit: str
    value: Fraction | None
    extent: Extent
    text: str
    is_share: bool
    is_amount: bool
    last: Fraction | None = None

    @classmethod
    def of(cls, fact: Fact, then: Fact | None) -> Self:
        """The figure that a fact is; `then` is last year's."""
        return cls(
            fact.name,
            fact.title,
            fact.unit,
            _number(fact),
            extent_of(fact.word),
            fact.phrase,
            is_rate(fact),
            isinstance(fact.value, Yuan),
            _number(then),
        )

    def plain(self) -> list[Any]:
        """Its parts as values that JSON can hold."""
        return [None if each is None else str(each) if isinstance(each, Fraction) else each for each in self]

    @classmethod
    def of_plain(cls, plain: list[Any]) -> Self:
        """What `plain` gave; words that figures of every office share are held once."""
        shared: list[Any] = [intern(each) if isinstance(each, str) else each for each in plain]
        figure = cls(*shared)
        value, last = (None if each is None else Fraction(each) for each in (figure.value, figure.last))
        return figure._replace(value=value, last=last)


def _number(fact: Fact | None) -> Fraction | None:
    value = fact and fact.value
    is_number = isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool)
    return Fraction(value) if is_number else None  # type: ignore[arg-type]  # a number, as looked up


class Return(NamedTuple):
    """What an office has handed in: the file, whose and of which year it is, and what is in it.

    `year` and `issued_on` are None and `figures` () where the data could not be read that far; `unchanged` is
    of how many figures last year's file gives the same, out of how many it gives at all.
    """

    file: str
    office: str
    year: int | None
    issued_on: date | None
    errors: int
    warnings: int
    figures: tuple[OfficeFigure, ...]
    unchanged: tuple[int, int]

    def plain(self) -> dict[str, Any]:
        """Its parts as values that JSON can hold."""
        return {
            **self._asdict(),
            "issued_on": self.issued_on and self.issued_on.isoformat(),
            "figures": [each.plain() for each in self.figures],
        }

    @classmethod
    def of_plain(cls, plain: dict[str, Any]) -> Self:
        """What `plain` gave."""
        figures = tuple(map(OfficeFigure.of_plain, plain["figures"]))
        issued_on = plain["issued_on"] and date.fromisoformat(plain["issued_on"])
        return cls(
            **{**plain, "issued_on": issued_on, "figures": figures, "unchanged": tuple(plain["unchanged"])}
        )


def office_figures(facts: Facts) -> tuple[OfficeFigure, ...]:
    """Every figure that the ledgers of a report state, in their order, as it goes into sums."""
    office = FactsOfOffice("", facts)
    parts = (part_of(office, fact.name, frozenset()) for fact in facts.values() if _is_figure(fact))
    return tuple(OfficeFigure.of(part, facts.find(f"{part.name}_last")) for part in parts if part)


def unchanged(figures: Iterable[OfficeFigure]) -> tuple[int, int]:
    """Of how many figures last year's file gives the same, out of how many it gives."""
    both = [each for each in figures if each.last is not None]
    return sum(each.value == each.last for each in both), len(both)


def _is_figure(fact: Fact) -> bool:
    return (
        fact.stated
        and not isinstance(fact.value, bool | str)
        and not fact.name.startswith(_OF_THE_YEAR)
        and not is_rolled_up(fact.name)
        and not fact.name.endswith(_DERIVED)
        and not fact.goes_by_place
        and (fact.value is not None or bool(fact.missing and fact.unit))
    )


def returned(file: str, loaded: Loaded, errors: int, warnings: int) -> Return:
    """What an office has handed in, by what could be read of it."""
    report = loaded.report
    if report is None:
        return Return(file, loaded.office, None, None, errors, warnings, (), (0, 0))
    figures = office_figures(loaded.facts)
    told = report.year, report.issued_on, errors, warnings, figures, unchanged(figures)
    return Return(file, loaded.office, *told)
