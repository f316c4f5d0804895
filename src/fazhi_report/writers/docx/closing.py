"""What ends a document, in a DOCX: 署名 and date (7.3.5), 附注 (7.3.6) and 版记 (7.4)."""

from collections.abc import Iterator

from lxml import etree

from fazhi_report.document import Document, Imprint, Signature
from fazhi_report.page import MARGIN_LEFT, TYPE_AREA_WIDTH, plain_indents, sealed_indents
from fazhi_report.writers.docx.paragraphs import add, name, paragraph
from fazhi_report.writers.docx.wordprocessing import (
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


def closing(document: Document, room: float = TYPE_AREA_WIDTH) -> Iterator[etree._Element]:
    """The paragraphs between the text with its list of annexes and the annexes themselves.

    `room` is the width of the type area in twips.
    """
    made = list(_signature(document.signature, room)) if document.signature else []
    yield from made
    if document.remark:
        if made:
            keep_with_next(made[-1])
        yield paragraph(REMARK_STYLE, document.remark)


def keep_with_next(last: etree._Element) -> None:
    """Let no page end between a paragraph and the next, and take two of its lines along if it is long."""
    properties = last[0]
    for place, tag in enumerate(("keepNext", "widowControl"), start=1):
        properties.insert(place, etree.Element(name(tag)))


def _signature(signature: Signature, room: float) -> Iterator[etree._Element]:
    if not signature.office:
        yield paragraph(SEALED_LONE_DATE_STYLE if signature.sealed else LONE_DATE_STYLE, signature.date)
        return
    sealed = (SEALED_SIGNATURE_STYLE, SEALED_DATE_STYLE)
    styles = sealed if signature.sealed else (SIGNATURE_STYLE, DATE_STYLE)
    places = (sealed_indents if signature.sealed else plain_indents)(signature, room=room)
    for style, text, place in zip(styles, (signature.office, signature.date), places, strict=True):
        line = paragraph(style, text)
        # It depends on both texts, so no style can hold it.
        add(line[0], "ind", left=str(round(place)))
        yield line


def imprint(
    imprint: Imprint, room: float = TYPE_AREA_WIDTH, left: int = MARGIN_LEFT
) -> Iterator[etree._Element]:
    """版记 at the foot of the page, and the empty paragraph that it hangs on.

    `room` is the width of the type area and `left` that of the margin beside it, in twips. A writer of DOCX
    does not know where pages end: whoever wants an even page has asked for another by now.
    """
    yield _table(imprint, room, left)
    yield paragraph(IMPRINT_PAGE_STYLE if imprint.page == "new" else IMPRINT_ANCHOR_STYLE)


def _table(imprint: Imprint, room: float, left: int) -> etree._Element:
    made = etree.Element(name("tbl"))
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=IMPRINT_STYLE)
    # From the edge of the page: otherwise LibreOffice leaves a table as wide as the type area in the text.
    add(properties, "tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=str(left), tblpYSpec="bottom")
    wide = str(round(room))
    add(properties, "tblW", w=wide, type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(add(made, "tblGrid"), "gridCol", w=wide)
    rows = [(IMPRINT_OFFICE_STYLE, f"{imprint.office}\t{imprint.date}")]
    if imprint.copies_to:
        rows.insert(0, (IMPRINT_COPIES_STYLE, imprint.copies))
    for style, text in rows:
        row = add(made, "tr")
        add(add(row, "trPr"), "cantSplit")
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=wide, type="dxa")
        cell.append(paragraph(style, text))
    return made
