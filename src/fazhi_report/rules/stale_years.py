"""Years that last year's report left behind where no year is looked for: titles, numbers, comparisons."""

import re
from collections.abc import Iterator

from fazhi_report.rules.calendar import STOPS, stretch
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.registry import registry
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_OPENING = "导语"
_PLANS = "下年安排"

# Titles of plans -------------------------------------------------------------------------------------------

_PLAN_KIND = "(?:要点|计划|方案|任务清单|任务分解表|责任清单|工作安排|事项目录|目录清单)"
_PLAN_TITLE = Pattern(
    rf"《(?P<title>[^《》]{{0,40}}?(?<![—－～~至到-])(?P<year>20\d\d)年度?(?![—－～~至到-])[^《》]{{0,40}}{_PLAN_KIND}〉?(?:的通知)?(?:（[^（）]{{1,6}}）)?)》",
    re.ASCII,
    words=("《",),
)
_PERIOD_TITLE = Pattern(
    r"《[^《》]{1,60}?（(?P<period>20\d\d年?[—－～~-]{1,2}(?P<last>20\d\d)年?)）[^《》]{0,8}》",
    re.ASCII,
    words=("（20",),
)
_NEWLY_MADE = Pattern("(?:制定|制订|印发|出台|编制)(?:了|并印发|并实施)?$")
_UNQUOTED_PLAN = Pattern(
    r"(?:制定|制订|印发|出台|下发|编制|落实|实施)(?:了)?(?P<year>20\d\d)年度?(?![—－～~至到-])[^，。；：《》“”、]{0,14}(?:学法|普法|培训|立法|检查|抽查|执法|工作)计划",
    re.ASCII,
    words=("计划",),
)
_LOOKS_BACK = Pattern(
    "总结|评估|整改|延续|修订|修改|回头看|(?:完成|落实|执行|实施)情况|考核|以来|废止|清理|失效|沿用|结转|遗留|基础上|期间|作废|督察|督查|比|较|历年|往年|连续"
)
_LEFT_FOR = 2
"""Years for which a title is left behind; an older one is meant."""
_LASTS = Pattern("[二两三五]年(?!度)|整改|反馈|督察|督查|巡视|巡察|审计|考核|总结|评估|决算|创建")
_BASIS_BEHIND = Pattern("(?:》)?(?:等)?(?:文件)?(?:的)?(?:有关|相关)?(?:要求|精神|部署)")
_AHEAD = Pattern("提前|谋划|起草|研究|年底|年末|1[12]月|拟")
_CARRIED_OUT = Pattern("(?:落实|按照|根据|对照|贯彻|完成|执行|依据)[^，。；《》]{0,6}$")
_MADE = Pattern(
    "(?:制定|制订|印发|出台|下发|编制|拟定|落实|按照|根据|对照|贯彻|实施|执行|依据|审议|研究|通过)[^，。；《》]{0,10}$"
)


@rule("FZ378")
def years_of_plans(subject: Subject) -> Iterator[Fault]:
    """工作要点、计划、方案、清单的年份，和写它的部分相符。

    2024年的报告说制定、落实的是2024年的要点，安排部分说的是2025年的；题名里还是上一年的，多半是旧稿没有改。总结、
    评估、修订、清理往年文件的，句子里另写了那一年的，起止几年的，不在此列。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）；凭上下文判断（D）
    错误：
        一、推进法治政府建设的主要举措和成效
        印发《2022年法治政府建设工作要点》，明确任务26项。
    正确：
        一、推进法治政府建设的主要举措和成效
        印发《2023年法治政府建设工作要点》，对《2022年法治政府建设工作要点》落实情况进行评估。
    """
    year = subject.year
    if year is None:
        return
    for line, match in subject.body.found(_PERIOD_TITLE):
        before = line.unquoted[max(match.start() - 12, 0) : match.start()]
        if int(match["last"]) < year + (line.part == _PLANS) and _NEWLY_MADE.search(before):
            message = f"{year}年的报告里新定的文件到{match['last']}年为止"
            yield Fault(line.at(match, "period"), message, "核对起止年份")
    for pattern, sign in ((_PLAN_TITLE, "《"), (_UNQUOTED_PLAN, "计划")):
        for line in subject.body.showing((sign,)):
            for match in pattern.finditer(line.text):
                told, due = int(match["year"]), year + 1 if line.part == _PLANS else year
                if (
                    told != due
                    and str(due) not in match[0]
                    and not line.role
                    and _is_left_over(line, match, year)
                ):
                    message = f"{year}年的报告里写的是{told}年的"
                    spot = line.spot(match.start("year"), match.end("year") + 1)
                    yield Fault(spot, message + _kind(match[0]), f"漏改年份的，改为“{due}年”")


def _kind(text: str) -> str:
    """What a plan is called."""
    kinds = ("要点", "方案", "清单", "目录", "分解表", "安排")
    return next((kind for kind in kinds if kind in text[-12:]), "计划")


def _is_left_over(line: TextLine, match: re.Match[str], year: int) -> bool:
    """Whether a plan of another year is told of as if it were of the year in question."""
    told = int(match["year"])
    sentence = stretch(line.unquoted, match.start(), STOPS)
    clause = stretch(line.unquoted, match.start(), "。；，")
    before = line.unquoted[max(match.start() - 24, 0) : match.start()]
    if told < year - _LEFT_FOR or _LASTS.search(match[0]) or _LOOKS_BACK.search(clause):
        return False
    if match[0].startswith("《") and str(told) in sentence:
        return False
    if line.part == _PLANS:
        return told <= year and (not match[0].startswith("《") or _MADE.search(before) is not None)
    if told > year:
        is_issued = _NEWLY_MADE.search(before) and not _AHEAD.search(clause)
        return bool(is_issued or _CARRIED_OUT.search(before)) and line.part != "不足"
    if _BASIS_BEHIND.match(line.unquoted, match.end()):
        return True
    beside = line.text[: match.start()] + line.text[match.end() :]
    return f"{year}年" not in stretch(beside, match.start(), "。；") or _MADE.search(before) is not None


# Numbers of documents --------------------------------------------------------------------------------------

_NUMBERED = Pattern(
    r"《(?P<title>[^《》]{1,80}(?:〈[^〈〉]{1,60}〉[^《》]{0,20})?)》(?:的通知)?[（(](?P<number>[^（）()〔〕\[\]《》，。]{1,14}"
    r"[〔\[﹝【](?P<year>20\d\d)[〕\]﹞】] ?第?\d{1,5} ?号)",
    re.ASCII,
    words=("号）", "号)", "号，"),
)
_TITLE_YEARS = Pattern(r"20\d\d(?=年)", re.ASCII)
_RANGE = Pattern(r"20\d\d年?[—－～~至到-]{1,2}20", re.ASCII)
_TOLD_LATER = Pattern("报告|总结|考核|述法|评议|通报|情况")
_OWN_ISSUE = Pattern(
    r"(?:^|[，。；、：])(?:20\d\d年度?，?)?(?:我[局镇乡县区市委厅]|本局|局党组|全年|及时|先后|认真|结合实际)?(?:研究|讨论)?"
    r"(?:制定|制订|印发|出台|制发|下发)(?:了|并印发|印发|出台|实施|下发)?$",
    re.ASCII,
)
_BRACKETS = str.maketrans("[]﹝﹞【】", "〔〕〔〕〔〕", " 第")


@rule("FZ388")
def years_of_numbers(subject: Subject) -> Iterator[Fault]:
    """文号的年份和文件的题名、印发的时间、报告的年度相符。

    年度要点的文号不早于上一年、不晚于当年；关于某年报告、考核的文件不早于那一年；报告年度里印发的文件，文号不是别的
    年份；名录里有文号的文件，文号和名录一致。

    依据：发文字号由机关代字、年份、顺序号组成，年份是发文的年份（《党政机关公文处理工作条例》第九条第五项）（R）；
        凭题名和上下文判断（D）
    错误：根据《法治政府建设与责任落实督察工作规定》（厅字〔2018〕28号），印发《2023年法治政府建设工作要点》（青水〔2021〕5号）。
    正确：根据《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号），印发《2023年法治政府建设工作要点》（青水〔2023〕5号）。
    """
    year = subject.year
    if year is None:
        return
    for line, match in subject.lines.found(_NUMBERED):
        spot = line.at(match, "number")
        number, known = match["number"].translate(_BRACKETS), registry().find(match["title"])
        if known and known.sure and _is_another(known.number, number):
            yield Fault(spot, f"《{match['title']}》的文号是{known.number}", "核对文号")
        elif not known and (message := _impossible(line, match, year)):
            yield Fault(spot, message, "核对文号的年份")


def _is_another(known: str, number: str) -> bool:
    """Whether a number is not that of a document; offices below pass it on under numbers of their own."""
    letters, mark, _ = known.partition("〔")
    return bool(mark) and number.partition("〔")[0] == letters and number != known


def _impossible(line: TextLine, match: re.Match[str], year: int) -> str:
    """What is wrong with the year of a number; "" where nothing is."""
    told, title = int(match["year"]), match["title"]
    years = [] if _RANGE.search(title) else [int(each) for each in _TITLE_YEARS.findall(title)]
    if told > year + 1:
        return f"{year}年的报告里，文号的年份是{told}年"
    if len(set(years)) == 1:
        (named, *_) = years
        later = _TOLD_LATER.search(title) is not None
        first, last = (named, named + 1) if later else (named - 1, named)
        if not first <= told <= last:
            return f"题名写的是{named}年，文号的年份是{told}年"
        if later and told == year + 1:
            return ""
    sentence = stretch(line.unquoted, match.start(), STOPS)
    is_own = line.part not in (_OPENING, _PLANS) and _OWN_ISSUE.search(line.unquoted[: match.start()])
    outside = sentence.replace(f"〔{told}〕", "")
    if is_own and told != year and str(told) not in outside and not _LOOKS_BACK.search(outside):
        return f"{year}年印发的文件，文号的年份是{told}年"
    return ""


# Comparisons -----------------------------------------------------------------------------------------------

_COMPARED = Pattern(
    r"(?:[与同比较和跟]|对比)(?P<year>20\d\d)年(?:度|全年|同期|底|末)?(?:相比|比较|同期|持平|水平|[^，。；、\d]{0,6}?(?:增长|增加|下降|减少|提高|降低|上升|多|少|翻))",
    re.ASCII,
)
_COMPARING = ("相比", "同期", "比20", "较20", "持平")
_SOME_YEARS = Pattern("[两二三四五]年|十[二三四五]五|以来|连续|累计|规划|纲要|基期|疫情|历年|分别|翻")
_OTHER_YEARS = Pattern(r"20\d\d")


@rule("FZ397")
def years_compared_with(subject: Subject) -> Iterator[Fault]:
    """和往年比较，比的是上一年。

    2024年的报告与2023年相比；写成“与2024年相比”是和自己比，写成“与2022年相比”多半是上一年的稿子留下的。安排部分与报告
    年度比。说明了是几年来、规划期以来，或者句子里另有年份的，不在此列。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）；凭上下文判断（D）
    错误：全年办理案件26件，与2023年相比增加3件。
    正确：全年办理案件26件，与2022年相比增加3件；两年来，办件量比2021年增长五成。
    """
    year = subject.year
    if year is None:
        return
    for line in subject.body.showing(_COMPARING):
        for match in _COMPARED.finditer(line.unquoted):
            told, due = int(match["year"]), year if line.part == _PLANS else year - 1
            sentence = stretch(line.text, match.start(), STOPS)
            others = {
                each for each in _OTHER_YEARS.findall(sentence) if each not in (match["year"], str(year))
            }
            is_old = told == due - 1 and line.part != _PLANS and not _SOME_YEARS.search(sentence)
            if not others and (told > due or is_old) and not (line.part == _PLANS and told == due):
                what = "和报告年度自己比" if told == year else f"和{told}年比"
                message = f"{year}年的报告里{what}"
                yield Fault(line.at(match, "year"), message, f"漏改年份的，改为“{due}年”")


# Up to when ------------------------------------------------------------------------------------------------

_UP_TO = Pattern(
    r"截[至止](?:到|至)?(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:底|末|，|份)|(?:底|末|，))",
    re.ASCII,
    words=("截至", "截止"),
)
_LATER_ON = Pattern("相比|对比|较|结转|遗留|增加|提高|提升|今年|本年|以后|期满|到期|审计|督察|反馈")
_FOLLOWED_UP = Pattern("整改|反馈|办结|督察|考核|销号|结转")
_LAST_FOLLOWED_UP = 3
"""The month of the next year until which reports are made."""


@rule("FZ398")
def up_to_a_time_to_come(subject: Subject) -> Iterator[Fault]:
    """“截至某年某月底”不晚于报告年度。

    报告的是一个年度的事，数据截至年底。截至以后的月份、写报告时还没有到的月份，是漏改的年份。次年年初整改、办结到
    什么程度的，不在此列。

    依据：《法治政府建设与责任落实督察工作规定》：报告上一年度法治政府建设情况（R）；凭日期判断（D）
    错误：
        一、推进法治政府建设的主要举措和成效
        截至2024年12月底，全局持证26人。
    正确：
        一、推进法治政府建设的主要举措和成效
        截至2023年12月底，全局持证26人；截至2024年1月底，督察反馈的问题全部整改到位。
    """
    year = subject.year
    if year is None:
        return
    for line, match in subject.body.found_unquoted(_UP_TO):
        told, month = int(match["year"]), int(match["month"] or 12)
        followed_up = (
            told == year + 1
            and month <= _LAST_FOLLOWED_UP
            and _FOLLOWED_UP.search(stretch(line.text, match.start(), STOPS))
        )
        if told < year and match["month"] and line.part == "举措成效" and not _told_with_others(line, match):
            message = f"{year}年的报告里，数据截至{told}年{match['month']}月"
            yield Fault(line.at(match), message, f"漏改年份的，改为“{year}年”")
        if told > year and line.part != _PLANS and not followed_up:
            message = f"{year}年的报告里，数据截至{told}年{match['month'] or 12}月"
            yield Fault(line.at(match), message, f"漏改年份的，改为“{year}年”")


def _told_with_others(line: TextLine, match: re.Match[str]) -> bool:
    """Whether a sentence compares a time with another one."""
    sentence = stretch(line.text, match.start(), STOPS)
    others = {each for each in _OTHER_YEARS.findall(sentence) if each != match["year"]}
    return bool(others or _LATER_ON.search(sentence))


RULES: tuple[Rule, ...] = (
    years_of_plans,
    years_of_numbers,
    years_compared_with,
    up_to_a_time_to_come,
)
