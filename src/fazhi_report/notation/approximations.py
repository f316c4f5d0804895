"""Numbers that are not exact: the words that say so, where they stand, and what they leave open.

余, 多, 以上 say at least, 近, 不足 at most, 约, 左右 neither; the others of a side go with them. A number in
万 without such a word, 1.2万, was rounded to that, on either side, and is read as one with the word 万.
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
    "余万": Approximation("inside", "least"),
    "多万": Approximation("inside", "least"),
    "万": Approximation("inside", "neither"),
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


_TEN_THOUSAND = "万"


def _words(*sides: str) -> str:
    words = (word for word, each in APPROXIMATIONS.items() if each.side in sides)
    return "|".join(
        sorted((word for word in words if not word.endswith(_TEN_THOUSAND)), key=len, reverse=True)
    )


_SCALES = "|".join(word for word in APPROXIMATIONS if word.endswith(_TEN_THOUSAND))
_DIGITS = r"([1-9][0-9]*)(\.[0-9]+)?"
_NUMBER = f"{_DIGITS}({_TEN_THOUSAND})?"
APPROXIMATE = f"^(({_words('before')}){_NUMBER}|{_NUMBER}({_words('inside', 'after')})|{_DIGITS}({_SCALES}))$"
"""The pattern of a number with such a word, as a data file writes it: 5000余, 约1.2万, 10余万."""

_APPROXIMATE = re.compile(APPROXIMATE)


def approximation_in(text: str) -> tuple[Decimal, str] | None:
    """The number and the word of a text that is written so; None for any other."""
    if (match := _APPROXIMATE.match(text)) is None:
        return None
    _, before, *found = match.groups("")
    groups = (found[:3], found[3:6], found[7:9]) if not before else (found[:3],)
    whole, places, *scale = next(group for group in groups if group[0])
    word = before or found[6] or found[9]
    is_scaled = any(scale) or word.endswith(_TEN_THOUSAND)
    return Decimal(whole + places) * (10_000 if is_scaled else 1), word


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
