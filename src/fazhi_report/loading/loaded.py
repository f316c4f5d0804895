"""What became of a data file, and the folder that it stands in."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding, Mark
from fazhi_report.facts import NO_FACTS, Facts
from fazhi_report.schema import Report, as_written
from fazhi_report.source import Source


class Folder(Protocol):
    """The folder that a data file stands in; the command line gives one, so that no file is opened here."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path from the folder; None when it can't be read."""

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""

    def beside(self, path: str) -> "Folder":
        """The folder that a file stands in, by the file's path from this one."""


class Loaded(NamedTuple):
    """A data file that was read: its source, the faults found, and what could be made of it.

    `report` is None when the file does not fit the schema; `facts` goes with it.
    """

    source: Source
    findings: tuple[Finding, ...]
    report: Report | None = None
    facts: Facts = NO_FACTS

    def diagnostics(self, *more: Finding) -> list[Diagnostic]:
        """Every finding, these and the file's own, at its place and in the order of the file."""
        return self.located((*self.findings, *more))

    def located(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """Findings at their places, in the order of the file."""
        return sorted(map(self._locate, findings))

    def _locate(self, finding: Finding) -> Diagnostic:
        place = finding.place
        if isinstance(place, DataPlace):
            written = as_written(place.path, self.source.data)
            finding = finding._replace(place=DataPlace(written, place.excerpt, place.before))
        return self.source.locate(finding)

    def mark(self, path: DataPath) -> Mark:
        """Where the value at a data path stands in the file; the path may use either language of keys."""
        return self.source.mark(as_written(path, self.source.data))
