"""`fazhi diff`."""

from typing import Annotated, Literal

import typer

from fazhi_report import comparing, pipeline
from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    Standing,
    Templates,
    configured,
    inputs,
    show,
    template_folder,
    unusable,
)
from fazhi_report.cli.files import STANDARD, Beside
from fazhi_report.cli.reports import ReportFile, hand_out
from fazhi_report.diagnostics import Diagnostic


def diff(
    before: Annotated[str, typer.Argument(metavar="原文件", help="在前的数据文件；“-”是标准输入。")],
    after: Annotated[str, typer.Argument(metavar="新文件", help="在后的数据文件；“-”是标准输入。")],
    form: Annotated[
        Literal["text", "csv", "md"], typer.Option("--format", metavar="text|csv|md", help="结果的格式。")
    ] = "text",
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    output: ReportFile = None,
) -> None:
    """比较两份报告：每个数的增减，改了、删了、加了哪些句子。有没有不同，退出码都是 0。"""
    if before == after == STANDARD:
        unusable("两个文件不能都是标准输入")
    template_folder(templates)  # a wrong folder is told before any file is read
    sides = []
    for content in inputs([before, after], stdin_filename):
        if isinstance(content, Diagnostic):
            show([content])
        else:
            folder = configured(content[1], templates).templates
            sides.append(pipeline.Side(*content, folder, Beside(content[1])))
    if len(sides) < len((before, after)):
        for side in sides:
            show(pipeline.compose(side.content, side.name, side.templates, side.folder).diagnostics)
        raise typer.Exit(UNUSABLE)
    difference = pipeline.diff(*sides)
    show(difference.diagnostics)
    if difference.compared is None:
        raise typer.Exit(ERRORS)
    raise typer.Exit(hand_out(comparing.FORMS[form](difference.compared), output, form))
