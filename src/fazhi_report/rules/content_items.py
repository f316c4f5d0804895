"""The content items that a report must have: all four of them told, and shortcomings with their causes."""

from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath, Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Part, Spot, TextLine


class _Item(NamedTuple):
    """A content item of the 督察规定: how headings of level 1, other headings, and running text name it.

    `guests` are the parts in which running text may tell of it, where a report has parts.
    """

    name: str
    part: Part
    clause: str
    heading: Pattern
    lower: Pattern
    text: Pattern
    guests: frozenset[Part]
    path: DataPath


_RESPONSIBLE = Pattern(
    "第一责任人|(?:党政|主要|单位|局|部门)(?:主要)?(?:负责人|领导).{0,8}(?:履行|履职|职责)|法治建设职责"
)
_DEEDS = Pattern("举措|(?<!整改)措施|成效|做法|主要工作|(?:工作|开展|落实|推进|完成|总体|基本)情况|进展|亮点")
_LACKS = Pattern("不足|问题|短板|差距|薄弱|困难|弱项")
_LACKS_BELOW = Pattern("不足|存在.{0,6}(?:问题|短板|差距)|困难和问题|薄弱环节|原因分析")
_LACKS_TOLD = Pattern(
    "(?:[还仍也]|依然|尚|客观)[^。，]{0,6}(?:存在|有)[^。]{0,24}(?:不足|问题|短板|差距|薄弱)|不足之处|存在不足"
)
_PLANNED = Pattern("安排|打算|计划|下一?步|思路|下一?年度?|来年|明年|展望|规划|努力方向")
_PLANNED_BELOW = Pattern("下一?步|下一?年度?|来年|明年|打算|工作安排|努力方向")
_PLANNED_TOLD = Pattern("下一步|下步|下一年|明年|来年")

_ITEMS = (
    _Item(
        "举措和成效",
        "举措成效",
        "第一项",
        _DEEDS,
        _DEEDS,
        Pattern("举措|成效|做法|开展|推进"),
        frozenset(),
        (),
    ),
    _Item(
        "不足和原因",
        "不足",
        "第二项",
        _LACKS,
        _LACKS_BELOW,
        _LACKS_TOLD,
        frozenset({"举措成效", "下年安排"}),
        ("shortcomings",),
    ),
    _Item(
        "党政主要负责人履行第一责任人职责的情况",
        "第一责任人",
        "第三项",
        _RESPONSIBLE,
        _RESPONSIBLE,
        _RESPONSIBLE,
        frozenset({"举措成效"}),
        ("responsibility",),
    ),
    _Item(
        "下一年度的主要安排",
        "下年安排",
        "第四项",
        _PLANNED,
        _PLANNED_BELOW,
        _PLANNED_TOLD,
        frozenset({"举措成效", "不足"}),
        ("plans",),
    ),
)
_SOURCE = "《法治政府建设与责任落实督察工作规定》"
_DEEDS_ITEM = _ITEMS[0]
_PLANS_ITEM = _ITEMS[3]
_WHOLE = 3  # with so many items as headings of level 1 a text is a whole report, no draft or excerpt


@rule("FZ319")
def content_items(subject: Subject) -> Iterator[Fault]:
    """举措成效、不足和原因、第一责任人履职、下一年度安排四项内容都写到。

    督察规定列明了年度报告应当包括的内容。写成一级标题、二级标题，或者几项合写一个标题，都算写到；标题下面没有
    文字的，不算写到。一级标题里看得出三项以上的，按一份完整的报告检查，缺项是错误；台账里还没有写成文日期、公开
    日期和签发的，是警告；还没有写到这个程度的草稿，只提示缺哪些。用 --stage 定稿 生成的，不论什么骨架，缺项
    都是错误。

    依据：《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定（R）
    错误：
        一、推进法治政府建设的主要举措和成效
        全年开展法治培训4次。
        二、存在的不足和原因
        由于人手不足，案卷评查不够深入。
        三、2024年工作安排
        加强案卷评查。
    正确：
        一、推进法治政府建设的主要举措和成效
        （一）主要负责人履行第一责任人职责。局长带头学法。
        （二）规范行政执法。开展行政检查12次。
        二、存在的不足和原因
        由于人手不足，案卷评查不够深入。
        三、2024年工作安排
        加强案卷评查。
    """
    top = [line for line in subject.body if line.level == 1]
    bare = set(_bare_headings(subject))
    missing = [item for item in _ITEMS if not _told(item, subject, top, bare)]
    is_whole = subject.final or len({_item(line) for line in top}) >= _WHOLE
    if missing and not is_whole:
        message = f"这份报告还没有写：{'、'.join(item.name for item in missing)}"
        yield Fault(_whole_report(subject), message, "分“一、”“二、”等部分写全", Severity.INFO)
    for item in missing if is_whole else ():
        hint = f"{_SOURCE}列明的内容{item.clause}，单独写一部分，或者写进相应部分的二级标题"
        yield Fault(_place(item, subject), f"报告没有写{item.name}", hint, _unless_final(subject))
    for line in (line for line in top if line in bare):
        spot = line.spot(len(line.number), line.lead)
        milder = _unless_final(subject) if is_whole else Severity.WARNING
        yield Fault(spot, "这一部分没有内容", "补写，或者删去标题", milder)


def _unless_final(subject: Subject) -> Severity | None:
    """A warning while a report is being written; data that say it is signed or published are final."""
    report = subject.report
    is_final = subject.final or report is None or report.issued_on or report.published_on or report.approval
    return None if is_final else Severity.WARNING


def _told(item: _Item, subject: Subject, top: list[TextLine], bare: set[TextLine]) -> bool:
    """Whether the report tells of a content item, in its parts, chapters or words."""
    if item in map(_item, top):
        return True
    following = f"{subject.year + 1}年" if subject.year else None
    for line in subject.body:
        if line in bare or (top and line.part == "下年安排" and line.level > 1 and item is not _PLANS_ITEM):
            continue
        pattern = {0: item.text, 1: item.heading}.get(line.level, item.lower)
        where = line.heading if line.level else ""
        if where and pattern.search(where):
            return True
        if line.level != 1 and (not top or line.part in item.guests) and item.text.search(line.body):
            return True
        if item is _PLANS_ITEM and following and line.level and following in line.heading:
            return True
    return False


def _item(line: TextLine) -> _Item:
    """The content item of a heading of level 1; one on a theme is about what was done."""
    others = [item for item in _ITEMS if item is not _DEEDS_ITEM]
    opened = (item for item in others if item.part == line.part)
    named = (item for item in others if item.heading.search(line.heading))
    return next(opened, None) or next(named, _DEEDS_ITEM)


def _place(item: _Item, subject: Subject) -> Spot | DataPath:
    """Where something that is missing would be written: its key in the data, else below the title."""
    in_data = subject.report and not subject.report.manuscript
    return item.path if in_data and item.path else _whole_report(subject)


def _whole_report(subject: Subject) -> Spot | DataPath:
    """The place of what concerns a report as a whole: the beginning of the data, else the title."""
    return () if subject.report else subject.title.spot(0, len(subject.title.text))


def _bare_headings(subject: Subject) -> Iterator[TextLine]:
    """The headings on lines of their own below which there is no text."""
    above: list[TextLine] = []
    for line in subject.body:
        while above and line.level and above[-1].level >= line.level:
            yield above.pop()
        if line.kind == "heading" and "。" not in line.text and "：" not in line.text:
            above.append(line)
        else:
            above.clear()
    yield from above


_CAUSE = Pattern("原因|由于|主要是|导致|造成|源于|缘于|在于|根源|症结|归根|受限|制约|影响|因(?!此|地制宜)")


@rule("FZ320")
def causes_of_shortcomings(subject: Subject) -> Iterator[Fault]:
    """不足部分既写问题，也写原因。

    督察规定要求写“存在的不足和原因”；标题写了“原因”而正文只列问题的，名不副实。

    依据：《法治政府建设与责任落实督察工作规定》关于年度报告内容的规定第二项：“存在的不足和原因”（R）；
        凭“原因”“由于”“因”等字样判断（D）
    错误：
        三、存在的不足和原因
        一是个别股室法治意识不够强。二是案卷质量有待提高。
    正确：
        三、存在的不足和原因
        一是案卷质量有待提高，主要原因是骨干人员轮换较快。
    """
    part = [line for line in subject.body if line.part == "不足"]
    below = "".join(line.heading + line.body for line in part if line.level != 1)
    bodies = "".join(line.body for line in part if line.level == 1)
    if (below or bodies) and not _CAUSE.search(below + bodies):
        hint = "逐条写明原因，如“主要原因是……”“由于……”"
        yield Fault(_shortcomings(subject, part[0]), "不足部分只列了问题，没有写原因", hint)


def _shortcomings(subject: Subject, heading: TextLine) -> Spot | DataPath:
    """Where causes would be added: the list in the data, else the heading that may promise them."""
    if subject.report and subject.report.shortcomings and not subject.report.manuscript:
        return ("shortcomings",)
    at = heading.text.find("原因", 0, heading.lead)
    return heading.spot(at, at + 2) if at >= 0 else heading.spot(len(heading.number), heading.lead)


RULES: tuple[Rule, ...] = (content_items, causes_of_shortcomings)
