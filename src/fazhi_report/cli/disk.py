"""What answers questions about inputs: the disk of this machine, or what another machine sent along."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, cast

from fazhi_report.cli.files_of_call import note_read
from fazhi_report.cli.matching_files import files_matching
from fazhi_report.diagnostics import Diagnostic

_Answer = TypeVar("_Answer")

Matter: TypeAlias = Literal["here", "file", "folder", "holds", "matching", "content"]

Answers: TypeAlias = dict[tuple[Matter, str], object]
"""What was answered, by the question and the path that it was about."""


class NotSentError(BaseException):
    """Something is asked that is never sent to another machine, or was not.

    It is no `Exception`, so that nothing takes it for a fault of a file. `what` is told to the user.
    """

    def __init__(self, what: str = "") -> None:
        """Take what it is that stays here; "" for no reason of its own."""
        super().__init__(what)
        self.what = what


class Disk:
    """The disk of this machine."""

    def here(self) -> Path:
        """The folder in which the program is called."""
        return self._answer("here", "", Path.cwd)

    def is_file(self, path: str | Path) -> bool:
        """Whether there is such a file; raises OSError where that can't be known."""
        return self._answer("file", str(path), Path(path).is_file)

    def is_folder(self, path: str | Path) -> bool:
        """Whether there is such a folder; raises OSError where that can't be known."""
        return self._answer("folder", str(path), Path(path).is_dir)

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder, which nothing is written over from now on."""
        return self._answer("holds", path, lambda: _is_there(path))

    def matching(self, pattern: str) -> list[str] | None:
        """The files that a pattern means, as `files_matching` finds them."""
        return self._answer("matching", pattern, lambda: files_matching(pattern))

    def content(self, path: str, read: Callable[[], bytes | Diagnostic]) -> bytes | Diagnostic:
        """What `read` finds in a file of this machine."""
        return self._answer("content", path, read)

    def open_all_of(self, folder: Path, what: str) -> None:
        """Say that any file of a folder may be opened from now on; on another machine there is none."""

    def _answer(self, matter: Matter, path: str, found: Callable[[], _Answer]) -> _Answer:
        del matter, path  # the disk answers for itself
        return found()


def _is_there(path: str) -> bool:
    try:
        note_read(path, os.stat(path))  # noqa: PTH116  what data name is kept
    except (OSError, ValueError):
        return False
    return True


class Recorded(Disk):
    """The disk of this machine, with a record of what it answers."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.answers: Answers = {}

    def open_all_of(self, folder: Path, what: str) -> None:
        """Refuse it: a folder is not recorded."""
        del folder
        raise NotSentError(what)

    def _answer(self, matter: Matter, path: str, found: Callable[[], _Answer]) -> _Answer:
        answer = self.answers[matter, path] = found()
        return answer


class Sent(Disk):
    """What another machine sent along, and nothing of this one: what was not sent is no answer."""

    def __init__(self, answers: Answers) -> None:
        """Take what the other machine has recorded."""
        self._answers = answers

    def open_all_of(self, folder: Path, what: str) -> None:
        """Refuse it: the folder is on the other machine."""
        del folder
        raise NotSentError(what)

    def _answer(self, matter: Matter, path: str, found: Callable[[], _Answer]) -> _Answer:
        del found  # it would ask the disk of this machine
        if (matter, path) not in self._answers:
            raise NotSentError
        return cast("_Answer", self._answers[matter, path])


_this_machine = Disk()
_answering = [_this_machine]


def disk() -> Disk:
    """What answers now."""
    return _answering[-1]


@contextmanager
def answered_by(other: Disk) -> Iterator[None]:
    """Let another disk answer meanwhile."""
    _answering.append(other)
    try:
        yield
    finally:
        _answering.pop()
