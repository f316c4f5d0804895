"""The layout of an office: GB/T 9704—2012 as `gongwen` has it, but for what a house style changes.

Writers and the layout check take their figures from here; what no house style may change (paper, margins,
where the page number stands) they take from `gongwen`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType

from fazhi_report.page import gongwen
from fazhi_report.page.gongwen import Face
from fazhi_report.page.lengths import points

_WITH_LATIN = frozenset({gongwen.BODY.family, gongwen.LEVEL_1.family, gongwen.LEVEL_2.family})
_SLACK = 0.1  # points: 22 lines of 28.95 take 636.9 of the 637.8 that 225 mm are

LINE_PITCHES = (20, 32)
"""The least and the greatest line pitch in points.

Practice goes from 26 to 30; below 20 lines of 16 points touch, above 32 three lines leave no room for
发文机关标志 35 mm down (7.2.4).
"""

TITLE_LINE_PITCHES = (24, 44)
"""The least and the greatest line pitch of a title in points; practice goes from 33 to 36."""


HANGING_MARKS = "、，。；：！？"
"""The marks that may stand beyond the end of a full line, one of them to a line.

Practice: Word and WPS do so unless told otherwise (ECMA-376-1, 17.3.1.21 overflowPunct: on where nothing is
said). The standard names no mark that leaves the type area.
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """What an office may set its own way. Pitches are points.

    `bold_levels` are the levels of headings that are set bold (the clause names no bold); `latin` is the
    family of digits and Latin letters, "" where they stand in that of the Chinese text; `families` replaces
    standard families by others; `hanging` are the marks that may hang beyond a line, "" where none may.
    """

    line_pitch: float = gongwen.LINE_PITCH.value
    title_line_pitch: float = gongwen.TITLE_LINE_PITCH.value
    bold_levels: frozenset[int] = frozenset()
    latin: str = ""
    families: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    hanging: str = HANGING_MARKS

    def face(self, face: Face) -> Face:
        """A face in the family that the office sets it in."""
        family = self.families.get(face.family)
        return face._replace(family=family) if family else face

    def latin_of(self, face: Face) -> str:
        """The family of digits and Latin letters in a face.

        Titles, 发文机关标志 and page numbers keep their own: 7.5 wants 宋体 for the numbers.
        """
        return self.latin if self.latin and face.family in _WITH_LATIN else self.face(face).family

    def title_block(self, lines: int) -> int:
        """How many lines of the grid a title of so many lines takes, with the space that brings it there.

        It is one more than the title has, and more where lines of that pitch would not fit.
        """
        return max(lines + 1, ceil(lines * self.title_line_pitch / self.line_pitch))

    def title_space(self, lines: int) -> float:
        """Points that a title of so many lines lacks to whole lines of the grid."""
        return self.title_block(lines) * self.line_pitch - lines * self.title_line_pitch

    @property
    def lines_per_page(self) -> int:
        """How many lines of text a full page has."""
        return int((points(gongwen.TYPE_AREA_HEIGHT.value) + _SLACK) / self.line_pitch)


STANDARD = Layout()
"""The national standard, nothing changed."""


_ASCII_WIDTH = 0.5


def width(text: str) -> float:
    """Width in characters: Chinese fonts set ASCII half as wide."""
    return len(text) - (1 - _ASCII_WIDTH) * len(text.encode("ascii", "ignore"))


_WIDEST_DIGIT, _WIDEST_LETTER = 0.56, 0.75


def widest(text: str) -> float:
    """Width in characters that a text may take in fonts that set Western characters less narrow.

    Digits are half a character in 方正小标宋简体, 0.56 in Noto Serif CJK; capitals up to 0.75.
    """
    ascii_count = len(text.encode("ascii", "ignore"))
    digits = sum(text.count(digit) for digit in "0123456789")
    return len(text) - (1 - _WIDEST_LETTER) * ascii_count - (_WIDEST_LETTER - _WIDEST_DIGIT) * digits


_GAP = 0.25
_GAPS = re.compile(r"(?<=[\u3400-\u9fff])(?=[!-~])|(?<=[!-~])(?=[\u3400-\u9fff])")


def gaps(text: str) -> float:
    """Width in characters of the gaps that programs put between Chinese and Western characters.

    A quarter each: LibreOffice sets a fifth, whatever a DOCX says of that.
    """
    return _GAP * len(_GAPS.findall(text))
