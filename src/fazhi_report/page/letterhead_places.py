"""Where the parts of 版头 stand: the mark in its size, 发文字号, the columns of 签发人 (7.2.4 to 7.2.6)."""

from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from fazhi_report.document import SIGNER_LABEL, Letterhead
from fazhi_report.page import gongwen
from fazhi_report.page.layout import Layout, width
from fazhi_report.page.lengths import TWIPS, points, twips
from fazhi_report.page.type_area import CELL, CHARACTER, TYPE_AREA_WIDTH

LINES_ABOVE_MARK = 3
"""Lines that 份号, 密级 and 紧急程度 take; they are kept free where nothing stands on them."""

GLYPHS_ABOVE, GLYPHS_BELOW = 0.85, 0.0907
"""How far Chinese glyphs reach above and below the baseline, to their size."""

_MARK_HEIGHT = gongwen.ISSUER_MARK.size * (GLYPHS_ABOVE + GLYPHS_BELOW)
_MARK_LINES = ceil((points(gongwen.ISSUER_MARK_DROP.value) + _MARK_HEIGHT) / gongwen.LINE_PITCH.value)

_LEAST_SIZE, _LEAST_SCALE = gongwen.ISSUER_MARK_SIZES[-1]
LONGEST_MARK = int(TYPE_AREA_WIDTH / TWIPS / (_LEAST_SIZE * _LEAST_SCALE / 100))
"""Characters of the longest 发文机关标志 that stands on one line."""


_JOINT_PITCH = 1.2  # of their size: names of several offices above each other
_JOINT_GAP = 0.5  # characters between the names and 文件
_JOINT_HEIGHT = 160  # points that the names take at most: two more lines of the grid than one name


class JointName(NamedTuple):
    """The name of an office in a mark of several: where it begins, how much its characters stand apart."""

    text: str
    left: float
    apart: float


class JointMark(NamedTuple):
    """发文机关标志 of several offices (7.2.4): names as wide as the longest, 文件 beside them, half-way down.

    `size` is in points, `scale` in per cent; `pitch` of the names and the places are twips.
    """

    size: float
    scale: float
    pitch: int
    names: tuple[JointName, ...]
    end: JointName

    @property
    def height(self) -> float:
        """Twips from the upper edge of the first name to below the last."""
        return (len(self.names) - 1) * self.pitch + twips(self.size * (GLYPHS_ABOVE + GLYPHS_BELOW))


def joint_mark(names: tuple[str, ...], end: str, room: float = TYPE_AREA_WIDTH) -> JointMark:
    """The mark of several offices in the greatest size that has room."""
    longest = max(map(width, names))
    needed = longest + (_JOINT_GAP + width(end) if end else 0)
    fitting = (
        step
        for step in gongwen.ISSUER_MARK_SIZES
        if needed * twips(step[0]) * step[1] / 100 <= room
        and len(names) * step[0] * _JOINT_PITCH <= _JOINT_HEIGHT
    )
    size, scale = next(fitting, gongwen.ISSUER_MARK_SIZES[-1])
    character = twips(size) * scale / 100
    left = (room - needed * character) / 2
    made = tuple(
        JointName(name, left, (longest - width(name)) * character / max(1, len(name) - 1)) for name in names
    )
    beside = JointName(end, left + (longest + _JOINT_GAP) * character, 0)
    return JointMark(size, scale, twips(size * _JOINT_PITCH), made, beside)


def number_top(layout: Layout, joint: JointMark | None = None) -> int:
    """Twips from the type area's top to the line of 发文字号 (7.2.5).

    The room of 发文机关标志 ends below the greatest glyphs of a mark that begins where 7.2.4 has it, with a
    line of the standard's grid; the blank lines below it are lines of the layout.
    """
    grid = twips(gongwen.LINE_PITCH.value)
    drop = points(gongwen.ISSUER_MARK_DROP.value) * TWIPS
    lines = _MARK_LINES if joint is None else max(_MARK_LINES, ceil((drop + joint.height) / grid))
    blank = round(gongwen.NUMBER_BLANK_LINES.value)
    return lines * grid + blank * twips(layout.line_pitch)


def mark_step(mark: str, room: float = TYPE_AREA_WIDTH) -> int:
    """Which of the sizes is the greatest that 发文机关标志 stands on one line in; the last where none is.

    `room` is the width of the type area in twips.
    """
    needed = width(mark)
    fitting = (
        step
        for step, (size, scale) in enumerate(gongwen.ISSUER_MARK_SIZES)
        if needed * twips(size) * scale / 100 <= room
    )
    return next(fitting, len(gongwen.ISSUER_MARK_SIZES) - 1)


def mark_size(mark: str, names: tuple[str, ...] = ()) -> tuple[float, float]:
    """The size in points that 发文机关标志 is set in, and the width of its characters in per cent."""
    if names:
        return joint_mark(names, mark)[:2]
    return gongwen.ISSUER_MARK_SIZES[mark_step(mark)]


def number_line(number: str, signer: str) -> float:
    """The width in characters of a line with 发文字号 and a signer, and the room at its ends and between."""
    ends = gongwen.NUMBER_INSET.value + gongwen.SIGNER_INSET.value
    return ends + width(number) + 1 + width(SIGNER_LABEL + signer)


def signer_rows(head: Letterhead, room: float = TYPE_AREA_WIDTH) -> list[tuple[str, ...]]:
    """The names of the signers, line by line (7.2.6): one a line where more leave the number no room."""
    rows = _parted(head.signers, round(gongwen.SIGNERS_PER_LINE.value))
    taken = gongwen.NUMBER_INSET.value * CELL + (width(head.number) + width(SIGNER_LABEL) + 1) * CHARACTER
    if rows and signer_columns(rows, room=room)[0] < taken:
        return _parted(head.signers, 1)
    return rows


def _parted(names: tuple[str, ...], each: int) -> list[tuple[str, ...]]:
    return [names[start : start + each] for start in range(0, len(names), each)]


def signer_columns(
    rows: list[tuple[str, ...]], character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> list[float]:
    """Where the columns of names begin, in twips: the last one ends one character from the right.

    `character` is the width of a character that is not justified, `room` that of the type area, in twips.
    """
    names = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    wide = [each + gongwen.SIGNER_GAP.value for each in names[:-1]] + names[-1:]
    right = room - gongwen.SIGNER_INSET.value * CELL
    return [right - sum(wide[column:]) * character for column in range(len(wide))]
