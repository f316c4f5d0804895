"""Diagnostics as a page of Markdown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fazhi_report.diagnostics import Diagnostic, InSheet
from fazhi_report.reporters import REPORTERS, FileLine, Results
from tests.reporters.samples import ERROR, INFO, NASTY, QUOTED, WAIVED, WARNING, WHOLE_FILE, texts

MOST = 1024 * 1024  # bytes of a summary that GitHub takes

LINES = (
    FileLine("a.yaml", "甲局", 0, 0),
    FileLine("b.yaml", "乙局", 0, 1),
    FileLine("data/2023.yaml", "丙局", 2, 1),
)


def report(*diagnostics: Diagnostic, lines: Sequence[FileLine] = (), note: str = "") -> str:
    files = [line.file for line in lines]
    return "".join(REPORTERS["md"](Results(diagnostics, files, lines=lines, note=note)))


class Page(HTMLParser):
    """The elements of a page, and its text by element."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert [name for name, _ in attrs if name != "style"] == []
        self.tags.append(tag)
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1:] = ["".join([*self.texts[-1:], data.replace("\u200b", "")])]

    def handle_comment(self, data: str) -> None:
        pytest.fail(data)


def test_faulty_files_stand_first_and_their_faults_below() -> None:
    cell = replace(WARNING, file="b.xlsx", line=3, column=2, sheet=InSheet(1, "合同"))

    assert (
        report(INFO, cell, WARNING, ERROR, WHOLE_FILE, WAIVED, lines=LINES)
        == """\
### 检查结果

2 个错误，2 个警告，1 个提示，另有 1 个已豁免

| 单位 | 文件 | 错误 | 警告 |
| :--- | :--- | ---: | ---: |
| 丙局 | data/2023\\.yaml | 2 | 1 |
| 乙局 | b\\.yaml | 0 | 1 |
| 甲局 | a\\.yaml | 0 | 0 |

#### data/2023\\.yaml

- **7:1** 警告 FZ301 用语不规范
- **42:5** 错误 FZ102 少了“年份”（提示：补上 year: 2023）
- 错误 FZ001 文件读不出来（提示：检查权限）

#### b\\.xlsx

- **合同\\!B3** 警告 FZ301 用语不规范

#### a\\.yaml

- **9:1** 提示 FZ302 可以更短
"""
    )


def test_what_was_made_has_a_column() -> None:
    assert "| a\\.yaml | 0 | 0 | out/甲\\.docx 等2份 |\n" in report(
        lines=[FileLine("a.yaml", "", 0, 0, ("out/甲.docx", "out/甲.pdf"))]
    )


def test_nothing_found_and_nothing_looked_at() -> None:
    assert report() == "### 检查结果\n\n没有发现问题\n"
    assert report(note="3 份都没有改") == "### 检查结果\n\n3 份都没有改\n"
    assert report(lines=LINES[:1], note="另有 3 份").startswith(
        "### 检查结果\n\n没有发现问题\n\n另有 3 份\n\n|"
    )


HOSTILE = (
    NASTY, "a|b", "\\|", "\\", "<script>alert(1)</script>", "<!-- ", "&lt;b&gt;&#124;", "`a|b`", "``` ```", "[x](https://a.b)",
    "![x](a)", "https://a.b/c", "www.a.b", "a@b.cc", "@someone", "#12 GH-12", "*a* _b_ **c** ~~d~~", "# a #", "- a", "1. a", "> a",
    "$a$ $$b$$", ":smile:", "\n\n# a\n", "::error file=a::b", "| a | b |\n|---|---|", "---", "    a", "</td>", "[^1]", "{{ a }}",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_data_are_text_on_the_page(text: str) -> None:
    check(text)


@given(texts)
@example("|" * 30)
def test_any_text_is_text_on_the_page(text: str) -> None:
    check(text)


def check(text: str) -> None:
    told = replace(ERROR, file=f"a{text}", message=f"甲{text}乙", hint=f"丙{text}丁")
    written = report(told, lines=[FileLine(f"a{text}", f"戊{text}己", 1, 0, (f"庚{text}辛",))])
    page = Page(written)

    assert page.tags == [
        "h3", "p", "table", "thead", "tr", *["th"] * 5, "tbody", "tr", *["td"] * 5, "h4", "ul", "li", "strong",
    ]  # fmt: skip
    shown = " ".join("".join(page.texts).split())
    for begin, end in ("甲乙", "丙丁", "戊己", "庚辛"):
        assert re.search(f"{begin}(.*?){end}", shown), text
    if text.isprintable() and text == " ".join(text.split()) and "\u200b" not in text:
        assert f"甲{text}乙（提示：丙{text}丁）" in shown
        assert f"戊{text}己" in shown


@given(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE))
def test_no_line_begins_a_command_of_a_runner(one: str, other: str) -> None:
    lines = report(
        replace(ERROR, file=one, message=other, hint=one), lines=[FileLine(one, other, 1, 0)]
    ).split("\n")

    assert {line.split(" ")[0] for line in lines} <= {"###", "####", "|", "-", "", "1"}


@pytest.mark.parametrize(("mark", "written"), [("@a", "\\@&#8203;a"), ("#1", "\\#&#8203;1"), ("https://a", "https:&#8203;//a"), ("$a$", "&#36;&#8203;a&#36;&#8203;"), (":a:", ":&#8203;a:"), ("12:30", "12:30")])  # fmt: skip
def test_what_services_make_links_of_is_parted(mark: str, written: str) -> None:
    assert f"FZ102 {written}（" in report(replace(ERROR, message=mark))


def test_a_page_stays_below_what_a_service_takes() -> None:
    files = [f"{'县' * 60}{number}.yaml" for number in range(6_000)]
    diagnostics = [replace(QUOTED, file=file, message="<" * 2_000) for file in files]

    written = report(*diagnostics, lines=[FileLine(file, "局" * 20, 0, 1) for file in files])

    assert 800_000 < len(written.encode()) < MOST
    told = {
        kind: int(count)
        for count, kind in re.findall(r"^另有 (\d+) (份没有列在表里|处没有列)。$", written, re.MULTILINE)
    }
    assert told == {
        "份没有列在表里": 6_000 - written.count("局 |"),
        "处没有列": 6_000 - written.count("\n- "),
    }
    assert written.count("\n- ") > 100
    assert Page(written).tags.count("h4") == written.count("\n- ")


def test_files_without_a_line_of_their_own_are_told() -> None:
    assert "#### 文稿\\.md\n" in report(replace(WARNING, file="文稿.md"), lines=LINES)
