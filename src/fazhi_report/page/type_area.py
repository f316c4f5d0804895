"""The type area and the characters that fill its lines, in twips, the unit in which both writers count."""

from fazhi_report.page import gongwen
from fazhi_report.page.lengths import TWIPS, points, twips

TYPE_AREA_WIDTH = TWIPS * points(gongwen.TYPE_AREA_WIDTH.value)
"""Width of the type area."""

TYPE_AREA_HEIGHT = TWIPS * points(gongwen.TYPE_AREA_HEIGHT.value)
"""Height of the type area; its width where the page is turned sideways (8)."""

MARGIN_LEFT = twips(points(gongwen.MARGIN_LEFT.value))
"""Width of the margin left of the type area."""

CELL = TYPE_AREA_WIDTH / gongwen.CHARACTERS_PER_LINE.value
"""Width of one character of a full line: insets from the sides are counted in it."""

CHARACTER = twips(gongwen.BODY.size) * gongwen.CHARACTER_SCALE.value / 100
"""Width of one character of a line that is not justified."""
