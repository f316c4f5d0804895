"""Which rows of a sheet are records: not totals, notes, who filled it in, headings printed again."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from fazhi_report.sheets.cell_faults import CellFault
from fazhi_report.sheets.cell_reading import narrow
from fazhi_report.sheets.column_headings import Headings, headings_in, title_of
from fazhi_report.sheets.example_rows import STILL_ONE, without_examples
from fazhi_report.sheets.workbook import Computed, Sheet, SheetRow

_PERIOD = (
    r"(?:本[页月季年]|[上下]半年|全年|第?[一二三四]季度|\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|以上)"
)
_TOTAL = re.compile(
    rf"{_PERIOD}?(?:合计|小计|总计|共计|累计)(?:[:(].*|.{{0,4}})|共\d+[件份条项个]"
    rf"|.{{1,12}}(?:合计|小计|总计)[数:]?|汇总:?"
)
_WHO = (
    "填表|填报|填写|制表|制单|经办|审核|审签|复核|核对|审批|审定|负责|分管|主管|联系|编制|报送|统计|录入|"
    "科室负责|股室负责|单位负责|部门负责"
)
_WHAT = "人|单位|部门|科室|股室|日期|时间|电话|领导|签字|签名|盖章|方式"
_SIGNED = re.compile(
    rf"(?:{_WHO})(?:{_WHAT}|人员)+(?:\(.*?\))?[\s:].*"
    rf"|(?:{_WHO}|日期|单位|电话|签字|盖章)\s*(?:\(.*?\))?\s*:.*"
    rf"|(?:{_WHO})(?:{_WHAT})+(?:\(.*?\))?",
    re.DOTALL,
)
_NOTE = re.compile(
    r"备?注\s*\d*\s*[:.、].*|(?:填表)?说明\s*:.*|附注?\s*:.*|备?注|※.*|\(?以下(?:空白|无正文)\)?", re.DOTALL
)
_SHOWN = 30
_SUM = "合计行"
_UNNAMED = "是合计的，删去这一行，或者写上“合计”；确是一条的，填上日期或者名称"


def below(sheet: Sheet, found: Headings) -> Iterator[SheetRow]:
    """The rows under the headings."""
    return (row for row in sheet.rows if row.number > found.row.number)


def beside(sheet: Sheet, found: Headings) -> Iterator[SheetRow]:
    """The rows that say something of the whole table: those above the headings, and notes."""
    return (row for row in sheet.rows if row.number < found.row.number or aside(row, found))


def record_rows(sheet: Sheet, found: Headings, faults: list[CellFault]) -> list[SheetRow]:
    """The rows that are records; what is left out, and what of them can't be seen, is told."""
    columns = set(found.columns.values())
    rows: list[SheetRow] = []
    for each in below(sheet, found):
        row, examples = without_examples(each, columns)
        if row.cells.keys().isdisjoint(columns):
            continue
        if examples:
            faults.append(CellFault(sheet.place(row.number, examples[0]), "FZ029", *STILL_ONE))
        if left := _left_out(row, found, columns):
            faults.append(CellFault(sheet.place(row.number), "FZ029", *left))
        else:
            rows.append(row)
    faults.extend(unseen(sheet, rows, columns))
    return rows


def _left_out(row: SheetRow, found: Headings, columns: set[int]) -> tuple[str, str] | None:
    """Why a row is no record, and what to do about it; None of a record."""
    if what := aside(row, found):
        return f"{what}没有导入", "合计由 fazhi 计算，可以删去这一行" if what == _SUM else "可以删去这一行"
    if _is_computed_nothing(row, columns):
        return "这一行只有得 0 的公式，没有导入", "确是一条的，填上别的格"
    if columns & row.cells.keys() <= set(row.struck):
        return "画掉的一行没有导入", "作废的删去这一行；还算的去掉删除线"
    return None


def unnamed_totals(
    sheet: Sheet, rows: Iterable[tuple[SheetRow, Mapping[int, object]]]
) -> Iterator[CellFault]:
    """Ask of rows with nothing but numbers, each the sum of those above it, whether they are records.

    With a row go the values that were read in its columns of numbers.
    """
    above: dict[int, list[Decimal]] = {}
    for row, values in rows:
        here = {column: Decimal(str(value)) for column, value in values.items() if _is_number(value)}
        is_sum = here.keys() == row.cells.keys() and all(
            value == sum(above.get(column, ())) for column, value in here.items()
        )
        if is_sum and any(len(above.get(column, ())) > 1 for column in here):
            message = "这一行像是合计：每个数都等于上面各行之和"
            yield CellFault(sheet.place(row.number, min(here)), "FZ024", message, _UNNAMED)
        for column, value in here.items():
            if value:
                above.setdefault(column, []).append(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def unseen(sheet: Sheet, rows: list[SheetRow], columns: Collection[int]) -> Iterator[CellFault]:
    """What of rows that are taken is hidden, and told, or struck out, which somebody has to settle."""
    filled = [row for row in rows if not row.cells.keys().isdisjoint(columns)]
    hint = "不要导入的删去；要的取消隐藏"
    if sheet.is_hidden and filled:
        yield CellFault(sheet.place(), "FZ071", "这张工作表是隐藏的，也导入了", hint)
    if hidden := [row.number for row in filled if row.is_hidden]:
        message = f"有 {len(hidden)} 行是隐藏的，从这一行起，也导入了"
        yield CellFault(sheet.place(hidden[0]), "FZ071", message, hint)
    for column in sorted(set(columns) & set(sheet.hidden_columns)):
        if inside := [row.number for row in filled if column in row.cells]:
            yield CellFault(sheet.place(inside[0], column), "FZ071", "这一列是隐藏的，也导入了", hint)
    for row in rows:
        for column in sorted(set(columns) & set(row.struck)):
            hint = "作废的清空这一格，还算的去掉删除线"
            yield CellFault(sheet.place(row.number, column), "FZ024", "这一格的内容画掉了", hint)


def aside(row: SheetRow, found: Headings) -> str:
    """What a row is that is no record; empty of a record."""
    texts = [cell for _, cell in sorted(row.cells.items()) if isinstance(cell, str) and cell.strip()]
    if any(_TOTAL.fullmatch(narrow(text)) for text in texts[:2]):
        return _SUM
    if _is_repeated(row, found):
        return "重复的标题行"
    first = unicodedata.normalize("NFKC", texts[0]).strip() if texts else ""
    if _SIGNED.fullmatch(first) or _NOTE.fullmatch(first):
        return f"“{texts[0].strip()[:_SHOWN]}”不是记录，这一行"
    return ""


def _is_repeated(row: SheetRow, found: Headings) -> bool:
    above = headings_in(found.row)
    return len(row.cells) > 1 and all(
        title_of(cell) == title_of(above.get(column)) for column, cell in row.cells.items()
    )


def _is_computed_nothing(row: SheetRow, columns: Collection[int]) -> bool:
    """Whether all that a row has in some columns are formulas that come to nothing: those filled down."""
    cells = [cell for column, cell in row.cells.items() if column in columns]
    return all(isinstance(cell, Computed) and cell.value == 0 for cell in cells)
