"""What the text of a DOCX is put into: all other parts of the package, and the section that the text fills.

That is templates/base.docx for the national standard. A house style changes its style sheet, its font table
and the pitch of its grid, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from lxml import etree

from fazhi_report import resources
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.page.lengths import twips
from fazhi_report.page.type_area import MARGIN_LEFT, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH
from fazhi_report.writers.docx.paragraphs import add, name
from fazhi_report.writers.docx.style_sheet import font_table, style_sheet
from fazhi_report.writers.docx.styles import StyleSetting
from fazhi_report.writers.docx.wordprocessing import serialize, unpack

MAIN_PART = "word/document.xml"
STYLES, FONTS = "word/styles.xml", "word/fontTable.xml"

_SEVERAL = 16  # layouts in one process: offices of a test, not of a day's work


@dataclass(frozen=True, slots=True)
class Base:
    """The parts of a package as bytes, and the one that takes the text as a tree.

    `width` and `height` are those of the type area and `left` is that of the margin beside it, in twips.
    `numbers_pages` says that its footers hold nothing but our page number. `names` tells the id
    of a style where it is not ours; `numbered` are the ids of paragraph styles that count their paragraphs.
    """

    parts: Mapping[str, bytes]
    main: etree._Element
    width: float = TYPE_AREA_WIDTH
    height: float = TYPE_AREA_HEIGHT
    left: int = MARGIN_LEFT
    numbers_pages: bool = True
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    numbered: frozenset[str] = frozenset()


@lru_cache(_SEVERAL)
def base_of(layout: Layout) -> Base:
    """The base document in a layout."""
    parts = _shipped()
    if layout == STANDARD:
        return Base(parts, etree.fromstring(parts[MAIN_PART]))
    main = etree.fromstring(parts[MAIN_PART])
    if layout.line_pitch != STANDARD.line_pitch:
        _set_pitch(main, twips(layout.line_pitch))
    changed = {
        STYLES: _part(style_sheet(StyleSetting(layout))),
        FONTS: _part(font_table(layout)),
        MAIN_PART: serialize(main),
    }
    return Base({**parts, **changed}, main)


def set_in(base: Base, tree: etree._Element) -> None:
    """Give a tree of our text the styles of a base, by the ids that they have there."""
    if not base.names and not base.numbered:
        return
    for element in tree.iter(*map(name, ("pStyle", "rStyle", "tblStyle"))):
        key = element.get(name("val"), "")
        element.set(name("val"), base.names.get(key, key))
    for properties in tree.iter(name("pPr")):
        if properties[0].get(name("val")) in base.numbered:
            _without_number(properties)


_BEFORE_NUMBER = {
    *map(name, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
}


def _without_number(properties: etree._Element) -> None:
    """Take a paragraph out of the numbering of its style: its number is part of our text."""
    number = etree.Element(name("numPr"))
    add(number, "numId", val="0")
    properties.insert(sum(child.tag in _BEFORE_NUMBER for child in properties), number)


def _set_pitch(main: etree._Element, pitch: int) -> None:
    """Tell the pitch of the grid, and let nothing snap to it.

    Every line of the text is that high anyway, and LibreOffice centres a grid that lines snap to between top
    and bottom, which moves 发文机关标志 from its place where the lines do not fill the page.
    """
    for grid in main.iter(name("docGrid")):
        del grid.attrib[name("type")]
        grid.set(name("linePitch"), str(pitch))


@cache
def _shipped() -> dict[str, bytes]:
    return unpack(resources.read("base.docx"))


def _part(xml: str) -> bytes:
    return serialize(etree.fromstring(xml))
