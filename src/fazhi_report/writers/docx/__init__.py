"""A document tree, a layout and perhaps an office's own DOCX → the bytes of a DOCX."""

from fazhi_report.writers.docx.writing import write

__all__ = ["write"]
