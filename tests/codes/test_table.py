"""The table of codes: in order, each used, each number with one meaning."""

import ast
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
    assert sorted(literals()) == list(CODES)


# Who may state a severity: rules, whose faults may be milder than their code, or set by an office.
_STATING = {"Finding": {"rules/rule.py"}, "Diagnostic": {"audit/layout_rule.py", "diagnostics.py"}}


def test_severity_is_stated_once() -> None:
    found: dict[str, set[str]] = {name: set() for name in _STATING}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in found:
                found[node.func.id].add(path.relative_to(SOURCE).as_posix())

    assert found == _STATING


def test_no_code_is_printed_by_hand() -> None:
    for path in sorted((SOURCE / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "typer.echo":
                assert not re.search(r"FZ\d{3}|\.code\b", ast.unparse(node)), path.name


def test_no_number_gets_another_meaning() -> None:
    assert not RETIRED & CODES.keys()


@pytest.mark.parametrize("rule", EVERY, ids=[rule.code for rule in EVERY])
def test_rules_are_in_the_table(rule: AnyRule) -> None:
    assert CODES[rule.code] == (rule.code, rule.severity, rule.name)
