"""The catalogue of codes: in comes a number (FZ and three digits), out come severity, title and page."""

from fazhi_report.codes.table import CODES, RETIRED, Code, Severity

__all__ = ["CODES", "RETIRED", "Code", "Severity"]
