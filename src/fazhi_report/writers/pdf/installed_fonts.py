"""The fonts of this machine, and which of them stands for a family that the standard names.

First come the family itself and the names that practice takes for the same face, then free faces of the same
kind, then any font that has a character which those lack.
"""

import unicodedata
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


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The fonts that there are, by their families in small letters."""

    fonts: "typst.Fonts"
    families: Mapping[str, "typst.FontInfo"] = field(default_factory=dict)
    _known: dict[str, "_Glyphs"] = field(default_factory=dict)

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
            if ord(character) not in glyphs.numbers and unicodedata.category(character) not in _WITHOUT_GLYPH
        }

    def advance(self, families: Iterable[str], character: str) -> float:
        """The width of a character, in ems, in the first of some families that has it; 1 where none has."""
        for family in families:
            if advance := self._glyphs(family).advance(character):
                return advance
        return 1.0

    def having(self, character: str) -> str | None:
        """A family that has a character, a Chinese one first."""
        for family in self._by_kind():
            if ord(character) in self._glyphs(family).numbers:
                return family
        return None

    def _by_kind(self) -> Iterator[str]:
        preferred = [found.family for name in _FOR_LACKING if (found := self.families.get(name.casefold()))]
        yield from preferred
        yield from (
            name for _, found in sorted(self.families.items()) if (name := found.family) not in preferred
        )

    def _glyphs(self, family: str) -> "_Glyphs":
        if family not in self._known:
            found = self.families[family.casefold()]
            self._known[family] = _glyphs_of(found.path or "", found.index)
        return self._known[family]


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The numbers of a font's glyphs by the codes of their characters, and the table of their widths.

    `metrics` has four bytes for each glyph, of which two are its width in parts of an em, of which there are
    `units`; `last` is the number of the glyph from which on all are alike.
    """

    numbers: Mapping[int, int] = field(default_factory=dict)
    metrics: bytes = b""
    last: int = 0
    units: int = 1

    def advance(self, character: str) -> float:
        """The width of a character in ems; 0 for one that the font does not have."""
        number = self.numbers.get(ord(character))
        if number is None:
            return 0.0
        at = 4 * min(number, self.last)
        return int.from_bytes(self.metrics[at : at + 2], "big") / self.units


@cache
def _glyphs_of(path: str, index: int) -> _Glyphs:
    """What is to be known of the glyphs of a font; nothing of one that can't be read."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  the extra may be missing

    try:
        with Path(path).open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            # Glyphs go by number: to name those of a Chinese font takes longer than all else here.
            font.setGlyphOrder(range(font["maxp"].numGlyphs))
            numbers = font.getBestCmap() or {}
            last = font["hhea"].numberOfHMetrics - 1
            return _Glyphs(numbers, font.reader["hmtx"], last, font["head"].unitsPerEm)
    except (TTLibError, OSError):
        return _Glyphs()


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
