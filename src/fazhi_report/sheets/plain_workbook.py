"""Tables of texts as the sheets of a workbook that is to be read, not filled in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from fazhi_report.notation import terminal_width
from fazhi_report.sheets.addresses import letters
from fazhi_report.sheets.book_bytes import new_book, saved
from fazhi_report.sheets.dressed_sheets import escaped

_WIDEST = 60
_ALIGNMENT, _BOLD = Alignment(vertical="top", wrap_text=True), Font(bold=True)
_HEAD = PatternFill("solid", fgColor="F2EEEA")


class PlainTable(NamedTuple):
    """A table: its head and its rows. A cell of digits is a number, any other a text, never a formula."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def plain_workbook(tables: Mapping[str, PlainTable]) -> bytes:
    """A workbook with a sheet for each table, whose head and first column stay in sight."""
    book = new_book()
    for title, table in tables.items():
        sheet: Any = book.create_sheet(title)
        sheet.freeze_panes = "B2"
        for number, cells in enumerate(zip(table.head, *table.rows, strict=True), start=1):
            width = max(terminal_width(line) for cell in cells for line in cell.split("\n")) + 2
            sheet.column_dimensions[letters(number)].width = min(width, _WIDEST)
        sheet.append(_row(sheet, table.head, is_head=True))
        for row in table.rows:
            sheet.append(_row(sheet, row))
    return saved(book)


def _row(sheet: Any, cells: Iterable[str], *, is_head: bool = False) -> list[Any]:  # noqa: ANN401  openpyxl's
    return [_cell(sheet, each, is_head=is_head) for each in cells]


def _cell(sheet: Any, text: str, *, is_head: bool) -> Any:  # noqa: ANN401  openpyxl's
    cell: Any = WriteOnlyCell(sheet, int(text) if text.isascii() and text.isdigit() else None)
    if cell.value is None:
        cell.value = escaped(text)
        cell.data_type = "s"
    cell.alignment = _ALIGNMENT
    if is_head:
        cell.font, cell.fill = _BOLD, _HEAD
    return cell
