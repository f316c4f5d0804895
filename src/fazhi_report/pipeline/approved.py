"""A data file → the document of its report, if that is the text that was approved."""

from pathlib import Path

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.document import Document
from fazhi_report.loading import Content, Folder
from fazhi_report.pipeline.composed import Composed, compose_unapproved, digest
from fazhi_report.pipeline.unprinted import unprinted
from fazhi_report.schema import Report

_SILENT = frozenset(("FZ247", "FZ249"))
"""Told where data do not state what was once taken for said."""


def compose(
    content: Content, name: str, templates: Path | None = None, folder: Folder | None = None
) -> Composed:
    """Validate a data file and compose its report, with an office's own templates first if given.

    A report that is not the text that was approved is not composed (FZ217).
    """
    composed = compose_unapproved(content, name, templates, folder)
    report, document = composed.loaded.report, composed.document
    if report and document and (changed := _changed_after_approval(composed, report, document)):
        return Composed(composed.loaded, composed.loaded.diagnostics(changed), None)
    return composed


def _changed_after_approval(composed: Composed, report: Report, document: Document) -> Finding | None:
    """An approval of another text; 《党政机关公文处理工作条例》第二十五条（一） wants it examined again."""
    if report.approval is None:
        return None
    approved, now = report.approval.digest, digest(document)
    if approved == now:
        return None
    message = f"签发后正文有改动：签发时的校验码是 {approved}，现在是 {now}"
    hint = "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”"
    silent = [
        each.message for each in (*composed.loaded.findings, *unprinted(composed)) if each.code in _SILENT
    ]
    if silent:
        hint += f"；没有写明的项不再当作“否”或者通常的一种，正文因此可能与签发时不同：{'；'.join(silent)}"
    return Finding.of("FZ217", message, DataPlace(("approval", "digest")), hint)
