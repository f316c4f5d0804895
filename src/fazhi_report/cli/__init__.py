"""The command line: read, call the library, write, exit code; nothing else. A module for each command."""

import io
import sys

import typer

from fazhi_report.cli import (
    check_command,
    diff_command,
    explain_commands,
    facts_command,
    fonts_command,
    keys_command,
    lint_command,
    package_command,
    render_command,
    schema_command,
    sheet_commands,
    start_commands,
    validate_command,
)
from fazhi_report.cli.app import UNUSABLE, app, show
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.usage import explained
from fazhi_report.diagnostics import Diagnostic

__all__ = [
    "check_command",
    "diff_command",
    "explain_commands",
    "facts_command",
    "fonts_command",
    "keys_command",
    "lint_command",
    "main",
    "package_command",
    "render_command",
    "schema_command",
    "sheet_commands",
    "start_commands",
    "validate_command",
]


def main() -> None:
    """Run the command line; every way out is an exit code and never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _give_up_output()  # whoever reads, as `head` does, has had enough
    except OSError as error:
        code = _give_up_output()
        show([Diagnostic.of_file("<stdout>", "FZ501", f"写不了标准输出：{reason_of(error)}")])
    except typer.TyperException as error:
        reason = explained(error, *_choices(sys.argv[1:]))
        typer.echo(f"错误：{reason}\n用法见 fazhi --help", err=True)
        code = UNUSABLE
    sys.exit(code)


def _give_up_output() -> int:
    """Let nothing more be written to standard output, also not when the program ends."""
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    return UNUSABLE


def _choices(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments from where a command is to be named, and the commands to choose from there."""
    groups = {group.name: group.typer_instance for group in app.registered_groups}
    if arguments and (inner := groups.get(arguments[0])):
        return arguments[1:], _names(inner)
    return arguments, [*_names(app), *map(str, groups)]


def _names(program: typer.Typer) -> list[str]:
    return [
        command.name or command.callback.__name__
        for command in program.registered_commands
        if command.callback
    ]
