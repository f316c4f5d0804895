"""What goes out with a report beside its title, its text and its annexes, line by line with its place."""

from collections.abc import Iterator
from pathlib import PurePath

from fazhi_report.diagnostics import MANUSCRIPT, DataPath, DataPlace
from fazhi_report.document import Document, Run, plain
from fazhi_report.rules.text_lines import Role, TextLine
from fazhi_report.schema import Ledger, Report

_OFFICIAL = ("mark", "number", "signers", "urgency", "office", "copies_to", "imprint_office")
"""What 公文要素 have printed around the text, 密级 and 附注 left out."""


def lines_around(document: Document, report: Report, file: str) -> Iterator[TextLine]:
    """What stands around the text in any profile, and the names of files; `file` is that of the data.

    密级 is no line: where it is printed, it is meant to be.
    """
    if document.addressees:
        yield TextLine("paragraph", plain(document.addressees), document.addressees)
    yield from _texts(report.organization.name, ("organization", "name"))
    for field in _OFFICIAL:
        yield from _texts(getattr(report.official, field), ("official", field))
    yield from _texts(report.official.remark, ("official", "remark"), "remark")
    if report.approval:
        yield from _texts(report.approval.by, ("approval", "by"))
    yield from _texts(PurePath(file).name, (), "file")
    yield from _texts(report.manuscript, (MANUSCRIPT,), "file")
    yield from _texts(report.previous, ("previous",), "file")
    for field in type(report).model_fields:
        part = getattr(report, field)
        for index, record in enumerate(part.records if isinstance(part, Ledger) else ()):
            yield from _texts(record.evidence, (field, "records", index, "evidence"), "file")
    for index, metric in enumerate(report.metrics):
        yield from _texts(metric.source, ("metrics", index, "source"), "file")


def _texts(value: str | tuple[str, ...] | None, path: DataPath, role: Role = "") -> Iterator[TextLine]:
    if isinstance(value, tuple):
        for index, text in enumerate(value):
            yield from _texts(text, (*path, index), role)
    elif value:
        yield TextLine("paragraph", value, (Run(value, origin=DataPlace(path)),), role=role)
