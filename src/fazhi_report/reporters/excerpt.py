"""The line of the file that a diagnostic is about, with a caret line under the place."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.notation import terminal_width
from fazhi_report.reporters.escaping import escaped, is_unsafe
from fazhi_report.reporters.places import end_column

_WIDEST = 80
_MOST_BEHIND = 56  # of these columns, when there is more in front of the place than fits
_TAB = "    "
_MORE = "…"


class Excerpt(NamedTuple):
    """A line of a file, its number in front, and the line to stand under it up to the carets, and these."""

    line: str
    margin: str
    carets: str


def excerpt(diagnostic: Diagnostic) -> Excerpt | None:
    """The line that a diagnostic is about; None where it is not known, no carets without a column."""
    source = diagnostic.source
    if not diagnostic.line or not source or source.isspace():
        return None
    place = min(max(diagnostic.column - 1, 0), len(source))
    # No more characters than columns are looked at: a line may be as long as the file.
    behind = _fitting(source[place : place + _WIDEST], _WIDEST)
    left = _WIDEST - min(_columns(behind), _MOST_BEHIND)
    in_front = _fitting(reversed(source[max(place - _WIDEST, 0) : place]), left)[::-1]
    behind = _fitting(source[place : place + len(behind)], _WIDEST - _columns(in_front))
    start = _MORE if len(in_front) < place else ""
    end = _MORE if place + len(behind) < len(source) else ""
    number = str(diagnostic.line)
    line = f"    {number} | {start}{''.join(in_front)}{''.join(behind)}{end}"
    margin = f"    {' ' * len(number)} | {' ' * (len(start) + terminal_width(''.join(in_front)))}"
    quoted = (end_column(diagnostic) or diagnostic.column + 1) - diagnostic.column
    carets = "^" * max(_columns(behind[:quoted]), 1) if diagnostic.column else ""
    return Excerpt(line, margin if carets else "", carets)


def _fitting(characters: Iterable[str], room: int) -> list[str]:
    """As many characters, as they are shown, as fit into some columns."""
    found = []
    for cell, width in map(_shown, characters):
        room -= width
        if room < 0:
            break
        found.append(cell)
    return found


def _columns(cells: list[str]) -> int:
    return terminal_width("".join(cells))


@cache
def _shown(character: str) -> tuple[str, int]:
    """A character as it is shown, and its columns; files of many findings ask for millions."""
    shown = escaped(character) if is_unsafe(character) else character
    if character == "\t":
        shown = _TAB  # not a tab, whose width depends on where it stands
    return shown, terminal_width(shown)
