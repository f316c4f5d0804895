"""A table of an annex in a DOCX."""

from collections.abc import Iterator

from fazhi_report.document import Table
from fazhi_report.page import STANDARD_TABLE, TABLE_TYPES, TableType
from fazhi_report.writers.columns import Side, sides
from fazhi_report.writers.docx.annex_styles import cell_margins
from fazhi_report.writers.docx.paragraphs import paragraph, run
from fazhi_report.writers.docx.style_ids import (
    TABLE_CAPTION_STYLE,
    TABLE_END_STYLE,
    TABLE_STYLE,
    TABLE_STYLES,
    TableStyles,
)
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element
from fazhi_report.writers.table_setting import is_taller_than_a_page, set_table
from fazhi_report.writers.unparted import spared


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
    setting = set_table(table, room)
    styles = TABLE_STYLES[TABLE_TYPES.index(setting.type)]
    properties = element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE),
        element("tblW", w=str(room), type="dxa"),
        element("tblLayout", type="fixed"),
        NOTHING if setting.type == STANDARD_TABLE else Markup(cell_margins(setting.type)),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(each)) for each in setting.widths))
    heads = [_Cells(styles.heading, wide, setting.type) for wide in setting.widths]
    bodies = [
        _Cells(_style(styles, side), wide, setting.type)
        for side, wide in zip(sides(table), setting.widths, strict=True)
    ]
    rows = [_row(_HEADING, heads, table.columns)]
    for texts in table.rows:
        whole = _SPLIT_ROW if is_taller_than_a_page(texts, setting, height) else _ROW
        rows.append(_row(whole, bodies, texts))
    return element("tbl", properties, grid, *rows)


def _style(styles: TableStyles, side: Side) -> str:
    return {"left": styles.text, "center": styles.ordinal, "right": styles.number}[side]


class _Cells:
    """The cells of a column, in one style."""

    def __init__(self, style: str, wide: int, type_: TableType) -> None:
        empty = element("tc", element("tcPr", element("tcW", w=str(wide), type="dxa")), paragraph(style))
        self._before, end, behind = empty.partition("</w:pPr>")
        self._end = end
        self._behind = behind.removeprefix("</w:p>")
        self._type, self._room = type_, (wide - 2 * type_.inset) / type_.size

    def with_text(self, text: str) -> Markup:
        """The cell of a text; one in which a date would be parted ends its lines earlier."""
        less = round(spared(text, self._room) * self._type.size)
        narrow = element("ind", right=str(less)) if less else ""
        return Markup(f"{self._before}{narrow}{self._end}{run(text)}</w:p>{self._behind}")


def _row(properties: Markup, cells: list[_Cells], texts: tuple[str, ...]) -> Markup:
    return element("tr", properties, *(cell.with_text(text) for cell, text in zip(cells, texts, strict=True)))
