"""Congresses of the party and plenums of their committees, as a report of its time names them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.phrasebook import phrasebook
from fazhi_report.rules.registry import Dated
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_ORDER = "一二三四五六七八"
_LATEST = "二十"
_PLENUMS = Pattern(
    "(?P<congress>十八|十九|二十)届"
    "(?P<plenums>(?:[一二三四五六七八]中(?:全会)?[、和及与]{1,2}(?:二十届|十九届)?){0,6}[一二三四五六七八]中)全会",
    words=("十八届", "十九届", "二十届"),
)
_PLENUM = Pattern(f"[{_ORDER}]中")
_CONGRESS = Pattern(
    "党的(?P<number>十八|十九|二十一|二十)大(?:和|精神|、|报告|以来)", words=("党的十", "党的二十")
)
_COMING = Pattern("迎接|喜迎|迎|即将|筹备")
_ANOTHER_CONGRESS = Pattern("十九大(?:精神)?[和、](?:党的)?(?=二十届)", words=("十九大",))
_OLD_CONGRESS = Pattern(
    "党的十九大(?:和十九届[^，。；]{1,12}全会)?精神|十九届[^，。；]{1,12}全会精神", words=("十九",)
)
_WITH_CONGRESS = Pattern("二十大(?:精神)?[和、及与]{1,2}(?:党的)?$")
_MONTH = Pattern(r"(?:(20\d\d)年)?(?:(\d{1,2})月|([上下]半年|[一二三四]季度))(?!以来|起|至|[底末]前)")
_LAST_MONTHS = {"上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
_MISSPELT = Pattern(
    "[一二三四五六七]中(?:会全|会议(?=精神)|全全会|全会会(?!议)|会会|全汇|金会|会(?=精神))"
    "|(?<=届)[一二三四五六七](?:种全会|全会)|(?:十[八九]|二十)界(?=[一二三四五六七]中)",
    words="会汇界",
)
_FIRST_AFTER_CONGRESS = 2022


@rule("FZ337")
def plenums(subject: Subject) -> Iterator[Fault]:
    """党的代表大会和中央全会的提法与写报告的时间相符。

    报告最迟在次年3月底写成，那时还没有召开的全会不能学习贯彻；“二十大和二十届几中全会”的提法，写到报告年度里
    最近一次召开的全会，下一年安排里也要跟上。说明了月份的活动，按活动的时间判断。

    依据：党的二十大2022年10月16日至22日，二十届二中全会2023年2月26日至28日，三中全会2024年7月15日至18日，
        四中全会2025年10月20日至23日；至2026年7月24日五中全会未见（R）；更早的全会只有转述（R2），只作警告
    错误：深入学习贯彻党的二十届三中全会精神。
    正确：深入学习贯彻党的二十大和二十届二中全会精神。
    """
    year = subject.year
    if year is None:
        return
    issued = subject.issued_on
    written = issued if issued and issued.year == year + 1 else date(year + 1, 3, 31)
    for line, match in subject.lines.found(_PLENUMS):
        yield from _plenums_ahead(line, match, written, year)
        yield from _out_of_order(line, match)
    for line, match in subject.lines.found(_CONGRESS):
        held = _congress_held(match["number"])
        if held.day > written and not _coming(line, match):
            severity = None if held.sure else Severity.WARNING
            yield Fault(line.at(match), f"党的{match['number']}大还没有召开", "核对届次", severity)
    for line, match in subject.lines.found(_MISSPELT):
        right = match[0].replace("界", "届") if "界" in match[0] else f"{match[0][0]}中全会"
        yield Fault(line.at(match), f"“{match[0]}”应为“{right}”", f"写成“{right}”", Severity.WARNING)
    for line, match in subject.lines.found(_ANOTHER_CONGRESS):
        yield Fault(line.at(match), "党的十九大后面接着写二十届的全会", "核对届次", Severity.WARNING)
    yield from _plenums_of_the_past(subject, year)


def _not_yet() -> Dated:
    """When those meetings may be that had not been held by the last day of the sources."""
    return Dated(phrasebook().as_of + timedelta(days=1), sure=True)


def _congress_held(number: str) -> Dated:
    found = phrasebook().congresses.get(number)
    return found.held if found else _not_yet()


def _plenum_held(number: str, plenum: str) -> Dated | None:
    """When a plenum first met; None where a committee had none of that number."""
    found = phrasebook().congresses[number].plenums.get(plenum)
    return found or (_not_yet() if number == _LATEST else None)


def _plenums_ahead(line: TextLine, match: re.Match[str], written: date, year: int) -> Iterator[Fault]:
    """The plenums in a formula that had not been held when the report was written, or on the day told."""
    if _coming(line, match):
        return
    number, told = match["congress"], _day_told(line, match, year)
    for plenum in _PLENUM.finditer(line.text, *match.span("plenums")):
        name = f"党的{number}届{plenum[0]}全会"
        held = _plenum_held(number, plenum[0])
        if held is None:
            yield Fault(line.at(plenum), f"没有{name}", "核对届次", Severity.WARNING)
        elif held.day > written:
            severity = None if held.sure else Severity.WARNING
            message = f"写{year}年的报告时，{name}还没有召开"
            yield Fault(line.at(plenum), message, "核对报告年度，改用当时的提法", severity)
        elif told and told < (held.day.year, held.day.month):
            message = f"{told[0]}年{told[1]}月{name}还没有召开"
            yield Fault(line.at(plenum), message, "核对活动的时间和学习的内容", Severity.WARNING)


def _out_of_order(line: TextLine, match: re.Match[str]) -> Iterator[Fault]:
    """Plenums of one committee that are not named one after the other."""
    for before, after in pairwise(_PLENUM.finditer(line.text, *match.span("plenums"))):
        between = line.text[before.end() : after.start()]
        if "届" not in between and _ORDER.index(after[0][0]) != _ORDER.index(before[0][0]) + 1:
            message = f"{before[0]}全会后面接着写的是{after[0]}全会"
            yield Fault(line.at(after), message, "全会按先后依次写全", Severity.WARNING)


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
    if not months:
        return None
    told, month, season = months[-1]
    return int(told or year), int(month or _LAST_MONTHS[season])


def _plenums_of_the_past(subject: Subject, year: int) -> Iterator[Fault]:
    """Formulas that have been overtaken."""
    text = subject.lines.text
    if year >= _FIRST_AFTER_CONGRESS and "十九" in text and "二十大" not in text and "二十届" not in text:
        for line, match in subject.lines.found(_OLD_CONGRESS):
            message = f"{year}年的报告只提“{match[0]}”，没有提党的二十大"
            yield Fault(line.at(match), message, "改用“党的二十大精神”等提法", Severity.WARNING)
    held = phrasebook().congresses[_LATEST].plenums
    latest = next((name for name in reversed(list(held)) if held[name].day <= date(year, 12, 31)), "")
    if not latest or latest == "一中":
        return
    named = "历次全会" in text or any(latest in match["plenums"] for match in _PLENUMS.finditer(text))
    for line, match in subject.lines.found(_PLENUMS):
        if match["congress"] == _LATEST and latest not in match["plenums"]:
            stops = _WITH_CONGRESS.search(line.text[max(match.start() - 12, 0) : match.start()])
            planned = line.part == "下年安排" and not named
            if planned or (stops and not _excused(line, match, year, latest)):
                message = f"“{match[0]}”没有提到{year}年已经召开的{latest}全会"
                yield Fault(line.at(match), message, "改用最近的提法", Severity.WARNING)


def _excused(line: TextLine, match: re.Match[str], year: int, latest: str) -> bool:
    """Whether a formula may stop before the last plenum: it tells when, or of the last one apart."""
    end = line.text.find("。", match.end())
    behind = line.text[match.end() : end if end >= 0 else len(line.text)]
    return latest in behind or "历次全会" in behind or _day_told(line, match, year) is not None


RULES: tuple[Rule, ...] = (plenums,)
