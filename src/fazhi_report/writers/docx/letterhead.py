"""版头 in a DOCX: the lines above 发文机关标志, the mark, 发文字号 with 签发人, the red rule (7.2)."""

from collections.abc import Iterator

from fazhi_report.document import SIGNER_LABEL, Letterhead
from fazhi_report.page import (
    CHARACTER,
    LINES_ABOVE_MARK,
    STANDARD,
    TYPE_AREA_WIDTH,
    JointMark,
    Layout,
    gongwen,
    joint_mark,
    mark_step,
    number_top,
    signer_columns,
    signer_rows,
    twips,
    width,
)
from fazhi_report.writers.docx.letterhead_styles import mark_space
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import (
    COPY_NUMBER_STYLE,
    ISSUER_MARK_STYLES,
    LETTERHEAD_LINE_STYLE,
    NO_RULE_STYLE,
    NUMBER_STYLE,
    RED_RULE_STYLE,
    SECRECY_STYLE,
    SIGNER_STYLE,
    URGENCY_STYLE,
)
from fazhi_report.writers.docx.styles import exact
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element, joined


def letterhead(
    head: Letterhead, room: float = TYPE_AREA_WIDTH, layout: Layout = STANDARD
) -> Iterator[Markup]:
    """What stands above the title; `room` is the width of the type area in twips."""
    lines = (
        (COPY_NUMBER_STYLE, head.copy_number),
        (SECRECY_STYLE, head.secrecy),
        (URGENCY_STYLE, head.urgency),
    )
    given = [paragraph(style, run(text)) for style, text in lines if text]
    yield from given
    for _ in range(LINES_ABOVE_MARK - len(given)):
        yield paragraph(LETTERHEAD_LINE_STYLE)
    if head.names:
        yield from _joint_mark(head, room, layout)
    else:
        mark = NOTHING if head.preprinted else run(head.mark)
        yield paragraph(ISSUER_MARK_STYLES[mark_step(head.mark, room)], mark)
    yield from _signers(head, room)
    yield paragraph(NO_RULE_STYLE if head.preprinted else RED_RULE_STYLE)


def _joint_mark(head: Letterhead, room: float, layout: Layout) -> Iterator[Markup]:
    """The names of several offices above each other and 文件 beside them, in a table without lines (7.2.4).

    What is above and below it takes the room that the mark of one office has in its style.
    """
    mark = joint_mark(head.names, head.mark, room)
    style = ISSUER_MARK_STYLES[gongwen.ISSUER_MARK_SIZES.index((mark.size, mark.scale))]
    line = twips(layout.line_pitch)
    above = mark_space(mark.size, mark.pitch) - LINES_ABOVE_MARK * line
    rest = number_top(layout, mark) - LINES_ABOVE_MARK * line - above - len(mark.names) * mark.pitch
    yield paragraph(LETTERHEAD_LINE_STYLE, NOTHING, _exactly(above))
    yield _joint_table(head, mark, style, room)
    yield paragraph(LETTERHEAD_LINE_STYLE, NOTHING, _exactly(rest))


def _exactly(twips: int) -> Markup:
    return Markup(f'<w:snapToGrid w:val="0"/>{exact(twips)}')


def _joint_table(head: Letterhead, mark: JointMark, style: str, room: float) -> Markup:
    left = round(mark.names[0].left)
    wide = round(mark.end.left) - left
    beside = round(room) - left - wide
    none = (element(side, w="0", type="dxa") for side in ("top", "left", "bottom", "right"))
    properties = element(
        "tblPr",
        element("tblW", w=str(wide + beside), type="dxa"),
        element("tblInd", w=str(left), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *none),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(each)) for each in (wide, beside)))
    high = element("trPr", element("trHeight", val=str(mark.pitch), hRule="exact"))
    flush = Markup(f'<w:snapToGrid w:val="0"/>{exact(mark.pitch)}<w:ind w:right="-400"/><w:jc w:val="left"/>')
    rows = []
    for index, name in enumerate(mark.names):
        spread = run(name.text[:-1], apart=round(name.apart))
        words = NOTHING if head.preprinted else joined((spread, run(name.text[-1])))
        end = run(head.mark) if not (index or head.preprinted) else NOTHING
        merged = element("vMerge", val="continue" if index else "restart")
        middle = element("vAlign", val="center")
        cells = (
            element(
                "tc", element("tcPr", element("tcW", w=str(wide), type="dxa")), paragraph(style, words, flush)
            ),
            element(
                "tc",
                element("tcPr", element("tcW", w=str(beside), type="dxa"), merged, middle),
                paragraph(style, end, flush),
            ),
        )
        rows.append(element("tr", high, *cells))
    return element("tbl", properties, grid, *rows)


def _signers(head: Letterhead, room: float) -> Iterator[Markup]:
    """The lines of 签发人, the number on the last of them (7.2.5, 7.2.6).

    One name ends where the style has its tab stop. Several stand in columns, whose places follow from the
    names: the only formatting that no style can hold.
    """
    rows = signer_rows(head, room)
    if len(head.signers) <= 1:
        yield _line(head.number, SIGNER_LABEL, head.signers, [])
        return
    stops = signer_columns(rows, room=room)
    label = stops[0] - width(SIGNER_LABEL) * CHARACTER
    for number, names in enumerate(rows):
        text = head.number if number == len(rows) - 1 else ""
        if number:
            yield _line(text, "", names, stops)
        else:
            yield _line(text, SIGNER_LABEL, names, [label, *stops[1:]])


def _line(number: str, label: str, names: tuple[str, ...], stops: list[float]) -> Markup:
    tabs = (element("tab", val="left", pos=str(round(stop))) for stop in stops)
    text = [run(number)]
    for column, signer in enumerate(names):
        text += (run("\t" if column else f"\t{label}"), run(signer, SIGNER_STYLE))
    return paragraph(NUMBER_STYLE, joined(text), element("tabs", *tabs) if stops else NOTHING)
