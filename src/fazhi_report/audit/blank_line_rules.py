"""The rule on blank lines between the elements of a document (GB/T 9704—2012, 7.2.5, 7.3.1 to 7.3.7)."""

from collections.abc import Iterator

from fazhi_report.audit.gaps import lines_between
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.red_rule import head_rules, line_above
from fazhi_report.audit.units import number, spelled
from fazhi_report.page import Figure, gongwen, points
from fazhi_report.readers.docx import ReadParagraph

_FEWER, _MORE = 0.5, 0.75  # lines: the pitch of titles and blank lines in another size make that much
_LEAST_MARK = 30  # points: a mark in smaller type stands in the room of a great one
_ANY = 99.0


@rule("FZ582")
def blank_lines(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """发文字号在发文机关标志下空二行，标题在红色分隔线下空二行，主送机关、附件说明、署名、附件标题之上空一行。

    空行、段前段后间距都算，差半行以上才说。署名之上加盖印章的可以多空；标题、表格之间分了页的不算。
    主送机关只查标题下面就是它的。

    依据：GB/T 9704—2012 7.2.5、7.3.1、7.3.2、7.3.4、7.3.5.2、7.3.7（规定）。
    错误：标题下面紧接着主送机关
    正确：标题、空一行、主送机关
    """
    told = subject.structure
    if subject.is_submission and subject.is_file:
        yield from _letterhead(subject)
    title, last = told.title[-1:], [*told.body, *told.annex_list][-1:]
    if title and told.addressees:
        yield from _asked(
            subject, title[0], told.addressees, "主送机关在标题", gongwen.ADDRESSEES_BLANK_LINES
        )
    if told.body and told.annex_list:
        yield from _asked(
            subject, told.body[-1], told.annex_list[0], "附件说明在正文", gongwen.ANNEX_LIST_BLANK_LINES
        )
    closing = told.office or told.date
    if last and closing:
        above = "附件说明" if told.annex_list else "正文"
        name = f"{'署名' if told.office else '成文日期'}在{above}"
        yield from _asked(subject, last[0], closing, name, gongwen.SIGNATURE_BLANK_LINES, most=_ANY)
    for label in told.labels:
        below = told.annexes[told.annexes.index(label) + 1 :][:1]
        for each in below:
            if each.look.alignment == "center":
                yield from _asked(subject, label, each, "附件标题在“附件”", gongwen.ANNEX_TITLE_BLANK_LINES)


def _letterhead(subject: AuditedDocument) -> Iterator[LayoutFault]:
    told = subject.structure
    lines = [each for each in told.head if each in (*told.number, *told.signers)]
    if told.mark and lines and told.mark.size >= _LEAST_MARK:
        name = "发文字号在发文机关标志" if lines[0] in told.number else "签发人在发文机关标志"
        yield from _asked(subject, told.mark, lines[0], name, gongwen.NUMBER_BLANK_LINES)
    if not told.title:
        return
    wanted, name = gongwen.TITLE_BLANK_LINES, "标题在红色分隔线"
    pitch = subject.layout.line_pitch
    measured = [each for each in head_rules(subject) if each.may_be_red and each.above]
    if measured and measured[0].above:
        least, most = measured[0].above
        yield from _wrong((least / pitch, most / pitch), wanted, name, told.title[0])
    elif (last := line_above(subject)) and (found := lines_between(subject, last, told.title[0])):
        down = points(gongwen.RED_RULE_DROP.value) / pitch
        yield from _wrong((found[0] - down, found[1]), wanted, name, told.title[0])


def _asked(
    subject: AuditedDocument,
    upper: ReadParagraph,
    lower: ReadParagraph,
    name: str,
    wanted: Figure,
    *,
    most: float = 0,
) -> Iterator[LayoutFault]:
    found = lines_between(subject, upper, lower)
    if found is not None:
        yield from _wrong(found, wanted, name, lower, most=most)


def _wrong(
    found: tuple[float, float], wanted: Figure, name: str, place: ReadParagraph, *, most: float = 0
) -> Iterator[LayoutFault]:
    """The fault where neither sum of the spaces is near the number of lines that is asked for."""
    least, greatest = found
    if greatest < wanted.value - _FEWER or least > (most or wanted.value + _MORE):
        measured = greatest if greatest < wanted.value else least
        blank = f"空约{number(measured)}行" if measured >= _FEWER else "没有空行"
        hint = f"空{spelled(wanted)}行（GB/T 9704—2012 {wanted.clause}）"
        yield LayoutFault(f"{name}下{blank}，应空{spelled(wanted)}行", place, hint)
