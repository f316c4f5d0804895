"""A long name (署名, 印发机关) in lines of one room: filled as word processors fill them, and nearly alike.

No line is told where to end: the room is made so narrow that a line that is full ends in a good place.
"""

from bisect import bisect_left
from functools import lru_cache
from itertools import count, takewhile

from fazhi_report.page import width
from fazhi_report.writers.title_breaks import break_costs

SLACK = 0.4
"""Characters that a room is wider than its lines: fonts differ, and a whole character more must not fit."""

_STEP = 0.5  # characters: the least by which lines can differ
_UNLIKE = 8.0  # what lines cost of which the shortest has nothing; a break inside a word costs far more


@lru_cache(maxsize=64)
def name_lines(name: str, room: float) -> tuple[str, ...]:
    """The lines of a name, each at most `room` characters wide, as few as there can be."""
    if width(name) <= room:
        return (name,)
    costs = break_costs(name, room, is_name=True)
    ends = [*sorted(costs), len(name)]
    fewest = len(_filled(name, ends, room))
    narrower = takewhile(lambda each: each <= room, count(_STEP, _STEP))
    made = [_filled(name, ends, each) for each in (*narrower, room)]
    return min((lines for lines in made if len(lines) == fewest), key=lambda lines: _cost(lines, costs))


def _filled(name: str, ends: list[int], room: float) -> tuple[str, ...]:
    """The lines of a name when each takes what it can."""
    made = []
    start = 0
    while start < len(name):
        later = ends[bisect_left(ends, start + 1) :]
        end = later[0]
        for each in later:
            if width(name[start:each]) > room:
                break
            end = each
        made.append(name[start:end])
        start = end
    return tuple(made)


def _cost(lines: tuple[str, ...], costs: dict[int, float]) -> float:
    """How bad lines are: where they end, and how unlike they are."""
    widths = [width(line) for line in lines]
    at, broken = 0, 0.0
    for line in lines[:-1]:
        at += len(line)
        broken += costs[at]
    return broken + _UNLIKE * (1 - min(widths) / max(widths))
