"""`fazhi lint`."""

from typing import Annotated

import typer

from fazhi_report import pipeline
from fazhi_report.cli.app import NO_ERROR, UNUSABLE, SettingsFile, Standing, called, configured, inputs
from fazhi_report.cli.corrected_files import Corrections, Diffs, Fixes
from fazhi_report.cli.reports import ReportFile
from fazhi_report.cli.validate_command import AskedReport, Form, conclude
from fazhi_report.diagnostics import Diagnostic


def lint(  # noqa: PLR0913  the options of the command
    paths: Annotated[
        list[str],
        typer.Argument(metavar="文件...", help="报告，DOCX、PDF、网页、TXT、Markdown 等；“-”是标准输入。"),
    ],
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
    *,
    fix: Fixes = False,
    diff: Diffs = False,
    settings: SettingsFile = None,
    output: ReportFile = None,
) -> None:
    """检查已经写成的报告（不是由台账生成的）；DOCX、PDF、网页的“行”是段落。"""
    found: list[Diagnostic] = []
    code = NO_ERROR
    corrections = Corrections(paths, fix=fix, diff=diff)
    for content in inputs(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
            continue
        text, name = content
        project = configured(name, settings=settings)
        if corrections.asked:
            made = pipeline.corrected_text(text, name, project.settings)
            text = made.files.data if corrections.take(name, made) else text
        if not corrections.is_difference:
            found += pipeline.lint(text, name, project.settings)
    if corrections.is_difference:
        corrections.leave_with_difference(found, output, code)
    files = [called(path, stdin_filename) for path in paths]
    conclude(found, files, AskedReport(form, output, strict), max(code, corrections.code))
