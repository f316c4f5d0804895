"""`fazhi facts`."""

from typing import Annotated, Literal

import typer

from fazhi_report import issuing, pipeline
from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    OnePath,
    Standing,
    Templates,
    configured,
    inputs,
    show,
)
from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import Diagnostic


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
    (content,) = inputs([path], stdin_filename)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    folder = configured(content[1], templates).templates
    listed = pipeline.facts(*content, folder, Beside(content[1]), unprinted=every)
    show(listed.diagnostics)
    if listed.facts is None:
        raise typer.Exit(ERRORS)
    typer.echo(issuing.TRACE_TABLES[form](listed.facts), nl=False)
