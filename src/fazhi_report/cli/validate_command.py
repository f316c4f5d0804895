"""`fazhi validate`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, NoReturn

import typer

from fazhi_report import loading, pipeline, published, reporters
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    Configured,
    Paths,
    SettingsFile,
    Standing,
    Templates,
    called,
    configured,
    unusable,
    years,
)
from fazhi_report.cli.corrected_files import Corrections, Diffs, Fixes
from fazhi_report.cli.files import Beside
from fazhi_report.cli.reports import ReportFile, hand_out, is_coloured, is_on_screen
from fazhi_report.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from fazhi_report.loading import Content, Folder

DEFAULT_FILES = ("data/*.yaml", "data/*.yml")

Form = Annotated[
    Literal["text", "json", "github", "sarif", "junit"],
    typer.Option(
        "--format",
        metavar="text|json|github|sarif|junit",
        help="结果的格式：text 给人看，其余给程序；github 在 GitHub 上标在改动的行旁，"
        "sarif 是 SARIF 2.1.0，junit 是 JUnit 测试报告。",
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
    fix: Fixes = False,
    diff: Diffs = False,
    settings: SettingsFile = None,
    output: ReportFile = None,
) -> None:
    """检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml 和 .yml。"""
    if data_only and (fix or diff):
        unusable("--fix 和 --diff 改的是报告的文字，不和 --data-only 一起用")
    found: list[Diagnostic] = []
    code = NO_ERROR
    paths = paths or _default_files()
    if not paths:
        listed = "、".join(DEFAULT_FILES)
        hint = "写明文件，如 fazhi validate data/2024.yaml"
        found.append(Diagnostic.of_file("data", "FZ001", f"没有写文件，这里也没有 {listed}", hint))
        code = UNUSABLE
    corrections = Corrections(paths, fix=fix, diff=diff)
    for content in years(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
            continue
        project = None if data_only else configured(content[1], templates, settings)
        data = content[0]
        folder: Folder = Beside(content[1])
        if corrections.asked and project:
            data, folder = _corrected(corrections, *content, project)
        if not corrections.is_difference:
            found += pipeline.validate(
                data,
                content[1],
                folder,
                project.settings if project else None,
                project.templates if project else None,
            )
    if corrections.is_difference:
        corrections.leave_with_difference(found, output, code)
    files = [called(path, stdin_filename) for path in paths]
    conclude(found, files, AskedReport(form, output, strict), max(code, corrections.code))


def _corrected(
    corrections: Corrections, content: "Content", name: str, project: Configured
) -> "tuple[Content, Folder]":
    """The data of a report after what is put right, and the folder with its manuscript as it is then."""
    folder = Beside(name)
    if not isinstance(content, bytes) or loading.is_workbook(content, name):
        corrections.refuse(name, "工作簿只提示，不改写")
        return content, folder
    made = pipeline.corrected(content, name, project.settings, project.templates, folder)
    if not corrections.take(name, made):
        return content, folder
    if made.files.manuscript is None:
        return made.files.data, folder
    return made.files.data, pipeline.Overlaid({made.manuscript: made.files.manuscript}, folder)


class AskedReport(NamedTuple):
    """How a call wants to be told what was found: the form, the file to write it to, how bad a warning is."""

    form: str
    output: str | None
    strict: bool


def conclude(found: list[Diagnostic], files: Iterable[str], asked: AskedReport, code: int) -> NoReturn:
    """Tell what was found in some files and leave with the exit code that it asks for.

    How much it was is the last line of a text, and a message where the text is for programs or elsewhere.
    """
    form, output, strict = asked
    rules = published.rule_texts() if form == "sarif" else {}
    results = reporters.Results(found, tuple(files), rules, strict, is_coloured(output))
    parts = [reporters.REPORTERS[form](results), *([results.summary] if form == "text" else ())]
    code = max(code, hand_out("".join(f"{part}\n" for part in parts if part), output, form))
    if form != "text" or not is_on_screen(output):
        typer.echo(results.summary, err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= least and not diagnostic.waived for diagnostic in found):
        code = max(code, ERRORS)
    raise typer.Exit(code)


def _default_files() -> list[str]:
    return sorted(path.as_posix() for pattern in DEFAULT_FILES for path in Path().glob(pattern))
