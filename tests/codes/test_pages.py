"""The manual pages of the codes that are no rules: all there, and their examples are what they say they are."""

import pytest

from fazhi_report.codes import CODES
from fazhi_report.codes.manual import pages
from fazhi_report.codes.manual_page import ManualPage
from fazhi_report.published.rules_page import EVERY
from tests.codes.playing import ERRORS, play
from tests.conftest import Run

PAGES = pages()

IN_WORDS = {
    "FZ003",
    "FZ005",
    "FZ011",
    "FZ016",
    "FZ021",
    "FZ028",
    "FZ047",
    "FZ049",
    "FZ048",
    "FZ051",
    "FZ071",
    "FZ135",
    "FZ289",
    "FZ505",
    "FZ507",
    "FZ564",
    "FZ566",
}
"""Codes whose examples are of another machine, of other bytes, or of more than one reads."""


def test_every_code_has_one_page() -> None:
    rules = [rule.code for rule in EVERY]

    assert sorted([*rules, *PAGES]) == list(CODES)
    assert list(PAGES) == sorted(PAGES)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page_is_complete(page: ManualPage) -> None:
    assert page.summary.endswith("。")
    assert len(page.explanation) > 10
    assert page.explanation.endswith("。")
    assert page.source
    assert not page.source.endswith("。")
    assert page.wrong != page.right


@pytest.mark.parametrize(("number", "page"), PAGES.items(), ids=PAGES)
def test_wrong_example_is_told_and_right_one_is_not(number: str, page: ManualPage, fazhi: Run) -> None:
    wrong, right = play(number, page.wrong, fazhi), play(number, page.right, fazhi)

    if number in IN_WORDS:
        assert (wrong, right) == (None, None)
    else:
        assert wrong is not None
        assert right is not None
        assert number in wrong
        assert not right & {number, ERRORS}
