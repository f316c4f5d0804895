"""Rules on the lines of pages: how many, how long, where (GB/T 9704—2012, 5.2.3, 7.3.3 and 7.5).

What they count holds for the fonts of this machine and the way LibreOffice breaks lines.
"""

from collections import Counter
from collections.abc import Iterator

from fazhi_report.audit.layout_rule import LayoutFault, rule
from fazhi_report.audit.paper_rules import SQUEEZE
from fazhi_report.audit.rendered import RenderedPages
from fazhi_report.audit.units import number, spelled
from fazhi_report.notation import is_wide
from fazhi_report.page import HANGING_MARKS, gongwen, millimetres
from fazhi_report.readers.docx import Section
from fazhi_report.readers.pdf import PrintedLine, PrintedPage

_NEVER_FIRST = frozenset("，。、；：！？》）〉”’…")
_NEVER_LAST = frozenset("《（〈“‘〔")
_DASH = 0.38  # how far above the baseline a 一字线 stands, to the size of its type
_EDGE_SLACK = 4.0  # points
_DROP_SLACK = 1.5  # millimetres
_LEAST_LINES = 5  # full lines from which a count of characters tells something
_LONG_ENOUGH = 8  # characters of a line by which it is told from a part of the title


@rule("FZ542", "L03")
def lines(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """排满正文的一面有22行。

    只数从头到尾都是正文的面；不到三面的公文往往没有这样的面。本单位另定行距的，按那个行距的行数。

    依据：GB/T 9704—2012 5.2.3（一般）。
    错误：第2面排了21行
    正确：每面22行
    """
    layout = rendered.subject.layout
    wanted = layout.lines_per_page
    for at, page in enumerate(rendered.pages[:-1], start=1):
        found = rendered.inside(page)
        if len(found) > 1 and all(map(rendered.is_body, found)) and _is_full(found, page, rendered.section):
            count = len(found)
            if count != wanted:
                hint = f"把行距改为固定值{layout.line_pitch:g}磅"
                yield LayoutFault(f"排了{count}行，应排{wanted}行", f"第{at}面", hint)


def _is_full(found: list[PrintedLine], page: PrintedPage, section: Section) -> bool:
    pitch = found[1].baseline - found[0].baseline
    return page.height - section.bottom - found[-1].baseline < pitch


@rule("FZ543", "L04")
def characters(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """排满正文的一行有28个字。

    只数全是汉字和全角标点、从版心左边排到右边的行，取最常见的字数。悬挂在版心外的标点不算。

    依据：GB/T 9704—2012 5.2.3（一般）。
    错误：多数行排了27个字
    正确：一行28个字
    """
    section = rendered.section
    wanted = int(gongwen.CHARACTERS_PER_LINE.value)
    right = section.width - section.right
    counts = Counter(
        len(line.text) - _hangs(line, right)
        for page in rendered.pages
        for line in rendered.inside(page)
        if all(map(is_wide, line.text))
        and abs(line.left - section.left) < _EDGE_SLACK
        and abs(line.right - right) <= gongwen.BODY.size
        and rendered.is_body(line)
    )
    if counts.total() >= _LEAST_LINES:
        ((count, times),) = counts.most_common(1)
        if count != wanted:
            message = f"{counts.total()}个满行里有{times}行是{count}个字，应为{wanted}个字"
            yield LayoutFault(message, hint=SQUEEZE)


@rule("FZ551")
def beyond(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """正文的行不超出版心的右边，只有行末的一个标点（、，。；：！？）可以悬挂在外。

    标点悬挂条文没有写，是 Word、WPS 的通行做法；本单位不许的，看 DOCX 的段落怎么写（FZ552），不看 LibreOffice
    排的页面，它把允许和不许读反了。横放的页不查。

    依据：GB/T 9704—2012 5.2.1（规定）。
    错误：一行末尾的“设”在版心外
    正确：一行末尾的“，”在版心外
    """
    edge = rendered.section.width - rendered.section.right
    for at, page in enumerate(rendered.pages, start=1):
        for line in rendered.inside(page) if page.width < page.height else ():
            out = line.right - edge - _room_beyond(line.text[-1])
            if out > _EDGE_SLACK and rendered.is_body(line):
                message = f"一行超出版心右边{number(millimetres(line.right - edge))}毫米：“…{line.text[-6:]}”"
                yield LayoutFault(message, f"第{at}面", "去掉段落的负缩进；太长的网址断成两行")


def _room_beyond(mark: str) -> float:
    """Points that a character may reach beyond its line: a mark that hangs, or the empty half of a cell."""
    if mark in HANGING_MARKS:
        return gongwen.BODY.size
    return gongwen.BODY.size / 2 if mark in _NEVER_FIRST else 0


def _hangs(line: PrintedLine, edge: float) -> bool:
    return line.text[-1] in HANGING_MARKS and line.right - edge > gongwen.BODY.size / 2


@rule("FZ544", "L12")
def first_page(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """排出来的第一面有正文。

    依据：GB/T 9704—2012 7.3.3（规定）。
    错误：正文从第2面开始
    正确：第1面有正文
    """
    body = rendered.subject.structure.body
    if body and not any(map(rendered.is_body, filter(_tells, rendered.inside(rendered.pages[0])))):
        yield LayoutFault(
            "第1面没有正文，公文首页必须显示正文", body[0], "缩小版头、标题占的行数，或者把主送机关移到版记"
        )


def _tells(line: PrintedLine) -> bool:
    """Whether a line is long enough to be told from a part of the title."""
    return len(line.text) >= _LONG_ENOUGH


@rule("FZ545", "L11")
def page_numbers(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """单页的页码居右空一字，双页居左空一字，一字线在版心下边缘之下7毫米。

    版记单独一面的不查。

    依据：GB/T 9704—2012 7.5（规定）。
    错误：第1面的页码居中
    正确：第1面的页码居右空一字
    """
    section, size = rendered.section, gongwen.PAGE_NUMBER.size
    inset, asked = gongwen.PAGE_NUMBER_INSET, gongwen.PAGE_NUMBER_DROP.value
    for at, page in enumerate(rendered.pages, start=1):
        if page.width > page.height:
            continue
        found = rendered.numbers(page)
        if not found:
            if at < len(rendered.pages):
                yield LayoutFault("没有页码", f"第{at}面", "检查这一节的页脚")
            continue
        line = found[0]
        edges = (page.width - section.right - line.right, line.left - section.left)
        gap, side = (edges[0], "右") if at % 2 else (edges[1], "左")
        if abs(gap - inset.value * size) > _EDGE_SLACK:
            message = f"页码离{side}边{number(gap / size)}字，应居{side}空{spelled(inset)}字"
            yield LayoutFault(message, f"第{at}面", f"段落{side}对齐，{side}缩进{inset.value:g}字符")
        drop = millimetres(line.baseline - _DASH * size - (page.height - section.bottom))
        if abs(drop - asked) > _DROP_SLACK:
            message = f"一字线在版心下边缘之下约{number(drop)}毫米，应为{asked:g}毫米"
            yield LayoutFault(message, f"第{at}面", "调整页脚距下页边的距离")


@rule("FZ546")
def line_ends(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """一行的开头没有句号、逗号、后引号等，末尾没有前引号、前括号、前书名号。

    依据：GB/T 15834—2011 5.1（规定）。
    错误：一行以“，”开头
    正确：“，”排在上一行的末尾
    """
    for at, page in enumerate(rendered.pages, start=1):
        for line in rendered.inside(page):
            if rendered.is_body(line):
                # A line further in begins a paragraph, as that of addressees that are left blank.
                goes_on = line.left - rendered.section.left < _EDGE_SLACK
                if goes_on and line.text[0] in _NEVER_FIRST:
                    yield LayoutFault(
                        f"一行以“{line.text[0]}”开头：“{line.text[:6]}…”",
                        f"第{at}面",
                        "段落设“按中文习惯控制首尾字符”",
                    )
                if line.text[-1] in _NEVER_LAST:
                    yield LayoutFault(
                        f"一行以“{line.text[-1]}”结尾：“…{line.text[-6:]}”",
                        f"第{at}面",
                        "段落设“按中文习惯控制首尾字符”",
                    )
