"""A data file → the manuscript of its report, which prints the same, and the data file that names it."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fazhi_report import editing, narrative
from fazhi_report.diagnostics import MANUSCRIPT, DataPath, DataPlace, Diagnostic, Finding
from fazhi_report.document import Document
from fazhi_report.facts import Facts
from fazhi_report.loading import Folder, Overlaid
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.composed import compose_unapproved
from fazhi_report.schema import Report

__all__ = ["FirstManuscript", "Overlaid", "first_manuscript"]


class FirstManuscript(NamedTuple):
    """A manuscript and the data file that names it; None where `diagnostics` say what is in the way."""

    diagnostics: list[Diagnostic]
    manuscript: bytes | None = None
    data: bytes | None = None


def first_manuscript(
    content: bytes, name: str, path: str, templates: Path | None = None, folder: Folder | None = None
) -> FirstManuscript:
    """Write the manuscript of a report that has none; `path` is where, as seen from the data file."""
    composed = compose(content, name, templates, folder)
    loaded, document = composed.loaded, composed.document
    if loaded.report is None or document is None:
        return FirstManuscript(composed.diagnostics)
    if loaded.report.manuscript:
        message = f"已经有文稿“{loaded.report.manuscript}”，没有改动"
        hint = "要重新写，先从数据里删去“文稿”"
        return FirstManuscript(loaded.located([Finding.of("FZ289", message, DataPlace((MANUSCRIPT,)), hint)]))

    text = narrative.bounded(
        templates, _text_of, loaded.report, loaded.facts, document, composed.asked, templates
    )
    if isinstance(text, Finding):
        return FirstManuscript(loaded.diagnostics(text))
    printed = {name.partition(".")[0] for name, _ in document.sentences_of_facts()}
    named = editing.naming(content, path, kept=printed)  # the lists that are counted in the text
    if isinstance(named, Finding):
        return FirstManuscript([loaded.source.locate(named)])
    again = compose_unapproved(named, name, templates, Overlaid({path: text}, folder))
    if again.document is None or not same_text(again.document, document):
        message = "写出的文稿和原来的报告不一样，没有写"
        hint = "请把这份台账发给开发人员；可以先自己写文稿，写法见 docs/manuscript.md"
        return FirstManuscript([*again.diagnostics, Diagnostic.of_file(name, "FZ289", message, hint)])
    return FirstManuscript(composed.diagnostics, text, named)


def _text_of(
    report: Report,
    facts: Facts,
    document: Document,
    asked: Iterable[DataPath | str],
    templates: Path | None,
) -> bytes:
    """The text of a manuscript, which is found by composing the report again without what it claims."""

    def others(report: Report, facts: Facts) -> Document | None:
        made = narrative.compose(report, facts, templates)
        return None if isinstance(made, Finding) else made

    return editing.manuscript_of(report, facts, document, asked, others).encode()


def same_text(one: Document, other: Document) -> bool:
    """Whether two documents print the same, title and headings included."""
    return one.title_text == other.title_text and [block.text for block in one.blocks] == [
        block.text for block in other.blocks
    ]
