"""Two reports side by side: the figures that both print, and the sentences in which they differ."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.document import Document, Heading, Run, Runs, plain
from fazhi_report.facts import Fact, Yuan
from fazhi_report.numerals import ten_thousands

NOTHING = "—"
"""Stands where there is nothing to compare."""

_YEAR = "年"  # the unit of what names a year, which is no amount

_Number: TypeAlias = int | Fraction | Decimal


# Figures ---------------------------------------------------------------------------------------------------


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
                return _sign(after - before) + ten_thousands(abs(after - before))
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
        return fact.text if fact.unit == self.unit else fact.text + fact.unit

    @property
    def _numbers(self) -> tuple[_Number | None, _Number | None]:
        """Both numbers; none to compare where an office has changed the unit of an indicator."""
        if self.before and self.after and self.before.unit != self.after.unit:
            return None, None
        return _number(self.before), _number(self.after)


def figures(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> Iterator[FigurePair]:
    """The numbers that at least one report states and that are not nothing, in the order of the ledgers."""
    for name in dict.fromkeys((*before, *after)):
        pair = before.get(name), after.get(name)
        fact = next((fact for fact in pair if fact and _number(fact)), None)
        if fact and fact.unit != _YEAR:
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


# Sentences -------------------------------------------------------------------------------------------------

Kind: TypeAlias = Literal["figures", "removed", "added"]

_OPENING, _HEADINGS = "导语", "标题"
_BELOW = "＞"
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）》]*|[^。！？]+$")
_NUMERAL = re.compile("[零一二两三四五六七八九十百千]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that one report lacks, or that differs in its figures only; "" where there is none.

    `place` names the headings that it stands below.
    """

    kind: Kind
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences in which two reports differ, in reading order, and how many are the same."""

    changes: tuple[Change, ...]
    unchanged: int

    def count(self, kind: Kind) -> int:
        """How many changes there are of a kind."""
        return sum(change.kind == kind for change in self.changes)


class _Sentence(NamedTuple):
    place: str
    text: str
    shape: str
    """The text with every figure alike."""


def wording(before: Document, after: Document) -> Wording:
    """Compare two reports sentence by sentence; a heading counts as a sentence, its number does not."""
    old, new = tuple(_sentences(before)), tuple(_sentences(after))
    shapes = [sentence.shape for sentence in old], [sentence.shape for sentence in new]
    changes: list[Change] = []
    unchanged = 0
    for tag, start, end, first, last in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = list(zip(old[start:end], new[first:last], strict=True))
            different = [(a, b) for a, b in pairs if a.text != b.text]
            changes += (Change("figures", b.place, a.text, b.text) for a, b in different)
            unchanged += len(pairs) - len(different)
        else:
            changes += (Change("removed", a.place, a.text, "") for a in old[start:end])
            changes += (Change("added", b.place, "", b.text) for b in new[first:last])
    return Wording(tuple(changes), unchanged)


def _sentences(document: Document) -> Iterator[_Sentence]:
    above: list[Heading] = []
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.heading
        if heading:
            above = [other for other in above if other.level < heading.level]
            yield from _split(heading.runs, _place(above) or _HEADINGS)
            above.append(heading)
        if not isinstance(block, Heading):
            yield from _split(block.runs, _place(above) or _OPENING)


def _place(headings: list[Heading]) -> str:
    return _BELOW.join(plain(heading.runs).rstrip("。") for heading in headings)


def _split(runs: Runs, place: str) -> Iterator[_Sentence]:
    text, masked = plain(runs), "".join(map(_masked, runs))
    for match in _SENTENCE.finditer(text):
        shape = _DIGITS.sub("0", masked[match.start() : match.end()])
        yield _Sentence(place, match[0], shape)


def _masked(run: Run) -> str:
    """The text of a run, a digit for each Chinese numeral of a fact; 一 in other text is mostly no number."""
    return _NUMERAL.sub("0", run.text) if run.fact else run.text
