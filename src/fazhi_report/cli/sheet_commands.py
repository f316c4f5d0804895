"""`fazhi sheet`."""

import importlib.util
import re
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from fazhi_report import editing, loading, sheets
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    one_year,
    show,
    texts,
    unusable,
    write_all,
)
from fazhi_report.cli.files import STANDARD, Beside, read_input
from fazhi_report.cli.usage import Command, Group
from fazhi_report.cli.writing_files import write_over
from fazhi_report.diagnostics import Diagnostic, has_errors

_SUFFIX = ".xlsx"
_OPEN = ("~$", ".~")
"""What the files begin with that Excel and WPS keep beside a workbook that is open."""
_BETWEEN = re.compile(r"[,，、\s]+")

sheet = typer.Typer(
    name="sheet",
    cls=Group,
    help="用 Excel 工作簿填写台账。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@sheet.callback()
def introduce() -> None:
    """用 Excel 工作簿填写台账。"""
    if importlib.util.find_spec("openpyxl") is None:
        unusable(f"读写工作簿要先安装：{loading.INSTALL_EXCEL}")


@sheet.command("export", cls=Command)
def export_(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[文件]...", help="数据文件，或者一年的几份工作簿；不写就导出空表。", show_default=False
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="工作簿", help="写到哪里；“-”是标准输出。")
    ] = "台账.xlsx",
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="名称",
            help="只导出这几本账，如 合同,行政检查；也可以写类别，如 行政执法。名称见目录。",
            show_default=False,
        ),
    ] = None,
) -> None:
    """把台账导出为工作簿，一本账一张工作表；数据有错误时不导出。"""
    names = [name for each in only or () for name in _BETWEEN.split(each) if name]
    if output != STANDARD and Path(output).suffix.lower() != _SUFFIX:
        unusable(f"-o 要写明 {_SUFFIX} 文件，写成了“{output}”")
    if output == STANDARD and sys.stdout.isatty():
        unusable("工作簿不能显示在屏幕上，用 -o 写明文件")
    report = level = None
    if paths:
        content = one_year(paths, "<stdin>")
        loaded = loading.load(*content, Beside(content[1]))
        report, level = loaded.report, loaded.level
        if has_errors(loaded.diagnostics()):
            show(loaded.diagnostics())
            raise typer.Exit(ERRORS)
    try:
        workbook = sheets.export(report, names, level)
    except KeyError as error:
        _refuse_name(str(error.args[0]))
    if isinstance(workbook, bytes):
        raise typer.Exit(write_all({Path(output): workbook}))
    show(loaded.diagnostics(*workbook))
    raise typer.Exit(ERRORS)


def _refuse_name(name: str) -> NoReturn:
    close = get_close_matches(name, sheets.names(), 1, 0.5)
    guess = f"是否想写“{close[0]}”？" if close else ""
    unusable(f"没有“{name}”这本账或者这一类；{guess or '可以写的见导出的工作簿的目录'}")


@sheet.command("import", cls=Command)
def import_(
    paths: Annotated[
        list[str], typer.Argument(metavar="工作簿... 数据文件", help="一份或几份工作簿，最后写数据文件。")
    ],
    *,
    append: Annotated[
        bool, typer.Option("--append", help="加在已有的记录后面；不写就用填了的工作表替换整本账。")
    ] = False,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="空着的也照着清空，整本账去掉一半以上也行；原来的文件留作 .bak。"),
    ] = False,
) -> None:
    """把工作簿填进数据文件，注释和没有变的内容一个字节也不动；有错误时不改，空着的不动。"""
    *names, target = paths
    if not names or target.lower().endswith(_SUFFIX):
        unusable("先写工作簿，最后写数据文件，如 fazhi sheet import 台账.xlsx data/2023.yaml")
    if append and replace:
        unusable("--append 和 --replace 只能写一个")
    content = _data_file(target)
    beside = [name for name in names if Path(name).name.startswith(_OPEN)]
    names = [name for name in names if name not in beside]
    workbooks = [read_input(name) for name in names]
    faults = [each for each in (content, *workbooks) if isinstance(each, Diagnostic)]
    if faults or not names:
        show([*map(_left_by_a_program, beside), *faults])
        raise typer.Exit(UNUSABLE)
    before = content if isinstance(content, bytes) else b""
    imported = editing.import_workbooks(
        [(each, name) for each, name in zip(workbooks, names, strict=True) if isinstance(each, bytes)],
        before,
        target,
        Beside(target),
        append=append,
        replace=replace,
    )
    show([*map(_left_by_a_program, beside), *imported.diagnostics])
    if imported.content is None:
        raise typer.Exit(ERRORS)
    raise typer.Exit(_write(target, before, imported.content, imported))


def _left_by_a_program(path: str) -> Diagnostic:
    """Tell of a file that Excel or WPS has beside an open workbook."""
    message = "这是 Excel 或 WPS 打开工作簿时的临时文件，没有读"
    return Diagnostic.of_file(path, "FZ029", message, "工作簿还开着的，先保存、关闭，再导入")


def _data_file(path: str) -> bytes | Diagnostic:
    """The bytes of the data file; one that is not there yet is empty."""
    if not Path(path).exists() and Path(path).suffix in (".yaml", ".yml"):
        return b""
    (content,) = texts([path], path)
    return content if isinstance(content, Diagnostic) else content[0]


def _write(target: str, before: bytes, content: bytes, imported: editing.Imported) -> int:
    left = [f"  空着，没有动：{line}" for line in imported.left]
    if content == before:
        is_whole = imported.is_whole
        said = "与工作簿一致，没有改动" if is_whole else "没有改动，填了的都已经在里面"
        typer.echo("\n".join((f"{target} {said}", *left)), err=True)
        return NO_ERROR
    kept = write_over(Path(target), before, content)
    if isinstance(kept, Diagnostic):
        show([kept])
        return UNUSABLE
    backup = f"，原来的是 {Path(target).with_name(kept.name)}" if kept else ""
    lines = [f"  {line}" for line in (*imported.changes, *(f"{each}，没有变" for each in imported.unchanged))]
    typer.echo("\n".join((f"已写入 {target}{backup}", *lines, *left)), err=True)
    return NO_ERROR
