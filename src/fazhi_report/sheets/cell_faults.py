"""What is wrong with a cell, or to be told of it."""

from typing import NamedTuple

from fazhi_report.diagnostics import Diagnostic, Finding, Severity
from fazhi_report.sheets.workbook import Place


class CellFault(NamedTuple):
    """What is wrong with a cell."""

    place: Place
    code: str
    message: str
    hint: str
    severity: Severity | None = None
    """Where it is not that of the code."""

    @property
    def finding(self) -> Finding:
        """The fault as every other."""
        finding = Finding.of(self.code, self.message, self.place.where, self.hint)
        return finding if self.severity is None else finding._replace(severity=self.severity)

    @property
    def diagnostic(self) -> Diagnostic:
        """The fault as reporters take it."""
        return self.finding.there(self.place.where)
