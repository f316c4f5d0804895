"""A rule: one function that finds one kind of fault, with its manual page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeAlias

from fazhi_report.codes import CODES
from fazhi_report.codes.manual_page import ManualPage, page_of
from fazhi_report.diagnostics import DataPath, DataPlace, Finding, Mark, Severity
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot


class Fault(NamedTuple):
    """What a rule found: where, what is wrong, what to do.

    `severity` is given where it is not that of the rule.
    """

    place: Spot | DataPath
    message: str
    hint: str = ""
    severity: Severity | None = None


Check: TypeAlias = Callable[[Subject], Iterable[Fault]]

_MOST = 3000
"""Faults that are told of a rule: who has so many writes anew, and to tell the rest would take minutes."""

_FURTHER = f"有 {_MOST} 处以上，后面的没有列"
_WAIVING = "确需保留的，在数据文件的“豁免”里写明规则、位置和理由。"


@dataclass(frozen=True)
class Rule:
    """A rule under its code; `check` finds its faults and has the manual page as its docstring."""

    code: str
    check: Check

    @property
    def name(self) -> str:
        """What the catalogue calls it."""
        return CODES[self.code].title

    @property
    def severity(self) -> Severity:
        """How bad its faults are where no office has set that."""
        return CODES[self.code].severity

    @cached_property
    def page(self) -> ManualPage:
        """The manual page."""
        return page_of(self.check.__doc__, _WAIVING)

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Its faults in a report, at their places and with the severity that the office has set."""
        return (finding for _, finding in self.told(subject))

    def told(self, subject: Subject) -> Iterator[tuple[Fault, Finding]]:
        """The same, each with the fault as the rule found it."""
        severity = subject.settings.severity_of(self.code, self.severity)
        if severity is None:
            return
        for number, fault in enumerate(islice(self.check(subject), _MOST), start=1):
            if isinstance(fault.place, Spot):
                place = subject.place(fault.place) or Mark(1, 1)
                quote, context = fault.place.text, fault.place.sentence
                message = fault.message + _printed_by(fault.place, subject)
            else:
                place, quote, context, message = DataPlace(fault.place), "", "", fault.message
            milder = min(severity, fault.severity or severity)
            if isinstance(fault.place, Spot) and fault.place.line.role == "file" and not subject.names_files:
                milder = min(milder, Severity.WARNING)
            yield fault, Finding(self.code, milder, message, place, fault.hint, quote, context)
            if number == _MOST:  # at no place that a waiver names, so that nothing is let stand unseen
                further = Finding(self.code, severity, _FURTHER, Mark(1, 1), "先改正列出来的")
                yield fault._replace(place=()), further


def rule(code: str) -> Callable[[Check], Rule]:
    """Make a rule of a function whose docstring is its manual page."""
    return lambda check: Rule(code, check)


def _printed_by(spot: Spot, subject: Subject) -> str:
    """The number at fault by its name, where a fact printed it: it is mended in the records, not here."""
    fact = subject.facts.find(spot.line.fact_at(spot.start))
    return f"（由“{fact.title}”印出）" if fact else ""
