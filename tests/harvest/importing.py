"""What the tests of importing share: documents that offices write, what becomes of them, how that is printed."""

import io
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from fazhi_report import issuing
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document, Profile
from fazhi_report.editing.harvest import ImportedReport, ReportFile, imported
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.readers import read
from fazhi_report.source import read as read_data
from fazhi_report.writers import WRITERS, Options

TEXTS = sorted(Path(__file__).with_name("texts").glob("*.txt"))
"""Reports in the manners of real offices."""


class Beside:
    """A folder that holds some files."""

    def __init__(self, **files: bytes) -> None:
        self._files = files

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def holds(self, path: str) -> bool:
        return path in self._files

    def matching(self, pattern: str) -> list[str] | None:
        return [path for path in self._files if fnmatchcase(path, pattern)]

    def beside(self, path: str) -> "Beside":
        del path
        return self


def of_text(text: str, **options: Any) -> ImportedReport:
    """What becomes of a text."""
    return of_bytes(text.encode(), "报告.txt", **options)


def of_bytes(content: bytes, file: str, **options: Any) -> ImportedReport:
    """What becomes of a file."""
    found = read(content, file)
    assert not isinstance(found, Diagnostic), found
    made = imported([ReportFile(found, file)], **options)
    assert isinstance(made, ImportedReport), made
    return made


def data_of(made: ImportedReport) -> dict[str, Any]:
    """The plain data of the data file."""
    data = read_data(made.data, "x.yaml").data
    assert data is not None
    return data


def printed(made: ImportedReport, profile: Profile = "public") -> list[str]:
    """The lines that data file and manuscript print, as `render --to txt` has them."""
    loaded = load(made.data, f"{made.year}.yaml", Beside(**{f"{made.year}.md": made.manuscript}))
    assert loaded.report is not None, loaded.diagnostics()
    document = compose(loaded.report, loaded.facts, manuscript=loaded.manuscript)
    assert isinstance(document, Document), document
    issued = issuing.issue(loaded.report, document, profile, addressed=True).document
    return WRITERS["txt"](issued, Options()).content.decode().splitlines()


def docx_of(lines: Iterable[str], *, run_in: bool = False, title: int = 1) -> bytes:
    """A DOCX as a clerk makes it by hand: the title in the middle, numbers typed, run-in headings in 楷体."""
    made = docx.Document()
    for index, line in enumerate(lines):
        paragraph = made.add_paragraph()
        if index < title:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line).font.size = docx.shared.Pt(22)
            continue
        end = line.find("。") + 1 if run_in and line.startswith("（") else 0
        for part, font in ((line[:end], "楷体_GB2312"), (line[end:], "仿宋_GB2312")):
            if part:
                run = paragraph.add_run(part)
                properties = run._element.get_or_add_rPr()
                properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
