"""What numbers add up to, when not all of them are known, or not exactly."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import compress
from typing import NamedTuple, TypeAlias

from fazhi_report.notation import AT_LEAST, AT_MOST, extent_of

Number: TypeAlias = int | Decimal

_EXACT = frozenset((int, Decimal))


class Sum(NamedTuple):
    """A sum: its value, None where it is not known, or the word for about how much (`notation`).

    `written` is the number as the data writes it, where it is a single one. `missing` says, in Chinese, why
    the sum is not exactly known; `least` is what is on record.
    """

    value: Number | None
    word: str = ""
    written: str = ""
    missing: str = ""
    least: Number = 0

    @property
    def told(self) -> dict[str, str]:
        """What a fact tells of it beside its value."""
        return {"word": self.word, "written": self.written, "missing": self.missing}

    @property
    def is_exact(self) -> bool:
        """Whether it is known, and exactly."""
        return self.value is not None and not self.word


class Addend(NamedTuple):
    """A number that goes into a sum, the word for about how much, and the number as the data writes it."""

    value: Number
    word: str = ""
    written: str = ""


def summed(numbers: Sequence[Number | None], title: str, incomplete: str = "") -> Sum:
    """The sum of numbers, some of which may be unknown; `incomplete` says why there may be others.

    A sum keeps the direction that all of its parts share, and an unknown part can only add to it.
    """
    known = [number for number in numbers if number is not None]
    unknown = len(numbers) - len(known)
    known = [number for number in known if number] or known
    reason = incomplete or (f"{unknown}条明细没有写“{title}”" if unknown else "")
    if not known:
        return Sum(None, missing=reason or f"没有写“{title}”")
    if _EXACT.issuperset(map(type, known)) and not reason:  # of thousands of records, in no time
        total = sum(known)
        return Sum(total, least=total)
    return added(
        [Addend(each, getattr(each, "word", ""), getattr(each, "written", "")) for each in known],
        title,
        reason,
    )


def added(parts: Sequence[Addend], title: str, reason: str) -> Sum:
    """The sum of what is known; `reason` says, in Chinese, why there may be more, "" where there is not."""
    if not parts:
        return Sum(None, missing=reason)
    words = [part.word for part in parts if part.word]
    total = sum(part.value for part in parts)
    if not words and not reason:
        return Sum(total, least=total)
    least = sum(part.value for part in parts if not part.word or extent_of(part.word) == "least")
    if len(parts) == 1 and not reason:
        return Sum(total, words[0], parts[0].written, f"“{title}”写的是约数", least)
    extents = {extent_of(word) for word in words} | ({"least"} if reason else set())
    missing = reason or f"“{title}”里有约数"
    if extents == {"least"} and total:
        return Sum(total, AT_LEAST, missing=missing, least=least)
    if extents == {"most"}:
        return Sum(total, AT_MOST, missing=missing, least=least)
    return Sum(
        None, missing=missing if extents == {"least"} else f"{missing}，方向不同，不能相加", least=least
    )


def tallied(counts: Sequence[int], holds: Sequence[bool | None], title: str, incomplete: str = "") -> Sum:
    """How many records stand for, of those of which something holds; it may be unknown of some.

    A number of which only a part is on record is not told at all, since it would be read as that of all.
    """
    unknown = sum(holding is None and count != 0 for count, holding in zip(counts, holds, strict=True))
    found = summed([*compress(counts, holds)] or [0], title)
    reason = incomplete or (f"{unknown}条明细没有写“{title}”" if unknown else "")
    return Sum(None, missing=reason, least=found.least) if reason else found
