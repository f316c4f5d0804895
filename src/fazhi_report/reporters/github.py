"""Diagnostics as commands of GitHub Actions, which shows them at their lines of a change."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import joined, safe_lines, whole
from fazhi_report.reporters.places import end_column, path
from fazhi_report.reporters.results import Results

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# In this order: the percent signs that come with the others must stay.
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def report(results: Results) -> Iterator[str]:
    """A line for each that is not waived."""
    return joined("\n", map(_command, results.standing))


def _command(diagnostic: Diagnostic) -> str:
    cell = diagnostic.cell
    properties = {
        "file": path(diagnostic.file),
        "line": (not cell and diagnostic.line) or None,
        "col": (not cell and diagnostic.column) or None,
        "endColumn": end_column(diagnostic),
        "title": diagnostic.code,
    }
    listed = ",".join(
        f"{name}={_escaped(whole(str(value)), _IN_PROPERTIES)}"
        for name, value in properties.items()
        if value is not None
    )
    hint = f"\n提示：{diagnostic.hint}" if diagnostic.hint else ""
    at = f"{cell}：" if cell else ""
    message = _escaped(safe_lines(at + diagnostic.message + hint), _IN_MESSAGES)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    for character, escape in escapes.items():
        text = text.replace(character, escape)
    return text
