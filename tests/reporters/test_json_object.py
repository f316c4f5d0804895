"""Diagnostics as an object of JSON."""

import json
from dataclasses import replace

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters import REPORTERS, Results
from tests.reporters.samples import ERROR, INFO, NASTY, NASTY_FILE, QUOTED, WAIVED, many


def report(*diagnostics: Diagnostic) -> str:
    return "".join(REPORTERS["json"](Results(diagnostics)))


def test_the_object() -> None:
    assert (
        report(INFO, replace(QUOTED, waived="省里统一的说法"))
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
      "hint": "",
      "quote": "",
      "context": "",
      "waived": null
    },
    {
      "file": "data/2023.yaml",
      "line": 12,
      "column": 5,
      "severity": "warning",
      "code": "FZ315",
      "message": "“做好”太笼统",
      "hint": "写明做了什么",
      "quote": "做好",
      "context": "要做好普法工作。",
      "waived": "省里统一的说法"
    }
  ],
  "summary": {
    "errors": 0,
    "warnings": 0,
    "infos": 1,
    "waived": 1
  }
}"""
    )


def test_nothing() -> None:
    assert json.loads(report()) == {
        "version": 1, "diagnostics": [], "summary": {"errors": 0, "warnings": 0, "infos": 0, "waived": 0},
    }  # fmt: skip


def test_what_is_waived_is_not_counted_as_an_error() -> None:
    found = json.loads(report(WAIVED, ERROR))["summary"]

    assert found == {"errors": 1, "warnings": 0, "infos": 0, "waived": 1}


def test_unsafe_characters_are_escaped_and_kept() -> None:
    found = report(replace(ERROR, file=NASTY_FILE, message=NASTY, quote=NASTY, context=NASTY, waived=NASTY))

    assert (
        '"message": "a\\u202e\\u001b\\r\\n\\u0085\\u007f\\u2028\\ud800\\ufeff\\udb40\\udc41\\"\\\\甲]]>&<'
        in found
    )
    (record,) = json.loads(found)["diagnostics"]
    assert {record[name] for name in ("message", "quote", "context", "waived")} == {NASTY}
    assert record["file"] == NASTY_FILE


def test_thousands() -> None:
    assert len(json.loads(report(*many(10_000)))["diagnostics"]) == 10_000
