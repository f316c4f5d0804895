"""Last year's manuscript → the manuscript to begin another year with.

Words and citations stay, and every byte that need not change. Declared figures are to come, with last year's
in view; what is written anew each year, shortcomings and plans, becomes remarks, so that no plan of last year
is one of this year; and whatever nobody has looked at yet carries the mark of that.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from fazhi_report.diagnostics import DataPlace, Finding, manuscript_path
from fazhi_report.document import OFF_LEDGER
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.note_places import NotePlaces
from fazhi_report.editing.written_anew import PlacedBlock, placed_blocks
from fazhi_report.facts import TO_COME, Claim, Facts
from fazhi_report.loading import is_carried_over
from fazhi_report.manuscript import (
    Chunk,
    ChunkNote,
    FigureOfTheYear,
    Inline,
    Insert,
    Manuscript,
    NoteKind,
    dated_documents,
    declared,
    figures_of_the_year,
    note,
    pieces_of,
    read,
    texts_of,
    typed_years,
)
from fazhi_report.rules import Part

_CLOSED: frozenset[NoteKind] = frozenset(("复核", "确认", "沿用", "上年", "待核"))
"""Notes that speak of one year's text; a remark stays."""

_LAST_YEAR = "去年："
_TO_WRITE: dict[Part, str] = {"不足": "不足和整改", "下年安排": "下年安排"}
"""What is to be written in a part that is written anew."""


class NextManuscript(NamedTuple):
    """A manuscript to begin a year with.

    `aside` is how many paragraphs have become remarks, `unchecked` how many notes are left out that said
    that something was to be looked at.
    """

    content: bytes
    aside: int
    unchecked: int


def roll_manuscript(manuscript: Manuscript, facts: Facts, years: tuple[int, int]) -> NextManuscript | Finding:
    """Make the manuscript of another year from one that has no errors.

    `years` are its own, and the one that begins.
    """
    text = DataText(manuscript.content)
    turning = _Turning(text, manuscript, facts, years)
    changed = text.revised(list(turning.edits()), turning.holds)
    marked = _marked(changed, years[0]) if changed else None
    if marked is None:
        line = manuscript.chunks[0].line if manuscript.chunks else 1
        message = "这份文稿的写法不能由程序改成下一年的"
        hint = "注释写在段落后面，自成一行；改不了的，复制一份自己改"
        return Finding.of("FZ289", message, DataPlace(manuscript_path(line, 1)), hint)
    unchecked = sum(each.kind == "待核" for each in manuscript.notes)
    return NextManuscript(marked, turning.aside, unchecked)


class _Turning:
    """The edits that turn a manuscript over to another year."""

    def __init__(self, text: DataText, manuscript: Manuscript, facts: Facts, years: tuple[int, int]) -> None:
        """Take the text, what was read from it, and the years of `roll_manuscript`."""
        self._text = text
        self._manuscript = manuscript
        self._last, self._year = years
        self._blocks = tuple(placed_blocks(manuscript, facts))
        self._places = NotePlaces(text, manuscript.notes)
        self.aside = len({id(each.chunk) for each in self._blocks if each.is_anew})

    def holds(self, changed: bytes) -> bool:
        """Whether a changed manuscript says what it is to say, and nothing else."""
        now = read(changed, "")
        words = {chunk.words for chunk in now.chunks}
        anew = {id(each.chunk) for each in self._blocks if each.is_anew}
        kept = (chunk for chunk in self._manuscript.chunks if id(chunk) not in anew)
        figures = [figure for text in now.texts for figure in figures_of_the_year(text)]
        return (
            len(now.findings) <= len(self._manuscript.findings)
            and all(chunk.words in words for chunk in kept)
            and all(figure.figure.is_to_come for figure in figures)
        )

    def edits(self) -> Iterator[Edit]:
        """All edits, in no order."""
        aside = list(self._asides())
        yield from aside
        yield from self._places.taken_out(each for each in self._manuscript.notes if each.kind in _CLOSED)
        for remark in self._manuscript.notes:
            start = self._places.position(remark.line, remark.column)
            label = "" if any(each.start <= start < each.end for each in aside) else self._label_of(remark)
            if label:
                start += remark.source.index(_LAST_YEAR)
                yield Edit(start, start + len(_LAST_YEAR), label)
        if title := [piece for text in self._manuscript.title for piece in text]:
            yield from self._figures(self._manuscript.title, title[-1].line)
        for chunk in self._manuscript.chunks:
            kept = (each.block for each in self._blocks if each.chunk is chunk and not each.is_anew)
            yield from self._figures((text for block in kept for text in texts_of(block)), chunk.last_line)

    def _asides(self) -> Iterator[Edit]:
        """What makes remarks of all that is written anew."""
        filled = {each.section for each in self._blocks if isinstance(each.block, Insert)}
        for _, run in groupby(self._blocks, lambda each: (id(each.chunk), each.section, each.is_anew)):
            blocks = tuple(run)
            if blocks[0].is_anew:
                yield self._put_aside(blocks, leaves_gap=blocks[0].section not in filled)
                filled.add(blocks[0].section)

    def _figures(self, texts: Iterable[Inline], last_line: int) -> Iterator[Edit]:
        """Declared figures are to come; what they were is told below the last line."""
        figures = [figure for text in texts for figure in figures_of_the_year(text)]
        for figure in figures:
            start = self._places.position(figure.piece.line, figure.piece.column)
            written = self._text.text[start : self._text.text.index("}}", start)]
            start += written.rindex(figure.figure.text)
            yield Edit(start, start + len(figure.figure.text), TO_COME)
        if figures:
            told = "；".join(_told(figure, alone=len(figures) == 1) for figure in figures)
            remark = note("上年", told) if self._follows else note("", f"{self._last}年：{told}")
            place = self._places.behind(last_line)
            yield Edit(place, place, f"\n{remark}")

    def _put_aside(self, run: tuple[PlacedBlock, ...], *, leaves_gap: bool) -> Edit:
        """Blocks become a remark, which may leave a gap to fill in."""
        start = self._text.line_start(run[0].first - 1)
        end = self._places.behind(run[-1].last)
        words = self._places.words(start, end)
        label = _LAST_YEAR if self._follows else f"{self._last}年："
        remarks = (each for each in self._places.within(start, end) if each.kind == "")
        older = (each.source.replace(_LAST_YEAR, self._label_of(each) or _LAST_YEAR, 1) for each in remarks)
        gap = [declared(TO_COME + _TO_WRITE[run[0].part])] if leaves_gap else []
        return Edit(start, end, "\n".join((*gap, note("", label + words), *older)))

    @property
    def _follows(self) -> bool:
        return self._year == self._last + 1

    def _label_of(self, remark: ChunkNote) -> str:
        """The label of a remark on the time before last, which said that it was last year; "" of others."""
        return f"{self._last - 1}年：" if remark.text.startswith(_LAST_YEAR) else ""


def _told(figure: FigureOfTheYear, *, alone: bool) -> str:
    """What a figure was, with what it was of."""
    name, text = figure.figure.name, figure.figure.text
    if name:
        return f"{name} {text}"
    return text if alone else f"{figure.before}{text}{figure.behind}"


# What nobody has looked at ---------------------------------------------------------------------------------


def _marked(content: bytes, last: int) -> bytes | None:
    """A manuscript in which all that is to be looked at is marked; None where that can't be done."""
    manuscript, text = read(content, ""), DataText(content)
    places = NotePlaces(text, manuscript.notes)
    marked = [chunk for chunk in manuscript.chunks if _is_to_be_looked_at(chunk, last)]
    edits = [
        Edit(place, place, "\n" + note("沿用", chunk.digest))
        for chunk in marked
        if (place := places.behind(chunk.last_line))
    ]
    wanted = [chunk.words for chunk in marked]
    return text.revised(edits, lambda changed: wanted == _carried_over(changed))


def _carried_over(content: bytes) -> list[str]:
    return [chunk.words for chunk in read(content, "").chunks if is_carried_over(chunk)]


def _is_to_be_looked_at(chunk: Chunk, last: int) -> bool:
    """Whether a chunk says what may have been of last year only: in words, with a year, of a document."""
    if chunk.is_prose:
        return True
    claims = (piece.part for text in chunk.texts for piece in pieces_of(text))
    ties = (tie.name for claim in claims if isinstance(claim, Claim) for tie in claim.ties)
    dated = [
        *(each for text in chunk.texts for each in typed_years(text, (last, last + 1))),
        *(each for text in chunk.texts for each in dated_documents(text, last)),
    ]
    return OFF_LEDGER in ties or bool(dated)
