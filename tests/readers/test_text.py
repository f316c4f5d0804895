"""Reading the text of a report: title, headings by their numbers, places."""

import io
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Document, Heading, Paragraph, Table, plain
from fazhi_report.readers import ReadText, read
from tests.audit.xml import corrupt, declared, flagged, packed, zipped
from tests.conftest import GOLDEN
from tests.readers.test_package import OLE
from tests.writers.references import office


def read_text(text: str) -> Document:
    found = read(text.encode(), "a.txt")
    assert isinstance(found, ReadText)
    return found.document


REPORT = """\
青山县水利局关于
2023年法治政府建设情况的报告

  根据有关要求，现将情况报告如下：
一、主要举措和成效
（一）学法用法。组织学习4次。
（二）普法宣传
1. 进社区。全年3场。
（1）进学校。
12.5万元已经到位。
"""


def test_blocks_and_their_places() -> None:
    document = read_text(REPORT)

    assert document.title_text == "青山县水利局关于2023年法治政府建设情况的报告"
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph", "Heading", "Paragraph", "Heading", "Paragraph", "Heading", "Paragraph",
    ]  # fmt: skip
    lead, first, study, second, third, fourth, last = document.blocks
    assert isinstance(lead, Paragraph)
    assert lead.runs[0].origin == Mark(4, 3)
    assert isinstance(first, Heading)
    assert (first.level, first.number, plain(first.runs)) == (1, "一、", "主要举措和成效")
    assert isinstance(study, Paragraph)
    assert study.heading
    assert (study.heading.level, study.heading.number, study.heading.text) == (
        2,
        "（一）",
        "（一）学法用法。",
    )
    assert (plain(study.runs), study.runs[0].origin) == ("组织学习4次。", Mark(6, 9))
    assert isinstance(second, Heading)
    assert isinstance(third, Paragraph)
    assert third.heading
    assert third.heading.level == 3
    assert isinstance(fourth, Heading)
    assert fourth.level == 4
    assert last.text == "12.5万元已经到位。"


def test_every_character_of_the_published_report_is_kept() -> None:
    published = (GOLDEN / "2023.txt").read_text(encoding="utf-8")
    document = read_text(published)

    assert "\n".join((document.title_text, *(block.text for block in document.blocks))) + "\n" == published
    assert sum(isinstance(block, Heading) for block in document.blocks) == 4
    assert sum(isinstance(block, Paragraph) and block.heading is not None for block in document.blocks) == 15


def test_wrong_numbers_are_headings_too() -> None:
    document = read_text("甲报告\n一.总体\n(二)、学法。有。\n2、普法。有。\n(3)其他。有。\n")

    assert isinstance(read_text("甲报告\n1.2023年的工作\n").blocks[0], Heading)
    numbers = [
        block.number if isinstance(block, Heading) else block.heading and block.heading.number
        for block in document.blocks
    ]
    assert numbers == ["一.", "(二)、", "2、", "(3)"]


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    [
        ("", "", 0),
        ("只有一行", "只有一行", 0),
        ("甲局\n根据规定，现报告如下：\n", "甲局", 1),
        ("甲局\n一、成效\n工作报告\n", "甲局", 2),
        ("一、成效\n甲局工作报告\n", "", 2),
        ("一、工作总结\n甲。\n", "", 2),
        ("2024年，我局认真落实。\n一、成效\n", "", 2),
        ("甲局2024年工作报告。\n一、成效\n", "甲局2024年工作报告。", 1),
        ("甲\n乙\n丙\n丁\n工作报告\n", "甲", 4),
        ("\ufeff# 甲局工作总结\n\n## 一、成效\n", "甲局工作总结", 1),
    ],
)
def test_where_the_title_ends(text: str, title: str, blocks: int) -> None:
    document = read_text(text)

    assert (document.title_text, len(document.blocks)) == (title, blocks)


def test_a_long_numbered_line_without_an_early_stop_is_a_heading_as_a_whole() -> None:
    (block,) = read_text("甲报告\n（一）" + "很长" * 40 + "。后面。\n").blocks

    assert isinstance(block, Heading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_encodings(encoding: str) -> None:
    found = read("甲局工作报告\r\n内容。\r\n".encode(encoding), "a.txt")

    assert isinstance(found, ReadText)
    assert found.document.title_text == "甲局工作报告"
    assert found.lines[1] == "内容。"


def test_docx_is_read_a_paragraph_a_line() -> None:
    document = docx.Document()
    document.add_paragraph("甲局工作报告")
    document.add_paragraph("一、成效\n分行")
    saved = io.BytesIO()
    document.save(saved)

    found = read(saved.getvalue(), "a.DOCX")

    assert isinstance(found, ReadText)
    assert [block.text for block in found.document.blocks] == ["一、成效分行"]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"PK", "a.docx", "这不是完好的 DOCX 文件"),
        (b"\x00\xff\x00", "a.txt", "这不是文本文件"),
        (b"a\0b", "a.txt", "这不是文本文件"),
        (b"year: 2023", "a.yaml", "这是数据文件，不是报告"),
        (b"a" * 5_100_000, "a.txt", "文件有 5.1 MB，不像一份报告，不予读取"),
    ],
)
def test_what_is_no_report(content: bytes, name: str, message: str) -> None:
    found = read(content, name)

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message, found.file) == ("FZ019", message, name)


def with_main_part(part: bytes) -> bytes:
    return zipped({"word/document.xml": part})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04", "这不是完好的 DOCX 文件"),
        (b"%PDF-1.7", "PDF 已损坏，读不了"),
        (with_main_part(b"<a/>"), "这不是完好的 DOCX 文件"),
        (corrupt(packed("<w:p/>")), "DOCX 里面的 word/document.xml 已损坏"),
        (with_main_part(b"<w:document><w:body>"), "DOCX 里面的 word/document.xml 不是合格的 XML"),
        (flagged(packed("<w:p/>"), 8, 1), "DOCX 设了密码，读不了"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设了密码，读不了"),
        (
            with_main_part(b"<!DOCTYPE a><a/>"),
            "DOCX 里面的 word/document.xml 带有文档类型声明（DTD），可能是恶意文件，不予读取",
        ),
        (declared(packed("<w:p/>"), 50_000_001), "DOCX 里面的 _rels/.rels 超过 50 MB，不予读取"),
    ],
)
def test_a_docx_that_can_not_be_read_says_why(content: bytes, message: str) -> None:
    found = read(content, "a.docx")

    assert isinstance(found, Diagnostic)
    assert (found.code, found.message, found.file) == ("FZ019", message, "a.docx")
    assert found.hint


def test_a_part_beside_the_text_may_be_damaged() -> None:
    content = packed("<w:p><w:r><w:t>甲报告</w:t></w:r></w:p>", {"styles": "<w:style>"})
    found = read(content, "a.docx")

    assert isinstance(found, Diagnostic)
    assert found.message == "DOCX 里面的 word/styles.xml 不是合格的 XML"


def test_a_line_broken_in_a_docx_is_one_line() -> None:
    document = docx.Document()
    for text in ("解放区财政局关于\n2023年的报告", "用Word\nStarter写", "甲\t乙"):
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    found = read(saved.getvalue(), "a.docx")
    assert isinstance(found, ReadText)
    assert found.lines == ["解放区财政局关于2023年的报告", "用Word Starter写", "甲 乙"]
    assert [plain(part) for part in found.document.title] == ["解放区财政局关于", "2023年的报告"]


def test_what_follows_the_list_of_annexes_is_in_annexes() -> None:
    document = read_text(
        "甲局2024年法治政府建设情况的报告\n一、甲\n乙。\n附件：1. 丙\n2. 丁\n附件1\n丙\n一、戊\n单位：件\n序号\t件数\n1\t庚\n附件2\n丁\n1.己。"
    )

    kinds = [(type(block).__name__, block.text) for block in document.blocks]
    assert kinds == [("Heading", "一、甲"), ("Paragraph", "乙。")]
    first, second = document.annexes
    assert (first.title, second.title) == ("丙", "丁")
    heading, table = first.content
    assert isinstance(heading, Heading)
    assert table == Table(("序号", "件数"), (("1", "庚"),), "单位：件")
    (item,) = second.content
    assert isinstance(item, Heading)
    assert item.text == "1.己。"


PIECES = st.sampled_from(
    [
        "<w:t>甲 a</w:t>",
        "<w:t xml:space='preserve'> </w:t>",
        "<w:t/>",
        "<w:br/>",
        "<w:br w:type='textWrapping'/>",
        "<w:br w:type='page'/>",
        "<w:cr/>",
        "<w:tab/>",
        "<w:ptab/>",
        "<w:noBreakHyphen/>",
        "<w:delText>删</w:delText>",
        "<w:rPr><w:b/></w:rPr>",
    ]
)
RUNS = st.lists(PIECES, max_size=4).map(lambda pieces: f"<w:r>{''.join(pieces)}</w:r>")
PARTS = RUNS.flatmap(
    lambda run: st.sampled_from(
        [run, f"<w:hyperlink>{run}</w:hyperlink>", f"<w:pPr/>{run}", "<w:bookmarkStart/>"]
    )
)
PARAGRAPHS = st.lists(PARTS, max_size=4).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")


def flat(text: str) -> str:
    """A paragraph as one line: a break between Chinese characters, as in a title, is no space."""
    return re.sub("[\n\t]", " ", re.sub("(?<![!-~])\n|\n(?![!-~])", "", text)).strip()


@given(st.lists(PARAGRAPHS, max_size=4))
def test_the_lines_are_the_paragraphs_that_python_docx_reads(paragraphs: list[str]) -> None:
    content = office(body="".join(paragraphs))
    expected = [flat(each.text) for each in docx.Document(io.BytesIO(content)).paragraphs]
    found = read(content, "a.docx")

    assert [line for line in getattr(found, "lines", ()) if line] == [line for line in expected if line]
