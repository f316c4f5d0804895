"""The Markdown writer: a CommonMark parser gives the text back."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fazhi_report.document import Document, DocumentAnnex, Heading, Paragraph, Run, Table
from fazhi_report.writers import markdown

CONTROLS = "".join(map(chr, range(0x20))).translate(dict.fromkeys(map(ord, "\t\n\r")))
PARSERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))

# Markup is rare in arbitrary text, so half of the examples are made of little else.
markup = st.text(st.sampled_from("#*_-+=>|~`[]()!<>&;:\\.1 \t\n\u3000a文"))
xml_text = markup | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=f"{CONTROLS}\ufffe\uffff")
)

REPORT = Document(
    title=((Run("财政局关于"),), (Run("2023年情况的报告"),)),
    blocks=(
        Paragraph((Run("根据《纲要（2021—2025年）》，现将“情况”报告如下："),)),
        Heading(1, "一、", (Run("成效"),)),
        Paragraph((Run("学习4次，采纳率100%。"),), Heading(2, "（一）", (Run("学法。"),))),
        Heading(2, "（二）", (Run("决策"),)),
        Heading(3, "1.", (Run("程序"),)),
        Heading(4, "（1）", (Run("论证"),)),
    ),
    author="",
)


def of(text: str) -> Document:
    return Document(((Run(text),),), (Heading(4, "", (Run(text),)), Paragraph((Run(text),))), "")


def written(text: str) -> str:
    """How a paragraph is written."""
    document = Document(((Run("题"),),), (Paragraph((Run(text),)),), "")
    return markdown.write(document).decode().removeprefix("# 题\n\n").removesuffix("\n")


def blocks(parser: MarkdownIt, source: str) -> list[tuple[str, str]]:
    """Tag and text of every block; text that is not plain (code, a link, a break) makes the test fail."""
    tokens = parser.parse(source)
    found = []
    for opening, inline in pairwise(tokens):
        if inline.type == "inline":
            children = inline.children or []
            assert {child.type for child in children} <= {"text"}, source
            found.append((opening.tag, "".join(child.content for child in children)))
    assert len(tokens) == 3 * len(found), source
    return found


def test_levels_and_paragraphs() -> None:
    assert markdown.write(REPORT).decode() == (
        "# 财政局关于2023年情况的报告\n\n"
        "根据《纲要（2021—2025年）》，现将“情况”报告如下：\n\n"
        "## 一、成效\n\n"
        "（一）学法。学习4次，采纳率100%。\n\n"
        "### （二）决策\n\n"
        "#### 1.程序\n\n"
        "##### （1）论证\n"
    )


def test_addressees_are_a_paragraph_below_the_title() -> None:
    addressed = replace(REPORT, addressees=(Run("1. 区_委_"), Run("：")))
    assert (
        markdown.write(addressed)
        .decode()
        .startswith("# 财政局关于2023年情况的报告\n\n1\\. 区\\_委\\_：\n\n根据《纲要")
    )


def test_an_annex_is_a_table_under_a_heading() -> None:
    table = Table(("序号", "名|称"), (("1", "*甲*\n乙"), ("2", "")))
    assert (
        markdown.write(
            replace(
                REPORT,
                annexes=(DocumentAnnex("清单", (table,)), DocumentAnnex("名单", (Table(("甲",), ()),))),
            )
        )
        .decode()
        .endswith(
            "##### （1）论证\n\n"
            "附件：1. 清单\n\n"
            "2\\. 名单\n\n"
            "## 附件1：清单\n\n"
            "| 序号 | 名\\|称 |\n"
            "| --- | --- |\n"
            "| 1 | \\*甲\\*&#10;乙 |\n"
            "| 2 |  |\n\n"
            "## 附件2：名单\n\n"
            "| 甲 |\n"
            "| --- |\n"
        )
    )


@given(xml_text, xml_text)
@example("a\\", "|")
@example("\\|", "`|`")
def test_cells_come_back_as_themselves(first: str, second: str) -> None:
    assume(first.strip("\x85") == first)
    assume(second.strip("\x85") == second)
    document = Document(
        ((Run("题"),),), (), "", annexes=(DocumentAnnex("表", (Table((first, second), ((second, first),)),)),)
    )

    tokens = PARSERS[1].parse(markdown.write(document).decode())

    cells = [inline for opening, inline in pairwise(tokens) if opening.type in {"th_open", "td_open"}]
    children = [cell.children or [] for cell in cells]
    assert {child.type for each in children for child in each} <= {"text"}
    assert ["".join(child.content for child in each) for each in children] == [first, second, second, first]


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "with tables and strikethrough"])
def test_report_is_read_back(parser: MarkdownIt) -> None:
    assert blocks(parser, markdown.write(REPORT).decode()) == [
        ("h1", REPORT.title_text),
        *zip(("p", "h2", "p", "h3", "h4", "h5"), (block.text for block in REPORT.blocks), strict=True),
    ]


@given(xml_text)
@example("1. 一")
@example("- - -")
@example("---")
@example("标题 ##")
@example("#")
@example("    缩进")
@example("&#32")
def test_any_text_comes_back_as_itself(text: str) -> None:
    assume(text)
    assume(text.strip("\x85") == text)  # the parser strips U+0085, which no entity can name
    source = markdown.write(of(text)).decode()
    for parser in PARSERS:
        assert blocks(parser, source) == [("h1", text), ("h5", text), ("p", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 甲", "1\\. 甲"),
        ("1) 甲", "1\\) 甲"),
        ("- 甲", "\\- 甲"),
        ("+ 甲", "\\+ 甲"),
        ("# 甲", "\\# 甲"),
        ("> 甲", "\\> 甲"),
        ("---", "\\---"),
        ("*甲* _乙_ `丙` ~丁~", "\\*甲\\* \\_乙\\_ \\`丙\\` \\~丁\\~"),
        ("[甲](乙)|丙", "\\[甲](乙)\\|丙"),
        ("甲&amp;乙", "甲\\&amp;乙"),
        ("<b>甲", "\\<b>甲"),
        ("C:\\甲", "C:\\\\甲"),
        ("  甲\n乙\u3000", "&#32;&#32;甲&#10;乙&#12288;"),
    ],
)
def test_markup_is_protected(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.甲",
        "2023年",
        "-5%",
        "#甲",
        "甲-乙",
        "3 < 5 > 2",
        "R&D",
        "（一）甲",
        "25～30",
        "甲=乙",
        "a. 甲",
        "“互联网+监管”",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert written(text) == text


def test_blocks_without_text_are_left_out() -> None:
    assert (
        markdown.write(Document(((Run("题"),),), (Paragraph(()), Heading(1, "", ())), ""))
        == "# 题\n".encode()
    )
