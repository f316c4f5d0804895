"""A report and its facts, through templates → the document tree, or a fault at a template's line.

A template's own characters are the only thing that is ever parsed as Markdown. Templates of the office are
looked up before the shipped ones.
"""

from fazhi_report.narrative.bounded_calls import bounded, expect
from fazhi_report.narrative.bounds import SECONDS_OF_SEARCH
from fazhi_report.narrative.composing import compose, own_templates, shown_place
from fazhi_report.narrative.passages import words_of

__all__ = ["SECONDS_OF_SEARCH", "bounded", "compose", "expect", "own_templates", "shown_place", "words_of"]
