"""Two texts, line by line: which lines belong together, which were moved, parted, joined, added, removed.

Plain texts come in and positions go out: nothing here knows what a line is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel

_ALIKE, _MOVED_ALIKE = 0.45, 0.75
"""How alike two lines must be to be one that was changed where it stands, or somewhere else."""

_JOINED_ALIKE, _BETTER = 0.6, 0.05
"""How alike lines put together must be to another, and how much more so than the better one alone."""

_SHORTEST_MOVED = 6  # characters; shorter lines are alike by chance
_MOST_PAIRS = 250_000  # of lines that are compared: a second; five hundred lines with as many


class Match(NamedTuple):
    """Lines of the old text and of the new one that belong together, by their positions.

    One side is () for what was added or removed; either has several where a line was parted, or some joined.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Match the lines of two texts, in the order of the new one; a line removed stands where it stood."""
    alignment = _Alignment(old, new)
    alignment.run()
    return list(alignment.matches())


@dataclass(slots=True)
class _Alignment:
    old: Sequence[str]
    new: Sequence[str]
    pairs: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    more_old: dict[int, list[int]] = field(default_factory=dict)
    more_new: dict[int, list[int]] = field(default_factory=dict)

    def run(self) -> None:
        """Match what is the same, then what is alike between that, then what is left."""
        i = j = 0
        for same in Indel.opcodes(self.old, self.new).as_matching_blocks():
            self._gap(range(i, same.a), range(j, same.b))
            i, j = same.a + same.size, same.b + same.size
            self.pairs.update(zip(range(same.a, i), range(same.b, j), strict=True))
        self._gap(range(i, len(self.old)), range(j, len(self.new)))
        self._moves()
        self._joins()

    # Lines that are alike ----------------------------------------------------------------------------------

    def _gap(self, old: range, new: range) -> None:
        """Match lines in their order so that they are as alike as can be in all."""
        if not old or not new or len(old) * len(new) > _MOST_PAIRS:
            return
        best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
        for row, column in product(range(len(old)), range(len(new))):
            alike = _alike(self.old[old[row]], self.new[new[column]], _ALIKE)
            best[row + 1][column + 1] = max(
                best[row][column + 1], best[row + 1][column], best[row][column] + alike
            )
        row, column = len(old), len(new)
        while row and column:
            here = best[row][column]
            if here == best[row - 1][column]:
                row -= 1
            elif here == best[row][column - 1]:
                column -= 1
            else:
                row, column = row - 1, column - 1
                self.pairs[old[row]] = new[column]

    # Lines that stand elsewhere ----------------------------------------------------------------------------

    def _moves(self) -> None:
        """Match lines that are left with the same, and then with the most alike, that are left elsewhere."""
        places: dict[str, list[int]] = {}
        for j in reversed(self._left_new()):
            places.setdefault(self.new[j], []).append(j)
        for i in self._left_old():
            if len(self.old[i]) >= _SHORTEST_MOVED and (there := places.get(self.old[i])):
                self.moved[i] = there.pop()
        old, new = self._left_old(), self._left_new()
        if len(old) * len(new) > _MOST_PAIRS:
            return
        found = sorted(
            (-alike, i, j)
            for i, j in product(old, new)
            if min(len(self.old[i]), len(self.new[j])) >= _SHORTEST_MOVED
            and (alike := _alike(self.old[i], self.new[j], _MOVED_ALIKE))
        )
        for _, i, j in found:
            if i not in self.moved and j not in self.moved.values():
                self.moved[i] = j

    def _left_old(self) -> list[int]:
        return [i for i in range(len(self.old)) if i not in self.pairs and i not in self.moved]

    def _left_new(self) -> list[int]:
        taken = {*self.pairs.values(), *self.moved.values()}
        return [j for j in range(len(self.new)) if j not in taken]

    # Lines that became one, or one that became several -----------------------------------------------------

    def _joins(self) -> None:
        whole = dict(self.pairs)
        for i in self._left_old():
            for beside in (i - 1, i + 1):
                if beside in whole and self._fits((beside, i), (whole[beside],)):
                    self.more_old.setdefault(beside, []).append(i)
                    break
        parted = {j: i for i, j in whole.items() if i not in self.more_old}
        for j in self._left_new():
            for beside in (j - 1, j + 1):
                if beside in parted and self._fits((parted[beside],), (beside, j)):
                    self.more_new.setdefault(parted[beside], []).append(j)
                    break

    def _fits(self, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
        """Whether lines put together are more alike than the first of either alone."""
        alone = _alike(self.old[old[0]], self.new[new[0]], 0)
        together = _alike(
            "".join(self.old[i] for i in sorted(old)), "".join(self.new[j] for j in sorted(new)), 0
        )
        return together >= max(_JOINED_ALIKE, alone + _BETTER)

    # What comes out ----------------------------------------------------------------------------------------

    def matches(self) -> Iterator[Match]:
        """All lines, each once."""
        gone = {i for others in self.more_old.values() for i in others}
        come = {j for others in self.more_new.values() for j in others}
        removed = [i for i in self._left_old() if i not in gone]
        at = 0
        by_new = {j: i for i, j in self.pairs.items()}
        elsewhere = {j: i for i, j in self.moved.items()}
        for j in range(len(self.new)):
            if j in by_new:
                i = by_new[j]
                while at < len(removed) and removed[at] < i:
                    yield Match((removed[at],), ())
                    at += 1
                yield Match(
                    tuple(sorted((i, *self.more_old.get(i, ())))),
                    tuple(sorted((j, *self.more_new.get(i, ())))),
                )
            elif j in elsewhere:
                yield Match((elsewhere[j],), (j,), moved=True)
            elif j not in come:
                yield Match((), (j,))
        for i in removed[at:]:
            yield Match((i,), ())


def _alike(one: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 where less than the least."""
    return Indel.normalized_similarity(one, other, score_cutoff=least)
