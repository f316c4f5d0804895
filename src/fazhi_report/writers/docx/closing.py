"""What ends a document, in a DOCX: 署名 and date (7.3.5), 附注 (7.3.6) and 版记 (7.4)."""

from collections.abc import Iterator

from fazhi_report.document import Document, Imprint, Signature
from fazhi_report.page import CELL, CHARACTER, MARGIN_LEFT, TYPE_AREA_WIDTH, gongwen, twips, width
from fazhi_report.writers.docx.paragraphs import keep_with_next, paragraph, run
from fazhi_report.writers.docx.style_ids import (
    DATE_STYLE,
    IMPRINT_ANCHOR_STYLE,
    IMPRINT_COPIES_STYLE,
    IMPRINT_DATE_STYLE,
    IMPRINT_OFFICE_STYLE,
    IMPRINT_PAGE_STYLE,
    IMPRINT_STYLE,
    LONE_DATE_STYLE,
    NEXT_SEALED_SIGNATURE_STYLE,
    NEXT_SIGNATURE_STYLE,
    REMARK_STYLE,
    SEALED_DATE_STYLE,
    SEALED_LONE_DATE_STYLE,
    SEALED_SIGNATURE_STYLE,
    SIGNATURE_STYLE,
)
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element, joined
from fazhi_report.writers.imprint_places import imprint_places
from fazhi_report.writers.signature_lines import SignatureRow, signature_rows


def closing(document: Document, room: float = TYPE_AREA_WIDTH) -> Iterator[Markup]:
    """The paragraphs between the text with its list of annexes and the annexes themselves.

    `room` is the width of the type area in twips.
    """
    made = list(_signature(document.signature, room)) if document.signature else []
    if document.remark:
        made[-1:] = map(keep_with_next, made[-1:])
        made.append(paragraph(REMARK_STYLE, run(document.remark)))
    yield from made


def _signature(signature: Signature, room: float) -> Iterator[Markup]:
    if not signature.office:
        yield paragraph(SEALED_LONE_DATE_STYLE if signature.sealed else LONE_DATE_STYLE, run(signature.date))
        return
    *offices, date = signature_rows(signature, room=room)
    first, next_, below = _STYLES[signature.sealed]
    for index, row in enumerate(offices):
        yield _row(next_ if index else first, row, room)
    yield _row(below, date, room)


_STYLES = {
    True: (SEALED_SIGNATURE_STYLE, NEXT_SEALED_SIGNATURE_STYLE, SEALED_DATE_STYLE),
    False: (SIGNATURE_STYLE, NEXT_SIGNATURE_STYLE, DATE_STYLE),
}
"""The styles of the first row of 署名, of the others and of the date, with a seal and without one."""


def _row(style: str, row: SignatureRow, room: float) -> Markup:
    """A row of 署名 or the date. Its place depends on all of the texts, so no style can hold it."""
    if len(row) > 1:
        middles = [(each.left + each.right) / 2 for each in row]
        start = middles[0] - width(row[0].text) * CHARACTER / 2
        stops = (element("tab", val="center", pos=str(round(each))) for each in middles[1:])
        flush = (element("tabs", *stops), element("ind", left=str(round(start))), element("jc", val="left"))
        return paragraph(style, run("\t".join(each.text for each in row)), joined(flush))
    (only,) = row
    # A date that begins at a place may reach the edge: in a font with wide digits it goes a little beyond,
    # and never wraps.
    right = room - only.right - (CELL if style == DATE_STYLE else 0)
    ends = {"right": str(round(right))} if round(right) else {}
    return paragraph(style, run(only.text), element("ind", left=str(round(only.left)), **ends))


def imprint(imprint: Imprint, room: float = TYPE_AREA_WIDTH, left: int = MARGIN_LEFT) -> Iterator[Markup]:
    """版记 at the foot of the page, and the empty paragraph that it hangs on.

    `room` is the width of the type area and `left` that of the margin beside it, in twips. A writer of DOCX
    does not know where pages end: whoever wants an even page has asked for another by now.
    """
    yield _table(imprint, room, left)
    yield paragraph(IMPRINT_PAGE_STYLE if imprint.page == "new" else IMPRINT_ANCHOR_STYLE)


def _table(imprint: Imprint, room: float, left: int) -> Markup:
    wide = round(room)
    places = imprint_places(imprint, room)
    beside = round(places.date_room)
    properties = element(
        "tblPr",
        element("tblStyle", val=IMPRINT_STYLE),
        # From the edge of the page: else LibreOffice leaves a table as wide as the type area in the text.
        element(
            "tblpPr",
            topFromText=str(twips(gongwen.IMPRINT_SLACK.value)),
            vertAnchor="margin",
            horzAnchor="page",
            tblpX=str(left),
            tblpYSpec="bottom",
        ),
        element("tblW", w=str(wide), type="dxa"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(each)) for each in (wide - beside, beside)))
    # No style can hold where a long name ends, so that its lines are alike.
    narrow = element("ind", right=str(round(places.spare))) if places.spare else NOTHING
    office = _cell(wide - beside, paragraph(IMPRINT_OFFICE_STYLE, run(imprint.office), narrow))
    date = _cell(beside, paragraph(IMPRINT_DATE_STYLE, run(imprint.date)), element("vAlign", val="bottom"))
    rows: list[tuple[Markup, ...]] = [(office, date)]
    if imprint.copies_to:
        across = element("gridSpan", val="2")
        rows.insert(0, (_cell(wide, paragraph(IMPRINT_COPIES_STYLE, run(imprint.copies)), across),))
    whole = element("trPr", element("cantSplit"))
    return element("tbl", properties, grid, *(element("tr", whole, *cells) for cells in rows))


def _cell(wide: int, content: Markup, more: Markup = NOTHING) -> Markup:
    return element("tc", element("tcPr", element("tcW", w=str(wide), type="dxa"), more), content)
