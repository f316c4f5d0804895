"""`fazhi lint`."""

from typing import Annotated

import typer

from fazhi_report import pipeline
from fazhi_report.cli.app import NO_ERROR, UNUSABLE, SettingsFile, Standing, called, configured, inputs
from fazhi_report.cli.reports import ReportFile
from fazhi_report.cli.validate_command import AskedReport, Form, conclude
from fazhi_report.diagnostics import Diagnostic


def lint(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="文件...", help="报告，DOCX、PDF、网页、TXT、Markdown 等；“-”是标准输入。"),
    ],
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
    *,
    settings: SettingsFile = None,
    output: ReportFile = None,
) -> None:
    """检查已经写成的报告（不是由台账生成的）；DOCX、PDF、网页的“行”是段落。"""
    found: list[Diagnostic] = []
    code = NO_ERROR
    for content in inputs(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
        else:
            found += pipeline.lint(*content, configured(content[1], settings=settings).settings)
    files = [called(path, stdin_filename) for path in paths]
    conclude(found, files, AskedReport(form, output, strict), code)
