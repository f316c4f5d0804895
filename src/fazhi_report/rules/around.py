"""What goes out with a report beside its title, its text and its annexes, line by line with its place."""

from collections.abc import Iterator

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Document, Run, plain
from fazhi_report.notation import portable
from fazhi_report.rules.text_lines import Role, TextLine
from fazhi_report.schema import Report, named_files

_OFFICIAL = ("mark", "joint_offices", "number", "signers", "urgency", "office", "copies_to", "imprint_office")
"""What 公文要素 have printed around the text, 密级 and 附注 left out."""


def lines_around(document: Document, report: Report) -> Iterator[TextLine]:
    """What stands around the text in any profile, and the names of the files that the data name.

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
    for path, name in named_files(report):
        yield from line_of_name(name, path)


def line_of_name(name: str, path: DataPath) -> Iterator[TextLine]:
    """The line that the name of a file is, as it goes out: without the folders of a machine."""
    return _texts(portable(name), path, "file")


def _texts(value: str | tuple[str, ...] | None, path: DataPath, role: Role = "") -> Iterator[TextLine]:
    if isinstance(value, tuple):
        for index, text in enumerate(value):
            yield from _texts(text, (*path, index), role)
    elif value:
        yield TextLine("paragraph", value, (Run(value, origin=DataPlace(path)),), role=role)
