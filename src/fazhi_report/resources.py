"""Where files of our own are: those in `templates/`, and what is kept from one call for the next."""

import os
import stat
from functools import cache
from pathlib import Path

_ON_WINDOWS = os.name == "nt"
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@cache
def templates_directory() -> Path:
    """The folder of templates: inside the package when installed, else at the top of the checkout.

    An editable install has no copy inside the package, because the build adds it to the wheel only.
    """
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def read(name: str) -> bytes:
    """The bytes of one template file; raises FileNotFoundError when there is none of this name."""
    return (templates_directory() / name).read_bytes()


def own_folder(name: str) -> Path | None:
    """A folder for what is kept for later calls, made where it is missing; None where none is to be trusted.

    Nobody but the user can write into it: what is found there is believed.
    """
    folder = _home() / "fazhi" / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    if _ON_WINDOWS:
        return folder  # below a profile that Windows keeps to its user
    is_own = found.st_uid == os.getuid() and not found.st_mode & _WRITABLE_BY_OTHERS
    return folder if stat.S_ISDIR(found.st_mode) and is_own else None


def _home() -> Path:
    """Where a user's caches are: by the XDG base directories, or in the local profile on Windows."""
    variable, usual = ("LOCALAPPDATA", "AppData/Local") if _ON_WINDOWS else ("XDG_CACHE_HOME", ".cache")
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path(os.path.expanduser("~"), usual)  # noqa: PTH111  never raises
