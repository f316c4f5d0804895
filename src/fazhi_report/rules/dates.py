"""Dates and periods."""

import re
from collections.abc import Iterator
from datetime import date

from fazhi_report.diagnostics import DataPath, Severity
from fazhi_report.notation import chinese_day
from fazhi_report.rules.calendar import FULL_DATE, ONLY_DATE, STOPS, day_of, duty_day, stretch
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot
from fazhi_report.schema import Report

# Issue and publication -------------------------------------------------------------------------------------

_GOVERNMENT = Pattern("(?:政府|[镇乡])$")
_BUREAU = Pattern("(?:[局厅部办]|(?<!工|管)委|(?<!管理)委员会|办公室)$")
"""街道, 办事处 and 管委会 are none."""

_MUST_REPORT = frozenset({"部门"})
_MUST_PUBLISH = frozenset({"部门", "政府", "乡镇政府"})
_BELOW_COUNTY = ("镇", "乡", "街道")
"""Levels of a region whose offices are no 县级以上政府部门."""


def _is_bound(report: Report, kinds: frozenset[str]) -> bool:
    """Whether the 督察规定 sets a date for an office of this kind."""
    office = report.organization
    return office.kind in kinds and not (office.kind == "部门" and office.region.level in _BELOW_COUNTY)


def _late(place: Spot | DataPath, what: str, day: date | None, limit: date, duty: str) -> Iterator[Fault]:
    """A date that does not stand before a limit; on the day itself 之前 may be read either way."""
    if day is None or day < limit:
        return
    if day == limit:
        message = f"{what}是{chinese_day(day)}，正在期限当日，“之前”不包括当日"
    else:
        message = f"{what}是{chinese_day(day)}，晚于{chinese_day(limit)}之前的期限"
    yield Fault(place, message, duty)


@rule("FZ306")
def date_of_issue(subject: Subject) -> Iterator[Fault]:
    """政府部门的报告在下一年3月1日之前成文。

    县级以上政府部门每年3月1日之前报告上一年度的情况。街道办事处、派出机关、开发区管委会没有这个规定，只看晚了一年以上
    的；政府的报告在4月1日之前公开，成文不会更晚。

    依据：《法治政府建设与责任落实督察工作规定》：每年3月1日之前，县级以上政府部门应当向本级党委和政府、上一级
        政府有关部门报告（R）；“之前”不包括当日（D）
    错误：
        ---
        year: 2024
        issued_on: 2025-03-12
    正确：
        ---
        year: 2024
        issued_on: 2025-02-28
    """
    report, year, issued = subject.report, subject.year, subject.issued_on
    if year is None or issued is None or (issued.year > year + 1 and _plans_agree(subject, issued)):
        return
    place: Spot | DataPath = ("issued_on",) if report else _day_signed(subject)
    if _is_bound(report, _MUST_REPORT) if report else _BUREAU.search(subject.office):
        duty = "督察规定要求县级以上政府部门在3月1日之前报告，核对成文日期"
        yield from _late(place, "成文日期", issued, duty_day(year), duty)
    elif report is None and _GOVERNMENT.search(subject.office):
        duty = "督察规定要求各级政府在4月1日之前公开，核对成文日期"
        yield from _late(place, "成文日期", issued, date(year + 1, 4, 1), duty)
    elif issued.year > year + 1:
        yield Fault(place, f"成文日期{chinese_day(issued)}比报告年度晚了一年以上", "核对成文日期的年份")


def _plans_agree(subject: Subject, issued: date) -> bool:
    """Whether a text plans for the year in which it is signed: then the year in its title is at fault."""
    headings = (line.heading for line in subject.body if line.part == "下年安排" and line.level == 1)
    return any(f"{issued.year}年" in heading for heading in headings)


def _day_signed(subject: Subject) -> Spot:
    """Where a text is dated."""
    assert subject.dated, "a text is dated where it tells a day"  # noqa: S101
    line, _ = subject.dated
    return line.spot(0, len(line.text))


@rule("FZ307")
def date_of_publication(subject: Subject) -> Iterator[Fault]:
    """政府和政府部门的报告在下一年4月1日之前公开。

    地方各级政府和县级以上政府部门的年度报告，除涉及党和国家秘密的以外，都应当向社会公开。

    依据：《法治政府建设与责任落实督察工作规定》第二十四条：每年4月1日之前……向社会公开（R）；
        “之前”不包括当日（D）
    错误：
        ---
        year: 2024
        published_on: 2025-05-20
    正确：
        ---
        year: 2024
        published_on: 2025-03-31
    """
    report = subject.report
    if report and _is_bound(report, _MUST_PUBLISH):
        duty = "督察规定要求在4月1日之前向社会公开，核对公开日期"
        limit = date(report.year + 1, 4, 1)
        yield from _late(("published_on",), "公开日期", report.published_on, limit, duty)


@rule("FZ308")
def published_before_issued(subject: Subject) -> Iterator[Fault]:
    """公开日期不早于成文日期。

    没有成文的报告不会公开，日期写反或者写错了。

    依据：政府信息公开目录的通行做法：成文日期不晚于发布日期（D）
    错误：
        ---
        year: 2024
        issued_on: 2025-02-20
        published_on: 2025-02-10
    正确：
        ---
        year: 2024
        issued_on: 2025-02-20
        published_on: 2025-02-20
    """
    report = subject.report
    if report and report.issued_on and report.published_on and report.published_on < report.issued_on:
        message = f"公开日期{chinese_day(report.published_on)}早于成文日期{chinese_day(report.issued_on)}"
        yield Fault(("published_on",), message, "核对两个日期")


@rule("FZ309")
def issued_too_early(subject: Subject) -> Iterator[Fault]:
    """报告在年度结束之后成文。

    年度没有结束，全年的数还没有齐。只有文稿的，12月成文的不报；更早的多半是成文日期漏改了年份，是警告。

    依据：归纳自公开的年度报告：12月发布的，数据未到年末（D）
    错误：
        ---
        year: 2024
        issued_on: 2024-12-17
    正确：
        ---
        year: 2024
        issued_on: 2025-01-17
    """
    year, issued = subject.year, subject.issued_on
    if year is None or issued is None or issued.year > year:
        return
    message = f"成文日期{chinese_day(issued)}时，{year}年还没有结束"
    hint = "核对成文日期；确是年底前成文的，补齐到年末的数"
    if subject.report:
        yield Fault(("issued_on",), message, hint, Severity.INFO)
    elif (issued.year, issued.month) != (year, _MONTHS):
        yield Fault(_day_signed(subject), message, hint)


# Days in the text ------------------------------------------------------------------------------------------

_DAY = Pattern(
    r"(?<!\d)(?:(?P<year>20\d\d) ?年 ?)?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]", re.ASCII
)
_MONTH = Pattern(r"(?<!\d)20\d\d ?年 ?(?P<month>\d{1,2}) ?月(?!\d)", re.ASCII)
_MONTHS = 12


@rule("FZ310")
def impossible_dates(subject: Subject) -> Iterator[Fault]:
    """文中的日期都在日历上。

    没有2月30日，没有13月。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：2023年2月30日，局党组专题研究法治政府建设工作。
    正确：2023年2月28日，局党组专题研究法治政府建设工作。
    """
    for line in subject.lines.showing("月"):
        for match in _DAY.finditer(line.text):
            if day_of(match) is None:
                yield Fault(line.at(match), f"没有“{match[0]}”这一天", "核对日期")
        for match in _MONTH.finditer(line.text):
            if not 1 <= int(match["month"]) <= _MONTHS:
                behind = line.text[match.end() : match.end() + 4]
                if not re.match(r" ?\d{1,2} ?[日号]", behind):
                    yield Fault(line.at(match), f"没有“{match[0]}”", "核对月份")


@rule("FZ311")
def days_to_come(subject: Subject) -> Iterator[Fault]:
    """举措成效、第一责任人部分写的日期不晚于报告年度，也不晚于成文日期。

    年度以外的事不是本年度的成效；成文之后的事还没有发生。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）；凭日期判断（D）
    错误：
        一、推进法治政府建设的主要举措和成效
        2024年3月5日，开展法治专题学习。
    正确：
        一、推进法治政府建设的主要举措和成效
        2023年3月5日，开展法治专题学习，落实将于2024年5月1日起施行的法律。
    """
    year, issued = subject.year, subject.issued_on
    if year is None:
        return
    for line, match in subject.body.found_unquoted(FULL_DATE):
        day = day_of(match) if line.part in ("举措成效", "第一责任人") else None
        if day is None or ONLY_DATE.fullmatch(line.text) or _is_to_come(line.unquoted, match):
            continue
        if day.year > year:
            message = f"{year}年的报告里写了{chinese_day(day)}的事"
            yield Fault(line.at(match), message, "核对日期；是下一年的安排，写进安排部分")
        elif issued and day > issued:
            message = f"{chinese_day(day)}晚于成文日期{chinese_day(issued)}"
            yield Fault(line.at(match), message, "核对日期；成文时还没有发生的事不写")


_TO_COME = Pattern("(?:将|拟|计划|预计|力争|至|到|定)(?:于|在)?$")
_IN_FORCE = Pattern("[^，。；]{0,10}?(?:起|施行|生效|前|届满|到期|期满)")


def _is_to_come(text: str, match: re.Match[str]) -> bool:
    """Whether a day is said to lie in the future."""
    before = text[max(match.start() - 4, 0) : match.start()]
    return bool(_TO_COME.search(before) or _IN_FORCE.match(text, match.end()))


# 普法 plans -------------------------------------------------------------------------------------------------

_PUBLICITY_PLAN = Pattern('[“"]?(?P<plan>[七八九])五[”"]?(?=普法|法治宣传)', words=("七五", "八五", "九五"))
_SPOKEN_OF = {"七": (2016, 2021), "八": (2021, 2099), "九": (2026, 2099)}
"""The years whose work is told under each plan.

八五 runs from 2021 to 2025 by a source that was read; 七五 and 九五 are counted from it. A plan is wound up
in the year after its last; what follows 八五 was not found in any source, so it has no last year here.
"""
_LAST_OF_EIGHTH = 2025
_ABOUT_ANOTHER_PLAN = Pattern(
    "谋划|编制|起草|准备|筹备|衔接|总结|验收|评估|终期|经验|期间|以来|获评|表彰|先进|延续"
)


@rule("FZ312")
def publicity_plans(subject: Subject) -> Iterator[Fault]:
    """普法规划和报告的年度相符，“八五”普法是2021年至2025年的规划。

    规划五年一个，改写旧稿时容易漏改。谋划下一个规划、总结上一个规划的不在此列。

    依据：“八五”普法规划（2021—2025年），2021年6月15日转发（R）；其他规划按五年推算，“九五”普法规划没有查到（D）
    错误：深入实施“七五”普法规划，开展普法活动6场。
    正确：深入实施“八五”普法规划，开展普法活动6场。
    """
    year = subject.year
    if year is None:
        return
    for line, match in subject.body.found(_PUBLICITY_PLAN):
        meant = year + 1 if line.part == "下年安排" else year
        first, last = _SPOKEN_OF[match["plan"]]
        in_title = line.unquoted[match.end()] == "■"
        about = _ABOUT_ANOTHER_PLAN.search(stretch(line.text, match.start(), STOPS))
        if not first <= meant <= last and not in_title and not about:
            is_eighth = _SPOKEN_OF["八"][0] <= meant <= _LAST_OF_EIGHTH
            hint = "2021年至2025年实施的是“八五”普法规划" if is_eighth else "核对普法规划的名称"
            yield Fault(line.at(match), f"“{match['plan']}五”普法规划和{year}年的报告不符", hint)


RULES: tuple[Rule, ...] = (
    date_of_issue,
    date_of_publication,
    published_before_issued,
    issued_too_early,
    impossible_dates,
    days_to_come,
    publicity_plans,
)
