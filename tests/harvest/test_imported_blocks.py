"""The blocks of documents that were read."""

from fazhi_report.document import Block, Document, Heading, Paragraph, Run
from fazhi_report.editing.harvest.imported_blocks import BlocksOf, imported_text


def blocks_of(*blocks: Block) -> list[tuple[int, str, str, str]]:
    """Level, number, heading and body of what becomes of some blocks."""
    document = Document(((Run("标题"),),), blocks, "")
    found = imported_text([BlocksOf(document, "报告.docx")], 2024).blocks
    return [(each.level, each.number, each.heading, each.body) for each in found]


def head(text: str, number: str = "（一）", level: int = 2) -> Heading:
    """A heading."""
    return Heading(level, number, (Run(text),))


def test_headings_and_paragraphs() -> None:
    body = (Run("学法4次。"),)

    assert blocks_of(head("主要做法", "一、", 1), Paragraph(body), Paragraph(body, head("学习。"))) == [
        (1, "一、", "主要做法", ""),
        (0, "", "", "学法4次。"),
        (2, "（一）", "学习。", "学法4次。"),
    ]


def test_what_no_manuscript_writes_as_a_heading_is_a_paragraph() -> None:
    long = "很" * 61

    assert blocks_of(
        head("很" * 60), head(long), head(""), head("深", "①", 5), Paragraph((Run("甲"),), head("学习"))
    ) == [
        (2, "（一）", "很" * 60, ""),
        (0, "", "", "（一）" + long),
        (0, "", "", "（一）"),
        (0, "", "", "①深"),
        (0, "", "", "（一）学习甲"),
    ]


def test_blocks_without_anything_that_can_be_seen_are_none() -> None:
    assert blocks_of(Paragraph((Run("\ufeff "),)), head("\x00", ""), Paragraph((Run("甲"),))) == [
        (0, "", "", "甲")
    ]
