"""`fazhi facts`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import typer

from fazhi_report import issuing, pipeline
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    OWN_TEMPLATES,
    Cluster,
    Force,
    Jobs,
    Standing,
    Templates,
    YearFiles,
    configured,
    one_year,
    show,
    template_folder,
    units_of_years,
)
from fazhi_report.cli.batch import Outcome, Tally, Unit, found_inputs, of_year, on_cluster, outcomes, unfound
from fazhi_report.cli.files import Beside
from fazhi_report.cli.reports import ReportFile, hand_out
from fazhi_report.cli.validate_command import LEDGERS
from fazhi_report.diagnostics import Finding

if TYPE_CHECKING:
    from fazhi_report.loading import Content


def facts(  # noqa: PLR0913  the options of the command
    paths: YearFiles,
    form: Annotated[
        Literal["text", "json", "csv"], typer.Option("--format", metavar="text|json|csv", help="结果的格式。")
    ] = "text",
    every: Annotated[bool, typer.Option("--all", help="没有直接印出来的也列出。")] = False,  # noqa: FBT002
    unused: Annotated[  # noqa: FBT002
        bool, typer.Option("--unused", help="只列出明细里写了、正文没有用到的名称、类别、日期和对象。")
    ] = False,
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    output: ReportFile = None,
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
) -> None:
    """列出报告里的每个数：数值、句子、算法和它来自的记录；几份台账的一起列。"""
    elsewhere = on_cluster(cluster, jobs)
    template_folder(templates)  # a wrong folder is told once
    found = found_inputs(paths, LEDGERS, "台账")
    units = units_of_years(found.paths)
    if unused:
        content = one_year([path for unit in units for path in unit], stdin_filename)
        folder = configured(content[1], templates).templates
        raise typer.Exit(hand_out(_unused(pipeline.compose(*content, folder, Beside(content[1]))), output))
    many = len(units) > 1
    work = Tracing(stdin_filename, templates, form, every, many)
    tally = Tally()
    made = outcomes(work, units, jobs, again=force, elsewhere=elsewhere)
    tables = _tables(chain(unfound(found), made), tally)
    first = next(tables, None)  # where there is none, nothing is written
    code = NO_ERROR
    if first is not None:
        tables = chain([first], tables)
        told = _together(tables, issuing.MANY_TRACE_TABLES[form]) if many else tables
        code = hand_out(told, output, form)
    typer.echo(tally.overview, err=True, nl=False)
    raise typer.Exit(max(code, tally.code))


def _tables(outcomes: Iterable[Outcome], tally: Tally) -> Iterator[str]:
    """The tables of outcomes as they come, each of which is told and counted."""
    for outcome in outcomes:
        show([*outcome.diagnostics])
        tally.count(outcome)
        if outcome.table:
            yield outcome.table


def _together(tables: Iterable[str], shape: "issuing.ManyReports") -> Iterator[str]:
    """The tables of many reports in pieces, each of which is let go before the next is made."""
    before = shape.opening
    for table in tables:
        yield f"{before}{table}"
        before = shape.between
    yield shape.closing


@dataclass(frozen=True, slots=True)
class Tracing:
    """What `facts` does with the files of a report; it tells of `many` in another form than of one."""

    stdin_filename: str
    templates: Path | None
    form: str
    every: bool
    many: bool

    depends_on_files_only: ClassVar[bool] = True
    settings: ClassVar[None] = None

    @property
    def here_only(self) -> str:
        """Templates of an office are a program."""
        return OWN_TEMPLATES if self.templates else ""

    def __call__(self, unit: Unit) -> Outcome:
        """Give its numbers."""
        return of_year(unit, self.stdin_filename, self._traced)

    def _traced(self, content: "Content", name: str) -> Outcome:
        folder = configured(name, self.templates).templates
        listed = pipeline.facts(content, name, folder, Beside(name), unprinted=self.every)
        found = tuple(listed.diagnostics)
        if listed.facts is None:
            return Outcome(name, ERRORS, found, listed.office)
        if self.many:
            table = issuing.MANY_TRACE_TABLES[self.form].one(name, listed.office, listed.facts)
        else:
            table = issuing.TRACE_TABLES[self.form](listed.facts)
        return Outcome(name, NO_ERROR, found, listed.office, table=table)


def _unused(composed: pipeline.Composed) -> str:
    """The names, kinds, days and targets that nothing prints, a line each with its first place."""
    show(composed.diagnostics)
    if composed.document is None:
        raise typer.Exit(ERRORS)
    found = pipeline.unused(composed)
    if isinstance(found, Finding):
        show(composed.loaded.located([found]))
        raise typer.Exit(ERRORS)
    lines = []
    for each in found:
        place = composed.loaded.where(each.first)
        lines.append(f"{place}: {each.title}（{each.records} 条明细）没有印\n")
    return "".join(lines)
