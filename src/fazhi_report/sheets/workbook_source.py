"""Workbooks of a year → plain data of which every value knows its cell, as a data file knows its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fazhi_report.diagnostics import (
    DataPath,
    DataPlace,
    Diagnostic,
    FilePlace,
    Finding,
    Severity,
    TemplatePlace,
)
from fazhi_report.sheets.draft import Draft
from fazhi_report.sheets.gathering import gather
from fazhi_report.sheets.workbook import Sheet, read_workbook

_MISSING = "FZ101"


@dataclass(frozen=True, slots=True)
class WorkbookSource:
    """The workbooks of a year as read: data and places as a `source.Source` has them.

    `said` is what could be read.
    """

    name: str
    said: dict[str, Any]
    findings: tuple[Finding, ...]
    _draft: Draft

    @property
    def data(self) -> dict[str, Any] | None:
        """The data; None where a fault kept some from being read: nothing can be said of the whole."""
        is_partial = any(finding.severity is Severity.ERROR for finding in self.findings)
        return None if is_partial else self.said

    def locate(self, finding: Finding) -> Diagnostic:
        """The finding at its cell."""
        place = finding.place
        if isinstance(place, TemplatePlace | FilePlace):
            return finding.outside(place)
        where = self.where(place.path) if isinstance(place, DataPlace) else FilePlace(self.name)
        is_missing = finding.code == _MISSING and where.sheet.number
        return (finding._replace(hint="填上这一格") if is_missing else finding).there(where)

    def where(self, path: DataPath) -> FilePlace:
        """The cell of a value, the first one of what has several; the workbook where there is none."""
        place = self._draft.place(path) or self._draft.first_within(path)
        return place.where if place else FilePlace(self.name)

    def mentions(self, words: str) -> bool:
        """Whether some words are a value."""
        return words in repr(self.said)


def read_year(workbooks: Sequence[tuple[bytes, str]]) -> WorkbookSource:
    """Read the workbooks of one year, each with the name that messages call it; the first names the whole."""
    name = workbooks[0][1]
    sheets: list[Sheet] = []
    broken: list[Finding] = []
    for content, each in workbooks:
        read = read_workbook(content, each)
        if isinstance(read, Diagnostic):
            broken.append(Finding.of(read.code, read.message, FilePlace(each), read.hint))
        else:
            sheets += read
    gathered = gather(sheets, "zh")
    draft = Draft({}, gathered, append=False)
    draft.write()
    return WorkbookSource(name, draft.new, (*broken, *(fault.finding for fault in gathered.faults)), draft)
