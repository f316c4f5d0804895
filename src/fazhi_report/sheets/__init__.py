"""A report's data → a workbook for clerks to fill in, and workbooks → the data file changed."""

from fazhi_report.sheets.exporting import export
from fazhi_report.sheets.importing import Imported, import_workbooks

__all__ = ["Imported", "export", "import_workbooks"]
