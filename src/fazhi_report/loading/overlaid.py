"""A folder as it will be when some files are written."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from fazhi_report.loading.loaded import Folder


class Overlaid:
    """A folder in which some files are others, or are not written yet."""

    def __init__(self, files: Mapping[str, bytes], below: Folder | None) -> None:
        """Take the files by their paths, and the folder where all others are."""
        self._files = files
        self._below = below

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        if path in self._files:
            return self._files[path]
        return self._below.read(path) if self._below else None

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return path in self._files or bool(self._below and self._below.holds(path))

    def matching(self, pattern: str) -> list[str] | None:
        """The files that a pattern means."""
        found = self._below.matching(pattern) if self._below else []
        own = (path for path in self._files if fnmatchcase(path, pattern))
        return None if found is None else sorted({*found, *own})

    def beside(self, path: str) -> Folder:
        """The folder that a file stands in."""
        if PurePosixPath(path).parent == PurePosixPath():
            return self
        return self._below.beside(path) if self._below else Overlaid({}, None)
