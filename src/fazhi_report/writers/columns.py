"""The columns of a table: what each holds, what it needs, and whether they fit a page held upright."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal, TypeAlias

from fazhi_report.document import DocumentAnnex, Table
from fazhi_report.page import STANDARD_TABLE, TYPE_AREA_WIDTH, TableType, width
from fazhi_report.writers.unparted import pieces, wide

Side: TypeAlias = Literal["left", "center", "right"]

_NUMBER = re.compile(r"[-+±－−＋]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?P<unit>[%‰％]|[^\W\d_]{0,4})")
_NOTHING = frozenset({"", "—", "－", "-", "/", "无"})
_ORDINALS = frozenset({"序号", "编号", "序"})

# Characters: a text up to the first is not broken; one beyond the second wraps, however many there are.
_SHORT_LINE, _LONGEST_LINE = 8, 24
# Characters that a line of text needs to be read well, lines that a heading may take; characters at least.
_READABLE_LINE, _READABLE_HEADING, _LEAST_LINE = 5, 3, 2
_LONGEST_NAME = 4  # characters
_LONGEST_WORD = 12  # characters; a longer one, as an address, is broken where its column is full

_SEVERAL = 4  # tables, of which each is asked about several times over


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, and the widths of that, of its cells and of the widest word or date in them.

    It `is_numeric` where it holds numbers of one unit.
    """

    heading: str
    head: float
    cells: tuple[float, ...]
    piece: float
    is_numeric: bool

    @property
    def side(self) -> Side:
        """Where its cells stand."""
        if self.heading.strip() in _ORDINALS:
            return "center"
        return "right" if self.is_numeric else "left"

    @property
    def typical(self) -> float:
        """What nine cells in ten do not exceed."""
        ordered = sorted(self.cells) or [0]
        return ordered[len(self.cells) * 9 // 10]

    @property
    def need(self) -> float:
        """Characters in which the heading, every short text and nine texts in ten stand on one line."""
        most = max(self.cells, default=0)
        return max(min(max(self.head, self.typical, min(most, _SHORT_LINE)), _LONGEST_LINE), self.piece)

    @property
    def readable(self) -> float:
        """Characters in which a column reads well: numbers whole, texts and headings not in slivers."""
        return max(self._body(_READABLE_LINE), ceil(self.head / _READABLE_HEADING))

    @property
    def whole(self) -> float:
        """Characters in which no word, date or number is broken, and no name or other short text."""
        names = max((each for each in self.cells if each <= _LONGEST_NAME), default=0)
        return max(self.least, names)

    @property
    def least(self) -> float:
        """Characters in which no word, date or number is broken."""
        return max(self._body(_LEAST_LINE), min(self.head, _LEAST_LINE))

    def _body(self, line: float) -> float:
        widest = max(self.cells, default=0)
        return max(self.piece, widest if self.is_numeric else min(widest, line))


@lru_cache(_SEVERAL)
def columns_of(table: Table) -> tuple[TableColumn, ...]:
    """The columns of a table."""
    return tuple(
        TableColumn(
            heading,
            width(heading),
            tuple(map(wide, cells)),
            max(
                (min(_LONGEST_WORD, wide(each)) for text in (heading, *cells) for each in pieces(text)),
                default=0,
            ),
            is_numeric(cells),
        )
        for heading, *cells in zip(table.columns, *table.rows, strict=True)
    )


def sides(table: Table) -> tuple[Side, ...]:
    """Where the cells of each column stand: numbers right, that digits line up, ordinals in the middle."""
    return tuple(column.side for column in columns_of(table))


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
    return sum(cell_width(column.readable) for column in columns_of(table)) > TYPE_AREA_WIDTH


def turned(annex: DocumentAnnex) -> list[bool]:
    """For each part of an annex whether its page is turned (8)."""
    return [isinstance(part, Table) and stands_sideways(part) for part in annex.content]


def cell_width(characters: float, type_: TableType = STANDARD_TABLE) -> int:
    """Twips of a cell in which so many characters stand on one line."""
    # A character more than the text has: programs put a little space between Chinese and digits.
    return round((characters + 1) * type_.size) + 2 * type_.inset
