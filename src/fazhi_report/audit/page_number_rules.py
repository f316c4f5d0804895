"""The rule on page numbers (GB/T 9704—2012, 7.5)."""

import re
from collections.abc import Iterator

from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import blank_width
from fazhi_report.audit.typeface_rules import placed, wrong_faces
from fazhi_report.audit.units import alignment, face, number, spelled
from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen, millimetres
from fazhi_report.readers.docx import Footer, ReadParagraph, Section

_FORM = re.compile(r"[—―]\s*\d+\s*[—―]")
_INSET_SLACK = 0.3  # characters
_DROP_SLACK = 2.0  # millimetres: how high a font sets its 一字线 is not in the file
_LINE = 1.3  # the height of a line to the size of its type, where none is set
_KINDS = {"default": "单页", "even": "双页", "first": "首页"}
_SIDES = {"left": "左", "right": "右"}
_INSET = gongwen.PAGE_NUMBER_INSET.value
_OUTER = {"default": "right", "even": "left", "first": "right"}


@rule("FZ521", "L11")
def page_numbers(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """页码用四号半角宋体阿拉伯数字，左右各一条一字线，单页居右空一字，双页居左空一字。

    一字线在版心下边缘之下7毫米（由页脚距离推算，相差2毫米以上作警告）。首页也有页码，各节连续。
    单双页分别设页脚，或者用对齐到外侧的文本框。

    依据：GB/T 9704—2012 7.5（页码的字体字号一般，其余规定）；页脚距离为推算。
    错误：居中的“第1页 共5页”
    正确：单页右下“— 1 —”，双页左下“— 2 —”
    """
    sections = subject.content.sections
    for at, section in enumerate(sections):
        named = f"第{at + 1}节" if len(sections) > 1 else ""
        is_last = at == len(sections) - 1
        if at and is_last and not _has_number(section) and _holds_imprint_only(subject, at):
            continue  # 7.5: the page of 版记 after a blank page has no number
        yield from _section(subject, section, named)
        if at and section.first_number is not None:
            yield LayoutFault(
                f"页码从{section.first_number}重新起算，应与前面连续", named, "页码编号改为“续前节”"
            )


def _has_number(section: Section) -> bool:
    return any(footer.page_number for footer in section.footers.values())


def _holds_imprint_only(subject: AuditedDocument, at: int) -> bool:
    return all(
        each in subject.structure.imprint
        for each in subject.content.paragraphs
        if each.section == at and each.text
    )


def _section(subject: AuditedDocument, section: Section, named: str) -> Iterator[LayoutFault]:
    kinds = ["default", "even"] if subject.content.odd_and_even else ["default"]
    kinds += ["first"] if section.has_first else []
    found = {kind: section.footers.get(kind, Footer()).page_number for kind in kinds}
    if not any(found.values()):
        hint = f"插入页码：“— 1 —”，{face(gongwen.PAGE_NUMBER)}，单页居右、双页居左"
        yield LayoutFault("没有页码", named, hint)
        return
    shared = found["default"]
    if "even" not in found and shared and _outward(shared) != "outside":
        message = "单页和双页的页码排在同一边，应单页居右、双页居左"
        yield LayoutFault(message, named, "页脚设为“奇偶页不同”，单页右对齐、双页左对齐")
    for kind, paragraph in found.items():
        place = named + _KINDS[kind] + "页脚"
        if not paragraph:
            if kind == "first" and subject.is_letter:
                continue  # 10.1: the first page of 信函格式 shows none
            yield LayoutFault("没有页码", place, "插入页码")
        else:
            yield from _number(subject, section, paragraph, place, kind, alone="even" not in found)


def _number(
    subject: AuditedDocument,
    section: Section,
    paragraph: ReadParagraph,
    place: str,
    kind: str,
    *,
    alone: bool,
) -> Iterator[LayoutFault]:
    text = paragraph.text
    shown = re.sub(r"\d+", "1", text)
    if section.number_form == "numberInDash" or not _FORM.fullmatch(text):
        found = "- 1 -" if section.number_form == "numberInDash" and text.isdecimal() else shown
        yield LayoutFault(
            f"页码是“{found}”，应为“— 1 —”", place, "数字左右各一条一字线（—），不写“第、页、共”"
        )
    yield from placed(
        wrong_faces(paragraph.pieces, gongwen.PAGE_NUMBER, subject.layout, latin=True), place, "页码"
    )
    outward = _outward(paragraph)
    wanted = _OUTER[kind]
    if outward == "?":
        return  # a box placed by a length: only the page shows where it is
    if outward not in {"outside", wanted}:
        if not alone or outward not in {"left", "right"}:
            side = _SIDES[wanted]
            message = f"页码{alignment(outward)}，应居{side}空{spelled(gongwen.PAGE_NUMBER_INSET)}字"
            yield LayoutFault(message, place, f"{alignment(wanted)}，{side}缩进{_INSET:g}字符")
    elif not paragraph.box and not paragraph.look.frame:
        yield from _inset(paragraph, place, wanted)
        yield from _drop(section, paragraph, place)


def _inset(paragraph: ReadParagraph, place: str, side: str) -> Iterator[LayoutFault]:
    raw = paragraph.raw
    typed = raw[len(raw.rstrip()) :] if side == "right" else raw[: len(raw) - len(raw.lstrip())]
    look = paragraph.look
    inset = look.indent(side, paragraph.size) + blank_width(typed)
    inset += look.indent("first", paragraph.size) if side == "left" else 0
    if abs(inset - _INSET) > _INSET_SLACK:
        name = _SIDES[side]
        message = f"页码{name}空{number(inset)}字，应{name}空{spelled(gongwen.PAGE_NUMBER_INSET)}字"
        yield LayoutFault(message, place, f"段落{name}缩进{_INSET:g}字符")


def _drop(section: Section, paragraph: ReadParagraph, place: str) -> Iterator[LayoutFault]:
    look = paragraph.look
    height = look.line if look.line_rule == "exact" else paragraph.size * _LINE
    # From where the type area should end: that it ends elsewhere is told by FZ512.
    middle = millimetres(section.footer_distance + height / 2)
    drop = gongwen.MARGIN_BOTTOM.value - middle
    wanted = gongwen.PAGE_NUMBER_DROP.value
    if abs(drop - wanted) > _DROP_SLACK:
        distance = gongwen.MARGIN_BOTTOM.value - millimetres(height / 2) - wanted
        message = f"一字线约在版心下边缘之下{number(drop)}毫米，应为{wanted:g}毫米"
        yield LayoutFault(message, place, f"页脚距下页边改为约{number(distance)}毫米", Severity.WARNING)


def _outward(paragraph: ReadParagraph) -> str:
    """Where a page number stands: left, center, right, outside, or "?" where the file does not tell."""
    if paragraph.box and paragraph.box != "?":
        return paragraph.box
    if paragraph.box == "?":
        return "?"
    if paragraph.look.frame:
        return paragraph.look.frame
    aligned = paragraph.look.alignment
    return "left" if aligned in {"both", "distribute"} else aligned
