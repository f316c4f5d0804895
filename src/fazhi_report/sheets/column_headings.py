"""The row of headings of a sheet: which column holds what, and in which unit."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from fazhi_report.sheets.amounts import Unit, is_foreign, money_in, stated_units, unit_of
from fazhi_report.sheets.cell_faults import CellFault
from fazhi_report.sheets.cell_reading import narrow
from fazhi_report.sheets.sheet_plan import YUAN, Item
from fazhi_report.sheets.workbook import Cells, Sheet, SheetRow

_HEADER_ROWS = 10  # a title may stand above the headings
REMARKS = ("备注", "说明", "序号", "填报")
"""What the headings of columns begin with that nobody wants to be imported."""
_IN_BRACKETS = re.compile(r"(.+?)[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_BEHIND = re.compile(r"(.+?)(?:[/:,]|单位)(.+)|(.+?)([十百千万亿]+元)")


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings, the columns by title, what stands in brackets behind a title."""

    row: SheetRow
    columns: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)


def title_of(value: object) -> str:
    """A title without spaces, in half-width where there is one, without the mark of what is required."""
    return "" if value is None else narrow(str(value)).strip("*").removesuffix("(必填)")


def heading_of(value: object, known: Collection[str], group: str) -> tuple[str, str]:
    """The known title of a heading, and what is said behind it: 合同金额（万元） of 合同 is 金额 and 万元.

    Both are empty where it is none.
    """
    for title, remark in _readings(title_of(value)):
        for each in (title, title.removeprefix(group)):
            if each in known:
                return each, remark
    return "", ""


def _readings(title: str) -> Iterator[tuple[str, str]]:
    yield title, ""
    if match := _IN_BRACKETS.fullmatch(title):
        yield match[1], match[2]
    if match := _BEHIND.fullmatch(title):
        yield match[1] or match[3], match[2] or match[4]


def header_row(sheet: Sheet, known: Collection[str], group: str) -> tuple[SheetRow, int]:
    """The row that has the most known titles, and how many."""

    def count(row: SheetRow) -> int:
        return sum(bool(heading_of(cell, known, group)[0]) for cell in headings_in(row).values())

    found = max(sheet.rows[:_HEADER_ROWS], key=count)
    return found, count(found)


def headings_in(row: SheetRow) -> Cells:
    """What stands in a row of headings, with what is merged down into it."""
    return {**row.merged, **row.cells}


def find_headings(
    sheet: Sheet, known: Mapping[str, Any], group: str, faults: list[CellFault]
) -> Headings | None:
    """The row of headings; None, and a fault, where there is none. Columns that are not taken are told."""
    row, _ = header_row(sheet, known, group)
    found = Headings(row)
    for column, cell in sorted(headings_in(row).items()):
        title, remark = heading_of(cell, known, group)
        if title in found.columns:
            message = f"“{title}”有两列"
            faults.append(
                CellFault(sheet.place(row.number, column), "FZ022", message, "删去一列，或者改名为备注")
            )
        elif title:
            found.columns[title], found.remarks[title] = column, remark
    if not found.columns:
        hint = f"标题行应当有：{'、'.join(known)}"
        faults.append(CellFault(sheet.place(sheet.rows[0].number), "FZ022", "找不到标题行", hint))
        return None
    faults.extend(_other_columns(sheet, found, known, group))
    return found


def _other_columns(
    sheet: Sheet, found: Headings, known: Mapping[str, Any], group: str
) -> Iterator[CellFault]:
    """Tell of the columns that are not taken; one whose title is nearly right is a slip."""
    first = headings_in(found.row)
    untitled: dict[int, int] = {}
    for row in sheet.rows:
        for column in row.cells:
            if row.number > found.row.number and column not in first:
                untitled.setdefault(column, row.number)
    for column, number in untitled.items():
        hint = "补上标题，或者删去这一列"
        yield CellFault(sheet.place(number, column), "FZ029", "这一列没有标题，没有导入", hint)
    free = [each for each in known if each not in found.columns]
    for column, cell in first.items():
        title = title_of(cell)
        if heading_of(cell, known, group)[0] or title.startswith(REMARKS):
            continue
        place = sheet.place(found.row.number, column)
        if hint := _slip(title, free, known):
            yield CellFault(place, "FZ022", f"不认识的标题“{title}”", hint)
        else:
            message = f"“{title}”不是台账里的项，这一列没有导入"
            yield CellFault(place, "FZ029", message, "标题以“备注”开头就不再提示")


def _slip(title: str, free: list[str], known: Mapping[str, Any]) -> str:
    """What a title was meant to be; the unit behind it is part of that, and tells that it is an amount."""
    for base, remark in _readings(title):
        if close := get_close_matches(base, free, 1, 0.5):
            item = known[close[0]]
            unit = unit_of(item, remark) if isinstance(item, Item) else None
            return guessed(f"{close[0]}（{unit.written}）" if unit else close[0])
    amounts = [each for each in free if isinstance(item := known[each], Item) and item.unit == YUAN]
    if amounts and (money := money_in(title)):
        return guessed(f"{amounts[0]}（{money}）")
    return ""


def guess(title: str, known: Iterable[str]) -> str:
    """A hint of the title that one is nearly; none is empty."""
    close = get_close_matches(title, list(known), 1, 0.5)
    return guessed(close[0]) if close else ""


def guessed(title: str) -> str:
    """A hint of what somebody wanted to write."""
    return f"是否想写“{title}”？"


def unit_under(item: Item, remark: str, stated: Collection[str]) -> Unit | str | None:
    """The unit of the numbers of an item: behind its title, or beside the table; why there is none to use."""
    if is_foreign(item, remark):
        return f"“{remark}”换算不成元"
    unit = unit_of(item, remark)
    if unit or item.unit != YUAN or not stated:
        return unit
    if len(stated) > 1:
        return f"表里写了几种单位：{'、'.join(sorted(stated))}"
    return unit_of(item, *stated)


def units_beside(rows: Iterable[SheetRow]) -> set[str]:
    """The units of money that rows beside the records state."""
    texts = [[cell for _, cell in sorted(row.cells.items()) if isinstance(cell, str)] for row in rows]
    # A label and what it is of may stand in two cells.
    return {unit for row in texts for text in (*row, "".join(row)) for unit in stated_units(text)}
