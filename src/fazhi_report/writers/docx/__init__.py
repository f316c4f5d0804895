"""A document tree, a layout and perhaps an office's own DOCX → the bytes of a DOCX."""

from fazhi_report.writers.docx.file_properties import PRINTED_FROM
from fazhi_report.writers.docx.marks import is_mark, marks_fact
from fazhi_report.writers.docx.office_package import ReferenceDocumentError
from fazhi_report.writers.docx.style_matching import own_styles
from fazhi_report.writers.docx.writing import write

__all__ = ["PRINTED_FROM", "ReferenceDocumentError", "is_mark", "marks_fact", "own_styles", "write"]
