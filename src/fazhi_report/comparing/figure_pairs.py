"""The figures of two reports, side by side."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from fazhi_report.facts import Fact, Yuan, amount, number, unit_of

NOTHING = "—"
"""Stands where there is nothing to compare."""

_YEAR = "年"  # the unit of what names a year, which is no amount

_Number: TypeAlias = int | Fraction | Decimal


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A number of either report, as the earlier and the later one give it."""

    title: str
    unit: str
    before: Fact | None
    after: Fact | None

    @property
    def values(self) -> tuple[str, str]:
        """What each report gives: 未写 without the ledger, 未知 where its records do not tell."""
        return self._given(self.before), self._given(self.after)

    @property
    def change(self) -> str:
        """The difference, of rates in percentage points."""
        match self._numbers:
            case Fraction() as before, Fraction() as after:
                return f"{_sign(after - before)}{_hundredths(abs(after - before))} 个百分点"
            case Yuan() as before, Yuan() as after:
                return _sign(after - before) + self._yuan(abs(after - before))
            case (int() | Decimal()) as before, (int() | Decimal()) as after:
                difference = Fraction(after) - Fraction(before)
                return _sign(difference) + _decimal(abs(difference))
            case _:
                return NOTHING

    @property
    def growth(self) -> str:
        """The difference as a share of the earlier number; none of rates, where it would pass for points."""
        match self._numbers:
            case (int() | Decimal()) as before, (int() | Decimal()) as after if before:
                growth = Fraction(after) / Fraction(before) - 1
                return f"{_sign(growth)}{_hundredths(abs(growth))}%"
            case _:
                return NOTHING

    def _given(self, fact: Fact | None) -> str:
        if fact is None or not fact.stated:
            return "未写"
        return fact.text if fact.unit == self.unit else fact.phrase

    def _yuan(self, difference: Decimal) -> str:
        unit = unit_of(difference)
        return amount(difference) + (unit if difference and unit != self.unit else "")

    @property
    def _numbers(self) -> tuple[_Number | None, _Number | None]:
        """Both numbers, if they are exact; none where an office has changed the unit of an indicator."""
        before, after = (number(fact) if fact and fact.stated else None for fact in (self.before, self.after))
        if isinstance(before, Yuan) and isinstance(after, Yuan):
            return before, after
        if self.before and self.after and self.before.unit != self.after.unit:
            return None, None
        return before, after


def figures(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> Iterator[FigurePair]:
    """The numbers that at least one report states and that are not nothing, in the order of the ledgers."""
    # English names of indicators are those of their order, which another year need not keep.
    old, new = ({fact.title: fact for fact in facts.values()} for facts in (before, after))
    for title in dict.fromkeys((*old, *new)):
        pair = old.get(title), new.get(title)
        fact = next((fact for fact in pair if fact and _number(fact)), None)
        if fact and fact.unit != _YEAR and not fact.goes_by_place:
            yield FigurePair(fact.title, fact.unit, *pair)


def _number(fact: Fact | None) -> _Number | None:
    if fact is None or not fact.stated or isinstance(fact.value, bool | str):
        return None
    return fact.value


def _sign(number: _Number) -> str:
    return "+" if number > 0 else "-" if number < 0 else ""


def _decimal(number: Fraction) -> str:
    """A whole number, or one that decimals make."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{Decimal(number.numerator) / number.denominator:f}"


def _hundredths(rate: Fraction) -> str:
    """A rate in hundredths with at most two decimals, rounded half up; never 0 for some."""
    parts = math.floor(rate * 10_000 + Fraction(1, 2)) or (1 if rate else 0)
    return f"{parts // 100}.{parts % 100:02}".rstrip("0").rstrip(".")
