"""The bytes of a PDF → its pages, their lines, and the paragraphs that these are."""

from fazhi_report.readers.pdf.page_furniture import in_columns, without_furniture
from fazhi_report.readers.pdf.pages import (
    Glyph,
    LockedError,
    NoExtraError,
    NoPagesError,
    PrintedLine,
    PrintedPage,
    RuledLine,
    pages_of,
)
from fazhi_report.readers.pdf.printed_paragraphs import PdfLines, source_lines

__all__ = [
    "Glyph",
    "LockedError",
    "NoExtraError",
    "NoPagesError",
    "PdfLines",
    "PrintedLine",
    "PrintedPage",
    "RuledLine",
    "in_columns",
    "pages_of",
    "source_lines",
    "without_furniture",
]
