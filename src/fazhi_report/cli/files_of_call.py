"""The files of one call: which were read and which were written, so that no file is both by mistake."""

import os
import stat
from pathlib import Path
from typing import NamedTuple


class Known(NamedTuple):
    """A file of this call: where it is, and what the system said of it then."""

    path: str
    found: os.stat_result

    def is_same(self, now: os.stat_result) -> bool:
        """Whether nothing was written to it since, and no other file was put in its place."""
        return all(
            getattr(self.found, name) == getattr(now, name)
            for name in ("st_dev", "st_ino", "st_size", "st_mtime_ns")
        )


_read: dict[tuple[int, int], Known] = {}
_written: dict[tuple[int, int], Known] = {}


def begin_call() -> None:
    """Begin a call, of which no file is known."""
    _read.clear()
    _written.clear()


def note_read(path: str, found: os.stat_result) -> None:
    """Remember a file that a report is made of; what is no regular file is never written, nor remembered."""
    _note(_read, path, found)


def note_written(path: Path) -> None:
    """Remember a file that was written."""
    _note(_written, str(path), path.stat())


def note_templates(folder: Path) -> None:
    """Remember the templates of an office, which are read where they are asked for."""
    for path in folder.glob("**/*.j2"):
        note_read(str(path), path.stat())


def _note(known: dict[tuple[int, int], Known], path: str, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        known.setdefault((found.st_dev, found.st_ino), Known(path, found))


def read_as(found: os.stat_result) -> Known | None:
    """The input that a file is, by whatever name, if it is one."""
    return _known(_read, found)


def was_read(path: Path) -> bool:
    """Whether an input was read by a path, whatever is there now."""
    return any(known.path == str(path) for known in _read.values())


def is_written(found: os.stat_result) -> bool:
    """Whether a file was written in this call, by whatever name."""
    return _known(_written, found) is not None


def _known(known: dict[tuple[int, int], Known], found: os.stat_result) -> Known | None:
    """A file that is still where it was; the number of one that is gone may be another's by now."""
    each = known.get((found.st_dev, found.st_ino))
    try:
        return each if each and os.path.samestat(Path(each.path).stat(), found) else None
    except OSError:
        return None
