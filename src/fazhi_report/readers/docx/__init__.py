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
from fazhi_report.readers.docx.remarks import Remark
from fazhi_report.readers.docx.resolving import read
from fazhi_report.readers.docx.revisions import (
    Revised,
    RevisedParagraph,
    RevisedPiece,
    TrackedChange,
    revised,
)

__all__ = [
    "Content",
    "Footer",
    "ReadParagraph",
    "ReadPiece",
    "Remark",
    "Revised",
    "RevisedParagraph",
    "RevisedPiece",
    "Section",
    "TrackedChange",
    "read",
    "revised",
    "text_or_refusal",
]
