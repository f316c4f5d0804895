"""The options that say how documents are written, and what is said of the files that come of it."""

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fazhi_report import issuing, writers
from fazhi_report.cli.app import UNUSABLE, font_folders, show, unusable
from fazhi_report.cli.files import read_input
from fazhi_report.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from fazhi_report.document import Profile
    from fazhi_report.writers import Options

FORMATS = "docx、pdf、md、txt"
"""What `writers.WRITERS` has, for help that is printed without executing them."""

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
Profiles = Annotated[
    str,
    typer.Option(metavar="版本", help="public（公开版）、submission（上报件），两种都要用逗号隔开。"),
]


def listed(names: str) -> list[str]:
    """The names of a list that is parted by commas, each once."""
    parts = (name.strip() for name in names.replace("，", ",").split(","))
    return list(dict.fromkeys(parts))


def profiles(named: str) -> "tuple[Profile, ...]":
    """The profiles of a list, by either of their names."""
    known = {name: each for each in issuing.PROFILES for name in (each, issuing.PROFILE_NAMES[each])}
    for name in listed(named):
        if name not in known:
            unusable(f"不认识的版本“{name}”，可以写：{'、'.join(known)}")
    return tuple(dict.fromkeys(known[name] for name in listed(named)))


def formats(named: str) -> tuple[str, ...]:
    """The formats of a list."""
    suffixes = listed(named.lower())
    for name in suffixes:
        if name not in writers.WRITERS:
            unusable(f"不认识的格式“{name}”，可以写：{'、'.join(writers.WRITERS)}")
    return tuple(suffixes)


def writing_options(
    fonts: list[Path] | None, standards: str | None, reference: Path | None = None
) -> "Options":
    """How documents are to be written, by the options of a call."""
    names = [name for name in listed((standards or "").lower()) if name]
    for name in names:
        if name not in writers.DECLARED:
            unusable(f"不认识的 PDF 标准“{name}”，可以写：{'、'.join(writers.DECLARED)}")
    return writers.Options(
        reference=_content(reference) if reference else None,
        font_folders=font_folders(fonts),
        declared=tuple(name for name in writers.DECLARED if name in names),
        day=_epoch(),
    )


def _content(path: Path) -> bytes:
    content = read_input(str(path))
    if isinstance(content, Diagnostic):
        show([content])
        raise typer.Exit(UNUSABLE)
    return content


class Telling:
    """Tells what is to be known of the reports of one call."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self._noted: set[tuple[str, str]] = set()

    def tell(
        self,
        diagnostics: Iterable[Diagnostic],
        blanks: "Mapping[Profile, tuple[str, ...]]",
        notes: Iterable[Diagnostic],
    ) -> None:
        """Print what is worse than a hint (hints are for `validate`), the places left open, and the notes.

        A note is printed once for all reports.
        """
        show([each for each in diagnostics if each.severity > Severity.INFO])
        for profile, names in blanks.items():
            if names:
                typer.echo(f"{issuing.PROFILE_NAMES[profile]}空着：{'、'.join(names)}", err=True)
        show([each for each in notes if self._is_new(each)])

    def _is_new(self, note: Diagnostic) -> bool:
        sentence = (note.code, note.message)
        is_new = sentence not in self._noted
        self._noted.add(sentence)
        return is_new


def _epoch() -> date | None:
    """The day of SOURCE_DATE_EPOCH, which is refused where it is no time, before anything is written."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    if not (epoch.isascii() and epoch.isdigit() and int(epoch) <= _LAST_SECOND):
        unusable(f"环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数，写成了“{epoch}”")
    return datetime.fromtimestamp(int(epoch), UTC).date()
