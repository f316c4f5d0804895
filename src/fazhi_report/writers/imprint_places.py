"""印发机关 and 印发日期 beside each other (7.4.3): the date in its own room, the office in even lines."""

from typing import NamedTuple

from fazhi_report.document import Imprint
from fazhi_report.page import TYPE_AREA_WIDTH, gongwen, twips, widest, width
from fazhi_report.writers.name_lines import SLACK, name_lines

_CHARACTER = twips(gongwen.IMPRINT.size)


class ImprintPlaces(NamedTuple):
    """The room of the date at the right, its inset included, and the lines of the office; lengths are twips.

    `spare` is how much narrower the lines are than the room left of the date, 0 where there is one line.
    """

    date_room: float
    office: tuple[str, ...]
    spare: float


def imprint_places(imprint: Imprint, room: float = TYPE_AREA_WIDTH) -> ImprintPlaces:
    """Where both stand in a type area so many twips wide: a character between them, the date never broken."""
    inset = gongwen.IMPRINT_INSET.value
    date_room = (inset + widest(imprint.date) + 1) * _CHARACTER
    left = room - date_room - inset * _CHARACTER
    lines = name_lines(imprint.office, left / _CHARACTER)
    taken = (max(map(width, lines)) + SLACK) * _CHARACTER
    return ImprintPlaces(date_room, lines, max(0, left - taken) if len(lines) > 1 else 0)
