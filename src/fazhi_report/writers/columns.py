"""The columns of a table: what each holds, how wide it is, and whether they fit a page held upright."""

import re
from collections.abc import Sequence
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


def sides(table: Table) -> tuple[Side, ...]:
    """Where the cells of each column stand: numbers right, that digits line up, ordinals in the middle."""
    return tuple(map(_side, table.columns, _bodies(table)))


def _bodies(table: Table) -> list[list[str]]:
    return [cells for _, *cells in zip(table.columns, *table.rows, strict=True)]


def _side(heading: str, cells: Sequence[str]) -> Side:
    if heading.strip() in _ORDINALS:
        return "center"
    return "right" if is_numeric(cells) else "left"


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether cells hold nothing but numbers of one unit; some may be empty, or say that there is none."""
    found = [_NUMBER.fullmatch(cell) for cell in cells if cell not in _NOTHING]
    return bool(found) and all(found) and len({match["unit"] for match in found if match}) == 1


def stands_sideways(table: Table) -> bool:
    """Whether a table stands on a page turned sideways (8): as it is told, else by what its columns need."""
    if table.landscape is not None:
        return table.landscape
    return sum(map(_readable, table.columns, _bodies(table))) > TYPE_AREA_WIDTH


def turned(annex: DocumentAnnex) -> list[bool]:
    """For each part of an annex whether its page is turned (8)."""
    return [isinstance(part, Table) and stands_sideways(part) for part in annex.content]


def column_widths(table: Table, room: int) -> list[int]:
    """Widths in twips that add up to `room`.

    A column that needs no more than an equal share gets what it needs; the others, or all where there are no
    others, share what is left as they need it. Where that leaves one too little to be read, all have what
    they read well in, and what is left is shared; where there is no room even for that, none is torn apart.
    """
    bodies = _bodies(table)
    needs, readable, least = (list(map(each, table.columns, bodies)) for each in (_need, _readable, _least))
    widths = _shared(needs, room)
    if any(each < floor for each, floor in zip(widths, readable, strict=True)):
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


def _need(heading: str, cells: Sequence[str]) -> int:
    """Twips in which the heading, every short text and nine texts in ten stand on one line."""
    ordered = sorted(map(width, cells)) or [0]
    characters = max(width(heading), ordered[len(cells) * 9 // 10], min(ordered[-1], _SHORT_LINE))
    return _cell(min(characters, _LONGEST_LINE))


def _readable(heading: str, cells: Sequence[str]) -> int:
    """Twips in which a column reads well: numbers whole, texts and headings not in slivers."""
    return max(_body(cells, _READABLE_LINE), _cell(ceil(width(heading) / _READABLE_HEADING)))


def _least(heading: str, cells: Sequence[str]) -> int:
    """Twips in which a column is not torn apart."""
    return max(_body(cells, _LEAST_LINE), _cell(min(width(heading), _LEAST_LINE)))


def _body(cells: Sequence[str], line: float) -> int:
    widest = max(map(width, cells), default=0)
    return _cell(widest if is_numeric(cells) else min(widest, line))


def _cell(characters: float) -> int:
    # A character more than the text has: programs put a little space between Chinese and digits.
    return twips((characters + 1) * gongwen.TABLE.size) + 2 * TABLE_CELL_MARGIN


def is_taller_than_a_page(cells: Sequence[str], widths: list[int], height: float = TYPE_AREA_HEIGHT) -> bool:
    """Whether a row of cells takes more than a page, of so many twips, so that it has to be split."""
    characters = twips(gongwen.TABLE.size)
    lines = max(
        ceil(width(cell) * characters / max(characters, each - 2 * TABLE_CELL_MARGIN))
        for cell, each in zip(cells, widths, strict=True)
    )
    # Lines of Chinese break a little before they are full; a heading stands above the row on every page.
    return (lines * 1.1 + 3) * twips(gongwen.TABLE_LINE_PITCH.value) > height
