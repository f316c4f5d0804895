"""The corpora: good sentences stay silent, planted faults are found, and the published figures are the measured ones."""

import re

import pytest

from fazhi_report.codes import CODES
from fazhi_report.published.precision import precision
from tests.rules.corpus import Fault, faults, found_in, good, is_found
from tests.rules.recall import measured

GOOD = good()
FAULTS = faults()


def test_the_report_around_them_is_silent() -> None:
    assert found_in("") == []


def test_there_are_enough_of_them() -> None:
    assert len(set(GOOD)) == len(GOOD) >= 300
    assert len({fault.text for fault in FAULTS}) == len(FAULTS) >= 100
    assert {code for fault in FAULTS for code in fault.codes} <= CODES.keys()


@pytest.mark.parametrize("sentence", GOOD)
def test_a_good_sentence_is_silent(sentence: str) -> None:
    assert [(each.code, each.quote) for each in found_in(sentence)] == []


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.kind} {fault.text}" for fault in FAULTS])
def test_a_planted_fault_is_found(fault: Fault) -> None:
    assert is_found(fault) == fault.known


def test_a_finding_elsewhere_is_not_the_fault() -> None:
    there = Fault("标点", "加强⟦监管,⟧提升能力。", frozenset({"FZ362"}), known=True)

    assert is_found(there)
    assert not is_found(there._replace(text="加强监管,⟦提升⟧能力。"))
    assert not is_found(there._replace(codes=frozenset({"FZ363"})))


def test_what_a_line_replaces_stands_once() -> None:
    with pytest.raises(AssertionError):
        found_in("水利 ⇒ 林业")


def test_the_published_figures_are_those_of_today() -> None:
    """`python -m tests.rules.recall --write` makes them anew."""
    assert precision() == measured()[0]


def test_marks_of_places_are_whole() -> None:
    assert all(re.fullmatch("[^⟦⟧]*(?:⟦[^⟦⟧]+⟧[^⟦⟧]*)?", fault.text) for fault in FAULTS)
