"""`fazhi completion`: what a shell needs to complete the commands and options of the program."""

import os
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import shellingham
import typer
from typer.completion import get_completion_script  # type: ignore[attr-defined]

from fazhi_report.cli.app import UNUSABLE, show, unusable
from fazhi_report.cli.shells import PROGRAM, VARIABLE
from fazhi_report.cli.writing_files import write_whole


class ScriptFile(NamedTuple):
    """Where the script of a shell is written, and what makes the shell read it."""

    path: Path
    hint: str


def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"] | None,
        typer.Argument(
            metavar="bash|zsh|fish|powershell", help="哪种 shell；不写就是现在用的。", show_default=False
        ),
    ] = None,
    *,
    script: Annotated[bool, typer.Option("--show", help="只显示脚本，不写文件。")] = False,
) -> None:
    """装上按 Tab 键补全命令和选项；只写一个文件，不改 shell 的设置。"""
    shell = shell or _shell_in_use()
    content = get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell) + "\n"
    if script:
        typer.echo(content, nl=False)
        return
    place = _places()[shell]
    if fault := write_whole(place.path, content.encode()):
        show([fault])
        raise typer.Exit(UNUSABLE)
    typer.echo(f"已写出 {place.path}\n{place.hint}", err=True)


def _shell_in_use() -> Literal["bash", "zsh", "fish", "powershell"]:
    try:
        name, _ = shellingham.detect_shell()
    except shellingham.ShellDetectionFailure:
        name = ""
    match name:
        case "bash" | "zsh" | "fish":
            return name  # type: ignore[no-any-return]  # shellingham has no hints
        case "powershell" | "pwsh":
            return "powershell"
    used = f"{name} 没有补全" if name else "认不出现在用的 shell"
    return unusable(f"{used}，写明一种：bash、zsh、fish、powershell")


def _places() -> dict[str, ScriptFile]:
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    bash = data / "bash-completion" / "completions" / PROGRAM
    powershell = data / PROGRAM / "completion.ps1"
    return {
        "bash": ScriptFile(
            bash, f"新开的终端里就有；没有装 bash-completion 的，在 ~/.bashrc 里加一行：. '{bash}'"
        ),
        "zsh": ScriptFile(
            home / ".zfunc" / f"_{PROGRAM}",
            "在 ~/.zshrc 里加一行：fpath+=~/.zfunc; autoload -Uz compinit; compinit",
        ),
        "fish": ScriptFile(settings / "fish" / "completions" / f"{PROGRAM}.fish", "新开的终端里就有"),
        "powershell": ScriptFile(powershell, f"在 $PROFILE 这个文件里加一行：. '{powershell}'"),
    }
