"""Diagnostics for people."""

from dataclasses import replace

import pytest
from hypothesis import given

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters import REPORTERS, Results
from tests.reporters.samples import ERROR, INFO, QUOTED, WAIVED, WARNING, WHOLE_FILE, anything, columns, many


def text(*diagnostics: Diagnostic, colour: bool = False) -> str:
    return "".join(REPORTERS["text"](Results(diagnostics, colour=colour)))


def test_entries_in_the_order_given() -> None:
    assert text(INFO, WHOLE_FILE, ERROR, WARNING) == (
        "a.yaml:9:1: 提示 FZ302 可以更短\n"
        "data/2023.yaml: 错误 FZ001 文件读不出来\n"
        "    提示：检查权限\n"
        "data/2023.yaml:42:5: 错误 FZ102 少了“年份”\n"
        "    提示：补上 year: 2023\n"
        "data/2023.yaml:7:1: 警告 FZ301 用语不规范"
    )


def test_without_a_column() -> None:
    diagnostic = Diagnostic("r.j2", 3, 0, "FZ401", Severity.ERROR, "话", source="{{ a }}")

    assert text(diagnostic) == "r.j2:3: 错误 FZ401 话\n    3 | {{ a }}"


def test_nothing() -> None:
    assert text() == ""


def test_the_waived_are_not_told() -> None:
    assert text(WAIVED, WARNING) == "data/2023.yaml:7:1: 警告 FZ301 用语不规范"


def test_the_line_with_carets_under_the_words() -> None:
    assert text(QUOTED) == (
        "data/2023.yaml:12:5: 警告 FZ315 “做好”太笼统\n"
        "    12 |   要：做好普法工作。\n"
        "       |       ^^^^\n"
        "    提示：写明做了什么"
    )


def test_colour() -> None:
    assert text(QUOTED, colour=True) == (
        "\x1b[1mdata/2023.yaml:12:5\x1b[0m: \x1b[33m警告\x1b[0m FZ315 “做好”太笼统\n"
        "    12 |   要：做好普法工作。\n"
        "       |       \x1b[33m^^^^\x1b[0m\n"
        "    提示：写明做了什么"
    )
    assert text(ERROR, colour=True).startswith("\x1b[1mdata/2023.yaml:42:5\x1b[0m: \x1b[31m错误\x1b[0m FZ102")
    assert text(INFO, colour=True).startswith("\x1b[1ma.yaml:9:1\x1b[0m: \x1b[36m提示\x1b[0m FZ302")


@pytest.mark.parametrize(
    ("source", "column", "quote", "line", "carets"),
    [
        ("abc", 2, "", "abc", " ^"),
        ("甲乙丙", 2, "", "甲乙丙", "  ^^"),
        ("甲乙丙", 2, "乙丙", "甲乙丙", "  ^^^^"),
        ("甲乙丙", 2, "丙", "甲乙丙", "  ^^"),  # the words stand elsewhere
        ("甲乙丙", 2, "乙\n丙", "甲乙丙", "  ^^"),  # over two lines
        ("甲", 2, "", "甲", "  ^"),  # behind the end
        ("甲", 9, "", "甲", "  ^"),
        ("e\u0301甲乙", 3, "甲", "e\u0301甲乙", " ^^"),  # a combining accent
        ("e\u0301", 2, "\u0301", "e\u0301", " ^"),
        ("\u1112\u1161\u11ab甲", 4, "甲", "\u1112\u1161\u11ab甲", "  ^^"),  # a Korean syllable in parts
        ("\t甲\t乙", 4, "乙", "    甲    乙", "          ^^"),
        ("a\x1b\u202e甲", 4, "甲", "a\\u001b\\u202e甲", "             ^^"),
        ("a\x1b甲", 2, "\x1b", "a\\u001b甲", " ^^^^^^"),
        ("😀甲", 2, "甲", "😀甲", "  ^^"),
        ("ａ“甲", 3, "甲", "ａ“甲", "   ^^"),
        ("  ", 2, "", None, None),
        ("", 1, "", None, None),
    ],
)
def test_carets_stand_under_the_place(
    source: str, column: int, quote: str, line: str | None, carets: str | None
) -> None:
    found = text(replace(WARNING, column=column, quote=quote, source=source)).split("\n")[1:]

    assert found == ([f"    7 | {line}", f"      | {carets}"] if line else [])


def test_a_whole_file_has_no_line() -> None:
    assert text(replace(WHOLE_FILE, source="甲")) == text(WHOLE_FILE)


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "甲" * 100 + "做好" + "乙" * 100
    start = text(replace(QUOTED, column=1, quote="", source=line)).split("\n")[1:3]
    middle = text(replace(QUOTED, column=101, source=line)).split("\n")[1:3]
    end = text(replace(QUOTED, column=202, quote="", source=line)).split("\n")[1:3]

    assert start == ["    12 | " + "甲" * 40 + "…", "       | ^^"]
    assert middle == [
        "    12 | …" + "甲" * 12 + "做好" + "乙" * 26 + "…",
        "       | " + " " * 25 + "^^^^",
    ]
    assert end == ["    12 | …" + "乙" * 39 + "乙", "       | " + " " * 79 + "^^"]


def test_a_line_that_just_fits_is_whole() -> None:
    line = "x" + "甲" * 39 + "y"
    fits, too_long = (
        text(replace(WARNING, column=20, source=each)).split("\n")[1] for each in (line, line + "z")
    )

    assert fits == f"    7 | {line}"
    assert too_long == "    7 | …" + "甲" * 39 + "yz"


def test_the_carets_end_with_the_line_that_is_shown() -> None:
    line = "甲" * 100
    _, shown, carets = text(replace(WARNING, quote=line, source=line)).split("\n")

    assert shown == "    7 | " + "甲" * 40 + "…"
    assert carets == "      | " + "^" * 80


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
        f"f{character}", 1, 1, "FZ101", Severity.ERROR, f"值{character}值", f"改{character}", source=character
    )

    expected = f"f{shown}:1:1: 错误 FZ101 值{shown}值\n"
    if not character.isspace():
        expected += f"    1 | {shown}\n      | {'^' * len(shown)}\n"
    assert text(diagnostic) == f"{expected}    提示：改{shown}"


@given(anything)
def test_any_text_can_be_encoded_and_steers_nothing(diagnostic: Diagnostic) -> None:
    found = text(replace(diagnostic, waived=""), colour=True)

    found.encode("utf-8")
    lines = found.splitlines()
    assert lines == found.split("\n")
    assert len(lines) <= 4
    assert found.count("\x1b") in {4, 6}
    if len(lines) > 2 and lines[2].startswith("      | "):
        assert columns(lines[1]) <= 8 + 82


def test_thousands_on_a_long_line() -> None:
    assert len(text(*many(10_000)).split("\n")) == 40_000
