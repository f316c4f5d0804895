"""A table of an annex in a DOCX."""

from collections.abc import Iterator, Sequence

from lxml import etree

from fazhi_report.document import Table
from fazhi_report.writers.columns import Side, column_widths, is_taller_than_a_page, sides
from fazhi_report.writers.docx.paragraphs import add, name, paragraph
from fazhi_report.writers.docx.wordprocessing import (
    TABLE_CAPTION_STYLE,
    TABLE_END_STYLE,
    TABLE_HEADING_STYLE,
    TABLE_NUMBER_STYLE,
    TABLE_ORDINAL_STYLE,
    TABLE_STYLE,
    TABLE_TEXT_STYLE,
)

_STYLES: dict[Side, str] = {
    "left": TABLE_TEXT_STYLE,
    "center": TABLE_ORDINAL_STYLE,
    "right": TABLE_NUMBER_STYLE,
}


def table_elements(table: Table, width: float, height: float) -> Iterator[etree._Element]:
    """The caption, the table, and the paragraph below, on a page whose type area is so wide and so high."""
    if table.caption:
        yield paragraph(TABLE_CAPTION_STYLE, table.caption)
    yield _table(table, round(width), height)
    yield paragraph(TABLE_END_STYLE)


def _table(table: Table, room: int, height: float) -> etree._Element:
    made = etree.Element(name("tbl"))
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=TABLE_STYLE)
    add(properties, "tblW", w=str(room), type="dxa")
    add(properties, "tblLayout", type="fixed")
    widths = column_widths(table, room)
    grid = add(made, "tblGrid")
    for each in widths:
        add(grid, "gridCol", w=str(each))
    heading = _row(table.columns, widths, [TABLE_HEADING_STYLE] * len(widths))
    add(heading[0], "cantSplit")
    add(heading[0], "tblHeader")
    made.append(heading)
    styles = [_STYLES[side] for side in sides(table)]
    for cells in table.rows:
        row = _row(cells, widths, styles)
        if not is_taller_than_a_page(cells, widths, height):
            add(row[0], "cantSplit")
        made.append(row)
    return made


def _row(cells: tuple[str, ...], widths: list[int], styles: Sequence[str]) -> etree._Element:
    """A row whose properties are empty."""
    row = etree.Element(name("tr"))
    add(row, "trPr")
    for text, each, style in zip(cells, widths, styles, strict=True):
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=str(each), type="dxa")
        cell.append(paragraph(style, text))
    return row
