"""What was made of a cell, and the text of one in the form in which it is compared."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, NamedTuple

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_PARTED = re.compile(r"\d\s+\d|[\d.,]\s*\n\s*[\d.,]")


class CellReading(NamedTuple):
    """What a cell says, as plain data.

    `told` is how it was read, where it is not written as it is kept; `asked` why it could not be read, and
    what to do.
    """

    value: Any
    told: str = ""
    asked: tuple[str, str] | None = None


def text_of_cell(value: object) -> str:
    """A cell's value as text: a number with the digits that a spreadsheet shows, without an exponent."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(f"{value:.15g}"), "f")
    return str(value)


def narrow(text: str) -> str:
    """Text with half-width digits and signs and without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_several(text: str) -> bool:
    """Whether blanks or line breaks part digits, other than thousands: two numbers, or a day and its time."""
    shown = unicodedata.normalize("NFKC", text).strip()
    return bool(_PARTED.search(_GROUPED.sub(lambda match: match[0].replace(" ", ""), shown)))


def on_one_line(text: str) -> str:
    """A text that is not what it should be, for messages."""
    return " ".join(text.split())


def lines_of(text: str) -> list[str]:
    """The lines of a cell that hold something."""
    return [line.strip() for line in text.split("\n") if line.strip()]
