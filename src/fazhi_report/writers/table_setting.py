"""How a table is set in the room that it has: the size of its type, and the widths of its columns."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from math import ceil
from typing import NamedTuple

from fazhi_report.document import Table
from fazhi_report.page import TABLE_TYPES, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH, TableType, width
from fazhi_report.writers.columns import TableColumn, cell_width, columns_of, stands_sideways

_SEVERAL = 4  # tables, of which each is asked about several times over


class TableSetting(NamedTuple):
    """The type of a table and the widths of its columns, in twips.

    Where the columns do not fit in the smallest type either, words, dates and numbers are broken.
    """

    type: TableType
    widths: tuple[int, ...]
    fits: bool = True


@lru_cache(_SEVERAL)
def set_table(table: Table, room: int) -> TableSetting:
    """A table in a room of so many twips.

    The type is the largest in which all columns read well; where none is small enough, the smallest. A column
    that needs no more than an equal share gets what it needs, the others share what is left by what they
    hold; where that leaves one too little, all have what they read well in, or what nothing short is broken
    in, and what is left is shared.
    """
    columns = columns_of(table)
    smallest = TABLE_TYPES[-1]
    tried = [
        *((type_, [column.readable for column in columns]) for type_ in TABLE_TYPES),
        (smallest, [column.whole for column in columns]),
        (smallest, [column.least for column in columns]),
    ]
    for type_, characters in tried:
        floors = [cell_width(each, type_) for each in characters]
        if sum(floors) <= room:
            return TableSetting(type_, _shared(columns, floors, room, type_))
    return TableSetting(smallest, _whole([each * room // sum(floors) for each in floors], room), fits=False)


def fits(table: Table) -> bool:
    """Whether the columns of a table have room on its page, so that nothing short is broken."""
    return set_table(table, round(TYPE_AREA_HEIGHT if stands_sideways(table) else TYPE_AREA_WIDTH)).fits


def _shared(
    columns: Sequence[TableColumn], floors: list[int], room: int, type_: TableType
) -> tuple[int, ...]:
    """Widths of at least so much that leave every row as few lines as may be."""
    needs = [cell_width(column.need, type_) for column in columns]
    share = room // len(columns)
    first = [max(need, floor) if need <= share else floor for need, floor in zip(needs, floors, strict=True)]
    least = first if sum(first) <= room else floors
    contents = [column.typical for column in columns]

    def in_lines(lines: int) -> list[int]:
        wanted = (cell_width(content / lines, type_) for content in contents)
        return [max(floor, each) for floor, each in zip(least, wanted, strict=True)]

    widths = next(each for each in map(in_lines, count(1)) if sum(each) <= room)
    wraps = [
        content if cell_width(content, type_) > each else 0
        for content, each in zip(contents, widths, strict=True)
    ]
    large = [need if need > share else 0 for need in needs]
    weights = next(each for each in (wraps, large, needs) if any(each))
    left = room - sum(widths)
    return _whole(
        [each + int(left * weight / sum(weights)) for each, weight in zip(widths, weights, strict=True)], room
    )


def _whole(widths: list[int], room: int) -> tuple[int, ...]:
    """Widths that fill the room."""
    return (*widths[:-1], widths[-1] + room - sum(widths))


def is_taller_than_a_page(
    cells: Sequence[str], setting: TableSetting, height: float = TYPE_AREA_HEIGHT
) -> bool:
    """Whether a row of cells takes more than a page, of so many twips, so that it has to be split."""
    type_ = setting.type
    if not _are_taller(max(map(len, cells)), type_, height):  # even one character a line
        return False
    lines = max(
        ceil(width(cell) * type_.size / max(type_.size, each - 2 * type_.inset))
        for cell, each in zip(cells, setting.widths, strict=True)
    )
    return _are_taller(lines, type_, height)


def _are_taller(lines: int, type_: TableType, height: float) -> bool:
    """Whether lines take more than a height; they break a little before they are full.

    A heading stands above them on every page.
    """
    return (lines * 1.1 + 3) * type_.pitch > height
