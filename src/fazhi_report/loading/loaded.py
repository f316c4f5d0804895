"""What became of a data file, and the folder that it stands in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from fazhi_report.diagnostics import (
    DataPath,
    DataPlace,
    Diagnostic,
    FilePlace,
    Finding,
    manuscript_mark,
)
from fazhi_report.facts import NO_FACTS, Fact, Facts, declared_fact, derive
from fazhi_report.loading.year_data import AnySource
from fazhi_report.manuscript import Manuscript
from fazhi_report.schema import Report, as_written


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

    `report` is None when the file does not fit the schema; `facts` goes with it. `manuscript` is the one that
    the data name, None where they name none or it could not be read.
    """

    source: AnySource
    findings: tuple[Finding, ...]
    report: Report | None = None
    facts: Facts = NO_FACTS
    manuscript: Manuscript | None = None

    def facts_of(self, report: Report) -> Facts:
        """The facts of another report with the same manuscript, not compared with last year's."""
        return derive(report, declared=tuple(declared_in(self.manuscript)))

    def diagnostics(self, *more: Finding) -> list[Diagnostic]:
        """Every finding, these and the file's own, at its place and in the order of the file."""
        return self.located((*self.findings, *more))

    def located(self, findings: Iterable[Finding]) -> list[Diagnostic]:
        """Findings at their places, in the order of the file."""
        return sorted(map(self._locate, findings))

    def _locate(self, finding: Finding) -> Diagnostic:
        place = finding.place
        if isinstance(place, DataPlace):
            if self.manuscript and (mark := manuscript_mark(place.path)):
                lines = self.manuscript.lines
                source = lines[mark.line - 1] if mark.line <= len(lines) else ""
                return finding.at(self.manuscript.name, mark, source)
            written = as_written(place.path, self.source.data)
            finding = finding._replace(place=DataPlace(written, place.excerpt, place.before))
        return self.source.locate(finding)

    def where(self, path: DataPath) -> FilePlace:
        """Where the value at a data path stands; it may use either language of keys."""
        if self.manuscript and (mark := manuscript_mark(path)):
            return FilePlace(self.manuscript.name, *mark)
        return self.source.where(as_written(path, self.source.data))


def declared_in(manuscript: Manuscript | None) -> Iterator[Fact]:
    """The figures that a manuscript declares where they stand; one without a name goes by its place."""
    for piece, figure in manuscript.declared if manuscript else ():
        yield declared_fact(figure._replace(name=piece.figure_name), piece.path)
