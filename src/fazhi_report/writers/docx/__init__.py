"""A document tree, a layout and perhaps an office's own DOCX → the bytes of a DOCX."""

from fazhi_report.writers.docx.office_package import ReferenceDocumentError
from fazhi_report.writers.docx.style_matching import own_styles
from fazhi_report.writers.docx.writing import write

__all__ = ["ReferenceDocumentError", "own_styles", "write"]
