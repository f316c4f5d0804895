"""Patterns in data files → the files that they mean, looked for within bounds."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from glob import has_magic
from pathlib import Path

_MOST_LOOKED_AT = 100_000
"""Files and folders: a province has some 15,000 offices, and who names / is not searched for without end."""


def files_matching(pattern: str) -> list[str] | None:
    """The files that a pattern (`*`, `?`, `[…]`, `**`) means, in order; None where that is too long a search.

    What begins with a dot is meant only by a pattern that does, and `**` follows no link to a folder.
    """
    whole = Path(pattern)
    try:
        return [*dict.fromkeys(_Search().below(Path(whole.anchor), whole.parts[bool(whole.anchor) :]))]
    except _TooManyError:
        return None


def is_meant(names: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a pattern, in parts, would mean a file that is called so, from the same folder on."""
    if parts and parts[-1] == "**":
        parts = (*parts, "*")
    reached = _with_none({0}, parts)
    for name in names:
        within = {at for at in reached if parts[at : at + 1] == ("**",) and not name.startswith(".")}
        behind = {at + 1 for at in reached if at < len(parts) and _fits(name, parts[at])}
        reached = _with_none(within | behind, parts)
    return len(parts) in reached


def _with_none(reached: set[int], parts: tuple[str, ...]) -> set[int]:
    """The parts of a pattern that may come next, with those behind `**`, which may mean no folder at all."""
    for at, part in enumerate(parts):
        if at in reached and part == "**":
            reached.add(at + 1)
    return reached


def _fits(name: str, part: str) -> bool:
    if part == "**":
        return False
    if not has_magic(part):
        return name == part
    return fnmatchcase(name, part) and part.startswith(".") >= name.startswith(".")


class _TooManyError(Exception):
    """There are more files and folders than are looked at."""


class _Search:
    def __init__(self) -> None:
        self._looked_at = 0

    def below(self, folder: Path, parts: tuple[str, ...]) -> Iterator[str]:
        """The files that the parts of a pattern mean from a folder on."""
        if not parts:
            yield from [folder.as_posix()] if folder.is_file() else []
            return
        part, *rest = parts
        if part == "**":
            yield from self.below(folder, (*(rest or ["*"]),))
            for each in self._entries(folder):
                if each.is_dir(follow_symlinks=False) and not each.name.startswith("."):
                    yield from self.below(Path(each.path), parts)
        elif not has_magic(part):
            yield from self.below(folder / part, (*rest,))
        else:
            for each in self._entries(folder):
                if _fits(each.name, part):
                    yield from self.below(Path(each.path), (*rest,))

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as found:
                listed = sorted(found, key=lambda each: each.name)
        except (OSError, ValueError):
            return []
        self._looked_at += len(listed)
        if self._looked_at > _MOST_LOOKED_AT:
            raise _TooManyError
        return listed
