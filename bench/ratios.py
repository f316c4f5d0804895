"""A row of the tables: whose CPU time is divided by whose, what that has to reach, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Samples: TypeAlias = Mapping[str, Sequence[float]]
"""CPU seconds by what was measured; the samples of one round stand at the same index."""


@dataclass(frozen=True, slots=True)
class Row:
    """The CPU time of `upper` divided by that of `lower`; without `lower`, the seconds themselves.

    `name` is a family and, behind a dot, what of it is measured. A row without a target is there to be known.
    `sets_pages` says that LibreOffice or the fonts of pages are needed, `option` which one the command needs.
    """

    name: str
    group: str
    upper: str
    lower: str = ""
    at_least: float | None = None
    at_most: float | None = None
    sets_pages: bool = False
    option: str = ""

    @property
    def family(self) -> str:
        """The part of the name that rows share which differ only in what they are measured on."""
        return self.name.partition(".")[0]

    @property
    def samples(self) -> tuple[str, ...]:
        """What has to be measured for it."""
        return (self.upper, self.lower) if self.lower else (self.upper,)

    @property
    def target(self) -> str:
        """What is to be reached; "" where nothing is."""
        unit = " ×" if self.lower else " s"
        if self.at_least is not None:
            return f"≥ {self.at_least:g}{unit}"
        return "" if self.at_most is None else f"≤ {self.at_most:g}{unit}"

    def result(self, samples: Samples) -> "Result":
        """What it came to: a value for each round, made of what was measured in that round."""
        upper = samples[self.upper]
        if not self.lower:
            return Result(self, tuple(upper))
        pairs = zip(upper, samples[self.lower], strict=True)
        return Result(self, tuple(one / other for one, other in pairs))


@dataclass(frozen=True, slots=True)
class Result:
    """The values of all rounds; what is said of them is said of their median."""

    row: Row
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value in the middle."""
        return median(self.values)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None without one."""
        if self.row.at_least is not None:
            return self.median >= self.row.at_least
        return None if self.row.at_most is None else self.median <= self.row.at_most

    @property
    def text(self) -> str:
        """The median, with the smallest and the largest value where there are several."""
        spread = f" ({min(self.values):.2f}–{max(self.values):.2f})" if len(self.values) > 1 else ""
        return f"{self.median:.2f}{'' if self.row.lower else ' s'}{spread}"

    @property
    def verdict(self) -> str:
        """Whether the target is reached, in words; "" without one."""
        return {None: "", True: "met", False: "not met"}[self.is_met]
