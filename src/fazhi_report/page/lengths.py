"""Lengths of the page in twips, the unit in which both writers count: a twentieth of a point."""

from fazhi_report.page import gongwen

_TWIPS_PER_POINT = 20


def twips(points: float) -> int:
    """Points in twips, the unit of lengths in the file."""
    return round(points * _TWIPS_PER_POINT)


TYPE_AREA_WIDTH = (gongwen.PAPER_WIDTH.value - gongwen.MARGIN_LEFT.value - gongwen.MARGIN_RIGHT.value) * (
    _TWIPS_PER_POINT * 72 / 25.4
)
"""Width of the type area, in twips."""

MARGIN_LEFT = round(gongwen.MARGIN_LEFT.value * 72 / 25.4 * _TWIPS_PER_POINT)
"""Width of the margin left of the type area, in twips."""

TYPE_AREA_HEIGHT = (gongwen.PAPER_HEIGHT.value - gongwen.MARGIN_TOP.value - gongwen.MARGIN_BOTTOM.value) * (
    _TWIPS_PER_POINT * 72 / 25.4
)
"""Height of the type area, in twips; its width where the page is turned sideways (8)."""

CELL = TYPE_AREA_WIDTH / gongwen.CHARACTERS_PER_LINE.value
"""Width of one character of a full line, in twips: insets from the sides are counted in it."""

CHARACTER = twips(gongwen.BODY.size) * gongwen.CHARACTER_SCALE.value / 100
"""Width of one character of a line that is not justified, in twips."""

TABLE_CELL_MARGIN = 100
"""Twips between the sides of a table's cell and its text."""
