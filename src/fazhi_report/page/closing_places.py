"""Where 署名 and date stand, with a seal and without one (7.3.5)."""

from fazhi_report.page import gongwen
from fazhi_report.page.type_area import CELL, CHARACTER, TYPE_AREA_WIDTH

_MORE = 1.75
"""Characters by which programs and fonts set a date wider: gaps of a quarter around digits, digits of 0.56.

署名 no longer than that would send the date beyond the type area, or its 日 to another line.
"""


def office_room(character: float = CHARACTER, room: float = TYPE_AREA_WIDTH) -> float:
    """How many characters of 署名 stand on one line, which ends as far from the right as 7.3.5.2 wants.

    `character` is the width of a character that is not justified, `room` that of the type area, in twips.
    """
    return (room - gongwen.SIGNATURE_INSET.value * CELL) / character


def plain_indents(
    office: float, date: float, character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> tuple[float, float]:
    """Where 署名 and date, so many characters wide, begin, in twips from the left, without a seal (7.3.5.2).

    From the left, so that the one begins exactly where it must from the other, whatever digits the font has.
    """
    office, date = office * character, date * character
    shift = gongwen.DATE_SHIFT.value * CELL
    right = room - gongwen.SIGNATURE_INSET.value * CELL
    longer = date + _MORE * character > office
    start = max(0, right - date - shift if longer else right - office)
    return start, start + shift


def sealed_indents(
    office: float, date: float, character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> tuple[float, float]:
    """Where the room begins in which 署名 and date are centred, in twips from the left (7.3.5.1).

    It goes to the right edge; its middle is that of a date that ends four characters from there. 署名 that
    needs more room has it, and takes the date along to the left.
    """
    office, date = office * character, date * character
    inset = gongwen.SEALED_DATE_INSET.value * CELL
    start = max(0, room - max(date + 2 * inset, office + 2 * CELL))
    return start, start


def sealed_columns(
    office: float, date: float, character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> tuple[tuple[float, float], ...]:
    """Where two columns of 署名 begin and end, in twips from the left, each centred in its own (7.3.5.1).

    The middle of the right one is that of a date that ends four characters from the right, or farther where
    the longest 署名 needs that; the other stands as far from the left. () where two have no room.
    """
    half = max(date * character / 2 + gongwen.SEALED_DATE_INSET.value * CELL, office * character / 2 + CELL)
    wide = min(half, room / 2 - half)
    columns = (half - wide, half + wide), (room - half - wide, room - half + wide)
    return columns if office * character + CELL <= 2 * wide else ()
