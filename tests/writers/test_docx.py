"""The DOCX writer: what it writes is read back with python-docx and as raw XML."""

import io
import posixpath
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fazhi_report import resources
from fazhi_report.document import Document, Heading, Paragraph, Run
from fazhi_report.writers.docx import writing as writer
from tests.writers.written import REPORT, SPACE, R, W, parts

CONTROLS = "".join(map(chr, range(0x20))).translate(dict.fromkeys(map(ord, "\t\n\r")))

xml_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=f"{CONTROLS}\ufffe\uffff"))


def paragraphs(document: Document) -> list[etree._Element]:
    """The paragraphs written, the title first."""
    body = etree.fromstring(parts(writer.write(document))["word/document.xml"])[0]
    assert body[-1].tag == f"{W}sectPr"
    return list(body[:-1])


def titled(*title: str) -> Document:
    return Document(tuple((Run(part),) for part in title), (), "")


def style(paragraph: etree._Element) -> str | None:
    return paragraph[0][0].get(f"{W}val")


def test_blocks_have_their_styles_and_text() -> None:
    document = docx.Document(io.BytesIO(writer.write(REPORT)))
    assert [(p.style.style_id if p.style else "", p.text) for p in document.paragraphs] == [
        ("Title", "解放区财政局关于\n2023年法治政府建设情况的报告"),
        ("BodyText", "现将我局情况报告如下："),
        ("Heading1", "一、主要举措和成效"),
        ("BodyText", "（一）学法用法。学习4次。"),
        ("Heading2", "（二）独立标题"),
        ("Heading3", "1.三级"),
        ("Heading4", "（1）四级"),
        ("BodyText", "2.只有标题。"),
    ]


def test_runs_of_one_formatting_are_one_and_the_run_in_heading_has_its_style() -> None:
    document = docx.Document(io.BytesIO(writer.write(REPORT)))
    runs = [
        [(run.style.style_id if run.style else "", run.text) for run in p.runs] for p in document.paragraphs
    ]
    assert runs[1] == [("", "现将我局情况报告如下：")]
    assert runs[2] == [("", "一、主要举措和成效")]
    assert runs[3] == [("RunInHeading2", "（一）学法用法。"), ("", "学习4次。")]
    assert runs[7] == [("RunInHeading3", "2.只有标题。")]


def test_text_carries_no_formatting_but_styles_that_exist() -> None:
    main = etree.fromstring(parts(writer.write(REPORT))["word/document.xml"])
    sheet = etree.fromstring(parts(writer.write(REPORT))["word/styles.xml"])
    known = {(s.get(f"{W}styleId"), s.get(f"{W}type")) for s in sheet.iter(f"{W}style")}
    used = set()
    for properties, reference, kind in (("pPr", "pStyle", "paragraph"), ("rPr", "rStyle", "character")):
        for element in main.iter(W + properties):
            assert [child.tag for child in element] == [W + reference]
            used.add((element[0].get(f"{W}val"), kind))
    assert len(used) == 8
    assert used <= known


def test_section_is_the_base_documents() -> None:
    section = docx.Document(io.BytesIO(writer.write(REPORT))).sections[0]
    assert section.page_width is not None
    assert section.page_width.twips == 11906
    assert section.footer.paragraphs[0].text == "—  —"  # without the field


@pytest.mark.parametrize(
    ("title", "expected", "expected_style"),
    [
        (
            ("关于", "一二三四五六七八九十一二三四五六七八"),
            ["关于一二三四五六七八九十一二三四五六七八"],
            "TitleOneLine",
        ),
        (
            ("关于", "一二三四五六七八九十一二三四五六七八九"),
            ["关于", "一二三四五六七八九十一二三四五六七八九"],
            "Title",
        ),
        (("关于", "2023" * 9), ["关于" + "2023" * 9], "TitleOneLine"),
        (
            ("一二三四五六七八九十", "", "一二三四五六七八九十一"),
            ["一二三四五六七八九十", "一二三四五六七八九十一"],
            "Title",
        ),
        (
            ("一二三四五六七八", "一二三四五六七八", "报告报告报告"),
            ["一二三四五六七八", "一二三四五六七八报告报告报告"],
            "Title",
        ),
        (("一二三四五六七八九十",) * 6, ["一二三四五六七八九十" * 2] * 3, "TitleThreeLines"),
        (
            ("一二三四五六七八九十" * 5,),
            ["一二三四五六七八九十" * 2] * 2 + ["一二三四五六七八九十"],
            "TitleThreeLines",
        ),
        (("一二三四五六七八九十一二三",) * 4, ["一二三四五六七八九十一二三"] * 4, "TitleFourLines"),
        (("一二三四五六七八九十一二三",) * 5, ["一二三四五六七八九十一二三"] * 5, "TitleFiveLines"),
        (("一二三四五六七八九十一二三",) * 6, ["一二三四五六七八九十一二三"] * 6, "TitleSixLines"),
        (("1234567890" * 9,), ["1234567890" * 9], "TitleThreeLines"),
        ((), [""], "TitleOneLine"),
    ],
)
def test_title_breaks_between_parts_when_wider_than_a_line(
    title: tuple[str, ...], expected: list[str], expected_style: str
) -> None:
    (paragraph,) = docx.Document(io.BytesIO(writer.write(titled(*title)))).paragraphs
    assert paragraph.text.split("\n") == expected
    assert paragraph.style is not None
    assert paragraph.style.style_id == expected_style


@pytest.mark.parametrize(
    ("title", "expected_style"),
    [
        (("关于", "情况的报告"), "TitleOneLineAddressed"),
        (("一二三四五六七八九十", "一二三四五六七八九十一"), "TitleAddressed"),
        (
            ("一二三四五六七八九十一", "一二三四五六七八九十一", "一二三四五六七八九十一"),
            "TitleThreeLinesAddressed",
        ),
    ],
)
def test_addressees_are_a_paragraph_below_a_title_that_leaves_a_blank_line(
    title: tuple[str, ...], expected_style: str
) -> None:
    document = replace(titled(*title), addressees=(Run("区委"), Run("、"), Run("区政府"), Run("：")))
    first, second = docx.Document(io.BytesIO(writer.write(document))).paragraphs
    assert first.style is not None
    assert second.style is not None
    assert first.style.style_id == expected_style
    assert (second.style.style_id, second.text) == ("Addressees", "区委、区政府：")


@given(xml_text, xml_text)
def test_any_text_comes_back_as_itself(heading: str, body: str) -> None:
    blocks = (Paragraph((Run(body),), Heading(2, "（一）", (Run(heading),))), Heading(1, "", (Run(heading),)))
    document = Document(((Run(body),),), blocks, heading)
    read = docx.Document(io.BytesIO(writer.write(document)))
    title, *texts = (paragraph.text for paragraph in read.paragraphs)
    assert title.replace("\n", "") == body.replace("\n", "")
    assert texts == [f"（一）{heading}{body}", heading]
    assert read.core_properties.author == heading
    assert read.core_properties.title == body


@pytest.mark.parametrize("text", ["𠮷野家 🏛️", "<b>&amp;</b>", "]]>", "“三项制度”——……", "é\u200d"])
def test_text_with_a_meaning_elsewhere(text: str) -> None:
    (_, paragraph) = paragraphs(Document((), (Paragraph((Run(text),)),), ""))
    (written,) = paragraph.iter(f"{W}t")
    assert written.text == text
    assert SPACE not in written.attrib


@pytest.mark.parametrize("text", [" 首", "尾 ", "中  间", "\u3000首"])
def test_spaces_are_preserved(text: str) -> None:
    (_, paragraph) = paragraphs(Document((), (Paragraph((Run(text),)),), ""))
    (written,) = paragraph.iter(f"{W}t")
    assert written.text == text
    assert written.get(SPACE) == "preserve"


def test_line_breaks_and_tabs_are_elements() -> None:
    (_, paragraph) = paragraphs(Document((), (Paragraph((Run("甲\n\t乙"),)),), ""))
    (run,) = paragraph.findall(f"{W}r")
    assert [child.tag for child in run] == [W + tag for tag in ("t", "br", "tab", "t")]


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ud800", "\uffff"])
def test_what_xml_cannot_write_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        writer.write(Document((), (Paragraph((Run(text),)),), ""))


def test_core_properties_are_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    properties = docx.Document(io.BytesIO(writer.write(REPORT))).core_properties
    assert properties.title == "解放区财政局关于2023年法治政府建设情况的报告"
    assert properties.author == "焦作市解放区财政局"
    assert properties.language == "zh-CN"
    assert properties.created is None
    assert properties.modified is None


def test_times_come_from_the_environment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067200")
    properties = docx.Document(io.BytesIO(writer.write(REPORT))).core_properties
    assert properties.created == properties.modified == datetime(2024, 1, 1, tzinfo=UTC)


def test_same_document_same_bytes() -> None:
    first = writer.write(REPORT)
    writer.write(titled("别的报告"))
    assert writer.write(REPORT) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize(
    "package",
    [
        resources.read("base.docx"),
        writer.write(REPORT),
        writer.write(replace(REPORT, notes={"study.count": "四次"})),
    ],
    ids=["base", "report", "comments"],
)
def test_package_is_consistent(package: bytes) -> None:
    content = parts(package)
    types = etree.fromstring(content.pop("[Content_Types].xml"))
    defaults = {element.get("Extension") for element in types if "Extension" in element.attrib}
    typed = [(element.get("PartName") or "").lstrip("/") for element in types if "PartName" in element.attrib]
    relationships = {name: etree.fromstring(part) for name, part in content.items() if name.endswith(".rels")}
    linked = []
    for name, part in relationships.items():
        folder = posixpath.dirname(posixpath.dirname(name))
        assert len({link.get("Id") for link in part}) == len(part) > 0
        linked += [posixpath.join(folder, link.get("Target", "")) for link in part]
    assert defaults == {"rels", "xml"}
    assert sorted(typed) == sorted(linked) == sorted(set(content) - set(relationships))


def test_every_relationship_the_text_names_exists() -> None:
    content = parts(writer.write(REPORT))
    main = etree.fromstring(content["word/document.xml"])
    named = {element.get(f"{R}id") for element in main.iter() if f"{R}id" in element.attrib}
    links = etree.fromstring(content["word/_rels/document.xml.rels"])
    footers = {link.get("Id") for link in links if "footer" in link.get("Type", "")}
    assert len(named) == 2
    assert named == footers
