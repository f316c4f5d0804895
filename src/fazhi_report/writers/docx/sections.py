"""Sections of a DOCX: upright pages, pages turned sideways, and pages without a number.

A table that stands sideways (GB/T 9704—2012, 8) has its head at the binding edge of odd pages and at the fore
edge of even ones: the left edge of the upright sheet, with either. The turned page therefore has the upright
sheet's left margin above, its right one below, its foot at the left and its head at the right; the page
number stands beside the type area, at the left, and its line runs downwards.

Where a blank page comes before 版记, neither has a number (7.5).
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Literal, TypeAlias

from lxml import etree

from fazhi_report.page import TWIPS, TYPE_AREA_WIDTH, gongwen, points, twips
from fazhi_report.writers.docx.paragraphs import add, name, paragraph
from fazhi_report.writers.docx.wordprocessing import NAMESPACE, serialize

_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_REFERENCE = name("footerReference")
_ID, _KIND = f"{{{_RELATIONSHIPS}}}id", name("type")

# Where each margin of the upright page is when the page is turned.
_TURNED = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
_NO_ROOM = "0"  # the line below the cell with the number would else take room from the text


Kind: TypeAlias = Literal["upright", "turned", "unnumbered"]
"""How the pages of a section are: as usual, turned sideways, or without a number."""


class Sections:
    """The sections of a document, and the footers of those that are not as usual."""

    def __init__(self, upright: etree._Element, *, numbered: bool = True) -> None:
        """Take the properties of the upright section; `numbered` says that its footers are our page number.

        Other footers stay as they are when the page is turned: nobody knows what is in them.
        """
        self._upright = upright
        self._numbered = numbered
        self._used: dict[Kind, None] = {}
        self._last = upright

    def divided(self, elements: Iterable[tuple[Kind, etree._Element]]) -> Iterator[etree._Element]:
        """Elements with section breaks where the kind of page changes.

        What comes before a break ends with a paragraph, which takes it.
        """
        before: Kind = "upright"
        last = None
        for kind, element in elements:
            if kind != before and last is not None:
                last[0].append(self._properties(before))
            before, last = kind, element
            yield element
        self._last = self._properties(before)

    @property
    def last(self) -> etree._Element:
        """The properties of the section that the document ends with, once it is divided."""
        return self._last

    def _properties(self, kind: Kind) -> etree._Element:
        made = deepcopy(self._upright)
        if kind == "upright":
            return made
        if kind == "turned":
            _turn(made, beside=self._numbered)
        if kind == "unnumbered" or self._numbered:
            self._used[kind] = None
            for reference in made.iter(_REFERENCE):
                reference.set(_ID, _link(kind, reference))
        return made

    def parts(self, base: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of the package that the footers take, given those of the base document."""
        if not self._used:
            return {}
        types, links = (etree.fromstring(base[part]) for part in (_TYPES, _LINKS))
        targets = {link.get("Id"): f"word/{link.get('Target')}" for link in links}
        margins = _part(self._upright, "pgMar")
        made = {}
        for kind in self._used:
            for reference in self._upright.iter(_REFERENCE):
                part = f"word/{_link(kind, reference)}.xml"
                usual = etree.fromstring(base[targets[reference.get(_ID)]])
                made[part] = _beside(usual, margins) if kind == "turned" else _bare(usual)
                etree.SubElement(
                    types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{part}", ContentType=_CONTENT_TYPE
                )
                etree.SubElement(
                    links,
                    f"{{{links.nsmap[None]}}}Relationship",
                    Id=_link(kind, reference),
                    Type=f"{_RELATIONSHIPS}/footer",
                    Target=part.rpartition("/")[2],
                )
        return {_TYPES: serialize(types), _LINKS: serialize(links), **made}


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


def _bare(upright: etree._Element) -> bytes:
    """The footer of an upright page with nothing printed."""
    root = etree.Element(name("ftr"), nsmap={"w": NAMESPACE})
    style = next((each.get(name("val"), "") for each in upright.iter(name("pStyle"))), "")
    root.append(paragraph(style) if style else etree.Element(name("p")))
    return serialize(root)


def _beside(upright: etree._Element, margins: etree._Element) -> bytes:
    """The footer of an upright page in a cell beside the type area, its line running downwards."""
    root = etree.Element(name("ftr"), nsmap={"w": NAMESPACE})
    line = twips(gongwen.PAGE_NUMBER.size)
    drop = points(gongwen.PAGE_NUMBER_DROP.value) * TWIPS
    foot, top = int(margins.attrib[name("bottom")]), margins.attrib[name("left")]
    table = add(root, "tbl")
    properties = add(table, "tblPr")
    add(
        properties,
        "tblpPr",
        vertAnchor="page",
        horzAnchor="page",
        tblpX=str(round(foot - drop - line / 2)),
        tblpY=top,
    )
    add(properties, "tblW", w=str(line), type="dxa")
    add(properties, "tblLayout", type="fixed")
    sides = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(sides, side, w="0", type="dxa")
    add(add(table, "tblGrid"), "gridCol", w=str(line))
    row = add(table, "tr")
    add(add(row, "trPr"), "trHeight", val=str(round(TYPE_AREA_WIDTH)), hRule="exact")
    cell = add(row, "tc")
    cell_properties = add(cell, "tcPr")
    add(cell_properties, "tcW", w=str(line), type="dxa")
    add(cell_properties, "textDirection", val="tbRl")
    lines = list(upright)
    cell.extend(lines)
    root.append(paragraph(_part(lines[0], "pStyle").attrib[name("val")]))
    return serialize(root)


def _part(whole: etree._Element, tag: str) -> etree._Element:
    return next(whole.iter(name(tag)))
