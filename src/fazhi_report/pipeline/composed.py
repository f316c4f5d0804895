"""A data file → the document of its report, or the diagnostics that are in the way."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from fazhi_report import narrative, writers
from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding, has_errors
from fazhi_report.document import Document
from fazhi_report.loading import Folder, Loaded, load
from fazhi_report.schema import DIGEST_LENGTH, Report


class Composed(NamedTuple):
    """What became of a data file: its diagnostics, and the document unless one of them is an error.

    `asked` is what templates were told 是 of.
    """

    loaded: Loaded
    diagnostics: list[Diagnostic]
    document: Document | None
    templates: Path | None = None
    asked: narrative.Asked = frozenset()


def compose(
    content: bytes, name: str, templates: Path | None = None, folder: Folder | None = None
) -> Composed:
    """Validate a data file and compose its report, with an office's own templates first if given.

    A report that is not the text that was approved is not composed (FZ217).
    """
    composed = compose_unapproved(content, name, templates, folder)
    report, document = composed.loaded.report, composed.document
    if report and document and (changed := _changed_after_approval(report, document)):
        return Composed(composed.loaded, composed.loaded.diagnostics(changed), None)
    return composed


def compose_unapproved(
    content: bytes, name: str, templates: Path | None = None, folder: Folder | None = None
) -> Composed:
    """Compose a report, which need not be the text that was approved: last year's, for a comparison."""
    loaded = load(content, name, folder)
    diagnostics = loaded.diagnostics()
    if loaded.report is None or has_errors(diagnostics):
        return Composed(loaded, diagnostics, None)
    asked: set[DataPath | str] = set()
    composed = narrative.compose(loaded.report, loaded.facts, templates, asked)
    if isinstance(composed, Finding):
        return Composed(loaded, loaded.diagnostics(composed), None)
    return Composed(loaded, diagnostics, composed, templates, asked)


def digest(document: Document) -> str:
    """What tells the text of a report from every other: the beginning of its SHA-256, as `txt` gives it."""
    text = writers.WRITERS["txt"](document, writers.Options()).content
    return hashlib.sha256(text).hexdigest()[:DIGEST_LENGTH]


def _changed_after_approval(report: Report, document: Document) -> Finding | None:
    """An approval of another text; 《党政机关公文处理工作条例》第二十五条（一） wants it examined again."""
    if report.approval is None:
        return None
    approved, now = report.approval.digest, digest(document)
    if approved == now:
        return None
    message = f"签发后正文有改动：签发时的校验码是 {approved}，现在是 {now}"
    hint = "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”"
    return Finding.of("FZ217", message, DataPlace(("approval", "digest")), hint)
