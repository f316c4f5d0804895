"""The bytes of a PDF → its pages, their lines, and the paragraphs that these are."""

from fazhi_report.readers.pdf.pages import (
    Glyph,
    LockedError,
    NoExtraError,
    NoPagesError,
    PrintedLine,
    PrintedPage,
    pages_of,
)

__all__ = [
    "Glyph",
    "LockedError",
    "NoExtraError",
    "NoPagesError",
    "PrintedLine",
    "PrintedPage",
    "pages_of",
]
