"""The columns of a table: what each holds, how wide it is, and whether they fit a page held upright."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal, TypeAlias

from fazhi_report.document import DocumentAnnex, Table
from fazhi_report.page import TABLE_CELL_MARGIN, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH, gongwen, twips, width

Side: TypeAlias = Literal["left", "center", "right"]

_NUMBER = re.compile(r"[-+±－−＋]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?P<unit>[%‰％]|[^\W\d_]{0,4})")
_NOTHING = frozenset({"", "—", "－", "-", "/", "无"})
_ORDINALS = frozenset({"序号", "编号", "序"})

# Characters: a number up to the first is not broken; a text beyond the second wraps, however many there are.
_SHORT_LINE, _LONGEST_LINE = 8, 24
# Characters that a line of text needs to be read well, lines that a heading may take; characters at least.
_READABLE_LINE, _READABLE_HEADING, _LEAST_LINE = 5, 3, 2

_SEVERAL = 4  # tables, of which each is asked about several times over


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading, its width and those of its cells in characters, whether they are numbers."""

    heading: str
    head: float
    cells: tuple[float, ...]
    is_numeric: bool

    @property
    def side(self) -> Side:
        if self.heading.strip() in _ORDINALS:
            return "center"
        return "right" if self.is_numeric else "left"

    @property
    def need(self) -> int:
        """Twips in which the heading, every short text and nine texts in ten stand on one line."""
        ordered = sorted(self.cells) or [0]
        most = ordered[len(self.cells) * 9 // 10]
        return _cell(min(max(self.head, most, min(ordered[-1], _SHORT_LINE)), _LONGEST_LINE))

    @property
    def readable(self) -> int:
        """Twips in which a column reads well: numbers whole, texts and headings not in slivers."""
        return max(self._body(_READABLE_LINE), _cell(ceil(self.head / _READABLE_HEADING)))

    @property
    def least(self) -> int:
        """Twips in which a column is not torn apart."""
        return max(self._body(_LEAST_LINE), _cell(min(self.head, _LEAST_LINE)))

    def _body(self, line: float) -> int:
        widest = max(self.cells, default=0)
        return _cell(widest if self.is_numeric else min(widest, line))


@lru_cache(_SEVERAL)
def _columns(table: Table) -> tuple[_Column, ...]:
    rows = zip(table.columns, *table.rows, strict=True)
    return tuple(
        _Column(heading, width(heading), tuple(map(width, cells)), is_numeric(cells))
        for heading, *cells in rows
    )


def sides(table: Table) -> tuple[Side, ...]:
    """Where the cells of each column stand: numbers right, that digits line up, ordinals in the middle."""
    return tuple(column.side for column in _columns(table))


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether cells hold nothing but numbers of one unit; some may be empty, or say that there is none."""
    units = set()
    for cell in cells:
        if cell not in _NOTHING:
            number = _NUMBER.fullmatch(cell)
            if number is None:
                return False
            units.add(number["unit"])
    return len(units) == 1


def stands_sideways(table: Table) -> bool:
    """Whether a table stands on a page turned sideways (8): as it is told, else by what its columns need."""
    if table.landscape is not None:
        return table.landscape
    return sum(column.readable for column in _columns(table)) > TYPE_AREA_WIDTH


def turned(annex: DocumentAnnex) -> list[bool]:
    """For each part of an annex whether its page is turned (8)."""
    return [isinstance(part, Table) and stands_sideways(part) for part in annex.content]


def column_widths(table: Table, room: int) -> list[int]:
    """Widths in twips that add up to `room`.

    A column that needs no more than an equal share gets what it needs; the others, or all where there are no
    others, share what is left as they need it. Where that leaves one too little to be read, all have what
    they read well in, and what is left is shared; where there is no room even for that, none is torn apart.
    """
    columns = _columns(table)
    needs, readable = [column.need for column in columns], [column.readable for column in columns]
    widths = _shared(needs, room)
    if any(each < floor for each, floor in zip(widths, readable, strict=True)):
        least = [column.least for column in columns]
        widths = _between(readable, needs, room) if sum(readable) <= room else _between(least, readable, room)
    widths[-1] += room - sum(widths)
    return widths


def _shared(needs: list[int], room: int) -> list[int]:
    share = room // len(needs)
    wide = [need for need in needs if need > share] or needs
    left = room - sum(needs) + sum(wide)
    return [need * left // sum(wide) if need in wide else need for need in needs]


def _between(narrow: list[int], wide: list[int], room: int) -> list[int]:
    """Widths that are all as far on the way from narrow ones to wide ones; narrower all in less room."""
    if sum(narrow) > room:
        return [each * room // sum(narrow) for each in narrow]
    steps = [max(0, more - each) for each, more in zip(narrow, wide, strict=True)]
    left = room - sum(narrow)
    return [each + step * left // max(1, sum(steps)) for each, step in zip(narrow, steps, strict=True)]


def _cell(characters: float) -> int:
    # A character more than the text has: programs put a little space between Chinese and digits.
    return twips((characters + 1) * gongwen.TABLE.size) + 2 * TABLE_CELL_MARGIN


def is_taller_than_a_page(cells: Sequence[str], widths: list[int], height: float = TYPE_AREA_HEIGHT) -> bool:
    """Whether a row of cells takes more than a page, of so many twips, so that it has to be split."""
    characters = twips(gongwen.TABLE.size)
    if not _are_taller(max(map(len, cells)), height):  # even one character a line
        return False
    lines = max(
        ceil(width(cell) * characters / max(characters, each - 2 * TABLE_CELL_MARGIN))
        for cell, each in zip(cells, widths, strict=True)
    )
    return _are_taller(lines, height)


def _are_taller(lines: int, height: float) -> bool:
    """Whether lines take more than a height; they break a little before they are full.

    A heading stands above them on every page.
    """
    return (lines * 1.1 + 3) * twips(gongwen.TABLE_LINE_PITCH.value) > height
