"""Comments in a DOCX: on the numbers that have a note, and no trace of them where there is none."""

import io
from dataclasses import replace

import docx
from lxml import etree

from fazhi_report.document import Document, Heading, Paragraph, Run
from fazhi_report.writers import markdown, text
from fazhi_report.writers.docx import writing as writer
from tests.writers.written import REPORT, W, parts

NOTES = {"study.count": "学习.次数：4次\n算法：相加", "year": "年度.本年：2023年"}
NOTED = replace(REPORT, notes=NOTES)


def shape(paragraph: etree._Element) -> list[str]:
    """What a paragraph consists of: the text of its runs, and the marks of its comments with their number."""
    found = []
    for element in paragraph[1:]:
        mark = element if element.tag != f"{W}r" else element[-1]
        number = mark.get(f"{W}id")
        tag = etree.QName(mark).localname
        found.append("".join(element.itertext()) if number is None else f"{tag} {number}")
    return found


def main_part(document: Document) -> etree._Element:
    return etree.fromstring(parts(writer.write(document))["word/document.xml"])[0]


def test_a_comment_stands_around_the_number() -> None:
    document = Document(
        ((Run("甲关于"),), (Run("2023", "year"), Run("年的报告"))),
        (
            Paragraph(
                (Run("又学"), Run("4", "study.count"), Run("次"), Run("5", "other"), Run("。")),
                Heading(2, "（一）", (Run("学"), Run("4", "study.count"), Run("次。"))),
            ),
            Heading(1, "一、", (Run("2023", "year"),)),
        ),
        "",
        notes=NOTES,
    )

    title, paragraph, heading, _ = main_part(document)
    start, end, reference = "commentRangeStart", "commentRangeEnd", "commentReference"
    assert shape(title) == ["甲关于", f"{start} 0", "2023", f"{end} 0", f"{reference} 0", "年的报告"]
    assert shape(paragraph) == [
        "（一）学", f"{start} 1", "4", f"{end} 1", f"{reference} 1", "次。",
        "又学", f"{start} 2", "4", f"{end} 2", f"{reference} 2", "次5。",
    ]  # fmt: skip
    assert shape(heading) == ["一、", f"{start} 3", "2023", f"{end} 3", f"{reference} 3"]
    styles = [style.get(f"{W}val") for style in paragraph.iter(f"{W}rStyle")]
    assert styles == [
        "RunInHeading2",
        "RunInHeading2",
        "CommentReference",
        "RunInHeading2",
        "CommentReference",
    ]


def test_the_text_stays_the_same() -> None:
    plain, noted = (
        [paragraph.text for paragraph in docx.Document(io.BytesIO(writer.write(document))).paragraphs]
        for document in (REPORT, NOTED)
    )
    assert plain == noted
    assert len(parts(writer.write(NOTED))) == len(parts(writer.write(REPORT))) + 1


def test_a_comment_says_what_the_note_says() -> None:
    (comment,) = etree.fromstring(parts(writer.write(NOTED))["word/comments.xml"])

    assert {etree.QName(name).localname: value for name, value in comment.attrib.items()} == {
        "id": "0", "author": "fazhi", "initials": "fz",
    }  # fmt: skip
    assert ["".join(line.itertext()) for line in comment] == ["学习.次数：4次", "算法：相加"]
    assert {style.get(f"{W}val") for style in comment.iter(f"{W}pStyle")} == {"CommentText"}


def test_a_program_that_reads_comments_finds_them() -> None:
    document = docx.Document(io.BytesIO(writer.write(NOTED)))
    related = [rel for rel in document.part.rels.values() if rel.reltype.endswith("/comments")]

    (link,) = related
    assert link.target_part.partname == "/word/comments.xml"
    assert link.target_part.content_type.endswith(".wordprocessingml.comments+xml")


def test_same_notes_same_bytes() -> None:
    assert writer.write(NOTED) == writer.write(replace(REPORT, notes=dict(NOTES)))


def test_a_note_that_no_number_takes_leaves_no_trace() -> None:
    assert writer.write(replace(REPORT, notes={"other": "别的"})) == writer.write(REPORT)


def test_an_empty_number_has_no_comment() -> None:
    document = Document((), (Paragraph((Run("", "study.count"),)),), "", notes=NOTES)
    assert "word/comments.xml" not in parts(writer.write(document))


def test_other_formats_know_no_comments() -> None:
    for write in (markdown.write, text.write):
        assert write(NOTED) == write(REPORT)
