"""The table of codes: in order, each used, each number with one meaning."""

import re
from pathlib import Path

import pytest

from fazhi_report.codes import CODES, RETIRED
from fazhi_report.published.rules_page import EVERY, AnyRule

SOURCE = Path(__file__).resolve().parents[2] / "src" / "fazhi_report"
_LITERAL = re.compile(r"\"(FZ\d{3})\"")


def literals() -> dict[str, list[str]]:
    """Every code that stands in quotes outside the catalogue, with the modules where."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "codes":
            for code in _LITERAL.findall(path.read_text(encoding="utf-8")):
                found.setdefault(code, []).append(path.relative_to(SOURCE).as_posix())
    return found


def test_codes_are_in_order_and_named() -> None:
    numbers = [code.number for code in CODES.values()]

    assert numbers == list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"FZ[0-5]\d\d", number) for number in numbers)
    assert all(code.title and not code.title.endswith("。") for code in CODES.values())


def test_every_code_of_the_program_is_in_the_table_and_every_one_of_the_table_is_used() -> None:
    told_without_finding = {"FZ241", "FZ242"}

    assert sorted({*literals(), *told_without_finding}) == list(CODES)


def test_no_number_gets_another_meaning() -> None:
    assert not RETIRED & CODES.keys()


@pytest.mark.parametrize("rule", EVERY, ids=[rule.code for rule in EVERY])
def test_rules_are_in_the_table(rule: AnyRule) -> None:
    assert CODES[rule.code] == (rule.code, rule.severity, rule.name)
