"""The sheets of a workbook as they are written: their look, notes and drop-downs, text that stays text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from fazhi_report.page import width
from fazhi_report.sheets.addresses import area, letters
from fazhi_report.sheets.annex_sheets import BESIDE, PART
from fazhi_report.sheets.cells import Shown
from fazhi_report.sheets.sheet_plan import (
    CONTENT,
    CONTENTS,
    GROUP,
    ITEM,
    NOTE,
    Form,
    Item,
    Kind,
    Layout,
    Lists,
    SheetTable,
)

LAST_ROW = 1_048_576
"""Rows that a sheet has, its heading included."""

_LONGEST_LIST = 255
_FORMULA = ("=", "+", "-", "@")
# What a program that reads a workbook takes for an escaped character.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_LINE = Side("thin", color="BFBFBF")
_GRID = Border(_LINE, _LINE, _LINE, _LINE)
_DARK, _DARKER = PatternFill("solid", fgColor="2F5597"), PatternFill("solid", fgColor="1F3864")
_PALE = PatternFill("solid", fgColor="F2F2F2")
_WHITE = Font("宋体", 11, b=True, color="FFFFFF")
_PLAIN, _GREY, _BOLD = Font("宋体", 11), Font("宋体", 10, color="7F7F7F"), Font("宋体", 16, b=True)
EXAMPLE = Font("宋体", 11, i=True, color="7F7F7F")
_LINK = Font("宋体", 11, color="0563C1", u="single")
_WIDTHS = {Kind.TEXT: 36, Kind.TEXTS: 36, Kind.CHOICES: 24, Kind.DAY: 13, Kind.CHOICE: 16}
_NARROWEST, _LIST_WIDTH = 10, 70
_FORM_WIDTHS, _CONTENTS_WIDTHS = (18, 24, 50, 60), (18, 10, 80, 18)
_FORMATS = {Kind.DAY: "yyyy-mm-dd", Kind.WHOLE: "0", Kind.NUMBER: "General"}
_PART_WIDTH, _BESIDE_WIDTH = 12, 40
_NOTE_WIDTH, _NOTE_HEIGHT = 260, 110
_LINE_HEIGHT, _MOST_LINES = 16, 25  # a row is at most 409 points high
_HEADING_HEIGHT, _TITLE_HEIGHT = 20, 30
_HAN = 2

_ADVICE = (
    "一张工作表是一本账，一行是一条记录；没有的账空着。列可以换位置，可以加“备注”列，标题不能改。",
    "有下拉框的格子从下拉框里选。日期写 2023-03-05、2023.3.5 或 2023年3月5日。",
    "一格写几项的，一行一项（Alt+Enter 换行）。数量空着就是 1；情况相同的几件可以合写一行，写上数量。",
    "没有全部列出的账，在“各项情况”里写总数；今年没有的，总数写 0。是非和做法也在“各项情况”里。",
    "没有逐条登记的，全年的合计、各类件数和率写在“全年总数”里；大约的写成 5000余、近5000、约5000。",
    "“例：”开头的一行是样子，不会读进台账，删去、留着都可以；自己的内容从下一行写起，或者整行盖掉它。",
    "填好以后：fazhi validate 这份工作簿.xlsx 检查，fazhi render 这份工作簿.xlsx 生成报告。",
    "另有 .yaml 台账的：fazhi sheet import 这份工作簿.xlsx 台账.yaml。鼠标停在标题上有说明，深色的标题必填。",
)


def write_contents(
    book: Workbook,
    sheets: Mapping[str, Layout],
    counts: Mapping[str, int],
    besides: Iterable[str],
    level: str | None = None,
) -> None:
    """The first sheet: how to fill in the others, and which there are, by group and `besides`.

    `counts` are the records by field; a `level` of secrecy stands above all.
    """
    sheet = book.create_sheet(CONTENTS)
    sheet.sheet_view.showGridLines = False
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    _lay_out(sheet, _CONTENTS_WIDTHS)
    pen = _Pen(sheet)
    sheet.append([pen.cell("法治政府建设台账", _BOLD), *([pen.cell(f"{level}★", _BOLD)] if level else ())])
    for line in _ADVICE:
        sheet.append([pen.cell(line, _GREY)])
    sheet.append([])
    sheet.append([pen.cell(text, _WHITE, _DARK, _GRID) for text in ("工作表", "条数", "内容", "类别")])
    listed: list[tuple[str, tuple[Shown, ...]]] = []
    for group, each in ((group, each) for group, several in sheets.items() for each in several):
        count = counts[each.field] or None if isinstance(each, SheetTable) else None
        note = each.description if isinstance(each, SheetTable) else "、".join(_groups(each))
        listed.append((each.title, (count, note, group)))
    for title, beside in (*listed, *((title, (None, "", "")) for title in besides)):
        link = pen.cell(title, _LINK, None, _GRID)
        link.hyperlink = f"#'{title}'!A1"
        link.font = _LINK
        sheet.append([link, *(pen.cell(value, _PLAIN, None, _GRID) for value in beside)])


def _groups(sheet: Form | Lists) -> list[str]:
    return list(dict.fromkeys(item.group or item.title for item in sheet.items))


def write_form(book: Workbook, form: Form, contents: Sequence[Shown]) -> None:
    """A form, with the content of each of its items."""
    sheet = _sheet(book, form.title, _FORM_WIDTHS)
    pen = _Pen(sheet)
    for row, item in enumerate(form.items, start=2):
        if choices := _choices(item, f"C{row}"):
            sheet.data_validations.append(choices)
    sheet.append([pen.cell(title, _WHITE, _DARK, _GRID) for title in (GROUP, ITEM, CONTENT, NOTE)])
    for number, (item, value) in enumerate(zip(form.items, contents, strict=True), start=2):
        content = pen.cell(value, _PLAIN, None, _GRID, _format(item))
        name = pen.cell(item.heading + ("（必填）" if item.required else ""), _PLAIN, _PALE, _GRID)
        group, note = pen.cell(item.group, _PLAIN, _PALE, _GRID), pen.cell(_note(item), _GREY, None, _GRID)
        content.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        _make_room(sheet, number, ["", "", value, _note(item)], _FORM_WIDTHS)
        sheet.append([group, name, content, note])


def write_rows(
    book: Workbook, table: SheetTable | Lists, rows: Iterable[list[Shown]], font: Font = _PLAIN
) -> None:
    """A sheet with a column for each item, and its rows."""
    is_lists = isinstance(table, Lists)
    widths = [_LIST_WIDTH if is_lists else _width(item) for item in table.items]
    sheet = _sheet(book, table.title, widths)
    pen = _Pen(sheet)
    for number, item in enumerate(table.items, start=1):
        sheet.column_dimensions[letters(number)].number_format = _format(item)
        if choices := _choices(item, area((2, number), (LAST_ROW, number))):
            sheet.data_validations.append(choices)
    header = [
        pen.cell(item.heading, _WHITE, _DARKER if item.required else _DARK, _GRID) for item in table.items
    ]
    for cell, item in zip(header, table.items, strict=True):
        note = item.description if is_lists else _note(item)
        cell.comment = Comment(note, "fazhi", _NOTE_HEIGHT, _NOTE_WIDTH)
    sheet.append(header)
    columns = [
        (_RowCell(sheet, item, font), _RowCell(sheet, item, font, quoted=True)) for item in table.items
    ]
    # openpyxl's own way tries first whether a cell is the value of a cell, which takes longer than all else.
    sheet._values_to_row = _placed  # noqa: SLF001
    for number, row in enumerate(rows, start=2):
        pairs = zip(columns, row, strict=True)
        _make_room(sheet, number, row, widths)
        sheet.append(
            [_filled(quoted if _is_suspect(value) else cell, value) for (cell, quoted), value in pairs]
        )


def write_parts(book: Workbook, title: str, rows: Sequence[Sequence[Shown]]) -> None:
    """A sheet with rows of any length, the first cell of which names what stands beside it."""
    widths = [_PART_WIDTH, *(_BESIDE_WIDTH for _ in range(max(map(len, rows)) - 1))]
    sheet = _sheet(book, title, widths)
    pen = _Pen(sheet)
    sheet.append([pen.cell(text, _WHITE, _DARK, _GRID) for text in (PART, BESIDE)])
    for number, (part, *beside) in enumerate(rows, start=2):
        _make_room(sheet, number, ["", *beside], widths[: len(beside) + 1])
        cells = [pen.cell(value, _PLAIN, None, _GRID, "@") for value in beside]
        sheet.append([pen.cell(part, _PLAIN, _PALE, _GRID), *cells])


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


class _RowCell(Cell):
    """The cell of a column, filled anew for every row; `quoted` is for text that looks like a formula.

    Its dress is put on and looked up once: for half a million cells that would take minutes.
    """

    __slots__ = ("_known",)

    def __init__(self, sheet: Any, item: Item, font: Font, *, quoted: bool = False) -> None:  # noqa: ANN401
        super().__init__(sheet, row=1, column=1)
        self._known: int | None = None
        _dress(self, font, None, _GRID, _format(item))
        self.quotePrefix = quoted

    @property
    def has_style(self) -> bool:
        return True

    @property
    def style_id(self) -> int:
        if self._known is None:
            self._known = super().style_id
        return self._known


def _placed(cells: Iterable[Cell], row: int) -> Iterator[Cell]:
    for column, cell in enumerate(cells, start=1):
        cell.row, cell.column = row, column
        yield cell


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
        _dress(cell, font, fill, border, form)
        if _is_suspect(value):
            cell.quotePrefix = True
        return _filled(cell, value)


def _dress(cell: Cell, font: Font, fill: PatternFill | None, border: Border | None, form: str) -> None:
    cell.font, cell.number_format = font, form
    # A line of the contents runs over the empty cells beside it.
    cell.alignment = Alignment(vertical="top", wrap_text=border is not None)
    if fill:
        cell.fill = fill
    if border:
        cell.border = border


def escaped(text: str) -> str:
    """A text as a workbook writes it: what a program would take for an escaped character is escaped."""
    return _ESCAPE.sub("_x005F_", text)


def _filled(cell: Any, value: Shown) -> Any:  # noqa: ANN401  openpyxl's cell
    """Put a value in a cell; text stays text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = escaped(value)
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
    return _WIDTHS.get(item.kind, max(_NARROWEST, 2 * len(item.heading) + 4))


def _note(item: Item) -> str:
    parts = ["必填" if item.required else "", item.description]
    if item.options and item.kind is not Kind.TEXT:
        parts.append(f"{item.kind.value}：{'、'.join(item.options)}")
    elif item.kind in (Kind.TEXTS, Kind.DAY, Kind.FLAG, Kind.SHARE, Kind.PAIRS):
        parts.append(item.kind.value)
    return "。".join(filter(None, parts))


_CHOSEN = (Kind.FLAG, Kind.CHOICE, Kind.TEXT)


def _choices(item: Item, area: str) -> DataValidation | None:
    """The drop-down of a list that takes one choice; of a text, which may be something else as well."""
    options = ("是", "否") if item.kind is Kind.FLAG else item.options
    formula = '"' + ",".join(options) + '"'
    if not options or item.kind not in _CHOSEN or len(formula) > _LONGEST_LIST:
        return None
    return DataValidation(
        type="list", formula1=formula, allow_blank=True, sqref=area,
        showErrorMessage=item.kind is not Kind.TEXT,
        errorTitle="不在可选的内容里", error=f"可以选：{'、'.join(options)}"[:_LONGEST_LIST],
    )  # fmt: skip
