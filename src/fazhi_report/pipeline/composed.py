"""A data file → the document of its report, or the diagnostics that are in the way."""

import hashlib
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from fazhi_report import narrative, writers
from fazhi_report.diagnostics import MANUSCRIPT, DataPath, DataPlace, Diagnostic, Finding, has_errors
from fazhi_report.document import Document
from fazhi_report.loading import Content, Folder, Loaded, load
from fazhi_report.schema import DIGEST_LENGTH


class Composed(NamedTuple):
    """What became of a data file: its diagnostics, and the document unless one of them is an error.

    `asked` is what templates were told 是 of: paths in the data, and names of facts; `told` is what is to be
    said of the manuscript beside the faults that `loaded` knows of.
    """

    loaded: Loaded
    diagnostics: list[Diagnostic]
    document: Document | None
    templates: Path | None = None
    asked: AbstractSet[DataPath | str] = frozenset()
    told: tuple[Finding, ...] = ()


def compose_unapproved(
    content: Content, name: str, templates: Path | None = None, folder: Folder | None = None
) -> Composed:
    """Compose a report, which need not be the text that was approved: last year's, for a comparison."""
    loaded = load(content, name, folder)
    diagnostics = loaded.diagnostics()
    if loaded.report is None or has_errors(diagnostics):
        return Composed(loaded, diagnostics, None)
    if loaded.report.manuscript and loaded.manuscript is None:
        place = DataPlace((MANUSCRIPT,))
        unread = Finding.of("FZ280", f"文稿“{loaded.report.manuscript}”没有读，印不了报告", place)
        return Composed(loaded, loaded.diagnostics(unread), None)
    asked: set[DataPath | str] = set()
    told: list[Finding] = []
    composed = narrative.compose(loaded.report, loaded.facts, templates, asked, loaded.manuscript, told)
    if isinstance(composed, Finding):
        return Composed(loaded, loaded.diagnostics(composed), None)
    return Composed(loaded, loaded.diagnostics(*told), composed, templates, asked, tuple(told))


def digest(document: Document) -> str:
    """What tells the text of a report from every other: the beginning of its SHA-256, as `txt` gives it."""
    return digest_of(text_of(document))


def digest_of(text: bytes) -> str:
    """The digest of a text as `txt` gives it."""
    return hashlib.sha256(text).hexdigest()[:DIGEST_LENGTH]


def text_of(document: Document) -> bytes:
    """A document as `txt` gives it."""
    return writers.WRITERS["txt"](document, writers.Options()).content
