"""`fazhi keys`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fazhi_report import editing
from fazhi_report.cli.app import ERRORS, UNUSABLE, OnePath, Standing, show, texts, unusable
from fazhi_report.cli.files import STANDARD, write_output
from fazhi_report.cli.writing_files import write_whole
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.schema import Language

LANGUAGES: dict[str, tuple["Language", str]] = {"zh": ("zh", "中文"), "en": ("en", "英文")}


def _known(written: str) -> str:
    """Refuse what is no language, before the file is missed that was written in its place."""
    if written not in LANGUAGES:
        unusable(
            f"先写 zh（中文键）或 en（英文键），再写文件，如 fazhi keys zh data/2023.yaml；写成了“{written}”"
        )
    return written


def keys(
    language: Annotated[
        str, typer.Argument(metavar="zh|en", help="键换成中文（zh）还是英文（en）。", callback=_known)
    ],
    path: OnePath,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写到另一个文件；“-”是标准输出。不写就改写原文件。",
            show_default=False,
        ),
    ] = None,
    stdin_filename: Standing = "<stdin>",
) -> None:
    """把数据文件的键换成中文或英文，注释、顺序和其他内容一个字节也不动；写法有错误时不改。"""
    target = path if output is None else output
    if target != STANDARD and output is not None and Path(output).is_dir():
        unusable(f"{output or '.'} 是文件夹，-o 要写明文件")
    (content,) = texts([path], stdin_filename)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    code, name = LANGUAGES[language]
    rewritten = editing.rewrite(*content, code)
    show(list(rewritten.diagnostics))
    if rewritten.content is None:
        raise typer.Exit(ERRORS)
    if target == STANDARD:
        write_output(rewritten.content)
    elif output is None and rewritten.content == content[0]:
        typer.echo(f"{path} 的键已经是{name}，没有改动", err=True)
    else:
        if fault := write_whole(Path(target), rewritten.content, rewriting=output is None):
            show([fault])
            raise typer.Exit(UNUSABLE)
        typer.echo(f"已写成{name}键 {target}", err=True)
