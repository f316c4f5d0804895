"""A user's data file → the same file changed, or a new one; every byte that says something else stays."""

from fazhi_report.editing.first_file import starter
from fazhi_report.editing.first_manuscript import manuscript_of
from fazhi_report.editing.keys import Rewritten, rewrite
from fazhi_report.editing.named_manuscript import naming
from fazhi_report.editing.next_year import roll
from fazhi_report.editing.questions import QUESTIONS, Question, faults
from fazhi_report.editing.splicing import spliced

__all__ = [
    "QUESTIONS",
    "Question",
    "Rewritten",
    "faults",
    "manuscript_of",
    "naming",
    "rewrite",
    "roll",
    "spliced",
    "starter",
]
