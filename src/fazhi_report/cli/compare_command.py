"""`fazhi compare`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from fazhi_report import package as submission
from fazhi_report import pipeline
from fazhi_report.cli.app import (
    ERRORS,
    NO_ERROR,
    UNUSABLE,
    Configured,
    SettingsFile,
    Templates,
    configured,
    show,
    texts,
    unusable,
)
from fazhi_report.cli.files import STANDARD, Beside, path_from, read_back, read_input
from fazhi_report.cli.package_command import PACKAGE_FOLDER
from fazhi_report.cli.reports import hand_out
from fazhi_report.cli.write_targets import is_other, refusal
from fazhi_report.cli.writing_files import write_together
from fazhi_report.comparing.copies import COPY_FORMS, ToldAmendment, ToldCopy, summary
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.loading import Folder
from fazhi_report.pipeline.copies import (
    ComparedCopy,
    CopyFile,
    PrintedBase,
    applied_copy,
    compared_copy,
    named_base,
    questions_copy,
)

_COPY = ".docx"
_BASES = {
    "same": "由现在的正文印出",
    "carried": "印出以后台账或者文稿改过，和审阅稿里带着的原文比较",
    "revisions": "印出以后台账或者文稿改过，和修订以前的文字比较",
    "package": "印出以后台账或者文稿改过，和当时的那一稿比较",
    "unknown": "不知道由哪一稿印出，只列出和现在的正文有什么不同",
}


def compare(  # noqa: PLR0913  the options of the command
    path: Annotated[str, typer.Argument(metavar="数据文件", help="报告的数据文件。")],
    changed: Annotated[str, typer.Argument(metavar="改稿", help="同事改过的 DOCX。")],
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", metavar="text|json", help="结果的格式。")
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件",
            help="写 .docx，没有写回的改动作为批注写进去；写别的文件，结果写到那里，总是 UTF-8。",
            show_default=False,
        ),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="文件或文件夹",
            help="改稿由哪一稿印出：改以前的 DOCX，或者那时的送审包；印出以后台账改过才用得着。",
            show_default=False,
        ),
    ] = None,
    templates: Templates = None,
    *,
    apply: Annotated[
        bool, typer.Option("--apply", help="把属于文稿和数据里文字的改动写回去；数、判断和台账里的名称不写。")
    ] = False,
    manuscript: Annotated[
        bool, typer.Option("--manuscript", help="和 --apply 一起用：没有文稿的，先把范句写成文稿，再写回。")
    ] = False,
    settings: SettingsFile = None,
) -> None:
    """比较报告和同事改过的 DOCX：改了哪些，谁改的，属于哪里；--apply 写回文稿和数据。"""
    if STANDARD in (path, changed):
        unusable("写明文件，如 fazhi compare data/2025.yaml 改稿.docx")
    if manuscript and not apply:
        unusable("--manuscript 和 --apply 一起用")
    comments, report = _outputs(output or [])
    (content,) = texts([path], path)
    copy = read_input(changed)
    if isinstance(content, Diagnostic) or isinstance(copy, Diagnostic):
        show([each for each in (content, copy) if isinstance(each, Diagnostic)])
        raise typer.Exit(UNUSABLE)
    project = configured(path, templates, settings)
    asked = _Asked(path, CopyFile(copy, changed), project, tuple(_bases(base, path, changed)))
    faults = [
        fault for each in (comments, report) if each and each != STANDARD and (fault := refusal(Path(each)))
    ]
    if faults:
        show(faults)
        raise typer.Exit(UNUSABLE)
    first = asked.compared(content[0], Beside(path))
    show([each for each in first.diagnostics if each.severity > Severity.INFO])
    if first.copy is None:
        raise typer.Exit(_code_of(first))
    if first.classified and (apply or output):
        show(list(first.classified))
        raise typer.Exit(ERRORS)
    told, left, code = (
        asked.apply(content[0], first, written_first=manuscript) if apply else (first.told, first, NO_ERROR)
    )
    listing = COPY_FORMS[form](ToldCopy(changed, _BASES[first.kind], told, first.copy.remarks))
    code = max(code, hand_out(listing, report, form))
    if comments:
        code = max(code, _write_questions(Path(comments), left, project))
    raise typer.Exit(code)


def _outputs(paths: list[str]) -> tuple[str | None, str | None]:
    """Where to write the comments, and where the report."""
    found: dict[bool, str] = {}
    for path in paths:
        is_copy = path.lower().endswith(_COPY)
        if is_copy in found:
            unusable(f"-o 写了两个{_COPY if is_copy else '放结果的'}文件：{found[is_copy]}、{path}")
        found[is_copy] = path
    return found.get(True), found.get(False)


def _code_of(compared: ComparedCopy) -> int:
    return ERRORS if compared.composed.document is None else UNUSABLE


class _Asked:
    """One call of the command."""

    def __init__(
        self, path: str, copy: CopyFile, project: Configured, bases: tuple[PrintedBase, ...]
    ) -> None:
        self._path = path
        self._copy = copy
        self._templates = project.templates
        self._bases = bases

    def compared(self, content: bytes, folder: Folder) -> ComparedCopy:
        return compared_copy(content, self._path, self._copy, self._templates, folder, self._bases)

    def apply(
        self, content: bytes, compared: ComparedCopy, *, written_first: bool
    ) -> tuple[tuple[ToldAmendment, ...], ComparedCopy, int]:
        """Write what can be taken over; what is said then, what is left, and the exit code."""
        if not compared.can_be_applied:
            hint = "用 --base 写明改稿由哪一稿印出"
            show([Diagnostic.of_file(self._copy.name, "FZ062", "不知道改稿由哪一稿印出，什么也没有写", hint)])
            return compared.told, compared, ERRORS
        folder: Folder = Beside(self._path)
        files: dict[Path, bytes] = {}
        new: Path | None = None
        report = compared.composed.loaded.report
        if written_first and report and not report.manuscript:
            target = Path(self._path).with_suffix(".md")
            name = path_from(Path(self._path), str(target))
            made = pipeline.first_manuscript(content, self._path, name, self._templates, folder)
            if made.manuscript is None or made.data is None:
                show(made.diagnostics)
                raise typer.Exit(ERRORS)
            files, new = {target: made.manuscript, Path(self._path): made.data}, target
            content, folder = made.data, pipeline.Overlaid({name: made.manuscript}, folder)
            compared = self.compared(content, folder)
        applied = applied_copy(compared, content, self._path, self._templates, folder)
        report = compared.composed.loaded.report
        if applied.files.manuscript is not None and report and report.manuscript:
            files[Path(self._path).parent / report.manuscript] = applied.files.manuscript
        files[Path(self._path)] = applied.files.data
        if new and is_other(new, files[new]):
            unusable(f"已经有 {new}，没有改动；先把它移走或改名，或者在数据里写上“文稿”")
        self._write(files)
        return applied.told, applied.remaining, NO_ERROR

    def _write(self, files: dict[Path, bytes]) -> None:
        """Write the files that are others than before, together."""
        changed = {path: content for path, content in files.items() if read_back(str(path)) != content}
        if fault := write_together(changed, changed):
            show([fault])
            raise typer.Exit(UNUSABLE)
        for path in changed:
            typer.echo(f"已写回 {path}", err=True)


def _bases(named: Path | None, path: str, changed: str) -> Iterator[PrintedBase]:
    """Files that may have what the copy was printed from: one that was named, and those of packages near."""
    if named and not named.is_dir():
        content = read_input(str(named))
        if isinstance(content, Diagnostic):
            show([content])
            raise typer.Exit(UNUSABLE)
        yield named_base(CopyFile(content, str(named)))
    near = [Path(changed).parent, Path(path).parent, Path()]
    folders = [*([named] if named else ()), *near, *(folder / PACKAGE_FOLDER for folder in near)]
    for folder in dict.fromkeys(folders):
        yield from _in_package(folder)


def _in_package(folder: Path) -> Iterator[PrintedBase]:
    manifest = read_input(str(folder / submission.MANIFEST))
    if isinstance(manifest, Diagnostic):
        return
    for name, digest in (submission.listed(manifest) or {}).items():
        content = read_input(str(folder / name)) if name.endswith((".docx", ".txt")) else b""
        if not isinstance(content, Diagnostic) and submission.sha256(content) == digest:
            yield PrintedBase(submission.printed_from(manifest), CopyFile(content, name))


def _write_questions(output: Path, compared: ComparedCopy, project: Configured) -> int:
    """Write what is left as comments; the exit code."""
    left = [each for each in compared.told if each.status == "left"]
    if not left:
        typer.echo(f"没有留下的改动，没有写 {output}", err=True)
        return NO_ERROR
    if fault := write_together({output: questions_copy(compared, project.settings)}):
        show([fault])
        return UNUSABLE
    typer.echo(f"已写出 {output}：{summary(left)}", err=True)
    return NO_ERROR
