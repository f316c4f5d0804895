"""Content rules: what a careful reviewer would find in a report.

Each rule is one function with its manual page; `RULES` lists all of them in the order of their codes.
"""

from collections.abc import Iterator

from fazhi_report.diagnostics import Finding
from fazhi_report.rules import (
    citations,
    claims,
    dates,
    figures,
    numerals,
    privacy,
    punctuation,
    structure,
    wording,
)
from fazhi_report.rules.rule import Rule
from fazhi_report.rules.subject import Subject, subject_of

RULES: tuple[Rule, ...] = (
    *figures.RULES,
    *claims.RULES,
    *dates.RULES,
    *structure.RULES,
    *wording.RULES,
    *citations.RULES,
    *punctuation.RULES,
    *numerals.RULES,
    *privacy.RULES,
)


def check(subject: Subject) -> Iterator[Finding]:
    """What every rule finds in a report."""
    for rule in RULES:
        yield from rule.findings(subject)


__all__ = ["RULES", "check", "subject_of"]
