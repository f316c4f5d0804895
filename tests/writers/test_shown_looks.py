"""A reference document whose paragraphs are set by hand: the report looks as they do."""

from collections.abc import Mapping

import pytest
from lxml import etree

from fazhi_report.document import Document, Heading, Paragraph, Run
from fazhi_report.writers.docx import writing as writer
from fazhi_report.writers.docx.reference_document import read
from tests.writers.references import NORMAL, office
from tests.writers.references import W as SPACE
from tests.writers.written import parts

W = f"{{{SPACE}}}"

REPORT = Document(
    ((Run("甲局报告"),),),
    (Heading(1, "一、", (Run("举措"),)), Heading(2, "（一）", (Run("学法"),)), Paragraph((Run("正文。"),))),
    "甲局",
)
LATENT = (
    '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:rPr><w:color w:val="365F91"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:rPr><w:color w:val="365F91"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
)
"""Styles that a program puts into every document."""

SENTENCE = "全年开展检查十二次，没有发现问题。"
BY_HAND = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>'
FONT = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'


def typed(text: str, paragraph: str = "", run: str = "", more: str = "") -> str:
    """A paragraph that is set by hand."""
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>{more}</w:p>"


def styles(made: bytes) -> dict[str, etree._Element]:
    """The style of every paragraph of the text, by the text."""
    content = parts(made)
    known = {each.get(f"{W}styleId"): each for each in etree.fromstring(content["word/styles.xml"])}
    return {
        "".join(each.itertext()): known[next(each.iter(f"{W}pStyle")).get(f"{W}val")]
        for each in etree.fromstring(content["word/document.xml"]).iter(f"{W}p")
    }


def said(style: etree._Element, part: str) -> dict[str, Mapping[str, str]]:
    """What a style says, by tags without their namespace."""
    return {
        etree.QName(each).localname: {etree.QName(key).localname: str(value) for key, value in each.items()}
        for each in style.iterfind(f"{W}{part}/*")
    }


def test_text_headings_and_title_look_as_the_paragraphs_do() -> None:
    body = (
        typed("甲局2023年法治政府建设情况的报告", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>')
        + typed("一、主要举措", BY_HAND, f"{FONT}<w:b/>")
        + typed(SENTENCE * 2, BY_HAND, FONT)
        + typed(SENTENCE, "", '<w:sz w:val="21"/>')  # less of the text
    )
    reference = office(styles=NORMAL + LATENT, body=body)

    made = styles(writer.write(REPORT, reference=reference))

    text = made["正文。"]
    assert next(text.iter(f"{W}basedOn")).get(f"{W}val") == "a"
    assert said(text, "pPr") == {"spacing": {"line": "560", "lineRule": "exact"}, "ind": {"firstLine": "640"}}
    assert said(text, "rPr") == {"rFonts": {"eastAsia": "仿宋"}, "sz": {"val": "32"}}
    heading = made["一、举措"]
    assert said(heading, "rPr") == {"rFonts": {"eastAsia": "仿宋"}, "b": {}, "sz": {"val": "32"}}
    # What makes it a heading stays.
    assert said(heading, "pPr")["outlineLvl"] == {"val": "0"}
    title = made["甲局报告"]
    assert said(title, "rPr") == {"sz": {"val": "44"}}
    # The space around a title is that of the standard, where theirs says nothing of it.
    assert said(title, "pPr")["jc"] == {"val": "center"}
    assert set(said(title, "pPr")["spacing"]) == {"before", "after"}
    # No heading of the second level is there: the blue one of the program is none of theirs.
    assert said(made["（一）学法"], "rPr")["rFonts"]["eastAsia"] == "楷体_GB2312"
    found = read(reference)
    assert found.by_hand == ("正文", "标题", "一级标题")
    assert "二级标题" in found.added
    assert "；参考文件没有用样式、按它的文字的格式排的：正文、标题、一级标题；" in found.note


def test_a_style_that_the_text_is_set_in_stays() -> None:
    own = '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="b"/>'
    own += '<w:pPr><w:ind w:firstLine="640"/></w:pPr></w:style>'
    below = '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="甲"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    named = '<w:pStyle w:val="BodyText"/>'
    # What is said by hand says the style already, or is not seen.
    body = typed(
        SENTENCE,
        f'{named}<w:keepNext/><w:ind w:firstLine="640"/>',
        '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>',
    )
    found = read(office(styles=NORMAL + own + below, body=body))
    assert (found.by_hand, found.supplied) == ((), ("正文",))
    # Another size is seen.
    other = typed(SENTENCE, named, '<w:sz w:val="28"/>')
    assert read(office(styles=NORMAL + own + below, body=other)).by_hand == ("正文",)


@pytest.mark.parametrize(
    "body",
    [
        "",
        typed("没有一句完整的话"),
        typed("短。", "", FONT),
        # A numbered sentence may be an item of a list.
        typed("一、全年开展检查十二次，没有发现问题。", "", FONT),
        "<w:p/>",
    ],
)
def test_without_a_text_the_styles_count(body: str) -> None:
    found = read(office(styles=NORMAL + LATENT, body=body))
    assert found.by_hand == ()
    assert found.supplied[:2] == ("正文", "标题")


def test_a_default_style_without_indent_is_the_standards_where_nothing_is_by_hand() -> None:
    found = read(office(styles=NORMAL, body=typed(SENTENCE)))
    assert found.by_hand == ()
    assert "正文" in found.added


def test_a_style_of_the_office_stays_though_no_paragraph_shows_it() -> None:
    own = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="x"><w:name w:val="附注"/></w:style>'
    found = read(office(styles=NORMAL + LATENT + own, body=typed(SENTENCE, BY_HAND, FONT)))
    assert found.supplied == ("附注",)


def test_the_longest_run_tells_and_a_paragraph_may_have_none() -> None:
    more = f"<w:r><w:t>{SENTENCE}</w:t></w:r>"
    reference = office(styles=NORMAL + LATENT, body=typed("一", BY_HAND, FONT, more))
    made = styles(writer.write(REPORT, reference=reference))
    assert said(made["正文。"], "rPr") == {}
    linked = f'<w:p><w:pPr>{BY_HAND}</w:pPr><w:hyperlink r:id="x"><w:r><w:t>{SENTENCE}</w:t></w:r></w:hyperlink></w:p>'
    assert read(office(styles=NORMAL + LATENT, body=linked)).by_hand == ("正文",)


def test_a_document_without_a_default_style() -> None:
    bare = '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="甲"/></w:style>'
    made = styles(writer.write(REPORT, reference=office(styles=bare, body=typed(SENTENCE, BY_HAND, FONT))))
    assert list(made["正文。"].iter(f"{W}basedOn")) == []
