"""What the text of a DOCX is put into: all other parts of the package, and the section that the text fills.

That is templates/base.docx for the national standard. A house style changes its style sheet, its font table
and the pitch of its grid, and nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from lxml import etree

from fazhi_report import resources
from fazhi_report.page import MARGIN_LEFT, STANDARD, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH, Layout, twips
from fazhi_report.readers.docx_parts import Package
from fazhi_report.writers.docx.archive import Member, member
from fazhi_report.writers.docx.package_form import MAIN_PART
from fazhi_report.writers.docx.paragraphs import KEPT
from fazhi_report.writers.docx.style_sheet import font_table, style_sheet
from fazhi_report.writers.docx.styles import StyleSetting
from fazhi_report.writers.docx.wordprocessing import name, serialize
from fazhi_report.writers.docx.xml_text import Markup, quoted

STYLES, FONTS = "word/styles.xml", "word/fontTable.xml"

_SEVERAL = 16  # layouts in one process: offices of a test, not of a day's work


@dataclass(frozen=True, slots=True, eq=False)
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


@lru_cache(_SEVERAL)
def ready(base: Base) -> Mapping[str, Member]:
    """The parts of a base, deflated once for all reports on it."""
    return {name: member(name, content) for name, content in base.parts.items()}


_STYLE = re.compile(f'<w:(?P<kind>p|r|tbl)Style w:val="(?P<id>[^"]*)"/>(?P<kept>(?:{KEPT})?)')
_UNNUMBERED = '<w:numPr><w:numId w:val="0"/></w:numPr>'


def set_in(base: Base, markup: Markup) -> Markup:
    """Give our text the styles of a base, by the ids that they have there.

    A paragraph is taken out of the numbering of its style: its number is part of our text.
    """

    def theirs(found: re.Match[str]) -> str:
        key = base.names.get(found["id"], found["id"])
        number = _UNNUMBERED if found["kind"] == "p" and key in base.numbered else ""
        return f"<w:{found['kind']}Style w:val={quoted(key)}/>{found['kept']}{number}"

    return Markup(_STYLE.sub(theirs, markup)) if base.names or base.numbered else markup


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
    return Package(resources.read("base.docx")).parts()


def _part(xml: str) -> bytes:
    return serialize(etree.fromstring(xml))
