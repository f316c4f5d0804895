"""`fazhi lint`."""

from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from fazhi_report import pipeline, readers
from fazhi_report.cli.app import (
    UNUSABLE,
    Cluster,
    Force,
    Jobs,
    SettingsFile,
    Standing,
    called,
    configured,
    read_one,
)
from fazhi_report.cli.batch import (
    AskedReport,
    Outcome,
    Unit,
    conclude,
    found_inputs,
    on_cluster,
    outcomes,
    unfound,
)
from fazhi_report.cli.corrected_files import Corrections, Diffs, Fixes
from fazhi_report.cli.reports import ReportFile, Reports, reports_of
from fazhi_report.cli.validate_command import Form
from fazhi_report.diagnostics import Diagnostic


def lint(  # noqa: PLR0913  the options of the command
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="文件...",
            help="报告，DOCX、PDF、网页、TXT、Markdown 等；写文件夹，就是里面和下面的全部；“-”是标准输入。",
        ),
    ],
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
    *,
    settings: SettingsFile = None,
    output: ReportFile = None,
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
    fix: Fixes = False,
    diff: Diffs = False,
    report: Reports = None,
) -> None:
    """检查已经写成的报告（不是由台账生成的）；DOCX、PDF、网页的“行”是段落。"""
    reports = reports_of(report, output)
    elsewhere = on_cluster(cluster, jobs)
    found = found_inputs(paths, readers.SUFFIXES, "报告")
    work = Linting(stdin_filename, settings)
    corrections = Corrections(found, fix=fix, diff=diff)
    corrections.carry_out(stdin_filename, partial(_correct, corrections, work), output)
    made = outcomes(work, [(path,) for path in found.paths], jobs, again=force, elsewhere=elsewhere)
    conclude(chain(unfound(found), made), AskedReport(form, output, strict, reports), corrections.code)


def _correct(corrections: Corrections, work: "Linting", content: bytes, name: str) -> None:
    project = configured(name, settings=work.settings)
    corrections.take(name, pipeline.corrected_text(content, name, project.settings))


@dataclass(frozen=True, slots=True)
class Linting:
    """What `lint` does with a file."""

    stdin_filename: str
    settings: Path | None

    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = ""

    def __call__(self, unit: Unit) -> Outcome:
        """Give what the rules find in its text."""
        content = read_one(unit[0], self.stdin_filename)
        name = called(unit[0], self.stdin_filename)
        if isinstance(content, Diagnostic):
            return Outcome(name, UNUSABLE, (content,))
        found = pipeline.lint(*content, configured(name, settings=self.settings).settings)
        return Outcome(name, diagnostics=tuple(found))
