"""A data file → the manuscript of its report, which prints the same, and the data file that names it."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from fazhi_report import editing, narrative
from fazhi_report.diagnostics import MANUSCRIPT, DataPlace, Diagnostic, Finding
from fazhi_report.document import Document
from fazhi_report.facts import Facts
from fazhi_report.loading import Folder
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.composed import compose_unapproved
from fazhi_report.schema import Report


class FirstManuscript(NamedTuple):
    """A manuscript and the data file that names it; None where `diagnostics` say what is in the way."""

    diagnostics: list[Diagnostic]
    manuscript: bytes | None = None
    data: bytes | None = None


class Overlaid:
    """A folder in which some files are others, or are not written yet."""

    def __init__(self, files: Mapping[str, bytes], below: Folder | None) -> None:
        """Take the files by their paths, and the folder where all others are."""
        self._files = files
        self._below = below

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        if path in self._files:
            return self._files[path]
        return self._below.read(path) if self._below else None

    def holds(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return path in self._files or bool(self._below and self._below.holds(path))

    def beside(self, path: str) -> Folder:
        """The folder that a file stands in."""
        if PurePosixPath(path).parent == PurePosixPath():
            return self
        return self._below.beside(path) if self._below else Overlaid({}, None)


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

    def others(report: Report, facts: Facts) -> Document | None:
        made = narrative.compose(report, facts, templates)
        return None if isinstance(made, Finding) else made

    text = editing.manuscript_of(loaded.report, loaded.facts, document, composed.asked, others).encode()
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


def same_text(one: Document, other: Document) -> bool:
    """Whether two documents print the same, title and headings included."""
    return one.title_text == other.title_text and [block.text for block in one.blocks] == [
        block.text for block in other.blocks
    ]
