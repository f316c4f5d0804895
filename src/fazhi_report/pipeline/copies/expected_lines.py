"""The lines of a report and changes of them → the lines that it is to have with these made."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi_report.comparing.copies import IN_LINES, Amendment, IssuedLine, joined_lines, number_of

_BREAK = "\n"


class ExpectedLine(NamedTuple):
    """A line as it is to be printed, the number of a heading left out.

    `was` is the position of the line that it was, -1 for one that is new; that stands behind the one that was
    at `behind`.
    """

    text: str
    was: int
    behind: int = -1


class LinePlaces(NamedTuple):
    """Where lines stand by now, by where they stood: the first of what became of each, and the last."""

    first: Mapping[int, int]
    last: Mapping[int, int]

    def behind(self, line: int) -> int:
        """Behind which line something stands now that stood behind one; -1 where that was none."""
        return self.last.get(line, -1)


def expected(
    printed: Sequence[IssuedLine], amendments: Iterable[Amendment], places: LinePlaces
) -> list[ExpectedLine]:
    """The lines with some changes made, whose lines stand at other places by now."""
    changes = list(amendments)
    made: dict[int, list[ExpectedLine]] = {
        index: [ExpectedLine(line.text[line.head :], index)] for index, line in enumerate(printed)
    }
    by_lines = sorted((each for each in changes if each.kind in IN_LINES), key=lambda each: each.lines)
    for lines, group in groupby(by_lines, key=lambda each: tuple(places.first[line] for line in each.lines)):
        texts = _reworded(joined_lines([printed[index] for index in lines]).text, group).split(_BREAK)
        for index, line in enumerate(lines):
            made[line] = [ExpectedLine(texts[index], line)] if index < len(texts) else []
        made[lines[-1]] += (ExpectedLine(text, -1, lines[-1]) for text in texts[len(lines) :])
    gone = [places.first[each.lines[0]] for each in changes if _goes(each)]
    taken = {line: made.pop(line) for line in gone}
    come: dict[int, list[ExpectedLine]] = {}
    for each in changes:
        behind = places.behind(each.behind)
        if each.kind == "moved":
            come.setdefault(behind, []).extend(taken[places.first[each.lines[0]]])
        elif each.kind == "added":
            text = each.after[len(number_of(each.after).text) :]
            come.setdefault(behind, []).append(ExpectedLine(text, -1, behind))
    return [
        line for index in range(-1, len(printed)) for line in (*made.get(index, ()), *come.get(index, ()))
    ]


def _goes(one: Amendment) -> bool:
    return one.kind in {"removed", "moved"}


def _reworded(text: str, changes: Iterable[Amendment]) -> str:
    """A text with characters of it replaced."""
    made, done = "", 0
    for each in sorted(changes, key=lambda each: (each.start, each.end)):
        put = "".join(part if isinstance(part, str) else part.text for part in each.put)
        made += text[done : each.start] + put
        done = each.end
    return made + text[done:]
