"""Diagnostics as an object of JSON, for programs."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters.escaping import json_pieces
from fazhi_report.reporters.results import Results

VERSION = 1
"""The version of the form; it grows when a reader of the old form would go wrong."""


def report(results: Results) -> Iterator[str]:
    """An object with the diagnostics, also the waived, and a count by severity of those that stand."""
    counts = {f"{severity.name.lower()}s": count for severity, count in results.counts.items()}
    return json_pieces(
        {
            "version": VERSION,
            "diagnostics": (_record(diagnostic) for diagnostic in results.diagnostics),
            "summary": {**counts, "waived": results.waived},
        }
    )


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        **({"cell": diagnostic.cell} if diagnostic.cell else {}),
        "severity": diagnostic.severity.name.lower(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "quote": diagnostic.quote,
        "context": diagnostic.context,
        "waived": diagnostic.waived or None,
    }
