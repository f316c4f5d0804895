"""The one writer of files: each is whole or as it was, and none is written that should not be.

Only regular files are replaced. A link is written through: what it leads to is replaced, in its own folder.
The new content is made beside the old one, with its mode and owner, and is on the disk before it takes the
name; so a run that is killed leaves every name as it was or as it is to be. What such a run left in the
folder is deleted by the next, where the system tells that it is dead.
"""

import contextlib
import os
import re
import stat
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import typer

from fazhi_report.cli.files import Bytes, pieces_of
from fazhi_report.cli.files_of_call import note_written
from fazhi_report.cli.write_targets import (
    RefusedError,
    WriteTarget,
    refuse_targets,
    target_of,
    unwritable,
)
from fazhi_report.diagnostics import Diagnostic

if sys.platform != "win32":  # pragma: no branch  the tests need one
    import fcntl

_DIGITS = 8
_OURS = ".fazhi-{}.tmp"
_NEW = 0o666
_TRIES, _PAUSE = 200, 0.01  # seconds, to wait for another run that changes files in the same folder


def write_whole(path: Path, content: Bytes, *, rewriting: bool = False) -> Diagnostic | None:
    """Write a file whole or leave what was there; why it could not be written, if it could not.

    One that was read in this call is refused, unless `rewriting` says that it is to be changed.
    """
    return write_together({path: content}, [path] if rewriting else ())


def write_together(files: Mapping[Path, Bytes], rewriting: Collection[Path] = ()) -> Diagnostic | None:
    """Write files whole, in their order, and none before all have found room; why it could not be done.

    `rewriting` names those that were read to be changed; one that is no longer as it was read is refused.
    """
    return carry_out(tuple(files.items()), rewriting)


def write_over(path: Path, before: bytes, content: bytes) -> Path | Diagnostic | None:
    """Write a file over what was read of it, which is kept beside: the path of that, None of a new file."""
    kept = write_all_over({path: (before, content)})
    return kept if isinstance(kept, Diagnostic) else kept.get(path)


def write_all_over(files: Mapping[Path, tuple[bytes, bytes]]) -> dict[Path, Path] | Diagnostic:
    """Write files over what was read of them, all or none; where each is kept that was there before."""
    kept = {path: _place_beside(path.resolve()) for path, (before, _) in files.items() if before}
    old = {place: files[path][0] for path, place in kept.items()}
    new = {path: content for path, (_, content) in files.items()}
    return write_together({**old, **new}, files) or kept


def _place_beside(path: Path) -> Path:
    """Where a file is kept before it is changed: 2023.yaml.1.bak, the next number each time."""
    named = re.compile(re.escape(path.name) + r"\.(\d+)\.bak", re.ASCII)
    numbers = [int(found[1]) for each in path.parent.iterdir() if (found := named.fullmatch(each.name))]
    return path.with_name(f"{path.name}.{max(numbers, default=0) + 1}.bak")


def carry_out(
    steps: Sequence[tuple[Path, Bytes | None]], rewriting: Collection[Path] = ()
) -> Diagnostic | None:
    """Write files whole and delete those without content, one after the other; why it could not be done.

    Nothing is done before all have found room. A file may come more than once.
    """
    path, verb = Path(), "写不了"
    try:
        with contextlib.ExitStack() as stack:
            targets: dict[Path, WriteTarget] = {}
            for path, _ in steps:
                targets[path] = target_of(path)
            refuse_targets(targets.values(), rewriting)
            mode = _NEW
            for rewritten in filter(None, (targets[path].found for path in rewriting)):
                mode &= rewritten.st_mode  # what is made of a private file is private as well
            staged: list[Path | None] = []
            for path, content in steps:
                staged.append(None if content is None else _staged(targets[path], content, mode, stack))
            for folder in dict.fromkeys(targets[path].place.parent for path in rewriting):
                stack.enter_context(_alone_in(folder))
            refuse_targets(targets.values(), rewriting)  # to put them on the disk took a while
            for (path, _), temporary in zip(steps, staged, strict=True):
                if temporary:
                    temporary.replace(targets[path].place)
                    note_written(targets[path].place)
                else:
                    verb = "删不了"
                    path.unlink(missing_ok=True)
                    verb = "写不了"
            _flush(each.place.parent for each in targets.values())
    except RefusedError as refused:
        return refused.fault
    except OSError as error:
        return unwritable(path, error, verb)
    for target in targets.values():
        _tell_of_links(target)
    return None


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other run of ours change files of a folder meanwhile; nobody is waited for without end."""
    with contextlib.ExitStack() as held:
        if sys.platform != "win32":  # pragma: no branch  Windows has no such locks
            with contextlib.suppress(OSError):
                number = os.open(folder, os.O_RDONLY)
                held.callback(os.close, number)
                for _ in range(_TRIES):
                    try:
                        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        break
                    except BlockingIOError:
                        time.sleep(_PAUSE)
        yield


def _staged(target: WriteTarget, content: Bytes, new: int, stack: contextlib.ExitStack) -> Path:
    """A content on the disk, in the folder of the file that it will be, until the stack is left.

    `new` is the mode of files that were not there.
    """
    folder = target.place.parent
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    mode = stat.S_IMODE(target.found.st_mode) & 0o777 if target.found else new
    temporary, file = _temporary(folder, mode)
    stack.callback(temporary.unlink, missing_ok=True)
    stack.enter_context(file)
    file.writelines(pieces_of(content))
    file.flush()
    if target.found and sys.platform != "win32":
        _take_after(target, target.found, mode, file.fileno())
    os.fsync(file.fileno())
    if sys.platform == "win32":  # pragma: no cover  it renames no file that is open
        file.close()
    return temporary


def _temporary(folder: Path, mode: int) -> tuple[Path, BinaryIO]:
    """A new file of our own, open, and held, so that no other run takes it for one that was left."""
    while True:
        path = folder / _OURS.format(os.urandom(_DIGITS).hex())
        file = open(path, "xb", opener=partial(os.open, mode=mode))  # noqa: SIM115  Path has no opener
        if _holds(file):
            return path, file
        file.close()
        path.unlink(missing_ok=True)


def _holds(file: BinaryIO) -> bool:
    """Hold a file; False where another run found it first."""
    if sys.platform != "win32":  # pragma: no branch  Windows has no such locks
        with contextlib.suppress(OSError):  # a system without locks has nothing deleted either
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
    return os.fstat(file.fileno()).st_nlink > 0


def _sweep(folder: Path) -> None:
    """Delete what runs left in a folder that were killed: files of ours that nobody holds."""
    if sys.platform != "win32":  # pragma: no branch  nor lets it delete what is open
        for path in folder.glob(_OURS.format("[0-9a-f]" * 2 * _DIGITS)):
            with contextlib.suppress(OSError), _opened(path) as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


def _opened(path: Path) -> BinaryIO:
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK | os.O_NOFOLLOW))


def _take_after(target: WriteTarget, found: os.stat_result, mode: int, descriptor: int) -> None:
    """Give a new file the owner, the group, the attributes and the mode of the one that it replaces."""
    own = os.fstat(descriptor)
    if own.st_uid != found.st_uid and not _given(descriptor, found.st_uid, -1):
        typer.echo(f"注意：{target.name} 的所有者变了，没有权限保留原来的", err=True)
    if own.st_gid != found.st_gid and not _given(descriptor, -1, found.st_gid):
        typer.echo(f"注意：{target.name} 所属的组变了，没有权限保留原来的；组里的人不能再读写", err=True)
        mode &= ~stat.S_IRWXG  # what one group might do is not for another
    if sys.platform == "linux":  # pragma: no branch  others have none of these
        for attribute in os.listxattr(target.place):
            with contextlib.suppress(OSError):  # some are the system's own
                os.setxattr(descriptor, attribute, os.getxattr(target.place, attribute))
    os.fchmod(descriptor, mode)


def _given(descriptor: int, owner: int, group: int) -> bool:
    try:
        os.chown(descriptor, owner, group)
    except OSError:
        return False
    return True


def _tell_of_links(target: WriteTarget) -> None:
    others = target.found.st_nlink - 1 if target.found else 0
    if others:
        typer.echo(f"注意：{target.name} 还有 {others} 个别的名称（硬链接），那里仍是原来的内容", err=True)


def _flush(folders: Iterable[Path]) -> None:
    """Put the names in folders on the disk, and those of the folders themselves, where a system can."""
    for folder in {each for inner in folders for each in (inner, inner.parent)}:
        with contextlib.suppress(OSError), _folder(folder) as descriptor:
            os.fsync(descriptor)


@contextlib.contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
