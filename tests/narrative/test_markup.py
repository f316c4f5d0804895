"""The dialect of the narrative: headings, numbering, run-in headings, enumerations, joins, pruning."""

import pytest

from fazhi_report.diagnostics import DataPlace, TemplatePlace
from fazhi_report.document import Document, Heading, Paragraph, Run
from fazhi_report.narrative.markup import MarkupError, parse
from fazhi_report.narrative.tokens import TITLE_BREAK, BrokenTokenError, Tokens, marker, without_markers


def tree(text: str, tokens: Tokens | None = None) -> Document:
    return parse(text, tokens or Tokens(), "某局")


def lines(text: str, tokens: Tokens | None = None) -> list[str]:
    return [block.text for block in tree(text, tokens).blocks]


CASES = {
    "levels": (
        "## 甲\n\n### 乙\n\n#### 丙\n\n##### 丁\n\n正文\n\n##### 戊\n\n正文\n\n#### 己\n\n正文\n\n### 庚\n\n正文\n\n## 辛\n\n正文",
        ["一、甲", "（一）乙", "1.丙", "（1）丁", "正文", "（2）戊", "正文", "2.己", "正文", "（二）庚", "正文", "二、辛", "正文"],
    ),
    "numbering begins anew": (
        "## 甲\n\n### 乙\n\n一\n\n### 丙\n\n二\n\n## 丁\n\n### 戊\n\n三\n\n### 己\n\n四",
        ["一、甲", "（一）乙", "一", "（二）丙", "二", "二、丁", "（一）戊", "三", "（二）己", "四"],
    ),
    "a lone heading has no number": ("## 甲\n\n### 乙\n\n正文", ["一、甲", "乙", "正文"]),
    "a heading that ends with 。 runs in": ("## 甲\n\n### 乙。\n\n正文\n\n又一段", ["一、甲", "乙。正文", "又一段"]),
    "headings with nothing under them go": (
        "## 甲\n\n### 乙。\n\n## 丙\n\n### 丁。\n\n正文\n\n### 戊。\n\n### 己。\n\n正文\n\n## 庚",
        ["一、丙", "（一）丁。正文", "（二）己。正文"],
    ),
    "a heading between paragraphs goes": ("## 甲\n\n正文\n\n### 乙\n\n## 丙\n\n正文", ["一、甲", "正文", "二、丙", "正文"]),
    "items continue the paragraph above": ("甲\n1. 乙\n1. 丙", ["甲一是乙。二是丙。"]),
    "items run in with a heading": ("## 甲\n\n### 乙。\n\n1. 丙\n1. 丁", ["一、甲", "乙。一是丙。二是丁。"]),
    "items after a blank line": ("甲。\n\n1. 乙\n1. 丙", ["甲。", "一是乙。二是丙。"]),
    "items in paragraphs of their own": ("甲。\n\n1) 乙\n1) 丙\n\n丁", ["甲。", "一是乙。", "二是丙。", "丁"]),
    "one item has no 一是": ("甲\n1. 乙", ["甲乙。"]),
    "items are closed": ("1. 甲；\n1. 乙。丙\n1. 丁？\n1. “戊。”\n1. “己”\n1. 庚，", ["一是甲。二是乙。丙。三是丁？四是“戊。”五是“己”。六是庚。"]),
    "eleven items": ("\n".join(f"1. 第{n}" for n in range(1, 12)), ["".join(f"{o}是第{n}。" for n, o in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"], 1))]),
    "lines join": ("甲，\n乙A\nB 1\n2丙\n（丁）\n“戊”", ["甲，乙A B 1 2丙（丁）“戊”"]),
    "indentation means nothing": ("    甲\n\n\t## 乙\n\n        正文", ["甲", "一、乙", "正文"]),
    "nothing else is markup": (
        "**甲** _乙_ `丙` <b>丁</b> [戊](x) &amp;lt; \\# |\n\n> 己\n\n***\n\n===",
        ["**甲** _乙_ `丙` <b>丁</b> [戊](x) &lt; \\# |", "> 己", "***", "==="],
    ),
    "nothing": ("\n \n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_dialect(name: str) -> None:
    text, expected = CASES[name]

    assert lines(text) == expected


def test_title_is_split_where_it_may_break() -> None:
    document = tree(f"# 甲{TITLE_BREAK}乙\n\n正文")

    assert [[run.text for run in part] for part in document.title] == [["甲"], ["乙"]]
    assert document.title_text == "甲乙"


def test_run_in_heading_keeps_to_its_paragraph() -> None:
    _, block = tree("## 甲\n\n### 乙。\n\n正文").blocks

    assert isinstance(block, Paragraph)
    assert isinstance(block.heading, Heading)
    assert (block.heading.level, block.heading.text, block.runs[0].text) == (2, "乙。", "正文")


def test_tokens_become_their_runs_with_their_origin() -> None:
    tokens = Tokens()
    run = Run("# 甲", "study.count", DataPlace(("a", 0)))

    (block,) = tree(f"前{tokens.add((run,))}后", tokens).blocks

    assert block.runs == (Run("前"), run, Run("后"))


def test_what_the_engine_escapes_is_printed_as_it_was() -> None:
    assert lines("&lt;甲&gt;&#34;乙&#34;&#39;丙&#39;&amp;lt;丁") == ["<甲>\"乙\"'丙'&lt;丁"]


def test_more_tokens_than_one_page_of_the_table() -> None:
    tokens = Tokens()
    text = "".join(tokens.add((Run(str(number)),)) for number in range(5000))

    assert lines(text, tokens) == ["".join(map(str, range(5000)))]


def test_paragraphs_of_the_data_are_paragraphs() -> None:
    tokens = Tokens()
    token = tokens.add((Run("甲\n\n乙"),))

    assert lines(f"前{token}后", tokens) == ["前甲", "乙后"]
    assert lines(f"## 题{token}\n\n正文\n1. 项{token}\n1. 丙", tokens) == [
        "一、题甲乙",
        "正文一是项甲乙。二是丙。",
    ]


def test_lines_that_end_in_tokens_join() -> None:
    tokens = Tokens()
    wide, narrow = (tokens.add((Run(text),)) for text in ("甲", "a"))

    assert lines(f"{wide}\n{wide}\n{narrow}\n{narrow}", tokens) == ["甲甲a a"]


def test_literal_text_belongs_to_its_template_line() -> None:
    first, second = (TemplatePlace("a.md.j2", line) for line in (3, 4))
    text = f"甲{marker('a.md.j2', 3)}\n乙{marker('a.md.j2', 4)}\n"

    (block,) = tree(text).blocks

    assert [(run.text, run.origin) for run in block.runs] == [("甲", first), ("乙", second)]


def test_text_without_its_markers() -> None:
    mark = marker("a.md.j2", 1)

    assert without_markers(f"甲{mark}\n乙{mark}丙") == "甲\n乙丙"
    assert without_markers("甲\n乙") == "甲\n乙"


def test_a_line_of_markers_is_blank() -> None:
    mark = marker("a.md.j2", 1)

    assert lines(f"甲{mark}\n{mark}  {mark}\n{mark}乙{mark}") == ["甲", "乙"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- 甲", "没有项目符号"),
        ("# 甲\n\n# 乙", "只能有一个"),
        ("###### 甲", "只有四层"),
        ("1. 甲\n   - 乙", "没有项目符号"),
    ],
)
def test_what_the_dialect_lacks_is_refused(text: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        tree(text)


def test_a_refusal_knows_its_template_line() -> None:
    with pytest.raises(MarkupError) as caught:
        tree(f"甲{marker('a.md.j2', 1)}\n{marker('a.md.j2', 2)}\n- 乙{marker('a.md.j2', 3)}\n")

    assert caught.value.place == TemplatePlace("a.md.j2", 3)


@pytest.mark.parametrize(
    "text", ["\U00100000", "\U00108000", "\U00100000\U00108000", "\U00100000\U00108001", "\U000f0000甲"]
)
def test_a_broken_token_is_refused(text: str) -> None:
    with pytest.raises(BrokenTokenError):
        tree(text)
