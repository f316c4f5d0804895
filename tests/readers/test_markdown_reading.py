"""Markdown as clerks and our writer type it: headings by signs, protected characters, tables, places."""

import pytest

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Document, Heading, Paragraph, plain
from fazhi_report.readers.markdown import read
from fazhi_report.readers.read_text import ReadText


def document_of(text: str) -> Document:
    return read(text).document


def places(text: ReadText) -> list[tuple[str, tuple[int, int]]]:
    """Every character of the blocks that stands so in the source, by its place; all of them must."""
    found = []
    for block in text.document.blocks:
        heading = block.heading if isinstance(block, Paragraph) else None
        for run in (*(heading.runs if heading else ()), *block.runs):
            assert isinstance(run.origin, Mark)
            line = text.lines[run.origin.line - 1]
            assert line.startswith(run.text, run.origin.column - 1) or "&" in line, run
            found.append((run.text, (run.origin.line, run.origin.column)))
    return found


def test_levels_and_the_title() -> None:
    document = document_of(
        "\ufeff# 甲局工作报告\n\n## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### 丁\n\n戊。\n"
    )

    assert document.title_text == "甲局工作报告"
    assert [
        (block.level, block.number, plain(block.runs))
        for block in document.blocks
        if isinstance(block, Heading)
    ] == [
        (1, "一、", "甲"),
        (2, "（一）", "乙"),
        (3, "1.", "丙"),
        (4, "", "丁"),
    ]


def test_lines_above_the_title_are_its_letterhead() -> None:
    document = document_of("甲局文件\n\n甲发〔2025〕5号\n\n# 甲局工作报告\n\n县委：\n\n乙。\n")

    assert document.letterhead is not None
    assert document.letterhead.number == "甲发〔2025〕5号"
    assert plain(document.addressees) == "县委："


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\*甲\* \[乙\] 1\. \\ \|", r"*甲* [乙] 1. \ |"),
        ("**甲**乙*丙*`丁`", "甲乙丙丁"),
        ("[甲](http://a.b)乙<http://c.d>", "甲乙http://c.d"),
        ("![图](a.png)甲", "图甲"),
        ("&#32;甲&lt;乙&nbsp;丙&bogus;", "甲<乙\u00a0丙&bogus;"),
        ("    甲乙", "甲乙"),
        ("1. 甲", "1. 甲"),
        ("- 甲", "- 甲"),
        ("> 甲", "> 甲"),
        ("甲<br>乙", "甲<br>乙"),
        ("甲  \n乙", "甲乙"),
        ("Word\n2019", "Word 2019"),
    ],
)
def test_what_is_markup_and_what_is_not(source: str, text: str) -> None:
    found = read(f"# 题\n\n{source}\n")

    (block,) = found.document.blocks
    assert block.text == text
    if "Word" not in text:
        places(found)


def test_characters_know_where_they_stand() -> None:
    found = read("# 题\n\n（一）甲\\*乙。**丙**&amp;丁\n")

    assert places(found) == [
        ("甲", (3, 4)),
        ("*乙。", (3, 6)),
        ("丙", (3, 11)),
        ("&", (3, 14)),
        ("丁", (3, 19)),
    ]


def test_lines_of_a_block_that_are_plainly_paragraphs() -> None:
    document = document_of("# 题\n\n现报告如下：\n一、甲\n乙，\n丙。\n（一）丁。戊。\n\u3000\u3000己\n庚\n")

    assert [block.text for block in document.blocks] == [
        "现报告如下：",
        "一、甲乙，丙。",
        "（一）丁。戊。",
        "己庚",
    ]


def test_tables() -> None:
    found = read(
        "# 题\n\n甲。\n\n| 项目 | 件\\|数 |\n| --- | --- |\n| 处罚 | 3 |\n| | 4 |\n\n乙。\n\n## 附件：表\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c |\n| --- |\n| 5 |\n"
    )

    assert [block.text for block in found.document.blocks] == [
        "甲。",
        "项目\t件|数",
        "处罚\t3",
        "\t4",
        "乙。",
    ]
    assert found.rows == {1, 2, 3}
    (annex,) = found.document.annexes
    assert annex.title == "表"
    assert len(annex.content) == 2
    assert [run.origin for run in found.document.blocks[2].runs] == [Mark(7, 3), None, Mark(7, 8)]


def test_blocks_that_are_fenced() -> None:
    found = read("# 题\n\n```\n甲。\n\n  乙。\n```\n")

    assert [(block.text, block.runs[0].origin) for block in found.document.blocks] == [
        ("甲。", Mark(4, 1)),
        ("乙。", Mark(6, 3)),
    ]


def test_a_bold_beginning_is_a_heading() -> None:
    (block,) = document_of("# 题\n\n**规范执法。** 全年检查3次。\n").blocks

    assert isinstance(block, Paragraph)
    assert block.heading is not None
    assert block.heading.text == "规范执法。"
