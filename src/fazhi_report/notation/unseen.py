"""Characters that nobody sees, and texts as they read without them: so they are searched."""

import re
import unicodedata

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, as they stand between the brackets of a pattern."""

_VARIATIONS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Not as what is left of the characters that may stand, a set that takes as long to compile as a file to read;
# and one set in front, in which all beyond the first plane is, so that a search stops at little else.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; U+0085 ends a line where no editor shows one
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # without width, of direction, line ends of YAML, operators
    "\u2800\u3164\uffa0\ufff0-\ufffc\ufeff"  # drawn as nothing; annotations, an object; a BOM inside a text
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufffe\uffff\U00010000-\U0010ffff]"
    # Beyond the first plane all but shorthand, music, tags and what is no character.
    "(?<![\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U0001fffd\U00020000-\U0002fffd"
    "\U00030000-\U0003fffd\U00040000-\U000dfffd\U000e1000-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd])"
    f"(?<![{HAN}][{_VARIATIONS}])"
)
"""A character that nobody sees: it has no width, turns the direction, controls, or is none.

Blanks are seen, and line ends that every editor shows; a variation selector behind a Han character says how
that is drawn.
"""

_KEPT = {ord("\n"), ord("\t")}
_GONE = {"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp"}


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_folded, unicodedata.normalize("NFKC", chr(code))))
        self[code] = folded
        return folded


def _folded(character: str) -> str:
    if ord(character) in _KEPT:
        return character
    if unicodedata.category(character) in _GONE or UNSEEN.match(character):
        return ""
    digit = unicodedata.digit(character, None)  # those in dark circles too, which have no plain form
    return character if digit is None else str(digit)


_FOLDING = _Folding()


def folded(text: str) -> str:
    """A text as it reads: in plain forms (NFKC), digits as ASCII, without what nobody sees or marks above."""
    return text.translate(_FOLDING)


def folded_places(text: str) -> list[int]:
    """For each character of a folded text, and for its end, the position in the text that it comes from."""
    return [*(place for place, one in enumerate(text) for _ in _FOLDING[ord(one)]), len(text)]
