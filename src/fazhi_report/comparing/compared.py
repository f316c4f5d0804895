"""Two reports side by side: the figures that both print, and the sentences in which they differ."""

from collections.abc import Mapping
from dataclasses import dataclass

from fazhi_report.comparing.figure_pairs import FigurePair, figures
from fazhi_report.comparing.sentence_changes import Kind, Wording, wording
from fazhi_report.document import Document
from fazhi_report.facts import Facts

KINDS: Mapping[Kind, str] = {"figures": "只有数字不同", "removed": "删去", "added": "新增"}
"""The kinds of changes of sentences, as they are told."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two reports are called, their figures, their sentences."""

    names: tuple[str, str]
    figures: tuple[FigurePair, ...]
    wording: Wording

    @property
    def summary(self) -> str:
        """How many sentences there are of each kind."""
        wording = self.wording
        counts = (f"{label} {wording.count(kind)} 句" for kind, label in KINDS.items())
        return f"没有变 {wording.unchanged} 句，{'，'.join(counts)}"


def compare(
    names: tuple[str, str], before: tuple[Facts, Document], after: tuple[Facts, Document]
) -> Compared:
    """Compare a report with a later one; `names` are what tables call the two.

    The facts are of one year each, without a comparison of their own.
    """
    pairs = tuple(figures(before[0], after[0]))
    return Compared(names, pairs, wording(before[1], after[1]))
