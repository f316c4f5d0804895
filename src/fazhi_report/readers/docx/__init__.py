"""The parts of a DOCX → what it holds: paragraphs with the look that Word would give them, and sections.

Or, from its bytes, no more than its lines.
"""

from fazhi_report.readers.docx.content import (
    Content,
    Footer,
    ReadParagraph,
    ReadPiece,
    Section,
)
from fazhi_report.readers.docx.plain_lines import text_or_refusal
from fazhi_report.readers.docx.resolving import read

__all__ = [
    "Content",
    "Footer",
    "ReadParagraph",
    "ReadPiece",
    "Section",
    "read",
    "text_or_refusal",
]
