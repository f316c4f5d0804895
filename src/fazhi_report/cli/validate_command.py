"""`fazhi validate`."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from fazhi_report import pipeline, published, reporters
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    Paths,
    SettingsFile,
    Standing,
    Templates,
    called,
    configured,
    years,
)
from fazhi_report.cli.colour import shows_colour
from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import Diagnostic, Severity

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
    settings: SettingsFile = None,
) -> None:
    """检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml 和 .yml。"""
    found: list[Diagnostic] = []
    code = NO_ERROR
    paths = paths or _default_files()
    if not paths:
        listed = "、".join(DEFAULT_FILES)
        hint = "写明文件，如 fazhi validate data/2024.yaml"
        found.append(Diagnostic.of_file("data", "FZ001", f"没有写文件，这里也没有 {listed}", hint))
        code = UNUSABLE
    for content in years(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
        else:
            project = None if data_only else configured(content[1], templates, settings)
            found += pipeline.validate(
                *content,
                Beside(content[1]),
                project.settings if project else None,
                project.templates if project else None,
            )
    files = [called(path, stdin_filename) for path in paths]
    conclude(found, files, form, code, strict=strict)


def conclude(
    found: list[Diagnostic], files: Iterable[str], form: str, code: int, *, strict: bool
) -> NoReturn:
    """Print what was found in some files and leave with the exit code that it asks for."""
    rules = published.rule_texts() if form == "sarif" else {}
    colour = shows_colour(sys.stdout)
    results = reporters.Results(found, tuple(files), rules, strict, colour)
    if listing := reporters.REPORTERS[form](results):
        typer.echo(listing, color=colour)
    typer.echo(results.summary, err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= least and not diagnostic.waived for diagnostic in found):
        code = max(code, ERRORS)
    raise typer.Exit(code)


def _default_files() -> list[str]:
    return sorted(path.as_posix() for pattern in DEFAULT_FILES for path in Path().glob(pattern))
