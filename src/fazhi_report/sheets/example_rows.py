"""The row that shows in a sheet without records what one looks like; each of its cells says it is none."""

from collections.abc import Collection
from dataclasses import replace

from fazhi_report.sheets.cells import Shown
from fazhi_report.sheets.sheet_plan import YUAN, Item, Kind, Lists, SheetTable
from fazhi_report.sheets.workbook import SheetRow

MARK = "例："
"""What every cell of the row begins with."""

STILL_ONE = ("这一行还留着示例，以“例：”开头的格子没有导入", "要写的，写上实际内容；没有的，清空")
"""What is said of cells of the row that were left in a record, and what to do."""

_SAMPLES = {
    Kind.FLAG: "是",
    Kind.DAY: "2024-03-05",
    Kind.WHOLE: "1",
    Kind.NUMBER: "1",
    Kind.SHARE: "98.5%",
    Kind.PAIRS: "程序：普通程序",
}
_AMOUNT = "350000"


def example_row(table: SheetTable | Lists) -> list[Shown]:
    """The row of a sheet."""
    return [MARK + _sample(item) for item in table.items]


def _sample(item: Item) -> str:
    if item.options:
        return item.options[0]
    return _AMOUNT if item.unit == YUAN else _SAMPLES.get(item.kind, item.description or item.title)


def without_examples(row: SheetRow, columns: Collection[int]) -> tuple[SheetRow, list[int]]:
    """A row without the cells, of some columns, that are still the example's; and which these are."""
    examples = [
        column
        for column, cell in sorted(row.cells.items())
        if column in columns and isinstance(cell, str) and cell.lstrip().startswith(MARK)
    ]
    cells = {column: cell for column, cell in row.cells.items() if column not in examples}
    return (replace(row, cells=cells) if examples else row), examples
