"""The recording of changes (修订), switched on in the settings of a document."""

from collections.abc import Mapping

from lxml import etree

from fazhi_report.writers.docx.wordprocessing import name, serialize

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
