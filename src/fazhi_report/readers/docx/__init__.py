"""The bytes of a DOCX → what it holds: paragraphs with the look that Word would give them, and sections."""

from fazhi_report.readers.docx.content import (
    Content,
    Footer,
    ReadParagraph,
    ReadPiece,
    Section,
)
from fazhi_report.readers.docx.package import Package, UnreadableError
from fazhi_report.readers.docx.plain_lines import text_of
from fazhi_report.readers.docx.resolving import read

__all__ = [
    "Content",
    "Footer",
    "Package",
    "ReadParagraph",
    "ReadPiece",
    "Section",
    "UnreadableError",
    "read",
    "text_of",
]
