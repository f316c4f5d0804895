"""`fazhi check`."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

import typer

from fazhi_report import pipeline
from fazhi_report.cli.app import (
    NO_ERROR,
    UNUSABLE,
    Cluster,
    Force,
    Jobs,
    SettingsFile,
    Standing,
    called,
    configured,
)
from fazhi_report.cli.batch import (
    AskedReport,
    Outcome,
    Unit,
    conclude,
    found_inputs,
    on_cluster,
    outcomes,
    unfound,
)
from fazhi_report.cli.files import read_input
from fazhi_report.cli.reports import ReportFile, Reports, reports_of
from fazhi_report.cli.validate_command import Form
from fazhi_report.diagnostics import Diagnostic

_SUFFIXES = ("docx",)

Way: TypeAlias = Literal["上行", "下行", "平行", "up", "down", "level"]

_DIRECTIONS: Mapping[Way, Literal["up", "down", "level"]] = MappingProxyType(
    {"up": "up", "上行": "up", "down": "down", "下行": "down", "level": "level", "平行": "level"}
)


def check(  # noqa: PLR0913  the options of the command
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="文件...", help="公文，.docx；写文件夹，就是里面和下面的全部；“-”是标准输入。"
        ),
    ],
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
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
    report: Reports = None,
) -> None:
    """检查公文的版式（GB/T 9704—2012）；任何程序做的 .docx 都行，位置里的数是第几段。

    旁边的 fazhi.toml 另定了行距、字体等的，按那里的检查。
    """
    reports = reports_of(report, output)
    elsewhere = on_cluster(cluster, jobs)
    found = found_inputs(paths, _SUFFIXES, "公文")
    work = Checking(stdin_filename, settings, profile, direction, render)
    made = outcomes(work, [(path,) for path in found.paths], jobs, again=force, elsewhere=elsewhere)
    conclude(chain(unfound(found), made), AskedReport(form, output, strict, reports))


@dataclass(frozen=True, slots=True)
class Checking:
    """What `check` does with a file."""

    stdin_filename: str
    settings: Path | None
    profile: Literal["public", "submission"] | None
    direction: Way | None
    render: bool

    @property
    def depends_on_files_only(self) -> bool:
        """Whether no other program and no font has a part in it."""
        return not self.render

    @property
    def here_only(self) -> str:
        """No two machines need have the same LibreOffice."""
        return "用本机的 LibreOffice 排版" if self.render else ""

    def __call__(self, unit: Unit) -> Outcome:
        """Give what the layout rules find on its pages."""
        content = read_input(unit[0])
        name = called(unit[0], self.stdin_filename)
        if isinstance(content, Diagnostic):
            return Outcome(name, UNUSABLE, (content,))
        project = configured(name, settings=self.settings)
        way = _DIRECTIONS[self.direction] if self.direction else None
        checked = pipeline.check(content, name, project.settings, self.profile, way, render=self.render)
        return Outcome(name, NO_ERROR if checked.readable else UNUSABLE, tuple(checked.diagnostics))
