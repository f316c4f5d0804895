"""Fonts made for a test: every character is a box, so that PDF can be set on a machine without Chinese fonts."""

import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

STANDARD = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")
_UNITS = 1000
_HALF = _UNITS // 2
_ASCENT, _DESCENT = 880, -120


@cache
def _all() -> str:
    """ASCII, the punctuation that Chinese text uses, and the Chinese characters of the basic block."""
    ascii_ = map(chr, range(0x20, 0x7F))
    marks = "　、。〈〉《》「」『』【】〔〕，．：；？！（）％＋～—…“”‘’·〇①℃×★"
    return "".join((*ascii_, marks, *map(chr, range(0x4E00, 0x9FA6))))


def make_font(path: Path, family: str, characters: str | None = None) -> Path:
    """A font file of a family that has these characters; without any, those of common Chinese text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_made(family, f"Test-{path.stem}", characters))
    return path


@cache
def _made(family: str, name: str, characters: str | None) -> bytes:
    wanted = sorted(set(_all() if characters is None else characters))
    names = [".notdef", "box", "half", "space"]
    builder = FontBuilder(_UNITS)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(each): _glyph(each) for each in wanted})
    widths = {"half": _HALF, "space": _HALF}
    builder.setupGlyf({name: _shape(name, widths.get(name, _UNITS)) for name in names})
    builder.setupHorizontalMetrics({name: (widths.get(name, _UNITS), 0) for name in names})
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=_ASCENT, sTypoDescender=_DESCENT, usWeightClass=400)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def make_fonts(folder: Path, families: Iterable[str] = STANDARD) -> Path:
    """A folder of fonts, one for each family."""
    for number, family in enumerate(families):
        make_font(folder / f"{number}.ttf", family)
    return folder


def _glyph(character: str) -> str:
    if character == " ":
        return "space"
    return "half" if character.isascii() else "box"


def _shape(name: str, width: int) -> object:
    pen = TTGlyphPen(None)
    if name != "space":
        pen.moveTo((50, 0))
        for point in ((50, 800), (width - 50, 800), (width - 50, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
