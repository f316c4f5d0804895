"""Diagnostics as a report of code quality, which GitLab shows beside a merge request.

The form is that of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import json_pieces, safe, whole
from fazhi_report.reporters.fingerprints import Fingerprints
from fazhi_report.reporters.places import path
from fazhi_report.reporters.results import Results

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(results: Results) -> Iterator[str]:
    """A list with an object for each that is not waived; what concerns a whole file is at its first line."""
    fingerprints = Fingerprints()
    return json_pieces(_issue(each, fingerprints.of(each)) for each in results.standing)


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    at = f"{diagnostic.cell}：" if diagnostic.cell else ""
    hint = f"。提示：{diagnostic.hint}" if diagnostic.hint else ""
    return {
        "description": safe(f"{diagnostic.code} {at}{diagnostic.message}{hint}"),
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": posixpath.normpath(path(whole(diagnostic.file))),
            "lines": {"begin": 1 if diagnostic.cell else diagnostic.line or 1},
        },
    }
