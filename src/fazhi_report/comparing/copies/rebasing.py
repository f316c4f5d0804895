"""A line as it was when a copy was printed, and as it is now: places in the one as places in the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from fazhi_report.comparing.copies.replacements import Anchor, Replacement


@dataclass(frozen=True)
class Rebase:
    """The text of a line then, and now."""

    then: str
    now: str

    @cached_property
    def same(self) -> Sequence[Anchor]:
        """The stretches that have not been changed in between: where then, where now, how long."""
        if self.then == self.now:
            return (Anchor(0, 0, len(self.now)),)
        return tuple(
            Anchor(block.a, block.b, block.size)
            for block in Indel.opcodes(self.then, self.now).as_matching_blocks()
            if block.size
        )

    def now_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a part is now; None where something in it was changed in between."""
        for same in self.same:
            if same.start <= start and end <= same.start + same.length:
                return start - same.start + same.first, end - same.start + same.first
        return None

    def then_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of the text of now was then; None where something in it is new."""
        for same in self.same:
            if same.first <= start and end <= same.first + same.length:
                return start - same.first + same.start, end - same.first + same.start
        return None

    def moved(self, one: Replacement) -> Replacement | None:
        """A replacement of the text of then as one of the text of now."""
        place = self.now_of(one.start, one.end)
        return Replacement(*place, one.first, one.last) if place else None

    def is_done(self, one: Replacement, after: str) -> bool:
        """Whether the text of now has already what a replacement puts there."""
        begin = max((same.first + same.length for same in self.same if _ends(same) <= one.start), default=0)
        end = min((same.first for same in self.same if same.start >= one.end), default=len(self.now))
        there = self.now[begin:end] if begin <= end else ""
        if one.start == one.end:
            return after != "" and after in there
        start, stop = (self.now_of(place, place) for place in (one.start, one.end))
        return there == after or bool(start and stop and self.now[start[0] : stop[0]] == after)


def _ends(same: Anchor) -> int:
    return same.start + same.length
