"""What rules look at: the lines of a report with their places, and the data and facts behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, takewhile
from typing import Literal, TypeAlias

from fazhi_report.diagnostics import DataPath, DataPlace, Mark, Place
from fazhi_report.document import Block, Document, Heading, Run, Runs, Table, plain, sentence_around
from fazhi_report.facts import NO_FACTS, Facts
from fazhi_report.rules import patterns as re
from fazhi_report.schema import Report
from fazhi_report.settings import DEFAULTS, Settings

Kind: TypeAlias = Literal["title", "heading", "paragraph"]
Part: TypeAlias = Literal["导语", "第一责任人", "举措成效", "不足", "下年安排"]

_YEAR = re.compile(r"(20\d\d) ?年")
_QUOTED = re.compile("《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》|“[^“”]*”")
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("第一责任人", re.compile("第一责任人")),
    ("不足", re.compile("不足|问题|短板")),
    ("下年安排", re.compile("安排|打算|计划|下一步|思路")),
)


@dataclass(frozen=True, eq=False)
class TextLine:
    """A paragraph or heading as printed.

    `lead` is the length of the heading, number included, that the text begins with: the whole of a heading,
    0 for a paragraph without one; `level` is that heading's. `number` is its number (“（一）”). `part` is the
    part of the report by the heading of level 1 above it.
    """

    kind: Kind
    text: str
    runs: Runs
    number: str = ""
    level: int = 0
    lead: int = 0
    part: Part = "导语"

    @cached_property
    def unquoted(self) -> str:
        """The text with every character inside 《》 or “” as ■, those marks included; of the same length."""
        return _QUOTED.sub(lambda match: "■" * len(match[0]), self.text)

    @property
    def heading(self) -> str:
        """The heading without its number; "" where there is none."""
        return self.text[len(self.number) : self.lead]

    @property
    def body(self) -> str:
        """The text behind the heading."""
        return self.text[self.lead :]

    def at(self, match: re.Match[str], group: int | str = 0) -> "Spot":
        """Where a match of a pattern on `text` or `unquoted` stands."""
        return Spot(self, *match.span(group))

    def spot(self, start: int, end: int) -> "Spot":
        """The characters from `start` to before `end`."""
        return Spot(self, start, end)

    def fact_at(self, index: int) -> str:
        """The English name of the fact that printed a character; "" for none."""
        return next((run.fact for start, run in self._spans if start <= index < start + len(run.text)), "")

    @cached_property
    def _spans(self) -> list[tuple[int, Run]]:
        spans, start = [], 0
        for run in self.runs:
            spans.append((start, run))
            start += len(run.text)
        return spans

    def main_run(self, first: int, last: int) -> tuple[int, Run] | None:
        """The run that holds most of the characters from `first` to before `last`, with where it begins."""
        end, most, found = max(last, first + 1), 0, None
        for start, run in self._spans:
            if start >= end:
                break
            length = min(start + len(run.text), end) - max(start, first)
            if length > most:
                most, found = length, (start, run)
        return found


@dataclass(frozen=True, slots=True)
class Spot:
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


@dataclass(frozen=True, eq=False)
class Subject:
    """A report to be checked.

    `annexes` has the lines of its annexes, a cell of a table being one; most rules are about the report only.
    `report` and `facts` are None and empty where only a text is at hand; `year` and `office` are then those
    of the title, None and "" where it does not tell.
    """

    lines: tuple[TextLine, ...]
    settings: Settings = DEFAULTS
    report: Report | None = None
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    annexes: tuple[TextLine, ...] = ()

    @property
    def printed(self) -> tuple[TextLine, ...]:
        """Every line, annexes included."""
        return self.lines + self.annexes

    @cached_property
    def text(self) -> str:
        """The whole text, annexes included, a line for every line: for a quick search."""
        return "\n".join(line.text for line in self.printed)

    @property
    def title(self) -> TextLine:
        """The title."""
        return self.lines[0]

    @property
    def body(self) -> tuple[TextLine, ...]:
        """Every line but the title."""
        return self.lines[1:]

    @cached_property
    def year(self) -> int | None:
        """The year that is reported on."""
        if self.report:
            return self.report.year
        match = _YEAR.search(self.title.text)
        return int(match[1]) if match else None

    @cached_property
    def office(self) -> str:
        """The name of the office that reports."""
        if self.report:
            return self.report.organization.name
        match = _YEAR.search(self.title.text)
        return self.title.text[: match.start()].removesuffix("关于") if match else ""

    def place(self, spot: Spot) -> Place | None:
        """Where a person would change some characters: in the data, in a template, in a text file."""
        found = spot.line.main_run(spot.start, spot.end)
        if found is None:
            return None
        start, run = found
        match run.origin:
            case DataPlace(excerpt="") if not run.fact:
                begin = max(spot.start - start, 0)
                excerpt = run.text[begin : max(spot.end - start, begin + 1)]
                before = f"{self._before(run, run.origin.path)}\n{run.text[:begin]}"
                return DataPlace(run.origin.path, excerpt, before.count(excerpt))
            case Mark(line, column):
                return Mark(line, column + max(spot.start - start, 0))
            case origin:
                return origin

    def _before(self, last: Run, path: DataPath) -> str:
        """What the literal text at a data path says before a run of it."""
        every = (run for line in self.printed for run in line.runs)
        return "\n".join(
            run.text
            for run in takewhile(lambda run: run is not last, every)
            if isinstance(run.origin, DataPlace) and run.origin.path == path and not run.fact
        )


def subject_of(
    document: Document,
    settings: Settings = DEFAULTS,
    report: Report | None = None,
    facts: Facts | None = None,
) -> Subject:
    """The subject that a document is, with the data it was made from where there is any."""
    annexes = tuple(_annex_lines(document)) if report else ()
    return Subject(tuple(_lines(document)), settings, report, NO_FACTS if facts is None else facts, annexes)


def _lines(document: Document) -> Iterator[TextLine]:
    yield TextLine("title", document.title_text, tuple(run for part in document.title for run in part))
    part: Part = "导语"
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.heading
        if heading and heading.level == 1:
            part = part_of(plain(heading.runs))
        yield _line(block, heading, part)


def _annex_lines(document: Document) -> Iterator[TextLine]:
    """The lines of the annexes that the data give: titles, texts, captions, headings of columns, cells."""
    for index, annex in enumerate(document.annexes):
        path: DataPath = ("annexes", index)
        yield _text_at(annex.title, (*path, "title"))
        tables = count()
        for part in annex.content:
            if isinstance(part, Table):
                yield from _table_lines(part, (*path, "tables", next(tables)))
            else:
                yield _line(part, part if isinstance(part, Heading) else part.heading, "导语")


def _table_lines(table: Table, path: DataPath) -> Iterator[TextLine]:
    yield _text_at(table.caption, (*path, "caption"))
    for column, heading in enumerate(table.columns):
        yield _text_at(heading, (*path, "columns", column))
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            yield _text_at(cell, (*path, "rows", row, column))


def _text_at(text: str, path: DataPath) -> TextLine:
    return TextLine("paragraph", text, (Run(text, origin=DataPlace(path)),))


def _line(block: Block, heading: Heading | None, part: Part) -> TextLine:
    kind: Kind = "heading" if isinstance(block, Heading) else "paragraph"
    if heading is None:
        return TextLine(kind, block.text, block.runs, part=part)
    origin = heading.runs[0].origin
    if isinstance(origin, Mark):  # of a text that was read, in which the number is written
        origin = Mark(origin.line, origin.column - len(heading.number))
    number = (Run(heading.number, origin=origin),) if heading.number else ()
    runs = (*number, *heading.runs, *(block.runs if block is not heading else ()))
    return TextLine(kind, block.text, runs, heading.number, heading.level, len(heading.text), part)


def part_of(heading: str) -> Part:
    """Which part of the report a heading of level 1 opens."""
    return next((part for part, pattern in _PARTS if pattern.search(heading)), "举措成效")
