"""What the sheets of workbooks say: items with the cell they stand in, records with their row."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeAlias

from fazhi_report.diagnostics import Diagnostic, Finding, Severity
from fazhi_report.schema import Language
from fazhi_report.sheets.cells import plain
from fazhi_report.sheets.sheet_plan import (
    CONTENT,
    CONTENTS,
    GROUP,
    ITEM,
    Form,
    Item,
    Kind,
    Lists,
    SheetTable,
    layout,
)
from fazhi_report.sheets.workbook import Computed, Place, Sheet, SheetRow
from fazhi_report.source import FORBIDDEN

FieldPath: TypeAlias = tuple[str, ...]

_HEADER_ROWS = 10  # a title may stand above the headings
_TOTALS = {"合计", "小计", "总计"}
_REMARKS = ("备注", "说明", "序号", "填报")
_NUMBERS = (Kind.WHOLE, Kind.NUMBER)
_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.CHOICE, Kind.CHOICES)


class Told(NamedTuple):
    """A value and the cell that tells it; None for a cell that is blank."""

    value: Any
    place: Place


@dataclass(frozen=True, slots=True)
class Entered:
    """A record: its values by the path of their item, and its row with the columns of the items."""

    values: dict[FieldPath, Any]
    sheet: Sheet
    row: int
    columns: dict[FieldPath, int]

    def place(self, path: FieldPath = ()) -> Place:
        """The cell of an item, the first of the row where the sheet has none for it."""
        return self.sheet.place(self.row, self.columns.get(path, min(self.columns.values())))


class CellFault(NamedTuple):
    """What is wrong with a cell."""

    place: Place
    code: str
    message: str
    hint: str
    severity: Severity | None = None
    """Where it is not that of the code."""

    @property
    def finding(self) -> Finding:
        """The fault as every other."""
        finding = Finding.of(self.code, self.message, self.place.where, self.hint)
        return finding._replace(severity=self.severity) if self.severity else finding

    @property
    def diagnostic(self) -> Diagnostic:
        """The fault as reporters take it."""
        return self.finding.there(self.place.where)


@dataclass(slots=True)
class Gathered:
    """Everything the workbooks say."""

    items: dict[FieldPath, list[Told]] = field(default_factory=dict)
    records: dict[str, list[Entered]] = field(default_factory=dict)
    lists: dict[FieldPath, list[Told]] = field(default_factory=dict)
    columns: dict[str, set[FieldPath]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def gather(sheets: Iterable[Sheet], language: Language) -> Gathered:
    """Take what every sheet says; values are plain data in a language."""
    gatherer = _Gatherer(language)
    for sheet in sheets:
        gatherer.take(sheet)
    return gatherer.gathered


class _Gatherer:
    def __init__(self, language: Language) -> None:
        self.gathered = Gathered()
        self._language = language
        self._known = {_narrow(each.title): each for each in layout()}

    def take(self, sheet: Sheet) -> None:
        """Take what one sheet says."""
        if not sheet.rows or sheet.title == CONTENTS:
            return
        match self._known.get(_narrow(sheet.title)):
            case Form() as form:
                self._take_form(sheet, form)
            case SheetTable() as table:
                self._take_table(sheet, table)
            case Lists() as lists:
                self._take_lists(sheet, lists)
            case _:
                hint = _guess(_narrow(sheet.title), self._known) or "不用管，或者改成目录里的名称"
                self._warn(sheet.place(), "不认识这张工作表，没有导入", hint)

    # Forms -------------------------------------------------------------------------------------------------

    def _take_form(self, sheet: Sheet, form: Form) -> None:
        header = self._header(sheet, {GROUP: GROUP, ITEM: ITEM, CONTENT: CONTENT})
        if header is None:
            return
        row, columns = header
        if ITEM not in columns or CONTENT not in columns:
            message = f"标题行里没有“{ITEM}”或“{CONTENT}”"
            self._fault(sheet.place(row.number), "FZ022", message, "补上这两个标题，或者重新导出一份来填")
            return
        for each in sheet.rows:
            if each.number > row.number:
                self._take_item(sheet, form, each, columns)

    def _take_item(self, sheet: Sheet, form: Form, row: SheetRow, columns: dict[str, int]) -> None:
        title = _narrow(row.value(columns[ITEM]))
        group = _narrow(row.value(columns[GROUP])) if GROUP in columns else ""
        named = [item for item in form.items if _narrow(item.title) == title]
        found = [item for item in named if _narrow(item.group) == group or (not group and len(named) == 1)]
        place = sheet.place(row.number, columns[CONTENT])
        cell = row.cells.get(columns[CONTENT])
        if found:
            told = self.gathered.items.setdefault(found[0].path, [])
            told.append(Told(self._value(found[0], cell, sheet, row.number, columns[CONTENT]), place))
        elif cell is not None:
            name = f"{group}·{title}" if group else title
            hint = (
                _guess(title, [_narrow(item.title) for item in form.items])
                or "核对类别和项目，或者删去这一行"
            )
            self._fault(place, "FZ022", f"没有“{name}”这一项", hint)

    # Records and lists -------------------------------------------------------------------------------------

    def _take_table(self, sheet: Sheet, table: SheetTable) -> None:
        header = self._header(sheet, {_narrow(item.title): item for item in table.items})
        if header is None:
            return
        first, found = header
        titles = {item.path: _narrow(item.title) for item in table.items}
        columns = {path: found[title] for path, title in titles.items() if title in found}
        self.gathered.sheets.setdefault(table.field, sheet)
        self.gathered.columns.setdefault(table.field, set()).update(columns)
        there = [(item, columns[item.path]) for item in table.items if item.path in columns]
        records = self.gathered.records.setdefault(table.field, [])
        for row in sheet.rows:
            if row.number > first.number and not row.cells.keys().isdisjoint(columns.values()):
                if _is_total(row.cells[min(row.cells)]):
                    self._warn(sheet.place(row.number), "合计行没有导入", "合计由 fazhi 计算，可以删去这一行")
                    continue
                records.append(Entered(self._record(sheet, row, there), sheet, row.number, columns))

    def _record(self, sheet: Sheet, row: SheetRow, there: list[tuple[Item, int]]) -> dict[FieldPath, Any]:
        values: dict[FieldPath, Any] = {}
        for item, column in there:
            cell = row.cells.get(column)
            if cell is None and (cell := row.merged.get(column)) is not None and item.kind in _NUMBERS:
                message = "合并单元格里的数会算进每一行"
                self._fault(sheet.place(row.number, column), "FZ024", message, "取消合并，在每一行分别填写")
            elif (value := self._value(item, cell, sheet, row.number, column)) is not None:
                values[item.path] = value
        return values

    def _take_lists(self, sheet: Sheet, lists: Lists) -> None:
        header = self._header(sheet, {_narrow(item.title): item for item in lists.items})
        if header is None:
            return
        first, columns = header
        for item in lists.items:
            if column := columns.get(_narrow(item.title)):
                told = self.gathered.lists.setdefault(item.path, [])
                for row in sheet.rows:
                    cell = row.cells.get(column) if row.number > first.number else None
                    text = self._value(_SENTENCE, cell, sheet, row.number, column)
                    if text is not None:
                        told.append(Told(text, sheet.place(row.number, column)))

    # Headings ----------------------------------------------------------------------------------------------

    def _header(self, sheet: Sheet, known: dict[str, Any]) -> tuple[SheetRow, dict[str, int]] | None:
        """The row of headings and the columns of the known ones; None where there is none."""
        rows = sheet.rows[:_HEADER_ROWS]
        first = max(rows, key=lambda row: sum(_narrow(cell) in known for cell in row.cells.values()))
        columns: dict[str, int] = {}
        for column, cell in sorted(first.cells.items()):
            title = _narrow(cell)
            if title in columns:
                message = f"“{title}”有两列"
                self._fault(sheet.place(first.number, column), "FZ022", message, "删去一列，或者改名为备注")
            elif title in known:
                columns[title] = column
        if not columns:
            titles = "、".join(known)
            self._fault(sheet.place(rows[0].number), "FZ022", "找不到标题行", f"标题行应当有：{titles}")
            return None
        self._other_columns(sheet, first, columns, known)
        return first, columns

    def _other_columns(
        self, sheet: Sheet, first: SheetRow, columns: dict[str, int], known: dict[str, Any]
    ) -> None:
        """Tell of the columns that are not taken; one whose title is nearly right is a slip."""
        untitled: dict[int, int] = {}
        for row in sheet.rows:
            for column in row.cells:
                if row.number > first.number and column not in first.cells:
                    untitled.setdefault(column, row.number)
        for column, number in untitled.items():
            self._warn(sheet.place(number, column), "这一列没有标题，没有导入", "补上标题，或者删去这一列")
        for column, cell in first.cells.items():
            title = _narrow(cell)
            if title in known or title.startswith(_REMARKS):
                continue
            place = sheet.place(first.number, column)
            if hint := _guess(title, [each for each in known if each not in columns]):
                self._fault(place, "FZ022", f"不认识的标题“{title}”", hint)
            else:
                self._warn(place, f"“{title}”不是台账里的项，这一列没有导入", "标题以“备注”开头就不再提示")

    # Cells -------------------------------------------------------------------------------------------------

    def _value(self, item: Item, cell: object, sheet: Sheet, row: int, column: int) -> Any:  # noqa: ANN401
        """What a cell says for an item; None where it is blank or faulty."""
        if cell is None:
            return None
        if fault := _unusable(item, cell):
            self._fault(sheet.place(row, column), *fault)
            return None
        return plain(item, cell, self._language)

    def _fault(self, place: Place, code: str, message: str, hint: str) -> None:
        self.gathered.faults.append(CellFault(place, code, message, hint))

    def _warn(self, place: Place, message: str, hint: str) -> None:
        self.gathered.faults.append(CellFault(place, "FZ029", message, hint))


_SENTENCE = Item((), "内容", "", Kind.TEXT, (), required=False, default=None)


def _unusable(item: Item, cell: object) -> tuple[str, str, str] | None:
    """Why a cell can't be read for an item: a code, what is wrong, what to do."""
    if isinstance(cell, Computed):
        if cell.is_error:
            return "FZ024", f"单元格里是错误值 {cell}", "改正或者清空这一格"
        hint = "复制这一格，用“选择性粘贴—数值”贴回原处；如果“=”是文字，先把单元格设为文本格式"
        return "FZ023", "单元格里是公式，没有读取", hint
    if item.kind in _TEXTS and (isinstance(cell, bool) or not isinstance(cell, str | int | float)):
        message = f"“{item.title}”写文字，这一格是{_kind(cell)}"
        return "FZ024", message, "把单元格设为文本格式，重新输入"
    if isinstance(cell, str) and (hidden := FORBIDDEN.search(cell)):
        message = f"这里有看不见的字符（U+{ord(hidden[0]):04X}）"
        return "FZ024", message, "删去这个字符，重新输入前后几个字"
    return None


def _is_total(value: object) -> bool:
    return isinstance(value, str) and _narrow(value) in _TOTALS


def _kind(value: object) -> str:
    return "日期或时间" if isinstance(value, date | time | timedelta) else "逻辑值"


def _narrow(value: object) -> str:
    """A title without spaces, in half-width where there is one, without the mark of what is required."""
    text = "" if value is None else unicodedata.normalize("NFKC", str(value))
    return "".join(text.split()).removesuffix("*").removesuffix("(必填)")


def _guess(title: str, known: Iterable[str]) -> str:
    close = get_close_matches(title, list(known), 1, 0.5)
    return f"是否想写“{close[0]}”？" if close else ""
