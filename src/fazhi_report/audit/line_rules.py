"""Rules on lines: the breaks of the title, the indent of paragraphs, what the first page shows (7.3)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from fazhi_report.audit.arrangement import fresh_pages
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import extra_of
from fazhi_report.audit.units import alignment, number, spelled
from fazhi_report.page import gongwen, width
from fazhi_report.readers.docx import ReadParagraph

_UNBROKEN = re.compile(
    r"《[^《》]*》|〔[^〔〕]*〕|（[^（）]*）|(?:19|20)\d\d年(?:度)?|关于|法治政府|法治|建设|情况|报告|工作|总结|进展|年度"
    r"|贯彻|落实|推进|履行|职责|依法行政|第一责任人|主要|负责人|党政|人民政府|政府|委员会|办公室|财政局|管理局|监督局"
)
_NEVER_FIRST = frozenset("，。、；：！？》）〉”’…—·的了")
_NEVER_LAST = frozenset("《（〈“‘〔")
_INDENT_SLACK = 0.25  # characters
_SET_INDENT = f"首行缩进{gongwen.FIRST_LINE_INDENT.value:g}字符"
_BLANK = re.compile(r"^[ \u3000\t\u00a0]+")
_LONGEST = 3
_SET_OTHERWISE = frozenset({"center", "right", "distribute"})


@rule("FZ517", "L07")
def title_breaks(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """标题分行词意完整，排成梯形或者菱形。

    不在词、年份、书名号里断开；三行以上的，不排成一样长，也不中间短、两头长。只看得出明显的断词，
    断得是否合乎语意要由人看。

    依据：GB/T 9704—2012 7.3.1（规定）。
    错误：第一行止于“法治政府建”
    正确：第一行“解放区财政局关于”，第二行“2023年法治政府建设情况的报告”
    """
    title = subject.structure.title
    typed = [line.strip() for each in title for line in each.raw.split("\n") if line.strip()]
    room = gongwen.TITLE_WIDTH.value
    lines = [part for line in typed for part in _wrapped(line, room)]
    if len(lines) > len(typed):
        yield LayoutFault(
            f"标题一行排不下（{number(max(map(width, typed)))}字，一行{room:g}字），没有定在哪里回行",
            title[0],
            "在词意完整的地方换行（Shift+Enter）",
        )
    words = _UNBROKEN.finditer("".join(lines))
    inside = {at: word[0] for word in words for at in range(word.start() + 1, word.end())}
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        if whole := inside.get(at):
            message = f"标题在“{whole}”中间回行：“{line[-4:]}／{following[:4]}”"
            yield LayoutFault(message, title[0], "在词意完整的地方换行（Shift+Enter）")
        elif following[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST:
            yield LayoutFault(
                f"标题回行处标点不当：“{line[-4:]}／{following[:4]}”", title[0], "移动换行的位置"
            )
    if fault := _shape([width(line) for line in lines]):
        yield LayoutFault(fault, title[0] if title else "", "调整换行的位置，排成梯形或者菱形")


def _wrapped(line: str, room: float) -> list[str]:
    """A line as Word would break it that knows no words of Chinese."""
    parts = [""]
    for character in line:
        if width(parts[-1] + character) > room:
            parts.append("")
        parts[-1] += character
    return parts


def _shape(widths: list[float]) -> str:
    if len(widths) < _LONGEST:
        return ""
    steps = [after - before for before, after in pairwise(widths)]
    if all(abs(step) < 1 for step in steps):
        return f"标题{len(widths)}行一样长，不成梯形或者菱形"
    if any(first < 0 < second for first, second in pairwise([step for step in steps if step])):
        return "标题中间的行比两头短，不成梯形或者菱形"
    return ""


@rule("FZ552")
def hanging_marks(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """本单位不许标点悬挂的（`fazhi.toml` 里“标点悬挂”写“否”），正文的段落也不许。

    段落没有写明的，就是允许：Word、WPS 让行末的一个标点排在版心外。没有这样设置的，悬挂、不悬挂都可以。

    依据：（本单位的版式，没有条款）；没有写明就是允许：ISO/IEC 29500-1 17.3.1.21（规定）
    错误：设了“标点悬挂”为否，正文段落仍勾着“允许标点溢出边界”
    正确：正文段落不勾“允许标点溢出边界”
    """
    for each in subject.structure.body if not subject.layout.hanging else ():
        if each.look.hangs:
            yield LayoutFault(
                "段落允许标点溢出边界，本单位的版式不许", each, "段落、中文版式里不勾“允许标点溢出边界”"
            )


@rule("FZ520", "L10")
def indents(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文每段左空二字，回行顶格，用首行缩进，不打空格。

    层次标题也左空二字。只占一行的，用左缩进空二字也行。每行撑满版心：不居中，不右对齐，不设右缩进。

    依据：GB/T 9704—2012 7.3.3（规定）；不打空格为实践。
    错误：段首打两个全角空格
    正确：首行缩进2字符
    """
    headed = [heading.paragraph for heading in subject.structure.headings]
    for each in subject.structure.body:
        wanted = gongwen.FIRST_LINE_INDENT.value
        first, left = each.look.indent("first", each.size), each.look.indent("left", each.size)
        typed = _BLANK.match(each.raw)
        if each.look.alignment in _SET_OTHERWISE:
            name = "层次标题" if each in headed else "正文"
            message = f"{name}{alignment(each.look.alignment)}，应左空{spelled(gongwen.FIRST_LINE_INDENT)}字"
            yield LayoutFault(message, each, f"两端对齐，{_SET_INDENT}")
        elif typed:
            kind = "制表符" if "\t" in typed[0] else "空格"
            also = "，另外还有首行缩进" if first else ""
            yield LayoutFault(f"段首用{kind}代替缩进{also}", each, f"删去段首的空格，设{_SET_INDENT}")
        elif abs(first + left - wanted) > _INDENT_SLACK:
            message = f"段首左空{number(first + left)}字，应左空{spelled(gongwen.FIRST_LINE_INDENT)}字"
            yield LayoutFault(message, each, f"段落设{_SET_INDENT}")
        elif abs(left) > _INDENT_SLACK and _wraps(subject, each):
            message = f"回行左空{number(left)}字，应顶格"
            yield LayoutFault(message, each, f"段落左缩进改为 0，{_SET_INDENT}")
        right = each.look.indent("right", each.size)
        if abs(right) > _INDENT_SLACK and _wraps(subject, each):
            yield LayoutFault(f"右边空{number(right)}字，应撑满版心", each, "段落右缩进改为 0")


def _wraps(subject: AuditedDocument, paragraph: ReadParagraph) -> bool:
    """Whether a paragraph surely takes more than one line."""
    section = subject.content.section(paragraph)
    room = section.text_width - sum(
        paragraph.look.indent(side, paragraph.size) * paragraph.size for side in ("left", "right", "first")
    )
    return paragraph.width(extra_of(paragraph, section)) > room


@rule("FZ522", "L12")
def first_page(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """公文首页必须显示正文。

    不做封面，正文之前不分页。没有分页符而正文被挤到第二面的，用 --render 看得出来。

    依据：GB/T 9704—2012 7.3.3（规定）。
    错误：标题单独一页，正文从第二面开始
    正确：标题、主送机关之下就是正文
    """
    body = subject.structure.body
    if not body:
        if not subject.structure.tabled:  # told by FZ586
            yield LayoutFault("没有找到正文", hint="核对文件")
        return
    fresh = fresh_pages(subject.content)
    before = (
        *subject.structure.head,
        *subject.structure.title,
        *filter(None, (subject.structure.addressees,)),
    )
    broken = next((each for each in (*before[1:], body[0]) if id(each) in fresh and before), None)
    within = next((each for each in before if each.breaks_within), None)
    if broken or within:
        yield LayoutFault(
            "正文之前分了页，首页不显示正文", _first(broken, within), "删去正文之前的分页符或者分节符"
        )


def _first(broken: ReadParagraph | None, within: ReadParagraph | None) -> ReadParagraph | str:
    return broken or within or ""
