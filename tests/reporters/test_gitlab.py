"""Diagnostics as GitLab's report of code quality."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from fazhi_report.diagnostics import Diagnostic, InSheet
from fazhi_report.reporters import REPORTERS, Results
from tests.reporters.samples import ERROR, INFO, NASTY_FILE, QUOTED, WAIVED, WARNING, WHOLE_FILE, anything

# What GitLab asks for: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
FORM = Draft7Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def report(*diagnostics: Diagnostic) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads("".join(REPORTERS["gitlab"](Results(diagnostics))))
    return read


def test_an_issue_for_each_that_stands() -> None:
    first, second, third = report(ERROR, WAIVED, WARNING, INFO)

    assert first == {
        "description": "FZ102 少了“年份”。提示：补上 year: 2023",
        "check_name": "FZ102",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": "data/2023.yaml", "lines": {"begin": 42}},
    }
    assert (second["severity"], third["severity"]) == ("minor", "info")
    assert second["description"] == "FZ301 用语不规范"


def test_nothing() -> None:
    assert report() == []


def test_places_without_a_line() -> None:
    cell = replace(WARNING, file=".\\甲\\b.xlsx", line=3, column=2, sheet=InSheet(1, "合同"))

    whole, in_cell = report(WHOLE_FILE, cell)

    assert whole["location"] == {"path": "data/2023.yaml", "lines": {"begin": 1}}
    assert in_cell["location"] == {"path": "甲/b.xlsx", "lines": {"begin": 1}}
    assert in_cell["description"].startswith("FZ301 合同!B3：")


def test_fingerprints_stay_when_lines_are_put_in_above() -> None:
    below = [replace(each, line=each.line + 10) for each in (QUOTED, ERROR, QUOTED)]

    before, after = (
        [each["fingerprint"] for each in report(*told)] for told in ((QUOTED, ERROR, QUOTED), below)
    )

    assert before == after
    assert len(set(before)) == 3
    assert report(replace(QUOTED, file="b.yaml"))[0]["fingerprint"] not in before


def test_a_hostile_name_is_a_name() -> None:
    (issue,) = report(replace(ERROR, file=NASTY_FILE, message="a\n::error::b\x1b"))

    assert issue["location"]["path"] == "甲,:%&<\u202e\r\n.yaml"
    assert issue["description"].startswith("FZ102 a\\u000a::error::b\\u001b")


@given(st.lists(anything, max_size=4))
def test_any_report_has_the_form(diagnostics: list[Diagnostic]) -> None:
    FORM.validate(report(*diagnostics))
