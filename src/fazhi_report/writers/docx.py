"""DOCX: the text of a report on the styles of the base document.

A paragraph carries the id of its style and a run-in heading that of its character style; there is no other
formatting in the text, so an office changes its look in one place, the styles.
"""

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from math import ceil

from lxml import etree

from fazhi_report import gongwen, resources
from fazhi_report.document import Block, Document, Paragraph, Runs, plain
from fazhi_report.writers.wordprocessing import (
    ADDRESSED_TITLE_STYLES,
    ADDRESSEES_STYLE,
    BODY_STYLE,
    HEADING_STYLES,
    NAMESPACE,
    PROPERTIES,
    RUN_IN_STYLES,
    TITLE_STYLES,
    core_properties,
    pack,
    serialize,
    unpack,
)

_MAIN_PART = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ASCII_WIDTH = 0.5


def write(document: Document) -> bytes:
    """The report as a DOCX file; the same document gives the same bytes.

    Times of making and changing are told only when SOURCE_DATE_EPOCH (seconds since 1970) is set. A character
    that XML has no way to write (a control character, half a surrogate pair) raises ValueError.
    """
    base = _base()
    root = deepcopy(base.main)
    body = root[0]
    section = body[-1]
    if document.addressees:
        section.addprevious(_title(document.title, ADDRESSED_TITLE_STYLES))
        section.addprevious(_addressees(document.addressees))
    else:
        section.addprevious(_title(document.title, TITLE_STYLES))
    for block in document.blocks:
        section.addprevious(_block(block))
    properties = core_properties(document.title_text, document.author, _time())
    return pack({**base.parts, _MAIN_PART: serialize(root), PROPERTIES: properties})


@dataclass(frozen=True, slots=True)
class _Base:
    """The base document: its parts as bytes, and the one that takes the text as a tree."""

    parts: dict[str, bytes]
    main: etree._Element


@cache
def _base() -> _Base:
    parts = unpack(resources.read("base.docx"))
    return _Base(parts, etree.fromstring(parts[_MAIN_PART]))


def _time() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _paragraph(style: str) -> etree._Element:
    paragraph = etree.Element(_name("p"))
    properties = etree.SubElement(paragraph, _name("pPr"))
    etree.SubElement(properties, _name("pStyle")).set(_name("val"), style)
    return paragraph


def _title(title: tuple[Runs, ...], styles: Mapping[int, str]) -> etree._Element:
    lines = title_lines(title)
    needed = sum(max(1, ceil(_width(line) / gongwen.TITLE_WIDTH.value)) for line in lines)
    paragraph = _paragraph(styles[min(needed, max(styles))])
    _add_text(paragraph, "\n".join(lines))
    return paragraph


def title_lines(title: tuple[Runs, ...]) -> list[str]:
    """The lines of a title: one if it fits the width of the type area, else one for each part."""
    parts = [text for text in map(plain, title) if text]
    whole = "".join(parts)
    return [whole] if _width(whole) <= gongwen.TITLE_WIDTH.value else parts


def _width(text: str) -> float:
    """Width in characters: Chinese fonts set ASCII half as wide."""
    return sum(_ASCII_WIDTH if character.isascii() else 1 for character in text)


def _addressees(runs: Runs) -> etree._Element:
    paragraph = _paragraph(ADDRESSEES_STYLE)
    _add_text(paragraph, plain(runs))
    return paragraph


def _block(block: Block) -> etree._Element:
    if isinstance(block, Paragraph):
        paragraph = _paragraph(BODY_STYLE)
        if block.heading:
            _add_text(paragraph, block.heading.text, RUN_IN_STYLES[block.heading.level])
        _add_text(paragraph, plain(block.runs))
    else:
        paragraph = _paragraph(HEADING_STYLES[block.level])
        _add_text(paragraph, block.text)
    return paragraph


def _add_text(paragraph: etree._Element, text: str, style: str = "") -> None:
    """Append a run of text, in a character style if one is named."""
    if not text:
        return
    run = etree.SubElement(paragraph, _name("r"))
    if style:
        properties = etree.SubElement(run, _name("rPr"))
        etree.SubElement(properties, _name("rStyle")).set(_name("val"), style)
    for piece in _pieces(text):
        run.append(piece)


def _pieces(text: str) -> Iterator[etree._Element]:
    """The content of a run; in a w:t Word would print line breaks and tabs as spaces."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield etree.Element(_name("br"))
        for position, stretch in enumerate(line.split("\t")):
            if position:
                yield etree.Element(_name("tab"))
            if stretch:
                yield _text(stretch)


def _text(stretch: str) -> etree._Element:
    text = etree.Element(_name("t"))
    text.text = stretch
    if stretch != stretch.strip() or "  " in stretch:
        text.set(_SPACE, "preserve")
    return text
