"""Where the notes of a manuscript stand in its text: to take them out, and to put a line behind another."""

import re
import string
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.manuscript import ChunkNote

_NOTHING = "<!---->"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of a text between two positions."""

    start: int
    end: int


class NotePlaces:
    """The notes of a manuscript in its text."""

    def __init__(self, text: DataText, notes: Iterable[ChunkNote]) -> None:
        """Take the text of a manuscript, and the notes that were read from it."""
        self._text = text
        self._spans = sorted((self._span(note), note) for note in notes)

    def _span(self, note: ChunkNote) -> Span:
        start = self.position(note.line, note.column)
        *before, last = note.source.split("\n")
        end = self.position(note.line + len(before), 1) if before else start
        return Span(start, end + len(last))

    def position(self, line: int, column: int) -> int:
        """The position of a line and column, both from 1."""
        return self._text.line_start(line - 1) + column - 1

    def behind(self, line: int) -> int:
        """The position at the end of a line, from 1, or of the one where a comment ends that begins in it."""
        place = self._text.line_end(self._text.line_start(line - 1))
        for (start, end), _ in self._spans:
            if start < place < end:
                place = self._text.line_end(end)
        return place

    def within(self, start: int, end: int) -> Iterator[ChunkNote]:
        """The notes between two positions."""
        return (note for span, note in self._spans if start <= span.start and span.end <= end)

    def words(self, start: int, end: int) -> str:
        r"""What stands between two positions beside notes, its lines parted by `\n`."""
        made, at = "", start
        for span, _ in self._spans:
            if start <= span.start and span.end <= end:
                made += self._text.text[at : span.start]
                at = span.end
        lines = (line.rstrip() for line in _LINE_END.split(made + self._text.text[at:end]))
        return "\n".join(filter(None, lines))

    def taken_out(self, gone: Iterable[ChunkNote]) -> Iterator[Edit]:
        """What takes notes out; of lines that hold nothing else, nothing is left."""
        wanted = set(gone)
        spans: list[Span] = []
        for span, note in self._spans:
            if note in wanted:
                if spans and not self._text.text[spans[-1].end : span.start].strip(" \t\u3000"):
                    spans[-1] = Span(spans[-1].start, span.end)
                else:
                    spans.append(span)
        yield from map(self._gone, spans)

    def _gone(self, span: Span) -> Edit:
        """What takes a stretch out: with the blanks before it, or with the whole of its lines."""
        begin = self._text.line_start(self._text.line_number(span.start))
        end = self._text.line_end(span.end)
        before, behind = self._text.text[begin : span.start], self._text.text[span.end : end]
        if self.words(begin, span.start) and self.words(span.end, end):
            return Edit(*span, self._between(before[-1], behind[0], span))
        if before.strip():
            return Edit(begin + len(before.rstrip()), span.end, "")
        if behind.strip():
            return Edit(span.start, end - len(behind.lstrip()), "")
        if begin:
            return Edit(self._text.line_end(begin - 1), end, "")
        return Edit(begin, self._text.after_line(end), "")

    def _between(self, before: str, behind: str, span: Span) -> str:
        """What stands instead of a note between words: a line end, or nothing, so that marks stay apart."""
        if _LINE_END.search(self._text.text, *span):
            return "\n"
        return _NOTHING if {before, behind} & {*string.punctuation} else ""
