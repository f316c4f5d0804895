"""Numbers with their measure words in the lines of a report, and what each of them counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from re import Match
from typing import Final, TypeAlias

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_UNITS = (
    "人次|家次|户次|场次|批次|件次|车次|辆次|台次|项次|个百分点|百分点|平方公里|平方米|公里|课时|学时|元(?![旦月])"
    "|次|件|份|项|个|人|名|场(?!所)|期|家|户|宗|卷|条|起|处|部(?!门)|篇|辆|台|套|所|支|批|轮|类|种|册|块|例|堂|节|张|位|座|亩|吨|艘|幅|间(?!隔|接|的)|本(?=[，。；、（）]|案卷|证|书|册)"
)
# What must not stand before is looked for behind the first digit, so that a search is quick.
_NUMBER = (
    r"(?P<number>[0-9０-９](?<![\dA-Za-z.,+＋×/～~—-].)(?:\d{0,2}(?:,\d{3}){1,3}|\d{0,8}(?:\.\d{1,4})?))"
)
_QUANTITY = Pattern(
    rf"{_NUMBER}(?:(?P<percent>[%％])|(?P<vague>[余多]?)(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<unit>{_UNITS}))"
)
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_CLAUSES = Pattern("[，。；：、！？（）()]")
_LEADS = Pattern(
    "(?:(?:一|二|三|四|五|六|七|八|九|十)是|其中[：:]?|20\\d\\d年度?|全年|本年度?|今年|年内|一年来|"
    "全局|全市|全县|全区|我局|我区|我县|我市|已|共计|共|累计|合计|总计|先后)+"
)
SENTENCE = Pattern("[^。！？]{1,2000}")
SEGMENT = Pattern("[^。！？；]{1,2000}")


class Quantity:
    """A number with its measure word, where a match of the pattern stands in a line.

    `unit` is % for a rate; `vague` says that 余 or 多 follows the number. What takes longer to tell is told
    when it is asked for, as of most nothing is.
    """

    def __init__(self, line: TextLine, match: Match[str], before: int, clauses: Sequence[int]) -> None:
        """Take the line, the match, where the quantity before it ends, and where clauses begin."""
        self.line: Final = line
        self.start, self.end = match.span()
        self._text: Final = match.string
        self._before: Final = before
        self._clauses: Final = clauses
        self._number, percent, vague, self._scale, more, unit = match.groups("")
        self.unit: Final = percent or unit
        self.vague: Final = bool(vague or more)

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.line.spot(self.start, self.end)

    @property
    def text(self) -> str:
        """How it is written."""
        return self.line.text[self.start : self.end]

    @cached_property
    def value(self) -> int | Fraction:
        """Its value."""
        number = self._number.replace(",", "")
        scale = _SCALES[self._scale]
        if number.isdecimal():
            return int(number) * scale
        whole, _, decimals = number.partition(".")
        return Fraction(int(whole + decimals) * scale, 10 ** len(decimals))  # reading a text takes long

    @property
    def places(self) -> int:
        """The number of its decimals."""
        return len(self._number.partition(".")[2])

    @property
    def persons(self) -> str:
        """The measure word, the same for 人 and 名."""
        return "人" if self.unit in {"名", "位"} else self.unit

    @cached_property
    def clause(self) -> int:
        """Where the clause begins that it ends."""
        return max(self._before, self._clauses[bisect_right(self._clauses, self.start) - 1])

    @cached_property
    def label(self) -> str:
        """The text of its clause before it, without 全年, 共 and the like."""
        clause = self.clause
        lead = _LEADS.match(self._text, clause, self.start)
        return self._text[lead.end() if lead else clause : self.start]

    def follows(self, *endings: str) -> bool:
        """Whether the text before it ends with one of these."""
        return self._text.endswith(endings, 0, self.start)


@lru_cache(maxsize=1)
def quantities(subject: Subject) -> dict[TextLine, tuple[Quantity, ...]]:
    """The quantities in Arabic digits of each line but the title that has some outside quotation marks."""
    found = ((line, tuple(quantities_in(line, line.unquoted))) for line in subject.body)
    return {line: stated for line, stated in found if stated}


def quantities_in(line: TextLine, text: str) -> Iterator[Quantity]:
    """The quantities of a line, in its text or in that with parts of it masked."""
    before, clauses = 0, None
    for match in _QUANTITY.finditer(text):
        clauses = clauses or [0, *(stop.end() for stop in _CLAUSES.finditer(text))]
        yield Quantity(line, match, before, clauses)
        before = match.end()


Group: TypeAlias = tuple[TextLine, Match[str], list[Quantity]]
"""Several quantities that stand together in the stretch of a line that a match is."""


@lru_cache(maxsize=2)
def groups(subject: Subject, pattern: Pattern) -> tuple[Group, ...]:
    """The quantities that stand together in a sentence, or in a part of one, where there are several."""
    return tuple(_groups(subject, pattern))


def _groups(subject: Subject, pattern: Pattern) -> Iterator[Group]:
    for line, found in quantities(subject).items():
        if len(found) > 1:
            starts = [each.start for each in found]
            for match in pattern.finditer(line.unquoted):
                inside = list(found[bisect_left(starts, match.start()) : bisect_left(starts, match.end())])
                if len(inside) > 1:
                    yield line, match, inside


def plain(number: int | Fraction) -> str:
    """A number with as many decimals as it needs, four at most."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")


_HUNDRED = 100


def is_share(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """Whether a rate is a fraction rounded or cut off; 100% and 0% only what is all or nothing."""
    difference = abs(part.value * _HUNDRED - rate.value * whole.value)
    return difference == 0 if rate.value in {0, _HUNDRED} else difference * 10**rate.places < whole.value


def percent(part: Quantity, whole: Quantity) -> str:
    """What share a part is of a whole, with two decimals at most."""
    return f"{float(Fraction(part.value * _HUNDRED) / whole.value):.2f}".rstrip("0").rstrip(".") + "%"
