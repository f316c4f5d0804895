"""GB/T 9704—2012 as data, and an office's own layout → the figures that writers and the check read."""

from fazhi_report.page.gongwen import ISSUER_MARK_SIZES, Face, Figure, Force
from fazhi_report.page.layout import LINE_PITCHES, STANDARD, TITLE_LINE_PITCHES, Layout, width
from fazhi_report.page.lengths import (
    CELL,
    CHARACTER,
    MARGIN_LEFT,
    TABLE_CELL_MARGIN,
    TYPE_AREA_HEIGHT,
    TYPE_AREA_WIDTH,
    twips,
)

__all__ = [
    "CELL",
    "CHARACTER",
    "ISSUER_MARK_SIZES",
    "LINE_PITCHES",
    "MARGIN_LEFT",
    "STANDARD",
    "TABLE_CELL_MARGIN",
    "TITLE_LINE_PITCHES",
    "TYPE_AREA_HEIGHT",
    "TYPE_AREA_WIDTH",
    "Face",
    "Figure",
    "Force",
    "Layout",
    "twips",
    "width",
]
