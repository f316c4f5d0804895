"""The pages of a PDF: their glyphs and lines, and where these stand, in points from the upper left corner."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_SAME_LINE = 4.0  # points that the baselines of one line may differ
_FONT_NAME = 256
_SUBSET = 7  # characters of a prefix as ABCDEF+
_BROKEN_WORD = 2  # what pdfium gives for a hyphen at the end of a line
_TURNED = 0.1  # radians
_THIN, _SHORTEST = 5.0, 8.0  # points; a path has some room around what it draws
_DEEPEST, _MOST_RULES = 4, 20_000


class NoPagesError(Exception):
    """A PDF could not be read; the message says why, in Chinese."""


class LockedError(NoPagesError):
    """A PDF that wants a password."""


class NoExtraError(NoPagesError):
    """The extra `pdf` is not installed."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its box, its size, its font; `spaced` is whether a blank comes before it.

    `turned` ones stand at an angle, as those of watermarks and seals do.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    spaced: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line: its text without white space, its left and right end, its baseline."""

    text: str
    left: float
    right: float
    baseline: float
    glyphs: tuple[Glyph, ...] = ()


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A line that is drawn, upright or level: its box, and its colour as six digits ("" where unknown)."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str = ""

    @property
    def is_upright(self) -> bool:
        """Whether it goes down the page."""
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its size, its lines from top to bottom, the fonts on it, the rules of its tables.

    `remarks` is how many annotations readers left on it.
    """

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    fonts: frozenset[str]
    rules: tuple[RuledLine, ...] = ()
    remarks: int = 0


def pages_of(content: bytes, most: int | None = None) -> tuple[PrintedPage, ...]:
    """The pages of a PDF, `most` of them at most.

    Raises:
        NoPagesError: the extra `pdf` is not installed, or the bytes are no PDF.

    """
    try:
        import pypdfium2  # noqa: PLC0415  the extra may be missing
    except ModuleNotFoundError:
        message = '没有装附加组件 pdf：pip install "fazhi-report[pdf]"'
        raise NoExtraError(message) from None
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            message = "PDF 设了密码"
            raise LockedError(message) from None
        message = "排出来的 PDF 读不了"
        raise NoPagesError(message) from None
    try:
        count = len(document)
        return tuple(_page(document[at]) for at in range(count if most is None else min(count, most)))
    except pypdfium2.PdfiumError:
        message = "PDF 有读不了的页"
        raise NoPagesError(message) from None
    finally:
        document.close()


def _page(page: "pypdfium2.PdfPage") -> PrintedPage:
    width, height = page.get_size()
    glyphs = list(_glyphs(page, height))
    fonts = frozenset(glyph.font for glyph in glyphs)
    rules = tuple(_rules(page, height))
    return PrintedPage(width, height, tuple(_lines(glyphs)), fonts, rules, _remarks(page))


def _remarks(page: "pypdfium2.PdfPage") -> int:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  the extra is there

    kinds = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        kinds.append(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    no_remarks = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_POPUP}
    return sum(kind not in no_remarks for kind in kinds)


def _rules(page: "pypdfium2.PdfPage", height: float) -> Iterator[RuledLine]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  the extra is there

    for at, each in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=_DEEPEST)):
        if at == _MOST_RULES:
            return
        left, bottom, right, top = each.get_bounds()
        thin, long = sorted((right - left, top - bottom))
        if thin < _THIN and long > _SHORTEST:
            yield RuledLine(left, height - top, right, height - bottom, _colour(each))


def _colour(line: "pypdfium2.PdfObject") -> str:
    """The colour of a line, or of a box that is filled as thin as one."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  the extra is there

    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(line.raw, fill, stroked)
    parts = [ctypes.c_uint() for _ in range(4)]
    asked = pdfium.FPDFPageObj_GetFillColor if fill.value else pdfium.FPDFPageObj_GetStrokeColor
    return "".join(f"{part.value:02X}" for part in parts[:3]) if asked(line.raw, *parts) else ""


def _glyphs(page: "pypdfium2.PdfPage", height: float) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  the extra is there

    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    spaced = False
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        character = "-" if code == _BROKEN_WORD else chr(code)
        if not character.isprintable() or character.isspace():
            spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME, flags)
        family = name.value.decode("utf-8", "replace")
        angle = pdfium.FPDFText_GetCharAngle(text, index) % (2 * math.pi)
        yield Glyph(
            character,
            box.left,
            box.right,
            height - y.value,
            pdfium.FPDFText_GetFontSize(text, index),
            family[_SUBSET:] if family[_SUBSET - 1 : _SUBSET] == "+" else family,
            spaced,
            _TURNED < angle < 2 * math.pi - _TURNED,
        )
        spaced = False


def _lines(glyphs: list[Glyph]) -> Iterator[PrintedLine]:
    ordered = sorted(glyphs, key=lambda glyph: glyph.baseline)
    breaks = [at for at, (a, b) in enumerate(pairwise(ordered), 1) if b.baseline - a.baseline > _SAME_LINE]
    for start, end in pairwise((0, *breaks, len(ordered))):
        line = sorted(ordered[start:end], key=lambda glyph: glyph.left)
        if line:
            text = "".join(glyph.text for glyph in line)
            right = max(glyph.right for glyph in line)
            yield PrintedLine(text, line[0].left, right, line[0].baseline, tuple(line))
