"""What rules look at: the lines of a report with their places, and the data and facts behind them."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import count, dropwhile, takewhile
from pathlib import PurePosixPath

from fazhi_report.diagnostics import (
    DataPath,
    DataPlace,
    Mark,
    Place,
    TemplatePlace,
    manuscript_mark,
    manuscript_path,
)
from fazhi_report.document import Block, Document, Heading, Run, Table, plain
from fazhi_report.facts import NO_FACTS, Facts
from fazhi_report.notation import secrecy_in
from fazhi_report.readers import ReadText, cells_of
from fazhi_report.rules.around import line_of_name, lines_around
from fazhi_report.rules.calendar import FULL_DATE, day_of
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.text_lines import Kind, Lines, Part, Role, Spot, TextLine
from fazhi_report.schema import Report, passages
from fazhi_report.settings import DEFAULTS, Settings

_TITLE_PATH: DataPath = ("structure", "title_form")
_YEAR = Pattern(r"(20\d\d) ?年")
_OFFICE_BEHIND_YEAR = Pattern(
    "(?:关于)?20\\d\\d ?年度?(?!法治|依法|推进|全面)(?P<office>[^年，。《]{1,40}?"
    "(?:[局厅委部办院署会镇乡]|办公室|政府|街道|办事处|中心))(?=关于|推进|落实|贯彻|依法|法治|工作)"
)
_PARTS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    ("第一责任人", ("第一责任人",)),
    ("不足", ("不足", "问题", "短板")),
    ("下年安排", ("安排", "打算", "计划", "下一步", "思路")),
)

_SETTLED = Pattern(
    "回头看|(?:反馈|指出|督察|督查|巡视|巡察|审计|考核|上一?年度?)[^、和及与]{0,12}(?:问题|不足|短板)"
    "[^、和及与]{0,6}整改"
)
"""What was done about faults of another year, or that others found: no part on those of this one."""

_PARTS_IN_DATA: dict[str, Part] = {"第一责任人": "第一责任人", "不足和整改": "不足", "下年安排": "下年安排"}


@dataclass(frozen=True, eq=False)
class Subject:
    """A report to be checked.

    `annexes` has the lines of its annexes, a cell of a table being one; most rules are about the report only.
    `report` and `facts` are None and empty where only a text is at hand; `year` and `office` are then those
    of the title, None and "" where it does not tell. `final` is the text that is to be signed: what it lacks
    nobody will add. `own_templates` are those that the office wrote. `around` is what else goes out with the
    report: what stands around its text in any profile, and the names of files, which go out where it
    `names_files`, in the list of evidence or in comments.
    """

    lines: Lines
    settings: Settings = DEFAULTS
    report: Report | None = None
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    annexes: tuple[TextLine, ...] = ()
    final: bool = False
    own_templates: frozenset[str] = frozenset()
    around: tuple[TextLine, ...] = ()
    names_files: bool = False

    @cached_property
    def outgoing(self) -> Lines:
        """Every line that goes out with a report."""
        return Lines((*self.printed, *self.around)) if self.around else self.printed

    @cached_property
    def printed(self) -> Lines:
        """Every line, annexes included."""
        return Lines((*self.lines, *self.annexes)) if self.annexes else self.lines

    @property
    def title(self) -> TextLine:
        """The title."""
        return self.lines[0]

    @cached_property
    def body(self) -> Lines:
        """Every line but the title."""
        return Lines(self.lines[1:])

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
        before = self.title.text[: match.start()].removesuffix("关于") if match else ""
        behind = "" if before else self.office_behind_year
        return before or behind

    @property
    def office_behind_year(self) -> str:
        """The office in a title such as 2023年度青山县水利局法治政府建设情况报告; "" in any other."""
        match = _OFFICE_BEHIND_YEAR.match(self.title.text)
        return match["office"] if match else ""

    @cached_property
    def signatures(self) -> tuple[TextLine, ...]:
        """The lines of a text that are 署名."""
        return tuple(line for line in self.lines if line.role == "signature")

    @cached_property
    def dated(self) -> tuple[TextLine, date] | None:
        """The line of a text that is 成文日期, where it tells a day, and that day."""
        for line in reversed(self.lines):
            if line.role == "date" and (match := FULL_DATE.search(line.text)) and (day := day_of(match)):
                return line, day
        return None

    @property
    def issued_on(self) -> date | None:
        """成文日期, by the data or by the text."""
        if self.report:
            return self.report.issued_on
        return self.dated[1] if self.dated else None

    def is_text(self, path: DataPath) -> bool:
        """Whether a text stands at a place in the data or in the manuscript."""
        value: object = self.report
        for step in () if manuscript_mark(path) else path:
            value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
        return value is self.report or isinstance(value, str)

    def is_passage(self, run: Run) -> bool:
        """Whether a run prints a text in which references are read."""
        path = run.origin.path if isinstance(run.origin, DataPlace) else ()
        return manuscript_mark(path) is not None or path in self._passages

    @cached_property
    def _passages(self) -> frozenset[DataPath]:
        """Where such texts stand in the data."""
        return frozenset(path for path, _ in passages(self.report)) if self.report else frozenset()

    def place(self, spot: Spot) -> Place | None:
        """Where a person would change some characters: in the data, in a template, in a text file.

        Nobody changes a shipped template: what it says is changed by the data that are printed beside it.
        """
        found = spot.line.main_run(spot.start, spot.end)
        if found is None:
            return None
        start, run = found
        match run.origin:
            case DataPlace(path=path) if mark := manuscript_mark(path):
                inside = 0 if run.fact else max(spot.start - start, 0)
                return DataPlace(manuscript_path(mark.line, mark.column + inside))
            case DataPlace(excerpt="") if not run.fact:
                begin = max(spot.start - start, 0)
                excerpt = run.text[begin : max(spot.end - start, begin + 1)]
                before = f"{self._before(run, run.origin.path)}\n{run.text[:begin]}"
                return DataPlace(run.origin.path, excerpt, before.count(excerpt))
            case Mark(line, column):
                return Mark(line, column + max(spot.start - start, 0))
            case TemplatePlace(name=name) if name not in self.own_templates:
                return DataPlace(self._data_beside(spot) or self._chapter(name))
            case None if self.report:  # what is put between the lines of templates
                return DataPlace(self._data_beside(spot))
            case origin:
                return origin

    def _data_beside(self, spot: Spot) -> DataPath:
        """The data next to characters of a shipped template: in their line, below their heading; else ()."""
        if spot.line is self.title:
            return _TITLE_PATH
        if (path := spot.line.data_near(spot.start)) or spot.line.kind != "heading":
            return path or ()
        below = dropwhile(lambda line: line is not spot.line, self.printed)
        next(below)
        part = takewhile(lambda line: not 0 < line.level <= spot.line.level, below)
        return next((path for line in part if (path := line.data_near(0))), ())

    def _chapter(self, template: str) -> DataPath:
        """The part of the data that a template is about and named after; else the beginning of the data."""
        name = PurePosixPath(template).name.partition(".")[0]
        return (name,) if self.report and name in self.report.model_fields_set else ()

    def _before(self, last: Run, path: DataPath) -> str:
        """What the literal text at a data path says before a run of it."""
        return "\n".join(run.text for run in takewhile(lambda run: run is not last, self._written[path]))

    @cached_property
    def _written(self) -> dict[DataPath, list[Run]]:
        """The runs that print literal text of the data, by its path."""
        written: dict[DataPath, list[Run]] = defaultdict(list)
        for line in self.printed:
            for run in line.runs:
                if isinstance(run.origin, DataPlace) and not run.fact:
                    written[run.origin.path].append(run)
        return written


def subject_of(
    document: Document,
    settings: Settings = DEFAULTS,
    report: Report | None = None,
    facts: Facts | None = None,
    *,
    final: bool = False,
    own_templates: frozenset[str] = frozenset(),
) -> Subject:
    """The subject that a document is, with the data it was made from where there is any."""
    annexes = tuple(_annex_lines(document)) if report else ()
    known = NO_FACTS if facts is None else facts
    around = tuple(lines_around(document, report)) if report else ()
    return Subject(
        Lines(_lines(document, report)), settings, report, known, annexes, final, own_templates, around
    )


def going_out(subject: Subject, file: str, *, names_files: bool) -> Subject:
    """The same of a data file that is called so, where names of files go out, or may."""
    names = [*line_of_name(file, ())]
    if names_files:  # with the names of facts, which may hold those of records
        printed = dict.fromkeys(run.fact for line in subject.printed for run in line.runs if run.fact)
        facts = filter(None, map(subject.facts.find, printed))
        names += (line for fact in facts for line in line_of_name(fact.title, next(iter(fact.records), ())))
    return replace(subject, around=(*subject.around, *names), names_files=names_files)


_TEXT_ASIDES = frozenset({"附件说明", "署名", "成文日期", "附注", "文本框", "脚注"})
_ROLES: dict[str, Role] = {"署名": "signature", "成文日期": "date"}
_PRINTED_ASIDES = frozenset({"附件", "页眉", "页脚"})
"""What stands beside a text and is read like it, and what only rules on all that is printed look at.

A page of the web is none of the report.
"""

_AROUND_ASIDES = frozenset({"版头", "版记"})
"""What has layout rules of its own, and goes out with the text."""


def subject_of_text(text: ReadText, settings: Settings = DEFAULTS) -> Subject:
    """The subject that a report is of which nothing but its text is at hand."""
    document = text.document
    beside = list(_aside_lines(text, _TEXT_ASIDES))
    title, *blocks = _lines(document, None, text.rows)
    addressees = (TextLine("paragraph", plain(document.addressees), document.addressees),)
    lines = (title, *(addressees if document.addressees else ()), *blocks, *beside)
    printed, around = (tuple(_aside_lines(text, kinds)) for kinds in (_PRINTED_ASIDES, _AROUND_ASIDES))
    # 密级 in a letterhead is meant to stand there.
    unmarked = tuple(line for line in around if not secrecy_in((line.text,)))
    return Subject(Lines(lines), settings, annexes=printed, around=unmarked)


def _aside_lines(text: ReadText, kinds: AbstractSet[str]) -> Iterator[TextLine]:
    for number, (kind, runs, cells) in enumerate(text.asides):
        if kind in kinds:
            for each in cells or (runs,):
                row = ("beside", number) if cells else ()
                role = _ROLES.get(kind, "beside")
                yield TextLine("paragraph", plain(each), each, part="下年安排", role=role, row=row)


def _lines(
    document: Document, report: Report | None, rows: AbstractSet[int] = frozenset()
) -> Iterator[TextLine]:
    """The lines of title and blocks; those of `rows` of tables are a line for every cell."""
    yield TextLine("title", document.title_text, tuple(run for part in document.title for run in part))
    part: Part = "导语"
    for number, block in enumerate(document.blocks):
        if number in rows:
            cells, row = cells_of(block.runs), ("text", number)
            yield from (TextLine("paragraph", plain(cell), cell, part=part, row=row) for cell in cells)
            continue
        heading = block if isinstance(block, Heading) else block.heading
        if heading and heading.level == 1:
            part = _part_in_data(heading, report) or part_of(plain(heading.runs))
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
        yield _text_at(heading, (*path, "columns", column), row=(*path, "columns"))
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            yield _text_at(cell, (*path, "rows", row, column), row=(*path, "rows", row))


def _text_at(text: str, path: DataPath, row: DataPath = ()) -> TextLine:
    return TextLine("paragraph", text, (Run(text, origin=DataPlace(path)),), row=row)


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


def _part_in_data(heading: Heading, report: Report | None) -> Part | None:
    """Which part a heading opens that the data give; None for any other."""
    match heading.runs[0].origin:
        case DataPlace(path=(("sections" | "additions") as field, int(index), *_)) if report:
            return _PARTS_IN_DATA.get(getattr(report, field)[index].part, "举措成效")
    return None


def part_of(heading: str) -> Part:
    """Which part of the report a heading of level 1 opens."""
    return next(parts_named_in(heading), "举措成效")


def parts_named_in(heading: str) -> Iterator[Part]:
    """The parts of the report that a heading names; 存在的不足和下一步打算 is of two."""
    settled = _SETTLED.search(heading) is not None and "原因" not in heading
    return (
        part
        for part, words in _PARTS
        if any(word in heading for word in words) and not (settled and part == "不足")
    )
