"""A document tree, a layout and perhaps an office's own DOCX → the bytes of a DOCX."""

from fazhi_report.writers.docx.annex_pages import turned
from fazhi_report.writers.docx.closing import plain_indents, sealed_indents
from fazhi_report.writers.docx.letterhead import SIGNER_LABEL, mark_step, signer_columns, signer_rows
from fazhi_report.writers.docx.letterhead_styles import number_top
from fazhi_report.writers.docx.office_package import ReferenceDocumentError
from fazhi_report.writers.docx.style_matching import own_styles
from fazhi_report.writers.docx.writing import write

__all__ = [
    "SIGNER_LABEL",
    "ReferenceDocumentError",
    "mark_step",
    "number_top",
    "own_styles",
    "plain_indents",
    "sealed_indents",
    "signer_columns",
    "signer_rows",
    "turned",
    "write",
]
