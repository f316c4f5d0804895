"""A document and a changed DOCX of it → what was changed, by whom, and where each change belongs."""

from fazhi_report.comparing.copies.alignment import aligned
from fazhi_report.comparing.copies.amended_lines import AmendedLine, lines_after, lines_before
from fazhi_report.comparing.copies.amendment import IN_LINES, KIND_NAMES, Amendment, AmendmentKind
from fazhi_report.comparing.copies.comparison import Comparison, key_of
from fazhi_report.comparing.copies.copy_lines import ChangedCopy, CopyRemark, copy_of
from fazhi_report.comparing.copies.issued_lines import IssuedLine, issued_lines, number_of
from fazhi_report.comparing.copies.left_as_comments import with_questions
from fazhi_report.comparing.copies.lines_together import joined_lines
from fazhi_report.comparing.copies.ownership import Ownership
from fazhi_report.comparing.copies.told import (
    NEW_FIGURE,
    REVIEWED,
    UNKNOWN_BASE,
    UNLIKE,
    UNWRITTEN,
    WITH_FIGURES,
    AmendmentStatus,
    HeldFigure,
    ToldAmendment,
    reason_of,
)
from fazhi_report.comparing.copies.told_forms import COPY_FORMS, STATUS_NAMES, ToldCopy, summary

__all__ = [
    "COPY_FORMS",
    "IN_LINES",
    "KIND_NAMES",
    "NEW_FIGURE",
    "REVIEWED",
    "STATUS_NAMES",
    "UNKNOWN_BASE",
    "UNLIKE",
    "UNWRITTEN",
    "WITH_FIGURES",
    "AmendedLine",
    "Amendment",
    "AmendmentKind",
    "AmendmentStatus",
    "ChangedCopy",
    "Comparison",
    "CopyRemark",
    "HeldFigure",
    "IssuedLine",
    "Ownership",
    "ToldAmendment",
    "ToldCopy",
    "aligned",
    "copy_of",
    "issued_lines",
    "joined_lines",
    "key_of",
    "lines_after",
    "lines_before",
    "number_of",
    "reason_of",
    "summary",
    "with_questions",
]
