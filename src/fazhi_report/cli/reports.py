"""Where goes what a command has to tell: to the screen as the console has it, to programs in UTF-8."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from fazhi_report.cli.app import NO_ERROR, write_all
from fazhi_report.cli.colour import shows_colour
from fazhi_report.cli.files import STANDARD

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
