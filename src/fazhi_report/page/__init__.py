"""GB/T 9704—2012 as figures → the lengths and places on a page that writers and the check measure by."""

from fazhi_report.page.closing_places import plain_indents, sealed_indents
from fazhi_report.page.gongwen import (
    COPY_NUMBER_DIGITS,
    ISSUER_MARK_SIZES,
    KINDS,
    LINE_PITCH,
    Face,
    Figure,
    Force,
)
from fazhi_report.page.layout import LINE_PITCHES, STANDARD, TITLE_LINE_PITCHES, Layout, gaps, widest, width
from fazhi_report.page.lengths import TWIPS, millimetres, points, twips
from fazhi_report.page.letterhead_places import (
    GLYPHS_ABOVE,
    GLYPHS_BELOW,
    LINES_ABOVE_MARK,
    LONGEST_MARK,
    mark_step,
    number_line,
    number_top,
    signer_columns,
    signer_rows,
)
from fazhi_report.page.type_area import (
    CELL,
    CHARACTER,
    MARGIN_LEFT,
    TABLE_CELL_MARGIN,
    TYPE_AREA_HEIGHT,
    TYPE_AREA_WIDTH,
)

__all__ = [
    "CELL",
    "CHARACTER",
    "COPY_NUMBER_DIGITS",
    "GLYPHS_ABOVE",
    "GLYPHS_BELOW",
    "ISSUER_MARK_SIZES",
    "KINDS",
    "LINES_ABOVE_MARK",
    "LINE_PITCH",
    "LINE_PITCHES",
    "LONGEST_MARK",
    "MARGIN_LEFT",
    "STANDARD",
    "TABLE_CELL_MARGIN",
    "TITLE_LINE_PITCHES",
    "TWIPS",
    "TYPE_AREA_HEIGHT",
    "TYPE_AREA_WIDTH",
    "Face",
    "Figure",
    "Force",
    "Layout",
    "gaps",
    "mark_step",
    "millimetres",
    "number_line",
    "number_top",
    "plain_indents",
    "points",
    "sealed_indents",
    "signer_columns",
    "signer_rows",
    "twips",
    "widest",
    "width",
]
