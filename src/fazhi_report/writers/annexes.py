"""Annexes in a DOCX: the lines below the text that name them, and the pages of each."""

from collections.abc import Iterator

from lxml import etree

from fazhi_report import gongwen
from fazhi_report.document import Annex, Document, Run, Table, plain
from fazhi_report.layout import width
from fazhi_report.writers.paragraphs import add, name, paragraph
from fazhi_report.writers.styles import twips
from fazhi_report.writers.titles import broken, title_lines, title_style
from fazhi_report.writers.wordprocessing import (
    ANNEX_LABEL_STYLE,
    ANNEX_LIST_FIRST_STYLE,
    ANNEX_LIST_NEXT_STYLE,
    ANNEX_LIST_STYLE,
    TABLE_CELL_MARGIN,
    TABLE_END_STYLE,
    TABLE_HEADING_STYLE,
    TABLE_STYLE,
    TABLE_TEXT_STYLE,
    TITLE_STYLES,
)

# Characters: a number up to the first is not broken; a text beyond the second wraps, however many there are.
_SHORT_LINE, _LONGEST_LINE = 8, 24


def annex_list(document: Document) -> Iterator[etree._Element]:
    """The lines below the text that name the annexes."""
    for number, text in enumerate(document.annex_list):
        several = ANNEX_LIST_NEXT_STYLE if number else ANNEX_LIST_FIRST_STYLE
        yield paragraph(several if len(document.annexes) > 1 else ANNEX_LIST_STYLE, text)


def annexes(document: Document, room: int) -> Iterator[etree._Element]:
    """The pages of the annexes; `room` is the width of the type area in twips."""
    for label, annex in document.labelled_annexes:
        yield paragraph(ANNEX_LABEL_STYLE, label)
        yield _title(annex)
        for part in annex.content:
            if isinstance(part, Table):
                yield _table(part, room)
                yield paragraph(TABLE_END_STYLE)


def _title(annex: Annex) -> etree._Element:
    lines = title_lines(((Run(annex.title),),))
    return paragraph(title_style(lines, TITLE_STYLES), plain(broken(lines)))


def _table(table: Table, room: int) -> etree._Element:
    made = etree.Element(name("tbl"))
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=TABLE_STYLE)
    add(properties, "tblW", w=str(room), type="dxa")
    add(properties, "tblLayout", type="fixed")
    widths = column_widths(table, room)
    grid = add(made, "tblGrid")
    for each in widths:
        add(grid, "gridCol", w=str(each))
    made.append(_row(table.columns, widths, TABLE_HEADING_STYLE, heads=True))
    for cells in table.rows:
        made.append(_row(cells, widths, TABLE_TEXT_STYLE))
    return made


def _row(cells: tuple[str, ...], widths: list[int], style: str, *, heads: bool = False) -> etree._Element:
    """A row that no page break splits; one that `heads` the table is repeated on each page."""
    row = etree.Element(name("tr"))
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    if heads:
        add(properties, "tblHeader")
    for text, each in zip(cells, widths, strict=True):
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=str(each), type="dxa")
        cell.append(paragraph(style, text))
    return row


def column_widths(table: Table, room: int) -> list[int]:
    """Widths in twips that add up to `room`.

    A column that needs no more than an equal share gets what it needs; the others, or all where there are no
    others, share what is left as they need it.
    """
    needs = [_need(texts) for texts in zip(table.columns, *table.rows, strict=True)]
    share = room // len(needs)
    wide = [need for need in needs if need > share] or needs
    left = room - sum(needs) + sum(wide)
    widths = [need * left // sum(wide) if need in wide else need for need in needs]
    widths[-1] += room - sum(widths)
    return widths


def _need(texts: tuple[str, ...]) -> int:
    """Twips in which the heading, every short text and nine texts in ten stand on one line."""
    heading, *cells = map(width, texts)
    ordered = sorted(cells) or [0]
    characters = max(heading, ordered[len(cells) * 9 // 10], min(ordered[-1], _SHORT_LINE))
    # A character more than the text has: programs put a little space between Chinese and digits.
    return twips((min(characters, _LONGEST_LINE) + 1) * gongwen.TABLE.size) + 2 * TABLE_CELL_MARGIN
