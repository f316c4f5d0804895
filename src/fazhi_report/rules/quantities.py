"""Numbers with their measure words in the lines of a report, and what each of them counts."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from fazhi_report.rules import patterns as re
from fazhi_report.rules.subject import Spot, Subject, TextLine

_UNITS = (
    "人次|家次|户次|场次|批次|件次|车次|项次|个百分点|百分点|平方公里|平方米|公里|课时|学时|元(?![旦月])"
    "|次|件|份|项|个|人|名|场(?!所)|期|家|户|宗|卷|条|起|处|部(?!门)|篇|辆|台|套|所|支|批|轮|类|种|册|块|例|堂|节|张|位"
)
_NUMBER = r"(?<![\dA-Za-z.,+＋×/～~—-])(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?)"
_QUANTITY = re.compile(
    rf"{_NUMBER}(?:(?P<percent>[%％])|(?P<vague>[余多]?)(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<unit>{_UNITS}))"
)
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_CLAUSES = re.compile("[，。；：、！？（）()]")
_LEADS = re.compile(
    "^(?:(?:一|二|三|四|五|六|七|八|九|十)是|其中[：:]?|20\\d\\d年度?|全年|本年度?|今年|年内|一年来|"
    "全局|全市|全县|全区|我局|我区|我县|我市|已|共计|共|累计|合计|总计|先后)+"
)
SENTENCE = re.compile("[^。！？]{1,2000}")
SEGMENT = re.compile("[^。！？；]{1,2000}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its measure word: where it stands, its value and what it says before it in the clause.

    `places` is the number of its decimals; `vague` whether 余 or 多 follows the number. `clause` is where the
    clause begins that it ends, `label` the text of the clause before it, without 全年, 共 and the like.
    """

    line: TextLine
    start: int
    end: int
    value: Fraction
    unit: str
    places: int
    vague: bool
    clause: int
    label: str

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.line.spot(self.start, self.end)

    @property
    def text(self) -> str:
        """How it is written."""
        return self.line.text[self.start : self.end]

    @property
    def persons(self) -> str:
        """The measure word, the same for 人 and 名."""
        return "人" if self.unit in {"名", "位"} else self.unit


@lru_cache(maxsize=1)
def quantities(subject: Subject) -> dict[TextLine, tuple[Quantity, ...]]:
    """The quantities in Arabic digits of every line but the title; those within quotation marks left out."""
    return {line: tuple(quantities_in(line, line.unquoted)) for line in subject.body}


def quantities_in(line: TextLine, text: str) -> Iterator[Quantity]:
    """The quantities of a line, in its text or in that with parts of it masked."""
    before = 0
    for match in _QUANTITY.finditer(text):
        clause = before
        for stop in _CLAUSES.finditer(text, before, match.start()):
            clause = stop.end()
        number = match["number"].replace(",", "")
        value = Fraction(int(number) if number.isdecimal() else number)  # reading a text takes long
        yield Quantity(
            line,
            match.start(),
            match.end(),
            value * _SCALES[match["scale"] or ""],
            "%" if match["percent"] else match["unit"],
            len(number.partition(".")[2]),
            bool(match["vague"] or match["more"]),
            clause,
            _LEADS.sub("", text[clause : match.start()]),
        )
        before = match.end()


def groups(
    subject: Subject, pattern: re.Pattern[str]
) -> Iterator[tuple[TextLine, re.Match[str], list[Quantity]]]:
    """The quantities that stand together in a sentence, or in a part of one, where there are several."""
    for line, found in quantities(subject).items():
        if len(found) > 1:
            starts = [each.start for each in found]
            for match in pattern.finditer(line.unquoted):
                inside = list(found[bisect_left(starts, match.start()) : bisect_left(starts, match.end())])
                if len(inside) > 1:
                    yield line, match, inside


def plain(number: Fraction) -> str:
    """A number with as many decimals as it needs, four at most."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")
