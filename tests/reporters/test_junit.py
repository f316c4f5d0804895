"""Diagnostics as a report of tests."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters import REPORTERS, Results
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


def report(*diagnostics: Diagnostic, files: Sequence[str] = (), strict: bool = False) -> str:
    return "".join(REPORTERS["junit"](Results(diagnostics, files, strict=strict)))


def test_a_clean_file_is_a_test_that_passed() -> None:
    assert (
        report(ERROR, WAIVED, files=["data/2022.yaml", "data/2023.yaml"])
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="fazhi" tests="3" failures="1" errors="0" time="0">
  <testsuite name="data/2022.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="没有发现问题" classname="data/2022.yaml" file="data/2022.yaml" time="0" />
  </testsuite>
  <testsuite name="data/2023.yaml" tests="2" failures="1" errors="0" skipped="1" time="0">
    <testcase name="FZ102 少了“年份”" classname="data/2023.yaml" file="data/2023.yaml" time="0" line="42">
      <failure message="少了“年份”" type="error">data/2023.yaml:42:5: 错误 FZ102 少了“年份”
    提示：补上 year: 2023</failure>
    </testcase>
    <testcase name="FZ102 少了“年份”（2）" classname="data/2023.yaml" file="data/2023.yaml" time="0" line="42">
      <skipped message="已豁免：省里统一的说法" />
    </testcase>
  </testsuite>
</testsuites>"""
    )


def test_a_warning_is_a_failure_of_a_strict_run_only() -> None:
    mild, strict = (
        [(case.get("name"), [each.tag for each in case]) for case in ET.fromstring(found).iter("testcase")]
        for found in (report(QUOTED, INFO), report(QUOTED, INFO, strict=True))
    )

    assert mild == [("FZ315 “做好”太笼统", ["system-out"]), ("FZ302 可以更短", ["system-out"])]
    assert strict == [("FZ315 “做好”太笼统", ["failure"]), ("FZ302 可以更短", ["system-out"])]


def test_what_passed_tells_its_finding() -> None:
    (output,) = ET.fromstring(report(QUOTED)).iter("system-out")

    assert output.text == (
        "data/2023.yaml:12:5: 警告 FZ315 “做好”太笼统\n"
        "    12 |   要：做好普法工作。\n"
        "       |       ^^^^\n"
        "    提示：写明做了什么"
    )


def test_a_failure_of_a_strict_run_is_called_a_warning() -> None:
    (failure,) = ET.fromstring(report(QUOTED, strict=True)).iter("failure")

    assert failure.attrib == {"message": "“做好”太笼统", "type": "warning"}


def test_a_whole_file_has_no_line() -> None:
    (case,) = ET.fromstring(report(WHOLE_FILE, files=["data/2023.yaml"])).iter("testcase")

    assert case.attrib == {
        "name": "FZ001 文件读不出来", "classname": "data/2023.yaml", "file": "data/2023.yaml", "time": "0",
    }  # fmt: skip


def test_a_file_that_was_not_asked_for_has_a_suite_behind_the_others() -> None:
    suites = ET.fromstring(report(WARNING, replace(ERROR, file="r.j2"), files=["b.yaml", "data/2023.yaml"]))

    assert [suite.get("name") for suite in suites] == ["b.yaml", "data/2023.yaml", "r.j2"]


def test_names_do_not_change_when_lines_move() -> None:
    first, second = (
        [case.get("name") for case in ET.fromstring(report(*found)).iter("testcase")]
        for found in ([ERROR, replace(ERROR, line=50)], [replace(ERROR, line=1), replace(ERROR, line=2)])
    )

    assert first == second == ["FZ102 少了“年份”", "FZ102 少了“年份”（2）"]


def test_nothing() -> None:
    assert report() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="fazhi" tests="0" failures="0" errors="0" time="0" />'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("]]>", "]]>"),
        ("<a b='c'>&amp;\"", "<a b='c'>&amp;\""),
        ("\x00\x1b\u202e\ud800", "\\u0000\\u001b\\u202e\\ud800"),
        ("\ufffe\uffff\U0001fffe", "\\ufffe\\uffff\U0001fffe"),
        ("甲\r\n\t乙", "甲\\u000d\\u000a\\u0009乙"),
    ],
)
def test_what_xml_can_not_hold_is_escaped(text: str, written: str) -> None:
    (failure,) = ET.fromstring(report(replace(ERROR, message=text, hint=text))).iter("failure")
    (skipped,) = ET.fromstring(report(replace(ERROR, waived=text))).iter("skipped")

    assert failure.get("message") == written
    assert failure.text == f"data/2023.yaml:42:5: 错误 FZ102 {written}\n    提示：{written}"
    assert skipped.get("message") == f"已豁免：{written}"


def test_files() -> None:
    (case,) = ET.fromstring(report(replace(ERROR, file="数 据\\甲,.yaml"))).iter("testcase")

    assert (case.get("file"), case.get("classname")) == ("数 据/甲,.yaml", "数 据/甲,.yaml")


@given(anything)
def test_any_text_is_read_back(diagnostic: Diagnostic) -> None:
    found = ET.fromstring(report(diagnostic, files=[diagnostic.file]))

    assert len(list(found.iter("testcase"))) == 1


def test_hostile() -> None:
    (case,) = ET.fromstring(report(replace(QUOTED, file=NASTY_FILE, message=NASTY))).iter("testcase")

    assert (case.get("file") or "").startswith("数 据/../甲,:%&<\\u202e")
    assert (case.get("name") or "").endswith("甲]]>&<::warning::,%0A{{ 学习.次数 }}")


def test_thousands() -> None:
    assert len(list(ET.fromstring(report(*many(10_000))).iter("testcase"))) == 10_000
