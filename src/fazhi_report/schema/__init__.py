"""The schema of a data file: one module per chapter of the ledger, `Report` on top."""

from fazhi_report.schema.report import Report, exclusive_lists, ledgers, validated

__all__ = ["Report", "exclusive_lists", "ledgers", "validated"]
