"""What ends a document, in a DOCX: 署名 and date (7.3.5), 附注 (7.3.6) and 版记 (7.4)."""

from collections.abc import Iterator

from fazhi_report.document import Document, Imprint, Signature
from fazhi_report.page import CELL, MARGIN_LEFT, TYPE_AREA_WIDTH, plain_indents, sealed_indents
from fazhi_report.writers.docx.paragraphs import keep_with_next, paragraph, run
from fazhi_report.writers.docx.style_ids import (
    DATE_STYLE,
    IMPRINT_ANCHOR_STYLE,
    IMPRINT_COPIES_STYLE,
    IMPRINT_OFFICE_STYLE,
    IMPRINT_PAGE_STYLE,
    IMPRINT_STYLE,
    LONE_DATE_STYLE,
    REMARK_STYLE,
    SEALED_DATE_STYLE,
    SEALED_LONE_DATE_STYLE,
    SEALED_SIGNATURE_STYLE,
    SIGNATURE_STYLE,
)
from fazhi_report.writers.docx.xml_text import Markup, element


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
    sealed = (SEALED_SIGNATURE_STYLE, SEALED_DATE_STYLE)
    styles = sealed if signature.sealed else (SIGNATURE_STYLE, DATE_STYLE)
    places = (sealed_indents if signature.sealed else plain_indents)(signature, room=room)
    for style, text, place in zip(styles, (signature.office, signature.date), places, strict=True):
        # It depends on both texts, so no style can hold it. A date that begins there may reach the edge: in
        # a font with wide digits it goes a little beyond, and never wraps.
        beyond = {"right": str(-round(CELL))} if style == DATE_STYLE else {}
        yield paragraph(style, run(text), element("ind", left=str(round(place)), **beyond))


def imprint(imprint: Imprint, room: float = TYPE_AREA_WIDTH, left: int = MARGIN_LEFT) -> Iterator[Markup]:
    """版记 at the foot of the page, and the empty paragraph that it hangs on.

    `room` is the width of the type area and `left` that of the margin beside it, in twips. A writer of DOCX
    does not know where pages end: whoever wants an even page has asked for another by now.
    """
    yield _table(imprint, room, left)
    yield paragraph(IMPRINT_PAGE_STYLE if imprint.page == "new" else IMPRINT_ANCHOR_STYLE)


def _table(imprint: Imprint, room: float, left: int) -> Markup:
    wide = str(round(room))
    properties = element(
        "tblPr",
        element("tblStyle", val=IMPRINT_STYLE),
        # From the edge of the page: else LibreOffice leaves a table as wide as the type area in the text.
        element("tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=str(left), tblpYSpec="bottom"),
        element("tblW", w=wide, type="dxa"),
        element("tblLayout", type="fixed"),
    )
    lines = [(IMPRINT_OFFICE_STYLE, f"{imprint.office}\t{imprint.date}")]
    if imprint.copies_to:
        lines.insert(0, (IMPRINT_COPIES_STYLE, imprint.copies))
    whole = element("trPr", element("cantSplit"))
    across = element("tcPr", element("tcW", w=wide, type="dxa"))
    rows = (element("tr", whole, element("tc", across, paragraph(style, run(text)))) for style, text in lines)
    return element("tbl", properties, element("tblGrid", element("gridCol", w=wide)), *rows)
