"""DOCX: the text of a report on the styles of the base document.

A paragraph carries the id of its style and a run-in heading that of its character style; there is no other
formatting in the text, so an office changes its look in one place, the styles.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from fazhi_report.document import Document, Imprint, plain
from fazhi_report.page import STANDARD, Layout
from fazhi_report.writers.columns import turned
from fazhi_report.writers.docx.annex_pages import annex_list, annexes
from fazhi_report.writers.docx.archive import pack
from fazhi_report.writers.docx.bases import Base, base_of, ready, set_in
from fazhi_report.writers.docx.blocks import text_block
from fazhi_report.writers.docx.closing import closing, imprint
from fazhi_report.writers.docx.comments import Comments
from fazhi_report.writers.docx.file_properties import PROPERTIES, core_properties, custom_properties
from fazhi_report.writers.docx.inline_text import InlineText
from fazhi_report.writers.docx.letterhead import letterhead
from fazhi_report.writers.docx.marks import Marks
from fazhi_report.writers.docx.package_form import MAIN_PART, with_linked
from fazhi_report.writers.docx.paragraphs import keep_with_next, paragraph, run
from fazhi_report.writers.docx.recording import carried, recording
from fazhi_report.writers.docx.sections import Kind, footers, main_part
from fazhi_report.writers.docx.style_ids import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    IMPRINT_ANCHOR_STYLE,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.xml_text import Markup
from fazhi_report.writers.titles import broken, lines_of, title_style


def write(
    document: Document, layout: Layout = STANDARD, reference: bytes | None = None, *, review: bool = False
) -> bytes:
    """The report as a DOCX file; the same document, layout and reference document give the same bytes.

    A reference document is an office's own DOCX: the text is put on its pages and set in its styles, and what
    it lacks comes from the layout. `reference_document.read` tells which is which, and raises
    ReferenceDocumentError, as this does, for one that can't be used.

    A `review` copy has a mark on every figure and claim, and asks programs to record what is changed in it.

    Times of making and changing are told only when SOURCE_DATE_EPOCH (seconds since 1970) is set. A character
    that XML has no way to write (a control character, half a surrogate pair) raises ValueError.
    """
    base = base_of(layout) if reference is None else _base_like(reference, layout)
    comments = Comments(document.notes)
    inline = InlineText(comments, Marks() if review else None)
    placed = list(_placed(document, base, inline, layout))
    linked = [
        *footers(base, (kind for kind, _ in placed)),
        *comments.parts(base),
        *custom_properties(document.printed_from),
        *(carried(document.composed) if review else ()),
    ]
    parts = {
        MAIN_PART: set_in(base, main_part(base, placed)).encode(),
        PROPERTIES: core_properties(document.title_text, document.author, _time()),
        **with_linked(base.parts, linked),
        **(recording(base.parts) if review else {}),
    }
    return pack(parts, ready(base))


def _base_like(reference: bytes, layout: Layout) -> Base:
    from fazhi_report.writers.docx.reference_document import read  # noqa: PLC0415  most reports have none

    return read(reference, layout).base


def _time() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None


def _placed(
    document: Document, base: Base, inline: InlineText, layout: Layout
) -> Iterator[tuple[Kind, Markup]]:
    """Everything that is printed, in its order (7), and the kind of page it stands on."""
    yield from (("upright", markup) for markup in _front(document, base, inline, layout))
    yield from annexes(document, inline, base.width, base.height)
    if document.imprint:
        yield from _imprint(document, base, document.imprint)


def _imprint(document: Document, base: Base, closing: Imprint) -> Iterator[tuple[Kind, Markup]]:
    """版记; a section that begins with it begins with a line to hold it, or with a blank page."""
    kind: Kind = "unnumbered" if closing.page == "blank" else "upright"
    last_turned = bool(document.annexes) and turned(document.annexes[-1])[-1:] == [True]
    if closing.page == "blank" or last_turned:
        yield kind, paragraph(IMPRINT_ANCHOR_STYLE)
        closing = closing._replace(page="new" if closing.page == "blank" else "same")
    yield from ((kind, markup) for markup in imprint(closing, base.width, base.left))


def _front(document: Document, base: Base, inline: InlineText, layout: Layout) -> Iterator[Markup]:
    """What stands before the annexes."""
    if document.letterhead:
        yield from letterhead(document.letterhead, base.width, layout)
    yield _title(document, inline)
    if document.addressees:
        yield paragraph(ADDRESSEES_STYLE, run(plain(document.addressees)))
    text = [text_block(block, inline) for block in document.blocks]
    named = list(annex_list(document))
    text += named
    if document.signature and document.signature.holds_text:
        held = 2 if named else 1
        text[-held:] = map(keep_with_next, text[-held:])
    yield from text
    yield from closing(document, base.width)


def _title(document: Document, inline: InlineText) -> Markup:
    lines = lines_of(document)
    styles = ADDRESSED_TITLE_STYLES if document.addressees or document.letterhead else TITLE_STYLES
    return paragraph(title_style(lines, styles), inline.runs(broken(lines)))
