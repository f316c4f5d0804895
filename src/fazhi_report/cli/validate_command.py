"""`fazhi validate`."""

from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import typer

from fazhi_report import loading, pipeline
from fazhi_report.cli.app import (
    NO_ERROR,
    OWN_TEMPLATES,
    Cluster,
    Force,
    Jobs,
    Paths,
    SettingsFile,
    Standing,
    Templates,
    configured,
    template_folder,
    units_of_years,
    unusable,
)
from fazhi_report.cli.batch import (
    AskedReport,
    FoundInputs,
    Outcome,
    Unit,
    concerned,
    conclude,
    found_inputs,
    of_year,
    on_cluster,
    outcomes,
    unfound,
)
from fazhi_report.cli.corrected_files import Corrections, Diffs, Fixes
from fazhi_report.cli.files import STANDARD, Beside
from fazhi_report.cli.git_changes import UnknownChangesError, changes_since
from fazhi_report.cli.reports import ReportFile, Reports, reports_of
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.loading import Content

LEDGERS = ("yaml", "yml")
"""The suffixes of data files, which a folder stands for."""

_FOLDER = "data"

Form = Annotated[
    Literal["text", "json", "github", "sarif", "junit", "gitlab", "md"],
    typer.Option(
        "--format",
        metavar="text|json|github|sarif|junit|gitlab|md",
        help="结果的格式：text 给人看，其余给程序；github 在 GitHub 上标在改动的行旁，"
        "sarif 是 SARIF 2.1.0，junit 是 JUnit 测试报告，gitlab 是 GitLab 的代码质量报告，"
        "md 是 Markdown 摘要。",
    ),
]


Since = Annotated[
    str | None,
    typer.Option(
        metavar="提交",
        help="只检查从 Git 的这个提交以来改了的，和用到了改了的文件（文稿、佐证、上年文件、设置、模板）的；"
        "没有提交的改动也算。",
        show_default=False,
    ),
]


def validate(  # noqa: PLR0913  the options of the command
    paths: Paths = None,
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    data_only: Annotated[  # noqa: FBT002
        bool, typer.Option("--data-only", help="只检查数据，不检查报告的文字。")
    ] = False,
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    settings: SettingsFile = None,
    output: ReportFile = None,
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
    fix: Fixes = False,
    diff: Diffs = False,
    since: Since = None,
    report: Reports = None,
) -> None:
    """检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml 和 .yml。"""
    reports = reports_of(report, output)
    if data_only and (fix or diff):
        unusable("--fix 和 --diff 改的是报告的文字，不和 --data-only 一起用")
    elsewhere = on_cluster(cluster, jobs)
    template_folder(templates)  # a wrong folder is told once
    found = found_inputs(paths, LEDGERS, "台账") if paths else _in_data_folder()
    work = Validating(stdin_filename, templates, settings, data_only)
    note = ""
    if since is not None:
        found, note = _changed(found, since, work, jobs, again=force)
    corrections = Corrections(found, fix=fix, diff=diff)
    corrections.carry_out(stdin_filename, partial(_correct, corrections, work), output)
    made = outcomes(work, units_of_years(found.paths), jobs, again=force, elsewhere=elsewhere)
    asked = AskedReport(form, output, strict, reports, note)
    conclude(chain(unfound(found), made), asked, corrections.code)


def _changed(
    found: FoundInputs, revision: str, work: "Validating", jobs: int | None, *, again: bool
) -> tuple[FoundInputs, str]:
    """The inputs that concern what changed since a revision, and what is told of the others."""
    if STANDARD in found.paths:
        unusable("--since 看的是仓库里的文件，不和标准输入一起用")
    try:
        changes = changes_since(revision)
    except UnknownChangesError as unknown:
        unusable(str(unknown))
    units = units_of_years(found.paths)
    if changes is None or not units:
        return found, ""
    looking = LookingUp(work.stdin_filename, work.templates, work.settings, work.data_only)
    to_do = concerned(units, changes, looking, jobs, again=again)
    left = len(units) - len(to_do)
    note = ""
    if not to_do:
        note = f"{left} 份都没有改，也没有用到改了的文件，不用检查"
    elif left:
        note = f"另有 {left} 份没有改，也没有用到改了的文件，没有检查"
        typer.echo(note, err=True)
    return found._replace(paths=tuple(path for unit in to_do for path in unit)), note


def _correct(corrections: Corrections, work: "Validating", content: bytes, name: str) -> None:
    if loading.is_workbook(content, name):
        corrections.refuse(name, "工作簿只提示，不改写")
        return
    project = configured(name, work.templates, work.settings)
    made = pipeline.corrected(content, name, project.settings, project.templates, Beside(name))
    corrections.take(name, made)


def _in_data_folder() -> FoundInputs:
    if Path(_FOLDER).is_dir():
        return found_inputs([_FOLDER], LEDGERS, "台账")
    hint = "写明文件，如 fazhi validate data/2024.yaml"
    fault = Diagnostic.of_file(_FOLDER, "FZ001", "没有写文件，这里也没有放台账的 data 文件夹", hint)
    return FoundInputs((), (fault,))


@dataclass(frozen=True, slots=True)
class Validating:
    """What `validate` does with a file."""

    stdin_filename: str
    templates: Path | None
    settings: Path | None
    data_only: bool

    depends_on_files_only: ClassVar[bool] = True

    @property
    def here_only(self) -> str:
        """Templates of an office are a program."""
        return OWN_TEMPLATES if self.templates else ""

    def __call__(self, unit: Unit) -> Outcome:
        """Give every fault of it, and of the report that it makes."""
        return of_year(unit, self.stdin_filename, self._examined)

    def _examined(self, content: "Content", name: str) -> Outcome:
        project = None if self.data_only else configured(name, self.templates, self.settings)
        checked = pipeline.examined(
            content,
            name,
            Beside(name),
            project.settings if project else None,
            project.templates if project else None,
        )
        return Outcome(name, NO_ERROR, tuple(checked.diagnostics), checked.office)


@dataclass(frozen=True, slots=True)
class LookingUp:
    """All that `validate` asks of the file system for a file, without looking at any text."""

    stdin_filename: str
    templates: Path | None
    settings: Path | None
    data_only: bool

    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = "要问的是本机的磁盘"

    def __call__(self, unit: Unit) -> Outcome:
        """Give nothing of it but whether it can be read."""
        return of_year(unit, self.stdin_filename, self._looked_up)

    def _looked_up(self, content: "Content", name: str) -> Outcome:
        if not self.data_only:
            configured(name, self.templates, self.settings)
        loading.load(content, name, Beside(name))
        return Outcome(name)
