"""A report's data → the bytes of a workbook, the same for the same data."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.xml.functions import tostring

from fazhi_report.diagnostics import DataPath, DataPlace, Finding
from fazhi_report.page import width
from fazhi_report.schema import Model, Report
from fazhi_report.sheets.addresses import area, letters
from fazhi_report.sheets.cells import Shown, shown
from fazhi_report.sheets.sheet_plan import (
    CONTENT,
    CONTENTS,
    GROUP,
    ITEM,
    NOTE,
    Form,
    Item,
    Kind,
    Lists,
    SheetTable,
    layout,
)

_LONGEST_TEXT, _LAST_ROW = 32_767, 1_048_576
_LONGEST_LIST = 255
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_CORE = "docProps/core.xml"
_FORMULA = ("=", "+", "-", "@")
# What a program that reads a workbook takes for an escaped character.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_LINE = Side("thin", color="BFBFBF")
_GRID = Border(_LINE, _LINE, _LINE, _LINE)
_DARK, _DARKER = PatternFill("solid", fgColor="2F5597"), PatternFill("solid", fgColor="1F3864")
_PALE = PatternFill("solid", fgColor="F2F2F2")
_WHITE = Font("宋体", 11, b=True, color="FFFFFF")
_PLAIN, _GREY, _BOLD = Font("宋体", 11), Font("宋体", 10, color="7F7F7F"), Font("宋体", 16, b=True)
_LINK = Font("宋体", 11, color="0563C1", u="single")
_WIDTHS = {Kind.TEXT: 36, Kind.TEXTS: 36, Kind.CHOICES: 24, Kind.DAY: 13, Kind.CHOICE: 16}
_NARROWEST, _LIST_WIDTH = 10, 70
_FORM_WIDTHS, _CONTENTS_WIDTHS = (18, 24, 50, 60), (18, 10, 80)
_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.WHOLE: "0", Kind.NUMBER: "General"}
_NOTE_WIDTH, _NOTE_HEIGHT = 260, 110
_LINE_HEIGHT, _MOST_LINES = 16, 25  # a row is at most 409 points high
_HEADING_HEIGHT, _TITLE_HEIGHT = 20, 30
_HAN = 2

_ADVICE = (
    "一张工作表是一本账，一行是一条记录；没有的账空着。列可以换位置，可以加“备注”列，标题不能改。",
    "有下拉框的格子从下拉框里选。日期写 2023-03-05、2023.3.5 或 2023年3月5日。",
    "一格写几项的，一行一项（Alt+Enter 换行）。数量空着就是 1；情况相同的几件可以合写一行，写上数量。",
    "没有全部列出的账，在“各项情况”里写总数；今年没有的，总数写 0。是非和做法也在“各项情况”里。",
    "填好以后：fazhi sheet import 这份工作簿.xlsx 台账.yaml。鼠标停在标题上有说明，深色的标题必填。",
)


def export(report: Report | None) -> bytes | list[Finding]:
    """The workbook of a report, an empty one without it; or what of it no workbook can hold."""
    parts = {table.field: _records(report, table) for table in layout() if isinstance(table, SheetTable)}
    if faults := list(_unfit(report, parts)):
        return faults
    book = Workbook(write_only=True)
    book.calculation.fullCalcOnLoad = False
    book.properties = DocumentProperties(creator="fazhi", created=_EPOCH, modified=_EPOCH)
    _write_contents(book, parts)
    for sheet in layout():
        match sheet:
            case Form():
                _write_form(book, sheet, report)
            case Lists():
                columns = [_value(report, item.path) or () for item in sheet.items]
                _write_rows(book, sheet, _side_by_side(columns))
            case _:
                _write_rows(book, sheet, (_row(sheet, record) for record in parts[sheet.field]))
    return _saved(book)


def _value(model: Model | None, path: Sequence[str]) -> Any:  # noqa: ANN401  any value of the schema
    """The value at a path as far as the data file says it; None where it does not."""
    value: Any = model
    for name in path:
        if value is None or name not in value.model_fields_set:
            return None
        value = getattr(value, name)
    return value


def _content(report: Report | None, item: Item) -> Shown:
    """What a form shows of an item; a ledger that is stated to be empty has a total of none."""
    value = _value(report, item.path)
    if value is None and item.path[-1] == "total" and _value(report, (item.path[0], "records")) == ():
        return 0
    return _shown(item, value)


def _records(report: Report | None, table: SheetTable) -> tuple[Model, ...]:
    path = (table.field, "records") if table.is_ledger else (table.field,)
    return tuple(_value(report, path) or ())


def _row(table: SheetTable, record: Model) -> list[Shown]:
    row = [_shown(item, _value(record, item.path)) for item in table.items]
    if all(value is None for value in row) and table.is_ledger:
        # A record of which nothing is known but that it is one.
        row[[item.path for item in table.items].index(("count",))] = 1
    return row


def _shown(item: Item, value: Any) -> Shown:  # noqa: ANN401  any value of the schema
    if value is None or (item.path[-1] == "count" and value == item.default):
        return None
    return shown(item, value)


def _side_by_side(columns: list[Sequence[str]]) -> Iterator[list[Shown]]:
    for row in range(max(map(len, columns))):
        yield [column[row].replace("\n\n", "\n") if row < len(column) else None for column in columns]


# What a workbook can't hold --------------------------------------------------------------------------------


def _unfit(report: Report | None, parts: dict[str, tuple[Model, ...]]) -> Iterator[Finding]:
    for sheet in layout():
        match sheet:
            case SheetTable():
                yield from _unfit_records(sheet, parts[sheet.field])
            case Lists():
                for item in sheet.items:
                    for index, text in enumerate(_value(report, item.path) or ()):
                        yield from _too_long(item, (text,), (*item.path, index))
            case _:
                for item in sheet.items:
                    yield from _too_long(item, _value(report, item.path), item.path)


def _unfit_records(table: SheetTable, records: tuple[Model, ...]) -> Iterator[Finding]:
    if len(records) >= _LAST_ROW:
        message = f"有 {len(records)} 条，一张工作表放不下"
        yield Finding.of("FZ028", message, DataPlace((table.field,)), "情况相同的合写一条，注明数量")
    for index, record in enumerate(records):
        path = (table.field, "records", index) if table.is_ledger else (table.field, index)
        for item in table.items:
            yield from _too_long(item, _value(record, item.path), (*path, *item.path))


def _too_long(item: Item, value: Any, path: DataPath) -> Iterator[Finding]:  # noqa: ANN401  as above
    text = None if value is None else shown(item, value)
    if isinstance(text, str) and len(_ESCAPE.sub("_x005F_", text)) > _LONGEST_TEXT:
        message = f"有 {len(text)} 个字，一个单元格最多放 {_LONGEST_TEXT} 个字"
        yield Finding.of("FZ028", message, DataPlace(path), "分成几项，或者缩短")


# Sheets ----------------------------------------------------------------------------------------------------


def _write_contents(book: Workbook, parts: dict[str, tuple[Model, ...]]) -> None:
    sheet = book.create_sheet(CONTENTS)
    sheet.sheet_view.showGridLines = False
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    _lay_out(sheet, _CONTENTS_WIDTHS)
    pen = _Pen(sheet)
    sheet.append([pen.cell("法治政府建设台账", _BOLD)])
    for line in _ADVICE:
        sheet.append([pen.cell(line, _GREY)])
    sheet.append([])
    sheet.append([pen.cell(text, _WHITE, _DARK, _GRID) for text in ("工作表", "条数", "内容")])
    for each in layout():
        count = len(parts[each.field]) or None if isinstance(each, SheetTable) else None
        note = each.description if isinstance(each, SheetTable) else "、".join(_groups(each))
        link = pen.cell(each.title, _LINK, None, _GRID)
        link.hyperlink = f"#'{each.title}'!A1"
        link.font = _LINK
        sheet.append([link, pen.cell(count, _PLAIN, None, _GRID), pen.cell(note, _PLAIN, None, _GRID)])


def _groups(sheet: Form | Lists) -> list[str]:
    return list(dict.fromkeys(item.group or item.title for item in sheet.items))


def _write_form(book: Workbook, form: Form, report: Report | None) -> None:
    sheet = _sheet(book, form.title, _FORM_WIDTHS)
    pen = _Pen(sheet)
    for row, item in enumerate(form.items, start=2):
        if choices := _choices(item, f"C{row}"):
            sheet.data_validations.append(choices)
    sheet.append([pen.cell(title, _WHITE, _DARK, _GRID) for title in (GROUP, ITEM, CONTENT, NOTE)])
    for number, item in enumerate(form.items, start=2):
        content = pen.cell(_content(report, item), _PLAIN, None, _GRID, _format(item))
        name = pen.cell(item.title + ("（必填）" if item.required else ""), _PLAIN, _PALE, _GRID)
        group, note = pen.cell(item.group, _PLAIN, _PALE, _GRID), pen.cell(_note(item), _GREY, None, _GRID)
        content.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        _make_room(sheet, number, ["", "", _content(report, item), _note(item)], _FORM_WIDTHS)
        sheet.append([group, name, content, note])


def _write_rows(book: Workbook, table: SheetTable | Lists, rows: Iterator[list[Shown]]) -> None:
    is_lists = isinstance(table, Lists)
    widths = [_LIST_WIDTH if is_lists else _width(item) for item in table.items]
    sheet = _sheet(book, table.title, widths)
    pen = _Pen(sheet)
    for number, item in enumerate(table.items, start=1):
        sheet.column_dimensions[letters(number)].number_format = _format(item)
        if choices := _choices(item, area((2, number), (_LAST_ROW, number))):
            sheet.data_validations.append(choices)
    header = [
        pen.cell(item.title, _WHITE, _DARKER if item.required else _DARK, _GRID) for item in table.items
    ]
    for cell, item in zip(header, table.items, strict=True):
        note = item.description if is_lists else _note(item)
        cell.comment = Comment(note, "fazhi", _NOTE_HEIGHT, _NOTE_WIDTH)
    sheet.append(header)
    # Two cells for each column, written again and again: dressing half a million takes minutes, and a
    # dress can't be changed once a cell is written.
    columns = [(_dressed(pen, item), _dressed(pen, item, quoted=True)) for item in table.items]
    for number, row in enumerate(rows, start=2):
        pairs = zip(columns, row, strict=True)
        _make_room(sheet, number, row, widths)
        sheet.append(
            [_filled(quoted if _is_suspect(value) else cell, value) for (cell, quoted), value in pairs]
        )


def _make_room(sheet: Any, number: int, row: Sequence[Shown], widths: Sequence[float]) -> None:  # noqa: ANN401
    """Give a row the height of its longest text; not every program does so when it opens a workbook."""
    texts = [(value, room) for value, room in zip(row, widths, strict=True) if isinstance(value, str)]
    lines = max(
        (_lines(text, room) for text, room in texts if len(text) * 2 > room or "\n" in text), default=1
    )
    if lines > 1:
        sheet.row_dimensions[number].height = min(lines, _MOST_LINES) * _LINE_HEIGHT


def _lines(text: str, room: float) -> int:
    """On how many lines a text stands in a column that is so many letters wide, a Han character for two."""
    return sum(ceil(max(1, _HAN * width(line)) / (room - 1)) for line in text.split("\n"))


def _dressed(pen: "_Pen", item: Item, *, quoted: bool = False) -> Any:  # noqa: ANN401  openpyxl's cell
    return pen.cell("=" if quoted else None, _PLAIN, None, _GRID, _format(item))


def _sheet(book: Workbook, title: str, widths: Sequence[float]) -> Any:  # noqa: ANN401  openpyxl's sheet
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = area((1, 1), (1, len(widths)))
    sheet.print_title_rows = "1:1"
    sheet.row_dimensions[1].height = _HEADING_HEIGHT
    _lay_out(sheet, widths)
    return sheet


def _lay_out(sheet: Any, widths: Sequence[float]) -> None:  # noqa: ANN401  openpyxl's sheet
    """Set the widths of the columns, and print as wide as the paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    for number, room in enumerate(widths, start=1):
        sheet.column_dimensions[letters(number)].width = room


class _Pen:
    """Writes dressed cells on one sheet."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401  openpyxl's sheet
        self._sheet = sheet

    def cell(
        self,
        value: Shown,
        font: Font,
        fill: PatternFill | None = None,
        border: Border | None = None,
        form: str = "General",
    ) -> Any:  # noqa: ANN401  openpyxl's cell
        """A cell with a value and its dress."""
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.number_format = font, form
        # A line of the contents runs over the empty cells beside it.
        cell.alignment = Alignment(vertical="top", wrap_text=border is not None)
        if fill:
            cell.fill = fill
        if border:
            cell.border = border
        if _is_suspect(value):
            cell.quotePrefix = True
        return _filled(cell, value)


def _filled(cell: Any, value: Shown) -> Any:  # noqa: ANN401  openpyxl's cell
    """Put a value in a cell; text stays text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = _ESCAPE.sub("_x005F_", value)
        cell.data_type = "s"
    else:
        cell.value = _number(value) if isinstance(value, Decimal) else value
    return cell


def _is_suspect(value: Shown) -> bool:
    """Whether a program could take a text for a formula; it is then marked as text."""
    return isinstance(value, str) and value.startswith(_FORMULA)


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _format(item: Item) -> str:
    return _FORMATS.get(item.kind, "@")


def _width(item: Item) -> int:
    return _WIDTHS.get(item.kind, max(_NARROWEST, 2 * len(item.title) + 4))


def _note(item: Item) -> str:
    parts = ["必填" if item.required else "", item.description]
    if item.options:
        parts.append(f"{item.kind.value}：{'、'.join(item.options)}")
    elif item.kind in (Kind.TEXTS, Kind.DAY, Kind.FLAG):
        parts.append(item.kind.value)
    return "。".join(filter(None, parts))


def _choices(item: Item, area: str) -> DataValidation | None:
    """The drop-down of a closed list that takes one choice."""
    options = ("是", "否") if item.kind is Kind.FLAG else item.options
    formula = '"' + ",".join(options) + '"'
    if item.kind not in (Kind.FLAG, Kind.CHOICE) or len(formula) > _LONGEST_LIST:
        return None
    return DataValidation(
        type="list", formula1=formula, allow_blank=True, sqref=area, showErrorMessage=True,
        errorTitle="不在可选的内容里", error=f"可以选：{'、'.join(options)}"[:_LONGEST_LIST],
    )  # fmt: skip


# Bytes -----------------------------------------------------------------------------------------------------


def _saved(book: Workbook) -> bytes:
    """The workbook as a file in which no time is written but 1980."""
    first, final = io.BytesIO(), io.BytesIO()
    book.save(first)
    book.properties.modified = _EPOCH
    core = tostring(book.properties.to_tree())
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = core if name == _CORE else source.read(name)
            part = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, content)
    return final.getvalue()
