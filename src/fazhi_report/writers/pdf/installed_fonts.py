"""The fonts of this machine, and which of them stands for a family that the standard names.

First come the family itself and the names that practice takes for the same face, then free faces of the same
kind, then any font that has a character which those lack.
"""

import itertools
import struct
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from fazhi_report.page import gongwen

if TYPE_CHECKING:
    import typst

_STAND_INS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "方正小标宋简体": (
            "华文中宋",
            "STZhongsong",
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "FandolSong",
        ),
        "仿宋_GB2312": (
            "华文仿宋",
            "STFangsong",
            "FandolFang R",
            "FandolFang",
            "Noto Serif CJK SC",
            "FandolSong",
        ),
        "楷体_GB2312": ("华文楷体", "STKaiti", "Kaiti SC", "FandolKai", "Noto Serif CJK SC", "FandolSong"),
        "黑体": ("华文黑体", "STHeiti", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei"),
        "Times New Roman": ("Liberation Serif", "TeX Gyre Termes", "Nimbus Roman", "FreeSerif"),
        "宋体": ("华文宋体", "STSong", "Songti SC", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC"),
    }
)
"""Other faces of the same kind, best first; those of Fandol and Noto are free."""

_FOR_LACKING = ("FandolSong", "Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC")
"""Where a character is looked for that the face itself does not have."""

FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
)
"""Where free fonts lie that the system does not list among its own (Debian's texlive-lang-chinese)."""

_REGULAR = 400
_WITHOUT_GLYPH = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})


class NoFontError(Exception):
    """No font of this machine can stand for a family."""

    def __init__(self, family: str) -> None:
        """Tell which."""
        super().__init__(family)
        self.family = family


@dataclass(frozen=True, slots=True)
class Use:
    """A family that the standard names, the font that stands for it, and whether that is the same face."""

    wanted: str
    family: str
    path: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Library:
    """The fonts that there are, by their families in small letters."""

    fonts: "typst.Fonts"
    families: Mapping[str, "typst.FontInfo"] = field(default_factory=dict)

    def use(self, wanted: str) -> Use:
        """The font for a family.

        Raises:
            NoFontError: there is none.

        """
        same = (wanted, *gongwen.SAME_FACE.get(wanted, ()))
        for family in (*same, *_STAND_INS.get(wanted, ()), *_FOR_LACKING):
            if found := self.families.get(family.casefold()):
                return Use(wanted, found.family, found.path or "", family in same)
        raise NoFontError(wanted)

    def lacking(self, family: str, characters: Iterable[str]) -> set[str]:
        """The characters that a font has no glyph for, though they are to be seen."""
        glyphs = self._glyphs(family)
        return {
            character
            for character in characters
            if ord(character) not in glyphs and unicodedata.category(character) not in _WITHOUT_GLYPH
        }

    def top(self, family: str, character: str) -> float:
        """How far a glyph reaches above the baseline, as a part of the size; 0 for one without outline."""
        found = self.families[family.casefold()]
        return _top_of(found.path or "", found.index, character)

    def advance(self, families: Iterable[str], character: str) -> float:
        """The width of a character, in ems, in the first of some families that has it; 1 where none has."""
        for family in families:
            found = self.families[family.casefold()]
            if advance := _advances_of(found.path or "", found.index).get(ord(character)):
                return advance
        return 1.0

    def having(self, character: str) -> str | None:
        """A family that has a character, a Chinese one first."""
        for family in self._by_kind():
            if ord(character) in self._glyphs(family):
                return family
        return None

    def _by_kind(self) -> Iterator[str]:
        preferred = [found.family for name in _FOR_LACKING if (found := self.families.get(name.casefold()))]
        yield from preferred
        yield from (
            name for _, found in sorted(self.families.items()) if (name := found.family) not in preferred
        )

    def _glyphs(self, family: str) -> frozenset[int]:
        found = self.families[family.casefold()]
        return _glyphs_of(found.path or "", found.index)


@cache
def _glyphs_of(path: str, index: int) -> frozenset[int]:
    return frozenset(_advances_of(path, index))


@cache
def _advances_of(path: str, index: int) -> dict[int, float]:
    """The width of every character of a font, in ems."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  the extra may be missing

    try:
        with Path(path).open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            tables = font.reader
            widths = array("H", tables["hmtx"])
            count = int.from_bytes(tables["hhea"][34:36], "big")
            units = int.from_bytes(tables["head"][18:20], "big")
            glyphs = _glyph_ids(tables["cmap"])
            if glyphs is None:
                metrics = font["hmtx"].metrics
                return {code: metrics[glyph][0] / units for code, glyph in (font.getBestCmap() or {}).items()}
    except (TTLibError, OSError):
        return {}
    if sys.byteorder == "little":
        widths.byteswap()
    last = count - 1
    return {code: widths[2 * (min(last, glyph))] / units for code, glyph in glyphs.items()}


def _glyph_ids(cmap: bytes) -> dict[int, int] | None:
    """The glyph of every character, read from groups of codes without making names; None for other forms."""
    offsets = {}
    for number in range(int.from_bytes(cmap[2:4], "big")):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        offsets[platform, encoding] = offset
    # the order of fontTools' getBestCmap
    for wanted in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)):
        if wanted in offsets:
            offset = offsets[wanted]
            if int.from_bytes(cmap[offset : offset + 2], "big") != 12:  # noqa: PLR2004
                return None
            (groups,) = struct.unpack_from(">L", cmap, offset + 12)
            found: dict[int, int] = {}
            for first, last, glyph in struct.iter_unpack(
                ">LLL", cmap[offset + 16 : offset + 16 + 12 * groups]
            ):
                found.update(zip(range(first, last + 1), itertools.count(glyph), strict=False))
            return {code: glyph for code, glyph in found.items() if glyph}
    return None


@cache
def _top_of(path: str, index: int, character: str) -> float:
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415  the extra may be missing
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with Path(path).open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
        glyphs = font.getGlyphSet()
        pen = BoundsPen(glyphs)
        glyphs[font.getBestCmap()[ord(character)]].draw(pen)
        return float(pen.bounds[3]) / font["head"].unitsPerEm if pen.bounds else 0.0


@cache
def library(folders: tuple[Path, ...] = (), *, system: bool = True) -> Library:
    """The fonts of some folders and, unless told otherwise, of the system.

    Raises:
        ModuleNotFoundError: the extra `pdf` is not installed.

    """
    import typst  # noqa: PLC0415  the extra may be missing

    known = [Path(folder) for folder in FOLDERS if system and Path(folder).is_dir()]
    fonts = typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[*folders, *known]
    )
    families: dict[str, typst.FontInfo] = {}
    for each in fonts.fonts():
        best = families.get(each.family.casefold())
        if each.style == "normal" and (best is None or _distance(each) < _distance(best)):
            families[each.family.casefold()] = each
    return Library(fonts, families)


def _distance(font: "typst.FontInfo") -> tuple[float, float, str]:
    """How far a font is from the regular one of its family."""
    return abs(font.weight - _REGULAR), abs(font.stretch - 1), font.path or ""
