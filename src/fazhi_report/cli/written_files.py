"""Writing documents: the options that say how, and what is said of the files that come of it."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, Configured, font_folders, show, unusable
from fazhi_report.cli.files import read_input
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fazhi_report.document import Document
    from fazhi_report.loading.loaded import Loaded
    from fazhi_report.writers import Options

_LAST_SECOND = 253_402_300_799  # of the year 9999

FontPaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--font-path",
        metavar="文件夹",
        help="PDF 的字体不在系统里的，写明所在的文件夹；可以写几次。",
        show_default=False,
    ),
]
Standards = Annotated[
    str | None,
    typer.Option(
        "--pdf-standard",
        metavar="标准",
        help="PDF 声明符合的标准：a-2a（PDF/A-2a，存档）、ua-1（PDF/UA-1，无障碍），两种用逗号隔开；"
        "只是声明，没有经过验证。",
        show_default=False,
    ),
]


ReferenceDoc = Annotated[
    Path | None,
    typer.Option(
        "--reference-doc",
        metavar="文件",
        help="DOCX 的样式、页眉页脚和页面取自本单位的一份 DOCX。",
        show_default=False,
    ),
]


def writing_options(
    fonts: list[Path] | None, standards: str | None, reference: Path | None = None
) -> "Options":
    """How documents are to be written, by the options of a call."""
    from fazhi_report.writers import Options  # noqa: PLC0415
    from fazhi_report.writers.options import DECLARED  # noqa: PLC0415

    names = [name.strip().lower() for name in (standards or "").replace("，", ",").split(",") if name.strip()]
    for name in names:
        if name not in DECLARED:
            unusable(f"不认识的 PDF 标准“{name}”，可以写：{'、'.join(DECLARED)}")
    declared = tuple(name for name in DECLARED if name in names)
    return Options(
        reference=_content(reference) if reference else None,
        font_folders=font_folders(fonts),
        declared=declared,
        day=_epoch(),
    )


def _content(path: Path) -> bytes:
    content = read_input(str(path))
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    return content


def for_file(options: "Options", configured: Configured, loaded: "Loaded") -> "Options":
    """The options for the report of a data file: its project's layout and fonts, and its own day."""
    report = loaded.report
    return replace(
        options,
        layout=configured.settings.page_layout,
        font_folders=(*options.font_folders, *configured.fonts),
        day=options.day or (report.issued_on if report else None),
    )


class Writing:
    """Writes documents one after the other, and says once what is to be known of them."""

    def __init__(self) -> None:
        """Nothing is written or said yet."""
        self.code = NO_ERROR
        self._said: set[tuple[str, str]] = set()

    def written(self, document: "Document", suffix: str, options: "Options", name: str) -> bytes | None:
        """A document in a format, as the file `name`; None if it can't be, which `code` then tells."""
        from fazhi_report import pipeline  # noqa: PLC0415
        from fazhi_report.writers import UnwritableError  # noqa: PLC0415

        try:
            made = pipeline.render(document, suffix, options)
        except UnwritableError as error:
            self._say(Diagnostic.of_file(name, error.code, error.message, error.hint))
            self.code = max(self.code, UNUSABLE if error.by_machine else ERRORS)
            return None
        for note in made.notes:
            self._say(Diagnostic.of_file(name, note.code, note.message))
        return made.content

    def _say(self, diagnostic: Diagnostic) -> None:
        sentence = (diagnostic.code, diagnostic.message)
        if sentence not in self._said:
            self._said.add(sentence)
            show([diagnostic])


def _epoch() -> date | None:
    """The day of SOURCE_DATE_EPOCH, which is refused where it is no time, before anything is written."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    if not (epoch.isascii() and epoch.isdigit() and int(epoch) <= _LAST_SECOND):
        unusable(f"环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数，写成了“{epoch}”")
    return datetime.fromtimestamp(int(epoch), UTC).date()
