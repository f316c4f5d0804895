"""How wide characters stand: in running text, and on a terminal."""

import unicodedata
from functools import cache

# The vowels and final consonants of Korean join the letter in front.
_JOINING = range(0x1160, 0x1200)


def is_wide(character: str) -> bool:
    """Whether a character is Han or full-width punctuation, beside which running text takes no space."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "“”‘’—…·"
    )


def terminal_width(text: str) -> int:
    """How many columns a terminal, or an editor with letters of one width, takes for a text.

    How wide the fonts of a page set it is another thing: `page.width`.
    """
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or ord(character) in _JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
