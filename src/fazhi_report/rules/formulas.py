"""Political formulas: the thought, the four phrases, congress and plenums."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.pieces import SENTENCE
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

# Names of the thought ------------------------------------------------------------------------------------

_THOUGHT = "习近平新时代中国特色社会主义思想"
_LAW_THOUGHT = "习近平法治思想"
_ERA = Pattern("习近平(?:同志|总书记)?的?新时代(?=.{0,6}(?:中国|特色|社会))[^，。；、《》“”]{0,12}?思想")
_ERA_NAMES = frozenset(
    (_THOUGHT, *(f"习近平新时代中国特色社会主义{field}思想" for field in ("经济", "外交")))
)
_UNFINISHED = Pattern("习近平新时代中国特色社会主义(?!思想|经济思想|外交思想)")
_LAW_SLIPS = Pattern("习近平(?:的|总书记|总书记的|同志)?(?:法制思想|依法治国思想|(?<!习近平)法治思想)")
_CLIPPED = Pattern("(?<=思想)[和与、及](?=法治思想)法治思想")


@rule("FZ335")
def names_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """“习近平新时代中国特色社会主义思想”“习近平法治思想”一字不差。

    漏字、添字、把“法治”写成“法制”，或者在并列时省成“与法治思想”，都是严重的表述错误。

    依据：固定提法的准确写法，见央视新闻联播2020年以来的用例（R）
    错误：以习近平新时代特色社会主义思想为指导，学习贯彻习近平法制思想。
    正确：以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，增强法治思维。
    """
    for line in subject.lines.showing(("习近平",)):
        text = line.text
        for match in _ERA.finditer(text):
            if match[0] not in _ERA_NAMES:
                yield _thought(line, match, _THOUGHT)
        for match in _UNFINISHED.finditer(text):
            if "思想" not in text[match.end() : match.end() + 12]:
                yield _thought(line, match, _THOUGHT)
        for match in _LAW_SLIPS.finditer(text):
            yield _thought(line, match, _LAW_THOUGHT)
        for match in _CLIPPED.finditer(text):
            yield _thought(line, match, f"{match[0][0]}{_LAW_THOUGHT}", Severity.WARNING)


def _thought(line: TextLine, match: re.Match[str], right: str, severity: Severity | None = None) -> Fault:
    return Fault(line.at(match), f"“{match[0]}”不是准确的提法", f"写成“{right}”", severity)


# The four phrases ----------------------------------------------------------------------------------------

_FOUR = Pattern('(.{0,4})[“"](两个确立|四个意识|四个自信|两个维护)[”"]')
_VERBS = {
    "两个确立": ("领悟", "认识", "理解", "把握", "拥护", "捍卫", "领会"),
    "四个意识": ("增强", "树立", "树牢", "强化"),
    "四个自信": ("坚定",),
    "两个维护": ("做到", "践行"),
}
"""The first verb is that of the formula; the others are heard too and left alone."""
_ALL_VERBS = Pattern("(?:领悟|增强|坚定|做到|树立|坚持|维护|提高)$")
_EXTENDED = Pattern("(?:拥护|捍卫)$")
"""捍卫“两个确立” goes with 做到“两个维护”, wherever that stands."""
_PHRASES = tuple(_VERBS)
_RANKS = {name: rank for rank, name in enumerate(_VERBS)}
_DECISIVE = {"两个确立": "深刻领悟“两个确立”的决定性意义"}


@rule("FZ336")
def four_phrases(subject: Subject) -> Iterator[Fault]:
    """“两个确立”“四个意识”“四个自信”“两个维护”连用时动词和次序不变。

    固定写法是“深刻领悟‘两个确立’的决定性意义，增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”。
    单用其中一个，或者用“坚定拥护”“坚决做到”等扩展说法的不查。

    依据：固定提法的动词和次序，见央视新闻联播2020年以来的用例（R）
    错误：坚定“四个意识”、增强“四个自信”、做到“两个维护”。
    正确：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、坚决做到“两个维护”。
    """
    for line in subject.lines.showing(_PHRASES):
        for sentence in SENTENCE.finditer(line.text):
            found = list(_FOUR.finditer(line.text, *sentence.span()))
            if len(found) > 1:
                yield from _wrong_verbs(line, found)
                yield from _wrong_order(line, found)


def _wrong_verbs(line: TextLine, found: list[re.Match[str]]) -> Iterator[Fault]:
    for match in found:
        verbs, verb = _VERBS[match[2]], _ALL_VERBS.search(match[1])
        if verb and verb[0] not in verbs:
            start = match.start(1) + verb.start()
            right = _DECISIVE.get(match[2], f"{verbs[0]}“{match[2]}”")
            message = f"“{match[2]}”前面的动词不是“{verb[0]}”"
            yield Fault(line.spot(start, match.end()), message, f"写成“{_single(right)}”")


def _wrong_order(line: TextLine, found: list[re.Match[str]]) -> Iterator[Fault]:
    for before, after in pairwise(found):
        if _RANKS[after[2]] < _RANKS[before[2]] and not _EXTENDED.search(after[1]):
            message = f"“{after[2]}”应当在“{before[2]}”前面"
            hint = "次序是“两个确立”“四个意识”“四个自信”“两个维护”"
            severity = Severity.WARNING if after[2] == "两个确立" else None
            yield Fault(line.spot(after.start(2) - 1, after.end()), message, hint, severity)


def _single(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


# Congress and plenums ------------------------------------------------------------------------------------

_HELD = {
    "二中": date(2023, 2, 1),
    "三中": date(2024, 7, 15),
    "四中": date(2025, 10, 20),
    "五中": date(2026, 7, 25),  # not held by 2026-07-24, the last day of the source; so for those that follow
    "六中": date(2026, 7, 25),
    "七中": date(2026, 7, 25),
}
"""From when on the plenums of the 20th central committee can be spoken of as held."""
_NEXT_CONGRESS = date(2026, 7, 25)
_KNOWN = ("二中", "三中", "四中")
_FIRST_AFTER_CONGRESS = 2022
_PLENUMS = Pattern(
    "二十届((?:[一二三四五六七]中(?:全会)?[、和及与]{1,2}(?:二十届)?){0,6}[一二三四五六七]中)全会",
    words=("二十届",),
)
_PLENUM = Pattern("[二三四五六七]中")
_CONGRESS_21 = Pattern("党的二十一大(?:和|精神)")
_COMING = Pattern("迎接|喜迎|迎|即将|筹备")
_OLD_CONGRESS = Pattern(
    "党的十九大(?:和十九届[^，。；]{1,12}全会)?精神|十九届[^，。；]{1,12}全会精神", words=("十九",)
)
_MONTH = Pattern(r"(?:(20\d\d)年)?(\d{1,2})月(?!以来|起|至|[底末]前)")


@rule("FZ337")
def plenums(subject: Subject) -> Iterator[Fault]:
    """党的代表大会和中央全会的提法与写报告的时间相符。

    报告最迟在次年3月底写成，那时还没有召开的全会不能学习贯彻；当年已经召开的，下一年安排里要跟上。
    说明了月份的活动，按活动的时间判断。

    依据：党的二十大2022年10月16日至22日，二十届二中全会2023年2月，三中全会2024年7月15日至18日，
        四中全会2025年10月20日至23日；至2026年7月24日五中全会未见（R）
    错误：深入学习贯彻党的二十届三中全会精神。
    正确：深入学习贯彻党的二十大和二十届二中全会精神。
    """
    year = subject.year
    if year is None:
        return
    written = date(year + 1, 3, 31)
    for line in subject.lines.showing(("二十届", "二十一大")):
        for match in _PLENUMS.finditer(line.text):
            yield from _plenums_ahead(line, match, written)
        if written < _NEXT_CONGRESS:
            for match in _CONGRESS_21.finditer(line.text):
                if not _coming(line, match):
                    yield Fault(line.at(match), "党的二十一大还没有召开", "核对届次")
    yield from _plenums_of_the_past(subject, year)


def _plenums_ahead(line: TextLine, match: re.Match[str], written: date) -> Iterator[Fault]:
    """The plenums in a formula that had not been held when the report was written, or on the day told."""
    if _coming(line, match):
        return
    told = _day_told(line, match, written.year - 1)
    for plenum in _PLENUM.finditer(line.text, *match.span(1)):
        held = _HELD[plenum[0]]
        if held > written:
            message = f"写{written.year - 1}年的报告时，党的二十届{plenum[0]}全会还没有召开"
            yield Fault(line.at(plenum), message, "核对报告年度，改用当时的提法")
        elif told and told < (held.year, held.month):
            message = f"{told[0]}年{told[1]}月党的二十届{plenum[0]}全会还没有召开"
            yield Fault(line.at(plenum), message, "核对活动的时间和学习的内容", Severity.WARNING)


def _coming(line: TextLine, match: re.Match[str]) -> bool:
    """Whether a meeting is looked forward to."""
    around = line.text[max(match.start() - 10, 0) : match.start()]
    return bool(_COMING.search(around)) or "召开" in line.text[match.end() : match.end() + 6]


def _day_told(line: TextLine, match: re.Match[str], year: int) -> tuple[int, int] | None:
    """The year and month of what a clause tells of; None where it names none, and in plans."""
    if line.part == "下年安排":
        return None
    start = max(line.text.rfind(stop, 0, match.start()) for stop in "。；") + 1
    months = _MONTH.findall(line.text, start, match.start())
    return (int(months[-1][0] or year), int(months[-1][1])) if months else None


def _plenums_of_the_past(subject: Subject, year: int) -> Iterator[Fault]:
    """Formulas that have been overtaken."""
    text = subject.lines.text
    if year >= _FIRST_AFTER_CONGRESS and "十九" in text and "二十大" not in text and "二十届" not in text:
        for line, match in subject.lines.found(_OLD_CONGRESS):
            message = f"{year}年的报告只提“{match[0]}”，没有提党的二十大"
            yield Fault(line.at(match), message, "改用“党的二十大精神”等提法", Severity.WARNING)
    latest = next((name for name in reversed(_KNOWN) if _HELD[name] <= date(year, 12, 31)), "")
    if not latest or "历次全会" in text or any(latest in match[1] for match in _PLENUMS.finditer(text)):
        return
    for line, match in subject.lines.found(_PLENUMS):
        if line.part == "下年安排":
            message = f"“{match[0]}”没有提到{year}年已经召开的{latest}全会"
            yield Fault(line.at(match), message, "改用最近的提法", Severity.WARNING)


_OLD_THOUGHT = Pattern("全面依法治国新理念新思想新战略", words=("新理念新思想新战略",))
_LAW_THOUGHT_SINCE = 2020


@rule("FZ338")
def old_name_of_the_thought(subject: Subject) -> Iterator[Fault]:
    """2020年11月以后不再用“全面依法治国新理念新思想新战略”。

    2020年11月16日至17日的中央全面依法治国工作会议确立了习近平法治思想，原来的说法由它取代。

    依据：习近平法治思想2020年11月确立，此前的提法不再作为名称使用（R）
    错误：认真学习习近平总书记全面依法治国新理念新思想新战略。
    正确：认真学习习近平法治思想和习近平总书记重要讲话精神。
    """
    if subject.year is not None and subject.year < _LAW_THOUGHT_SINCE:
        return
    for line, match in subject.lines.found_unquoted(_OLD_THOUGHT):
        yield Fault(line.at(match), f"“{match[0]}”是2020年11月以前的提法", f"改用“{_LAW_THOUGHT}”")


RULES: tuple[Rule, ...] = (
    names_of_the_thought,
    four_phrases,
    plenums,
    old_name_of_the_thought,
)
