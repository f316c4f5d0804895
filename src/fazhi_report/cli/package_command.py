"""`fazhi package`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    OnePath,
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
)
from fazhi_report.cli.files import STANDARD, Beside, delete, file_name, read_input, write_together
from fazhi_report.cli.render_command import Profiles, formats, issued_as, profiles, titled
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
    from fazhi_report.package.packaging import Current, Earlier

PACKAGE_FOLDER = "送审包"
_ELSEWHERE = "用 -o 换一个空的文件夹"


@app.command(cls=Command)
def package(  # noqa: PLR0913  the options of the command
    path: OnePath,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹。")
    ] = PACKAGE_FOLDER,
    to: Annotated[
        str, typer.Option(metavar="格式", help="报告的格式：docx、pdf、md、txt，几种用逗号隔开。")
    ] = "docx",
    profile: Profiles = "public",
    templates: Templates = None,
    stdin_filename: Standing = "<stdin>",
    *,
    font_path: FontPaths = None,
    pdf_standard: Standards = None,
    reference_doc: ReferenceDoc = None,
    settings: SettingsFile = None,
) -> None:
    """做送审包：报告、数字台账、检查结果、与上年对照、未完事项和目录；数据有错误时不做。"""
    from fazhi_report import pipeline  # noqa: PLC0415
    from fazhi_report.package import packaging  # noqa: PLC0415
    from fazhi_report.writers import WRITERS  # noqa: PLC0415

    options = writing_options(font_path, pdf_standard, reference_doc)
    suffixes, versions = formats(to, list(WRITERS)), profiles(profile)
    template_folder(templates)  # a wrong folder is told before any file is read
    folder = Path(output)
    before = _contents(output)
    (content,) = inputs([path], stdin_filename)
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    project = configured(content[1], templates, settings)
    composed = pipeline.compose(*content, project.templates, Beside(content[1]))
    found = pipeline.check(composed, project.settings)
    show([each for each in found if each.severity > Severity.INFO])
    report, document = composed.loaded.report, composed.document
    if report is None or document is None or has_errors(found):
        raise typer.Exit(ERRORS)
    current = packaging.Current(content[0], composed, report, document, found)
    last = _last_year(current, content[1], project.templates)
    issued = {version: issued_as(report, composed.loaded, document, version, "送审") for version in versions}
    if None in issued.values():
        raise typer.Exit(ERRORS)
    writing, chosen = Writing(), for_file(options, project, composed.loaded)
    reports = {
        name: file
        for version, made in issued.items()
        if made
        for suffix in suffixes
        if (name := file_name(titled(made, version), suffix))
        and (file := writing.written(made, suffix, chosen, str(folder / name))) is not None
    }
    if writing.code:
        raise typer.Exit(writing.code)
    _write(folder, packaging.pack(current, reports, last), before)


def _contents(output: str) -> Mapping[str, str]:
    """The files of the package that is in the folder, with their SHA-256; nothing else may be in it then."""
    from fazhi_report.package.packaging import MANIFEST, listed  # noqa: PLC0415

    folder = Path(output)
    if output == STANDARD:
        unusable("送审包是一个文件夹，不能写到标准输出；用 -o 写明文件夹")
    if not _visible(folder):
        return {}
    manifest = read_input(str(folder / MANIFEST))
    if isinstance(manifest, Diagnostic):
        refuse(output, "FZ503", f"文件夹里有别的文件，没有送审包的{MANIFEST}", _ELSEWHERE)
    files = listed(manifest)
    if files is None:
        refuse(str(folder / MANIFEST), "FZ503", "不是 fazhi 送审包的目录", _ELSEWHERE)
    return files


def _visible(folder: Path) -> list[str]:
    """What is in a folder, without the hidden files that systems leave there."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        refuse(str(folder), "FZ503", "不是文件夹，送审包要写到文件夹", "用 -o 换一个名称")
    except OSError as error:
        refuse(str(folder), "FZ503", f"读不了这个文件夹：{error.strerror}", "用 -o 换一个文件夹")


def _last_year(current: "Current", name: str, templates: Path | None) -> "Earlier | None":
    """Last year's report, where the data names its file."""
    from fazhi_report.package.packaging import earlier  # noqa: PLC0415

    previous = current.report.previous
    content = Beside(name).read(previous) if previous else None
    if previous is None or content is None:
        return None
    last = earlier(content, previous, templates, Beside(str(Path(name).parent / previous)))
    if isinstance(last, list):
        show(last)
        raise typer.Exit(ERRORS)
    return last


def _write(folder: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    """Write a package over an earlier one: what is no longer made goes, what others put there stays."""
    from fazhi_report.package.packaging import sha256  # noqa: PLC0415

    if fault := write_together({folder / name: content for name, content in files.items()}):
        show([fault])
        raise typer.Exit(UNUSABLE)
    for name in files:
        typer.echo(f"已生成 {folder / name}", err=True)
    faults = []
    for name in (name for name in before if name not in files):
        content = read_input(str(folder / name))
        if isinstance(content, Diagnostic) or sha256(content) != before[name]:
            continue  # gone, or somebody's by now
        if fault := delete(folder / name):
            faults.append(fault)
        else:
            typer.echo(f"已删去 {folder / name}", err=True)
    left = [name for name in _visible(folder) if name not in files]
    if left:
        typer.echo(f"没有动文件夹里的其他文件：{'、'.join(left)}", err=True)
    if faults:
        show(faults)
        raise typer.Exit(UNUSABLE)
