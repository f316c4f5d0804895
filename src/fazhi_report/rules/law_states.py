"""What is said of laws that are cited: whether they are in force, their days, the numbers of articles."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import chinese
from fazhi_report.rules.cited_laws import CitedTitle, citations
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.registry import Dated, RegisterEntry, registry
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject

# Laws that are no longer in force ------------------------------------------------------------------------

_OF_OLD = Pattern("废止|失效|清理|修改|[替取]代|代替|衔接|过渡|[原旧]|当时|历史|[以此]前|合并|整合|编纂|解释")


@rule("FZ219")
def repealed_laws(subject: Subject) -> Iterator[Fault]:
    """引用的法律、行政法规在报告年度仍然有效。

    已经废止的还当作依据或者学习内容，多是照抄前几年的报告。说到废止、清理、衔接的，和写明“原”的，不在此列；
    废止当年的报告不查。

    依据：《民法典》第一千二百六十条，婚姻法、继承法、民法通则、收养法、担保法、合同法、物权法、侵权责任法、民法总则
        2021年1月1日同时废止，其余见各法律、行政法规末条（R）；信访条例的废止日期没有核对到原文（M）
    错误：# 青山县住房和城乡建设局关于2023年法治政府建设情况的报告
        组织学习《合同法》《物权法》。
    正确：# 青山县住房和城乡建设局关于2023年法治政府建设情况的报告
        组织学习《民法典》，清理与《物权法》衔接的文件。
    """
    for cited in citations(subject):
        gone = cited.entry.repeal if cited.entry else None
        if gone and subject.year and subject.year > gone.since.day.year:
            if _OF_OLD.search(cited.spot.sentence):
                continue
            message = f"“《{cited.title}》”{gone.since.text}起废止，由《{gone.successor}》代替"
            hint = f"改引《{gone.successor}》；说的是当时的事的，写明“原《{cited.title}》”"
            yield Fault(cited.spot, message, hint, None if gone.since.sure else Severity.INFO)


# Days beside a title -------------------------------------------------------------------------------------

_DAY = r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
_FROM = "(?:并|已|将|正式|于|自|从|在){0,3}"
_ACT = "施行|实施|生效|修订|修正|修改|通过|公布|颁布"
_BEHIND = Pattern(
    rf"》(?:（|，)?{_FROM}{_DAY}(?:起|开始|正式|新|第[一二三四五六七八]次){{0,3}}(?P<act>{_ACT})"
)
_THEN = Pattern(rf"(?:通过|公布|后)?，{_FROM}{_DAY}(?:起|开始|正式){{0,2}}(?P<act>施行|实施|生效)")
_IN_FRONT = Pattern(
    rf"{_DAY}(?:起|新|最新|重新|全面|正式|第[一二三四五六七八]次){{0,3}}(?P<act>{_ACT})"
    "(?:施行|实施|通过|公布)?的(?:新)?$"
)
_COMES_INTO_FORCE = Pattern("》(?:正式|开始|全面|将|已|即将){0,2}(?:施行|实施|生效)")
_AND_FORCE = Pattern("施行|实施")
_BEFORE = 24
_FORCE = frozenset(("施行", "实施", "生效"))
_REVISING = frozenset(("修订", "修正", "修改"))
_TAKES_FORCE = timedelta(550)
"""So long after it is adopted a law may come into force, where that day is not known."""


class _Told(NamedTuple):
    """A day that is told of a law, as exactly as it is written, and of what it is the day."""

    match: re.Match[str]
    act: str

    def is_day(self, day: date) -> bool:
        """Whether it is some day, as exactly as it is told."""
        told = (self.match["year"], self.match["month"], self.match["day"])
        return all(not each or int(each) == its for each, its in zip(told, day.timetuple()[:3], strict=True))

    def is_within(self, first: date, last: date) -> bool:
        """Whether it may lie between two days."""
        month = int(self.match["month"] or 0)
        year = int(self.match["year"])
        begin, end = (year, month or 1), (year, month or 12)
        return begin <= (last.year, last.month) and (first.year, first.month) <= end


@rule("FZ200")
def days_of_laws(subject: Subject) -> Iterator[Fault]:
    """法律、行政法规旁边写的通过、修订、施行日期与名录一致。

    修订之日和施行之日常常混在一起，年份也容易写错。只查制定以来的修改都读到了的；快照以后的日子不查。

    依据：各法律、行政法规的题注和末条：行政复议法2023年9月1日修订、2024年1月1日施行，行政处罚法2021年1月22日修订、
        7月15日施行，等（R）
    错误：组织学习2022年1月22日修订的《行政处罚法》，《行政复议法》自2023年9月1日起施行。
    正确：组织学习2021年1月22日修订的《行政处罚法》，《行政复议法》2023年9月1日修订，自2024年1月1日起施行。
    """
    for cited in citations(subject):
        entry = cited.entry
        if entry and entry.whole:
            for told in _days_beside(cited):
                if _is_wrong(told, entry):
                    spot = cited.line.spot(told.match.start("year"), told.match.end("act"))
                    message = f"“《{cited.title}》”的日期与名录不符：{_known_days(entry)}"
                    yield Fault(spot, message, "核对这部法律的公布、修订和施行日期")


def _days_beside(cited: CitedTitle) -> Iterator[_Told]:
    text = cited.line.text
    if match := _BEHIND.match(text, cited.end - 1):
        yield _Told(match, _act(match))
        if then := _THEN.match(text, match.end()):
            yield _Told(then, then["act"])
    if match := _IN_FRONT.search(text, max(cited.start - _BEFORE, 0), cited.start):
        is_force = "起" in match[0] or _COMES_INTO_FORCE.match(text, cited.end - 1)
        yield _Told(match, "施行" if is_force else _act(match))


def _act(match: re.Match[str]) -> str:
    """What a day is told of; "" where it may be one or the other: 2021年7月15日修订施行."""
    is_both = match["act"] in _REVISING and _AND_FORCE.match(match.string, match.end("act"))
    return "" if is_both else match["act"]


def _is_wrong(told: _Told, entry: RegisterEntry) -> bool:
    """Whether what is told can't be: of one whose days are all known up to the snapshot."""
    if not told.is_within(date.min, registry().snapshot) or (entry.kind == "行政法规" and told.act == "通过"):
        return False
    made = (entry.adopted, entry.in_force)
    changes = [(each.adopted, each.in_force) for each in entry.revised]
    if told.act in _FORCE:
        return not any(_may_take_force(told, *each) for each in (made, *changes))
    known = changes if told.act in _REVISING else [made, *changes]
    adopted = [day for day, _ in known if day]
    # 2021年修订 may be said of what was in force from that year on.
    is_loose = not told.act or not told.match["month"]
    loosely = [day for day in chain(*known) if day] if is_loose else adopted
    return bool(adopted) and not any(told.is_day(each.day) for each in loosely)


def _may_take_force(told: _Told, adopted: Dated | None, in_force: Dated | None) -> bool:
    if in_force:
        return told.is_day(in_force.day)
    return adopted is not None and told.is_within(adopted.day, adopted.day + _TAKES_FORCE)


def _known_days(entry: RegisterEntry) -> str:
    """The last days of a law."""
    day, in_force, what = entry.adopted, entry.in_force, "公布" if entry.kind == "行政法规" else "通过"
    if past := [each for each in entry.revised if each.known.day <= registry().snapshot]:
        day, in_force, what = past[-1].adopted, past[-1].in_force, "修改"
    return "、".join(f"{each.text}{verb}" for each, verb in ((day, what), (in_force, "施行")) if each)


# Articles ------------------------------------------------------------------------------------------------

_NUMERALS = "一二两三四五六七八九十百千零〇"
_ARTICLE = Pattern(
    rf"(?:(?<=[》法例])|(?<=》的)|(?<=[条款项]、)|(?<=[条款项]和))第?(?P<number>\d{{1,4}}|[{_NUMERALS}]{{1,9}})条(?![例款件])"
    r"(?P<parts>(?:之[一二三四五六七八九])?(?:第[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[款项目]){0,3})(?=(?P<said>[的之]?规定)?)",
    words="条",
)
_ARABIC = Pattern(r"第[（(]?(\d{1,2})[）)]?[款项]")
_LAWS_END = ("法", "典", "条例", "规定", "办法", "细则", "规则", "准则", "章程", "决定")


@rule("FZ300")
def numbers_of_articles(subject: Subject) -> Iterator[Fault]:
    """引用法律法规的条、款、项，序号用汉字，写“第二十三条第二款”。

    法律法规的条文自己就用中文数字编号，引用时照写；写成“第23条”、漏了“第”或者漏了数位的，要改。

    依据：《立法法》（2023年修正）第六十五条：编、章、节、条的序号用中文数字依次表述，项的序号用中文数字加括号依次表述（R）；
        引用时照原文写（D）
    错误：依据《行政处罚法》第23条、《行政许可法》第二三条作出决定。
    正确：依据《行政处罚法》第二十三条、《行政许可法》第三十二条第一款第（二）项作出决定，落实《优化营商环境30条》。
    """
    for line, match in subject.lines.found(_ARTICLE):
        if not _is_of_law(line.text, match.start()):
            continue
        wrong, right = match[0], _as_in_laws(match)
        is_count = not wrong.startswith("第") and (match["number"].isascii() or not match["said"])
        if right != wrong.replace("〇", "零") and not is_count:
            yield Fault(line.at(match), f"条文的序号写成了“{wrong}”", f"写成“{right}”")


def _is_of_law(text: str, start: int) -> bool:
    """Whether a number stands behind what may be a law, or behind another article."""
    before = text[:start].removesuffix("的").removesuffix("》")
    return before.endswith((*_LAWS_END, "条、", "款、", "项、", "条和", "款和", "项和", "）"))


def _as_in_laws(match: re.Match[str]) -> str:
    number, parts = match["number"], match["parts"]
    value = int(number) if number.isascii() else _value(number)
    written = chinese(value) if value else number
    return f"第{written}条{_ARABIC.sub(_in_chinese, parts)}"


def _in_chinese(match: re.Match[str]) -> str:
    return match[0].replace(match[1], chinese(int(match[1])))


def _value(number: str) -> int:
    """What a number in Chinese counts, be it written well or with its places left out; 0 for what is none."""
    digits = number.replace("〇", "零").replace("两", "二")
    for value in range(1, 1400):
        if chinese(value) == digits:
            return value
    spelled = ["零一二三四五六七八九".find(each) for each in digits]
    return int("".join(map(str, spelled))) if min(spelled) >= 0 else 0


RULES: tuple[Rule, ...] = (repealed_laws, days_of_laws, numbers_of_articles)
