"""A document with its data → what a careful reviewer would find in it.

Each rule is one function with its manual page; `RULES` lists all of them in the order of their codes.
"""

from collections.abc import Iterator

from fazhi_report.diagnostics import Finding
from fazhi_report.document import Run
from fazhi_report.rules import (
    against_ledgers,
    announced,
    approximate_numbers,
    changes,
    cited_laws,
    claims,
    confused_words,
    content_items,
    correspondence,
    dates,
    document_names,
    figures,
    formulas,
    headings,
    indicators,
    inline_ordinals,
    law_states,
    mark_forms,
    measured_nouns,
    meetings,
    naming,
    number_writing,
    offices,
    ordinals,
    own_claims,
    own_figures,
    phrases,
    planned_years,
    privacy,
    punctuation,
    repeats,
    residue,
    shares,
    stale_years,
    title_and_lead,
    totals,
    wholes,
    wording,
    years,
)
from fazhi_report.rules.assertions import Assertion, assertions
from fazhi_report.rules.calendar import duty_day
from fazhi_report.rules.exempt import masked, states_norm
from fazhi_report.rules.ledger_claims import Fit, fitting
from fazhi_report.rules.right_marks import Correction, corrections_by
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
from fazhi_report.schema import Waiver

_MODULES = (
    against_ledgers,
    announced,
    approximate_numbers,
    changes,
    cited_laws,
    claims,
    confused_words,
    content_items,
    correspondence,
    dates,
    document_names,
    figures,
    formulas,
    headings,
    indicators,
    inline_ordinals,
    law_states,
    mark_forms,
    measured_nouns,
    meetings,
    naming,
    number_writing,
    offices,
    ordinals,
    own_claims,
    own_figures,
    phrases,
    planned_years,
    privacy,
    punctuation,
    repeats,
    residue,
    shares,
    stale_years,
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


def corrections(subject: Subject, waivers: tuple[Waiver, ...] = ()) -> Iterator[Correction]:
    """What is to stand at the faults of a report that have one right answer, in the order of the rules.

    Nothing of what an office lets stand, and nothing within a title or a quotation.
    """
    return corrections_by(RULES, subject, waivers)


__all__ = [
    "RULES",
    "Assertion",
    "Correction",
    "Fit",
    "Lines",
    "Part",
    "Rule",
    "Spot",
    "Subject",
    "TextLine",
    "assertions",
    "check",
    "corrections",
    "duty_day",
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
