"""Reports that were written already → a data file and a manuscript that print the same text again."""

from fazhi_report.editing.harvest.imported_report import ImportedReport, ReportFile, Unknown, imported
from fazhi_report.editing.harvest.number_marks import Landed

__all__ = ["ImportedReport", "Landed", "ReportFile", "Unknown", "imported"]
