"""Annexes in a DOCX: the lines below the text that name them, and the pages of each."""

from collections.abc import Iterator

from fazhi_report.document import Block, Document, DocumentAnnex, Run, Table, plain
from fazhi_report.page import TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH
from fazhi_report.writers.columns import turned
from fazhi_report.writers.docx.annex_tables import table_with_caption
from fazhi_report.writers.docx.blocks import text_block
from fazhi_report.writers.docx.inline_text import InlineText
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.sections import Kind
from fazhi_report.writers.docx.style_ids import (
    ANNEX_LABEL_STYLE,
    ANNEX_LIST_STYLE,
    ANNEX_LIST_STYLES,
    ANNEX_LIST_TEN_STYLES,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.xml_text import Markup
from fazhi_report.writers.titles import broken, title_lines, title_style

_TWO_DIGITS = 10


def annex_list(document: Document) -> Iterator[Markup]:
    """The lines below the text that name the annexes, every name beginning in the same place (7.3.4)."""
    if len(document.annexes) == 1:
        yield paragraph(ANNEX_LIST_STYLE, run(*document.annex_list))
        return
    first, next_style = ANNEX_LIST_TEN_STYLES if len(document.annexes) >= _TWO_DIGITS else ANNEX_LIST_STYLES
    for number, text in enumerate(document.annex_list):
        # A tab leads to where the names begin, whatever width the digits of a font have.
        yield paragraph(next_style if number else first, run(text.replace(". ", ".\t", 1)))


def annexes(
    document: Document,
    inline: InlineText,
    width: float = TYPE_AREA_WIDTH,
    height: float = TYPE_AREA_HEIGHT,
) -> Iterator[tuple[Kind, Markup]]:
    """The pages of the annexes, and the kind of page that each part stands on (8).

    `width` and `height` are those of the type area of an upright page, in twips. Label and title stand where
    the first part does, so that a table that is all of an annex has them with it.
    """
    for label, annex in document.labelled_annexes:
        kinds: list[Kind] = ["turned" if turn else "upright" for turn in turned(annex)]
        head = (paragraph(ANNEX_LABEL_STYLE, run(label)), _title(annex))
        yield from ((kinds[0] if kinds else "upright", line) for line in head)
        for part, kind in zip(annex.content, kinds, strict=True):
            room = (height, width) if kind == "turned" else (width, height)
            yield from ((kind, markup) for markup in _written(part, inline, *room))


def _written(part: Block | Table, inline: InlineText, width: float, height: float) -> Iterator[Markup]:
    if isinstance(part, Table):
        yield from table_with_caption(part, width, height)
    else:
        yield text_block(part, inline)


def _title(annex: DocumentAnnex) -> Markup:
    lines = title_lines(((Run(annex.title),),))
    return paragraph(title_style(lines, TITLE_STYLES), run(plain(broken(lines))))
