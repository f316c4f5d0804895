"""Help pages: Chinese, and in columns on a terminal that shows a Chinese character in two."""

import re
import unicodedata

import pytest

from fazhi_report.cli.commands import COMMANDS, built
from fazhi_report.cli.help_page import HelpPage
from tests.conftest import Run

PAGES = [
    (),
    *((name,) for name in COMMANDS),
    *((name, inner) for name in COMMANDS for inner in getattr(built(name), "commands", ())),
]

NAMES = {
    *(
        "fazhi",
        "CSV",
        "html",
        "toml",
        "YAML",
        "yaml",
        "yml",
        "Word",
        "PDF",
        "Dask",
        "tls",
        "UTF",
        "bak",
        "DOCX",
        "TXT",
        "Markdown",
        "Excel",
        "JSON",
        "Schema",
    ),
    *(
        "docx",
        "pdf",
        "md",
        "txt",
        "doc",
        "wps",
        "text",
        "json",
        "github",
        "GitHub",
        "gitlab",
        "GitLab",
        "Git",
        "sarif",
        "SARIF",
        "junit",
        "JUnit",
    ),
    *(
        "csv",
        "zh",
        "en",
        "public",
        "submission",
        "stdin",
        "xlsx",
        "LibreOffice",
        "GB",
        "PDFUA",
        "PDFA",
        "ua",
        "UA",
    ),
    *("output", "FZ", "bash", "zsh", "fish", "powershell", "PowerShell", "Tab", "shell", "data"),
}
"""What has no other name in Chinese: formats, programs, and what is typed as it stands."""


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_nothing_is_in_english(fazhi: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "52")  # a remark that is broken over lines would not be found
    code, page, err = fazhi(*command, "--help")

    assert (code, err) == (0, "")
    for typed in (*COMMANDS, "export", "--[a-z-]+"):
        page = re.sub(rf"(?<![\w-]){typed}(?![\w-])", "", page)
    words = {word for word in re.findall("[A-Za-z]{2,}", page) if word not in NAMES}
    assert not words


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_columns_are_aligned(
    fazhi: Run, command: tuple[str, ...], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, page, _ = fazhi(*command, "--help")

    assert all(width(line) <= int(columns) for line in page.splitlines())
    for section in page.split("\n\n")[2:]:
        lines = section.splitlines()[1:]
        rows = [re.fullmatch(r"(  \S.*?  +|   +)\S.*", line) for line in lines]
        assert len({width(row[1]) for row in rows if row}) <= 1, section


def written(text: str, columns: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", columns)
    page = HelpPage()
    page.write_text(text)
    return page.getvalue().splitlines()


def test_lines_break_where_chinese_may(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "检查台账（名称、日期、金额），写明每一处在第几行、第几列、怎样改正；用 --format 写明格式。"

    assert written(text, "52", monkeypatch) == [
        "检查台账（名称、日期、金额），写明每一处在第几行、",
        "第几列、怎样改正；用 --format 写明格式。",
    ]


def test_a_line_ends_neither_in_an_opening_mark_nor_in_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "甲" * 24 + "（乙）丙" + " " + "丁" * 24 + " abc"

    assert written(text, "52", monkeypatch) == ["甲" * 24, "（乙）丙 " + "丁" * 20, "丁丁丁丁 abc"]


def test_a_page_is_not_wider_than_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [width(line) for line in written("甲" * 60, "300", monkeypatch)] == [98, 22]
    assert [width(line) for line in written("甲" * 30, "20", monkeypatch)] == [50, 10]


def test_a_term_that_is_too_wide_has_a_line_of_its_own() -> None:
    page = HelpPage()
    with page.section("Options"):
        page.write_dl([("--a-very-long-option-of-the-program 文件", "甲"), ("--b", "乙")])

    assert page.getvalue().splitlines() == [
        "",
        "选项：",
        "  --a-very-long-option-of-the-program 文件",
        " " * 34 + "甲",
        "  --b" + " " * 29 + "乙",
    ]


def test_the_introduction_is_aligned(fazhi: Run) -> None:
    _, page, _ = fazhi()
    rows = [re.fullmatch(r"(  fazhi .*?  +)(\S.*)", line) for line in page.splitlines()]

    assert len({width(row[1]) for row in rows if row}) == 1
    assert sum(bool(row) for row in rows) > 8
