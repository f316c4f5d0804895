"""Files and streams: read whole, write whole or not at all."""

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from fazhi_report.diagnostics import Diagnostic

STANDARD = "-"
"""The name that means standard input or standard output."""

_LARGEST = 50_000_000 + 1  # one byte more than is read of any file, so that the reader can say so


def read_input(path: str) -> bytes | Diagnostic:
    """The bytes of a file or of standard input, or why it can't be read."""
    if path == STANDARD:
        return sys.stdin.buffer.read(_LARGEST)
    try:
        with Path(path).open("rb") as file:
            return file.read(_LARGEST)
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


class Beside:
    """The folder that a data file stands in."""

    def __init__(self, path: str) -> None:
        """Take the data file's path, or the name that standard input goes by."""
        self._folder = Path(path).parent

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path from the folder; None when it can't be read."""
        content = read_input(self._path(path))
        return None if isinstance(content, Diagnostic) else content

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return os.path.exists(self._path(path))  # noqa: PTH110  unlike Path.exists it never raises

    def beside(self, path: str) -> "Beside":
        """The folder that a file stands in, by the file's path from this one."""
        return Beside(self._path(path))

    def _path(self, path: str) -> str:
        """A path from here; nothing leads up from a folder that is not made yet."""
        whole = str(self._folder / path)
        return whole if self._folder.is_dir() else os.path.normpath(whole)


def path_from(target: Path, source: str) -> str:
    """The path of a file as seen from the folder of another one."""
    try:
        return Path(os.path.relpath(source, target.parent)).as_posix()
    except ValueError:  # on Windows, on another drive
        return Path(source).resolve().as_posix()


def settings_file(path: str, names: tuple[str, ...]) -> Iterator[Path]:
    """Files of settings in the folder of a data file and above, the nearest first.

    The search ends at the top of a version-controlled tree: settings of another project are none of ours.
    """
    for folder in Path(path).absolute().parents:
        yield from (folder / name for name in names if (folder / name).is_file())
        if (folder / ".git").exists():
            break


def write_whole(path: Path, content: bytes) -> Diagnostic | None:
    """Write a file whole or leave what was there; why it could not be written, if it could not."""
    return write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> Diagnostic | None:
    """Write files whole, in their order, and none before all have found room; why it could not be done."""
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        try:
            for number, (path, content) in enumerate(files.items()):
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = path.parent / f".fazhi-{os.getpid()}-{number}.tmp"
                with temporary.open("xb") as file:
                    staged[path] = temporary
                    file.write(content)
                with contextlib.suppress(FileNotFoundError):
                    temporary.chmod(path.stat().st_mode)
            for path, temporary in staged.items():  # the file a fault is about
                temporary.replace(path)
        finally:
            for temporary in staged.values():
                temporary.unlink(missing_ok=True)
    except OSError as error:
        return _unwritable(path, error)
    return None


def write_over(path: Path, before: bytes, content: bytes) -> Path | Diagnostic | None:
    """Write a file over what was read of it, which is kept beside: the path of that, None of a new file.

    A file that is no longer as it was read is left alone, and that is told.
    """
    with _alone_in(path.parent):
        there = read_input(str(path)) if path.exists() else b""
        if isinstance(there, Diagnostic):
            return there
        if there != before:
            hint = "别的程序或者另一次导入改了它；看过改动，再导入一次"
            return Diagnostic.of_file(str(path), "FZ073", "这个文件在读过以后变了，没有写", hint)
        kept = _place_beside(path) if before else None
        fault = write_whole(kept, before) if kept else None
        if kept and not fault:
            with contextlib.suppress(OSError):
                kept.chmod(path.stat().st_mode)
        return fault or write_whole(path, content) or kept


def _place_beside(path: Path) -> Path:
    """Where a file is kept before it is changed: 2023.yaml.1.bak, the next number each time."""
    named = re.compile(re.escape(path.name) + r"\.(\d+)\.bak", re.ASCII)
    numbers = [int(found[1]) for each in path.parent.iterdir() if (found := named.fullmatch(each.name))]
    return path.with_name(f"{path.name}.{max(numbers, default=0) + 1}.bak")


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other run of ours writes in a folder; where the system has no such locks, at once."""
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError, ImportError):
            import fcntl  # noqa: PLC0415  Windows has none

            number = os.open(folder, os.O_RDONLY)
            held.callback(os.close, number)
            fcntl.flock(number, fcntl.LOCK_EX)
        yield


def delete(path: Path) -> Diagnostic | None:
    """Delete a file; why it could not be deleted, if it could not."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return _unwritable(path, error, "删不了")
    return None


def _unwritable(path: Path, error: OSError, verb: str = "写不了") -> Diagnostic:
    if isinstance(error, PermissionError):
        reason = "没有权限，或正被别的程序打开"
        hint = "若正在 WPS 或 Word 里打开，先关闭；否则换一个文件夹"
    else:
        reason, hint = reason_of(error), "核对路径，或换一个文件夹"
    return Diagnostic.of_file(str(path), "FZ501", f"{verb}这个文件：{reason}", hint)


def write_output(content: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


_REASONS = {
    errno.ENOENT: "没有这个文件夹，或者不让新建",
    errno.EEXIST: "有同名的文件挡着",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘不让写",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
}


def reason_of(error: OSError | ValueError) -> str:
    """Why a file can't be read or written, in Chinese where the reason is a common one."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, error.strerror or "")
    return "文件名里有不允许的字符"
