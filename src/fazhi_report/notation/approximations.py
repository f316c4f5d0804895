"""Numbers that are not exact: the words that say so, where they stand, and what they leave open.

余, 多, 以上 say at least, 近, 不足 at most, 约, 左右 neither; the others of a side go with them.
"""

import re
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Extent: TypeAlias = Literal["exact", "least", "most", "neither"]
"""What a number says of the true one: that it is it, is not below it, is not above it, is near it."""


class Approximation(NamedTuple):
    """Where a word stands, before the number, behind it or behind its measure word, and what it says."""

    side: Literal["before", "inside", "after"]
    extent: Extent


APPROXIMATIONS = {
    "余": Approximation("inside", "least"),
    "多": Approximation("inside", "least"),
    "以上": Approximation("after", "least"),
    "超过": Approximation("before", "least"),
    "超": Approximation("before", "least"),
    "逾": Approximation("before", "least"),
    "不少于": Approximation("before", "least"),
    "近": Approximation("before", "most"),
    "不足": Approximation("before", "most"),
    "不超过": Approximation("before", "most"),
    "以内": Approximation("after", "most"),
    "大约": Approximation("before", "neither"),
    "约": Approximation("before", "neither"),
    "左右": Approximation("after", "neither"),
}

AT_LEAST, AT_MOST = "以上", "不超过"
"""The words for a sum, which include the number itself, as the words of its parts may."""


def _words(*sides: str) -> str:
    return "|".join(
        sorted((word for word, each in APPROXIMATIONS.items() if each.side in sides), key=len, reverse=True)
    )


_NUMBER = r"([1-9][0-9]*)(\.[0-9]+)?(万)?"
APPROXIMATE = f"^(({_words('before')}){_NUMBER}|{_NUMBER}({_words('inside', 'after')}))$"
"""The pattern of a number with such a word, as a data file writes it: 5000余, 约1.2万."""

_APPROXIMATE = re.compile(APPROXIMATE)
_TEN_THOUSAND = 10_000


def approximation_in(text: str) -> tuple[Decimal, str] | None:
    """The number and the word of a text that is written so; None for any other."""
    if (match := _APPROXIMATE.match(text)) is None:
        return None
    _, before, *numbers, behind = match.groups()
    whole, places, unit = numbers[:3] if before else numbers[3:]
    number = Decimal(whole + (places or ""))
    return (number * _TEN_THOUSAND if unit else number), before or behind


def extent_of(word: str) -> Extent:
    """What a number with a word says; without one it is exact."""
    return APPROXIMATIONS[word].extent if word else "exact"


def approximated(number: str, unit: str, word: str) -> str:
    """A number with its measure word and its word: 5000余份, 5000份以上, 约5000份."""
    if not word:
        return number + unit
    match APPROXIMATIONS[word].side:
        case "before":
            return word + number + unit
        case "inside":
            return number + word + unit
        case _:
            return number + unit + word
