"""Files and streams that are read, and standard output; files are written by `writing_files`."""

import contextlib
import errno
import os
import select
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from fazhi_report.cli.disk import disk
from fazhi_report.cli.files_of_call import note_asked, note_read
from fazhi_report.diagnostics import Diagnostic

STANDARD = "-"
"""The name that means standard input or standard output."""

Bytes: TypeAlias = bytes | Iterable[bytes]
"""What is to be written, whole or in pieces; these are asked for once, when there is room for the first."""

_LARGEST = 50_000_000 + 1  # one byte more than is read of any file, so that the reader can say so
_PATIENCE = 5.0  # seconds, in which somebody begins to write into a named pipe


def pieces_of(content: Bytes) -> Iterable[bytes]:
    """A content in pieces."""
    return (content,) if isinstance(content, bytes) else content


def read_input(path: str, most: int = _LARGEST) -> bytes | Diagnostic:
    """The bytes of a file or of standard input, at most so many, or why it can't be read.

    The file is an input of this call from now on, over which nothing is written by mistake.
    """
    if path == STANDARD:
        return _standard_input(most)
    return disk().content(path, lambda: _read(path, most, is_input=True))


def read_back(path: str) -> bytes | Diagnostic:
    """The bytes of a file that may be written again, or why it can't be read."""
    return _read(path, _LARGEST, is_input=False)


def _read(path: str, most: int, *, is_input: bool) -> bytes | Diagnostic:
    try:
        if Path(path).is_fifo():
            return _piped(path, most)
        with Path(path).open("rb") as file:
            if is_input:
                note_read(path, os.fstat(file.fileno()))
            content = file.read(most)
            note_asked("content", path, content)
            return content
    except FileNotFoundError:
        return Diagnostic.of_file(path, "FZ001", "没有这个文件", "核对文件名和所在文件夹")
    except IsADirectoryError:
        return Diagnostic.of_file(
            path, "FZ002", "这是文件夹，不是文件", f"写明文件，如 {Path(path) / '2023.yaml'}"
        )
    except (OSError, ValueError) as error:
        if Path(path).is_dir():  # Windows says only that access is denied
            return Diagnostic.of_file(path, "FZ002", "这是文件夹，不是文件", "写明文件名")
        return Diagnostic.of_file(path, "FZ003", f"读不了这个文件：{reason_of(error)}", "核对文件名和权限")


def _piped(path: str, most: int) -> bytes | Diagnostic:
    """What comes through a named pipe, unless nobody writes into it: that would be waited for without end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        has_begun = select.select([descriptor], [], [], _PATIENCE)[0]
        try:
            first = os.read(descriptor, 1)
        except BlockingIOError:
            first = b""  # somebody has it open, and will write
        else:
            if not first and not has_begun:
                return Diagnostic.of_file(
                    path, "FZ003", "读不了这个文件：这是命名管道，没有程序往里写", "核对文件名"
                )
        os.set_blocking(descriptor, True)
        return first + file.read(most - len(first))


def _standard_input(most: int) -> bytes | Diagnostic:
    with contextlib.suppress(OSError, AttributeError):  # it need not be a file of the system, or be open
        descriptor = sys.stdin.fileno()
        note_read(f"/dev/fd/{descriptor}", os.fstat(descriptor))
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        message = f"读不了：{reason_of(error)}"
        return Diagnostic.of_file("标准输入", "FZ003", message, "写明文件，或者用 | 把内容接进来")


class Beside:
    """The folder that a data file stands in."""

    def __init__(self, path: str) -> None:
        """Take the data file's path, or the name that standard input goes by."""
        self._folder = Path(path).parent

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path from the folder; None when it can't be read, or is no file."""
        name = self._path(path)
        note_asked("presence", name)
        with contextlib.suppress(OSError, ValueError):  # a name too long to look for
            content = read_input(name) if disk().is_file(name) else None
            return None if isinstance(content, Diagnostic) else content
        return None

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        note_asked("presence", self._path(path))
        return disk().holds(self._path(path))

    def matching(self, pattern: str) -> list[str] | None:
        """The files that a pattern means, by their paths from the folder; None where they are too many."""
        whole = self._path(pattern)
        note_asked("matching", whole)
        found = disk().matching(whole)
        return None if found is None else [path_from(self._folder / "_", each) for each in found]

    def beside(self, path: str) -> "Beside":
        """The folder that a file stands in, by the file's path from this one."""
        return Beside(self._path(path))

    def _path(self, path: str) -> str:
        """A path from here; nothing leads up from a folder that is not made yet."""
        whole = str(self._folder / path)
        return whole if disk().is_folder(self._folder) else os.path.normpath(whole)


def path_from(target: Path, source: str) -> str:
    """The path of a file as seen from the folder of another one."""
    try:
        here = disk().here()
        return Path(os.path.relpath(here / source, here / target.parent)).as_posix()
    except ValueError:  # on Windows, on another drive
        return Path(source).resolve().as_posix()


def settings_file(path: str, names: tuple[str, ...]) -> Iterator[Path]:
    """Files of settings in the folder of a data file and above, the nearest first.

    The search ends at the top of a version-controlled tree: settings of another project are none of ours.
    """
    for folder in (disk().here() / path).parents:
        for file in (folder / name for name in names):
            note_asked("presence", str(file))
            if disk().is_file(file):
                yield file
        if disk().holds(str(folder / ".git")):
            break


def write_output(content: Bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.flush()
    for piece in pieces_of(content):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


_REASONS = {
    errno.ENOENT: "没有这个文件夹，或者不让新建",
    errno.EEXIST: "有同名的文件挡着",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ELOOP: "链接转了圈",
    errno.ENOSPC: "磁盘满了",
    errno.EFBIG: "超过了系统许可的大小",
    errno.EROFS: "磁盘不让写",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EBADF: "它关着",
}


def reason_of(error: OSError | ValueError) -> str:
    """Why a file can't be read or written, in Chinese where the reason is a common one."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, error.strerror or "")
    return "文件名里有不允许的字符"
