"""What the sheets of workbooks say: items with the cell they stand in, records with their row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, NamedTuple, TypeAlias

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import UNSEEN
from fazhi_report.schema import Language
from fazhi_report.sheets.amounts import Unit
from fazhi_report.sheets.annex_sheets import Annexed, annex_number, read_annex
from fazhi_report.sheets.cell_faults import CellFault
from fazhi_report.sheets.cell_items import sentences, without_number
from fazhi_report.sheets.cell_reading import CellReading
from fazhi_report.sheets.cells import read
from fazhi_report.sheets.column_headings import (
    find_headings,
    guess,
    heading_of,
    title_of,
    unit_under,
    units_beside,
)
from fazhi_report.sheets.resemblance import is_kept_out, resembled
from fazhi_report.sheets.reviewed_texts import REVIEWS
from fazhi_report.sheets.rows import aside, below, beside, record_rows, unnamed_totals, unseen
from fazhi_report.sheets.sheet_plan import (
    CONTENT,
    CONTENTS,
    GROUP,
    ITEM,
    YUAN,
    Form,
    Item,
    Kind,
    Lists,
    SheetTable,
    layout,
)
from fazhi_report.sheets.workbook import Computed, Place, Sheet, SheetRow

FieldPath: TypeAlias = tuple[str, ...]

_NUMBERS = (Kind.WHOLE, Kind.NUMBER)
_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.CHOICE, Kind.CHOICES)
_SMALL, _SMALLER = 10_000, 1_000
_LARGE, _LARGER = 100_000_000, 1_000_000_000
_TITLE = "标题"
_CHECK = "不是这个意思的，改这一格"


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


@dataclass(slots=True)
class Gathered:
    """Everything the workbooks say."""

    items: dict[FieldPath, list[Told]] = field(default_factory=dict)
    records: dict[str, list[Entered]] = field(default_factory=dict)
    lists: dict[FieldPath, list[Told]] = field(default_factory=dict)
    columns: dict[str, set[FieldPath]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    annexes: list[tuple[int, Annexed]] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    is_any: bool = False
    """Whether any sheet is one of ours."""


def gather(sheets: Iterable[Sheet], language: Language) -> Gathered:
    """Take what every sheet says; values are plain data in a language."""
    gatherer = _Gatherer(language)
    for sheet in sheets:
        gatherer.take(sheet)
    gatherer.tell_readings()
    return gatherer.gathered


class _Gatherer:
    def __init__(self, language: Language) -> None:
        self.gathered = Gathered()
        self._language = language
        self._known = {title_of(each.title): each for each in (*layout(), REVIEWS)}
        self._readings: dict[tuple[str, str, int, str], list[CellFault]] = {}

    def take(self, sheet: Sheet) -> None:
        """Take what one sheet says."""
        known = self._known.get(title_of(sheet.title))
        number = annex_number(sheet.title)
        self.gathered.is_any |= known is not None or number is not None
        if not sheet.rows or title_of(sheet.title) == CONTENTS:
            return
        if number is not None:
            self._take_annex(sheet, number)
            return
        match known:
            case Form() as form:
                self._take_form(sheet, form)
            case SheetTable() as table:
                self._take_table(sheet, table)
            case Lists() as lists:
                self._take_lists(sheet, lists)
            case _:
                self._leave(sheet)

    def _leave(self, sheet: Sheet) -> None:
        """Tell of a sheet that is none of ours; one that is meant to be one of them is an error."""
        title = "" if is_kept_out(sheet) else resembled(sheet)
        if title:
            message = f"不认识这张工作表，像是“{title}”，没有导入"
            hint = f"把工作表改名为“{title}”；不要导入的，名称以“草稿”开头"
            self._fault(sheet.place(), "FZ022", message, hint)
        else:
            self._warn(sheet.place(), "不认识这张工作表，没有导入", "不用管，或者改成目录里的名称")

    def tell_readings(self) -> None:
        """Tell once for each column how its cells were read that are not written as they are kept."""
        for found in self._readings.values():
            first, count = found[0], len(found)
            message = first.message if count == 1 else f"{first.message}；这一列共有 {count} 格这样写"
            self.gathered.faults.append(first._replace(message=message))

    # Forms -------------------------------------------------------------------------------------------------

    def _take_form(self, sheet: Sheet, form: Form) -> None:
        found = find_headings(sheet, dict.fromkeys((GROUP, ITEM, CONTENT)), "", self.gathered.faults)
        if found is None:
            return
        if ITEM not in found.columns or CONTENT not in found.columns:
            message = f"标题行里没有“{ITEM}”或“{CONTENT}”"
            hint = "补上这两个标题，或者重新导出一份来填"
            self._fault(sheet.place(found.row.number), "FZ022", message, hint)
            return
        stated = units_beside(beside(sheet, found))
        known = {title_of(item.group) for item in form.items} - {""}
        grouped = found.columns.get(GROUP)
        items = [
            row
            for row in below(sheet, found)
            # A group of items may be called as the row of a total is.
            if not aside(row, found) or (grouped and title_of(row.value(grouped)) in known)
        ]
        self.gathered.faults.extend(unseen(sheet, items, {found.columns[CONTENT]}))
        for row in items:
            self._take_item(sheet, form, row, found.columns, stated)

    def _take_item(
        self, sheet: Sheet, form: Form, row: SheetRow, columns: dict[str, int], stated: Collection[str]
    ) -> None:
        group = title_of(row.value(columns[GROUP])) if GROUP in columns else ""
        title, remark = heading_of(
            row.value(columns[ITEM]), {title_of(item.title) for item in form.items}, group
        )
        named = [item for item in form.items if title_of(item.title) == title]
        found = [item for item in named if title_of(item.group) == group or (not group and len(named) == 1)]
        column = columns[CONTENT]
        place = sheet.place(row.number, column)
        cell = row.cells.get(column)
        if found:
            unit = self._unit(found[0], remark, stated, sheet.place(row.number, columns[ITEM]))
            told = self.gathered.items.setdefault(found[0].path, [])
            told.append(Told(self._value(found[0], cell, sheet, row.number, column, unit), place))
        elif cell is not None:
            title = title_of(row.value(columns[ITEM]))
            name = f"{group}·{title}" if group else title
            hint = (
                guess(title, [title_of(item.title) for item in form.items])
                or "核对类别和项目，或者删去这一行"
            )
            self._fault(place, "FZ022", f"没有“{name}”这一项", hint)

    # Records and lists -------------------------------------------------------------------------------------

    def _take_table(self, sheet: Sheet, table: SheetTable) -> None:
        titles = {title_of(item.title): item for item in table.items}
        found = find_headings(sheet, titles, title_of(table.title), self.gathered.faults)
        if found is None:
            return
        columns = {
            item.path: found.columns[title] for title, item in titles.items() if title in found.columns
        }
        self.gathered.sheets.setdefault(table.field, sheet)
        self.gathered.columns.setdefault(table.field, set()).update(columns)
        records = self.gathered.records.setdefault(table.field, [])
        rows = record_rows(sheet, found, self.gathered.faults)
        stated = units_beside(beside(sheet, found))
        there: list[tuple[Item, int, Unit | None]] = []
        for title, column in found.columns.items():
            place = sheet.place(found.row.number, column)
            unit = self._unit(titles[title], found.remarks[title], stated, place)
            there.append((titles[title], column, unit))
            if titles[title].unit == YUAN:
                self._doubt(titles[title], [row.cells.get(column) for row in rows], place, unit)
        taken: list[tuple[SheetRow, dict[int, Any]]] = []
        for number, row in enumerate(rows, start=1):
            values = self._record(sheet, row, there, number if table.is_ledger else None)
            records.append(Entered(values, sheet, row.number, columns))
            numbers = {column: values.get(item.path) for item, column, _ in there if item.kind in _NUMBERS}
            taken.append((row, numbers))
        self.gathered.faults.extend(unnamed_totals(sheet, taken))

    def _record(
        self, sheet: Sheet, row: SheetRow, there: list[tuple[Item, int, Unit | None]], number: int | None
    ) -> dict[FieldPath, Any]:
        values: dict[FieldPath, Any] = {}
        for item, column, unit in there:
            cell = row.cells.get(column)
            if cell is None and (cell := row.merged.get(column)) is not None and item.kind in _NUMBERS:
                message = "合并单元格里的数会算进每一行"
                self._fault(sheet.place(row.number, column), "FZ024", message, "取消合并，在每一行分别填写")
            elif (value := self._value(item, cell, sheet, row.number, column, unit)) is not None:
                if item.kind is Kind.TEXT and (number or item.title == _TITLE):
                    value = self._taken(without_number(value, number), sheet.place(row.number, column))
                values[item.path] = value
        return values

    def _take_lists(self, sheet: Sheet, lists: Lists) -> None:
        found = find_headings(
            sheet, {title_of(item.title): item for item in lists.items}, "", self.gathered.faults
        )
        if found is None:
            return
        rows = record_rows(sheet, found, self.gathered.faults)
        for item in lists.items:
            if column := found.columns.get(title_of(item.title)):
                told = self.gathered.lists.setdefault(item.path, [])
                for row in rows:
                    place = sheet.place(row.number, column)
                    text = self._value(_SENTENCE, row.cells.get(column), sheet, row.number, column)
                    if text is not None:
                        told.extend(Told(each, place) for each in self._taken(sentences(text), place))

    def _take_annex(self, sheet: Sheet, number: int) -> None:
        def said(cell: object, row: int, column: int) -> Any:  # noqa: ANN401  plain data
            return self._value(_SENTENCE, cell, sheet, row, column)

        if annex := read_annex(sheet, self._language, said, self._fault):
            self.gathered.annexes.append((number, annex))

    # Units -------------------------------------------------------------------------------------------------

    def _unit(self, item: Item, remark: str, stated: Collection[str], place: Place) -> Unit | None:
        """The unit of the numbers of an item, told where they are converted."""
        unit = unit_under(item, remark, stated)
        if isinstance(unit, str):
            self._fault(
                place, "FZ022", unit, f"写成“{item.title}（元）”或者“{item.title}（万元）”，换算好再填"
            )
            return None
        if unit and unit.factor != 1:
            message = f"“{item.title}”按{unit.written}读，每个数乘 {unit.factor}"
            self._tell(
                place, "FZ070", message, f"本来就是{item.unit}的，标题改成“{item.title}（{item.unit}）”"
            )
        return unit

    def _doubt(self, item: Item, cells: list[Any], place: Place, unit: Unit | None) -> None:
        """Ask whether amounts are in 元 that are small and without a unit, or in 万元 that would be huge."""
        typed = (cell.value if isinstance(cell, Computed) else cell for cell in cells)
        found = [read(item, cell, self._language, unit).value for cell in typed]
        amounts = [value for value in found if isinstance(value, int | float) and value]
        is_small = unit is None and max(amounts, default=_SMALL) < _SMALL
        is_large = unit is not None and unit.factor > 1 and max(amounts, default=0) >= _LARGE
        little = [value for value in amounts if isinstance(value, float) and value < _SMALLER]
        if unit is None and not is_small and little:
            message = (
                f"“{item.title}”没有写单位，按元读，最小的是 {min(little)} 元，最大的是 {max(amounts):,} 元"
            )
            hint = f"小的是万元的，都换算成元；都是元的，标题改成“{item.title}（元）”"
            self.gathered.faults.append(CellFault(place, "FZ070", message, hint, Severity.WARNING))
        if is_small or is_large:
            is_broken = max(amounts) < _SMALLER and any(isinstance(value, float) for value in amounts)
            message = f"“{item.title}”没有写单位，按元读，最大的是 {max(amounts)} 元"
            hint = f"是万元的，标题改成“{item.title}（万元）”；确是元的，改成“{item.title}（元）”"
            if unit and is_large:
                is_broken = min(amounts) >= _LARGER
                message = f"“{item.title}”按{unit.written}读，最大的是 {max(amounts):,} 元"
                hint = f"本来就是元的，标题改成“{item.title}（元）”；确有这样大的，标题改成元，照元填"
            severity = Severity.ERROR if is_broken else Severity.WARNING
            self.gathered.faults.append(CellFault(place, "FZ070", message, hint, severity))

    # Cells -------------------------------------------------------------------------------------------------

    def _value(
        self, item: Item, cell: object, sheet: Sheet, row: int, column: int, unit: Unit | None = None
    ) -> Any:  # noqa: ANN401
        """What a cell says for an item; None where it is blank or faulty."""
        if cell is None:
            return None
        place = sheet.place(row, column)
        if isinstance(cell, Computed) and not cell.is_error and cell.value is not None:
            cell = cell.value
            message = f"单元格里是公式，按存着的结果 {cell} 读取"
            hint = "核对这个结果；改过别的格的，在 Excel 里重新计算、保存，再导入"
            self._remark(CellFault(place, "FZ023", message, hint, Severity.WARNING), "")
        if fault := _unusable(item, cell):
            self._fault(place, *fault)
            return None
        if sheet.days_late and item.kind is Kind.DAY and type(cell) in (int, float):
            cell += sheet.days_late  # type: ignore[operator]  # a number
        return self._taken(read(item, cell, self._language, unit), place)

    def _taken(self, reading: CellReading, place: Place) -> Any:  # noqa: ANN401  plain data
        """The value of a reading; how it was made is told, what could not be read is a fault."""
        if reading.asked:
            self._fault(place, "FZ024", *reading.asked)
        if reading.told:
            self._remark(CellFault(place, "FZ070", reading.told, _CHECK), reading.told)
        return reading.value

    def _remark(self, fault: CellFault, text: str) -> None:
        key = (fault.place.file, fault.place.sheet, fault.place.column, fault.code + text)
        self._readings.setdefault(key, []).append(fault)

    def _tell(self, place: Place, code: str, message: str, hint: str) -> None:
        self.gathered.faults.append(CellFault(place, code, message, hint))

    _fault = _tell

    def _warn(self, place: Place, message: str, hint: str) -> None:
        self._tell(place, "FZ029", message, hint)


_SENTENCE = Item((), "内容", "", Kind.TEXT, (), required=False, default=None)


def _unusable(item: Item, cell: object) -> tuple[str, str, str] | None:
    """Why a cell can't be read for an item: a code, what is wrong, what to do."""
    if isinstance(cell, Computed):
        if cell.is_error:
            return "FZ024", f"单元格里是错误值 {cell.value}", "改正或者清空这一格"
        hint = "在 Excel 或 WPS 里打开，算出结果、保存，再导入；如果“=”是文字，先把单元格设为文本格式"
        return "FZ023", "单元格里是公式，没有读取", hint
    if item.kind in _TEXTS and (isinstance(cell, bool) or not isinstance(cell, str | int | float)):
        message = f"“{item.title}”写文字，这一格是{_kind(cell)}"
        return "FZ024", message, "把单元格设为文本格式，重新输入"
    if isinstance(cell, str) and (hidden := UNSEEN.search(cell)):
        message = f"这里有看不见的字符（U+{ord(hidden[0]):04X}）"
        return "FZ014", message, "删去这个字符，重新输入前后几个字"
    return None


def _kind(value: object) -> str:
    return "日期或时间" if isinstance(value, date | time | timedelta) else "逻辑值"
