"""What reporters are given: diagnostics, the files that were checked, what rules say of themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.overview import FileLine
from fazhi_report.reporters.spool import FindingKind, Spool, kinds_of


class RuleText(NamedTuple):
    """What is said of a code besides its title: what is asked for in a line, why, the manual page."""

    summary: str
    explanation: str
    text: str
    markdown: str


class Results(NamedTuple):
    """What was found, in the order to tell it; every reporter takes this and uses what its form has room for.

    `diagnostics` can be gone through more than once, and may be more than memory has room for. `files` are
    those that were checked, also the clean ones; `rules` are texts by code; `strict` is whether a warning is
    as bad as an error; `colour` is whether the reader is at a terminal that shows it. `lines` are what became
    of the files, and `note` is to be told of those that were not looked at.
    """

    diagnostics: Iterable[Diagnostic]
    files: Sequence[str] = ()
    rules: Mapping[str, RuleText] = MappingProxyType({})
    strict: bool = False
    colour: bool = False
    lines: Sequence[FileLine] = ()
    note: str = ""

    @contextmanager
    def by_file(self) -> Iterator[Spool]:
        """The diagnostics to be had by their files."""
        if isinstance(self.diagnostics, Spool):
            yield self.diagnostics
        else:
            with Spool(self.diagnostics) as found:
                yield found

    @property
    def standing(self) -> Iterator[Diagnostic]:
        """The diagnostics that are not waived."""
        return (diagnostic for diagnostic in self.diagnostics if not diagnostic.waived)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many stand of each severity, the worst first."""
        found = Counter[Severity]()
        for kind, count in self._kinds.items():
            found[kind.severity] += 0 if kind.is_waived else count
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    @property
    def waived(self) -> int:
        """How many the office has waived."""
        return sum(count for kind, count in self._kinds.items() if kind.is_waived)

    @property
    def codes(self) -> set[str]:
        """The codes that there are."""
        return {kind.code for kind in self._kinds}

    @property
    def _kinds(self) -> Counter[FindingKind]:
        return self.diagnostics.kinds if isinstance(self.diagnostics, Spool) else kinds_of(self.diagnostics)

    @property
    def summary(self) -> str:
        """How many there are of each severity, in words."""
        return summary(self.counts, self.waived)


def summary(counts: Mapping[Severity, int], waived: int) -> str:
    """How many diagnostics there are of each severity, and how many are waived, in words."""
    parts = [f"{counts[each]} 个{each.chinese}" for each in sorted(counts, reverse=True) if counts[each]]
    return ("，".join(parts) or "没有发现问题") + (f"，另有 {waived} 个已豁免" if waived else "")
