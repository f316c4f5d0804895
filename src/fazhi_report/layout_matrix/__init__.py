"""GB/T 9704—2012 clause by clause, and where it is done and checked: docs/layout.md."""

from fazhi_report.layout_matrix.page import COMMAND, figures, matrix

__all__ = ["COMMAND", "figures", "matrix"]
