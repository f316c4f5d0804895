"""Setting a document with typst: pages counted, 版记 put on its page, a PDF made.

Texts go to the template as data, so that nothing that a user wrote is ever read as typst code.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from fazhi_report import resources
from fazhi_report.document import Document, ImprintPage
from fazhi_report.page import STANDARD, Layout, gongwen, points
from fazhi_report.writers.options import Declared
from fazhi_report.writers.pdf.faces import Faces, faces, families
from fazhi_report.writers.pdf.installed_fonts import Library
from fazhi_report.writers.pdf.lines import Characters, set_lines, split_off
from fazhi_report.writers.pdf.template_data import LINES_WITH_SIGNATURE, page_of
from fazhi_report.writers.pdf.typst_input import TypstFont, TypstInput, TypstPage, TypstTail, serialised

if TYPE_CHECKING:
    import typst

_TEMPLATE = "page.typ"
_SEVERAL = 8  # sets of fonts: layouts, and characters that one font lacks and another has
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NoDateError(Exception):
    """PDF/A wants the day on which a document was made, and nothing tells it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, what it was set in, and the document with what depends on its pages settled."""

    pdf: bytes
    faces: Faces
    document: Document


class Typesetter:
    """Sets documents in the fonts of a machine and a layout.

    All of it raises NoFontError where nothing can stand for a family, MissingGlyphsError where characters
    would be printed as boxes, and ModuleNotFoundError where the extra `pdf` is not installed.
    """

    def __init__(self, fonts: Library, layout: Layout = STANDARD) -> None:
        """Take both."""
        self._fonts, self._layout = fonts, layout
        self._text: tuple[Document, typst.Compiler] | None = None

    def printed(
        self, document: Document, *, standards: tuple[Declared, ...] = (), day: date | None = None
    ) -> Printed:
        """A document as PDF; the same document, fonts and day give the same bytes.

        `day` is when the file says that it was made; without one it says nothing.

        Raises:
            NoDateError: PDF/A without a day.

        """
        if day is None and any(each.startswith("a-") for each in standards):
            raise NoDateError
        document = self.settled(document)
        page, used = self._page(document)
        time = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _EPOCH
        compiler = self._compiler(page, used, day)
        pdf = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=time)
        return Printed(cast("bytes", pdf), used, document)

    def settled(self, document: Document) -> Document:
        """A document in which is settled what depends on its pages.

        The end of the text comes along to the page of 署名 only where that else stood there without two
        lines of it. 版记 that is to be on an even page (printing practice, no clause) stands on the last page
        of the text if that is even and has room; else on a new page, or behind a blank one.
        """
        if document.signature and document.signature.holds_text:
            free = replace(document, signature=document.signature._replace(holds_text=False))
            top = points(gongwen.MARGIN_TOP.value) + page_of(free, self._layout).closing_blank
            lines = (self._text_told(free, "closing") - top) / self._layout.line_pitch
            # The line left blank above the names of annexes may be among them.
            if lines >= LINES_WITH_SIGNATURE + bool(document.annexes) - 0.5:
                document = replace(document, signature=free.signature)
        if document.imprint is None or document.imprint.page != "even":
            return document
        last = self._text_told(document, "pages")
        page: ImprintPage = "new"
        if last % 2 == 0:
            tried = replace(document, imprint=document.imprint._replace(page="same"))
            page = "same" if _told(self._compiler(*self._page(tried)), "imprint") == last else "blank"
        return replace(document, imprint=document.imprint._replace(page=page))

    def first_page_of_text(self, document: Document) -> int:
        """The page on which the text begins; 7.3.3 wants it to be the first."""
        return int(self._text_told(document, "body"))

    def _text_told(self, document: Document, label: str) -> float:
        """What a label tells of a document without 版记; it is set once for all that it is asked in a row."""
        text = replace(document, imprint=None)
        if self._text is None or self._text[0] != text:
            self._text = text, self._compiler(*self._page(text))
        return _told(self._text[1], label)

    def _page(self, document: Document) -> tuple[TypstPage, Faces]:
        """The page of a document, its lines ended, and its fonts."""
        page = page_of(document, self._layout)
        used = faces(page, self._fonts, self._layout)
        characters = _characters(self._fonts, tuple(used.fonts.items()))
        page = set_lines(page, characters, self._layout.hanging)
        missing = LINES_WITH_SIGNATURE - len(page.annex_list)
        if document.signature and document.signature.holds_text and page.blocks and missing > 0:
            *blocks, last = page.blocks
            head, tail = split_off(last, missing)
            held = TypstTail(tail, whole=not head)
            page = replace(page, blocks=(*blocks, *([head] if head else [])), tail=held)
        return page, used

    def _compiler(self, page: TypstPage, used: Faces, day: date | None = None) -> "typst.Compiler":
        import typst  # noqa: PLC0415  the extra may be missing

        whole = TypstInput(page, used.shapes(), (day.year, day.month, day.day) if day else None)
        return typst.Compiler(
            input=str(resources.templates_directory() / _TEMPLATE),
            font_paths=self._fonts.fonts,
            sys_inputs={"data": serialised(whole)},
        )


def _told(compiler: "typst.Compiler", label: str) -> float:
    """What a label of the template tells: how many pages a document has, or where something stands."""
    return float(json.loads(compiler.query(f"<{label}>", field="value", one=True)))


@lru_cache(_SEVERAL)
def _characters(library: Library, fonts: tuple[tuple[str, tuple[TypstFont, ...]], ...]) -> Characters:
    """Characters as wide as the fonts of their faces make them; documents in the same fonts share them."""
    by_face = dict(fonts)
    return Characters(lambda face, each: library.advance(families(by_face[face], each), each))
