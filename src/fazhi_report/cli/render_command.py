"""`fazhi render`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    SettingsFile,
    Standing,
    Templates,
    app,
    configured,
    inputs,
    refuse,
    show,
    template_folder,
    unusable,
    write_all,
)
from fazhi_report.cli.files import STANDARD, Beside, file_name
from fazhi_report.cli.usage import Command
from fazhi_report.cli.written_files import (
    FontPaths,
    ReferenceDoc,
    Standards,
    Writing,
    for_file,
    writing_options,
)
from fazhi_report.diagnostics import Diagnostic, Severity, has_errors

if TYPE_CHECKING:
    from fazhi_report.document import Document, Profile
    from fazhi_report.issuing.profiles import Stage
    from fazhi_report.loading.loaded import Loaded
    from fazhi_report.schema import Report

OUTPUT_FOLDER = "output"
_NOT_FOR_SCREENS = ("docx", "pdf")

Profiles = Annotated[
    str,
    typer.Option(metavar="版本", help="public（公开版）、submission（上报件），两种都要用逗号隔开。"),
]


@app.command(cls=Command)
def render(  # noqa: PLR0913  the options of the command
    paths: Annotated[list[str], typer.Argument(metavar="文件...", help="数据文件；“-”是标准输入。")],
    to: Annotated[
        str | None,
        typer.Option(
            metavar="格式", help="docx、pdf、md、txt，几种用逗号隔开；不写就是 docx。", show_default=False
        ),
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
    font_path: FontPaths = None,
    pdf_standard: Standards = None,
    reference_doc: ReferenceDoc = None,
    settings: SettingsFile = None,
) -> None:
    """生成报告；数据有错误时不生成。"""
    from fazhi_report import pipeline  # noqa: PLC0415
    from fazhi_report.writers import WRITERS  # noqa: PLC0415

    options = writing_options(font_path, pdf_standard, reference_doc)
    suffixes = _suffixes(to, output, list(WRITERS))
    versions = profiles(profile)
    target, is_folder = _target(output, len(paths) * len(suffixes) * len(versions), suffixes)
    template_folder(templates)  # a wrong folder is told before any file is read
    _refuse_without_docx(suffixes, {"--comments": comments, "--reference-doc": bool(reference_doc)})
    code = NO_ERROR
    writing = Writing()
    files: dict[Path, bytes] = {}
    for content in inputs(paths, stdin_filename):
        if isinstance(content, Diagnostic):
            show([content])
            code = UNUSABLE
            continue
        project = configured(content[1], templates, settings)
        composed = pipeline.compose(*content, project.templates, Beside(content[1]))
        found = pipeline.check(composed, project.settings)
        show([each for each in found if each.severity > Severity.INFO])  # the rest is for validate
        report = composed.loaded.report
        if report is None or composed.document is None or has_errors(found):
            code = max(code, ERRORS)
            continue
        document = _furnished(report, composed.loaded, composed.document, annex=annex, comments=comments)
        chosen = for_file(options, project, composed.loaded)
        for version in versions:
            issued = issued_as(report, composed.loaded, document, version, stage)
            if issued is None:
                code = max(code, ERRORS)
                continue
            for suffix in suffixes:
                path = target / file_name(titled(issued, version), suffix) if is_folder else target
                if path in files:
                    refuse(str(path), "FZ502", "两份报告都要写成这个文件，一份也没有写", "用 -o 分别指定")
                name = "<stdout>" if str(path) == STANDARD else str(path)
                made = writing.written(issued, suffix, chosen, name)
                if made is not None:
                    files[path] = made
    raise typer.Exit(max(code, writing.code, write_all(files)))


def profiles(named: str) -> list["Profile"]:
    """The profiles of a list that is parted by commas, each once, by either of their names."""
    from fazhi_report.issuing.profiles import NAMES, PROFILES  # noqa: PLC0415

    known = {name: profile for profile in PROFILES for name in (profile, NAMES[profile])}
    names = dict.fromkeys(name.strip() for name in named.replace("，", ",").split(","))
    for name in names:
        if name not in known:
            unusable(f"不认识的版本“{name}”，可以写：{'、'.join(known)}")
    return list(dict.fromkeys(known[name] for name in names))


def issued_as(
    report: "Report", loaded: "Loaded", document: "Document", profile: "Profile", stage: "Stage | None"
) -> "Document | None":
    """The document in a profile, what is open and what is wrong with it said; None with an error."""
    from fazhi_report.issuing.profiles import NAMES, issue  # noqa: PLC0415

    issued = issue(report, document, profile, stage)
    found = loaded.located(issued.findings)
    show(found)
    if has_errors(found):
        return None
    if issued.open:
        typer.echo(f"{NAMES[profile]}空着：{'、'.join(issued.open)}", err=True)
    return issued.document


def titled(document: "Document", profile: "Profile") -> str:
    """What the file of a profile is called: the one for the public like the report itself."""
    from fazhi_report.issuing.profiles import NAMES  # noqa: PLC0415

    return document.title_text if profile == "public" else f"{document.title_text}（{NAMES[profile]}）"


def _furnished(
    report: "Report", loaded: "Loaded", document: "Document", *, annex: bool, comments: bool
) -> "Document":
    """The document with the list of evidence and the comments, where asked for."""
    from fazhi_report.issuing.evidence import with_evidence  # noqa: PLC0415
    from fazhi_report.issuing.tracing import annotate  # noqa: PLC0415

    if annex:
        document = with_evidence(report, loaded.facts, document)
    return annotate(loaded, document) if comments else document


def _refuse_without_docx(suffixes: list[str], asked: dict[str, bool]) -> None:
    """Refuse options that only a DOCX heeds where none is to be written."""
    for option, given in asked.items():
        if given and "docx" not in suffixes:
            unusable(f"{option} 只用于 DOCX，--to 里要有 docx")


def _suffixes(to: str | None, output: str, known: list[str]) -> list[str]:
    """The formats asked for: by --to, else by the name of the output file, else docx."""
    named = _named_format(output)
    suffixes = formats(to or (named if named in known else known[0]), known)
    if named in known and suffixes != [named]:
        unusable(f"--to 写的是 {'、'.join(suffixes)}，-o 的文件名却是 .{named}")
    return suffixes


def formats(to: str, known: list[str]) -> list[str]:
    """The formats of a list that is parted by commas, each once."""
    suffixes = list(dict.fromkeys(name.strip().lower() for name in to.replace("，", ",").split(",")))
    for name in suffixes:
        if name not in known:
            unusable(f"不认识的格式“{name}”，可以写：{'、'.join(known)}")
    return suffixes


def _named_format(output: str) -> str:
    """The suffix of an output file; "" for a folder."""
    return "" if output.endswith(("/", os.sep)) or Path(output).is_dir() else Path(output).suffix[1:].lower()


def _target(output: str, count: int, suffixes: list[str]) -> tuple[Path, bool]:
    """Where to write, and whether that is a folder; a name with the suffix of a format is a file."""
    named = _named_format(output)
    is_folder = output != STANDARD and not named
    if not is_folder and count > 1:
        unusable(f"要写 {count} 份，-o 只能写文件夹")
    if output == STANDARD and suffixes[0] in _NOT_FOR_SCREENS and sys.stdout.isatty():
        unusable(f"{suffixes[0].upper()} 不能显示在屏幕上，用 -o 写明文件，或加 --to txt")
    if named and named not in suffixes:
        unusable(f"不认识的格式“.{named}”；要写到文件夹，在末尾加 /")
    return Path(output), is_folder
