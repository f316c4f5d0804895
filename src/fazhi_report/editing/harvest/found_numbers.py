"""The numbers of a text with their measure words: what each prints, and what a data file writes for it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fazhi_report.notation import APPROXIMATIONS, counted
from fazhi_report.rules import masked, states_norm, unquoted

_MEASURES = (
    "个百分点|百分点|平方公里|平方米|公里|人次|家次|户次|场次|批次|件次|车次|台次|项次|处次|点次|案次|班次|个次|课时|学时|小时|次|件|份"
    "|项|个|人|名|位|场|期|家|户|宗|卷|条|起|处|部|篇|辆|台|套|所|支|批|轮|类|种|册|块|例|堂|节|笔|张|本|单|通|座|届|天|亩|吨"
)
MEASURES = (*_MEASURES.split("|"), "元")
"""The measure words that a number may have, longer ones first."""

_UNIT = rf"{_MEASURES}|元(?![旦月])"
_NOT_A_MEASURE = {
    "场": "所",
    "部": "门",
    "所": "有",
    "本": "局区县市镇年级报",
    "位": "于",
    "类": "别",
    "个": "人",
    "期": "间",
}
_BEFORE = (
    "(?:(?<![节预签条合公履违契集邀简制租失民特誓])约|(?<![附最亲邻就接临远走靠贴新])近"
    "|大约|超过|超|逾|不少于|不足|不超过)"
)
_AFTER = "以上|左右|以内"
_DIGITS = re.compile(
    rf"(?P<before>{_BEFORE})?(?<![\dA-Za-z.,+＋×/～~—–-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,9}}(?:\.\d{{1,4}})?)(?:"
    rf"(?P<percent>[%％])|(?P<inside>[余多]?)(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<unit>{_UNIT}))(?P<after>{_AFTER})?"
)
_NUMERAL = "[一二两三四五六七八九十百]"
_SPELLED = re.compile(
    rf"(?<![第每届余前后这那上述某数几零〇年月周万千]){_NUMERAL}{{1,5}}(?P<inside>[余多几]?)"
    r"(?P<unit>人次|家次|户次|场次|批次|次|件|份|项|名|场|期|家|户|宗|卷|起)(?P<after>以上|左右)?"
)
_ONE = re.compile("一(?:次|期|场|件|份|起)(?=[，。；]|$)")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_NUMERALS = {counted(number): number for number in range(1, 100)}


class FoundNumber(NamedTuple):
    """A number where it stands.

    From `start` to `unit_start` stands what is printed of the number itself (近5000, 12.3, 5000余), to
    `unit_end` its measure word, to `end` what may stand behind that (以上). `figure` is the number as a fact
    prints it, without its unit; `data` what a data file writes for it, None where none can say what is typed.
    `spelled` tells Chinese numerals.
    """

    start: int
    unit_start: int
    unit_end: int
    end: int
    figure: str
    unit: str
    value: Decimal
    data: int | Decimal | str | None
    spelled: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    @property
    def is_money(self) -> bool:
        """Whether it is an amount."""
        return self.unit.endswith("元")


def numbers_in(text: str) -> list[FoundNumber]:
    """The numbers of a paragraph that tell of the year: no dates, ordinals, set phrases or titles.

    What states a rule, and how often there is to be something, is none either.
    """
    visible = masked(unquoted(text))
    found = [*_in_digits(visible), *_in_words(visible)]
    return sorted((each for each in found if not states_norm(text, each.start)), key=lambda each: each.start)


def _in_digits(text: str) -> Iterator[FoundNumber]:
    for match in _DIGITS.finditer(text):
        if match["percent"]:
            yield _of_percents(match)
        elif not text.startswith(tuple(_NOT_A_MEASURE.get(match["unit"], "\0")), match.end("unit")):
            yield _of_things(match, match["unit"])


def _of_percents(match: re.Match[str]) -> FoundNumber:
    end = match.end("percent")
    plain = not (match["before"] or match["after"]) and match["digits"].isascii() and match["percent"] == "%"
    figure = f"{match['digits']}%"
    value = Decimal(match["digits"].replace(",", ""))
    places = len(match["digits"].partition(".")[2])
    fits = plain and "," not in figure and value <= 100 and places <= 2  # noqa: PLR2004  as the schema has it
    return FoundNumber(
        match.start(), end, end, match.end(), figure, "%", value, f"{value.normalize():f}%" if fits else None
    )


def _of_things(match: re.Match[str], unit: str) -> FoundNumber:
    digits, scale = match["digits"], match["scale"]
    value = Decimal(digits.replace(",", "")) * _SCALES[scale]
    word = "".join(match[group] or "" for group in ("before", "inside", "more", "after"))
    is_money = unit == "元"
    unit_start = match.start("scale") if is_money and not match["more"] else match.start("unit")
    printed = match.string[match.start() : unit_start] + (match["after"] or "")
    data: int | Decimal | str | None = None
    if digits.isascii() and "," not in digits and word in ("", *APPROXIMATIONS):
        data = _money(match, value, word) if is_money else _count(match, value, word)
    unit = scale + unit if is_money and not match["more"] else unit
    return FoundNumber(match.start(), unit_start, match.end("unit"), match.end(), printed, unit, value, data)


def _count(match: re.Match[str], value: Decimal, word: str) -> int | str | None:
    digits, scale = match["digits"], match["scale"]
    if scale == "亿" or ("." in digits and not scale) or (digits.startswith("0") and digits != "0"):
        return None
    if not word:
        return f"{digits}万" if scale else int(value)
    if digits.startswith("0"):
        return None
    side = APPROXIMATIONS[word].side
    number = f"{digits}{match['inside']}{scale}{match['more']}"
    return f"{word}{number}" if side == "before" else f"{number}{match['after'] or ''}"


def _money(match: re.Match[str], value: Decimal, word: str) -> int | Decimal | str | None:
    if match["scale"] == "亿" or match["more"] or value != value.quantize(Decimal("0.01")):
        return None
    whole = value.to_integral_value()
    number: int | Decimal = int(whole) if whole == value else value
    if not word:
        return number
    if number != whole:
        return None
    return f"{word}{number}" if APPROXIMATIONS[word].side == "before" else f"{number}{word}"


def _in_words(text: str) -> Iterator[FoundNumber]:
    for match in _SPELLED.finditer(text):
        numeral = text[match.start() : match.start("unit")]
        number = _NUMERALS.get(numeral)
        if numeral == "一" and not _ONE.match(text, match.start()):
            continue
        if numeral[-1] == "一" and number is None:
            continue
        exact = number is not None and not match["after"]
        unit_start, unit_end = match.span("unit")
        yield FoundNumber(
            match.start(),
            unit_start,
            unit_end,
            match.end(),
            numeral + (match["after"] or ""),
            match["unit"],
            Decimal(number or 0),
            number if exact else None,
            spelled=True,
        )
