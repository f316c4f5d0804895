"""The bytes of a workbook → the cells of its sheets, read with bounds and without evaluating anything."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from string import digits
from typing import IO, Any, NamedTuple, TypeAlias
from warnings import catch_warnings, simplefilter

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from fazhi_report.diagnostics import Diagnostic, FilePlace, InSheet

LARGEST_FILE = 50_000_000
_LARGEST_CONTENT = 400_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”，再导入"
# What openpyxl meets broken parts with.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, InvalidFileException, NotImplementedError,
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError, RuntimeError,
)  # fmt: skip
_TEXT, _FORMULA, _VALUE, _STRING, _STRIKE = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("t", "f", "v", "si", "strike")
)
_EMPTY = {"value": None}
_STRINGS = "xl/sharedStrings.xml"
_DAYS_UNTIL_1904 = 1462
_ON = frozenset({"1", "true"})
_OFF = frozenset({"0", "false"})
_AROUND = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_PIECE = 1_000_000
_BARE_CELL = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?/>')
_BARE_ROW = re.compile(rb'<row r="\d+"[^<>]*?(?:/>|></row>)')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

_BESIDES = re.compile(r"(?:xl/(?:comments|threadedComments|drawings)|docProps/)[^_]*\.xml")
_END_OF_LINE = re.compile(r"</(?!(?:\w+:)?(?:r|t|rPr)>)[^>]*>")
"""The end of anything but a run, into which a line may be cut."""
_TAG = re.compile("<[^>]*>")


class Place(NamedTuple):
    """A cell of a workbook; in row 0, the sheet."""

    file: str
    sheet: str
    row: int
    column: int
    number: int = 1
    """Which sheet of the file it is."""

    def __str__(self) -> str:
        return str(self.where)

    @property
    def where(self) -> FilePlace:
        """The place as every fault has it."""
        return FilePlace(self.file, self.row, self.column, InSheet(self.number, self.sheet))


@dataclass(frozen=True, slots=True)
class Computed:
    """What a cell holds that nobody typed: the value of a formula as it was last saved, or an error.

    A formula that was never computed has None; an error is a text such as #N/A.
    """

    value: Any
    is_error: bool = False


class Percent(float):
    """A number that its cell shows in percent, as its hundredth."""


Cells: TypeAlias = dict[int, Any]
"""What the cells of a row hold that are not empty, by column: text, numbers, days, flags, `Computed`."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something: its own cells, and those that merged cells reach down into.

    `struck` are the columns whose text is struck out, wholly or in part.
    """

    number: int
    cells: Cells
    merged: Cells = field(default_factory=dict)
    is_hidden: bool = False
    struck: Collection[int] = ()

    def value(self, column: int) -> Any:  # noqa: ANN401  whatever a cell holds
        """What the row says in a column."""
        return self.cells.get(column, self.merged.get(column))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read, without its empty rows.

    `days_late` is how many days later a day with the same number is than in other workbooks; `around` are
    the lines of its headers and footers.
    """

    file: str
    title: str
    rows: tuple[SheetRow, ...]
    number: int = 1
    is_hidden: bool = False
    hidden_columns: Collection[int] = ()
    days_late: int = 0
    around: Sequence[str] = ()

    def place(self, row: int = 0, column: int = 1) -> Place:
        """A cell of the sheet, or the sheet."""
        return Place(self.file, self.title, row, column, self.number)


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


def lines_beside(content: bytes) -> Iterator[str]:
    """The lines of comments, of texts in pictures and of the properties of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if _BESIDES.fullmatch(part):
                text = _END_OF_LINE.sub("\n", archive.read(part).decode(errors="replace"))
                yield from unescape(_TAG.sub("", text)).splitlines()


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
    percent_styles, struck_styles = _percent_styles(book), _struck_styles(book)
    struck_strings = _struck_strings(reader)
    for number, (sheet, relation) in enumerate(reader.parser.find_sheets(), start=1):
        if "chartsheet" in relation.Type:
            continue
        with reader.archive.open(relation.target) as source:
            parser = _Parser(
                _Filled(source),
                reader.shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,  # noqa: SLF001
                timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            )
            parser.struck_styles, parser.struck_strings = struck_styles, struck_strings
            parser.percent_styles = percent_styles
            rows = {row: _cells(cells) for row, cells in parser.parse() if cells}
        merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
        yield Sheet(
            name,
            sheet.name,
            tuple(_rows(rows, merged, parser)),
            number,
            sheet.state in ("hidden", "veryHidden"),
            _hidden_columns(parser),
            _DAYS_UNTIL_1904 if book.epoch == MAC_EPOCH else 0,
            [*_around(parser)],
        )


def _percent_styles(book: Any) -> frozenset[int]:  # noqa: ANN401  openpyxl's workbook
    """The styles of cells that show a number in percent."""
    own = enumerate(book._number_formats, start=BUILTIN_FORMATS_MAX_SIZE)  # noqa: SLF001
    forms = BUILTIN_FORMATS | dict(own)
    return frozenset(
        number
        for number, style in enumerate(book._cell_styles)  # noqa: SLF001
        if "%" in forms.get(style.numFmtId, "")
    )


def _struck_styles(book: Any) -> frozenset[int]:  # noqa: ANN401  openpyxl's workbook
    """The styles of cells in which text is struck out."""
    return frozenset(
        number
        for number, style in enumerate(book._cell_styles)  # noqa: SLF001
        if book._fonts[style.fontId].strike  # noqa: SLF001
    )


def _struck_strings(reader: ExcelReader) -> frozenset[str]:
    """The numbers of the shared texts of which a part is struck out."""
    if _STRINGS not in reader.valid_files or b"strike" not in reader.archive.read(_STRINGS):
        return frozenset()
    with reader.archive.open(_STRINGS) as source:
        texts = [Text.from_tree(node) for _, node in iterparse(source) if node.tag == _STRING]
    return frozenset(
        str(number)
        for number, text in enumerate(texts)
        if text and any(run.rPr is not None and run.rPr.strike and run.t.strip() for run in text.r)
    )


def _around(parser: WorkSheetParser) -> Iterator[str]:
    """The lines of the headers and footers of a sheet."""
    found: Any = getattr(parser, "HeaderFooter", None)
    for part in _AROUND if found else ():
        for side in ("left", "center", "right"):
            yield from (getattr(getattr(found, part), side).text or "").splitlines()


def _hidden_columns(parser: WorkSheetParser) -> frozenset[int]:
    return frozenset(
        column
        for each in parser.column_dimensions.values()
        if each.get("hidden") in _ON
        for column in range(int(each["min"]), int(each["max"]) + 1)
    )


class _Filled:
    """The text of a sheet without what only looks like something, of which there may be a million rows.

    What the pieces that it is read in cut through is left for the parser.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    def read(self, _: int = -1) -> bytes:
        """The next piece, empty at the end."""
        while piece := self._source.read(_PIECE):
            if filled := _BARE_ROW.sub(b"", _BARE_CELL.sub(b"", piece)):
                return filled
        return b""


class _Parser(WorkSheetParser):
    """Reads a sheet as openpyxl does, but for what that makes of plain text in a cell and of an empty one.

    Of a formula it takes the value that was saved with it.
    """

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401  openpyxl's
        super().__init__(*args, **named)
        self.percent_styles: Collection[int] = ()
        self.struck_styles: Collection[int] = ()
        self.struck_strings: Collection[str] = ()
        self.struck: dict[int, set[int]] = {}

    def parse_cell(self, element: Any) -> dict[str, Any]:  # noqa: ANN401  an element
        """What a cell holds, its place, and by openpyxl's letters what kind of thing that is."""
        inside = element[0] if len(element) else None
        if inside is None:
            self.col_counter = self._column(element)
            return _EMPTY
        is_plain = element.get("t") == "inlineStr" and len(element) == len(inside) == 1
        if is_plain and inside[0].tag == _TEXT:
            self.col_counter = self._column(element)
            cell: dict[str, Any] = {"column": self.col_counter, "value": inside[0].text, "data_type": "s"}
        else:
            cell = super().parse_cell(element)
            is_percent = self.percent_styles and int(element.get("s", 0)) in self.percent_styles
            if is_percent and type(cell["value"]) in (int, float):
                cell["value"] = Percent(cell["value"])
            if inside.tag == _FORMULA and cell["data_type"] != "e":
                is_blank = cell["value"] == "" or (cell["value"] is None and element.get("t") == "str")
                cell["value"] = None if is_blank else Computed(cell["value"])
        if self._is_struck(element):
            self.struck.setdefault(self.row_counter, set()).add(self.col_counter)
        return cell

    def _is_struck(self, element: Any) -> bool:  # noqa: ANN401  an element
        """Whether the text of a cell is struck out, wholly or in part."""
        if self.struck_styles and int(element.get("s", 0)) in self.struck_styles:
            return True
        if element.get("t") == "inlineStr":
            return any(each.get("val") not in _OFF for each in element.iter(_STRIKE))
        return element.get("t") == "s" and element.findtext(_VALUE) in self.struck_strings

    def _column(self, element: Any) -> int:  # noqa: ANN401  an element
        """The column of a cell: that of its place, or where it names none, the next."""
        place = element.get("r")
        return column_index_from_string(place.rstrip(digits)) if place else self.col_counter + 1


def _cells(cells: list[dict[str, Any]]) -> Cells:
    return {
        cell["column"]: _content(cell["value"], cell["data_type"])
        for cell in cells
        if cell["value"] is not None and not _is_blank(cell["value"])
    }


def _is_blank(value: object) -> bool:
    """Whether a cell holds no more than blanks, with which many empty one."""
    said = value.value if isinstance(value, Computed) else value
    return isinstance(said, str) and not said.strip()


def _content(value: object, kind: str) -> object:
    """What a cell holds; text in which a file writes characters that XML lacks as _x000D_ has them again."""
    if kind == "e":
        return Computed(str(value), is_error=True)
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return value


def _rows(rows: dict[int, Cells], merged: Any, parser: _Parser) -> Iterator[SheetRow]:  # noqa: ANN401  openpyxl's ranges
    """The rows that hold something of their own, with what was merged over several of them."""
    reaching: dict[int, Cells] = {}
    for area in merged:
        cell = rows.get(area.min_row, {}).get(area.min_col)
        if cell is not None:
            for number in rows.keys() & set(range(area.min_row + 1, area.max_row + 1)):
                reaching.setdefault(number, {})[area.min_col] = cell
    for number, cells in sorted(rows.items()):
        if cells:
            look = parser.row_dimensions.get(str(number), {})
            is_hidden = look.get("hidden") in _ON
            yield SheetRow(number, cells, reaching.get(number, {}), is_hidden, parser.struck.get(number, ()))
