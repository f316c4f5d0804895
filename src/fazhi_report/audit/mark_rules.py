"""The rule on 发文机关标志 (GB/T 9704—2012, 7.2.4)."""

from collections.abc import Iterator

from fazhi_report.audit.elements import is_red
from fazhi_report.audit.gaps import drop, is_exact
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import positions
from fazhi_report.audit.typeface_rules import colour_name, wrong_faces
from fazhi_report.audit.units import number
from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen, millimetres
from fazhi_report.readers.docx import ReadParagraph

_MIDDLE_SLACK = 0.5  # characters of the mark
_DROP_SLACK, _NATURAL_SLACK = 3.0, 6.0  # millimetres: where lines are set exactly, and where by the font


@rule("FZ580")
def mark(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """发文机关标志居中，红色，上边缘离版心上边缘35毫米，推荐用小标宋体。

    字号、红的深浅条文没有写，不检查。高低由它上面各段的行距推算，差3毫米以上（行距不是固定值的6毫米）才说；
    准确的用 --render 量。排在表格、文本框里的只看颜色和字体，信函、命令（令）、纪要格式不看高低。

    依据：GB/T 9704—2012 7.2.4（居中、红色、高低规定，字体推荐）。
    错误：发文机关标志是黑色，左对齐
    正确：发文机关标志是红色，居中
    """
    found = subject.structure.mark
    if not subject.is_submission or not found or (found.draws and found.where == "box"):
        return  # letters that are drawn have a look of their own
    if not is_red(found):
        colour = colour_name(next((piece.look.colour for piece in found.visible), ""))
        yield LayoutFault(f"发文机关标志是{colour}，应为红色", found, "改为红色（GB/T 9704—2012 7.2.4）")
    piece = next(found.visible)
    face = gongwen.ISSUER_MARK._replace(size=piece.look.size)
    family, size = subject.layout.face(face).family, gongwen.ISSUER_MARK.size
    for fault in wrong_faces([piece], face, subject.layout):
        hint = f"推荐用{family}（GB/T 9704—2012 7.2.4），{size:g}磅以内，排成一行"
        severity = min(fault.severity or Severity.WARNING, Severity.WARNING)
        yield LayoutFault(f"发文机关标志{fault.message}", found, hint, severity)
    if found.where == "text":
        yield from _place(subject, found)


def _place(subject: AuditedDocument, found: ReadParagraph) -> Iterator[LayoutFault]:
    place = positions(found, subject.content.section(found))[0]
    if found.look.alignment != "distribute" and abs(place.left - place.right) > _MIDDLE_SLACK:
        yield LayoutFault("发文机关标志没有居中", found, "居中，不缩进，不打空格")
    if not subject.is_file:
        return
    alike = [each for each in subject.structure.head if each.size == found.size and is_red(each)]
    first = alike[0] if alike else found
    at = drop(subject, first)
    wanted = gongwen.ISSUER_MARK_DROP.value
    if at is None:
        return
    if abs(millimetres(at) - wanted) > (_DROP_SLACK if is_exact(subject, first) else _NATURAL_SLACK):
        message = f"发文机关标志上边缘约在版心上边缘之下{number(millimetres(at))}毫米，应为{wanted:g}毫米"
        yield LayoutFault(message, first, "调整它上面的空行或者段前间距", Severity.WARNING)
