"""`fazhi render`."""

import os
import sys
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from fazhi_report import pipeline, writers
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    OWN_FONTS,
    OWN_TEMPLATES,
    UNUSABLE,
    Cluster,
    Force,
    Jobs,
    SettingsFile,
    Standing,
    Templates,
    YearFiles,
    configured,
    template_folder,
    units_of_years,
    unusable,
    write_all,
)
from fazhi_report.cli.batch import Outcome, Tally, Unit, found_inputs, of_year, on_cluster, outcomes, unfound
from fazhi_report.cli.files import STANDARD, Beside
from fazhi_report.cli.validate_command import LEDGERS
from fazhi_report.cli.written_files import (
    FORMATS,
    FontPaths,
    Profiles,
    ReferenceDoc,
    Standards,
    Telling,
    formats,
    profiles,
    writing_options,
)
from fazhi_report.diagnostics import has_errors

if TYPE_CHECKING:
    from fazhi_report.loading import Content

_USUAL = "docx"
OUTPUT_FOLDER = "output"
_NOT_FOR_SCREENS = ("docx", "pdf")


def render(  # noqa: PLR0913  the options of the command
    paths: YearFiles,
    to: Annotated[
        str | None,
        typer.Option(metavar="格式", help=f"{FORMATS}，几种用逗号隔开；不写就是 docx。", show_default=False),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件或文件夹", help="写到哪里；“-”是标准输出。")
    ] = OUTPUT_FOLDER,
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    profile: Profiles = "public",
    stage: Annotated[
        Literal["送审", "定稿"] | None,
        typer.Option(
            metavar="送审|定稿",
            help="送审：签发人、发文字号、成文日期等留空；定稿：缺一项都不生成。",
            show_default=False,
        ),
    ] = None,
    annex: Annotated[bool, typer.Option("--annex", help="附上佐证材料清单。")] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="在 DOCX 里给每个数加批注，写明来历。")
    ] = False,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="和 --stage 送审 一起用：DOCX 做成审阅稿，打开就留痕，每个引用的数和判断有记号。"
        ),
    ] = False,
    font_path: FontPaths = None,
    pdf_standard: Standards = None,
    reference_doc: ReferenceDoc = None,
    settings: SettingsFile = None,
    jobs: Jobs = None,
    force: Force = False,
    cluster: Cluster = None,
) -> None:
    """生成报告；数据有错误时不生成。"""
    if review and stage != "送审":
        unusable("审阅稿是送审的稿子，--review 要和 --stage 送审 一起用")
    options = replace(writing_options(font_path, pdf_standard, reference_doc), review=review)
    suffixes, versions = _suffixes(to, output), profiles(profile)
    found = found_inputs(paths, LEDGERS, "台账")
    units = units_of_years(found.paths)
    target, is_folder = _target(output, len(units) * len(suffixes) * len(versions), suffixes)
    elsewhere = on_cluster(cluster, jobs)
    template_folder(templates)  # a wrong folder is told once, before any file is read
    _refuse_without_docx(
        suffixes, {"--comments": comments, "--review": review, "--reference-doc": bool(reference_doc)}
    )
    order = pipeline.Order(suffixes, versions, stage, annex, comments, options)
    work = Rendering(stdin_filename, templates, settings, order, target, is_folder)
    tally, telling = Tally(), Telling()
    for outcome in chain(unfound(found), outcomes(work, units, jobs, again=force, elsewhere=elsewhere)):
        telling.tell(outcome.diagnostics, outcome.blanks, outcome.notes)
        # Each is written when it is done: a whole county's reports are never in memory together.
        code = write_all(dict(outcome.files))
        tally.count(replace(outcome, code=max(code, outcome.code), made=() if code else outcome.made))
    typer.echo(tally.overview, err=True, nl=False)
    raise typer.Exit(tally.code)


@dataclass(frozen=True, slots=True)
class Rendering:
    """What `render` does with the files of a report; what it makes is to be written by who asked."""

    stdin_filename: str
    templates: Path | None
    settings: Path | None
    order: "pipeline.Order"
    target: Path
    is_folder: bool

    @property
    def depends_on_files_only(self) -> bool:
        """Whether no other program and no font has a part in it."""
        return "pdf" not in self.order.suffixes

    @property
    def here_only(self) -> str:
        """Templates of an office are a program, and the fonts of a folder are on this machine."""
        if self.templates:
            return OWN_TEMPLATES
        return OWN_FONTS if self.order.options.font_folders else ""

    def __call__(self, unit: Unit) -> Outcome:
        """Make the documents of a report."""
        return of_year(unit, self.stdin_filename, self._made)

    def _made(self, content: "Content", name: str) -> Outcome:
        project = configured(name, self.templates, self.settings)
        order = project.order(self.order)
        made = pipeline.render(content, name, order, project.settings, project.templates, Beside(name))
        target = self.target
        files = [(target / file.name if self.is_folder else target, file.content) for file in made.files]
        return Outcome(
            name,
            _code_of(made),
            tuple(made.diagnostics),
            made.composed.loaded.office,
            made.blanks,
            tuple(made.notes),
            tuple(files),
            tuple(str(path) for path, _ in files),
        )


def _code_of(made: "pipeline.Rendered") -> int:
    if made.unusable:
        return UNUSABLE
    return ERRORS if has_errors((*made.diagnostics, *made.notes)) else NO_ERROR


def _refuse_without_docx(suffixes: tuple[str, ...], asked: dict[str, bool]) -> None:
    """Refuse options that only a DOCX heeds where none is to be written."""
    for option, given in asked.items():
        if given and "docx" not in suffixes:
            unusable(f"{option} 只用于 DOCX，--to 里要有 docx")


def _suffixes(to: str | None, output: str) -> tuple[str, ...]:
    """The formats asked for: by --to, else by the name of the output file, else docx."""
    named = _named_format(output)
    known = named in writers.WRITERS
    suffixes = formats(to or (named if known else _USUAL))
    if known and suffixes != (named,):
        unusable(f"--to 写的是 {'、'.join(suffixes)}，-o 的文件名却是 .{named}")
    return suffixes


def _named_format(output: str) -> str:
    """The suffix of an output file; "" for a folder."""
    return "" if output.endswith(("/", os.sep)) or Path(output).is_dir() else Path(output).suffix[1:].lower()


def _target(output: str, count: int, suffixes: tuple[str, ...]) -> tuple[Path, bool]:
    """Where to write, and whether that is a folder; a name with the suffix of a format is a file."""
    named = _named_format(output)
    is_folder = output != STANDARD and not named
    if not is_folder and count > 1:
        unusable(f"要写 {count} 份，-o 只能写文件夹")
    if output == STANDARD and suffixes[0] in _NOT_FOR_SCREENS and sys.stdout.isatty():
        unusable(f"{suffixes[0].upper()} 不能显示在屏幕上，用 -o 写明文件，或加 --to txt")
    if named and named not in suffixes:
        known = "、".join(writers.WRITERS)
        unusable(f"不认识的格式“.{named}”，可以写：{known}；要写到文件夹，在末尾加 /")
    return Path(output), is_folder
