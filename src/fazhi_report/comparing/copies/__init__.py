"""A document and a changed DOCX of it → what was changed, by whom, and where each change belongs."""

from fazhi_report.comparing.copies.amended_lines import AmendedLine, lines_after, lines_before
from fazhi_report.comparing.copies.amendment import KIND_NAMES, STRUCTURE, Amendment, AmendmentKind
from fazhi_report.comparing.copies.comparison import Comparison, key_of
from fazhi_report.comparing.copies.line_amendments import joined_lines
from fazhi_report.comparing.copies.ownership import Ownership
from fazhi_report.comparing.copies.printed_lines import PrintedLine, number_of, printed_lines

__all__ = [
    "KIND_NAMES",
    "STRUCTURE",
    "AmendedLine",
    "Amendment",
    "AmendmentKind",
    "Comparison",
    "Ownership",
    "PrintedLine",
    "joined_lines",
    "key_of",
    "lines_after",
    "lines_before",
    "number_of",
    "printed_lines",
]
