"""What a copy for review has besides marks: changes are recorded, and it carries what it was printed from."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from fazhi_report.readers.docx import CARRIED
from fazhi_report.writers.docx.package_form import CUSTOM_FOLDER, RELATIONSHIPS, LinkedPart, relationships
from fazhi_report.writers.docx.wordprocessing import name, serialize
from fazhi_report.writers.docx.xml_text import DECLARATION, escaped, quoted

SETTINGS = "word/settings.xml"

# What may stand before it by the schema (ECMA-376, part 1, 17.15.1.78), of all that a base has.
_BEFORE = frozenset(
    map(
        name,
        (
            *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
            *("mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader"),
            *("bordersDoNotSurroundFooter", "gutterAtTop"),
        ),
    )
)


def recording(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The settings of a package, by which a program records what is changed."""
    root = etree.fromstring(parts[SETTINGS])
    at = sum(child.tag in _BEFORE for child in root)
    root.insert(at, etree.Element(name("trackRevisions")))
    return {SETTINGS: serialize(root)}


# Programs that keep such parts know them by this; a fixed one makes the same bytes every time.
_ITEM = "{D5C0A9F4-7B0E-4C5D-9A55-2C1D5F3E8A61}"
_ITEM_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def carried(lines: Sequence[str]) -> Iterator[LinkedPart]:
    """The parts that hold a text, line by line, for whoever gets the copy back."""
    told = "".join(f"<line>{escaped(line)}</line>" for line in lines)
    text = f"{DECLARATION}<text xmlns={quoted(CARRIED)}>{told}</text>"
    item = f"{DECLARATION}<ds:datastoreItem ds:itemID={quoted(_ITEM)} xmlns:ds={quoted(_ITEM_SPACE)}/>"
    links = relationships({"rId1": (f"{RELATIONSHIPS}/customXmlProps", "itemProps1.xml")})
    yield LinkedPart("carried", "customXml", f"{CUSTOM_FOLDER}item1.xml", text.encode())
    yield LinkedPart("", "customXmlProperties", f"{CUSTOM_FOLDER}itemProps1.xml", item.encode())
    yield LinkedPart("", "relationships", f"{CUSTOM_FOLDER}_rels/item1.xml.rels", links)
