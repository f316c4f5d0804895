"""What results depend on beside files: machines on which all of it is the same make the same results."""

import platform
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from fazhi_report import __version__, resources
from fazhi_report.cli.files_of_call import digest_of

PACKAGES = (
    *("charset-normalizer", "jinja2", "lxml", "markdown-it-py", "markupsafe", "pydantic", "pydantic-core"),
    *("python-docx", "pyyaml", "rapidfuzz", "typer"),
    *("openpyxl", "fonttools", "pypdfium2", "typst"),
    *("dask", "distributed"),
)
"""What is installed beside fazhi and has a part in results."""

_NONE = "没有"
_SHOWN = 12  # characters of a digest
_MOST_TOLD = 4
_ON_THE_WAY = (".pyc", ".pyo")


@cache
def this_program(*, fonts: bool) -> Mapping[str, str]:
    """What this machine makes results with, by names as a user is told; with its fonts where PDF is made."""
    return {
        "fazhi": __version__,
        "fazhi 的程序和模板": _digest((Path(__file__).parents[2], resources.templates_directory())),
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "系统": sys.platform,
        **{name: _version(name) for name in PACKAGES},
        **(_fonts() if fonts else {}),
    }


def differing(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """What differs on another machine, and how; "" for nothing."""
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    told = (
        f"{name} 那里是 {theirs.get(name, _NONE)}，这里是 {ours.get(name, _NONE)}"
        for name in names[:_MOST_TOLD]
    )
    more = f"；另有 {len(names) - _MOST_TOLD} 项不同" if len(names) > _MOST_TOLD else ""
    return "；".join(told) + more


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return _NONE


def _digest(folders: Iterable[Path]) -> str:
    """What tells the files in some folders from any others, wherever the folders are."""
    told = [
        f"{path.relative_to(folder).as_posix()} {digest_of(path.read_bytes())}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _ON_THE_WAY
    ]
    return digest_of("\n".join(told).encode(errors="surrogatepass"))[:_SHOWN]


def _fonts() -> dict[str, str]:
    """The fonts of the system that PDF may be set in, by their families."""
    try:
        from fazhi_report.writers.pdf import library  # noqa: PLC0415  the extra may be missing

        families = library().families
    except ModuleNotFoundError:
        return {}
    paths = {name: font.path for name, font in sorted(families.items())}
    digests = {path: digest_of(Path(path).read_bytes())[:_SHOWN] for path in {*paths.values()} if path}
    return {f"字体“{name}”": digests.get(path or "", _NONE) for name, path in paths.items()}
