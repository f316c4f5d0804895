"""Sections of a DOCX: upright pages, pages turned sideways, and pages without a number.

A table that stands sideways (GB/T 9704—2012, 8) has its head at the binding edge of odd pages and at the fore
edge of even ones: the left edge of the upright sheet, with either. The turned page therefore has the upright
sheet's left margin above, its right one below, its foot at the left and its head at the right; the page
number stands beside the type area, at the left, and its line runs downwards.

Where a blank page comes before 版记, neither has a number (7.5).
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Literal, TypeAlias

from lxml import etree

from fazhi_report.page import TWIPS, TYPE_AREA_WIDTH, gongwen, points, twips
from fazhi_report.writers.docx.bases import Base
from fazhi_report.writers.docx.package_form import MAIN_LINKS, RELATIONSHIPS, LinkedPart
from fazhi_report.writers.docx.paragraphs import end_section, paragraph
from fazhi_report.writers.docx.wordprocessing import name, serialize
from fazhi_report.writers.docx.xml_text import NOTHING, Markup, element, joined, part

_REFERENCE = name("footerReference")
_ID, _KIND = f"{{{RELATIONSHIPS}}}id", name("type")

# Where each margin of the upright page is when the page is turned.
_TURNED = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
_NO_ROOM = "0"  # the line below the cell with the number would else take room from the text

_SEVERAL = 16  # kinds of page of several bases


Kind: TypeAlias = Literal["upright", "turned", "unnumbered"]
"""How the pages of a section are: as usual, turned sideways, or without a number."""


def main_part(base: Base, placed: Iterable[tuple[Kind, Markup]]) -> Markup:
    """The main part of a document: its markup, with section breaks where the kind of page changes.

    What comes before a break ends with a paragraph, which takes it.
    """
    made: list[Markup] = []
    before: Kind = "upright"
    for kind, markup in placed:
        if kind != before and made:
            made[-1] = end_section(made[-1], _around(base, before)[1])
        before = kind
        made.append(markup)
    opening, section, closing = _around(base, before)
    return joined((opening, *made, section, closing))


@lru_cache(_SEVERAL)
def _around(base: Base, kind: Kind) -> tuple[Markup, Markup, Markup]:
    """What stands before the text in the main part, the properties of a section, what stands behind them."""
    root = deepcopy(base.main)
    section = root[0][-1]
    if kind == "turned":
        _turn(section, beside=base.numbers_pages)
    if _has_footers(base, kind):
        for reference in section.iter(_REFERENCE):
            reference.set(_ID, _link(kind, reference))
    root[0][:] = [etree.Element("text"), section, etree.Element("text")]
    opening, properties, closing = serialize(root).decode().split("<text/>")
    return Markup(opening), Markup(properties), Markup(closing)


def _has_footers(base: Base, kind: Kind) -> bool:
    """Whether pages of a kind have footers of their own.

    Footers that are not ours stay as they are when the page is turned: nobody knows what is in them.
    """
    return kind == "unnumbered" or (kind == "turned" and base.numbers_pages)


def footers(base: Base, kinds: Iterable[Kind]) -> Iterator[LinkedPart]:
    """The footers of kinds of page that have their own."""
    for kind in dict.fromkeys(kinds):
        if _has_footers(base, kind):
            yield from _footers(base, kind)


@lru_cache(_SEVERAL)
def _footers(base: Base, kind: Kind) -> tuple[LinkedPart, ...]:
    links = etree.fromstring(base.parts[MAIN_LINKS])
    targets = {link.get("Id"): f"word/{link.get('Target')}" for link in links}
    section = base.main[0][-1]
    margins = _part(section, "pgMar")
    made = []
    for reference in section.iter(_REFERENCE):
        usual = base.parts[targets[reference.get(_ID)]]
        content = _beside(usual, margins) if kind == "turned" else _bare(usual)
        link = _link(kind, reference)
        made.append(LinkedPart(link, "footer", f"word/{link}.xml", part("ftr", content)))
    return tuple(made)


def _turn(section: etree._Element, *, beside: bool) -> None:
    """Lay a section's paper on its side; `beside` says that its footer stands beside the type area."""
    paper, margins = _part(section, "pgSz"), _part(section, "pgMar")
    wide, high = paper.attrib[name("w")], paper.attrib[name("h")]
    paper.attrib.update({name("w"): high, name("h"): wide, name("orient"): "landscape"})
    old = dict(margins.attrib)
    margins.attrib.update({name(new): old[name(side)] for side, new in _TURNED.items()})
    if beside:
        margins.attrib.update({name("header"): _NO_ROOM, name("footer"): _NO_ROOM})
    # LibreOffice would put the lines of the grid, which don't fill this page, in its middle.
    for grid in section.iter(name("docGrid")):
        grid.attrib.pop(_KIND, None)


def _link(kind: Kind, reference: etree._Element) -> str:
    """The id of the footer that goes with an upright one: for all pages of a kind, or the even ones."""
    return f"footer{kind.capitalize()}{reference.attrib[_KIND].capitalize()}"


def _bare(upright: bytes) -> Markup:
    """The footer of an upright page with nothing printed."""
    style = _style(upright)
    return element("p", element("pPr", element("pStyle", val=style)) if style else NOTHING)


def _beside(upright: bytes, margins: etree._Element) -> Markup:
    """Our footer of an upright page in a cell beside the type area, its line running downwards."""
    line = twips(gongwen.PAGE_NUMBER.size)
    drop = points(gongwen.PAGE_NUMBER_DROP.value) * TWIPS
    foot, top = int(margins.attrib[name("bottom")]), margins.attrib[name("left")]
    wide, left = str(line), str(round(foot - drop - line / 2))
    place = element("tblpPr", vertAnchor="page", horzAnchor="page", tblpX=left, tblpY=top)
    sides = (element(side, w="0", type="dxa") for side in ("left", "right"))
    cell = element(
        "tc",
        element("tcPr", element("tcW", w=wide, type="dxa"), element("textDirection", val="tbRl")),
        _content(upright),
    )
    high = element("trHeight", val=str(round(TYPE_AREA_WIDTH)), hRule="exact")
    table = element(
        "tbl",
        element(
            "tblPr",
            place,
            element("tblW", w=wide, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *sides),
        ),
        element("tblGrid", element("gridCol", w=wide)),
        element("tr", element("trPr", high), cell),
    )
    return joined((table, paragraph(_style(upright))))


def _content(footer: bytes) -> Markup:
    """What stands inside the root of a footer."""
    text = footer.decode()
    return Markup(text[text.index(">", text.index("<w:ftr")) + 1 : text.rindex("</w:ftr>")])


def _style(footer: bytes) -> str:
    """The style of the first paragraph of a footer that has one; "" where none has."""
    styles = etree.fromstring(footer).iter(name("pStyle"))
    return next((each.get(name("val"), "") for each in styles), "")


def _part(whole: etree._Element, tag: str) -> etree._Element:
    return next(whole.iter(name(tag)))
