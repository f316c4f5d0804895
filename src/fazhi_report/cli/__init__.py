"""The command line: read, call the library, write, exit code; nothing else. A module for each command."""

import gc
import io
import sys

import typer

from fazhi_report.cli.app import NO_ERROR, UNUSABLE, app, print_version, show
from fazhi_report.cli.commands import COMMANDS, built
from fazhi_report.cli.completion_command import PROGRAM, answer_shells
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.files_of_call import begin_call
from fazhi_report.cli.progress import long_call
from fazhi_report.cli.usage import explained
from fazhi_report.diagnostics import Diagnostic

__all__ = ["main"]

_GARBAGE = 100_000  # objects; a command is short, and hardly any of what it makes is garbage


def main() -> None:
    """Run the command line; every way out is an exit code and never a traceback."""
    gc.set_threshold(_GARBAGE)
    begin_call()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:] == [
        "--version"
    ]:  # typer asks pydantic what an option means, which takes as long as all else
        print_version()
        sys.exit(NO_ERROR)
    answer_shells()
    long_call.begin()
    try:
        code = app(prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _give_up_output()  # whoever reads, as `head` does, has had enough
    except OSError as error:
        code = _give_up_output()
        show([Diagnostic.of_file("标准输出", "FZ501", f"写不了：{reason_of(error)}", "核对磁盘和权限")])
    except typer.TyperException as error:
        reason = explained(error, *_choices(sys.argv[1:]))
        typer.echo(f"错误：{reason}\n用法见 fazhi --help", err=True)
        code = UNUSABLE
    finally:
        long_call.end()
    sys.exit(code)


def _give_up_output() -> int:
    """Let nothing more be written to standard output, also not when the program ends."""
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    return UNUSABLE


def _choices(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments from where a command is to be named, and the commands to choose from there."""
    if arguments and arguments[0] in COMMANDS:
        inner = getattr(built(arguments[0]), "commands", None)
        if inner:
            return arguments[1:], list(inner)
    return arguments, list(COMMANDS)
