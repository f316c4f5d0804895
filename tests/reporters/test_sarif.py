"""Diagnostics as SARIF."""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report import __version__
from fazhi_report.codes import CODES
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.published.rules_page import rule_texts
from fazhi_report.reporters import REPORTERS, Results, RuleText
from tests.reporters.samples import (
    ERROR,
    INFO,
    NASTY,
    NASTY_FILE,
    QUOTED,
    WAIVED,
    WARNING,
    WHOLE_FILE,
    anything,
    many,
)

SCHEMA = os.environ.get("FAZHI_SARIF_SCHEMA", "")
"""A file with the schema of SARIF 2.1.0, which is too large to keep here; "" to do without."""

RULE = RuleText("标题写全。", "缺了机关名称，看不出是谁的公文。", "FZ315 标题句式", "## FZ315 标题句式")
UNUSED = RULE._replace(explanation="")


def run(*diagnostics: Diagnostic, rules: Mapping[str, RuleText] | None = None) -> dict[str, Any]:
    log = json.loads("".join(REPORTERS["sarif"](Results(diagnostics, rules=rules or {}))))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    return dict(found)


def result(diagnostic: Diagnostic) -> dict[str, Any]:
    (found,) = run(diagnostic)["results"]
    return dict(found)


def region(diagnostic: Diagnostic) -> object:
    (location,) = result(diagnostic)["locations"]
    return location["physicalLocation"].get("region")


def uri(file: str) -> object:
    (location,) = result(replace(ERROR, file=file))["locations"]
    return location["physicalLocation"]["artifactLocation"]["uri"]


def fingerprint(*diagnostics: Diagnostic) -> list[str]:
    return [each["partialFingerprints"]["fazhi/v1"] for each in run(*diagnostics)["results"]]


def test_the_tool_and_its_rules() -> None:
    found = run(QUOTED, ERROR, replace(ERROR, severity=Severity.INFO), rules={"FZ315": RULE, "FZ224": UNUSED})

    assert found["columnKind"] == "unicodeCodePoints"
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("fazhi", __version__)
    assert driver["rules"] == [
        {"id": "FZ102", "name": "不认识的键", "defaultConfiguration": {"level": "error"}},
        {
            "id": "FZ224",
            "name": "量词统一",
            "shortDescription": {"text": "标题写全。"},
            "fullDescription": {"text": "标题写全。"},
            "help": {"text": "FZ315 标题句式", "markdown": "## FZ315 标题句式"},
            "defaultConfiguration": {"level": "note"},
        },
        {
            "id": "FZ315",
            "name": "标题句式",
            "shortDescription": {"text": "标题写全。"},
            "fullDescription": {"text": "缺了机关名称，看不出是谁的公文。"},
            "help": {"text": "FZ315 标题句式", "markdown": "## FZ315 标题句式"},
            "defaultConfiguration": {"level": "error"},
        },
    ]
    assert [(each["ruleId"], each["ruleIndex"]) for each in found["results"]] == [
        ("FZ315", 2), ("FZ102", 0), ("FZ102", 0),
    ]  # fmt: skip


def test_a_result() -> None:
    found = result(QUOTED)

    (digest, ordinal) = found.pop("partialFingerprints")["fazhi/v1"].split(":")
    assert (len(digest), ordinal) == (32, "1")
    assert found == {
        "ruleId": "FZ315",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "“做好”太笼统\n提示：写明做了什么"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/2023.yaml"},
                    "region": {
                        "startLine": 12, "startColumn": 5, "endColumn": 7, "snippet": {"text": "做好"},
                    },
                }
            }
        ],
    }  # fmt: skip


def test_nothing() -> None:
    found = run()

    assert (found["results"], found["tool"]["driver"]["rules"]) == ([], [])


def test_levels() -> None:
    found = run(ERROR, WARNING, INFO)["results"]

    assert [each["level"] for each in found] == ["error", "warning", "note"]
    assert "suppressions" not in found[0]
    assert found[1]["message"] == {"text": "用语不规范"}


@pytest.mark.parametrize(
    ("diagnostic", "expected"),
    [
        (WHOLE_FILE, None),
        (ERROR, {"startLine": 42, "startColumn": 5}),
        (replace(ERROR, column=0, source="甲乙"), {"startLine": 42, "snippet": {"text": "甲乙"}}),
        (
            replace(ERROR, column=2, source="甲乙丙"),
            {"startLine": 42, "startColumn": 2, "snippet": {"text": "乙丙"}},
        ),
        (replace(ERROR, column=9, source="甲乙丙"), {"startLine": 42, "startColumn": 9}),
        (
            replace(ERROR, column=2, quote="丙", source="甲乙丙"),  # the words stand elsewhere
            {"startLine": 42, "startColumn": 2, "snippet": {"text": "乙丙"}},
        ),
        (
            replace(ERROR, column=2, quote="😀", source="甲😀\ud800"),
            {"startLine": 42, "startColumn": 2, "endColumn": 3, "snippet": {"text": "😀"}},
        ),
        (
            replace(ERROR, column=2, source="甲\ud800"),
            {"startLine": 42, "startColumn": 2, "snippet": {"text": "\ufffd"}},
        ),
        (
            replace(ERROR, column=2, source="甲" * 1001),
            {"startLine": 42, "startColumn": 2, "snippet": {"text": "甲" * 1000}},
        ),
        (replace(ERROR, column=1, source="甲" * 1001), {"startLine": 42, "startColumn": 1}),
    ],
)
def test_regions(diagnostic: Diagnostic, expected: object) -> None:
    assert region(diagnostic) == expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("data/2023.yaml", "data/2023.yaml"),
        ("./data//2023.yaml", "data/2023.yaml"),
        ("数据/甲 乙.yaml", "%E6%95%B0%E6%8D%AE/%E7%94%B2%20%E4%B9%99.yaml"),
        ("../data/../a.yaml", "../a.yaml"),
        ("data\\2023.yaml", "data/2023.yaml"),
        ("/var/甲.yaml", "file:///var/%E7%94%B2.yaml"),
        ("//var/a.yaml", "file:///var/a.yaml"),
        ("C:\\甲\\a.yaml", "file:///C:/%E7%94%B2/a.yaml"),
        ("\\\\server\\甲\\a.yaml", "file://server/%E7%94%B2/a.yaml"),
        ("c:a#b?c%20.yaml", "c%3Aa%23b%3Fc%2520.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcb7\udce7.yaml", "%B7%E7.yaml"),  # a name in GBK, as the system gives it
        ("\ud800.yaml", "%ED%A0%80.yaml"),
    ],
)
def test_files_as_uris(file: str, expected: str) -> None:
    assert uri(file) == expected


def test_waived() -> None:
    assert result(WAIVED)["suppressions"] == [{"kind": "inSource", "justification": "省里统一的说法"}]
    assert result(WAIVED)["level"] == "error"


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("见[甲](https://a.cn)", "见\\[甲\\](https://a.cn)"),
        ("[2023]、{{ 学习.次数 }}", "[2023]、{{ 学习.次数 }}"),
        ("甲\n乙", "甲\n乙"),
        ("\x1b\u202e\ud800", "\\u001b\\u202e\\ud800"),
    ],
)
def test_messages_are_plain_text(message: str, written: str) -> None:
    assert result(replace(WARNING, message=message))["message"] == {"text": written}


def test_fingerprints_stay_when_lines_move() -> None:
    double = replace(ERROR, code="FZ010", message="键“甲”重复，第 3 行已经有了")
    moved = replace(double, line=43, message="键“甲”重复，第 13 行已经有了", source="甲: 1")

    assert fingerprint(double) == fingerprint(moved)
    assert fingerprint(QUOTED) == fingerprint(replace(QUOTED, line=99, column=2, source="", hint="别的"))


def test_fingerprints_tell_findings_apart() -> None:
    others = [
        replace(QUOTED, file="a.yaml"),
        replace(QUOTED, code="FZ316"),
        replace(QUOTED, quote="做", context="好要做好普法工作。"),
        replace(QUOTED, context="要做好别的工作。"),
        ERROR,
        replace(ERROR, message="少了“月份”"),
    ]

    assert len(set(fingerprint(QUOTED, *others))) == 7
    first, second, third = (each.split(":") for each in fingerprint(ERROR, ERROR, replace(ERROR, line=50)))
    assert first[0] == second[0] == third[0]
    assert [first[1], second[1], third[1]] == ["1", "2", "3"]


def test_a_fingerprint_is_the_same_in_every_version() -> None:
    """Written down, so that a change of it is a decision: readers would take every finding for a new one."""
    assert fingerprint(QUOTED) == ["938f74b171b9014b19d5ff29422211ce:1"]


def test_hostile() -> None:
    found = result(Diagnostic(NASTY_FILE, 1, 1, "FZ103", Severity.ERROR, NASTY, NASTY, "", "", NASTY, NASTY))

    assert found["message"]["text"].startswith("a\\u202e\\u001b\\u000d\n\\u0085")
    (location,) = found["locations"]
    assert location["physicalLocation"]["region"]["snippet"]["text"] == NASTY.replace("\ud800", "\ufffd")
    assert location["physicalLocation"]["artifactLocation"]["uri"].isascii()


@given(st.lists(anything, max_size=3))
def test_any_text_is_read_back(diagnostics: list[Diagnostic]) -> None:
    assert len(run(*diagnostics)["results"]) == len(diagnostics)


def test_thousands() -> None:
    assert len(run(*many(10_000))["results"]) == 10_000


def test_every_code_has_its_manual_page() -> None:
    rules = rule_texts()

    assert sorted(rules) == list(CODES)
    assert rules["FZ102"].summary == "键是台账里有的。"
    assert rules["FZ390"].text.startswith("FZ390 手机号码（错误）\n")
    assert rules["FZ390"].markdown.startswith("## FZ390 手机号码（错误）\n")
    assert [each["id"] for each in run(rules=rules)["tool"]["driver"]["rules"]] == sorted(rules)


@pytest.mark.skipif(not SCHEMA, reason="FAZHI_SARIF_SCHEMA names no schema")
def test_the_schema_is_kept() -> None:
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    hostile = Diagnostic(NASTY_FILE, 1, 1, "FZ103", Severity.ERROR, NASTY, NASTY, NASTY, "", NASTY, NASTY)
    found = [ERROR, INFO, WHOLE_FILE, QUOTED, WAIVED, hostile, *many(10)]
    files = [
        "a b.yaml",
        "甲.yaml",
        "../a.yaml",
        "C:\\甲\\a.yaml",
        "\\\\server\\a.yaml",
        "/甲.yaml",
        "<stdin>",
    ]
    found += [replace(ERROR, file=file) for file in files]

    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    for results in (Results(found, files, rule_texts()), Results([])):
        assert list(validator.iter_errors(json.loads("".join(REPORTERS["sarif"](results))))) == []
