"""What tests of rules share: reports from a few lines of text or from plain data, and what a rule finds."""

from typing import Any

import yaml

from fazhi_report.diagnostics import Finding
from fazhi_report.document import Document
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.readers.text import read
from fazhi_report.rules import RULES, subject_of, subject_of_text
from fazhi_report.rules.rule import Rule
from fazhi_report.rules.subject import Subject
from fazhi_report.settings.model import DEFAULTS, Settings
from tests.conftest import MINIMAL

TITLE = "青山县水利局关于2023年法治政府建设情况的报告"


def rule_of(code: str) -> Rule:
    (rule,) = [rule for rule in RULES if rule.code == code]
    return rule


def subject(example: str, settings: Settings = DEFAULTS) -> Subject:
    """A report from an example: lines of text, below a title unless they have their own (“# …”); or data."""
    if example.startswith("---"):
        return subject_of_data(yaml.safe_load(example), settings)
    text = example if example.startswith("# ") else f"{TITLE}\n{example}"
    return subject_of_text(read(text), settings)


def subject_of_data(data: dict[str, Any], settings: Settings = DEFAULTS) -> Subject:
    """The report that some data makes, on top of the least that a data file needs."""
    loaded = load(yaml.safe_dump({**MINIMAL, **data}, allow_unicode=True).encode(), "test.yaml")
    assert loaded.report, loaded.findings
    document = compose(loaded.report, loaded.facts)
    assert isinstance(document, Document), document
    return subject_of(document, settings, loaded.report, loaded.facts)


def findings(code: str, example: str | Subject, settings: Settings = DEFAULTS) -> list[Finding]:
    """What one rule finds."""
    at_hand = example if isinstance(example, Subject) else subject(example, settings)
    return list(rule_of(code).findings(at_hand))


def quotes(code: str, example: str | Subject, settings: Settings = DEFAULTS) -> list[str]:
    """The texts that one rule finds fault with."""
    return [finding.quote for finding in findings(code, example, settings)]
