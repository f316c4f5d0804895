"""Paths, folders and patterns of a call → the files that are meant, and what is passed over."""

import os
from collections.abc import Collection, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from fazhi_report.cli.files import STANDARD, reason_of
from fazhi_report.diagnostics import Diagnostic

_LISTED = 5
_LOCKS = "~$"
"""Begins the names of files that Word and WPS keep beside open ones."""


class FoundInputs(NamedTuple):
    """The files of a call in its order, each once; paths that lead to none; files of folders left alone."""

    paths: tuple[str, ...]
    faults: tuple[Diagnostic, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What is passed over, in a line; "" for nothing."""
        if not self.passed_over:
            return ""
        more = " 等" if len(self.passed_over) > _LISTED else ""
        return f"略过 {len(self.passed_over)} 个文件：{'、'.join(self.passed_over[:_LISTED])}{more}"


def found_inputs(paths: Iterable[str], suffixes: Collection[str], kind: str) -> FoundInputs:
    """What the paths of a call mean: a file itself, a folder all files of some suffixes in it and below.

    A name that is no file's and has `*`, `?` or `[` in it is a pattern. `kind` is what messages call the
    files. Hidden folders, and those behind links, are not entered.
    """
    found: dict[str, None] = {}
    faults: list[Diagnostic] = []
    passed: dict[str, None] = {}
    for path in paths:
        if path == STANDARD or not (_is_folder(path) or _is_pattern(path)):
            found[path] = None
            continue
        files: list[str] = []
        for each in [path] if _is_folder(path) else _matching(path):
            files += _in_folder(each, suffixes, passed, faults) if _is_folder(each) else [each]
        if not files:
            listed = "、".join(f".{suffix}" for suffix in suffixes)
            message = f"文件夹里没有{kind}（{listed}）" if _is_folder(path) else "没有这样的文件"
            faults.append(Diagnostic.of_file(path, "FZ001", message, "核对文件名和所在文件夹"))
        found |= dict.fromkeys(files)
    return FoundInputs(tuple(found), tuple(faults), tuple(each for each in passed if each not in found))


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  never raises, whatever the name


def _is_pattern(path: str) -> bool:
    return has_magic(path) and not os.path.lexists(path)


def _matching(pattern: str) -> list[str]:
    return sorted(glob(pattern, recursive=True))  # noqa: PTH207  it may begin anywhere, also with a drive


def _in_folder(
    folder: str, suffixes: Collection[str], passed: dict[str, None], faults: list[Diagnostic]
) -> Iterator[str]:
    """The files of a folder and those below that have one of the suffixes.

    The others, and folders behind links, are `passed` over; those that can't be read are `faults`.
    """

    def unread(error: OSError) -> None:
        message = f"读不了这个文件夹：{reason_of(error)}"
        faults.append(Diagnostic.of_file(str(error.filename), "FZ003", message, "核对权限"))

    for here, folders, names in os.walk(folder, onerror=unread):
        behind = (Path(here, each) for each in sorted(folders) if not each.startswith("."))
        passed |= dict.fromkeys(f"{each.as_posix()}/" for each in behind if each.is_symlink())
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = (Path(here) / name).as_posix()
            suffix = name.lower().rpartition(".")[2]
            if suffix in suffixes and not name.startswith((".", _LOCKS)):
                yield path
            else:
                passed[path] = None
