"""Content rules: what a careful reviewer would find in a report.

Each rule is one function with its manual page; `RULES` lists all of them in the order of their codes.
"""

from collections.abc import Iterator

from fazhi_report.diagnostics import Finding
from fazhi_report.rules import (
    announced,
    cited_laws,
    claims,
    correspondence,
    dates,
    figures,
    formulas,
    headings,
    naming,
    number_writing,
    ordinals,
    privacy,
    punctuation,
    residue,
    title_and_parts,
    totals,
    wording,
    years,
)
from fazhi_report.rules.rule import Rule
from fazhi_report.rules.subject import Subject, subject_of

RULES: tuple[Rule, ...] = (
    *figures.RULES,
    *totals.RULES,
    *claims.RULES,
    *announced.RULES,
    *years.RULES,
    *dates.RULES,
    *title_and_parts.RULES,
    *ordinals.RULES,
    *headings.RULES,
    *correspondence.RULES,
    *formulas.RULES,
    *wording.RULES,
    *naming.RULES,
    *cited_laws.RULES,
    *punctuation.RULES,
    *residue.RULES,
    *number_writing.RULES,
    *privacy.RULES,
)


def check(subject: Subject) -> Iterator[Finding]:
    """What every rule finds in a report."""
    for rule in RULES:
        yield from rule.findings(subject)


from fazhi_report.rules.waived import waived

__all__ = ["RULES", "Rule", "check", "subject_of", "waived"]
