"""A manuscript with whole paragraphs put in, taken out or moved."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Runs
from fazhi_report.editing.data_text import Edit
from fazhi_report.editing.manuscript_places import PlacedManuscript, mark_of
from fazhi_report.manuscript import (
    Chunk,
    Insert,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
    escaped,
    heading,
)

_Block: TypeAlias = WrittenHeading | WrittenParagraph | WrittenItems | Insert
_STOP = "。"
_LONGEST_HEADING = 60  # characters up to the full stop of a heading that runs in


class _WrittenBlock(NamedTuple):
    """A block by its lines, from 0, and the chunk that it is of."""

    first: int
    last: int
    chunk: Chunk

    @property
    def ends_chunk(self) -> bool:
        return self.last + 1 == self.chunk.last_line


def paragraph_removed(placed: PlacedManuscript, runs: Runs) -> list[Edit] | None:
    """Take out the paragraph that some runs print, with its notes; None where they are not all of one."""
    lines = _lines_of(placed, runs)
    if lines is None:
        return None
    first, last = lines
    while last < _last_line(placed) and not placed.text.line(last + 1).strip():
        last += 1
    return [Edit(placed.text.line_start(first), placed.text.line_start(last + 1), "")]


def paragraph_added(placed: PlacedManuscript, behind: Runs, paragraph: str) -> list[Edit] | None:
    """Put a paragraph, written already, behind the one that some runs print."""
    marks = [mark for run in behind if (mark := mark_of(run))]
    if not marks:
        return None
    last = _end_of(placed, marks[-1])
    place = placed.text.line_end(placed.text.line_start(last))
    closing = "\n" if placed.text.line(last + 1).strip() else ""
    return [Edit(place, place, f"\n\n{paragraph}{closing}")]


def paragraph_moved(placed: PlacedManuscript, runs: Runs, behind: Runs) -> list[Edit] | None:
    """Put the paragraph that some runs print, as it is written, behind the one that others print."""
    lines, gone = _lines_of(placed, runs), paragraph_removed(placed, runs)
    if lines is None or gone is None:
        return None
    first, last = lines
    source = "\n".join(placed.text.line(line) for line in range(first, last + 1))
    come = paragraph_added(placed, behind, source)
    return None if come is None else [*come, *gone]


def paragraph_written(text: str, level: int) -> str:
    """A new paragraph as it is written; with a level it begins with a heading, its number left out."""
    if not level:
        return escaped(text, starts_line=True)
    stop = text.find(_STOP) + 1
    if 0 < stop < min(len(text), _LONGEST_HEADING):
        return f"{heading(level, escaped(text[:stop]))}\n{escaped(text[stop:], starts_line=True)}"
    return heading(level, escaped(text))


def _blocks(placed: PlacedManuscript) -> Iterator[_WrittenBlock]:
    for chunk in placed.manuscript.chunks:
        firsts = [line - 1 for block in chunk.blocks for line in _firsts(block)]
        lasts = [*(line - 1 for line in firsts[1:]), chunk.last_line - 1]
        yield from (_WrittenBlock(*lines, chunk) for lines in zip(firsts, lasts, strict=True))


def _firsts(block: _Block) -> list[int]:
    """The lines on which a block begins, or each item that is a paragraph of its own."""
    if isinstance(block, WrittenItems) and block.apart:
        return [item[0].line for item in block.items if item]
    return [block.line]


def _lines_of(placed: PlacedManuscript, runs: Runs) -> tuple[int, int] | None:
    """The lines, from 0, of whole blocks that print some runs, with their notes where a chunk ends there."""
    lines = [mark.line - 1 for run in runs if (mark := mark_of(run))]
    found = [each for each in _blocks(placed) if any(each.first <= line <= each.last for line in lines)]
    if not found or any(run.origin and not mark_of(run) for run in runs):
        return None
    return found[0].first, _noted(placed, found[-1].last) if found[-1].ends_chunk else found[-1].last


def _end_of(placed: PlacedManuscript, mark: Mark) -> int:
    """The last line of the block that stands at a place, its notes included."""
    line = mark.line - 1
    for each in _blocks(placed):
        if each.first <= line <= each.last:
            return _noted(placed, each.last) if each.ends_chunk else each.last
    return _noted(placed, line)  # the title is no block


def _noted(placed: PlacedManuscript, line: int) -> int:
    """The last of the lines right below a chunk, which are its notes."""
    while placed.text.line(line + 1).strip():
        line += 1
    return line


def _last_line(placed: PlacedManuscript) -> int:
    return placed.text.line_number(len(placed.text.text))
