"""A code (FZ and three digits) → its severity, its title and its manual page."""

from fazhi_report.codes.table import CODES, RETIRED, Code, Severity

__all__ = ["CODES", "RETIRED", "Code", "Severity"]
