"""A data file → the document of its report, or the diagnostics that are in the way."""

import hashlib
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import narrative, writers
from fazhi_report.diagnostics import MANUSCRIPT, DataPath, DataPlace, Diagnostic, Finding, has_errors
from fazhi_report.document import Document
from fazhi_report.loading import Content, Folder, Loaded, load
from fazhi_report.pipeline.partly_known import partly_known
from fazhi_report.pipeline.unfit_tables import unfit_tables
from fazhi_report.pipeline.unfit_titles import unfit_titles
from fazhi_report.schema import DIGEST_LENGTH

if TYPE_CHECKING:
    from fazhi_report.facts import Facts
    from fazhi_report.manuscript import Manuscript
    from fazhi_report.schema import Report

_MOST_CHARACTERS = 200_000  # of a report; the longest that offices have published have 30,000


class Composed(NamedTuple):
    """What became of a data file: its diagnostics, and the document unless one of them is an error.

    `asked` is what templates were told 是 of: paths in the data, and names of facts; `told` is what is to be
    said of the manuscript and of titles beside the faults that `loaded` knows of.
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
    narrative.expect(templates)
    loaded = load(content, name, folder)
    diagnostics = loaded.diagnostics()
    if loaded.report is None or has_errors(diagnostics):
        return Composed(loaded, diagnostics, None)
    if loaded.report.manuscript and loaded.manuscript is None:
        place = DataPlace((MANUSCRIPT,))
        unread = Finding.of("FZ280", f"文稿“{loaded.report.manuscript}”没有读，印不了报告", place)
        return Composed(loaded, loaded.diagnostics(unread), None)
    made = narrative.bounded(
        templates, _document_of, loaded.report, loaded.facts, templates, loaded.manuscript
    )
    if isinstance(made, Finding):
        return Composed(loaded, loaded.diagnostics(made), None)
    document, asked, told = made
    characters = sum(len(block.text) for block in document.blocks)
    if characters > _MOST_CHARACTERS:
        size = f"报告有 {characters} 字，超过了 {_MOST_CHARACTERS // 10_000} 万字，不予检查和生成"
        too_long = Finding.of("FZ016", size, DataPlace(()), "删去写错的文字；清单、附表另存为附件")
        return Composed(loaded, loaded.diagnostics(too_long), None)
    told += (*unfit_titles(document), *unfit_tables(document), *partly_known(document, loaded.facts))
    diagnostics = sorted([*diagnostics, *loaded.located(told)])
    return Composed(loaded, diagnostics, document, templates, asked, told)


def _document_of(
    report: "Report", facts: "Facts", templates: Path | None, manuscript: "Manuscript | None"
) -> tuple[Document, AbstractSet[DataPath | str], tuple[Finding, ...]] | Finding:
    """A report composed, with what its templates asked and what is to be said of its manuscript."""
    asked: set[DataPath | str] = set()
    told: list[Finding] = []
    made = narrative.compose(report, facts, templates, asked, manuscript, told)
    return made if isinstance(made, Finding) else (made, asked, tuple(told))


def digest(document: Document) -> str:
    """What tells the text of a report from every other: the beginning of its SHA-256, as `txt` gives it."""
    return digest_of(text_of(document))


def digest_of(text: bytes) -> str:
    """The digest of a text as `txt` gives it."""
    return hashlib.sha256(text).hexdigest()[:DIGEST_LENGTH]


def text_of(document: Document) -> bytes:
    """A document as `txt` gives it."""
    return writers.WRITERS["txt"](document, writers.Options()).content
