"""`fazhi facts`."""

from typing import Annotated, Literal

import typer

from fazhi_report import issuing, pipeline
from fazhi_report.cli.app import (
    ERRORS,
    Standing,
    Templates,
    YearFiles,
    configured,
    one_year,
    show,
)
from fazhi_report.cli.files import Beside
from fazhi_report.cli.reports import ReportFile, hand_out
from fazhi_report.diagnostics import Finding


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
) -> None:
    """列出报告里的每个数：数值、句子、算法和它来自的记录。"""
    content = one_year(paths, stdin_filename)
    folder = configured(content[1], templates).templates
    if unused:
        composed = pipeline.compose(*content, folder, Beside(content[1]))
        raise typer.Exit(hand_out(_unused(composed), output))
    listed = pipeline.facts(*content, folder, Beside(content[1]), unprinted=every)
    show(listed.diagnostics)
    if listed.facts is None:
        raise typer.Exit(ERRORS)
    raise typer.Exit(hand_out(issuing.TRACE_TABLES[form](listed.facts), output, form))


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
