"""A DOCX with its revisions → its lines as they were before them and as they are after them.

Every stretch of a line knows the revisions that made it, and the marks and comments that stand on it; what
was taken away stays among the stretches, so that whoever took it can be named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from fazhi_report.notation import is_wide
from fazhi_report.readers.docx import Revised, RevisedParagraph, RevisedPiece, TrackedChange

_TAKING = frozenset(("deleted", "moved from"))
_GIVING = frozenset(("inserted", "moved to"))
_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_TABLE = "table"


class LineStretch(NamedTuple):
    """Characters of a line under the same revisions; `stands` is whether they are part of its text."""

    text: str
    stands: bool
    revisions: tuple[TrackedChange, ...] = ()
    marks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class AmendedLine:
    """A paragraph of text, or a row of a table with tabs between its cells.

    `number` is that of its paragraph in the file, `label` how many of its characters are a number that the
    program counts; `ends` are revisions of the ends of paragraphs in it.
    """

    number: int
    stretches: tuple[LineStretch, ...]
    label: int = 0
    in_table: bool = False
    ends: tuple[TrackedChange, ...] = ()

    @cached_property
    def text(self) -> str:
        """Its text."""
        return "".join(each.text for each in self.stretches if each.stands)

    @cached_property
    def marked(self) -> dict[str, tuple[int, int]]:
        """The bookmarks on its text, each with where it begins and ends."""
        found: dict[str, tuple[int, int]] = {}
        at = 0
        for each in self.stretches:
            end = at + len(each.text) * each.stands
            for name in each.marks if each.stands else ():
                found[name] = (found.get(name, (at, at))[0], end)
            at = end
        return found

    def within(self, start: int, end: int) -> Iterator[LineStretch]:
        """The stretches of a part of the text, cut to it, with what was taken away in it or at its ends."""
        at = 0
        for each in self.stretches:
            if not each.stands:
                if start <= at <= end:
                    yield each
                continue
            cut = each.text[max(start - at, 0) : max(end - at, 0)]
            at += len(each.text)
            if cut:
                yield each._replace(text=cut)


def lines_after(revised: Revised) -> list[AmendedLine]:
    """The lines of a document as they are when every revision is accepted, without empty ones."""
    return list(_lines(revised.paragraphs, after=True))


def lines_before(revised: Revised) -> list[AmendedLine]:
    """The lines of a document as they were without any revision, without empty ones."""
    return list(_lines(revised.paragraphs, after=False))


def _lines(paragraphs: Iterable[RevisedParagraph], *, after: bool) -> Iterator[AmendedLine]:
    for row, group in groupby(paragraphs, key=lambda each: each.row if each.where == _TABLE else 0):
        made = _joined(group, after=after)
        lines = (_row(list(made)),) if row else made
        yield from (line for line in lines if line.text.strip())


def _joined(paragraphs: Iterable[RevisedParagraph], *, after: bool) -> Iterator[AmendedLine]:
    """Paragraphs whose ends are gone, or were not there yet, put together with those that follow."""
    gone = _TAKING if after else _GIVING
    stretches: list[LineStretch] = []
    ends: list[TrackedChange] = []
    label = number = 0
    for paragraph in paragraphs:
        number = number or paragraph.number
        if paragraph.label and not any(each.stands for each in stretches):
            text = _BLANK.sub("", paragraph.label)
            stretches.append(LineStretch(text, stands=True))
            label = len(text)
        stretches += (_stretch(piece, after=after) for piece in paragraph.pieces if not piece.hidden)
        ends += (paragraph.end,) if paragraph.end else ()
        if paragraph.end is None or paragraph.end.kind not in gone:
            yield AmendedLine(number, tuple(_flat(stretches)), label, ends=tuple(ends))
            stretches, ends, label, number = [], [], 0, 0
    if stretches:
        yield AmendedLine(number, tuple(_flat(stretches)), label, ends=tuple(ends))


def _stretch(piece: RevisedPiece, *, after: bool) -> LineStretch:
    stands = piece.stays if after else piece.was
    return LineStretch(piece.text, stands, piece.revisions, piece.bookmarks, piece.remarks)


def _flat(stretches: list[LineStretch]) -> Iterator[LineStretch]:
    """Stretches on one line: a break between Chinese characters, as in a title, is no space."""
    text = "".join(each.text for each in stretches if each.stands)
    at = 0
    for each in stretches:
        if not each.stands:
            yield each._replace(text=each.text.replace("\n", ""))
            continue
        made = ""
        for character in each.text:
            if character == "\n":
                before, behind = text[at - 1 : at], text[at + 1 : at + 2]
                if before and behind and not is_wide(before) and not is_wide(behind):
                    made += " "
            else:
                made += character
            at += 1
        yield each._replace(text=made)


def _row(cells: list[AmendedLine]) -> AmendedLine:
    """A row of a table as one line."""
    stretches: list[LineStretch] = []
    for index, cell in enumerate(cells):
        stretches += (LineStretch("\t", stands=True),) if index else ()
        stretches += cell.stretches
    ends = tuple(end for cell in cells for end in cell.ends)
    return AmendedLine(cells[0].number, tuple(stretches), 0, in_table=True, ends=ends)
