"""Where a line of one paragraph begins and ends, as far as can be told without setting it."""

import re
from dataclasses import dataclass

from fazhi_report.notation import is_wide
from fazhi_report.readers.docx import ReadParagraph, Section

_SEAM = re.compile(r"(?<=[A-Za-z0-9])(?=[^\x00-\xff])|(?<=[^\x00-\xff])(?=[A-Za-z0-9])")
_SEAM_WIDTH = 0.25  # characters: the space that Word puts between Chinese characters and digits


@dataclass(frozen=True, slots=True)
class Position:
    """How far a line is from the left and the right edge, in characters of its own size."""

    left: float
    right: float


def extra_of(paragraph: ReadParagraph, section: Section) -> float:
    """What a character grid adds to every character, in points."""
    return section.extra if section.grid in {"linesAndChars", "snapToChars"} and paragraph.look.snaps else 0


def positions(paragraph: ReadParagraph, section: Section) -> tuple[Position, ...]:
    """Where the text of a paragraph stands that takes one line: without, and with, the space beside digits.

    Spaces at its ends count as room, not as text; text behind a tab is not looked at. Text that is wider than
    its room takes several lines, of which the widest fills that.
    """
    size = paragraph.size or 1
    text = paragraph.raw.strip("\n")
    seams = len(_SEAM.findall(text)) * _SEAM_WIDTH if paragraph.look.auto_space else 0
    ahead = blank_width(text[: len(text) - len(text.lstrip())])
    behind = blank_width(text[len(text.rstrip()) :])
    full = paragraph.width(extra_of(paragraph, section)) / size
    room = section.text_width / size
    left = paragraph.look.indent("left", size) + paragraph.look.indent("first", size)
    right = paragraph.look.indent("right", size)
    found = []
    widest = max(0, room - left - right)
    for wide in sorted({min(full, widest), min(full + seams, widest)}):
        match paragraph.look.alignment:
            case "right":
                start = room - right - wide
            case "center":
                start = left + (room - left - right - wide) / 2
            case _:
                start = left
        found.append(Position(start + ahead, room - start - wide + behind))
    return tuple(found)


def blank_width(text: str) -> float:
    """The width of white space in characters."""
    return sum(1 if character == "\u3000" or is_wide(character) else 0.5 for character in text)
