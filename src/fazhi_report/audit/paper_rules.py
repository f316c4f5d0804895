"""Rules on the page: paper, margins, lines and characters (GB/T 9704—2012, clauses 5 and 8)."""

from collections.abc import Iterator

from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.units import number
from fazhi_report.page import gongwen, millimetres, points
from fazhi_report.readers.docx import ReadParagraph, Section

_PAPER_SLACK = 0.2  # millimetres: ten twips
_MARGIN_SLACK = gongwen.MARGIN_TOLERANCE.value + 0.02  # millimetres: twips are whole
_ALLOWED = f"（允许差{gongwen.MARGIN_TOLERANCE.value:g}毫米）"
_AREA = (gongwen.TYPE_AREA_WIDTH.value, gongwen.TYPE_AREA_HEIGHT.value)
SQUEEZE = (
    f"字符缩放改为{gongwen.CHARACTER_SCALE.value:g}%，"
    f"或者文档网格设为每行{gongwen.CHARACTERS_PER_LINE.value:g}个字"
)
"""How as many characters are set on a line as there should be."""

_LINE_SLACK = 0.1  # points
_NATURAL = 1.15  # the height of a line without a grid, to the size of its type, in the fonts of Windows
_NO_GRID = "没有文档网格"
_CHARACTER_SLACK = 0.02  # points over a whole line: twips are whole


def _named(subject: AuditedDocument, at: int) -> str:
    return f"第{at + 1}节" if len(subject.content.sections) > 1 else "页面设置"


@rule("FZ511", "L01")
def paper(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """用纸是 A4，210毫米×297毫米。

    横排表格的页可以横放（297毫米×210毫米），但公文的第一面竖放。

    依据：GB/T 9704—2012 5.1（规定）；8（横排表格）。
    错误：纸张 216×279 毫米（Letter）
    正确：纸张 210×297 毫米（A4）
    """
    wanted = (gongwen.PAPER_WIDTH.value, gongwen.PAPER_HEIGHT.value)
    for at, section in enumerate(subject.content.sections):
        found = (millimetres(section.width), millimetres(section.height))
        shape = tuple(sorted(found)) if at else found
        if any(abs(have - want) > _PAPER_SLACK for have, want in zip(shape, wanted, strict=True)):
            sizes = f"{found[0]:.0f}×{found[1]:.0f}毫米"
            lying = "，公文第一面不能横放" if abs(found[0] - wanted[1]) <= _PAPER_SLACK else ""
            message = f"纸张是{sizes}，应为A4（{wanted[0]:g}×{wanted[1]:g}毫米）{lying}"
            yield LayoutFault(message, _named(subject, at), "页面设置里把纸张改为 A4")


@rule("FZ512", "L02")
def margins(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """天头（上白边）37毫米、订口（左白边）28毫米，版心156毫米×225毫米，各允许差1毫米。

    下白边35毫米、右白边26毫米由相减得出。横放的页，版心转为225毫米×156毫米：天头转到右边，
    订口在上边或者下边。装订线的宽度算在白边里。

    依据：GB/T 9704—2012 5.2.1、6、8（规定）；下、右白边为推算。
    错误：上白边25.4毫米，左白边31.8毫米
    正确：上白边37毫米，左白边28毫米，版心156毫米×225毫米
    """
    for at, section in enumerate(subject.content.sections):
        yield from _margins(section, _named(subject, at))


def _margins(section: Section, named: str) -> Iterator[LayoutFault]:
    top, left = gongwen.MARGIN_TOP.value, gongwen.MARGIN_LEFT.value
    bottom, right = gongwen.MARGIN_BOTTOM.value, gongwen.MARGIN_RIGHT.value
    upper, leftmost = millimetres(section.top), millimetres(section.left)
    if section.is_landscape:
        asked = [("左白边", leftmost, (bottom,)), ("上白边", upper, (left, right))]
        area = _AREA[::-1]
    else:
        asked = [("天头（上白边）", upper, (top,)), ("订口（左白边）", leftmost, (left,))]
        area = _AREA
    hint = f"页面设置里改页边距：上{top:g}毫米、下{bottom:g}毫米、左{left:g}毫米、右{right:g}毫米"
    for name, found, wanted in asked:
        if all(abs(found - each) > _MARGIN_SLACK for each in wanted):
            listed = "或".join(number(each) for each in wanted)
            yield LayoutFault(f"{name}是{number(found)}毫米，应为{listed}毫米{_ALLOWED}", named, hint)
    sizes = (millimetres(section.text_width), millimetres(section.text_height))
    for name, found, want in zip(("宽", "高"), sizes, area, strict=True):
        if abs(found - want) > _MARGIN_SLACK:
            message = f"版心{name}{number(found)}毫米，应为{number(want)}毫米{_ALLOWED}"
            yield LayoutFault(message, named, hint)


@rule("FZ513", "L03")
def lines(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文的行距使一面排22行。

    行距固定值不大于28.95磅、不小于27.8磅，或者文档网格每页22行：225毫米的版心排22行。固定值29磅只排21行。
    正文各段前后不加间距。真正排了几行，用 --render 看。本单位另定行距的，按那个行距的行数检查。

    依据：GB/T 9704—2012 5.2.3（一般）；行距为推算。
    错误：行距固定值30磅，一面排21行
    正确：行距固定值28.95磅，一面排22行
    """
    wanted = subject.layout.lines_per_page
    for each in subject.structure.body:
        section = subject.content.section(each)
        if section.is_landscape:
            continue
        pitch, how = pitch_of(each, section)
        count = int((_area(section)[1] + _LINE_SLACK) / pitch)
        if count != wanted:
            hint = f"行距改为固定值{subject.layout.line_pitch:g}磅，或者设文档网格每页{wanted}行"
            about = "约" if how.endswith(_NO_GRID) else ""
            yield LayoutFault(f"{how}，一面{about}排{count}行，应排{wanted}行", each, hint)
        if each.look.before or each.look.after:
            gap = "、".join(
                f"段{name}{number(value)}磅"
                for name, value in (("前", each.look.before), ("后", each.look.after))
                if value
            )
            yield LayoutFault(f"段落另加间距（{gap}），一面排不满{wanted}行", each, "段前、段后间距改为 0")


def _area(section: Section) -> tuple[float, float]:
    """The type area in points; the standard one where a side is wrong, which FZ512 tells."""
    sides = zip((section.text_width, section.text_height), _AREA, strict=True)
    width, height = (
        found if abs(millimetres(found) - wanted) <= _MARGIN_SLACK else points(wanted)
        for found, wanted in sides
    )
    return width, height


def pitch_of(paragraph: ReadParagraph, section: Section) -> tuple[float, str]:
    """From one line to the next in points, and how that comes."""
    look = paragraph.look
    if look.line_rule == "exact":
        return max(look.line, 1), f"行距固定值{look.line:g}磅"
    natural = (paragraph.size or paragraph.end_size) * _NATURAL
    grid = section.pitch if section.grid and look.snaps else 0
    if grid:
        cells = max(1, -(-natural // grid))
        natural = grid * cells
    if look.line_rule == "atLeast":
        return max(natural, look.line), f"行距最小值{look.line:g}磅"
    found = max(natural * look.line, 1)
    if grid:
        times = "" if look.line == 1 else f"、{look.line:g}倍行距"
        return found, f"文档网格行距{section.pitch:g}磅{times}"
    return found, f"行距{look.line:g}倍，{_NO_GRID}"


@rule("FZ514", "L04")
def characters(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文一行排28个字，撑满156毫米的版心。

    28个三号字宽158毫米，比版心宽，所以要收紧一点：字符缩放98%，或者字符间距紧缩0.25磅，
    或者文档网格每行28个字。真正排了几个字，用 --render 看。

    依据：GB/T 9704—2012 5.2.3（一般）；收紧的办法为实践。
    错误：三号字不收紧，一行只排27个字
    正确：字符缩放98%，一行排28个字
    """
    wanted = int(gongwen.CHARACTERS_PER_LINE.value)
    for each in subject.structure.body:
        section = subject.content.section(each)
        if section.is_landscape or each.size != gongwen.BODY.size:
            continue  # another size is told by FZ515
        extra = section.extra if section.grid in {"linesAndChars", "snapToChars"} and each.look.snaps else 0
        widths: dict[float, int] = {}
        for piece in each.visible:
            width = piece.look.size * piece.look.scale / 100 + piece.look.spacing + extra
            widths[width] = widths.get(width, 0) + len(piece.text)
        width = max(widths, key=widths.__getitem__)
        count = int((_area(section)[0] + _CHARACTER_SLACK) / max(width, 1))
        if count != wanted:
            message = f"每个字占{width:.2f}磅，一行排{count}个字，应排{wanted}个字"
            yield LayoutFault(message, each, SQUEEZE)
