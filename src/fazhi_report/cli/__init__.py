"""The command line: read, call the library, write, exit code; nothing else. A module for each command."""

import sys

import typer

from fazhi_report.cli import checking, publishing, rendering, tracing
from fazhi_report.cli.app import UNUSABLE, app
from fazhi_report.cli.usage import explained

__all__ = ["checking", "main", "publishing", "rendering", "tracing"]


def main() -> None:
    """Run the command line; every way out is an exit code and never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        commands = [command.callback.__name__ for command in app.registered_commands if command.callback]
        typer.echo(f"错误：{explained(error, sys.argv[1:], commands)}\n用法见 fazhi --help", err=True)
        code = UNUSABLE
    sys.exit(code)
