"""What the data hold of a line, found again in a copy, however it was rewritten around it."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fazhi_report.comparing.copies.amended_lines import AmendedLine
from fazhi_report.comparing.copies.figure_edges import is_another
from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.comparing.copies.ownership import HeldStretch, Ownership
from fazhi_report.comparing.copies.replacements import Replacement
from fazhi_report.writers.docx import marks_fact

_SHORTEST = 2  # characters that are known again by themselves


class FoundPlace(NamedTuple):
    """Where the copy has something, and whether a mark says that it is the same."""

    first: int
    last: int
    is_marked: bool


@dataclass(frozen=True)
class FoundAgain:
    """A printed line and that of a copy: what the data hold of one, and where the other has it unchanged."""

    printed: IssuedLine
    amended: AmendedLine
    owners: Ownership

    @cached_property
    def held(self) -> list[HeldStretch]:
        """What of the line the data hold."""
        return self.owners.held(self.printed)

    @cached_property
    def _loose(self) -> list[bool]:
        found = [True] * len(self.printed.text)
        for each in self.held:
            found[each.start : each.end] = [False] * (each.end - each.start)
        return found

    def is_loose(self, start: int, end: int) -> bool:
        """Whether nothing of a part is held by the data."""
        return start >= 0 and end <= len(self._loose) and all(self._loose[start:end])

    @cached_property
    def places(self) -> dict[HeldStretch, FoundPlace]:
        """Where the copy has what the data hold: by its marks, else where a text stands once in either."""
        found: dict[HeldStretch, FoundPlace] = {}
        marks = sorted(self.amended.marked.items(), key=lambda each: each[1])
        for each in self.held:
            text = self.printed.text[each.start : each.end]
            fact = each.run.claim if each.owner == "claim" else each.run.fact
            for number, (name, (first, last)) in enumerate(marks):
                if fact and marks_fact(name, fact) and self.amended.text[first:last] == text:
                    found[each] = FoundPlace(first, last, is_marked=True)
                    del marks[number]
                    break
            else:
                if place := self._only_place(text):
                    found[each] = place
        return found

    def _only_place(self, text: str) -> FoundPlace | None:
        there = self.amended.text
        if len(text) < _SHORTEST or self.printed.text.count(text) != 1 or there.count(text) != 1:
            return None
        first = there.index(text)
        last = first + len(text)
        return (
            None
            if is_another(there[:first], text, there[last:])
            else FoundPlace(first, last, is_marked=False)
        )

    def stays(self, held: HeldStretch, one: Replacement) -> bool:
        """Whether what the data hold is in what was put in its place, as it was."""
        place = self.places.get(held)
        return place is not None and one.first <= place.first and place.last <= one.last

    def guessed(self, begin: int, end: int) -> list[HeldStretch]:
        """Figures in a part of the line that were known again by their text alone."""
        return [
            each
            for each in self.held
            if each.owner == "figure"
            and begin <= each.start
            and each.end <= end
            and (place := self.places.get(each))
            and not place.is_marked
        ]
