"""Lines of protected text → the pieces of which they are one text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi_report.facts import Claim, Declared, Marked, citations_in
from fazhi_report.manuscript.chunks import Inline, TextPiece
from fazhi_report.manuscript.protection import BACKSLASH, REMARK, restored, unprotected
from fazhi_report.notation import is_wide

_UNPRINTED = re.compile(f"\n|[{BACKSLASH}{REMARK}]+")


@dataclass(slots=True)
class ProtectedLine:
    """A line of the protected text: its number (from 1), the column of its text (from 1), and that text."""

    number: int
    column: int
    text: str


def inline(lines: list[ProtectedLine]) -> Inline:
    """The pieces of some lines, which are one text."""
    text = "\n".join(line.text for line in lines)
    offsets, at = [], 0
    for line in lines:
        offsets.append(at)
        at += len(line.text) + 1
    return tuple(_pieces(text, 0, _Table(text, offsets, lines)))


@dataclass(frozen=True, slots=True)
class _Table:
    """A text with where in the file its lines stand."""

    text: str
    offsets: list[int]
    lines: list[ProtectedLine]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character."""
        row = bisect_right(self.offsets, index) - 1
        return self.lines[row].number, self.lines[row].column + index - self.offsets[row]


def _pieces(text: str, at: int, table: _Table) -> Iterator[TextPiece]:
    """The pieces of a text that begins at a character of a table."""
    for part in citations_in(text):
        if isinstance(part, str):
            yield from _literal(part, at, table)
            at += len(part)
            continue
        words = tuple(_pieces(part.words, at + 1, table)) if isinstance(part, Claim) else ()
        yield TextPiece(*table.place(at), part, words)
        at += len(part.source)


def _literal(text: str, at: int, table: _Table) -> Iterator[TextPiece]:
    """Text as it is printed, parted where something in it is not."""
    begin = 0
    for match in _UNPRINTED.finditer(text):
        yield from _stretch(text[begin : match.start()], at + begin, table)
        if match[0] == "\n":
            place = at + match.start()
            before, after = (table.text[place + step : place + step + 1] for step in (-1, 1))
            if before and after and not is_wide(before) and not is_wide(after):
                yield TextPiece(*table.place(place - 1), " ")
        begin = match.end()
    yield from _stretch(text[begin:], at + begin, table)


def _stretch(text: str, at: int, table: _Table) -> Iterator[TextPiece]:
    if text:
        yield TextPiece(*table.place(at), restored(text))


def as_written(texts: Iterable[str]) -> str:
    """Protected texts as they are written, without comments."""
    lines = "\n".join(texts).replace(REMARK, "").split("\n")
    return unprotected("\n".join(line.strip() for line in lines))


def without_figures(text: str) -> str:
    """A text in which nothing stands for the figures that it declares."""
    parts = list(citations_in(text))
    return "".join(part if isinstance(part, str) else _without_figure(part) for part in parts)


def _without_figure(part: Marked) -> str:
    match part:
        case Declared(name=name):
            return f"{{{{{name}}}}}"
        case Claim(source, words):
            return f"[{without_figures(words)}{source[len(words) + 1 :]}"
    return part.source
