"""What is found out of a number, and the reasons why it states no total."""

from typing import NamedTuple

from fazhi_report.editing.harvest.found_numbers import FoundNumber
from fazhi_report.editing.harvest.trade_table import Target

AMBIGUOUS = "看不准记在哪本台账"
PART = "说的是其中一部分"
NOT_SURELY_ALL = "看不出是不是全年的数"
UNWRITABLE = "台账里写不出这样的数"
"""Reasons for a number that is declared where it stands."""

_BESIDE = "前后有“"

WEAK = 10
"""The rank of a number that stands for what is said better elsewhere, if it is."""


class Attribution(NamedTuple):
    """A number and the totals that it states.

    `reason` says why it states none, where one might be thought of; `near` are those that were thought
    of. A `rank` above 0 is that of a number that tells of a part or stands for what is said better
    elsewhere. One that is, or may be, `part_of` a total can't be more than that is.
    """

    number: FoundNumber
    targets: tuple[Target, ...] = ()
    reason: str = ""
    rank: int = 0
    near: tuple[Target, ...] = ()
    part_of: Target | None = None


def unexplained(words: str) -> str:
    """The reason that words beside a number may make a part of it."""
    return f"{_BESIDE}{words}”，看不出是不是全部的数"


def is_of_part(reason: str) -> bool:
    """Whether a reason says that a number is, or may be, a part of a total."""
    return reason == PART or reason.startswith(_BESIDE)
