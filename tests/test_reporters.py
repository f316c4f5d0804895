"""How diagnostics are printed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report import reporters
from fazhi_report.diagnostics import Diagnostic, Severity

ERROR = Diagnostic("data/2023.yaml", 42, 5, "FZ102", Severity.ERROR, "少了“年份”", "补上 year: 2023")
WARNING = Diagnostic("data/2023.yaml", 7, 1, "FZ301", Severity.WARNING, "用语不规范")
INFO = Diagnostic("a.yaml", 9, 1, "FZ302", Severity.INFO, "可以更短")
WHOLE_FILE = Diagnostic.of_file("data/2023.yaml", "FZ001", "文件读不出来", "检查权限")


def test_text() -> None:
    assert reporters.text([ERROR, WHOLE_FILE, WARNING, INFO]) == (
        "a.yaml:9:1: 提示 FZ302 可以更短\n"
        "data/2023.yaml: 错误 FZ001 文件读不出来\n"
        "    提示：检查权限\n"
        "data/2023.yaml:7:1: 警告 FZ301 用语不规范\n"
        "data/2023.yaml:42:5: 错误 FZ102 少了“年份”\n"
        "    提示：补上 year: 2023"
    )


def test_text_without_a_column() -> None:
    diagnostic = Diagnostic("r.j2", 3, 0, "FZ401", Severity.ERROR, "话")
    assert reporters.text([diagnostic]) == "r.j2:3: 错误 FZ401 话"


def test_text_of_nothing() -> None:
    assert reporters.text([]) == ""


def test_order_by_file_line_column_and_code() -> None:
    places = [
        ("b", 1, 1, "FZ1"),
        ("a", 10, 1, "FZ1"),
        ("a", 9, 2, "FZ1"),
        ("a", 9, 1, "FZ2"),
        ("a", 9, 1, "FZ1"),
    ]
    found = reporters.text(Diagnostic(*place, Severity.ERROR, "话") for place in places)
    assert found.splitlines() == [
        "a:9:1: 错误 FZ1 话",
        "a:9:1: 错误 FZ2 话",
        "a:9:2: 错误 FZ1 话",
        "a:10:1: 错误 FZ1 话",
        "b:1:1: 错误 FZ1 话",
    ]


def test_json() -> None:
    assert (
        reporters.json([WARNING, INFO])
        == """\
{
  "version": 1,
  "diagnostics": [
    {
      "file": "a.yaml",
      "line": 9,
      "column": 1,
      "severity": "info",
      "code": "FZ302",
      "message": "可以更短",
      "hint": ""
    },
    {
      "file": "data/2023.yaml",
      "line": 7,
      "column": 1,
      "severity": "warning",
      "code": "FZ301",
      "message": "用语不规范",
      "hint": ""
    }
  ],
  "summary": {
    "errors": 0,
    "warnings": 1,
    "infos": 1
  }
}"""
    )


def test_json_of_nothing() -> None:
    assert json.loads(reporters.json([])) == {
        "version": 1, "diagnostics": [], "summary": {"errors": 0, "warnings": 0, "infos": 0},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u202e", "\\u202e"),
        ("\x1b", "\\u001b"),
        ("\n", "\\u000a"),
        ("\x85", "\\u0085"),
        ("\x7f", "\\u007f"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
        ("\ufeff", "\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_could_attack_a_terminal_is_shown_escaped(character: str, shown: str) -> None:
    diagnostic = Diagnostic(
        f"f{character}", 1, 1, "FZ101", Severity.ERROR, f"值{character}值", f"改{character}"
    )
    assert reporters.text([diagnostic]) == f"f{shown}:1:1: 错误 FZ101 值{shown}值\n    提示：改{shown}"


def test_json_escapes_the_same_characters_and_keeps_them() -> None:
    nasty = 'a\u202e\x1b\n\x85\x7f\u2028\ud800\ufeff\U000e0041"\\甲'
    found = reporters.json([Diagnostic("f", 1, 1, "FZ101", Severity.ERROR, nasty)])
    assert (
        '"message": "a\\u202e\\u001b\\n\\u0085\\u007f\\u2028\\ud800\\ufeff\\udb40\\udc41\\"\\\\甲"' in found
    )
    assert json.loads(found)["diagnostics"][0]["message"] == nasty


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_encoded(text: str) -> None:
    diagnostic = Diagnostic("f", 1, 1, "FZ101", Severity.ERROR, text)
    for report in reporters.REPORTERS.values():
        report([diagnostic]).encode("utf-8")
    assert len(reporters.text([diagnostic]).splitlines()) == 1


def test_reporters_by_name() -> None:
    assert dict(reporters.REPORTERS) == {"text": reporters.text, "json": reporters.json}


@pytest.mark.parametrize(
    ("diagnostics", "expected"),
    [
        ([], "没有发现问题"),
        ([WARNING], "1 个警告"),
        ([INFO, WARNING, ERROR, WHOLE_FILE], "2 个错误，1 个警告，1 个提示"),
        ([INFO, ERROR], "1 个错误，1 个提示"),
    ],
)
def test_summary(diagnostics: list[Diagnostic], expected: str) -> None:
    assert reporters.summary(diagnostics) == expected
