"""`fazhi facts`."""

from typing import Annotated, Literal

import typer

from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    OnePath,
    Standing,
    Templates,
    app,
    configured,
    inputs,
    show,
)
from fazhi_report.cli.files import Beside
from fazhi_report.cli.usage import Command
from fazhi_report.diagnostics import Diagnostic


@app.command(cls=Command)
def facts(
    path: OnePath,
    form: Annotated[
        Literal["text", "json", "csv"], typer.Option("--format", metavar="text|json|csv", help="结果的格式。")
    ] = "text",
    every: Annotated[bool, typer.Option("--all", help="没有直接印出来的也列出。")] = False,  # noqa: FBT002
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
) -> None:
    """列出报告里的每个数：数值、句子、算法和它来自的记录。"""
    from fazhi_report import pipeline  # noqa: PLC0415
    from fazhi_report.issuing.trace_tables import TABLES  # noqa: PLC0415
    from fazhi_report.issuing.tracing import trace  # noqa: PLC0415

    (content,) = inputs([path], stdin_filename)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    composed = pipeline.compose(*content, configured(content[1], templates).templates, Beside(content[1]))
    show(composed.diagnostics)
    if composed.document is None:
        raise typer.Exit(ERRORS)
    traced = [row for row in trace(composed.loaded, composed.document) if row.sentences or every]
    typer.echo(TABLES[form](traced), nl=False)
