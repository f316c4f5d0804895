"""A table of an annex in a DOCX."""

from collections.abc import Iterator, Sequence

from fazhi_report.document import Table
from fazhi_report.writers.columns import Side, column_widths, is_taller_than_a_page, sides
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import (
    TABLE_CAPTION_STYLE,
    TABLE_END_STYLE,
    TABLE_HEADING_STYLE,
    TABLE_NUMBER_STYLE,
    TABLE_ORDINAL_STYLE,
    TABLE_STYLE,
    TABLE_TEXT_STYLE,
)
from fazhi_report.writers.docx.xml_text import Markup, element

_STYLES: dict[Side, str] = {
    "left": TABLE_TEXT_STYLE,
    "center": TABLE_ORDINAL_STYLE,
    "right": TABLE_NUMBER_STYLE,
}


def table_with_caption(table: Table, width: float, height: float) -> Iterator[Markup]:
    """The caption, the table, and the paragraph below, on a page whose type area is so wide and so high."""
    if table.caption:
        yield paragraph(TABLE_CAPTION_STYLE, run(table.caption))
    yield _table(table, round(width), height)
    yield paragraph(TABLE_END_STYLE)


_WHOLE = element("cantSplit")
_HEADING = element("trPr", _WHOLE, element("tblHeader"))
_ROW, _SPLIT_ROW = element("trPr", _WHOLE), element("trPr")


def _table(table: Table, room: int, height: float) -> Markup:
    properties = element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE),
        element("tblW", w=str(room), type="dxa"),
        element("tblLayout", type="fixed"),
    )
    widths = column_widths(table, room)
    grid = element("tblGrid", *(element("gridCol", w=str(each)) for each in widths))
    heads = [_cell(TABLE_HEADING_STYLE, wide) for wide in widths]
    bodies = [_cell(_STYLES[side], wide) for side, wide in zip(sides(table), widths, strict=True)]
    rows = [_row(_HEADING, heads, table.columns)]
    for texts in table.rows:
        whole = _SPLIT_ROW if is_taller_than_a_page(texts, widths, height) else _ROW
        rows.append(_row(whole, bodies, texts))
    return element("tbl", properties, grid, *rows)


def _cell(style: str, wide: int) -> tuple[str, str]:
    """What stands in the cells of a column before their text, and behind it."""
    empty = element("tc", element("tcPr", element("tcW", w=str(wide), type="dxa")), paragraph(style))
    before, end, behind = empty.partition("</w:p>")
    return before, end + behind


def _row(properties: Markup, cells: Sequence[tuple[str, str]], texts: Sequence[str]) -> Markup:
    pairs = zip(cells, texts, strict=True)
    return element(
        "tr", properties, *[Markup(before + run(text) + behind) for (before, behind), text in pairs]
    )
