"""The program: what its commands share."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from fazhi_report import __version__, loading, reporters
from fazhi_report import settings as project_settings
from fazhi_report.cli.colour import shows_colour
from fazhi_report.cli.commands import Program
from fazhi_report.cli.disk import disk
from fazhi_report.cli.files import STANDARD, Bytes, read_input, settings_file, write_output
from fazhi_report.cli.files_of_call import note_templates
from fazhi_report.cli.progress import long_call
from fazhi_report.cli.writing_files import write_whole
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.loading import Content
    from fazhi_report.pipeline import Order
    from fazhi_report.settings import Settings

NO_ERROR, ERRORS, UNUSABLE = 0, 1, 2
"""Exit codes: nothing wrong; errors in the data; called wrongly, or nothing could be read or written."""

OWN_TEMPLATES, OWN_FONTS = "用本单位的模板", "用本单位的字体"
"""What keeps work on this machine, as a user is told."""

INTRODUCTION = f"""\
fazhi {__version__}：由年度台账（YAML）生成《法治政府建设情况的报告》，公文格式按 GB/T 9704—2012。

第一次用：
  fazhi init                                 问几个问题，写出自己单位的第一份台账
  fazhi import 去年的报告.docx               手头有去年的报告的，由它写出台账和文稿
  fazhi sheet export -o 台账.xlsx            用 Excel 填台账：写出空的工作簿

常用命令：
  fazhi validate data/2023.yaml              检查台账，指出每一处错误的行和列
  fazhi render data/2023.yaml                生成报告（DOCX），放在 output 文件夹
  fazhi render data/2023.yaml --to txt -o -  在屏幕上看报告全文
  fazhi facts data/2023.yaml                 报告里每个数从哪几条记录来
  fazhi sheet import 台账.xlsx data/2023.yaml
                                             把填好的工作簿写进台账
  fazhi lint 报告.docx                       检查已经写成的报告
  fazhi schema                               给编辑器用的 JSON Schema
  fazhi completion                           装上按 Tab 键补全命令

fazhi --help 列出全部命令；fazhi 命令 --help 说明一个命令。"""

app = typer.Typer(
    name="fazhi",
    cls=Program,
    help="由年度台账生成《法治政府建设情况的报告》。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[文件]...",
        help="数据文件；写文件夹，就是里面和下面的全部 .yaml、.yml；“-”是标准输入。",
        show_default=False,
    ),
]
OnePath = Annotated[str, typer.Argument(metavar="文件", help="数据文件；“-”是标准输入。")]
YearFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="文件...",
        help="数据文件，或者一年的几份工作簿；写文件夹，就是里面和下面的全部 .yaml、.yml；“-”是标准输入。",
    ),
]
Templates = Annotated[
    Path | None, typer.Option(metavar="文件夹", help="本单位的模板，优先于自带的模板。", show_default=False)
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="文件",
        help="设置文件（本地的版式、体例、规则），代替数据文件旁边的 fazhi.toml。",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="个数",
        min=1,
        help="用几个进程；不写的，有几个处理器用几个，文件少的只用一个。结果和顺序一样。",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="地址",
        help="由 Dask 集群的许多机器一起做，如 tls://10.0.0.1:8786。"
        "这是唯一要联网的选项，标有密级的文件不送出去。",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="20 份以上的，没有变的也重新处理，不照上次的结果。")]
Standing = Annotated[str, typer.Option("--stdin-filename", metavar="文件", help="标准输入在消息里叫什么。")]


@app.callback(invoke_without_command=True)
def introduce(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本。")] = False,  # noqa: FBT002  typer's way
) -> None:
    """由年度台账生成《法治政府建设情况的报告》。"""
    if version:
        print_version()
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(INTRODUCTION)


def print_version() -> None:
    """Print the version of the program."""
    typer.echo(f"fazhi {__version__}")


# What commands share ---------------------------------------------------------------------------------------


def inputs(paths: list[str], stdin_filename: str) -> Iterator[tuple[bytes, str] | Diagnostic]:
    """The bytes of every input with the name that messages call it, or why it can't be read.

    That one is classified is told before anything else.
    """
    for number, path in enumerate(paths):
        long_call.step(number, len(paths))
        yield read_one(path, stdin_filename)


def read_one(path: str, stdin_filename: str, *, quiet: bool = False) -> tuple[bytes, str] | Diagnostic:
    """The bytes of one input with the name that messages call it, or why it can't be read.

    That it is classified is told, unless that is to be `quiet` because it is told elsewhere.
    """
    with long_call.held() if path == STANDARD else nullcontext():
        content = read_input(path)
    if isinstance(content, Diagnostic):
        return content
    name = called(path, stdin_filename)
    if not quiet:
        _warn_if_classified(content, name)
    return content, name


def texts(paths: list[str], stdin_filename: str) -> Iterator[tuple[bytes, str] | Diagnostic]:
    """The inputs of a command that writes data files anew, which are texts."""
    for found in inputs(paths, stdin_filename):
        if isinstance(found, Diagnostic) or not loading.is_workbook(*found):
            yield found
        else:
            message, hint = "这是工作簿，这个命令只处理 .yaml 台账", "先用 fazhi sheet import 填进 .yaml 台账"
            yield Diagnostic.of_file(found[1], "FZ004", message, hint)


def units_of_years(paths: Iterable[str]) -> list[tuple[str, ...]]:
    """The files of every report: a text is that of one, all the workbooks together are that of one."""
    paths = list(paths)
    books = tuple(path for path in paths if loading.is_workbook(b"", path))
    return list(dict.fromkeys(books if path in books else (path,) for path in paths))


def read_year(unit: tuple[str, ...], stdin_filename: str) -> "Iterator[tuple[Content, str] | Diagnostic]":
    """The data of a report under the name of its first file, or why some of its files can't be read."""
    if len(unit) == 1:
        yield read_one(unit[0], stdin_filename)
        return
    found = [(read_input(path), path) for path in unit]
    content = tuple((read, path) for read, path in found if isinstance(read, bytes))
    if len(content) < len(unit):
        yield from (read for read, _ in found if isinstance(read, Diagnostic))
    else:
        _warn_if_classified(content, unit[0])
        yield content, unit[0]


def one_year(paths: list[str], stdin_filename: str) -> "tuple[Content, str]":
    """The data of one report; leaves where there is none, or more than one."""
    found = [each for unit in units_of_years(paths) for each in read_year(unit, stdin_filename)]
    if faults := [each for each in found if isinstance(each, Diagnostic)]:
        show(faults)
        raise typer.Exit(UNUSABLE)
    first, *more = (each for each in found if not isinstance(each, Diagnostic))
    if more:
        unusable("一次只处理一份台账；几份工作簿合为一年的，可以一起写")
    return first


def _warn_if_classified(content: "Content", name: str) -> None:
    if warning := loading.classified(content, name):
        show([warning])


def called(path: str, stdin_filename: str) -> str:
    """What messages call an input."""
    return stdin_filename if path == STANDARD else path


def template_folder(templates: Path | str | None) -> Path | None:
    """The office's own folder of templates, which must be there."""
    templates = Path(templates) if templates else None
    if templates and not disk().is_folder(templates):
        unusable(f"没有模板文件夹 {templates}")
    if templates:
        disk().open_all_of(templates, OWN_TEMPLATES)
        note_templates(templates)
    return templates.resolve() if templates else None


def font_folders(paths: list[Path] | None) -> tuple[Path, ...]:
    """Folders of fonts, which must be there."""
    for path in paths or ():
        if not disk().is_folder(path):
            unusable(f"没有字体文件夹 {path}")
        disk().open_all_of(path, OWN_FONTS)
    return tuple(path.resolve() for path in paths or ())


class Configured(NamedTuple):
    """What holds for a data file: its project's settings, its folder of templates, its folders of fonts."""

    settings: "Settings"
    templates: Path | None
    fonts: tuple[Path, ...] = ()

    def order(self, order: "Order") -> "Order":
        """An order with the project's own folders of fonts behind those of the call."""
        folders = (*order.options.font_folders, *self.fonts)
        return replace(order, options=replace(order.options, font_folders=folders))


def configured(path: str, templates: Path | None = None, settings: Path | None = None) -> Configured:
    """The settings for a data file, from a file named in the call or from the nearest one.

    A folder of templates named in the call wins over one in the settings.
    """
    folder = template_folder(templates)
    for file in [disk().here() / settings] if settings else settings_file(path, project_settings.FILES):
        content = read_input(str(file))
        found = (
            [content] if isinstance(content, Diagnostic) else project_settings.configure(content, _near(file))
        )
        if isinstance(found, list):
            show(found)
            raise typer.Exit(UNUSABLE)
        if found:
            own = folder or template_folder(found.templates and file.parent / found.templates)
            return Configured(found, own, font_folders([file.parent / found.fonts] if found.fonts else None))
    return Configured(project_settings.DEFAULTS, folder)


def _near(file: Path) -> str:
    """A file as seen from here, where that is shorter."""
    here = disk().here()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)


def write_all(files: Mapping[Path, Bytes]) -> int:
    """Write every file whole, saying so; the exit code. A content may come in pieces."""
    code = NO_ERROR
    for path, content in files.items():
        if str(path) == STANDARD:
            write_output(content)
        elif fault := write_whole(path, content):
            show([fault])
            code = UNUSABLE
        else:
            typer.echo(f"已生成 {path}", err=True)
    return code


def show(diagnostics: list[Diagnostic]) -> None:
    """Print findings to standard error."""
    colour = shows_colour(sys.stderr)
    if listing := "".join(reporters.report_text(reporters.Results(diagnostics, colour=colour))):
        typer.echo(listing, err=True, color=colour)


def refuse(file: str, code: str, message: str, hint: str = "") -> NoReturn:
    """Say what is wrong with a file that was named, and leave."""
    show([Diagnostic.of_file(file, code, message, hint)])
    raise typer.Exit(UNUSABLE)


def unusable(message: str) -> NoReturn:
    """Say what is wrong with the call, and leave."""
    typer.echo(f"错误：{message}", err=True)
    raise typer.Exit(UNUSABLE)
