"""`fazhi render`."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from fazhi_report import pipeline, writers
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    SettingsFile,
    Standing,
    Templates,
    YearFiles,
    configured,
    count_of_years,
    show,
    template_folder,
    unusable,
    write_all,
    years,
)
from fazhi_report.cli.files import STANDARD, Beside
from fazhi_report.cli.written_files import (
    FORMATS,
    FontPaths,
    Profiles,
    ReferenceDoc,
    Standards,
    Telling,
    formats,
    profiles,
    writing_options,
)
from fazhi_report.diagnostics import Diagnostic, has_errors

_USUAL = "docx"
OUTPUT_FOLDER = "output"
_NOT_FOR_SCREENS = ("docx", "pdf")


def render(  # noqa: PLR0913  the options of the command
    paths: YearFiles,
    to: Annotated[
        str | None,
        typer.Option(metavar="格式", help=f"{FORMATS}，几种用逗号隔开；不写就是 docx。", show_default=False),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件或文件夹", help="写到哪里；“-”是标准输出。")
    ] = OUTPUT_FOLDER,
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    profile: Profiles = "public",
    stage: Annotated[
        Literal["送审", "定稿"] | None,
        typer.Option(
            metavar="送审|定稿",
            help="送审：签发人、发文字号、成文日期等留空；定稿：缺一项都不生成。",
            show_default=False,
        ),
    ] = None,
    annex: Annotated[bool, typer.Option("--annex", help="附上佐证材料清单。")] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="在 DOCX 里给每个数加批注，写明来历。")
    ] = False,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="和 --stage 送审 一起用：DOCX 做成审阅稿，打开就留痕，每个引用的数和判断有记号。"
        ),
    ] = False,
    font_path: FontPaths = None,
    pdf_standard: Standards = None,
    reference_doc: ReferenceDoc = None,
    settings: SettingsFile = None,
) -> None:
    """生成报告；数据有错误时不生成。"""
    if review and stage != "送审":
        unusable("审阅稿是送审的稿子，--review 要和 --stage 送审 一起用")
    options = replace(writing_options(font_path, pdf_standard, reference_doc), review=review)
    suffixes, versions = _suffixes(to, output), profiles(profile)
    target, is_folder = _target(output, count_of_years(paths) * len(suffixes) * len(versions), suffixes)
    template_folder(templates)  # a wrong folder is told before any file is read
    _refuse_without_docx(
        suffixes, {"--comments": comments, "--review": review, "--reference-doc": bool(reference_doc)}
    )
    order = pipeline.Order(suffixes, versions, stage, annex, comments, options)
    code, telling = NO_ERROR, Telling()
    for content in years(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            show([content])
            code = UNUSABLE
            continue
        project = configured(content[1], templates, settings)
        made = pipeline.render(
            *content, project.order(order), project.settings, project.templates, Beside(content[1])
        )
        telling.tell(made.diagnostics, made.blanks, made.notes)
        # Each is written when it is done: a whole county's reports are never in memory together.
        files = {target / file.name if is_folder else target: file.content for file in made.files}
        code = max(code, _code_of(made), write_all(files))
    raise typer.Exit(code)


def _code_of(made: "pipeline.Rendered") -> int:
    if made.unusable:
        return UNUSABLE
    return ERRORS if has_errors((*made.diagnostics, *made.notes)) else NO_ERROR


def _refuse_without_docx(suffixes: tuple[str, ...], asked: dict[str, bool]) -> None:
    """Refuse options that only a DOCX heeds where none is to be written."""
    for option, given in asked.items():
        if given and "docx" not in suffixes:
            unusable(f"{option} 只用于 DOCX，--to 里要有 docx")


def _suffixes(to: str | None, output: str) -> tuple[str, ...]:
    """The formats asked for: by --to, else by the name of the output file, else docx."""
    named = _named_format(output)
    known = named in writers.WRITERS
    suffixes = formats(to or (named if known else _USUAL))
    if known and suffixes != (named,):
        unusable(f"--to 写的是 {'、'.join(suffixes)}，-o 的文件名却是 .{named}")
    return suffixes


def _named_format(output: str) -> str:
    """The suffix of an output file; "" for a folder."""
    return "" if output.endswith(("/", os.sep)) or Path(output).is_dir() else Path(output).suffix[1:].lower()


def _target(output: str, count: int, suffixes: tuple[str, ...]) -> tuple[Path, bool]:
    """Where to write, and whether that is a folder; a name with the suffix of a format is a file."""
    named = _named_format(output)
    is_folder = output != STANDARD and not named
    if not is_folder and count > 1:
        unusable(f"要写 {count} 份，-o 只能写文件夹")
    if output == STANDARD and suffixes[0] in _NOT_FOR_SCREENS and sys.stdout.isatty():
        unusable(f"{suffixes[0].upper()} 不能显示在屏幕上，用 -o 写明文件，或加 --to txt")
    if named and named not in suffixes:
        known = "、".join(writers.WRITERS)
        unusable(f"不认识的格式“.{named}”，可以写：{known}；要写到文件夹，在末尾加 /")
    return Path(output), is_folder
