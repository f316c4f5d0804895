"""Whether a workbook is classified: by its name, its sheets, comments, drawings, headers and properties."""

from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from typing import NamedTuple

from fazhi_report.diagnostics import FilePlace
from fazhi_report.notation import Level, highest, secrecy_in, secrecy_of_name
from fazhi_report.sheets.workbook import Computed, Sheet, lines_beside


class SecrecyMark(NamedTuple):
    """Where a workbook is marked with a level, the highest that it has."""

    where: FilePlace
    level: Level

    @property
    def book(self) -> str:
        """The workbook, as messages call it."""
        return f"工作簿“{PureWindowsPath(self.where.file).name}”"


def mark_of(content: bytes, name: str, sheets: Sequence[Sheet]) -> SecrecyMark | None:
    """The mark of a workbook that was read; None where it has none."""
    found = [*_marks(content, name, sheets)]
    level = highest(mark.level for mark in found)
    return next((mark for mark in found if mark.level == level), None)


def _marks(content: bytes, name: str, sheets: Sequence[Sheet]) -> Iterator[SecrecyMark]:
    if level := secrecy_of_name(PureWindowsPath(name).name):
        yield SecrecyMark(FilePlace(name), level)
    for sheet in sheets:
        if level := highest((secrecy_of_name(sheet.title), secrecy_in(sheet.around))):
            yield SecrecyMark(sheet.place().where, level)
        for row in sheet.rows:
            for column, cell in row.cells.items():
                said = cell.value if isinstance(cell, Computed) else cell
                if isinstance(said, str) and (level := secrecy_in(said.splitlines())):
                    yield SecrecyMark(sheet.place(row.number, column).where, level)
    if level := secrecy_in(lines_beside(content)):
        yield SecrecyMark(FilePlace(name), level)
