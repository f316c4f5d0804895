"""Pages turned sideways in a DOCX: sections of their own, whose page number keeps its place on the sheet.

A table that stands sideways (GB/T 9704—2012, 8) has its head at the binding edge of odd pages and at the fore
edge of even ones: the left edge of the upright sheet, with either. The turned page therefore has the upright
sheet's left margin above, its right one below, its foot at the left and its head at the right; the page
number stands beside the type area, at the left, and its line runs downwards.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from fazhi_report import gongwen
from fazhi_report.writers.paragraphs import add, name, paragraph
from fazhi_report.writers.styles import TYPE_AREA_WIDTH, twips
from fazhi_report.writers.wordprocessing import NAMESPACE, serialize

_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_REFERENCE = name("footerReference")
_ID, _KIND = f"{{{_RELATIONSHIPS}}}id", name("type")

# Where each margin of the upright page is when the page is turned.
_TURNED = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
_NO_ROOM = "0"  # the line below the cell with the number would else take room from the text


class Sections:
    """The sections of a document, upright and turned, and the footers of those that are turned."""

    def __init__(self, upright: etree._Element) -> None:
        """Take the properties of the upright section."""
        self._upright = upright
        self._used = False
        self._last = upright

    def divided(self, elements: Iterable[tuple[bool, etree._Element]]) -> Iterator[etree._Element]:
        """Elements with section breaks where the page turns; each says whether its page is turned.

        What comes before a turn ends with a paragraph, which takes the break.
        """
        before, last = False, None
        for turned, element in elements:
            if turned != before and last is not None:
                last[0].append(self._properties(turned=before))
            before, last = turned, element
            yield element
        self._last = self._properties(turned=before)

    @property
    def last(self) -> etree._Element:
        """The properties of the section that the document ends with, once it is divided."""
        return self._last

    def _properties(self, *, turned: bool) -> etree._Element:
        made = deepcopy(self._upright)
        if not turned:
            return made
        self._used = True
        for reference in made.iter(_REFERENCE):
            reference.set(_ID, _link(reference))
        paper, margins = _part(made, "pgSz"), _part(made, "pgMar")
        wide, high = paper.attrib[name("w")], paper.attrib[name("h")]
        paper.attrib.update({name("w"): high, name("h"): wide, name("orient"): "landscape"})
        old = dict(margins.attrib)
        margins.attrib.update({name(new): old[name(side)] for side, new in _TURNED.items()})
        margins.attrib.update({name("header"): _NO_ROOM, name("footer"): _NO_ROOM})
        # LibreOffice would put the lines of the grid, which don't fill this page, in its middle.
        _part(made, "docGrid").attrib.pop(_KIND, None)
        return made

    def parts(self, base: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of the package that the footers take, given those of the base document."""
        if not self._used:
            return {}
        types, links = (etree.fromstring(base[part]) for part in (_TYPES, _LINKS))
        targets = {link.get("Id"): f"word/{link.get('Target')}" for link in links}
        made = {}
        for reference in self._upright.iter(_REFERENCE):
            part = f"word/{_link(reference)}.xml"
            made[part] = _footer(base[targets[reference.get(_ID)]], _part(self._upright, "pgMar"))
            etree.SubElement(
                types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{part}", ContentType=_CONTENT_TYPE
            )
            etree.SubElement(
                links,
                f"{{{links.nsmap[None]}}}Relationship",
                Id=_link(reference),
                Type=f"{_RELATIONSHIPS}/footer",
                Target=part.rpartition("/")[2],
            )
        return {_TYPES: serialize(types), _LINKS: serialize(links), **made}


def _link(reference: etree._Element) -> str:
    """The id of the footer of turned pages that goes with an upright one: for all pages, or even ones."""
    return f"footerTurned{reference.attrib[_KIND].capitalize()}"


def _footer(upright: bytes, margins: etree._Element) -> bytes:
    """The footer of an upright page in a cell beside the type area, its line running downwards."""
    root = etree.Element(name("ftr"), nsmap={"w": NAMESPACE})
    line = twips(gongwen.PAGE_NUMBER.size)
    drop = gongwen.PAGE_NUMBER_DROP.value * 72 / 25.4 * 20
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
    lines = list(etree.fromstring(upright))
    cell.extend(lines)
    root.append(paragraph(_part(lines[0], "pStyle").attrib[name("val")]))
    return serialize(root)


def _part(whole: etree._Element, tag: str) -> etree._Element:
    return next(whole.iter(name(tag)))
