"""What is to stand at a fault instead: of no more characters than have to be changed."""

from collections.abc import Iterator

import pytest

from fazhi_report.rules import RULES, Subject, corrections
from fazhi_report.rules.right_marks import _RIGHT, corrections_by
from fazhi_report.rules.rule import Fault, Rule
from tests.rules.checking import subject


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.code, each.spot.text, each.text) for each in corrections(subject(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加强监督(试行)。", [("FZ362", "(试行)", "（试行）")]),
        ("学习《预算法》、《会计法》。", [("FZ363", "、", "")]),
        ("加强监督，，落实责任。", [("FZ368", "，", "")]),
        ("印发通知（解财[2024]5号）。", [("FZ387", "[2024]", "〔2024〕")]),
        ("落实2021-2025年规划。", [("FZ381", "-", "—")]),
    ],
)
def test_a_correction_changes_what_has_to_be(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_every_answer_is_of_a_rule() -> None:
    assert set(_RIGHT) <= {rule.code for rule in RULES}


def test_an_answer_that_changes_nothing_is_none() -> None:
    def check(one: Subject) -> Iterator[Fault]:
        yield Fault(one.lines[1].spot(0, 2), "")
        yield Fault(("year",), "")

    assert list(corrections_by((Rule("FZ363", check),), subject("加强监督。"))) == []
