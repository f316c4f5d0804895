"""Rows of a sheet that are no records: totals, notes, who filled it in, headings printed again."""

import re
import unicodedata
from collections.abc import Collection

from fazhi_report.sheets.headings import Headings, headings_in, title_of
from fazhi_report.sheets.reading import narrow
from fazhi_report.sheets.workbook import Computed, SheetRow

_PERIOD = r"(?:本[页月季年]|[上下]半年|全年|第?[一二三四]季度|\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|以上)"
_TOTAL = re.compile(rf"{_PERIOD}?(?:合计|小计|总计|共计|累计)(?:[:(].*|.{{0,4}})|共\d+[件份条项个]")
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
_NOTE = re.compile(r"备?注\s*\d*\s*[:.、].*|(?:填表)?说明\s*:.*|附注?\s*:.*|备?注|※.*|\(?以下(?:空白|无正文)\)?", re.DOTALL)
_SHOWN = 30


def aside(row: SheetRow, found: Headings) -> str:
    """What a row is that is no record; empty of a record."""
    texts = [cell for _, cell in sorted(row.cells.items()) if isinstance(cell, str) and cell.strip()]
    if any(_TOTAL.fullmatch(narrow(text)) for text in texts[:2]):
        return "合计行"
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


def is_computed_nothing(row: SheetRow, columns: Collection[int]) -> bool:
    """Whether all that a row has in some columns are formulas that come to nothing: those filled down."""
    cells = [cell for column, cell in row.cells.items() if column in columns]
    return all(isinstance(cell, Computed) and cell.value == 0 for cell in cells)
