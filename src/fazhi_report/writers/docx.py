"""DOCX: the text of a report on the styles of the base document.

A paragraph carries the id of its style and a run-in heading that of its character style; there is no other
formatting in the text, so an office changes its look in one place, the styles.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime

from lxml import etree

from fazhi_report.document import Block, Document, Paragraph, Run, plain
from fazhi_report.layout import STANDARD, Layout
from fazhi_report.writers.annexes import annex_list, annexes
from fazhi_report.writers.bases import MAIN_PART, Base, base_of, set_in
from fazhi_report.writers.closing import closing, imprint, keep_with_next
from fazhi_report.writers.comments import Comments
from fazhi_report.writers.letterhead import letterhead
from fazhi_report.writers.paragraphs import name, paragraph
from fazhi_report.writers.titles import broken, lines_of, title_style
from fazhi_report.writers.wordprocessing import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    PROPERTIES,
    RUN_IN_STYLES,
    TITLE_STYLES,
    core_properties,
    pack,
    serialize,
)


def write(document: Document, layout: Layout = STANDARD, reference: bytes | None = None) -> bytes:
    """The report as a DOCX file; the same document, layout and reference document give the same bytes.

    A reference document is an office's own DOCX: the text is put on its pages and set in its styles, and what
    it lacks comes from the layout. `reference_document.read` tells which is which, and raises
    ReferenceDocumentError, as this does, for one that can't be used.

    Times of making and changing are told only when SOURCE_DATE_EPOCH (seconds since 1970) is set. A character
    that XML has no way to write (a control character, half a surrogate pair) raises ValueError.
    """
    base = base_of(layout) if reference is None else _base_like(reference, layout)
    root = deepcopy(base.main)
    section = root[0][-1]
    comments = Comments(document.notes)
    for element in _elements(document, base, _room(section), comments):
        section.addprevious(element)
    for tree in (root, comments.root):
        set_in(base, tree)
    properties = core_properties(document.title_text, document.author, _time())
    added = {MAIN_PART: serialize(root), PROPERTIES: properties, **comments.parts(base.parts)}
    return pack({**base.parts, **added})


def _base_like(reference: bytes, layout: Layout) -> Base:
    from fazhi_report.writers.reference_document import read  # noqa: PLC0415  most reports have none

    return read(reference, layout).base


def _time() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None


def _room(section: etree._Element) -> int:
    """Width of the type area in twips."""
    page = section.iter(name("pgSz"), name("pgMar"))
    sizes = {key: int(value) for element in page for key, value in element.items() if value.isdigit()}
    return sizes[name("w")] - sizes[name("left")] - sizes[name("right")]


def _elements(document: Document, base: Base, room: int, comments: Comments) -> Iterator[etree._Element]:
    """Everything that is printed, in its order (GB/T 9704—2012, 7)."""
    if document.letterhead:
        yield from letterhead(document.letterhead, base.width)
    yield _title(document, comments)
    if document.addressees:
        yield paragraph(ADDRESSEES_STYLE, plain(document.addressees))
    text = [*(_block(block, comments) for block in document.blocks), *annex_list(document)]
    if document.signature and text:
        keep_with_next(text[-1])
    yield from text
    yield from closing(document, base.width)
    yield from annexes(document, room)
    if document.imprint:
        yield from imprint(document.imprint, base.width, base.left)


def _title(document: Document, comments: Comments) -> etree._Element:
    lines = lines_of(document)
    styles = ADDRESSED_TITLE_STYLES if document.addressees or document.letterhead else TITLE_STYLES
    title = paragraph(title_style(lines, styles))
    comments.add_runs(title, broken(lines))
    return title


def _block(block: Block, comments: Comments) -> etree._Element:
    heading = block.heading if isinstance(block, Paragraph) else block
    made = paragraph(BODY_STYLE if isinstance(block, Paragraph) else HEADING_STYLES[block.level])
    if heading:
        style = RUN_IN_STYLES[heading.level] if isinstance(block, Paragraph) else ""
        comments.add_runs(made, (Run(heading.number), *heading.runs), style)
    if isinstance(block, Paragraph):
        comments.add_runs(made, block.runs)
    return made
