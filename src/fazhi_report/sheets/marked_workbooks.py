"""Whether a workbook is classified: by its name, its sheets, comments, drawings, headers and properties."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import PureWindowsPath
from typing import NamedTuple

from fazhi_report.diagnostics import FilePlace
from fazhi_report.notation import Level, highest, secrecy_in, secrecy_of_name
from fazhi_report.sheets.workbook import Computed, Sheet

_BESIDES = re.compile(r"(?:xl/(?:comments|threadedComments|drawings)|docProps/)[^_]*\.xml")
_END_OF_LINE = re.compile(r"</(?!(?:\w+:)?(?:r|t|rPr)>)[^>]*>")
"""The end of anything but a run, into which a line may be cut."""
_TAG = re.compile("<[^>]*>")


class Mark(NamedTuple):
    """Where a workbook is marked with a level, the highest that it has."""

    where: FilePlace
    level: Level

    @property
    def book(self) -> str:
        """The workbook, as messages call it."""
        return f"工作簿“{PureWindowsPath(self.where.file).name}”"


def mark_of(content: bytes, name: str, sheets: Sequence[Sheet]) -> Mark | None:
    """The mark of a workbook that was read; None where it has none."""
    found = [*_marks(content, name, sheets)]
    level = highest(mark.level for mark in found)
    return next((mark for mark in found if mark.level == level), None)


def _marks(content: bytes, name: str, sheets: Sequence[Sheet]) -> Iterator[Mark]:
    if level := secrecy_of_name(PureWindowsPath(name).name):
        yield Mark(FilePlace(name), level)
    for sheet in sheets:
        if level := highest((secrecy_of_name(sheet.title), secrecy_in(sheet.around))):
            yield Mark(sheet.place().where, level)
        for row in sheet.rows:
            for column, cell in row.cells.items():
                said = cell.value if isinstance(cell, Computed) else cell
                if isinstance(said, str) and (level := secrecy_in(said.splitlines())):
                    yield Mark(sheet.place(row.number, column).where, level)
    if level := secrecy_in(_besides(content)):
        yield Mark(FilePlace(name), level)


def _besides(content: bytes) -> Iterator[str]:
    """The lines of comments, of texts in pictures and of the properties of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if _BESIDES.fullmatch(part):
                text = _END_OF_LINE.sub("\n", archive.read(part).decode(errors="replace"))
                yield from unescape(_TAG.sub("", text)).splitlines()
