"""Sentences and clauses of a report in which some words stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

SENTENCE = Pattern("[^。；！？]+")
CLAUSE = Pattern("[^。；！？，：]+")


class Piece(NamedTuple):
    """A sentence or clause of a line, titles and quotations in it as ■."""

    line: TextLine
    start: int
    text: str

    def at(self, match: re.Match[str], group: int = 0) -> Spot:
        """Where a match of a pattern on the text stands."""
        return self.line.spot(self.start + match.start(group), self.start + match.end(group))


def pieces(subject: Subject, pattern: Pattern, *words: str) -> Iterator[Piece]:
    """The sentences or clauses in which every one of some words stands; the first best be a rare one."""
    for line in subject.lines.showing(words[:1]):
        if all(word in line.text for word in words):
            for match in pattern.finditer(line.unquoted):
                if all(word in match[0] for word in words):
                    yield Piece(line, match.start(), match[0])
