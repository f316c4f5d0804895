"""A data file that names last year's."""

from fnmatch import fnmatchcase
from typing import Any

from fazhi_report.loading import Loaded, load
from tests.conftest import MINIMAL, json_bytes


class Shelf:
    """A folder of files that exist only here."""

    def __init__(self, **files: bytes) -> None:
        self.files = {name.replace("_", "."): content for name, content in files.items()}

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def holds(self, path: str) -> bool:
        return path in self.files

    def matching(self, pattern: str) -> list[str] | None:
        return [path for path in self.files if fnmatchcase(path, pattern.replace("**/", ""))]

    def beside(self, _path: str) -> "Shelf":
        return self


def loaded(now: dict[str, Any], then: dict[str, Any] | None) -> Loaded:
    """The least data file with what it has this year, and last year's beside it unless that is None."""
    this_year = {**MINIMAL, "previous": "last.yaml", **now}
    last_year = {**MINIMAL, "year": MINIMAL["year"] - 1, **(then or {})}
    shelf = Shelf() if then is None else Shelf(last_yaml=json_bytes(last_year))
    return load(json_bytes(this_year), "this.yaml", shelf)
