"""The library: a data file in, diagnostics or a report out. No file is opened here but templates."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_report.diagnostics import DataPlace, Diagnostic, Finding, Severity, has_errors
from fazhi_report.loading import Folder, Loaded, load
from fazhi_report.schema.texts import DIGEST_LENGTH
from fazhi_report.writers import WRITERS

if TYPE_CHECKING:
    from fazhi_report.document import Document
    from fazhi_report.facts import Fact
    from fazhi_report.schema import Report


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a data file: its diagnostics, and the document unless one of them is an error."""

    loaded: Loaded
    diagnostics: list[Diagnostic]
    document: "Document | None"


@dataclass(frozen=True, slots=True)
class Traced:
    """A fact, the sentences of the report that print it, and where its records stand (file:line)."""

    fact: "Fact"
    sentences: tuple[str, ...]
    records: tuple[str, ...]


def validate(content: bytes, name: str, folder: Folder | None = None) -> list[Diagnostic]:
    """Every fault of a data file, sorted by place; `name` is what messages call it."""
    return load(content, name, folder).diagnostics()


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
    return Composed(loaded, diagnostics, composed)


def digest(document: "Document") -> str:
    """What tells the text of a report from every other: the beginning of its SHA-256, as `txt` gives it."""
    return hashlib.sha256(render(document, "txt")).hexdigest()[:DIGEST_LENGTH]


def _changed_after_approval(report: "Report", document: "Document") -> Finding | None:
    """An approval of another text; 《党政机关公文处理工作条例》第二十五条（一） wants it examined again."""
    approved, now = report.approval and report.approval.digest, digest(document)
    if approved in (None, now):
        return None
    message = f"签发后正文有改动：签发时的校验码是 {approved}，现在是 {now}"
    hint = "按程序复审、重新签发后改校验码；还在修改的，先删去“签发”"
    return Finding("FZ217", Severity.ERROR, message, DataPlace(("approval", "digest")), hint)


def render(document: "Document", suffix: str) -> bytes:
    """Write a document in the format of a suffix, one of `writers.WRITERS`.

    Raises:
        KeyError: no such format.

    """
    return WRITERS[suffix](document)


def trace(loaded: Loaded, document: "Document") -> Iterator[Traced]:
    """Every fact of a data file, in the order of the ledgers, with its traces in its document."""
    printed: dict[str, list[str]] = {}
    for name, sentence in document.sentences_of_facts():
        printed.setdefault(name, []).append(sentence)
    file = loaded.source.name
    for fact in loaded.facts.values():
        places = dict.fromkeys(loaded.mark(path).line for path in fact.records)
        yield Traced(fact, tuple(printed.get(fact.name, ())), tuple(f"{file}:{line}" for line in places))
