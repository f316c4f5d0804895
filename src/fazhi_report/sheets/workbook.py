"""The bytes of a workbook → the cells of its sheets, read with bounds and without evaluating anything."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.sheets.addresses import address

LARGEST_FILE = 50_000_000
_LARGEST_CONTENT = 400_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”，再导入"
# What openpyxl meets broken parts with.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, NotImplementedError,
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError, RuntimeError,
)  # fmt: skip
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Place(NamedTuple):
    """A cell of a workbook; in row 0, the sheet."""

    file: str
    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        sheet = f"{self.file}:{self.sheet}"
        return f"{sheet}!{address(self.row, self.column)}" if self.row else sheet


class Cell(NamedTuple):
    """What a cell holds, and by openpyxl's letters what kind of thing that is."""

    value: Any
    kind: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something: its own cells, and those that merged cells reach down into."""

    number: int
    cells: dict[int, Cell]
    merged: dict[int, Cell] = field(default_factory=dict)

    def value(self, column: int) -> Any:  # noqa: ANN401  whatever a cell holds
        """What the row says in a column."""
        cell = self.cells.get(column) or self.merged.get(column)
        return cell.value if cell else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read, without its empty rows."""

    file: str
    title: str
    rows: tuple[SheetRow, ...]

    def place(self, row: int = 0, column: int = 1) -> Place:
        """A cell of the sheet, or the sheet."""
        return Place(self.file, self.title, row, column)


def read_workbook(content: bytes, name: str) -> tuple[Sheet, ...] | Diagnostic:
    """Read every sheet of a workbook; `name` is what messages call it."""
    if fault := _refused(content, name):
        return fault
    try:
        with catch_warnings():
            simplefilter("ignore")  # openpyxl warns of what it does not keep, which nobody asked it to
            return tuple(_sheets(content, name))
    except _BROKEN:
        return Diagnostic.of_file(name, "FZ020", "工作簿损坏，读不出来", _SAVE)


def _refused(content: bytes, name: str) -> Diagnostic | None:
    if content.startswith(_OLE):
        message = "工作簿加了密码，或者是旧的 .xls 格式，读不了"
        return Diagnostic.of_file(name, "FZ020", message, f"去掉密码；{_SAVE}")
    if len(content) > LARGEST_FILE:
        message = f"工作簿超过了 {LARGEST_FILE // 1_000_000} MB，不予读取"
        return Diagnostic.of_file(name, "FZ021", message, "检查是不是选错了文件，或者里面有图片")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            is_declaring = size <= _LARGEST_CONTENT and any(
                b"<!DOCTYPE" in archive.read(part)
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
            )
    except _BROKEN:
        return Diagnostic.of_file(name, "FZ020", "这不是 Excel 工作簿（.xlsx）", _SAVE)
    if size > _LARGEST_CONTENT:
        return Diagnostic.of_file(name, "FZ021", "工作簿解压以后太大，不予读取", "检查是不是选错了文件")
    if is_declaring or "[Content_Types].xml" not in (part.filename for part in parts):
        return Diagnostic.of_file(name, "FZ020", "这不是 Excel 工作簿（.xlsx）", _SAVE)
    return None


def _sheets(content: bytes, name: str) -> Iterator[Sheet]:
    reader = ExcelReader(io.BytesIO(content), read_only=True)
    # The steps of its `read` without those for charts, pictures and properties.
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    # How openpyxl tells which styles are those of dates; it keeps that to itself, and its own sheets fill
    # gaps with cells, up to the largest, and hide what is merged.
    book: Any = reader.wb
    for sheet, relation in reader.parser.find_sheets():
        if "chartsheet" in relation.Type:
            continue
        with reader.archive.open(relation.target) as source:
            parser = WorkSheetParser(
                source,
                reader.shared_strings,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            rows = {number: _cells(cells) for number, cells in parser.parse()}
        merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
        yield Sheet(name, sheet.name, tuple(_rows(rows, merged)))


def _cells(cells: list[dict[str, Any]]) -> dict[int, Cell]:
    return {
        cell["column"]: Cell(_unescaped(cell["value"]), cell["data_type"])
        for cell in cells
        if cell["value"] is not None and cell["value"] != ""
    }


def _unescaped(value: object) -> object:
    """Text in which a file writes characters that XML lacks as _x000D_."""
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return value


def _rows(rows: dict[int, dict[int, Cell]], merged: Any) -> Iterator[SheetRow]:  # noqa: ANN401  openpyxl's ranges
    """The rows that hold something of their own, with what was merged over several of them."""
    reaching: dict[int, dict[int, Cell]] = {}
    for area in merged:
        cell = rows.get(area.min_row, {}).get(area.min_col)
        if cell:
            for number in rows.keys() & set(range(area.min_row + 1, area.max_row + 1)):
                reaching.setdefault(number, {})[area.min_col] = cell
    for number, cells in sorted(rows.items()):
        if cells:
            yield SheetRow(number, cells, reaching.get(number, {}))
