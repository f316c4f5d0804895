"""The command line: read, call the library, write, exit code; nothing else. A module for each command."""

import gc
import sys

import typer

from fazhi_report.cli.app import NO_ERROR, UNUSABLE, app, print_version, show
from fazhi_report.cli.commands import COMMANDS, built
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.files_of_call import begin_call
from fazhi_report.cli.progress import long_call
from fazhi_report.cli.shells import PROGRAM, answer_shells
from fazhi_report.cli.streams import lost, restart_where_files_have_no_chinese_names, standing
from fazhi_report.cli.usage import explained
from fazhi_report.diagnostics import Diagnostic

__all__ = ["main"]

_GARBAGE = 100_000  # objects; a command is short, and hardly any of what it makes is garbage


def main() -> None:
    """Run the command line; every way out is an exit code and never a traceback."""
    gc.set_threshold(_GARBAGE)
    begin_call()
    restart_where_files_have_no_chinese_names()
    with standing():
        code = _called()
        if failure := lost():
            code = UNUSABLE
            show([Diagnostic.of_file("标准输出", "FZ501", f"写不了：{reason_of(failure)}", "核对磁盘和权限")])
    sys.exit(code)


def _called() -> int:
    """Do what the call asks for; the exit code."""
    if sys.argv[1:] == ["--version"]:  # typer asks pydantic what an option means: as long as all else
        print_version()
        return NO_ERROR
    answer_shells()
    long_call.begin()
    try:
        code: int | None = app(prog_name=PROGRAM, standalone_mode=False)
    except typer.TyperException as error:
        reason = explained(error, *_choices(sys.argv[1:]))
        typer.echo(f"错误：{reason}", err=True)
        return UNUSABLE
    except OSError as error:  # of a file that is neither read nor written: a name too long to look for
        show(
            [
                Diagnostic.of_file(
                    str(error.filename or "系统"), "FZ003", f"读不了：{reason_of(error)}", "核对文件名和权限"
                )
            ]
        )
        return UNUSABLE
    except MemoryError:
        typer.echo("错误：内存不够，没有做完", err=True)
        return UNUSABLE
    finally:
        long_call.end()
    return code or NO_ERROR


def _choices(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments from where a command is to be named, and the commands to choose from there."""
    if arguments and arguments[0] in COMMANDS:
        inner = getattr(built(arguments[0]), "commands", None)
        if inner:
            return arguments[1:], list(inner)
    return arguments, list(COMMANDS)
