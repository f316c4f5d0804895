"""Where goes what a command has to tell: to the screen as the console has it, to programs in UTF-8."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from fazhi_report.cli.app import NO_ERROR, unusable, write_all
from fazhi_report.cli.colour import shows_colour
from fazhi_report.cli.files import STANDARD
from fazhi_report.reporters import REPORTERS, safe

_FOR_PEOPLE = ("text", "md")

ReportFile = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help="结果写到文件，总是 UTF-8；“-”和不写都是标准输出。",
        show_default=False,
    ),
]


Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="格式=文件",
        help="结果另外写到文件，格式与 --format 相同；可以写几次，如 --report md=结果.md。",
        show_default=False,
    ),
]


def reports_of(asked: Iterable[str] | None, output: str | None) -> tuple[tuple[str, str], ...]:
    """The forms of `--report`, each with its file; leaves where one is none, or two have one file."""
    reports = [(form, file) for form, _, file in (each.partition("=") for each in asked or ())]
    for form, file in reports:
        if form not in REPORTERS or not file:
            unusable(f"--report 写成“格式=文件”，格式是 {'、'.join(REPORTERS)}；写成了“{safe(form)}”")
        if file == STANDARD:
            unusable("--report 只写到文件，标准输出用 --format")
    files = [
        os.path.realpath(file)
        for file in (output, *(file for _, file in reports))
        if file != STANDARD and file
    ]
    if twice := [file for file in files if files.count(file) > 1]:
        unusable(f"两种结果不能写到一个文件：{safe(twice[0])}")
    return tuple(reports)


def is_on_screen(output: str | None) -> bool:
    """Whether what a command tells goes to standard output."""
    return output is None or output == STANDARD


def is_coloured(output: str | None) -> bool:
    """Whether what a command tells is to be coloured."""
    return is_on_screen(output) and shows_colour(sys.stdout)


def hand_out(report: str | Iterable[str], output: str | None, form: str = "text") -> int:
    """Print what a command tells, or write it to a file, whole; the exit code. It may come in pieces."""
    pieces = (report,) if isinstance(report, str) else report
    if is_on_screen(output) and form in _FOR_PEOPLE:
        for piece in pieces:
            typer.echo(piece, nl=False, color=is_coloured(output))
        return NO_ERROR
    content = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    return write_all({Path(output or STANDARD): content})
