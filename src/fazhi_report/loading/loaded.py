"""What became of a data file, and the folder that it stands in."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from pathlib import PureWindowsPath
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
from fazhi_report.notation import Level, highest, portable
from fazhi_report.schema import Report, as_written, named_files

_LONGEST_NAME = 100


class Folder(Protocol):
    """The folder that a data file stands in; the command line gives one, so that no file is opened here."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path from the folder; None when it can't be read."""

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""

    def matching(self, pattern: str) -> list[str] | None:
        """The files that a pattern means, by their paths from the folder; None where they are too many."""

    def beside(self, path: str) -> "Folder":
        """The folder that a file stands in, by the file's path from this one."""


class ClassifiedFile(NamedTuple):
    """A marked file that a report is made with: where it or its name stands, what it is, its level."""

    place: DataPlace | FilePlace
    what: str
    level: Level


class Bureau(NamedTuple):
    """An office whose ledger goes into a sum, with its path from the file that adds it up.

    `loaded` is None where there is none that counts, and `why` says why, in Chinese.
    """

    office: str
    file: str
    loaded: "Loaded | None"
    why: str = ""


class Loaded(NamedTuple):
    """A data file that was read: its source, the faults found, and what could be made of it.

    `report` is None when the file does not fit the schema; `facts` goes with it. `manuscript` is the one that
    the data name, None where they name none or it could not be read. `classified` are the files that the
    report is made with, itself among them, and that are marked with a level which the data do not state.
    `bureaus` are the offices whose ledgers are added up, `sums` what these add up to.
    """

    source: AnySource
    findings: tuple[Finding, ...]
    report: Report | None = None
    facts: Facts = NO_FACTS
    manuscript: Manuscript | None = None
    classified: tuple[ClassifiedFile, ...] = ()
    bureaus: tuple[Bureau, ...] = ()
    sums: tuple[Fact, ...] = ()

    @property
    def level(self) -> Level | None:
        """The level of what is made of the file: its own, or the highest of those that it is made with."""
        own = self.report.official.secrecy if self.report else None
        return highest((own.level if own else None, *(each.level for each in self.classified)))

    @property
    def office(self) -> str:
        """Whose report it is; "" where that could not be read."""
        name: object = self.source.data
        for step in as_written(("organization", "name"), self.source.data):
            name = name.get(step) if isinstance(name, dict) else None
        return name if isinstance(name, str) and len(name) <= _LONGEST_NAME else ""

    def facts_of(self, report: Report) -> Facts:
        """The facts of another report with the same manuscript, not compared with last year's."""
        return derive(report, declared=declared_in(self.manuscript), sums=self.sums)

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

    def outward(self) -> Callable[[str], str]:
        """What calls the files in a text by their paths from the data file, not by folders of a machine."""
        named = {self.source.name: PureWindowsPath(self.source.name).name}
        written = {name for _, name in named_files(self.report)} if self.report else set()
        if self.manuscript and self.report and self.report.manuscript:
            named[self.manuscript.name] = portable(self.report.manuscript)
        # Thousands of records may name files, in few folders.
        named |= {name.removesuffix(portable(name)): "" for name in written if portable(name) != name}
        told = sorted(named.items(), key=lambda each: -len(each[0]))

        def renamed(text: str) -> str:
            return reduce(lambda made, each: made.replace(*each), told, text)

        return renamed


def declared_in(manuscript: Manuscript | None) -> Iterator[Fact]:
    """The figures that a manuscript declares where they stand; one without a name goes by its place."""
    for piece, figure in manuscript.declared if manuscript else ():
        yield declared_fact(figure._replace(name=piece.figure_name), piece.path)
