"""Diagnostics as commands of GitHub Actions."""

from dataclasses import replace

import pytest
from hypothesis import given

from fazhi_report.diagnostics import Diagnostic, Severity
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


def report(*diagnostics: Diagnostic) -> str:
    return "".join(REPORTERS["github"](Results(diagnostics)))


def test_commands() -> None:
    assert report(ERROR, WARNING, INFO, WHOLE_FILE, WAIVED, QUOTED) == (
        "::error file=data/2023.yaml,line=42,col=5,title=FZ102::少了“年份”%0A提示：补上 year: 2023\n"
        "::warning file=data/2023.yaml,line=7,col=1,title=FZ301::用语不规范\n"
        "::notice file=a.yaml,line=9,col=1,title=FZ302::可以更短\n"
        "::error file=data/2023.yaml,title=FZ001::文件读不出来%0A提示：检查权限\n"
        "::warning file=data/2023.yaml,line=12,col=5,endColumn=7,title=FZ315::“做好”太笼统%0A提示：写明做了什么"
    )


def test_without_a_column() -> None:
    assert (
        report(replace(WARNING, column=0)) == "::warning file=data/2023.yaml,line=7,title=FZ301::用语不规范"
    )


def test_nothing() -> None:
    assert report() == ""


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("占 50%，%0A", "占 50%25，%250A"),
        ("甲\n::error::乙", "甲%0A::error::乙"),
        ("甲\r\n乙", "甲\\u000d%0A乙"),
        ("a:b,c", "a:b,c"),
        ('"]]>&<', '"]]>&<'),
        ("\x1b\u202e\ud800", "\\u001b\\u202e\\ud800"),
    ],
)
def test_messages_are_escaped(message: str, written: str) -> None:
    assert report(replace(WARNING, message=message)).partition("title=FZ301::")[2] == written


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("数据/甲 乙.yaml", "数据/甲 乙.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("data\\2023.yaml", "data/2023.yaml"),
        ("C:\\a.yaml", "C%3A/a.yaml"),
        ("100%,a:b\r\n.yaml", "100%25%2Ca%3Ab%0D%0A.yaml"),
        ("\ud800.yaml", "\ufffd.yaml"),
    ],
)
def test_files_are_escaped(file: str, written: str) -> None:
    assert (
        report(replace(WARNING, file=file))
        == f"::warning file={written},line=7,col=1,title=FZ301::用语不规范"
    )


@given(anything)
def test_nothing_makes_a_second_command(diagnostic: Diagnostic) -> None:
    found = report(replace(diagnostic, waived=""))

    assert "\n" not in found
    assert "\r" not in found
    head, _, _ = found.removeprefix("::").partition("::")
    properties = dict(each.split("=", 1) for each in head.partition(" ")[2].split(","))
    assert properties["title"] == "FZ101"


def test_hostile() -> None:
    found = report(Diagnostic(NASTY_FILE, 1, 1, "FZ101", Severity.ERROR, NASTY, NASTY))

    assert found.startswith(
        "::error file=数 据/../甲%2C%3A%25&<\u202e%0D%0A.yaml,line=1,col=1,title=FZ101::a\\u202e"
    )
    assert found.count("\n") == 0


def test_thousands() -> None:
    assert report(*many(10_000)).count("\n") == 9_999
