"""A report's data → a workbook for clerks to fill in, and workbooks → what they say, and in which cell."""

from fazhi_report.sheets.draft import Draft
from fazhi_report.sheets.exporting import export
from fazhi_report.sheets.gathering import CellFault, gather
from fazhi_report.sheets.workbook import LARGEST_FILE, Sheet, read_workbook
from fazhi_report.sheets.workbook_source import WorkbookSource, read_year

__all__ = [
    "LARGEST_FILE",
    "CellFault",
    "Draft",
    "Sheet",
    "WorkbookSource",
    "export",
    "gather",
    "read_workbook",
    "read_year",
]
