"""A new workbook, and its bytes: nothing of it is in a file meanwhile, and no time is written in it."""

import io
import zipfile
from datetime import UTC, datetime
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def new_book() -> Workbook:
    """A workbook without a sheet, whose rows are written one after the other."""
    book = _Book(write_only=True)
    book.calculation.fullCalcOnLoad = False
    book.properties = DocumentProperties(creator="fazhi", created=_EPOCH, modified=_EPOCH)
    return book


class _Archive(zipfile.ZipFile):
    """The file of a workbook, in which no time is written but 1980."""

    def writestr(self, name: str, content: bytes | str) -> None:  # type: ignore[override]  # as openpyxl calls it
        """Add a part."""
        part = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
        super().writestr(part, content, zipfile.ZIP_DEFLATED)

    def write(self, file: io.BytesIO, name: str) -> None:  # type: ignore[override]  # as above
        """Add a sheet."""
        self.writestr(name, file.getvalue())


class _SheetWriter(WorksheetWriter):
    """Writes a sheet to memory."""

    def cleanup(self) -> None:
        """Nothing is left: openpyxl would delete a file here."""


class _Book(Workbook):
    """A workbook whose sheets are kept in memory.

    openpyxl writes each to the folder for temporary files, where a run that is killed leaves the ledger.
    """

    def create_sheet(self, title: Any = None, index: Any = None) -> Any:  # noqa: ANN401  as openpyxl has it
        """Add a sheet."""
        sheet: Any = super().create_sheet(title, index)
        sheet._get_writer = partial(_begin, sheet)  # noqa: SLF001  where openpyxl chooses the file
        return sheet


def _begin(sheet: Any) -> None:  # noqa: ANN401  openpyxl's sheet
    """Make the writer of a sheet when it is first asked for: what is set by then stands above the rows."""
    if sheet._writer is None:  # noqa: SLF001  as above
        sheet._writer = _SheetWriter(sheet, io.BytesIO())  # noqa: SLF001  as above
        sheet._writer.write_top()  # noqa: SLF001  as above


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook, the same for the same content."""
    file = io.BytesIO()
    ExcelWriter(book, _Archive(file, "w")).save()
    return file.getvalue()
