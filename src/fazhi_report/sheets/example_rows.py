"""The row that shows in a sheet without records what one looks like; each of its cells says it is none."""

from collections.abc import Collection

from fazhi_report.sheets.cells import Shown
from fazhi_report.sheets.sheet_plan import YUAN, Item, Kind, Lists, SheetTable
from fazhi_report.sheets.workbook import SheetRow

MARK = "例："
"""What every cell of the row begins with."""

STILL_ONE = ("这一格还是示例", "写上实际内容，没有的清空这一格；整行都是示例的，不会读进台账")
"""What is wrong with a cell of the row that was left in a record, and what to do."""

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


def examples_in(row: SheetRow, columns: Collection[int]) -> list[int]:
    """The columns of a row, of some, that are still the example's."""
    return [
        column
        for column, cell in sorted(row.cells.items())
        if column in columns and isinstance(cell, str) and cell.lstrip().startswith(MARK)
    ]
