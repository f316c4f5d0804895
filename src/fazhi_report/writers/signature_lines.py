"""署名 and date, row by row: what stands in each, and where (GB/T 9704—2012, 7.3.5)."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from fazhi_report.document import Signature
from fazhi_report.page import (
    CHARACTER,
    TYPE_AREA_WIDTH,
    office_room,
    plain_indents,
    sealed_columns,
    sealed_indents,
    width,
)
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


SignatureRow: TypeAlias = tuple[SignatureText, ...]


def signature_rows(
    signature: Signature, character: float = CHARACTER, room: float = TYPE_AREA_WIDTH
) -> tuple[SignatureRow, ...]:
    """署名, of several offices each or two in a row, and in the last row the date.

    `character` is the width of a character that is not justified, `room` that of the type area, in twips.
    """
    offices, date = (signature.office, *signature.joint), width(signature.date)
    columns = sealed_columns(max(map(width, offices)), date, character, room)
    if signature.sealed and signature.joint and columns:
        return tuple(_in_columns(offices, signature.date, columns))
    lines = [name_lines(office, office_room(character, room)) for office in offices]
    widest = max(width(line) for office in lines for line in office)
    indents = sealed_indents if signature.sealed else plain_indents
    first, below = indents(widest, date, character, room)
    made = [_office(each, first, character, room, centred=signature.sealed) for each in lines]
    made.append(SignatureText((signature.date,), below, room, signature.sealed))
    return tuple((each,) for each in made)


def _office(
    lines: tuple[str, ...], left: float, character: float, room: float, *, centred: bool
) -> SignatureText:
    """署名 in a room; one of several lines in one so narrow that they end where they are to end."""
    right = room
    if len(lines) > 1:
        needed = (max(map(width, lines)) + SLACK) * character
        spare = max(0, room - left - needed)
        left, right = (left + spare / 2, room - spare / 2) if centred else (left, room - spare)
    return SignatureText(lines, left, right, centred)


def _in_columns(
    offices: tuple[str, ...], date: str, columns: tuple[tuple[float, float], ...]
) -> Iterator[SignatureRow]:
    """Two offices in a row; the last one and the date below it at the right."""
    for start in range(0, len(offices), 2):
        row = offices[start : start + 2]
        yield tuple(
            SignatureText((office,), *column, centred=True)
            for office, column in zip(row, columns[-len(row) :], strict=True)
        )
    yield (SignatureText((date,), *columns[-1], centred=True),)
