"""The files of one call: which were read and which were written, so that no file is both by mistake.

Of a call for many inputs also what was asked of the file system for each, and what it answered.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.cli.matching_files import files_matching


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


Question: TypeAlias = Literal["content", "presence", "templates", "matching"]


class Asked(NamedTuple):
    """What was asked of the file system: what a file contains, whether it is there, which templates are.

    Of a pattern (`matching`) it is which files it means.
    """

    question: Question
    path: str

    def answer(self) -> str:
        """What it answers now: a digest; "" where there is nothing."""
        try:
            if self.question == "content":
                with open(self.path, "rb") as file:  # noqa: PTH123  whatever the path
                    return digest_of(file.read())
            if self.question == "presence":
                os.stat(self.path)  # noqa: PTH116  as above
                return "有"
            if self.question == "matching":
                matching = files_matching(self.path)
                return UNKNOWABLE if matching is None else digest_of(_joined(matching))
            found = _few_templates(self.path)
            if found is None:
                return UNKNOWABLE
            return digest_of(_joined(f"{path}\0{Asked('content', path).answer()}" for path in found))
        except (OSError, ValueError):
            return ""


def _joined(parts: Iterable[str]) -> bytes:
    return "\0".join(parts).encode(errors="surrogatepass")


def digest_of(content: bytes) -> str:
    """What tells a content from every other."""
    import hashlib  # noqa: PLC0415  for calls with many inputs only

    return hashlib.sha256(content).hexdigest()


_TEMPLATE = ".j2"
_MOST_LOOKED_AT = 5_000  # files and folders: who names / as the folder of templates waits for no search

UNKNOWABLE = "?"
"""The answer where to look for it would take too long: it is never the same."""

_read: dict[tuple[int, int], Known] = {}
_written: dict[tuple[int, int], Known] = {}
_templates: set[Path] = set()
_asked: dict[Asked, str] | None = None
"""Kept where somebody wants to know whether all would be answered the same again."""


def begin_call() -> None:
    """Begin a call, of which no file is known."""
    _read.clear()
    _written.clear()
    _templates.clear()
    global _asked  # noqa: PLW0603  as above
    _asked = None


def begin_unit(*, keeps: bool) -> None:
    """Begin an input, for which nothing was asked yet; whether what is asked is to be kept."""
    global _asked  # noqa: PLW0603  a call has one
    _asked = {} if keeps else None


def asked() -> dict[Asked, str]:
    """What was asked for the input, with the answers."""
    return dict(_asked or {})


def note_asked(question: Question, path: str, content: bytes = b"") -> None:
    """Remember what was asked, where that is kept; of a file that was read its `content` is known."""
    if _asked is not None:
        each = Asked(question, path)
        _asked[each] = digest_of(content) if content else each.answer()


def note_read(path: str, found: os.stat_result) -> None:
    """Remember a file that a report is made of; what is no regular file is never written, nor remembered."""
    _note(_read, path, found)


def known_read() -> tuple[Known, ...]:
    """All that was read so far."""
    return tuple(_read.values())


def note_known(files: Iterable[Known]) -> None:
    """Remember what another process read for this call."""
    for each in files:
        _note(_read, each.path, each.found)


def note_written(path: Path) -> None:
    """Remember a file that was written."""
    _note(_written, str(path), path.stat())


def note_templates(folder: Path) -> None:
    """Remember the folder of an office's templates, of which any may be read.

    What is in it is not looked up: the folder may be one that settings of others name, as /.
    """
    _templates.add(Path(os.path.realpath(folder)))
    note_asked("templates", str(folder))


def _note(known: dict[tuple[int, int], Known], path: str, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        known.setdefault((found.st_dev, found.st_ino), Known(path, found))


def read_as(place: Path, found: os.stat_result) -> Known | None:
    """The input that the file at a place is, by whatever name, if it is one."""
    return _known(_read, found) or next(_as_template(place, found), None)


def _as_template(place: Path, found: os.stat_result) -> Iterator[Known]:
    for folder in _templates:
        if place.suffix == _TEMPLATE and place.is_relative_to(folder):
            yield Known(str(place), found)
        for path in _templates_in(folder) if found.st_nlink > 1 else ():
            with contextlib.suppress(OSError):
                if os.path.samestat(path.stat(), found):
                    yield Known(str(path), found)


def _few_templates(folder: str) -> list[str] | None:
    """The templates in a folder, in order; None where there is too much to look at."""
    found: list[str] = []
    looked_at = 0
    for here, folders, names in os.walk(folder):
        looked_at += len(folders) + len(names)
        if looked_at > _MOST_LOOKED_AT:
            return None
        found += (os.path.join(here, name) for name in names if name.endswith(_TEMPLATE))  # noqa: PTH118  many
    return sorted(found)


def _templates_in(folder: Path) -> Iterator[Path]:
    return folder.glob(f"**/*{_TEMPLATE}")


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
