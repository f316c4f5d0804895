"""Which sheet of ours another one is meant to be, by its name or by its headings."""

from difflib import get_close_matches

from fazhi_report.sheets.column_headings import header_row, headings_in, title_of
from fazhi_report.sheets.sheet_plan import CONTENT, GROUP, ITEM, Form, layout
from fazhi_report.sheets.workbook import Sheet

_KEPT_OUT = ("草稿", "备份", "作废", "样表", "示例", "说明")
"""Words in the name of a sheet that nobody wants to be imported."""
_REMARKS = ("备注", "说明", "序号", "填报")


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
    if close := get_close_matches(name, known, 1, 0.5):
        return close[0]
    return _by_headings(sheet)


def _by_headings(sheet: Sheet) -> str:
    best, most = "", 1
    for each in layout():
        titles = (
            (GROUP, ITEM, CONTENT)
            if isinstance(each, Form)
            else [title_of(item.title) for item in each.items]
        )
        row, count = header_row(sheet, titles, title_of(each.title))
        others = [cell for cell in headings_in(row).values() if not title_of(cell).startswith(_REMARKS)]
        if count > most and 2 * count >= len(others):
            best, most = each.title, count
    return best
