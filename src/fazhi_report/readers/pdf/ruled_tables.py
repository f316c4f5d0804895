"""Tables by the rules between their cells: which column a character stands in, and which row a line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_report.readers.pdf.pages import Glyph, PrintedLine, RuledLine

_NEAR = 2.0  # points that the ends of rules may miss a line by
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class RuledRow:
    """Where a line stands in a table: the columns of its row by their left ends, and the band of its row."""

    columns: tuple[int, ...]
    band: float
    cells: tuple[tuple[Glyph, ...], ...]


@dataclass(frozen=True)
class Grid:
    """The rules of a page."""

    rules: Sequence[RuledLine]

    @cached_property
    def _upright(self) -> list[RuledLine]:
        return [rule for rule in self.rules if rule.is_upright]

    @cached_property
    def _level(self) -> list[float]:
        return sorted(rule.top for rule in self.rules if not rule.is_upright)

    def row_of(self, line: PrintedLine) -> RuledRow | None:
        """The row of a table with several columns that a line stands in; None for one of the text."""
        middle = line.baseline - line.glyphs[0].size / 3
        here = {round(rule.left) for rule in self._upright if rule.top - _NEAR < middle < rule.bottom + _NEAR}
        columns = tuple(each for each in sorted(here) if each - 1 not in here)
        if len(columns) <= _COLUMNS:
            return None
        cells: list[list[Glyph]] = [[] for _ in columns[:-1]]
        for glyph in line.glyphs:
            at = bisect_right(columns, (glyph.left + glyph.right) / 2) - 1
            cells[min(max(at, 0), len(cells) - 1)].append(glyph)
        band = self._level[max(bisect_right(self._level, middle) - 1, 0)] if self._level else middle
        return RuledRow(columns, band, tuple(map(tuple, cells)))
