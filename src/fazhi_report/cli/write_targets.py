"""What may be written: regular files that were not read, but to be changed, and that nobody changed since."""

import errno
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from fazhi_report.cli.files import read_back, reason_of
from fazhi_report.cli.files_of_call import is_written, read_as, was_read
from fazhi_report.diagnostics import Diagnostic

_MOST_LINKS = 40
_STREAMS = ("/proc/", "/dev/fd/")
"""Where systems have names for what a program has open."""

_ELSEWHERE = "换一个文件名；写到标准输出用 -o -"
_DEVICE = "这是设备，不是文件"
_KINDS = {
    stat.S_IFDIR: "这是文件夹",
    stat.S_IFIFO: "这是命名管道，不是文件",
    stat.S_IFSOCK: "这是套接字，不是文件",
}
_ANYONE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class RefusedError(Exception):
    """A file that is not to be written."""

    def __init__(self, file: Path, code: str, message: str, hint: str = _ELSEWHERE) -> None:
        """Take what is to be told of it."""
        super().__init__(message)
        self.fault = Diagnostic.of_file(str(file), code, message, hint)


class WriteTarget(NamedTuple):
    """A file to be written: what it is called, where it is behind all links, what was there, if anything."""

    name: Path
    place: Path
    found: os.stat_result | None


def refusal(path: Path) -> Diagnostic | None:
    """Why a call may not write a file; told before anything is made that it would be."""
    try:
        refuse_targets([target_of(path)], ())
    except RefusedError as refused:
        return refused.fault
    except OSError as error:
        return unwritable(path, error)
    return None


def in_the_way(files: Mapping[Path, bytes]) -> Path | None:
    """A file that is there already where new ones are to be written, in this order.

    The first ones, as they are to be, are in nobody's way while others are missing: an ended run left them.
    """
    left = list(takewhile(Path.exists, files))
    if len(left) == len(files):
        return left[0]
    others = (path for path in files if path.exists() and path not in left)
    return next((path for path in left if is_other(path, files[path])), next(others, None))


def is_other(path: Path, content: bytes) -> bool:
    """Whether there is a file that is another than what is to be written."""
    return path.exists() and read_back(str(path)) != content


def unwritable(path: Path, error: OSError, verb: str = "写不了") -> Diagnostic:
    """Why a file could not be written."""
    if isinstance(error, PermissionError):
        reason = "没有权限，或正被别的程序打开"
        hint = "若正在 WPS 或 Word 里打开，先关闭；否则换一个文件夹"
    else:
        reason, hint = reason_of(error), "核对路径，或换一个文件夹"
    return Diagnostic.of_file(str(path), "FZ501", f"{verb}这个文件：{reason}", hint)


def target_of(path: Path) -> WriteTarget:
    """Where a file is to be written.

    Raises:
        RefusedError: there is something else than a file.
        OSError: it can't be written.

    """
    place = _behind_links(path)
    try:
        found = place.stat()
    except FileNotFoundError:
        return WriteTarget(path, place, None)
    if not stat.S_ISREG(found.st_mode):
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), _DEVICE)
        raise RefusedError(path, "FZ501", f"写不了这个文件：{kind}")
    if not (found.st_mode & _ANYONE and os.access(place, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return WriteTarget(path, place, found)


def _behind_links(path: Path) -> Path:
    """Where a file is or would be, when every link is followed."""
    place = path
    for _ in range(_MOST_LINKS):
        place = Path(os.path.realpath(place.parent), place.name)
        if place.as_posix().startswith(_STREAMS):
            raise RefusedError(path, "FZ501", "写不了这个文件：这是打开着的通道，不是文件")
        if not place.is_symlink():
            return place
        place = place.parent / place.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def refuse_targets(targets: Iterable[WriteTarget], rewriting: Collection[Path]) -> None:
    """Refuse files that were read but are not to be changed, were changed since, or are the same file.

    Raises:
        RefusedError: one is of these.

    """
    taken: set[object] = set()
    for name, place, _ in targets:
        try:
            now = place.stat()
        except FileNotFoundError:
            now = None
        marks = {os.path.normcase(place), now and (now.st_dev, now.st_ino)} - {None}
        if taken & marks or (now and is_written(now)):
            raise RefusedError(name, "FZ502", "两份内容都要写成这个文件，后一份没有写", "用 -o 分别指定")
        taken |= marks
        known = now and read_as(place, now)
        if name not in rewriting and known:
            raise RefusedError(name, "FZ565", f"要写的就是读的文件 {known.path}，没有写", "换一个文件名")
        is_as_read = known.is_same(now) if now and known else not (now or was_read(name))
        if name in rewriting and not is_as_read:
            raise RefusedError(name, "FZ566", "读了以后，别的程序改了这个文件，没有写", "核对以后，再做一次")
