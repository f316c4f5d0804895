"""A document tree, a layout and fonts → a PDF set by typst; needs the extra `pdf`."""

from fazhi_report.writers.pdf.faces import Borrowed, Faces, MissingGlyphsError
from fazhi_report.writers.pdf.installed_fonts import Library, NoFontError, Use, library
from fazhi_report.writers.pdf.output import INSTALL, on_pages, write
from fazhi_report.writers.pdf.typesetting import (
    NoDateError,
    Printed,
    first_page_of_text,
    print_document,
    settled,
)

__all__ = [
    "INSTALL",
    "Borrowed",
    "Faces",
    "Library",
    "MissingGlyphsError",
    "NoDateError",
    "NoFontError",
    "Printed",
    "Use",
    "first_page_of_text",
    "library",
    "on_pages",
    "print_document",
    "settled",
    "write",
]
