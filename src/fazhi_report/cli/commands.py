"""The commands of `fazhi`. Imports that cost time stand inside the command that needs them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from fazhi_report import __version__
from fazhi_report.cli.files import (
    STANDARD,
    file_name,
    read_input,
    write_output,
    write_whole,
)
from fazhi_report.cli.usage import Command, Group, explained
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters import REPORTERS, summary

NO_ERROR, ERRORS, UNUSABLE = 0, 1, 2
DEFAULT_FILES = "data/*.yaml"
OUTPUT_FOLDER = "output"

_LAST_SECOND = 253_402_300_799  # of the year 9999

INTRODUCTION = f"""\
fazhi {__version__}：由年度台账（YAML）生成《法治政府建设情况的报告》，公文格式按 GB/T 9704—2012。

常用命令：
  fazhi validate data/2023.yaml            检查台账，指出每一处错误的行和列
  fazhi render data/2023.yaml              生成报告（DOCX），放在 output 文件夹
  fazhi render data/2023.yaml --to txt -o - 在屏幕上看报告全文
  fazhi facts data/2023.yaml               报告里每个数从哪几条记录来
  fazhi schema                             给编辑器用的 JSON Schema

fazhi --help 列出全部命令；fazhi 命令 --help 说明一个命令。"""

app = typer.Typer(
    name="fazhi",
    cls=Group,
    help="由年度台账生成《法治政府建设情况的报告》。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[文件]...", help="数据文件；“-”是标准输入。", show_default=False),
]
OnePath = Annotated[str, typer.Argument(metavar="文件", help="数据文件；“-”是标准输入。")]
Templates = Annotated[
    Path | None, typer.Option(metavar="文件夹", help="本单位的模板，优先于自带的模板。", show_default=False)
]
Standing = Annotated[str, typer.Option("--stdin-filename", metavar="文件", help="标准输入在消息里叫什么。")]


@app.callback(invoke_without_command=True)
def introduce(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本。")] = False,  # noqa: FBT002  typer's way
) -> None:
    """由年度台账生成《法治政府建设情况的报告》。"""
    if version:
        typer.echo(f"fazhi {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(INTRODUCTION)


@app.command(cls=Command)
def validate(
    paths: Paths = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", metavar="text|json", help="结果的格式。")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
) -> None:
    """检查数据文件；不写文件时检查 data 文件夹里的每个 .yaml。"""
    from fazhi_report import pipeline  # noqa: PLC0415

    found: list[Diagnostic] = []
    code = NO_ERROR
    for content in _inputs(paths or _default_files(), stdin_filename):
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
        else:
            found += pipeline.validate(*content)
    if listing := REPORTERS[form](found):
        typer.echo(listing)
    if form == "text":
        typer.echo(summary(found), err=True)
    least = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity >= least for diagnostic in found):
        code = max(code, ERRORS)
    raise typer.Exit(code)


@app.command(cls=Command)
def render(
    paths: Annotated[list[str], typer.Argument(metavar="文件...", help="数据文件；“-”是标准输入。")],
    to: Annotated[
        str | None,
        typer.Option(
            metavar="格式", help="docx、md、txt，几种用逗号隔开；不写就是 docx。", show_default=False
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件或文件夹", help="写到哪里；“-”是标准输出。")
    ] = OUTPUT_FOLDER,
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
) -> None:
    """生成报告；数据有错误时不生成。"""
    from fazhi_report import pipeline  # noqa: PLC0415
    from fazhi_report.writers import WRITERS  # noqa: PLC0415

    _check_epoch()
    suffixes = _suffixes(to, output, list(WRITERS))
    target, is_folder = _target(output, len(paths) * len(suffixes), suffixes)
    folder = _template_folder(templates)
    code = NO_ERROR
    files: dict[Path, bytes] = {}
    for content in _inputs(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            _report([content])
            code = UNUSABLE
            continue
        composed = pipeline.compose(*content, folder)
        _report(composed.diagnostics)
        if composed.document is None:
            code = max(code, ERRORS)
            continue
        for suffix in suffixes:
            path = target / file_name(composed.document.title_text, suffix) if is_folder else target
            if path in files:
                _unusable(f"两份报告都要写成 {path}，一份也没有写；用 -o 分别指定", "FZ502")
            files[path] = pipeline.render(composed.document, suffix)
    raise typer.Exit(max(code, _write(files)))


@app.command(cls=Command)
def facts(
    path: OnePath,
    form: Annotated[
        Literal["text", "json", "csv"], typer.Option("--format", metavar="text|json|csv", help="结果的格式。")
    ] = "text",
    every: Annotated[bool, typer.Option("--all", help="没有直接印出来的也列出。")] = False,  # noqa: FBT002
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
) -> None:
    """列出报告里的每个数：数值、句子、算法和它来自的记录。"""
    from fazhi_report import pipeline  # noqa: PLC0415
    from fazhi_report.cli.tables import TABLES  # noqa: PLC0415

    (content,) = _inputs([path], stdin_filename)
    if isinstance(content, Diagnostic):
        _report([content])
        raise typer.Exit(UNUSABLE)
    composed = pipeline.compose(*content, _template_folder(templates))
    _report(composed.diagnostics)
    if composed.document is None:
        raise typer.Exit(ERRORS)
    traced = [row for row in pipeline.trace(composed.loaded, composed.document) if row.sentences or every]
    typer.echo(TABLES[form](traced), nl=False)


@app.command(cls=Command)
def schema(
    keys: Annotated[Literal["en", "zh"], typer.Option(metavar="en|zh", help="键用英文还是中文。")] = "en",
) -> None:
    """输出数据文件的 JSON Schema，编辑器用它提示和检查。"""
    from fazhi_report.schema.published import dumped  # noqa: PLC0415

    typer.echo(dumped(keys), nl=False)


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


# Inputs and outputs ----------------------------------------------------------------------------------------


def _default_files() -> list[str]:
    found = sorted(path.as_posix() for path in Path().glob(DEFAULT_FILES))
    if not found:
        _unusable(f"没有写文件，这里也没有 {DEFAULT_FILES}", "FZ001")
    return found


def _inputs(paths: list[str], stdin_filename: str) -> Iterator[tuple[bytes, str] | Diagnostic]:
    for path in paths:
        content = read_input(path)
        yield (
            content
            if isinstance(content, Diagnostic)
            else (content, stdin_filename if path == STANDARD else path)
        )


def _suffixes(to: str | None, output: str, known: list[str]) -> list[str]:
    """The formats asked for: by --to, else by the name of the output file, else docx."""
    named = _named_format(output)
    wanted = to.replace("，", ",").split(",") if to else [named if named in known else known[0]]
    suffixes = list(dict.fromkeys(name.strip().lower() for name in wanted))
    for name in suffixes:
        if name not in known:
            _unusable(f"不认识的格式“{name}”，可以写：{'、'.join(known)}")
    if named in known and suffixes != [named]:
        _unusable(f"--to 写的是 {'、'.join(suffixes)}，-o 的文件名却是 .{named}")
    return suffixes


def _named_format(output: str) -> str:
    """The suffix of an output file; "" for a folder."""
    return "" if output.endswith(("/", os.sep)) or Path(output).is_dir() else Path(output).suffix[1:].lower()


def _target(output: str, count: int, suffixes: list[str]) -> tuple[Path, bool]:
    """Where to write, and whether that is a folder; a name with the suffix of a format is a file."""
    named = _named_format(output)
    is_folder = output != STANDARD and not named
    if not is_folder and count > 1:
        _unusable(f"要写 {count} 份，-o 只能写文件夹")
    if output == STANDARD and suffixes == ["docx"] and sys.stdout.isatty():
        _unusable("DOCX 不能显示在屏幕上，用 -o 写明文件，或加 --to txt")
    if named and named not in suffixes:
        _unusable(f"不认识的格式“.{named}”；要写到文件夹，在末尾加 /")
    return Path(output), is_folder


def _check_epoch() -> None:
    """Refuse a SOURCE_DATE_EPOCH that is no time, before anything is written."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdigit() and int(epoch) <= _LAST_SECOND):
        _unusable(f"环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数，写成了“{epoch}”")


def _template_folder(templates: Path | None) -> Path | None:
    if templates and not templates.is_dir():
        _unusable(f"没有模板文件夹 {templates}")
    return templates.resolve() if templates else None


def _write(files: dict[Path, bytes]) -> int:
    code = NO_ERROR
    for path, content in files.items():
        if str(path) == STANDARD:
            write_output(content)
        elif fault := write_whole(path, content):
            _report([fault])
            code = UNUSABLE
        else:
            typer.echo(f"已生成 {path}", err=True)
    return code


def _report(diagnostics: list[Diagnostic]) -> None:
    if diagnostics:
        typer.echo(REPORTERS["text"](diagnostics), err=True)


def _unusable(message: str, code: str = "") -> NoReturn:
    typer.echo(f"错误{code and ' ' + code}：{message}", err=True)
    raise typer.Exit(UNUSABLE)
