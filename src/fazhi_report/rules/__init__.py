"""A document with its data → what a careful reviewer would find in it.

Each rule is one function with its manual page; `RULES` lists all of them in the order of their codes.
"""

from collections.abc import Iterator

from fazhi_report.diagnostics import Finding
from fazhi_report.document import Run
from fazhi_report.rules import (
    against_ledgers,
    announced,
    changes,
    cited_laws,
    claims,
    content_items,
    correspondence,
    dates,
    figures,
    formulas,
    headings,
    indicators,
    measure_words,
    naming,
    number_writing,
    ordinals,
    own_claims,
    own_figures,
    privacy,
    punctuation,
    residue,
    shares,
    title_and_lead,
    totals,
    wholes,
    wording,
    years,
)
from fazhi_report.rules.assertions import Assertion, assertions
from fazhi_report.rules.exempt import masked, states_norm
from fazhi_report.rules.ledger_claims import Fit, fitting
from fazhi_report.rules.rule import Rule
from fazhi_report.rules.subject import (
    Subject,
    going_out,
    part_of,
    parts_named_in,
    subject_of,
    subject_of_text,
)
from fazhi_report.rules.text_lines import Lines, Part, Spot, TextLine, unquoted
from fazhi_report.rules.waived import waived

_MODULES = (
    against_ledgers,
    announced,
    changes,
    cited_laws,
    claims,
    content_items,
    correspondence,
    dates,
    figures,
    formulas,
    headings,
    indicators,
    measure_words,
    naming,
    number_writing,
    ordinals,
    own_claims,
    own_figures,
    privacy,
    punctuation,
    residue,
    shares,
    title_and_lead,
    totals,
    wholes,
    wording,
    years,
)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=lambda rule: rule.code)
)


def must_not_go_out(line: str) -> Iterator[tuple[str, str, str]]:
    """What is found in a line that goes out without being of the report: code, message and hint."""
    subject = Subject(Lines((TextLine("paragraph", line, (Run(line),)),)))
    for rule in privacy.RULES:
        yield from ((rule.code, fault.message, fault.hint) for fault in rule.check(subject))


def check(subject: Subject) -> Iterator[Finding]:
    """What every rule finds in a report."""
    for rule in RULES:
        yield from rule.findings(subject)


__all__ = [
    "RULES",
    "Assertion",
    "Fit",
    "Part",
    "Rule",
    "Spot",
    "Subject",
    "assertions",
    "check",
    "fitting",
    "going_out",
    "masked",
    "must_not_go_out",
    "part_of",
    "parts_named_in",
    "states_norm",
    "subject_of",
    "subject_of_text",
    "unquoted",
    "waived",
]
