"""A user's data file → the same file changed, or a new one; every byte that says something else stays."""

from fazhi_report.editing.first_file import starter
from fazhi_report.editing.first_manuscript import manuscript_of
from fazhi_report.editing.keys import Rewritten, rewrite
from fazhi_report.editing.named_manuscript import naming
from fazhi_report.editing.next_manuscript import NextManuscript, roll_manuscript
from fazhi_report.editing.next_year import NextTo, roll
from fazhi_report.editing.questions import QUESTIONS, Question, faults
from fazhi_report.editing.splicing import spliced
from fazhi_report.editing.written_anew import plans_of

__all__ = [
    "QUESTIONS",
    "NextManuscript",
    "NextTo",
    "Question",
    "Rewritten",
    "faults",
    "manuscript_of",
    "naming",
    "plans_of",
    "rewrite",
    "roll",
    "roll_manuscript",
    "spliced",
    "starter",
]
