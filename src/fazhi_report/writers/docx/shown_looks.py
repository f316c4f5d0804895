"""What the paragraphs of an office's own document look like, whatever its styles say.

Many offices set every paragraph by hand, in the default style: then the other styles of their document are
nothing that anybody has ever seen on a page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from lxml import etree

from fazhi_report.notation.element_marks import SENTENCE_END, TITLE_END
from fazhi_report.writers.docx.style_ids import BODY_STYLE, HEADING_STYLES, TITLE_STYLES
from fazhi_report.writers.docx.wordprocessing import name

_NUMBERS = {
    1: re.compile("[一二三四五六七八九十]{1,3}、"),
    2: re.compile("（[一二三四五六七八九十]{1,3}）"),
    3: re.compile(r"\d{1,2}[.．](?!\d)"),
    4: re.compile(r"（\d{1,2}）"),
}
_LONGEST_HEADING, _LONGEST_TITLE = 50, 80  # characters
_SHORTEST_TEXT = 8  # characters of a sentence that is no leftover

_PARAGRAPH_LOOK = frozenset(
    map(name, ("autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "textAlignment"))
)
_RUN_LOOK = frozenset(map(name, ("rFonts", "b", "bCs", "color", "spacing", "w", "kern", "sz", "szCs")))
_HINT = name("hint")  # tells in which font marks are set that two scripts share, and names none

Property: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A property by its tag, and its attributes."""


class ShownLook(NamedTuple):
    """How paragraphs of one kind are set: in which style (its id; "" for the default), and what by hand."""

    style: str
    paragraph: tuple[Property, ...] = ()
    run: tuple[Property, ...] = ()

    @property
    def is_by_hand(self) -> bool:
        """Whether anything is set that no style says."""
        return bool(self.paragraph or self.run)


class Shown(NamedTuple):
    """How most of the text of each kind is set, by the id of our style for it; the styles that are used."""

    looks: Mapping[str, ShownLook] = MappingProxyType({})
    used: frozenset[str] = frozenset()


def shown(document: etree._Element) -> Shown:
    """What the text of a document looks like."""
    looks: dict[str, Counter[ShownLook]] = {}
    for key, each in _kinds(document):
        looks.setdefault(key, Counter())[_look(each)] += len(_text(each))
    used = (style.get(name("val"), "") for style in document.iter(name("pStyle"), name("rStyle")))
    return Shown({key: counted.most_common(1)[0][0] for key, counted in looks.items()}, frozenset(used))


def _kinds(document: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The paragraphs of the text whose kind can be told, with the id of our style for it."""
    has_begun = False
    for each in document.iterfind(f"{name('body')}/{name('p')}"):
        text = _text(each).strip()
        ends = text.endswith(SENTENCE_END)
        level = next((level for level, number in _NUMBERS.items() if number.match(text)), 0)
        if level and not ends and len(text) <= _LONGEST_HEADING:
            has_begun = True
            yield HEADING_STYLES[level], each
        elif not level and "。" in text and len(text) >= _SHORTEST_TEXT:
            has_begun = True
            yield BODY_STYLE, each
        elif not has_begun and not ends and len(text) <= _LONGEST_TITLE and TITLE_END.search(text):
            yield TITLE_STYLES[2], each


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(name("t")))


def _look(paragraph: etree._Element) -> ShownLook:
    properties = paragraph.find(name("pPr"))
    named = None if properties is None else properties.find(name("pStyle"))
    longest = max(paragraph.iterfind(name("r")), key=lambda run: len(_text(run)), default=None)
    inside = None if longest is None else longest.find(name("rPr"))
    style = "" if named is None else named.get(name("val"), "")
    return ShownLook(style, _kept(properties, _PARAGRAPH_LOOK), _kept(inside, _RUN_LOOK))


def _kept(properties: etree._Element | None, tags: frozenset[str]) -> tuple[Property, ...]:
    """What is set by hand and is seen."""
    return tuple(
        (str(each.tag), tuple((str(key), str(value)) for key, value in each.items() if key != _HINT))
        for each in (() if properties is None else properties)
        if each.tag in tags and set(each.attrib) != {_HINT}
    )
