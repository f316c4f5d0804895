"""The rule on the red rule below 发文字号 (GB/T 9704—2012, 7.2.7)."""

from collections.abc import Iterator

from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.red_rule import has_drawing, head_rules
from fazhi_report.audit.typeface_rules import colour_name
from fazhi_report.audit.units import number
from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen, millimetres

_WIDTH_SLACK = 4.3  # millimetres: the insets of the cells of a table, two of 5.4 points, and a little
_DROP_SLACK = 2.5  # millimetres


@rule("FZ581")
def red_rule(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """发文字号之下4毫米处居中印一条红色分隔线，与版心等宽。

    线是段落的边框、表格的边框、画的直线都认。发文机关标志也没有的，可能都已经印在纸上，不说没有线。
    线的粗细条文没有写，不检查；离发文字号多远由行距推算，差2.5毫米以上才说。信函、命令（令）、纪要格式另有规定，不检查。

    依据：GB/T 9704—2012 7.2.7（规定）。
    错误：分隔线是黑色的；分隔线是双线；没有分隔线
    正确：与版心等宽的一条红线
    """
    structure = subject.structure
    if not subject.is_submission or not subject.is_file or not structure.title:
        return
    found = head_rules(subject)
    if not found:
        if structure.mark and not has_drawing(subject):
            hint = f"在发文字号之下{gongwen.RED_RULE_DROP.value:g}毫米处印一条与版心等宽的红线"
            yield LayoutFault("没有红色分隔线", structure.mark, hint)
        return
    line = next((each for each in found if each.may_be_red), found[0])
    if not line.may_be_red:
        colour = colour_name("" if line.colour in {"auto", "000000"} else line.colour)
        yield LayoutFault(
            f"红色分隔线是{colour}，应为红色", line.place, "线的颜色改为红色（GB/T 9704—2012 7.2.7）"
        )
    if not line.is_plain:
        yield LayoutFault("红色分隔线不是一条单线", line.place, "改为一条单线（GB/T 9704—2012 7.2.7）")
    if line.short is not None and abs(millimetres(line.short)) > _WIDTH_SLACK:
        word = "窄" if line.short > 0 else "宽"
        message = f"红色分隔线比版心{word}{number(abs(millimetres(line.short)))}毫米，应与版心等宽"
        yield LayoutFault(message, line.place, "分隔线所在的段落不缩进，或者把线画得与版心等宽")
    wanted = gongwen.RED_RULE_DROP.value
    if line.below is not None and structure.number and abs(millimetres(line.below) - wanted) > _DROP_SLACK:
        message = f"红色分隔线约在发文字号之下{number(millimetres(line.below))}毫米，应为{wanted:g}毫米"
        yield LayoutFault(message, line.place, "调整线上面的空行、段前间距", Severity.WARNING)
