"""`fazhi diff`."""

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    Standing,
    Templates,
    app,
    configured,
    inputs,
    show,
    template_folder,
    unusable,
)
from fazhi_report.cli.files import STANDARD, Beside
from fazhi_report.cli.usage import Command
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.document import Document
    from fazhi_report.schema import Report


@app.command(cls=Command)
def diff(
    before: Annotated[str, typer.Argument(metavar="原文件", help="在前的数据文件；“-”是标准输入。")],
    after: Annotated[str, typer.Argument(metavar="新文件", help="在后的数据文件；“-”是标准输入。")],
    form: Annotated[
        Literal["text", "csv", "md"], typer.Option("--format", metavar="text|csv|md", help="结果的格式。")
    ] = "text",
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
) -> None:
    """比较两份报告：每个数的增减，改了、删了、加了哪些句子。有没有不同，退出码都是 0。"""
    if before == after == STANDARD:
        unusable("两个文件不能都是标准输入")
    old, new = _printed([before, after], templates, stdin_filename)
    from fazhi_report.comparing import comparison  # noqa: PLC0415
    from fazhi_report.comparing.forms import FORMS, Compared  # noqa: PLC0415
    from fazhi_report.facts import derive  # noqa: PLC0415

    # Facts of one year each: those of a file that names last year's hold a comparison of their own.
    figures = tuple(comparison.figures(derive(old.report), derive(new.report)))
    wording = comparison.wording(old.document, new.document)
    names = (old.name, new.name)
    typer.echo(FORMS[form](Compared(names, figures, wording)), nl=False)


class _Printed(NamedTuple):
    name: str
    report: "Report"
    document: "Document"


def _printed(paths: list[str], templates: Templates, stdin_filename: str) -> list[_Printed]:
    """Both reports, unless a fault of either is in the way; the faults of both are told."""
    from fazhi_report import pipeline  # noqa: PLC0415

    template_folder(templates)  # a wrong folder is told before any file is read
    code = NO_ERROR
    printed = []
    for content in inputs(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            show([content])
            code = UNUSABLE
            continue
        composed = pipeline.compose(*content, configured(content[1], templates).templates, Beside(content[1]))
        show(composed.diagnostics)
        report, document = composed.loaded.report, composed.document
        if report and document:
            printed.append(_Printed(content[1], report, document))
        else:
            code = max(code, ERRORS)
    if code:
        raise typer.Exit(code)
    return printed
