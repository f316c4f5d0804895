"""The type that a table of an annex is set in, in twips: the usual one, and smaller ones for many columns."""

from typing import NamedTuple

from fazhi_report.page import gongwen
from fazhi_report.page.lengths import twips


class TableType(NamedTuple):
    """Size of the characters, pitch of the lines, room between the sides of a cell and its text."""

    size: int
    pitch: int
    inset: int


TABLE_TYPES = tuple(
    TableType(*map(twips, each))
    for each in (
        (gongwen.TABLE.size, gongwen.TABLE_LINE_PITCH.value, gongwen.TABLE_CELL_INSET.value),
        *gongwen.TABLE_SMALLER,
    )
)
"""The largest first."""

STANDARD_TABLE = TABLE_TYPES[0]
"""The type of a table whose columns have room enough."""
