"""What is wrong with a cell, or to be told of it."""

from dataclasses import replace
from typing import NamedTuple

from fazhi_report.diagnostics import Diagnostic, Severity
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
    def diagnostic(self) -> Diagnostic:
        """The fault as reporters take it."""
        diagnostic = Diagnostic.of_file(str(self.place), self.code, self.message, self.hint)
        return replace(diagnostic, severity=self.severity) if self.severity else diagnostic
