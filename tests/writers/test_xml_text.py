"""XML written as text, beside the same written by lxml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fazhi_report.writers.docx.paragraphs import end_section, keep_with_next, paragraph, run
from fazhi_report.writers.docx.wordprocessing import name, serialize
from fazhi_report.writers.docx.xml_text import NAMESPACE, Markup, element, escaped, part, quoted

CONTROLS = "".join(map(chr, range(0x20))).translate(dict.fromkeys(map(ord, "\t\n\r")))
WRITABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=f"{CONTROLS}\ufffe\uffff"))


def as_elements(text: str, value: str) -> bytes:
    """What lxml writes of a root with a text, and an element inside it with an attribute."""
    root = etree.Element(name("t"), nsmap={"w": NAMESPACE})
    root.text = text
    etree.SubElement(root, name("a")).set(name("val"), value)
    return serialize(root)


@given(WRITABLE, WRITABLE)
def test_texts_and_values_are_written_as_lxml_writes_them(text: str, value: str) -> None:
    assert part("t", escaped(text), element("a", val=value)) == as_elements(text, value)


@pytest.mark.parametrize("text", ["<&>\r\n\t\"'", "]]>", "\u3000\u2028\x7f\x85", "𠮷"])
def test_what_has_a_meaning_in_xml(text: str) -> None:
    assert part("t", escaped(text), element("a", val=text)) == as_elements(text, text)


@pytest.mark.parametrize("text", ["\x00", "a\x0b", "\ud800", "\uffff"])
def test_what_xml_cannot_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"U\+(0000|000B|D800|FFFF)"):
        escaped(text)
    with pytest.raises(ValueError, match=r"U\+"):
        quoted(text)


def test_an_element_without_content_closes_itself() -> None:
    assert element("trPr", Markup("")) == "<w:trPr/>"
    assert element("tr", element("tc"), element("tc"), id="1") == '<w:tr w:id="1"><w:tc/><w:tc/></w:tr>'


def test_what_is_said_of_a_paragraph_later_stands_where_the_schema_wants_it() -> None:
    indented = paragraph("BodyText", run("甲"), element("ind", left="5"))
    made = end_section(keep_with_next(indented), element("sectPr"))
    assert made == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/><w:widowControl/><w:ind w:left="5"/><w:sectPr/>'
        "</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
    )
