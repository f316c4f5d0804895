"""PDF by typst, for offices that publish or print one; needs the extra `pdf`."""

from fazhi_report.writers.pdf.fonts import Library, NoFontError, Use, library
from fazhi_report.writers.pdf.typesetting import MissingGlyphsError, Printed, print_document

__all__ = ["Library", "MissingGlyphsError", "NoFontError", "Printed", "Use", "library", "print_document"]
