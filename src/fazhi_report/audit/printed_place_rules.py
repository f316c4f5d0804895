"""Rules on where letterhead and 版记 stand on the pages, and on their rules (GB/T 9704—2012, 7.2 and 7.4)."""

from collections.abc import Iterator, Sequence

from fazhi_report.audit.elements import is_red_colour
from fazhi_report.audit.gaps import drop, is_exact, lines_between
from fazhi_report.audit.layout_rule import LayoutFault, rule
from fazhi_report.audit.red_rule import has_drawing, head_rules
from fazhi_report.audit.rendered import RenderedPages, bare
from fazhi_report.audit.typeface_rules import colour_name
from fazhi_report.audit.units import number, spelled
from fazhi_report.page import GLYPHS_ABOVE, GLYPHS_BELOW, gongwen, millimetres
from fazhi_report.readers.docx import ReadParagraph
from fazhi_report.readers.pdf import PrintedLine, PrintedPage, RuledLine

_DROP_SLACK = 2.5  # millimetres: how high a font sets its characters
_WIDTH_SLACK = 2.0  # millimetres
_FOOT_SLACK = 2.0  # millimetres
_FEWER, _MORE = 0.6, 0.8  # lines
_LEAST_MARK = 30  # points: a mark in smaller type stands in the room of a great one
_LEAST_RULE = 200.0  # points
_INSET_SLACK = 0.9  # characters: a cell has room of its own at its edges
_TOGETHER = 8.0  # points: lines nearer than that are one rule


@rule("FZ590")
def letterhead(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """在页面上量版头：发文机关标志的高低，红色分隔线的位置、宽度、颜色，它们之间的空行。

    只量文件里看不出来的：画的线、表格和文本框里的版头、由字体定的行距。文字上下边缘按字体推算，差2.5毫米、
    半行以上才说。信函、命令（令）、纪要格式不量。

    依据：GB/T 9704—2012 7.2.4、7.2.5、7.2.7、7.3.1（规定）。
    错误：红色分隔线离发文字号15毫米
    正确：红色分隔线在发文字号之下4毫米
    """
    subject = rendered.subject
    told = subject.structure
    if not (subject.is_submission and subject.is_file and rendered.pages and told.mark):
        return
    page = rendered.pages[0]
    mark = _line(page, told.mark)
    named = (*told.number, *told.signers)
    lines = [found for each in named if (found := _line(page, each))]
    title = _line(page, told.title[0]) if told.title else None
    if subject.content.section(told.mark).grid and told.mark.look.snaps:
        mark = None  # LibreOffice puts great lines on the grid, Word does not
    if mark and (drop(subject, told.mark) is None or not is_exact(subject, told.mark)):
        yield from _mark(rendered, mark)
    if (
        mark
        and lines
        and told.mark.size >= _LEAST_MARK
        and lines_between(subject, told.mark, named[0]) is None
    ):
        below = mark.baseline + GLYPHS_BELOW * told.mark.size
        above = min(line.baseline for line in lines) - GLYPHS_ABOVE * gongwen.BODY.size
        yield from _blank(rendered, above - below, gongwen.NUMBER_BLANK_LINES, "发文字号在发文机关标志")
    last = max(lines, key=lambda line: line.baseline, default=None) or _line(page, told.mark)
    if last and title:
        yield from _rule(rendered, page, last, title)


def _line(page: PrintedPage, paragraph: ReadParagraph) -> PrintedLine | None:
    """The line of a page that shows a paragraph, or the beginning of one."""
    for typed in paragraph.raw.split("\n"):
        wanted = bare(typed)
        for line in page.lines:
            if wanted and bare(line.text).startswith(wanted):
                return line
    return None


def _mark(rendered: RenderedPages, mark: PrintedLine) -> Iterator[LayoutFault]:
    told = rendered.subject.structure.mark
    size = told.size if told else 0
    at = millimetres(mark.baseline - GLYPHS_ABOVE * size - rendered.section.top)
    wanted = gongwen.ISSUER_MARK_DROP.value
    if abs(at - wanted) > _DROP_SLACK:
        message = f"发文机关标志上边缘在版心上边缘之下约{number(at)}毫米，应为{wanted:g}毫米"
        yield LayoutFault(message, "第1面", "调整它上面的空行或者段前间距")


def _rule(
    rendered: RenderedPages, page: PrintedPage, last: PrintedLine, title: PrintedLine
) -> Iterator[LayoutFault]:
    """What the file does not tell of the red rule."""
    subject = rendered.subject
    known = next((each for each in head_rules(subject) if each.may_be_red), None)
    found = [each for each in _rules(page) if last.baseline - 1 < each.top < title.baseline]
    if not found:
        if not known and has_drawing(subject):
            yield LayoutFault("发文字号和标题之间没有红色分隔线", "第1面", "印一条与版心等宽的红线")
        return
    line, *others = found
    if not known and any(each.top - line.bottom < _TOGETHER for each in others):
        yield LayoutFault("红色分隔线不是一条单线", "第1面", "改为一条单线")
    if (not known or known.colour == "?") and line.colour and not is_red_colour(line.colour):
        colour = colour_name("" if line.colour == "000000" else line.colour)
        yield LayoutFault(f"红色分隔线是{colour}，应为红色", "第1面", "线的颜色改为红色")
    if not known or known.short is None:
        yield from _too_short(rendered, line)
    if subject.structure.number and (not known or known.below is None):
        down = millimetres(line.top - last.baseline - GLYPHS_BELOW * gongwen.BODY.size)
        wanted = gongwen.RED_RULE_DROP.value
        if abs(down - wanted) > _DROP_SLACK:
            message = f"红色分隔线在发文字号之下约{number(down)}毫米，应为{wanted:g}毫米"
            yield LayoutFault(message, "第1面", "调整线上面的空行、段前间距")
    if not known or known.above is None:
        gap = title.baseline - GLYPHS_ABOVE * gongwen.TITLE.size - line.bottom
        yield from _blank(rendered, gap, gongwen.TITLE_BLANK_LINES, "标题在红色分隔线")


def _too_short(rendered: RenderedPages, line: RuledLine) -> Iterator[LayoutFault]:
    short = millimetres(rendered.section.text_width - (line.right - line.left))
    if abs(short) > _WIDTH_SLACK:
        word = "窄" if short > 0 else "宽"
        message = f"红色分隔线比版心{word}{number(abs(short))}毫米，应与版心等宽"
        yield LayoutFault(message, "第1面", "把线画得与版心等宽")


def _blank(rendered: RenderedPages, gap: float, wanted: gongwen.Figure, name: str) -> Iterator[LayoutFault]:
    lines = gap / rendered.subject.layout.line_pitch
    if not wanted.value - _FEWER <= lines <= wanted.value + _MORE:
        message = f"{name}下空约{number(lines)}行，应空{spelled(wanted)}行"
        yield LayoutFault(message, "第1面", f"空{spelled(wanted)}行（GB/T 9704—2012 {wanted.clause}）")


def _rules(page: PrintedPage) -> list[RuledLine]:
    """The level lines of a page, from top to bottom; what is drawn twice at one place is one."""
    level = (each for each in page.rules if not each.is_upright and each.right - each.left >= _LEAST_RULE)
    found = {round(each.top): each for each in level}
    return sorted(found.values(), key=lambda each: each.top)


@rule("FZ591")
def imprint(rendered: RenderedPages) -> Iterator[LayoutFault]:
    """在最后一面上量版记：各条分隔线，末条与版心下边缘重合，文字左右各空一字。

    差2毫米以上才说。信函格式没有分隔线，不量。

    依据：GB/T 9704—2012 7.4.1、7.4.2、7.4.3（规定）。
    错误：版记末条分隔线在版心下边缘之上60毫米
    正确：版记末条分隔线与版心下边缘重合
    """
    subject = rendered.subject
    found = subject.structure.imprint
    if not (subject.is_submission and not subject.is_letter and found and rendered.pages):
        return
    at, page = len(rendered.pages), rendered.pages[-1]
    if page.width > page.height:
        return
    lines = [line for each in found if (line := _line(page, each) or _part(page, each))]
    if not lines:
        return  # on another page: told by FZ549
    yield from _foot(rendered, page, lines, f"第{at}面")
    yield from _insets(rendered, lines, f"第{at}面")


def _part(page: PrintedPage, paragraph: ReadParagraph) -> PrintedLine | None:
    """The line of a cell that stands beside another, or of names that go on below."""
    wanted = bare(paragraph.text)
    several = wanted.startswith("抄送")
    return next(
        (
            line
            for line in page.lines
            if wanted in bare(line.text) or (several and wanted.startswith(bare(line.text)))
        ),
        None,
    )


def _foot(
    rendered: RenderedPages, page: PrintedPage, lines: Sequence[PrintedLine], named: str
) -> Iterator[LayoutFault]:
    top, bottom = min(line.baseline for line in lines), max(line.baseline for line in lines)
    pitch = 2 * rendered.subject.layout.line_pitch
    rules = [each for each in _rules(page) if top - pitch < each.top < bottom + pitch]
    if not rules:
        yield LayoutFault("版记没有分隔线", named, "首条、末条和各项之间各印一条与版心等宽的线")
        return
    if rules[0].top > top:
        yield LayoutFault("版记没有首条分隔线", named, "在第一个要素之上印一条与版心等宽的线")
    if rules[-1].bottom < bottom:
        yield LayoutFault("版记没有末条分隔线", named, "在最后一个要素之下印一条与版心等宽的线")
        return
    off = millimetres(page.height - rendered.section.bottom - rules[-1].bottom)
    if abs(off) > _FOOT_SLACK:
        word = "上" if off > 0 else "下"
        message = f"版记末条分隔线在版心下边缘之{word}{number(abs(off))}毫米，应与它重合"
        yield LayoutFault(message, named, "用浮动的表格把版记排在版心底部")


def _insets(rendered: RenderedPages, lines: Sequence[PrintedLine], named: str) -> Iterator[LayoutFault]:
    section, size, wanted = rendered.section, gongwen.IMPRINT.size, gongwen.IMPRINT_INSET
    for line in lines:
        left = (line.left - section.left) / size
        if abs(left - wanted.value) > _INSET_SLACK and line is lines[0]:
            message = f"版记的文字左空约{number(left)}字，应左空{spelled(wanted)}字"
            yield LayoutFault(message, named, f"左缩进{wanted.value:g}字符")
        right = (section.width - section.right - line.right) / size
        if line.text.endswith("印发") and abs(right - wanted.value) > _INSET_SLACK:
            message = f"印发日期右空约{number(right)}字，应右空{spelled(wanted)}字"
            yield LayoutFault(message, named, "用右对齐的制表位")
