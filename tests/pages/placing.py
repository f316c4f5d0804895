"""What the parts of the proof share: tolerances, lines by their part, the type area and its middle."""

from tests.pages.glyphs import Box, Sheet
from tests.pages.measuring import BOTTOM, LEFT, MILLIMETRE, RIGHT, TOP
from tests.pages.reading import Reading, Role, Row

OPENING, CLOSING = "《〈（“‘〔", "，。、；：？！》〉）”’〕"
"""Marks that no line ends with; that none begins with in any engine."""

CELL = (RIGHT - LEFT) / 28
NEAR = 1.2
"""Points that count for nothing: twips, and what an engine puts between letters."""


def told(row: Row, what: str) -> str:
    return f"page {row.page + 1}, {row.part.role} “{row.text}”: {what}"


def rows_of(found: Reading, role: Role) -> list[Row]:
    return [row for row in found.rows if row.part.role == role]


def type_area(sheet: Sheet) -> Box:
    """The type area, on a page turned sideways that of the sheet held upright."""
    if sheet.width > sheet.height:
        return Box(35 * MILLIMETRE, sheet.width - TOP, LEFT, sheet.height - 26 * MILLIMETRE)
    return Box(LEFT, RIGHT, TOP, BOTTOM)


def off_middle(row: Row, middle: float) -> tuple[float, float]:
    """How far a line is from the middle by the cells of its characters, and without the empty halves of its ends."""
    left, right = row.glyphs[0], row.glyphs[-1]
    bare_left = (left.left + left.right) / 2 if left.text in OPENING else left.left
    bare_right = (right.left + right.right) / 2 if right.text in CLOSING else right.right
    return (left.left + right.right) / 2 - middle, (bare_left + bare_right) / 2 - middle
