"""The year that plans are for."""

import re
from collections.abc import Iterator

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.calendar import STOPS, YEAR, stretch
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_PLAN_WORD = Pattern("安排|打算|计划|思路|下一步|下步")
_NOT_PLANNED = Pattern("不足|问题|短板|情况|成效|举措|总结|[和及与、]")
_WILL = Pattern(r"[，,]?[^。；，\d]{0,15}(?:将|要(?:继续|进一步|坚持|以|把))")
_WILL_PLAINLY = Pattern(
    "度?，?(?:我[局镇乡县区市委厅]|全[局镇县]|县.{1,6}局)?(?:重点|继续|进一步|坚持以|坚持把|着力|深入|持续|加强|完善|推进|抓好|做好|深化|强化)"
)
_AIMED_BEFORE = Pattern("(?:力争|争取|计划|预计|拟|打算|谋划)(?:[在到于至]|完成|实现|开展)?$")
_UP_TO_BEFORE = Pattern("(?<![截自从由])[到至]$")
_BY_BEHIND = Pattern(
    r"度?(?:底|末|[上下]半年|[一二三四]季度|\d{1,2}月(?:底|末|\d{1,2}日)?)(?:之?前)", re.ASCII
)
_TASKS_BEFORE = Pattern(
    "(?:制定|制订|编制|研究|谋划|部署|实施|启动|全面完成|确保完成|认真落实|抓好|做好)[^，。；《]{0,6}$"
)
_TASKS_BEHIND = Pattern(
    "度?[^，。；《]{0,14}(?:目标任务|各项任务|工作任务|重点任务|任务清单|工作要点|[学普]法计划|(?:检查|培训|工作|立法|抽查|执法)计划)"
)
_LOOKS_BACK = Pattern(
    "总结|回顾|巩固|基础|相比|[比较]|以来|反馈|整改|督察|督查|考核|遗留|结转|成效|经验|成果|评估|验收|问题|不足|回头看|期间|[从自由]20"
)
_PAST = Pattern("取得|累计|完成了|开展了|得到|已经|共")
_TASK_HEADING = Pattern("度?(?:重点|主要)?(?:工作|任务|目标)")
_FORWARD = Pattern("下一步|下步|今后|将|打算")


@rule("FZ302")
def year_of_plans(subject: Subject) -> Iterator[Fault]:
    """安排部分写的是报告年度的下一年。

    2023年的报告安排2024年的工作。标题、“某年，将……”“力争某年……”“某年底前完成”写成报告当年或者更早的，是漏改的
    年份。总结上年、在上年基础上、与上年相比的不在此列。

    依据：《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定第四项：下一年度的主要安排（R）
    错误：四、2023年推进法治政府建设的初步安排
    正确：
        四、2024年推进法治政府建设的初步安排
        在2023年工作的基础上，2024年，我局将加强案卷评查，力争2024年底前建成平台，到2025年实现全覆盖。
    """
    year = subject.year
    if year is None:
        return
    hint = f"改为“{year + 1}年”"
    for line in subject.body:
        match = _planned_year(line) if line.level == 1 else None
        if match and int(match["year"]) != year + 1:
            message = f"安排部分的标题写的是{match['year']}年，{year}年的报告安排{year + 1}年的工作"
            yield Fault(line.at(match), message, hint)
        if "20" in line.text and not line.role:
            for match in YEAR.finditer(line.unquoted, line.lead if line.level == 1 else 0):
                sure, unsure = _planned(line, match, year)
                if sure or unsure:
                    message = f"{year}年的报告安排{year + 1}年的工作，这里写的是{match['year']}年"
                    yield Fault(line.at(match), message, hint, None if sure else Severity.WARNING)


def _planned(line: TextLine, match: re.Match[str], year: int) -> tuple[bool, bool]:
    """Whether something is planned for another year than the next: surely, or by the looks of it."""
    text, told = line.unquoted, int(match["year"])
    if line.part == "下年安排":
        opens = match.start() == line.lead or text[match.start() - 1] in "。；"
        if opens and told != year + 1 and _WILL.match(text, match.end()):
            return told <= year, told > year + 1
        return False, told <= year and not _past(line, match) and _is_aim(line, match, opens=opens)
    if told > year or not _FORWARD.search(stretch(text, match.start(), STOPS)):
        return False, False
    return False, _AIMED_BEFORE.search(text[max(match.start() - 6, 0) : match.start()]) is not None


def _past(line: TextLine, match: re.Match[str]) -> bool:
    """Whether a clause looks back on a year."""
    return _LOOKS_BACK.search(stretch(line.text, match.start(), "。；，、")) is not None


def _is_aim(line: TextLine, match: re.Match[str], *, opens: bool) -> bool:
    """Whether what stands around a year in plans says that something is to be done in it."""
    text = line.unquoted
    before, end = text[max(match.start() - 12, 0) : match.start()], match.start("whole")
    if match.start() < line.lead and _TASK_HEADING.match(text, end):
        return True
    sentence = stretch(text, match.start(), STOPS)
    return bool(
        _AIMED_BEFORE.search(before)
        or _BY_BEHIND.match(text, end)
        or _UP_TO_BEFORE.search(before)
        or (_TASKS_BEFORE.search(before) and _TASKS_BEHIND.match(text, end))
        or (opens and _WILL_PLAINLY.match(text, end) and not _PAST.search(sentence))
    )


def _planned_year(line: TextLine) -> re.Match[str] | None:
    """The year that a heading plans for, as 2024年 in “2023年的不足和2024年工作安排”."""
    for match in YEAR.finditer(line.unquoted, 0, line.lead):
        word = _PLAN_WORD.search(line.unquoted, match.end(), line.lead)
        if (
            word
            and not _NOT_PLANNED.search(line.unquoted, match.end(), word.start())
            and "情况" not in line.text[word.end() : line.lead]
        ):
            return match
    return None


RULES: tuple[Rule, ...] = (year_of_plans,)
