"""Paragraphs, runs and text as elements of WordprocessingML."""

from collections.abc import Iterator

from lxml import etree

from fazhi_report.writers.docx.wordprocessing import NAMESPACE

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def name(tag: str) -> str:
    """The name of an element or attribute, with its namespace."""
    return f"{{{NAMESPACE}}}{tag}"


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Append an element with attributes of its namespace."""
    element: etree._Element = etree.SubElement(parent, name(tag))
    for key, value in attributes.items():
        element.set(name(key), value)
    return element


def paragraph(style: str, text: str = "") -> etree._Element:
    """A paragraph in a style."""
    made = etree.Element(name("p"))
    add(add(made, "pPr"), "pStyle", val=style)
    add_text(made, text)
    return made


def add_text(parent: etree._Element, text: str, style: str = "") -> None:
    """Append a run of text, in a character style if one is named."""
    if not text:
        return
    run = add(parent, "r")
    if style:
        add(add(run, "rPr"), "rStyle", val=style)
    for piece in _pieces(text):
        run.append(piece)


def _pieces(text: str) -> Iterator[etree._Element]:
    """The content of a run; in a w:t Word would print line breaks and tabs as spaces."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield etree.Element(name("br"))
        for position, stretch in enumerate(line.split("\t")):
            if position:
                yield etree.Element(name("tab"))
            if stretch:
                yield _text(stretch)


def _text(stretch: str) -> etree._Element:
    text = etree.Element(name("t"))
    text.text = stretch
    if stretch != stretch.strip() or "  " in stretch:
        text.set(_SPACE, "preserve")
    return text
