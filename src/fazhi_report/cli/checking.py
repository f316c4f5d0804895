"""`fazhi validate`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, Paths, Standing, app, inputs, unusable
from fazhi_report.cli.files import Beside
from fazhi_report.cli.usage import Command
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters import REPORTERS, summary

DEFAULT_FILES = "data/*.yaml"


@app.command(cls=Command)
def validate(
    paths: Paths = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", metavar="text|json", help="结果的格式。")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
) -> None:
    """检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml。"""
    from fazhi_report import pipeline  # noqa: PLC0415

    found: list[Diagnostic] = []
    code = NO_ERROR
    for content in inputs(paths or _default_files(), stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
        else:
            found += pipeline.validate(*content, Beside(content[1]))
    if listing := REPORTERS[form](found):
        typer.echo(listing)
    if form == "text":
        typer.echo(summary(found), err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= least for diagnostic in found):
        code = max(code, ERRORS)
    raise typer.Exit(code)


def _default_files() -> list[str]:
    found = sorted(path.as_posix() for path in Path().glob(DEFAULT_FILES))
    if not found:
        unusable(f"没有写文件，这里也没有 {DEFAULT_FILES}", "FZ001")
    return found
