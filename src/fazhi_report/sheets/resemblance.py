"""Which sheet of ours another one is meant to be, by its name or by its headings."""

from difflib import get_close_matches

from fazhi_report.sheets.column_headings import (
    REMARKS,
    header_row,
    heading_of,
    headings_in,
    title_of,
)
from fazhi_report.sheets.sheet_plan import CONTENT, GROUP, ITEM, Form, layout
from fazhi_report.sheets.workbook import Sheet

_KEPT_OUT = ("草稿", "备份", "作废", "样表", "示例", "说明")
"""Words in the name of a sheet that nobody wants to be imported."""


def is_kept_out(sheet: Sheet) -> bool:
    """Whether the name of a sheet says that it is none to import."""
    return any(word in title_of(sheet.title) for word in _KEPT_OUT)


def resembled(sheet: Sheet) -> str:
    """The name of the sheet that this one is meant to be; none is empty."""
    name = title_of(sheet.title)
    known = [each.title for each in layout()]
    if inside := [title for title in known if title in name]:
        return max(inside, key=len)
    if len(name) > 1 and (within := [title for title in known if name in title]):
        return min(within, key=len)
    if by_headings := _by_headings(sheet):
        return by_headings
    close = get_close_matches(name, known, 1, 0.5)
    return close[0] if close else ""


def _by_headings(sheet: Sheet) -> str:
    """The sheet that has most of these headings; those that begin with its name, as 合同编号, are of it."""
    best, most = "", 1
    for each in layout():
        titles = (
            (GROUP, ITEM, CONTENT)
            if isinstance(each, Form)
            else [title_of(item.title) for item in each.items]
        )
        row, _ = header_row(sheet, titles, each.title)
        headings = [title_of(cell) for cell in headings_in(row).values()]
        count = sum(
            bool(heading_of(heading, titles, each.title)[0])
            or (not isinstance(each, Form) and heading.startswith(each.title))
            for heading in headings
        )
        others = [heading for heading in headings if not heading.startswith(REMARKS)]
        if count > most and 2 * count >= len(others):
            best, most = each.title, count
    return best
