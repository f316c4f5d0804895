"""The layout of an office: GB/T 9704—2012 as `gongwen` has it, but for what a house style changes.

Writers and the layout check take their figures from here; what no house style may change (paper, margins,
where the page number stands) they take from `gongwen`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from fazhi_report import gongwen
from fazhi_report.gongwen import Face

_POINTS_PER_MILLIMETRE = 72 / 25.4
_SLACK = 0.1  # points: 22 lines of 28.95 take 636.9 of the 637.8 that 225 mm are


@dataclass(frozen=True, slots=True)
class Layout:
    """What an office may set its own way. Pitches are points, the scale is per cent.

    `bold_levels` are the levels of headings that are set bold (the clause names no bold); `latin` is the
    family of digits and Latin letters, "" where they stand in that of the Chinese text; `families` replaces
    standard families by others.
    """

    line_pitch: float = gongwen.LINE_PITCH.value
    title_line_pitch: float = gongwen.TITLE_LINE_PITCH.value
    bold_levels: frozenset[int] = frozenset()
    latin: str = ""
    families: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def face(self, face: Face) -> Face:
        """A face in the family that the office sets it in."""
        family = self.families.get(face.family)
        return replace(face, family=family) if family else face

    @property
    def lines_per_page(self) -> int:
        """How many lines of text a full page has."""
        height = gongwen.PAPER_HEIGHT.value - gongwen.MARGIN_TOP.value - gongwen.MARGIN_BOTTOM.value
        return int((height * _POINTS_PER_MILLIMETRE + _SLACK) / self.line_pitch)


STANDARD = Layout()
"""The national standard, nothing changed."""


_ASCII_WIDTH = 0.5


def width(text: str) -> float:
    """Width in characters: Chinese fonts set ASCII half as wide."""
    return sum(_ASCII_WIDTH if character.isascii() else 1 for character in text)
