"""`fazhi check`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

import typer

from fazhi_report import pipeline
from fazhi_report.cli.app import NO_ERROR, UNUSABLE, SettingsFile, Standing, called, configured
from fazhi_report.cli.files import read_input
from fazhi_report.cli.reports import ReportFile
from fazhi_report.cli.validate_command import AskedReport, Form, conclude
from fazhi_report.diagnostics import Diagnostic

Way: TypeAlias = Literal["上行", "下行", "平行", "up", "down", "level"]

_DIRECTIONS: Mapping[Way, Literal["up", "down", "level"]] = MappingProxyType(
    {"up": "up", "上行": "up", "down": "down", "下行": "down", "level": "level", "平行": "level"}
)


def check(  # noqa: PLR0913  the options of the command
    paths: Annotated[list[str], typer.Argument(metavar="文件...", help="公文，.docx；“-”是标准输入。")],
    form: Form = "text",
    profile: Annotated[
        Literal["public", "submission"] | None,
        typer.Option(
            metavar="public|submission",
            help="public 按公开版检查，submission 按上报件（上行文）；不写时，有版头、发文字号的不算公开版。",
            show_default=False,
        ),
    ] = None,
    render: Annotated[  # noqa: FBT002
        bool, typer.Option("--render", help="用 LibreOffice 排成页面，再检查行数、字数、首页、页码和避头尾。")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有警告也算不通过。")] = False,  # noqa: FBT002
    stdin_filename: Standing = "<stdin>",
    *,
    direction: Annotated[
        Way | None,
        typer.Option(
            metavar="上行|下行|平行",
            help="按上行文、下行文还是平行文检查；不写时由标题的文种判断，并且说明。",
            show_default=False,
        ),
    ] = None,
    settings: SettingsFile = None,
    output: ReportFile = None,
) -> None:
    """检查公文的版式（GB/T 9704—2012）；任何程序做的 .docx 都行，位置里的数是第几段。

    旁边的 fazhi.toml 另定了行距、字体等的，按那里的检查。
    """
    found: list[Diagnostic] = []
    code = NO_ERROR
    for path in paths:
        content = read_input(path)
        if isinstance(content, Diagnostic):
            found.append(content)
            code = UNUSABLE
            continue
        name = called(path, stdin_filename)
        project = configured(name, settings=settings)
        way = _DIRECTIONS[direction] if direction else None
        checked = pipeline.check(content, name, project.settings, profile, way, render=render)
        found += checked.diagnostics
        code = code if checked.readable else UNUSABLE
    files = [called(path, stdin_filename) for path in paths]
    conclude(found, files, AskedReport(form, output, strict), code)
