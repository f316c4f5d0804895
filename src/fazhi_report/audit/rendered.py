"""The pages that LibreOffice set of a document, beside what the document holds."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from fazhi_report.audit.layout_rule import AuditedDocument
from fazhi_report.readers.docx import ReadParagraph, Section
from fazhi_report.readers.pdf import PrintedLine, PrintedPage

_MOST_SHOWN = 20
_PAGE_NUMBER = re.compile(r"[—―\-－]*\d+[—―\-－]*|第\d+页.*")
_SPACE = re.compile(r"\s+")


def bare(text: str) -> str:
    """Text without white space, in the one form of Chinese characters that have several.

    Some fonts give the code of a radical for the character that looks the same.
    """
    return "".join(map(_usual, _SPACE.sub("", text)))


def _usual(character: str) -> str:
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 and not found.isascii() else character


@dataclass(frozen=True)
class RenderedPages:
    """The pages of a document under audit."""

    subject: AuditedDocument
    pages: tuple[PrintedPage, ...]

    @cached_property
    def section(self) -> Section:
        """The section whose margins the pages have."""
        return self.subject.content.sections[0]

    @cached_property
    def body(self) -> str:
        """The text between title and closing."""
        return "".join(bare(each.text) for each in self.subject.structure.body)

    def is_body(self, line: PrintedLine) -> bool:
        """Whether a line is one of the text."""
        return bare(line.text) in self.body

    def inside(self, page: PrintedPage) -> list[PrintedLine]:
        """The lines of the type area."""
        bottom = page.height - self.section.bottom
        return [line for line in page.lines if line.baseline <= bottom + 1]

    def numbers(self, page: PrintedPage) -> list[PrintedLine]:
        """The page numbers: lines below the type area."""
        bottom = page.height - self.section.bottom
        return [
            line for line in page.lines if line.baseline > bottom + 1 and _PAGE_NUMBER.fullmatch(line.text)
        ]

    @cached_property
    def text(self) -> str:
        """All that is printed in type areas."""
        return "".join(bare(line.text) for page in self.pages for line in self.inside(page))

    def pages_with(self, paragraph: ReadParagraph) -> list[int]:
        """The numbers of the pages that show the beginning of a paragraph."""
        wanted = bare(paragraph.text)[:_MOST_SHOWN]
        return [
            at
            for at, page in enumerate(self.pages, start=1)
            if wanted in "".join(bare(line.text) for line in self.inside(page))
        ]
