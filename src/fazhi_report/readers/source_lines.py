"""What every format is taken apart into: paragraphs with their places, and what their look tells of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Run, Runs, plain

Standing: TypeAlias = Literal["text", "box", "note", "header", "footer", "web"]
"""Where a line stands: in the text, a text box, a note, above or below pages, around a page of the web."""

Side: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph, or a row of a table (`cells`, of which `runs` are then made), with what is known of it.

    `is_title` is what markup or style calls the title, `outline` the level of a heading (from 1) that they
    say it is. `lead` is the number of characters at its start that look, or are marked, otherwise than the
    rest, `lead_level` the level that this look has. `breaks` are the places of soft breaks, which `runs`
    lack.
    `side` and `size` (points) are those of its characters, `fresh` whether it begins a page that was asked
    for, `red` whether it is red. `table` tells tables apart, where a format does.
    """

    runs: Runs
    standing: Standing = "text"
    is_title: bool = False
    outline: int = 0
    lead: int = 0
    lead_level: int = 0
    breaks: tuple[int, ...] = ()
    side: Side = ""
    size: float = 0.0
    red: bool = False
    fresh: bool = False
    cells: tuple[Runs, ...] = ()
    table: int = 0
    text: str = ""

    def __post_init__(self) -> None:
        """Keep the text, which is asked for time and again."""
        object.__setattr__(self, "text", plain(self.runs))

    def part(self, start: int, end: int | None = None) -> "SourceLine":
        """Some of its characters as a line of their own, without blanks at its ends and soft breaks."""
        text = self.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        last = begin + len(text.strip())
        return replace(
            self,
            runs=cut(self.runs, begin, last),
            lead=min(max(self.lead - begin, 0), last - begin),
            breaks=(),
        )


_BETWEEN_CELLS = Run("\t")
_MOST_CELLS = 200


def row(cells: Iterable[Runs], *, table: int = 0, fresh: bool = False) -> SourceLine:
    """A row of a table: its cells, between which tabs stand in its text; no table has hundreds of columns."""
    found = tuple(cells)
    runs: list[Run] = []
    for at, cell in enumerate(found):
        runs += ([_BETWEEN_CELLS] if at else []) + list(cell)
    return SourceLine(tuple(runs), cells=found if len(found) <= _MOST_CELLS else (), table=table, fresh=fresh)


def cells_of(runs: Runs) -> Iterator[Runs]:
    """The cells of a row whose runs have become those of a block, without the empty ones."""
    cell: list[Run] = []
    for run in (*runs, _BETWEEN_CELLS):
        if run != _BETWEEN_CELLS:
            cell.append(run)
        elif cell:
            yield tuple(cell)
            cell = []


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """The runs of some characters, each with the place at which it now begins."""
    found: list[Run] = []
    at = 0
    for run in runs:
        first = max(start - at, 0)
        last = len(run.text) if end is None else min(end - at, len(run.text))
        at += len(run.text)
        if first < last:
            found.append(run if first == 0 and last == len(run.text) else _part(run, first, last))
    return tuple(found)


def _part(run: Run, first: int, last: int) -> Run:
    match run.origin:
        case Mark(line, column):
            return run._replace(text=run.text[first:last], origin=Mark(line, column + first))
    return run._replace(text=run.text[first:last])
