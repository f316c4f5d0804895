"""`fazhi manuscript`."""

from pathlib import Path
from typing import Annotated

import typer

from fazhi_report import pipeline
from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    OnePath,
    SettingsFile,
    Templates,
    configured,
    show,
    texts,
    unusable,
)
from fazhi_report.cli.files import STANDARD, Beside, path_from
from fazhi_report.cli.write_targets import is_other
from fazhi_report.cli.writing_files import write_together
from fazhi_report.diagnostics import Diagnostic


def manuscript(
    path: OnePath,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="文稿写到哪里；不写就是台账旁边同名的 .md。",
            show_default=False,
        ),
    ] = None,
    templates: Templates = None,
    *,
    settings: SettingsFile = None,
) -> None:
    """把报告写成文稿：范句成为自己的文字，每个数、每个判断都是引用；台账里加上一行“文稿”。"""
    if path == STANDARD:
        unusable("写明台账文件，如 fazhi manuscript data/2025.yaml")
    (content,) = texts([path], path)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    target = Path(output) if output else Path(path).with_suffix(".md")
    own = configured(path, templates, settings).templates
    made = pipeline.first_manuscript(*content, path_from(Path(path), str(target)), own, Beside(path))
    if made.manuscript is None or made.data is None:
        show(made.diagnostics)
        raise typer.Exit(ERRORS)
    if is_other(target, made.manuscript):
        unusable(f"已经有 {target}，没有改动；要重新写，先把它移走或改名")
    if fault := write_together({target: made.manuscript, Path(path): made.data}, [Path(path)]):
        show([fault])
        raise typer.Exit(UNUSABLE)
    typer.echo(f"已写出 {target}；{path} 加上了“文稿”，已经写进文稿的内容成了注释", err=True)
