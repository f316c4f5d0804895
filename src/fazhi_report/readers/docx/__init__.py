"""The parts of a DOCX → what it holds: paragraphs with the look that Word would give them, and sections.

Or its lines, as readers of text want them, or its text with nothing decided that was revised.
"""

from fazhi_report.readers.docx.content import (
    Content,
    Footer,
    ReadParagraph,
    ReadPiece,
    Section,
    TableRow,
)
from fazhi_report.readers.docx.paragraph_lines import MadeLines
from fazhi_report.readers.docx.remarks import CARRIED, Remark
from fazhi_report.readers.docx.resolving import read
from fazhi_report.readers.docx.revisions import (
    Revised,
    RevisedParagraph,
    RevisedPiece,
    TrackedChange,
    revised,
)
from fazhi_report.readers.docx.ruled_borders import Border, DrawnLine
from fazhi_report.readers.docx.whole_text import WholeText, lines_of

__all__ = [
    "CARRIED",
    "Border",
    "Content",
    "DrawnLine",
    "Footer",
    "MadeLines",
    "ReadParagraph",
    "ReadPiece",
    "Remark",
    "Revised",
    "RevisedParagraph",
    "RevisedPiece",
    "Section",
    "TableRow",
    "TrackedChange",
    "WholeText",
    "lines_of",
    "read",
    "revised",
]
