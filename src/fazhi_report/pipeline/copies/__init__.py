"""A data file and a changed copy of its report → what was changed, and the files with it taken over."""

from fazhi_report.pipeline.copies.changed_copies import (
    ComparedCopy,
    CopyFile,
    PrintedBase,
    compared_copy,
    named_base,
)
from fazhi_report.pipeline.copies.taking_over import AppliedCopy, applied_copy, questions_copy

__all__ = [
    "AppliedCopy",
    "ComparedCopy",
    "CopyFile",
    "PrintedBase",
    "applied_copy",
    "compared_copy",
    "named_base",
    "questions_copy",
]
