"""署名 and date, line by line: what stands on each line, and where (GB/T 9704—2012, 7.3.5)."""

from typing import NamedTuple, TypeAlias

from fazhi_report.document import Signature
from fazhi_report.page import CHARACTER, TYPE_AREA_WIDTH, office_room, plain_indents, sealed_indents, width
from fazhi_report.writers.name_lines import SLACK, name_lines


class SignatureText(NamedTuple):
    """署名, in one line or several, or the date: the room it stands in, in twips from the left.

    It begins where its room does, or is `centred` in it.
    """

    lines: tuple[str, ...]
    left: float
    right: float
    centred: bool

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.lines)


SignatureLines: TypeAlias = tuple[SignatureText, SignatureText]


def signature_lines(
    signature: Signature, character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> SignatureLines:
    """署名 and date, of a signature with both.

    `character` is the width of a character that is not justified, `room` that of the type area, in twips.
    """
    lines = name_lines(signature.office, office_room(character, room))
    office, date = max(map(width, lines)), width(signature.date)
    places = (sealed_indents if signature.sealed else plain_indents)(office, date, character, room)
    first, below = places
    right = room
    if len(lines) > 1 and signature.sealed:
        spare = max(0, room - first - (office + SLACK) * character) / 2
        right, first = room - spare, first + spare
    elif len(lines) > 1:
        right = first + (office + SLACK) * character
    return (
        SignatureText(lines, first, right, signature.sealed),
        SignatureText((signature.date,), below, room, signature.sealed),
    )
