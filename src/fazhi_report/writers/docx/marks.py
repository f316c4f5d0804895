"""Marks of a review copy: a bookmark on every figure and claim, by which it is found again.

Of what DOCX has for it, bookmarks are what other programs keep best: docs/review-copy.md has the
measurement. Their names are all that they tell, and none is longer than 40 characters: a long one is cut.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from fazhi_report.document import Run, Runs
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element, joined

_LONGEST = 40
_NO_NAME = re.compile(r"\W")
_NAME = re.compile(r"fz(\d+)_.")


def mark_name(number: int, fact: str) -> str:
    """The name of the mark with a number: letters, digits and underscores, as bookmarks are called."""
    return f"fz{number}_{_NO_NAME.sub('_', fact)}"[:_LONGEST]


def marks_fact(name: str, fact: str) -> bool:
    """Whether a bookmark of that name is our mark of a fact."""
    match = _NAME.match(name)
    return match is not None and name == mark_name(int(match[1]), fact)


def is_mark(name: str) -> bool:
    """Whether a bookmark is one of our marks."""
    return _NAME.match(name) is not None


class Marks:
    """Puts marks around what is printed, and counts them."""

    def __init__(self) -> None:
        """None is put yet."""
        self._count = 0

    def around(self, runs: Runs, write: Callable[[Run], Markup]) -> Markup:
        """Runs with a mark around each figure and each claim; the others are written as they are."""
        return joined(self._claims(runs, write))

    def _claims(self, runs: Runs, write: Callable[[Run], Markup]) -> Iterator[Markup]:
        for claim, group in groupby(runs, key=lambda run: run.claim):
            begin, end = self._ends(claim)
            yield begin
            yield from (self._figure(run, write) for run in group)
            yield end

    def _figure(self, run: Run, write: Callable[[Run], Markup]) -> Markup:
        begin, end = self._ends(run.fact if run.text else "")
        return joined((begin, write(run), end))

    def _ends(self, fact: str) -> tuple[Markup, Markup]:
        if not fact:
            return NOTHING, NOTHING
        self._count += 1
        number = str(self._count)
        begin = element("bookmarkStart", id=number, name=mark_name(self._count, fact))
        return begin, element("bookmarkEnd", id=number)
