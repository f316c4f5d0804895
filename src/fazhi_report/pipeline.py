"""The library: a data file in, diagnostics or a report out. No file is opened here but templates."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_report.diagnostics import DataPlace, Diagnostic, Finding, Mark, has_errors
from fazhi_report.loading.loaded import Folder, Loaded, load
from fazhi_report.schema.texts import DIGEST_LENGTH
from fazhi_report.writers import WRITERS, Options, Written

if TYPE_CHECKING:
    from fazhi_report.document import Document
    from fazhi_report.page.layout import Layout
    from fazhi_report.schema import Report
    from fazhi_report.settings.model import Settings
    from fazhi_report.writers.docx.reference_document import ReferenceDocument


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a data file: its diagnostics, and the document unless one of them is an error."""

    loaded: Loaded
    diagnostics: list[Diagnostic]
    document: "Document | None"
    templates: Path | None = None


def validate(
    content: bytes,
    name: str,
    folder: Folder | None = None,
    settings: "Settings | None" = None,
    templates: Path | None = None,
) -> list[Diagnostic]:
    """Every fault of a data file and of the report that it makes, sorted by place.

    `name` is what messages call the file. Without settings only the data is checked, which takes much less.
    """
    if settings is None:
        return load(content, name, folder).diagnostics()
    return check(compose(content, name, templates, folder), settings)


def check(composed: Composed, settings: "Settings") -> list[Diagnostic]:
    """The diagnostics of a report with what the content rules find in it, waivers applied."""
    loaded = composed.loaded
    if composed.document is None or loaded.report is None:
        return composed.diagnostics
    from fazhi_report import rules  # noqa: PLC0415  as above
    from fazhi_report.narrative import shown_place  # noqa: PLC0415
    from fazhi_report.rules.waived import waived  # noqa: PLC0415

    subject = rules.subject_of(composed.document, settings, loaded.report, loaded.facts)
    of_data = (finding for each in loaded.findings if (finding := _as_set(each, settings)))
    found = waived((*of_data, *rules.check(subject)), loaded.report.waivers)
    return loaded.located(shown_place(finding, composed.templates) for finding in found)


def _as_set(finding: Finding, settings: "Settings") -> Finding | None:
    """A finding about the data, which is no error, as severe as the office has set it."""
    severity = settings.severity_of(finding.code, finding.severity)
    return replace(finding, severity=severity) if severity else None


def lint(content: bytes, name: str, settings: "Settings") -> list[Diagnostic]:
    """What the content rules find in the text of a report: a .docx file, else plain text or Markdown."""
    from fazhi_report import rules  # noqa: PLC0415
    from fazhi_report.readers import read  # noqa: PLC0415

    text = read(content, name)
    if isinstance(text, Diagnostic):
        return [text]
    lines = text.lines
    found = rules.check(rules.subject_of(text.document, settings))
    marked = ((finding, finding.place) for finding in found)
    return sorted(
        finding.at(name, place, lines[place.line - 1]) for finding, place in marked if isinstance(place, Mark)
    )


def compose(
    content: bytes, name: str, templates: Path | None = None, folder: Folder | None = None
) -> Composed:
    """Validate a data file and compose its report, with an office's own templates first if given."""
    loaded = load(content, name, folder)
    diagnostics = loaded.diagnostics()
    if loaded.report is None or has_errors(diagnostics):
        return Composed(loaded, diagnostics, None)
    from fazhi_report import narrative  # noqa: PLC0415  a cold `validate` does without Jinja and Markdown

    composed = narrative.compose(loaded.report, loaded.facts, templates)
    if isinstance(composed, Finding):
        return Composed(loaded, loaded.diagnostics(composed), None)
    if changed := _changed_after_approval(loaded.report, composed):
        return Composed(loaded, loaded.diagnostics(changed), None)
    return Composed(loaded, diagnostics, composed, templates)


def digest(document: "Document") -> str:
    """What tells the text of a report from every other: the beginning of its SHA-256, as `txt` gives it."""
    return hashlib.sha256(render(document, "txt").content).hexdigest()[:DIGEST_LENGTH]


def _changed_after_approval(report: "Report", document: "Document") -> Finding | None:
    """An approval of another text; 《党政机关公文处理工作条例》第二十五条（一） wants it examined again."""
    if report.approval is None:
        return None
    approved, now = report.approval.digest, digest(document)
    if approved == now:
        return None
    message = f"签发后正文有改动：签发时的校验码是 {approved}，现在是 {now}"
    hint = "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”"
    return Finding.of("FZ217", message, DataPlace(("approval", "digest")), hint)


def render(document: "Document", suffix: str, options: Options | None = None) -> Written:
    """Write a document in the format of a suffix, one of `writers.WRITERS`.

    Raises:
        KeyError: no such format.
        UnwritableError: the document can't be written in it, or not on this machine.

    """
    return WRITERS[suffix](document, options or Options())


def reference_document(content: bytes, name: str, layout: "Layout") -> "ReferenceDocument | Diagnostic":
    """What an office's own DOCX, which messages call `name`, gives a report; or why it can't be used (FZ506).

    `writers.docx.write` takes the same bytes and layout, and puts a report into it.
    """
    from fazhi_report.writers.docx.office_package import ReferenceDocumentError  # noqa: PLC0415  few reports have one
    from fazhi_report.writers.docx.reference_document import read as read_reference  # noqa: PLC0415

    try:
        return read_reference(content, layout)
    except ReferenceDocumentError as error:
        return error.at(name)
