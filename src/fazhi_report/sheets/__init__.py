"""A report's data → a workbook for clerks to fill in, and workbooks → what they say, and in which cell."""

from fazhi_report.sheets.cell_faults import CellFault
from fazhi_report.sheets.chosen_sheets import names
from fazhi_report.sheets.draft import Draft
from fazhi_report.sheets.exporting import export
from fazhi_report.sheets.gathering import gather
from fazhi_report.sheets.ledger_sums import compared
from fazhi_report.sheets.marked_workbooks import SecrecyMark, mark_of
from fazhi_report.sheets.plain_workbook import PlainTable, plain_workbook
from fazhi_report.sheets.workbook import LARGEST_FILE, Sheet, read_workbook
from fazhi_report.sheets.workbook_source import NOTHING, WorkbookSource, read_year

__all__ = [
    "LARGEST_FILE",
    "NOTHING",
    "CellFault",
    "Draft",
    "PlainTable",
    "SecrecyMark",
    "Sheet",
    "WorkbookSource",
    "compared",
    "export",
    "gather",
    "mark_of",
    "names",
    "plain_workbook",
    "read_workbook",
    "read_year",
]
