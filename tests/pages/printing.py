"""Documents set as pages, by LibreOffice from DOCX or as PDF; the same document once, however often it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pytest

from fazhi_report.document import Document
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.writers.docx import writing
from fazhi_report.writers.pdf import Typesetter, library
from tests.libreoffice import converted, font_folder
from tests.pages.other_widths import Fonts


@dataclass(frozen=True)
class Print:
    """A document to be set: in which layout, and into which office's own document."""

    document: Document
    layout: Layout = STANDARD
    reference: bytes | None = None

    @cached_property
    def docx(self) -> bytes:
        """As DOCX."""
        return writing.write(self.document, self.layout, self.reference)

    @cached_property
    def name(self) -> str:
        """The same for the same content."""
        return sha256(self.docx).hexdigest()[:16]


def prints(*wanted: Print) -> pytest.MarkDecorator:
    """Marks a test, or all of a module, with what it takes pages of: LibreOffice sets those of a module together."""
    return pytest.mark.prints(*wanted)


class Press:
    """Sets documents in a folder; when LibreOffice is started for one, it sets those that wait as well.

    In the stand-in fonts, or in others.
    """

    def __init__(self, folder: Path, waiting: Iterable[Print] = (), fonts: Fonts | None = None) -> None:
        self._folder = folder
        self._waiting = tuple(waiting)
        self._fonts = fonts

    def print(self, wanted: Print) -> Path:
        """The PDF that LibreOffice makes of the DOCX."""
        if not self._printed(wanted).exists():
            lacking = [each for each in (wanted, *self._waiting) if not self._printed(each).exists()]
            contents = {f"{each.name}.docx": each.docx for each in lacking}
            converted(contents, self._folder, fonts=self._fonts.configuration if self._fonts else None)
        return self._printed(wanted)

    def _printed(self, wanted: Print) -> Path:
        return self._folder / "pdf" / f"{wanted.name}.pdf"

    def typeset(self, wanted: Print) -> Path:
        """The PDF that the writer of PDF makes, in the same fonts."""
        made = self._folder / f"{wanted.name}.pdf"
        if not made.exists():
            having = self._fonts.library if self._fonts else library((font_folder(),))
            made.write_bytes(Typesetter(having).printed(wanted.document).pdf)
        return made
