"""The lines of a report, and what stands where in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from re import Match
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Run, Runs, sentence_around
from fazhi_report.rules.patterns import Pattern

Kind: TypeAlias = Literal["title", "heading", "paragraph"]
Role: TypeAlias = Literal["", "file", "remark", "signature", "date", "beside"]
Part: TypeAlias = Literal["导语", "第一责任人", "举措成效", "不足", "下年安排"]

_EVERYWHERE = ("organization", "year")
"""Data that any sentence may name."""

_QUOTED = Pattern("《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》|“[^“”]*”")


def _hidden(match: Match[str]) -> str:
    return "■" * (match.end() - match.start())


def unquoted(text: str) -> str:
    """A text with every character inside 《》 or “” as ■, those marks included; of the same length."""
    return _QUOTED.sub(_hidden, text) if "《" in text or "“" in text else text


@dataclass(frozen=True, eq=False)
class TextLine:
    """A paragraph or heading as printed.

    `lead` is the length of the heading, number included, that the text begins with: the whole of a heading,
    0 for a paragraph without one; `level` is that heading's. `number` is its number (“（一）”). `part` is the
    part of the report by the heading of level 1 above it. `role` is what a line is that is no part of the
    text: the name of a file, 附注, 署名, 成文日期, or something else beside it. `row` is the same for all
    cells of a row of a table, () outside of one.
    """

    kind: Kind
    text: str
    runs: Runs
    number: str = ""
    level: int = 0
    lead: int = 0
    part: Part = "导语"
    role: Role = ""
    row: tuple[object, ...] = ()

    @cached_property
    def unquoted(self) -> str:
        """The text with every character inside 《》 or “” as ■, those marks included; of the same length."""
        return unquoted(self.text)

    @property
    def heading(self) -> str:
        """The heading without its number; "" where there is none."""
        return self.text[len(self.number) : self.lead]

    @property
    def body(self) -> str:
        """The text behind the heading."""
        return self.text[self.lead :]

    def at(self, match: Match[str], group: int | str = 0) -> "Spot":
        """Where a match of a pattern on `text` or `unquoted` stands."""
        return Spot(self, *match.span(group))

    def spot(self, start: int, end: int) -> "Spot":
        """The characters from `start` to before `end`."""
        return Spot(self, start, end)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each run begins."""
        return list(accumulate([len(run.text) for run in self.runs[:-1]], initial=0))

    def run_at(self, index: int) -> Run | None:
        """The run that a character is of; None behind the last one."""
        number = bisect_right(self._starts, index) - 1
        run = self.runs[number] if self.runs else None
        return run if run and index < self._starts[number] + len(run.text) else None

    def end_of_run(self, index: int) -> int:
        """Where the run ends that a character is of."""
        following = bisect_right(self._starts, index)
        return self._starts[following] if following < len(self._starts) else len(self.text)

    def fact_at(self, index: int) -> str:
        """The English name of the fact that printed a character; "" for none."""
        run = self.run_at(index)
        return run.fact if run else ""

    def data_near(self, index: int) -> DataPath | None:
        """Where the data stand that are printed nearest to a character; None where the line prints none."""
        found = [
            (max(start - index, index - start - len(run.text), 0), run.origin.path)
            for start, run in zip(self._starts, self.runs, strict=True)
            if isinstance(run.origin, DataPlace) and run.origin.path[0] not in _EVERYWHERE
        ]
        return min(found)[1] if found else None

    def main_run(self, first: int, last: int) -> tuple[int, Run] | None:
        """The run that holds most of the characters from `first` to before `last`, with where it begins."""
        end, most, found = max(last, first + 1), 0, None
        for index in range(bisect_right(self._starts, first) - 1, len(self.runs)):
            start, run = self._starts[index], self.runs[index]
            if start >= end:
                break
            length = min(start + len(run.text), end) - max(start, first)
            if length > most:
                most, found = length, (start, run)
        return found


class Spot(NamedTuple):
    """Some characters of a line."""

    line: TextLine
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.line.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence that they stand in."""
        return sentence_around(self.line.text, self.start)


class Lines(tuple[TextLine, ...]):  # noqa: SLOT001  it keeps its text
    """Lines, one after the other, in which words and patterns are looked up."""

    @cached_property
    def text(self) -> str:
        """The whole text, a line for every line."""
        return "\n".join([line.text for line in self])

    def showing(self, words: Iterable[str]) -> Iterable[TextLine]:
        """The lines in which one of some words stands."""
        # Most words stand nowhere, and it is quicker to learn so from the whole text at once.
        text = self.text
        match [word for word in words if word in text]:
            case []:
                return ()
            case [word]:
                return [line for line in self if word in line.text]
            case several:
                return [line for line in self if any(word in line.text for word in several)]

    def found(self, pattern: Pattern, sign: Pattern | None = None) -> Iterator[tuple[TextLine, Match[str]]]:
        """Where a pattern stands, line by line; `sign` is one that finds something wherever it does."""
        for line in self._with(pattern, sign):
            for match in pattern.finditer(line.text):
                yield line, match

    def found_unquoted(
        self, pattern: Pattern, sign: Pattern | None = None
    ) -> Iterator[tuple[TextLine, Match[str]]]:
        """The same outside titles and quotations."""
        for line in self._with(pattern, sign):
            for match in pattern.finditer(line.unquoted):
                yield line, match

    def _with(self, pattern: Pattern, sign: Pattern | None) -> Iterable[TextLine]:
        """The lines in which a pattern may stand."""
        if sign and not sign.search(self.text):
            return ()
        if sign and sign is not pattern:
            return (line for line in self if sign.search(line.text))
        return self.showing(pattern.words) if pattern.words else self
