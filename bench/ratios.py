"""Ratios of times measured side by side, and whether they reach their targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Samples: TypeAlias = Mapping[str, Sequence[float]]
"""Seconds by what was measured; the samples of one round stand at the same index."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The time of `upper` divided by that of `lower`; a ratio to know, not to reach, without a target."""

    label: str
    upper: str
    lower: str
    at_most: float | None = None
    at_least: float | None = None

    def line(self, samples: Samples) -> str:
        """The median of the ratios of all rounds, the smallest and the largest, and the verdict."""
        ratios = paired(samples, self.upper, self.lower)
        middle = median(ratios)
        spread = f"({min(ratios):.2f}–{max(ratios):.2f})"
        return f"  {self.label:<78} {middle:6.2f}  {spread:<14} {self._verdict(middle)}".rstrip()

    def _verdict(self, ratio: float) -> str:
        if self.at_most is not None:
            return f"target ≤ {self.at_most:.3g}: {'met' if ratio <= self.at_most else 'not met'}"
        if self.at_least is not None:
            return f"target ≥ {self.at_least:g}: {'met' if ratio >= self.at_least else 'not met'}"
        return ""


def paired(samples: Samples, upper: str, lower: str) -> list[float]:
    """The ratio of each round."""
    return [one / other for one, other in zip(samples[upper], samples[lower], strict=True)]


def share_lines(samples: Samples, parts: Sequence[str], whole: str) -> list[str]:
    """The share of each part in the whole, in per cent: median, smallest and largest of all rounds."""
    lines = []
    for part in parts:
        shares = [100 * ratio for ratio in paired(samples, part, whole)]
        lines.append(f"  {part:<78} {median(shares):5.1f}%  ({min(shares):.1f}–{max(shares):.1f})")
    return lines
