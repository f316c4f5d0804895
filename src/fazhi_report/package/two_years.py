"""The two years of a package: the data file that is reported on, and the one that it names as last year's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document
from fazhi_report.facts import Facts
from fazhi_report.loading import Content, Folder, Loaded
from fazhi_report.pipeline import compose_unapproved
from fazhi_report.schema import Report


@dataclass(frozen=True, slots=True)
class Earlier:
    """Last year's data file and its report; `name` is how this year's file names it."""

    name: str
    content: bytes
    report: Report
    facts: Facts
    document: Document


@dataclass(frozen=True, slots=True)
class Current:
    """The data file of the year that is reported on, without errors, its report and what the checks found.

    `outward` calls files in a text as they may go out.
    """

    content: Content
    loaded: Loaded
    report: Report
    document: Document
    diagnostics: list[Diagnostic]
    outward: Callable[[str], str]


def earlier(content: bytes, name: str, templates: Path | None, folder: Folder) -> Earlier | list[Diagnostic]:
    """Last year's report, or why there is none; it need not be the very text that was approved then."""
    composed = compose_unapproved(content, name, templates, folder)
    report, document = composed.loaded.report, composed.document
    if report is None or document is None:
        return composed.diagnostics
    return Earlier(name, content, report, composed.loaded.facts_of(report), document)
