"""The schema of a data file: one module per chapter of the ledger, `Report` on top."""

from fazhi_report.schema.report import Report, validated

__all__ = ["Report", "validated"]
