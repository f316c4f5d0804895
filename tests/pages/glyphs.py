"""Every glyph of a PDF with its cell and its ink, and the rules of its pages; lengths are points from the upper left.

Cell and baseline are those of the font's advance, the ink is that of its outline.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

_BANDS = 50  # in an em: how fine outlines are laid beside each other
_STEPS = 8  # pieces of an edge that is laid into bands
_TOUCH = 0.1  # points by which ink may reach into other ink
_DASHES = "—…─"  # two of them are one long stroke


class Box(NamedTuple):
    """A rectangle."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box", least: float = 0.0) -> bool:
        """Whether it shares more than so many points with another, across and down."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > least
            and min(self.bottom, other.bottom) - max(self.top, other.top) > least
        )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: the room its font gives it, its baseline, its size, and what of the paper it blackens."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    ink: Box
    upright: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, its glyphs in the order of the file, its rules, and the pairs of glyphs whose ink meets."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    meeting: tuple[tuple[Glyph, Glyph], ...]


def sheets(pdf: Path) -> list[Sheet]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    made = [_sheet(page) for page in document]
    document.close()
    return made


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    text, height = page.get_textpage(), page.get_height()
    outlines = _Outlines(text)
    glyphs = dict(_glyphs(text, height))
    rules = tuple(
        Box(left, right, height - top, height - bottom)
        for each in page.get_objects()
        if each.type == raw.FPDF_PAGEOBJ_PATH
        for left, bottom, right, top in [each.get_bounds()]
    )
    meeting = tuple(
        (glyphs[one], glyphs[other])
        for one, other in _near(glyphs)
        if not (glyphs[one].text in _DASHES and glyphs[other].text in _DASHES)
        and outlines.meet(one, glyphs[one], other, glyphs[other])
    )
    return Sheet(page.get_width(), height, tuple(glyphs.values()), rules, meeting)


def _glyphs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[tuple[int, Glyph]]:
    """The glyphs with their places in pdfium's list; what is white or made up by pdfium is left out."""
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    room, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for at in range(raw.FPDFText_CountChars(text)):
        printed = chr(raw.FPDFText_GetUnicode(text, at)).replace("\x02", "-")
        if raw.FPDFText_IsGenerated(text, at) == 1 or printed.isspace():
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        raw.FPDFText_GetLooseCharBox(text, at, room)
        raw.FPDFText_GetMatrix(text, at, matrix)
        ink = Box(left.value, right.value, height - top.value, height - bottom.value)
        upright = matrix.b == matrix.c == 0
        size = raw.FPDFText_GetFontSize(text, at)
        yield at, Glyph(printed, x.value, room.right, height - y.value, size, ink, upright)


def _near(glyphs: Mapping[int, Glyph]) -> Iterator[tuple[int, int]]:
    """Pairs of glyphs whose boxes of ink meet, found by the squares of the page that they reach into."""
    square = 12.0
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, each in glyphs.items():
        for column in range(int(each.ink.left // square), int(each.ink.right // square) + 1):
            for row in range(int(each.ink.top // square), int(each.ink.bottom // square) + 1):
                squares[column, row].append(at)
    yield from sorted(
        {
            (one, other)
            for together in squares.values()
            for place, one in enumerate(together)
            for other in together[place + 1 :]
            if glyphs[one].ink.meets(glyphs[other].ink, _TOUCH)
        }
    )


class _Outlines:
    """The outlines of a page's glyphs, as the reach of their ink in thin bands."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._bands = cache(self._read)

    def meet(self, one: int, first: Glyph, other: int, second: Glyph) -> bool:
        """Whether two glyphs blacken the same of the paper."""
        bands, others = self._of(one, first), self._of(other, second)
        for down, (left, right) in bands.items():
            facing = others.get(down)
            if facing and min(right, facing[1]) - max(left, facing[0]) > _TOUCH:
                return True
        return False

    def _of(self, at: int, glyph: Glyph) -> dict[int, tuple[float, float]]:
        """By half points down the page, from where to where the ink of a glyph reaches."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        made: dict[int, tuple[float, float]] = {}
        for band, (left, right) in self._bands(at).items():
            # Upright text only: a turned page number stands alone.
            down = round(2 * (glyph.baseline - band / _BANDS * glyph.size * abs(matrix.d)))
            reach = glyph.left + left * glyph.size * matrix.a, glyph.left + right * glyph.size * matrix.a
            known = made.get(down, reach)
            made[down] = min(known[0], reach[0]), max(known[1], reach[1])
        return made

    def _read(self, at: int) -> dict[int, tuple[float, float]]:
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._text, at))
        character = raw.FPDFText_GetUnicode(self._text, at)
        path = raw.FPDFFont_GetGlyphPath(font, character, ctypes.c_float(1000))
        points = [_point(path, number) for number in range(raw.FPDFGlyphPath_CountGlyphSegments(path))]
        bands: dict[int, tuple[float, float]] = {}
        # Bézier curves go from control point to control point here: a little wider than they are.
        for (_, x, y), (kind, to_x, to_y) in pairwise(points):
            if kind == raw.FPDF_SEGMENT_MOVETO:
                continue
            pieces = max(_STEPS, round(abs(to_y - y) * _BANDS) + 1)
            for step in range(pieces + 1):
                part = step / pieces
                across, band = x + (to_x - x) * part, round((y + (to_y - y) * part) * _BANDS)
                left, right = bands.get(band, (across, across))
                bands[band] = min(left, across), max(right, across)
        return bands


def _point(path: Any, number: int) -> tuple[int, float, float]:
    segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, number)
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return raw.FPDFPathSegment_GetType(segment), x.value, y.value
