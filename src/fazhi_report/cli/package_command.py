"""`fazhi package`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from fazhi_report import package as submission
from fazhi_report import pipeline
from fazhi_report.cli.app import (
    ERRORS,
    UNUSABLE,
    SettingsFile,
    Standing,
    Templates,
    YearFiles,
    configured,
    one_year,
    refuse,
    show,
    template_folder,
    unusable,
)
from fazhi_report.cli.files import STANDARD, Beside, read_back
from fazhi_report.cli.writing_files import carry_out
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
from fazhi_report.diagnostics import Diagnostic

PACKAGE_FOLDER = "送审包"


def package(  # noqa: PLR0913  the options of the command
    paths: YearFiles,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹。")
    ] = PACKAGE_FOLDER,
    to: Annotated[
        str, typer.Option(metavar="格式", help=f"报告的格式：{FORMATS}，几种用逗号隔开。")
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
    options = writing_options(font_path, pdf_standard, reference_doc)
    order = pipeline.Order(formats(to), profiles(profile), options=options)
    template_folder(templates)  # a wrong folder is told before any file is read
    folder = Path(output)
    before = _contents(output)
    content = one_year(paths, stdin_filename)
    project = configured(content[1], templates, settings)
    packaged = submission.pack(
        *content, project.order(order), project.settings, project.templates, Beside(content[1])
    )
    Telling().tell(packaged.diagnostics, packaged.blanks, packaged.notes)
    if packaged.files is None:
        raise typer.Exit(UNUSABLE if packaged.unusable else ERRORS)
    _refuse_to_overwrite(folder, packaged.files, before)
    _write(folder, packaged.files, before)


def _contents(output: str) -> "Mapping[str, frozenset[str]]":
    """The files of the package that is in the folder, with the SHA-256 that they may have.

    A folder in which other files are, and no package, is refused.
    """
    folder = Path(output)
    if output == STANDARD:
        unusable("送审包是一个文件夹，不能写到标准输出；用 -o 写明文件夹")
    if not _visible(folder):
        return {}
    manifest = read_back(str(folder / submission.MANIFEST))
    if isinstance(manifest, Diagnostic):
        message = f"文件夹里有别的文件，没有送审包的{submission.MANIFEST}"
        refuse(output, "FZ503", message, "用 -o 换一个空的文件夹")
    files = submission.known(manifest)
    if files is None:
        message = "这不是 fazhi 送审包的目录"
        refuse(str(folder / submission.MANIFEST), "FZ503", message, "用 -o 换一个空的文件夹")
    return files


def _visible(folder: Path) -> list[str]:
    """What is in a folder, without the hidden files that systems leave there."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        refuse(str(folder), "FZ503", "这不是文件夹，送审包要写到文件夹", "用 -o 换一个名称")
    except OSError as error:
        refuse(str(folder), "FZ503", f"读不了这个文件夹：{error.strerror}", "用 -o 换一个文件夹")


def _refuse_to_overwrite(
    folder: Path, files: Mapping[str, bytes], before: "Mapping[str, frozenset[str]]"
) -> None:
    """Refuse to write over files that somebody changed after they were made, or made."""
    faults = []
    for name, content in files.items():
        there = read_back(str(folder / name))
        is_other = isinstance(there, bytes) and there != content and name != submission.MANIFEST
        if is_other and not _is_ours(there, before.get(name)):
            message = "做好以后有人改过" if name in before else "这不是送审包里原来的文件"
            hint = "先把它移走或者改名，或者用 -o 换一个文件夹"
            faults.append(Diagnostic.of_file(str(folder / name), "FZ503", f"{message}，送审包没有重做", hint))
    if faults:
        show(faults)
        raise typer.Exit(UNUSABLE)


def _is_ours(content: bytes | Diagnostic, digests: frozenset[str] | None) -> bool:
    return isinstance(content, bytes) and submission.sha256(content) in (digests or ())


def _write(folder: Path, files: Mapping[str, bytes], before: "Mapping[str, frozenset[str]]") -> None:
    """Write a package over an earlier one: what is no longer made goes, what others put there stays.

    Its manifest comes first, with the earlier files, and last, without: a run that is ended between them
    leaves nothing that the next takes for somebody's.
    """
    manifest = folder / submission.MANIFEST
    gone = [
        name for name in before if name not in files and _is_ours(read_back(str(folder / name)), before[name])
    ]
    first = {manifest: submission.begun(files[submission.MANIFEST], before)}
    made = {folder / name: content for name, content in files.items()}
    made_last = {manifest: made.pop(manifest)}
    steps = (*first.items(), *made.items(), *((folder / name, None) for name in gone), *made_last.items())
    if fault := carry_out(steps):
        show([fault])
        raise typer.Exit(UNUSABLE)
    for name in files:
        typer.echo(f"已生成 {folder / name}", err=True)
    for name in gone:
        typer.echo(f"已删去 {folder / name}", err=True)
    left = [name for name in _visible(folder) if name not in files]
    if left:
        typer.echo(f"没有动文件夹里的其他文件：{'、'.join(left)}", err=True)
