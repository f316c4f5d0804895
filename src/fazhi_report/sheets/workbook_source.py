"""Workbooks of a year → plain data of which every value knows its cell, as a data file knows its lines."""

from dataclasses import dataclass
from functools import lru_cache
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
from fazhi_report.sheets.marked_workbooks import SecrecyMark, mark_of
from fazhi_report.sheets.sheet_plan import Form, layout
from fazhi_report.sheets.workbook import Sheet, read_workbook
from fazhi_report.sheets.written_data import field_names

NOTHING = ("工作簿里没有台账的工作表", "工作表的名称和标题照 fazhi sheet export 导出的写")
"""What is said of workbooks of which no sheet is known, and what to do."""

_MISSING = "FZ101"
_ALIKE = ("FZ025", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class WorkbookSource:
    """The workbooks of a year as read: data and places as a `source.Source` has them.

    `said` is what could be read, `marks` tell which of them are classified.
    """

    name: str
    said: dict[str, Any]
    findings: tuple[Finding, ...]
    marks: tuple[SecrecyMark, ...]
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
        path, excerpt = place[:2] if isinstance(place, DataPlace) else ((), "")
        where = self.where(path, excerpt)
        if finding.code == _MISSING:
            finding = finding._replace(hint=_how_to_fill(path, where))
        return finding.there(where)

    def where(self, path: DataPath, excerpt: str = "") -> FilePlace:
        """The cell of a value, of several the one with an excerpt or the first; else the workbook."""
        place = self._draft.place(path) or self._draft.first_within(path, excerpt)
        return place.where if place else FilePlace(self.name)

    def mentions(self, words: str) -> bool:
        """Whether some words are a value."""
        return words in repr(self.said)


def _how_to_fill(path: DataPath, where: FilePlace) -> str:
    """What to do where a value is missing: its cell is blank, or there is none."""
    if where.line:
        return "填上这一格"
    name = field_names(path)[0]
    title = next(
        form.title
        for form in layout()
        if isinstance(form, Form) and any(item.path[0] == name for item in form.items)
    )
    return f"补上“{title}”工作表：重新导出一份来填，或者和写了它的工作簿一起处理"


@lru_cache(1)
def read_year(workbooks: tuple[tuple[bytes, str], ...]) -> WorkbookSource:
    """Read the workbooks of one year, each with the name that messages call it; the first names the whole.

    That one is classified is looked for before it is loaded, so that the last reading is kept.
    """
    name = workbooks[0][1]
    sheets: list[Sheet] = []
    broken: list[Finding] = []
    marks: list[SecrecyMark] = []
    for content, each in workbooks:
        read = read_workbook(content, each)
        if isinstance(read, Diagnostic):
            broken.append(Finding.of(read.code, read.message, FilePlace(each), read.hint))
        else:
            sheets += read
            marks += filter(None, (mark_of(content, each, read),))
    gathered = gather(sheets, "zh")
    draft = Draft({}, gathered, append=False)
    draft.write()
    if not (gathered.is_any or broken):
        broken += (Finding.of("FZ022", NOTHING[0], FilePlace(each), NOTHING[1]) for _, each in workbooks)
    # Of records that are the same loading tells, where two of a kind can't well be alike.
    told = (fault.finding for fault in gathered.faults if (fault.code, fault.severity) != _ALIKE)
    return WorkbookSource(name, draft.new, (*broken, *told), tuple(marks), draft)
