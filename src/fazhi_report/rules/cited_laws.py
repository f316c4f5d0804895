"""Laws and documents that are cited."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.near_titles import meant_by
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.registry import Dated, RegisterEntry, Revision, registry
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

# What titles look like -----------------------------------------------------------------------------------

_TITLE = Pattern("《([^《》]{1,100})》", words="》")
# What stands around them ---------------------------------------------------------------------------------

_APPLIED = Pattern("(?:依据|依照|按照|根据|适用|严格执行)(?:新修订的|新修改的|新修正的|[■、和])*$")
_RENEWED = Pattern("(?:新修订|新修改|新修正|最新修订|修订后|修改后|(?<![创革更最全])新)(?:施行|实施)?的?$")
_JUST_MADE = Pattern("新(?:颁布|公布|出台|制定)的?$")
_REVISED = Pattern("(?:修订|修改|修正)(?:后|施行|实施)?的?$")
_MAKING = Pattern("草案|征求意见|立法|起草|制定|修订工作|修改工作|修法")
_CLOSING = Pattern("终期|评估|总结|收官|期满|到期|完成情况|验收|期间|先进|表彰")
_BEFORE = 30
_LEAD_TIME = timedelta(365)
"""So long a law may have been published before it came into force, where only that day is known."""
_YEARS_NEW = 3
"""For so many years a revised law is the 新修订的 one."""


class CitedTitle(NamedTuple):
    """A title in 《》 where it stands; `entry` is what it is in the register."""

    line: TextLine
    start: int
    end: int
    title: str
    entry: RegisterEntry | None

    @property
    def spot(self) -> Spot:
        """The title with its marks."""
        return self.line.spot(self.start, self.end)

    @property
    def before(self) -> str:
        """What the line says before it, other titles as ■."""
        return self.line.unquoted[max(self.start - _BEFORE, 0) : self.start]


@lru_cache(maxsize=1)  # several rules ask in turn
def citations(subject: Subject) -> tuple[CitedTitle, ...]:
    """Every title in 《》, in the order of the report."""
    return tuple(
        CitedTitle(line, *match.span(), match[1], registry().find(match[1]))
        for line, match in subject.lines.found(_TITLE)
    )


# Titles --------------------------------------------------------------------------------------------------


@rule("FZ350")
def misspelt_titles(subject: Subject) -> Iterator[Fault]:
    """书名号里的法律、法规和文件名称与名录一致。

    名称差一两个字，往往是凭记忆写的：“与”写成“和”、“督察”写成“督查”、起止年份写错、漏了“工作”；
    法律只由全国人大及其常委会制定，名录里没有的“法”，与名录里的只差中间一两个字、把条例写成了法的，也提出来。
    名录里没有的文件、地方制定的实施办法和解读不在此列；起止年份的横线和漏“年”由标点规则检查。

    依据：《法治政府建设与责任落实督察工作规定》厅字〔2019〕28号、《法治政府建设实施纲要（2021—2025年）》中发〔2021〕33号（R）；
        《党政机关公文处理工作条例》第二十条，审核重点包括引文准确（R）
    错误：根据《法治政府建设和责任落实督察工作规定》有关要求，现将有关情况报告如下：
        开展《消费者保护法》宣传，学习《行政强制条例》。
    正确：根据《法治政府建设与责任落实督察工作规定》有关要求，落实《河南省优化营商环境条例》《预算法实施条例》。
    """
    for cited in citations(subject):
        if meant := meant_by(cited.title):
            yield Fault(
                cited.spot,
                f"“《{cited.title}》”与名录里的“《{meant.name}》”{meant.difference}",
                f"引用的是这一件的，写成《{meant.name}》",
                None if meant.certain else Severity.WARNING,
            )


# Dates ---------------------------------------------------------------------------------------------------


@rule("FZ351")
def not_yet_in_force(subject: Subject) -> Iterator[Fault]:
    """引用的法律和文件在写报告时已经公布，据以办事时已经施行。

    学习、宣传从通过或公布之日起才有可能，依据、适用要到施行之日；报告最迟在次年3月底写成。
    套用后来年度的报告改写，容易把新法带进来。名录没有记载公布日期的，施行前一年以内的提及不算。

    依据：各法公布、施行日期：法治宣传教育法2025年9月12日通过、11月1日施行，行政执法监督条例2025年12月17日公布、
        2026年2月1日施行，公平竞争审查条例2024年8月1日施行等（R）；日期只凭记忆的（M）只作警告
    错误：局党组组织学习《法治宣传教育法》。
    正确：局党组组织学习《预算法》《行政复议法》，对《法治宣传教育法（草案）》研究提出意见。
    """
    for cited in citations(subject):
        faults = _too_early(cited, cited.entry, subject.year) if subject.year and cited.entry else ()
        for fault in faults:
            if not _MAKING.search(_sentence(cited)):
                yield fault


def _too_early(cited: CitedTitle, entry: RegisterEntry, year: int) -> Iterator[Fault]:
    written = date(year + 1, 3, 31)
    known = entry.adopted or entry.in_force
    if known and _lies_ahead(known, written, in_force_only=entry.adopted is None):
        kind = "公布" if entry.adopted else "施行"
        severity = None if known.sure and entry.adopted else Severity.WARNING
        message = f"“《{cited.title}》”{known.text}才{kind}，{year}年的报告里还不能提到"
        yield Fault(cited.spot, message, "核对报告年度和引用的文件，删去或者改引当时有效的", severity)
    elif entry.in_force and _APPLIED.search(cited.before):
        by = {"下年安排": date(year + 1, 12, 31), "导语": written}.get(cited.line.part, date(year, 12, 31))
        if entry.in_force.day > by:
            severity = None if entry.in_force.sure else Severity.WARNING
            message = f"“《{cited.title}》”{entry.in_force.text}才施行，不能作为此前的依据"
            yield Fault(cited.spot, message, "改引当时有效的规定；只是学习、宣传的，改写动词", severity)


def _lies_ahead(known: Dated, written: date, *, in_force_only: bool) -> bool:
    """Whether a document did not exist when the report was written.

    Where only the day it came into force is known, it may have been published a year before.
    """
    day = known.day - _LEAD_TIME if in_force_only else known.day
    return day > written


def _sentence(cited: CitedTitle) -> str:
    return cited.spot.sentence


@rule("FZ352")
def wrongly_new(subject: Subject) -> Iterator[Fault]:
    """“新修订的”法律确实在不久前修订过。

    修订还没有通过就称“新修订的”，是报告改写时带进来的；修订已过三年还称“新修订的”，是照抄前几年的；
    制定以来没有修订过的，“新修订的”无从说起；制定已过三年的，也不是“新颁布的”。修订草案已经提请审议的法律不查。

    依据：会计法2024年6月28日修正，行政复议法2023年9月1日修订、2024年1月1日施行，行政处罚法2021年7月15日施行，
        2023年度的报告不得提到会计法、保密法2024年的修改（R）；修订多久以后不再称“新”没有规定（D）
    错误：组织学习新修订的《会计法》。
    正确：组织学习新修订的《行政复议法》，学习《会计法》。
    """
    for cited in citations(subject):
        entry = cited.entry
        if subject.year and entry and _RENEWED.search(cited.before):
            if _MAKING.search(_sentence(cited)) or entry.revising:
                continue
            if entry.revised:
                yield from _renewal_faults(cited, entry, subject.year)
            elif _REVISED.search(cited.before):
                yield from _never_renewed(cited, entry, subject.year)
        elif subject.year and entry and _JUST_MADE.search(cited.before):
            yield from _long_made(cited, entry, subject.year)


def _renewal_faults(cited: CitedTitle, entry: RegisterEntry, year: int) -> Iterator[Fault]:
    written = date(year + 1, 3, 31)
    past = [each for each in entry.revised if _known(each) <= written]
    coming = entry.revised[len(past) :]
    is_stale = bool(past) and year - past[-1].effective.day.year >= _YEARS_NEW
    if coming and (is_stale or not past):
        first = coming[0]
        what = f"{first.adopted.text}才修订" if first.adopted else f"修订后{first.effective.text}才施行"
        soon = first.known.sure and first.adopted and first.known.day.year - written.year <= 1
        yield Fault(
            cited.spot,
            f"“《{cited.title}》”{what}，{year}年的报告里还不是“新修订的”",
            "核对修订时间，删去“新修订的”",
            None if soon else Severity.WARNING,
        )
    elif is_stale and year < registry().as_of.year:
        yield Fault(
            cited.spot,
            f"“《{cited.title}》”最近一次修订是{past[-1].effective.day.year}年的事，不宜再称“新修订的”",
            "删去“新修订的”",
            Severity.INFO,
        )


def _long_made(cited: CitedTitle, entry: RegisterEntry, year: int) -> Iterator[Fault]:
    """A law that is called a new one years after it was made."""
    made = entry.adopted
    if made and made.sure and year - made.day.year >= _YEARS_NEW:
        yield Fault(
            cited.spot,
            f"“《{cited.title}》”是{made.day.year}年制定的，不宜称“新颁布的”",
            "刚修订过的写“新修订的”；否则删去",
            Severity.WARNING,
        )


def _never_renewed(cited: CitedTitle, entry: RegisterEntry, year: int) -> Iterator[Fault]:
    """A law that had not been revised when all its revisions were looked up, which was after the report."""
    made = entry.adopted
    if entry.whole and made and date(year + 1, 3, 31) <= registry().snapshot:
        is_recent = year - made.day.year < _YEARS_NEW
        yield Fault(
            cited.spot,
            f"“《{cited.title}》”{made.day.year}年制定，没有修订过",
            "删去“新修订的”；刚公布、施行的写“新公布的”“新施行的”",
            Severity.INFO if is_recent else Severity.WARNING,
        )


def _known(revision: Revision) -> date:
    """The first day on which a revision may have been spoken of."""
    known = revision.known.day
    return known if revision.adopted else known - _LEAD_TIME


@rule("FZ353")
def expired_plans(subject: Subject) -> Iterator[Fault]:
    """作为依据的纲要、规划在报告年度仍在实施期内。

    期满后有新的纲要的，应当改引新的；还没有的，请核对是否已经印发。总结、评估已经期满的规划不在此列。

    依据：2020年及以前的报告用《法治政府建设实施纲要（2015—2020年）》，2021年8月起用《法治政府建设实施纲要（2021—2025年）》（R）；
        2026年以后的纲要未见（D）
    错误：根据《法治政府建设实施纲要（2015—2020年）》要求，现将有关情况报告如下：
    正确：对照《法治政府建设实施纲要（2015—2020年）》开展终期评估，落实《法治政府建设实施纲要（2021—2025年）》。
    """
    seen = set()
    for cited in citations(subject):
        entry, year = cited.entry, subject.year
        if year is None or entry is None or entry.period is None or entry.title in seen:
            continue
        if year > entry.period[1] and not _CLOSING.search(_sentence(cited)):
            seen.add(entry.title)
            later = entry.successor
            yield Fault(
                cited.spot,
                f"“《{cited.title}》”已于{entry.period[1]}年期满，{year}年的报告不宜再作为依据",
                f"改引《{later}》" if later else "新的纲要、规划已经印发的，改引新的",
                None if later else Severity.INFO,
            )


RULES: tuple[Rule, ...] = (misspelt_titles, not_yet_in_force, wrongly_new, expired_plans)
