"""Commands with help pages in Chinese, and usage errors; typer writes them in English."""

from pathlib import PurePath

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from fazhi_report.cli.help_page import help_page
from fazhi_report.cli.shells import PROGRAM

_EXAMPLES = {
    "import": "去年的报告.docx",
    "lint": "报告.docx",
    "check": "报告.docx",
    "diff": "data/2022.yaml data/2023.yaml",
    "compare": "data/2023.yaml 改稿.docx",
    "keys": "zh data/2023.yaml",
    "sheet import": "台账.xlsx data/2023.yaml",
    "explain": "FZ315",
}
_LEDGERS = {".yaml", ".yml", ".xlsx", ".xlsm"}


class Command(TyperCommand):
    """A command whose help page is in Chinese."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the wider type is private
        """Give the help page of the command."""
        return help_page(self, ctx)

    def get_help_option_names(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as above
        """Give the names of the option that shows the page."""
        return ["-h", *super().get_help_option_names(ctx)]

    def get_help_option(self, ctx: typer.Context) -> TyperOption:  # type: ignore[override]  # as above
        """Give the option that shows the page."""
        return _in_chinese(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose help page is in Chinese."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the wider type is private
        """Give the help page of the group."""
        return help_page(self, ctx)

    def get_help_option_names(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as above
        """Give the names of the option that shows the page."""
        return ["-h", *super().get_help_option_names(ctx)]

    def get_help_option(self, ctx: typer.Context) -> TyperOption:  # type: ignore[override]  # as above
        """Give the option that shows the page."""
        return _in_chinese(super().get_help_option(ctx))


def _in_chinese(option: TyperOption | None) -> TyperOption:
    assert option  # noqa: S101  a command without one would have been made so
    option.help = "显示这页帮助。"
    return option


def explained(error: typer.TyperException, arguments: list[str], commands: list[str]) -> str:
    """Say in Chinese what is wrong with the way a command was called, and where to read how to call it."""
    called = getattr(getattr(error, "ctx", None), "command_path", None) or PROGRAM
    return f"{_reason(error, called, arguments, commands)}\n用法见 {called} --help"


def _reason(error: typer.TyperException, called: str, arguments: list[str], commands: list[str]) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            options = getattr(error, "possibilities", None) or ()
            guess = f"，是否想写 {'、'.join(options)}？" if options else ""
            return f"没有选项 {getattr(error, 'option_name', '')}{guess}"
        case "BadOptionUsage":
            return f"选项 {getattr(error, 'option_name', '')} 后面缺少内容，或者多了内容"
        case "MissingParameter":
            example = _EXAMPLES.get(called.removeprefix(f"{PROGRAM} "), "data/2023.yaml")
            missing = "代码" if example.startswith("FZ") else "文件"
            return f"缺少{missing}，如 {called} {example}"
        case "BadParameter":
            param = getattr(error, "param", None)
            if not param:
                return "选项的内容不对"
            name = f"选项 {param.opts[0]} " if isinstance(param, TyperOption) else f"{called} 后面"
            return f"{name}应写 {param.metavar}"
        case _:
            return _unknown_command(arguments, commands)


def _unknown_command(arguments: list[str], commands: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415

    written = next((argument for argument in arguments if not argument.startswith("-")), "")
    if not written:
        return f"缺少命令，可以写：{'、'.join(commands)}"
    if written in commands:
        return "命令后面的内容不对"
    if suffix := PurePath(written).suffix.lower():
        command = "validate" if suffix in _LEDGERS else "lint"
        return f"先写命令，再写文件，如 {PROGRAM} {command} {written}"
    close = get_close_matches(written, [*commands, "--help", "--version"], 1)
    return f"没有命令“{written}”" + (
        f"，是否想写 {close[0]}？" if close else f"，可以写：{'、'.join(commands)}"
    )
