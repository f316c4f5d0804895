"""`fazhi collect`."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import typer

from fazhi_report import loading, pipeline
from fazhi_report.cli.app import (
    NO_ERROR,
    OWN_TEMPLATES,
    UNUSABLE,
    Cluster,
    Force,
    Jobs,
    SettingsFile,
    Templates,
    configured,
    read_one,
    show,
    template_folder,
    unusable,
    write_all,
)
from fazhi_report.cli.batch import Outcome, Unit, found_inputs, on_cluster, outcomes, unfound
from fazhi_report.cli.files import STANDARD, Beside, read_input
from fazhi_report.cli.reports import hand_out
from fazhi_report.comparing import offices
from fazhi_report.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_report.loading import Content

_SUFFIXES = ("yaml", "yml", "xlsx", "xlsm")
_FILES = "xlsx、html、csv、json、txt"


def collect(  # noqa: PLR0913  the options of the command
    paths: Annotated[
        list[str],
        typer.Argument(metavar="文件夹...", help="各单位的台账所在的文件夹，或者一个一个的台账、工作簿。"),
    ],
    roster: Annotated[
        Path | None,
        typer.Option(
            "--offices",
            metavar="名单",
            help="应当报告的单位，CSV 或者 .xlsx，一列“单位”，写全称；不写就只看交来的。",
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="年度", help="哪一年的；不写就是最多的那一年。", show_default=False)
    ] = None,
    *,
    due: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="年-月-日",
            help="在哪一天之前交；不写就是下一年3月1日（督察规定）。",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            formats=["%Y-%m-%d"],
            metavar="年-月-日",
            help="看到哪一天为止：到了期限没有交的，是逾期；不写就不说逾期，程序不看今天是哪一天。",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "csv", "json"], typer.Option("--format", metavar="text|csv|json", help="结果的格式。")
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help=f"写到文件，格式看扩展名（{_FILES}）；可以写几次。",
            show_default=False,
        ),
    ] = None,
    templates: Templates = None,
    settings: SettingsFile = None,
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
) -> None:
    """收齐各单位的台账：谁交了、谁没有交、谁迟了，各单位的数和合计，要问的。"""
    elsewhere = on_cluster(cluster, jobs)
    template_folder(templates)  # a wrong folder is told once
    writers = {path: _writer(path) for path in output or ()}
    found = found_inputs(paths, _SUFFIXES, "台账")
    expected = _roster(roster) if roster else None
    work = Collecting(templates, settings)
    returns, code = [], NO_ERROR
    for outcome in chain(
        unfound(found),
        outcomes(work, [(path,) for path in found.paths], jobs, again=force, elsewhere=elsewhere),
    ):
        show([each for each in outcome.diagnostics if not outcome.table])
        code = max(code, outcome.code)
        if outcome.table:
            returns.append(offices.Return.of_plain(json.loads(outcome.table)))
    collected = offices.collected(returns, expected, year, due=_day(due), as_of=_day(as_of))
    if not writers:
        raise typer.Exit(max(code, hand_out(offices.FORMS[form](collected), None, form)))
    raise typer.Exit(max(code, write_all({Path(path): write(collected) for path, write in writers.items()})))


def _day(given: datetime | None) -> date | None:
    return given and given.date()


def _roster(path: Path) -> loading.Roster:
    content = read_input(str(path))
    found = content if isinstance(content, Diagnostic) else loading.read_roster(content, str(path))
    if isinstance(found, Diagnostic):
        show([found])
        raise typer.Exit(UNUSABLE)
    return found


def _writer(path: str) -> "Callable[[offices.Collected], bytes]":
    """What makes the bytes of a file; what it needs is asked for before anything is read."""
    suffix = Path(path).suffix.lower()
    if path == STANDARD or suffix not in {".xlsx", ".html", ".csv", ".json", ".txt"}:
        unusable(f"不认识的格式“{suffix or path}”，-o 可以写：{_FILES}")
    if suffix == ".html":
        try:
            from fazhi_report.comparing.offices import collected_page  # noqa: PLC0415  needs the part for plots
        except ModuleNotFoundError:
            unusable('图还没有装，先执行 pip install "fazhi-report[plots]"')
        return collected_page.page
    if suffix == ".xlsx":
        try:
            from fazhi_report.comparing.offices import collected_workbook  # noqa: PLC0415  needs the part for workbooks
        except ModuleNotFoundError:
            unusable(loading.INSTALL_EXCEL)
        return collected_workbook.workbook
    form = offices.FORMS["text" if suffix == ".txt" else suffix[1:]]
    return lambda collected: form(collected).encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Collecting:
    """What `collect` does with a file: what its office has handed in, as JSON."""

    templates: Path | None
    settings: Path | None

    depends_on_files_only: ClassVar[bool] = True

    @property
    def here_only(self) -> str:
        """Templates of an office are a program."""
        return OWN_TEMPLATES if self.templates else ""

    def __call__(self, unit: Unit) -> Outcome:
        """Read it."""
        content = read_one(unit[0], STANDARD)
        if isinstance(content, Diagnostic):
            return Outcome(unit[0], UNUSABLE, (content,))
        return self._returned(*content)

    def _returned(self, content: "Content", name: str) -> Outcome:
        project = configured(name, self.templates, self.settings)
        examined = pipeline.examined(content, name, Beside(name), project.settings, project.templates)
        standing = [each.severity for each in examined.diagnostics if not each.waived]
        returned = offices.returned(
            name,
            examined.loaded,
            errors=standing.count(Severity.ERROR),
            warnings=standing.count(Severity.WARNING),
        )
        table = json.dumps(returned.plain(), ensure_ascii=False)
        return Outcome(name, NO_ERROR, tuple(examined.diagnostics), returned.office, table=table)
