"""The manual pages: every rule has one, and its examples are what it says they are."""

import re

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.rules import RULES
from fazhi_report.rules.rule import Rule
from tests.rules.checking import findings

NAMES = [rule.code for rule in RULES]


def test_codes_are_in_order_and_used_once() -> None:
    assert NAMES
    assert sorted(set(NAMES)) == NAMES


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_page_is_complete(rule: Rule) -> None:
    page = rule.page

    assert re.fullmatch(r"FZ[23]\d\d", rule.code)
    assert page.summary.endswith("。")
    assert len(page.explanation) > 10
    assert re.search("（(R|R2|D|M|C)）", page.source), "the source and its confidence"


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_wrong_example_is_found_and_right_one_is_not(rule: Rule) -> None:
    assert findings(rule.code, rule.page.wrong)
    assert findings(rule.code, rule.page.right) == []


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_only_a_source_that_was_read_makes_an_error(rule: Rule) -> None:
    if rule.severity is Severity.ERROR:
        assert "（R）" in rule.page.source
