"""The commands of the program, in the order of the work; each is imported and built when it is called.

A call needs one command, and their list a line of each: building all of them takes a third as long as
importing typer.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from fazhi_report.cli.usage import Command, Group


class CommandEntry(NamedTuple):
    """Where a command is to be found (module and name in it), and the line that the list of commands has."""

    module: str
    name: str
    line: str


COMMANDS: Mapping[str, CommandEntry] = MappingProxyType(
    {
        "init": CommandEntry(
            "start_commands", "init", "开始使用：问几个问题（或者用选项写明），写出第一份台账。"
        ),
        "import": CommandEntry(
            "import_command",
            "import_report",
            "由已经写成的报告（去年的 Word、PDF、网页、文本）写出台账和文稿，印出来和原文一样。",
        ),
        "new": CommandEntry(
            "start_commands",
            "new",
            "由去年的台账和文稿开始新的一年：文字留下，数清空，去年的安排变成清单。",
        ),
        "manuscript": CommandEntry(
            "manuscript_command",
            "manuscript",
            "把报告写成文稿：范句成为自己的文字，每个数、每个判断都是引用；台账里加上一行“文稿”。",
        ),
        "validate": CommandEntry(
            "validate_command",
            "validate",
            "检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml 和 .yml。",
        ),
        "lint": CommandEntry(
            "lint_command", "lint", "检查已经写成的报告（不是由台账生成的）；DOCX、PDF、网页的“行”是段落。"
        ),
        "check": CommandEntry(
            "check_command",
            "check",
            "检查公文的版式（GB/T 9704—2012）；任何程序做的 .docx 都行，位置里的数是第几段。",
        ),
        "render": CommandEntry("render_command", "render", "生成报告；数据有错误时不生成。"),
        "facts": CommandEntry(
            "facts_command", "facts", "列出报告里的每个数：数值、句子、算法和它来自的记录；几份台账的一起列。"
        ),
        "collect": CommandEntry(
            "collect_command",
            "collect",
            "收齐各单位的台账：谁交了、谁没有交、谁迟了，各单位的数和合计，要问的。",
        ),
        "diff": CommandEntry(
            "diff_command",
            "diff",
            "比较两份报告：每个数的增减，改了、删了、加了哪些句子。有没有不同，退出码都是 0。",
        ),
        "compare": CommandEntry(
            "compare_command",
            "compare",
            "比较报告和同事改过的 DOCX：改了哪些，谁改的，属于哪里；--apply 写回文稿和数据。",
        ),
        "keys": CommandEntry(
            "keys_command",
            "keys",
            "把数据文件的键换成中文或英文，注释、顺序和其他内容一个字节也不动；写法有错误时不改。",
        ),
        "sheet": CommandEntry("sheet_commands", "sheet", "用 Excel 工作簿填写台账。"),
        "package": CommandEntry(
            "package_command",
            "package",
            "做送审包：报告、数字台账、检查结果、与上年对照、未完事项和目录；数据有错误时不做。",
        ),
        "fonts": CommandEntry("fonts_command", "fonts", "列出 PDF 会用哪些字体，缺的怎样安装。"),
        "rules": CommandEntry("explain_commands", "rules", "列出检查报告文字和版式的全部规则。"),
        "explain": CommandEntry(
            "explain_commands", "explain", "说明检查结果里的一个代码：查什么，为什么，正误各一例，怎样豁免。"
        ),
        "schema": CommandEntry(
            "schema_command", "schema", "输出数据文件的 JSON Schema，编辑器用它提示和检查。"
        ),
        "completion": CommandEntry(
            "completion_command",
            "completion",
            "装上按 Tab 键补全命令和选项；只写一个文件，不改 shell 的设置。",
        ),
    }
)


def built(name: str) -> TyperCommand | TyperGroup:
    """A command of the table, or its group of commands."""
    listed = COMMANDS[name]
    found = getattr(import_module(f"fazhi_report.cli.{listed.module}"), listed.name)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        alone.command(name, cls=Command)(found)
        found = alone
    made = typer.main.get_command(found)
    assert isinstance(made, TyperCommand | TyperGroup), name  # noqa: S101  what typer makes
    return made


class Program(Group):
    """The program with its commands."""

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | TyperGroup | None:  # type: ignore[override]  # the wider type is private
        """Give a command by its name."""
        del ctx
        return built(cmd_name) if cmd_name in COMMANDS else None

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as above
        """Give the names of the commands; what completes them asks."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ANN401  as above
        """List the commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.line) for name, listed in COMMANDS.items()])
