"""A document tree, a layout and fonts → a PDF set by typst; needs the extra `pdf`."""

from fazhi_report.writers.pdf.faces import Borrowed, Faces, MissingGlyphsError
from fazhi_report.writers.pdf.installed_fonts import Library, NoFontError, Use, library
from fazhi_report.writers.pdf.output import INSTALL, on_pages, write
from fazhi_report.writers.pdf.typesetting import NoDateError, Printed, Typesetter

__all__ = [
    "INSTALL",
    "Borrowed",
    "Faces",
    "Library",
    "MissingGlyphsError",
    "NoDateError",
    "NoFontError",
    "Printed",
    "Typesetter",
    "Use",
    "library",
    "on_pages",
    "write",
]
