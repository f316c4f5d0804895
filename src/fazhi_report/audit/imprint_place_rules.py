"""The rule on the lines of 版记 and on where its texts stand (GB/T 9704—2012, 7.4.1 to 7.4.3)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import blank_width
from fazhi_report.audit.units import number, spelled
from fazhi_report.diagnostics import Severity
from fazhi_report.notation.element_marks import IMPRINT
from fazhi_report.page import Figure, gongwen, millimetres, width
from fazhi_report.readers.docx import Border, ReadParagraph

_INSET_SLACK = 0.6  # characters: the inset of a cell is 0.4, and comes on top of that of the paragraph
_SIZE_SLACK = 0.1  # millimetres
_WIDTH_SLACK = 4.3  # millimetres: two insets of cells
_NEAR = 2  # paragraphs around 版记 on which a line may hang
_DATED = re.compile(r"[\d\s〇○Xx×]*年")
_SPACED = re.compile(r"\S(?P<gap>[ \u3000\xa0]{2,})\S*\d+\s*年")
_LABEL = re.compile(r"抄\s*送\s*[：:]")
_HANGING_SLACK = 0.5  # characters


@rule("FZ583")
def imprint_place(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """版记之上、之下和各项之间有与版心等宽的分隔线；抄送、印发机关、印发日期左右各空一字。

    首条和末条分隔线推荐粗0.35毫米，中间的0.25毫米。抄送机关回行与冒号后的首字对齐。印发日期用制表位或者
    表格排到右边，打空格的排不准。末条分隔线是不是在版心下边缘，用 --render 量。只检查上报件，信函格式不检查。

    依据：GB/T 9704—2012 7.4.1—7.4.3（粗细推荐，其余规定）；不打空格为实践。
    错误：版记没有分隔线；抄送顶格
    正确：抄送左空一字，上下有线
    """
    found = [each for each in subject.structure.imprint if each.where != "box"]
    if not subject.is_submission or subject.is_letter or not found:
        return
    yield from _lines(subject, found)
    for each in found:
        yield from _insets(subject, each)


def _lines(subject: AuditedDocument, found: Sequence[ReadParagraph]) -> Iterator[LayoutFault]:
    every = subject.content.paragraphs
    first, last = every.index(found[0]), every.index(found[-1])
    around = every[max(first - _NEAR, 0) : last + _NEAR + 1]
    underlined = any(piece.look.underlined for each in around for piece in each.pieces)
    if underlined or any(each.draws or each.lines for each in around):
        return  # lines that are drawn, or typed: only the page shows them
    borders = _of_rows(subject, found) if found[0].row else _of_paragraphs(every, first, last, found)
    outer, inner = gongwen.IMPRINT_OUTER_LINE.value, gongwen.IMPRINT_INNER_LINE.value
    hint = f"版记首条、末条分隔线粗{outer:g}毫米，中间的{inner:g}毫米"
    if not any(borders):
        yield LayoutFault("版记没有分隔线", found[0], hint)
        return
    ends = {0: "首条", len(borders) - 1: "末条"}
    for at, border in enumerate(borders):
        name = ends.get(at, "中间的")
        figure = gongwen.IMPRINT_OUTER_LINE if at in ends else gongwen.IMPRINT_INNER_LINE
        place = found[-1] if at == len(borders) - 1 else found[0]
        if not border:
            yield LayoutFault(f"版记没有{name}分隔线", place, hint)
        elif fault := _weight(border, figure, name):
            yield LayoutFault(fault, place, hint, Severity.INFO)
    yield from _width(subject, found[0])


def _of_rows(subject: AuditedDocument, found: Sequence[ReadParagraph]) -> list[Border | None]:
    rows = [subject.content.rows[row] for row in dict.fromkeys(each.row for each in found if each.row)]
    inner = [above.below or below.above for above, below in pairwise(rows)]
    return [rows[0].above, *inner, rows[-1].below]


def _of_paragraphs(
    every: Sequence[ReadParagraph], first: int, last: int, found: Sequence[ReadParagraph]
) -> list[Border | None]:
    """The borders of paragraphs, also of blank ones around."""
    before, after = every[max(first - _NEAR, 0) : first], every[last + 1 : last + _NEAR + 1]
    top = [
        each.look.borders.get("bottom") or each.look.borders.get("top") for each in before if not each.text
    ]
    bottom = [
        each.look.borders.get("top") or each.look.borders.get("bottom") for each in after if not each.text
    ]
    inner = [
        above.look.borders.get("bottom") or below.look.borders.get("top") or above.look.borders.get("between")
        for above, below in pairwise(found)
    ]
    ends = found[0].look.borders.get("top"), found[-1].look.borders.get("bottom")
    return [next(filter(None, (ends[0], *top)), None), *inner, next(filter(None, (ends[1], *bottom)), None)]


def _weight(border: Border, figure: Figure, name: str) -> str:
    if not border.width or abs(millimetres(border.width) - figure.value) <= _SIZE_SLACK:
        return ""
    found = f"{millimetres(border.width):.2f}".rstrip("0")
    return f"版记{name}分隔线粗{found}毫米，推荐{figure.value:g}毫米"


def _width(subject: AuditedDocument, first: ReadParagraph) -> Iterator[LayoutFault]:
    room = subject.content.section(first).text_width
    look, size = first.look, first.size
    if first.row:
        short = room - (subject.content.rows[first.row].width or room)
        lying = subject.content.section(first).is_landscape
        short = 0 if lying else short
    else:
        short = (
            look.indent("left", size) + min(look.indent("first", size), 0) + look.indent("right", size)
        ) * size
    if abs(millimetres(short)) > _WIDTH_SLACK:
        word = "窄" if short > 0 else "宽"
        message = f"版记分隔线比版心{word}{number(abs(millimetres(short)))}毫米，应与版心等宽"
        yield LayoutFault(message, first, "线与版心等宽；文字左右空一字，线不缩进")


def _insets(subject: AuditedDocument, each: ReadParagraph) -> Iterator[LayoutFault]:
    wanted = gongwen.IMPRINT_INSET
    look, size, raw = each.look, each.size or gongwen.IMPRINT.size, each.raw
    row = subject.content.rows.get(each.row)
    edge = row.inset if row else 0
    room = (
        row.width if row and row.width and row.cells == 1 else subject.content.section(each).text_width
    ) - 2 * edge
    typed = blank_width(raw[: len(raw) - len(raw.lstrip(" \u3000\xa0"))])
    left = look.indent("left", size) + look.indent("first", size) + typed + edge / size
    starts = IMPRINT.match(each.text) and not _DATED.match(each.text)
    name = "抄送" if _LABEL.match(each.text) else "印发机关"
    if starts and look.alignment in {"left", "both"} and abs(left - wanted.value) > _INSET_SLACK:
        message = f"{name}左空{number(left)}字，应左空{spelled(wanted)}字"
        yield LayoutFault(message, each, f"左缩进{wanted.value:g}字符（GB/T 9704—2012 {wanted.clause}）")
    if found := _LABEL.match(each.text):
        yield from _hanging(each, room, width(found[0]))
    if _SPACED.search(raw):
        yield LayoutFault(
            "印发日期是用空格排到右边的，不能正好右空一字", each, "用右对齐的制表位", Severity.WARNING
        )
    elif "\t" in raw:
        stop = max((place for kind, place in look.tabs if kind in {"right", "end"}), default=None)
        right = None if stop is None else (room - stop + edge) / size
        if right is not None and abs(right - wanted.value) > _INSET_SLACK:
            message = f"印发日期右空{number(right)}字，应右空{spelled(wanted)}字"
            yield LayoutFault(message, each, f"右对齐的制表位离右边{wanted.value:g}字")


def _hanging(each: ReadParagraph, room: float, label: float) -> Iterator[LayoutFault]:
    """Whether names on further lines begin below the first."""
    look, size = each.look, each.size
    hanging = -look.indent("first", size)
    if each.width() > room - look.indent("right", size) * size and abs(hanging - label) > _HANGING_SLACK:
        yield LayoutFault("抄送机关回行没有与冒号后的首字对齐", each, f"悬挂缩进{label:g}字符")
