"""The rows of a table as lines on the page: which borders they have, where the table begins and ends."""

from collections.abc import Sequence

from fazhi_report.page import TWIPS
from fazhi_report.readers.docx.content import TableRow
from fazhi_report.readers.docx.ruled_borders import Border, borders_in
from fazhi_report.readers.docx_parts import Element, attribute, child, children, measure

_CELL_INSET = 108  # twips, where nothing is said: so do Word and WPS


def table_rows(
    table: Element, styles: Sequence[Element | None], rows: Sequence[tuple[Element, Sequence[Element]]]
) -> tuple[TableRow, ...]:
    """The rows of a table, each with its cells; `styles` are the properties of its styles, deepest first."""
    own = child(table, "w:tblPr")
    borders: dict[str, Border | None] = {}
    inset, left = float(_CELL_INSET), 0.0
    for each in (*styles, own):
        borders |= borders_in(child(each, "w:tblBorders"))
        for margin in ("w:left", "w:start"):
            inset = _width(child(each, "w:tblCellMar", margin), inset)
        left = _width(child(each, "w:tblInd"), left)
    floats = child(own, "w:tblpPr") is not None
    wide = sum(
        measure(attribute(each, "w:w")) or 0 for each in children(child(table, "w:tblGrid"), "w:gridCol")
    )
    aligned = attribute(child(own, "w:jc")) or "left"
    starts = None if floats or aligned not in {"left", "start"} else left / TWIPS
    made = []
    for at, (row, cells) in enumerate(rows):
        here = borders | borders_in(child(row, "w:tblPrEx", "w:tblBorders"))
        above = _side(cells, "top", here.get("insideH" if at else "top"))
        below = _side(cells, "bottom", here.get("bottom" if at == len(rows) - 1 else "insideH"))
        made.append(
            TableRow(
                above,
                below,
                _width(child(own, "w:tblW"), wide) / TWIPS,
                starts,
                inset / TWIPS,
                floats,
                len(cells),
            )
        )
    return tuple(made)


def _side(cells: Sequence[Element], side: str, otherwise: Border | None) -> Border | None:
    """The border of a row on a side, told by its first cell that has one."""
    found = (borders_in(child(cell, "w:tcPr", "w:tcBorders")).get(side, otherwise) for cell in cells)
    return next(filter(None, found), None)


def _width(element: Element | None, otherwise: float) -> float:
    """A width in twips; what is told in another unit is not known here."""
    value = measure(attribute(element, "w:w"))
    return otherwise if value is None or attribute(element, "w:type") not in {"dxa", ""} else value
