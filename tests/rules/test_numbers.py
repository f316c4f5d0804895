"""Planted faults in numbers, which are found at their sentence, and tricky correct sentences, of which nothing is said.

`numbers/planted.txt` and `numbers/good.txt` have a text in each line, by kind; ↵ parts its lines, and 【】 marks what
is wrong.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_report.diagnostics import Finding
from fazhi_report.rules import RULES
from tests.rules.checking import subject

TEXTS = Path(__file__).parent / "numbers"
NOT_FOUND = "还找不到的"
NUMBERS = [rule for rule in RULES if re.fullmatch(r"FZ(?:22[2-9]|23[0-3]|25\d)", rule.code)]


def texts(name: str) -> Iterator[tuple[str, str]]:
    """Each text with its kind."""
    kind = ""
    for line in (TEXTS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        else:
            yield kind, line


PLANTED = list(texts("planted.txt"))
GOOD = list(texts("good.txt"))


def told(text: str) -> list[Finding]:
    at_hand = subject(text.replace("↵", "\n"))
    return [finding for rule in NUMBERS for finding in rule.findings(at_hand)]


def is_found(text: str) -> bool:
    """Whether something is told of the sentence in which a fault is marked."""
    (wrong,) = (sentence for sentence in re.split("[。↵]", text) if "【" in sentence)
    found = told(re.sub("[【】]", "", text))
    return any(finding.quote in re.sub("[【】]", "", wrong) for finding in found)


def test_there_are_texts() -> None:
    assert len(PLANTED) >= 60
    assert len(GOOD) >= 100


@pytest.mark.parametrize("text", [text for kind, text in PLANTED if kind != NOT_FOUND])
def test_a_planted_fault_is_found(text: str) -> None:
    assert is_found(text)


@pytest.mark.parametrize("text", [text for kind, text in PLANTED if kind == NOT_FOUND])
def test_what_is_not_found_is_known(text: str) -> None:
    assert not is_found(text)


@pytest.mark.parametrize("text", [text for _, text in GOOD])
def test_of_a_correct_sentence_nothing_is_said(text: str) -> None:
    assert [(finding.code, finding.quote) for finding in told(text)] == []
