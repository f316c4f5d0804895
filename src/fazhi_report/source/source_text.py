"""The text of a data file, by line and column, also after small slips in it were mended for reading on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from fazhi_report.diagnostics import Mark

_LINE_END = re.compile(r"\r\n|\r|\n")


class SourceText:
    """Text whose places are those of the file, even where characters were put in that the file lacks."""

    def __init__(self, text: str, inserted: tuple[int, ...] = ()) -> None:
        """Take the text as it is read, and the sorted places of the characters the file does not have."""
        self.text = text
        self._inserted = inserted
        self._lines: dict[int, str] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def mark(self, index: int) -> Mark:
        """Line and column of a position; one in the blank end of the file is that of the last word's end."""
        if index >= len(self.text):
            index = len(self.text.rstrip())
        line = bisect_right(self._starts, index)
        start = self._starts[line - 1]
        extra = bisect_left(self._inserted, index) - bisect_left(self._inserted, start)
        return Mark(line, index - start - extra + 1)

    def line_number(self, index: int) -> int:
        """The line, counted from 0, that a position is on."""
        return bisect_right(self._starts, index) - 1

    def line_start(self, line: int) -> int:
        """The position where a line, counted from 0, begins; the end of the text for one behind the last."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def column(self, index: int) -> int:
        """How many characters of its line stand in front of a position."""
        return index - self.line_start(self.line_number(index))

    def line(self, line: int) -> str:
        """A line, counted from 0, without its end; empty behind the end of the text."""
        if line >= len(self._starts):
            return ""
        if line not in self._lines:  # a file may be one long line, and have thousands of faults
            written = self.text[self._starts[line] : self.line_start(line + 1)]
            self._lines[line] = written.rstrip("\r\n")
        return self._lines[line]

    def mended(self, repairs: Mapping[int, str]) -> "SourceText":
        """The text with single characters replaced by others, one or more each."""
        indexes = sorted(repairs)
        growth = [0, *accumulate(len(repairs[index]) - 1 for index in indexes)]
        pieces: list[str] = []
        inserted = [place + growth[bisect_left(indexes, place)] for place in self._inserted]
        done = 0
        for index, shift in zip(indexes, growth, strict=False):
            pieces += (self.text[done:index], repairs[index])
            inserted += range(index + shift + 1, index + shift + len(repairs[index]))
            done = index + 1
        return SourceText("".join((*pieces, self.text[done:])), tuple(sorted(inserted)))
