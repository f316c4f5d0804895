"""WordprocessingML as elements: what was there before is read, changed and written again."""

from lxml import etree

from fazhi_report.writers.docx.xml_text import NAMESPACE


def name(tag: str) -> str:
    """The name of an element or attribute, with its namespace."""
    return f"{{{NAMESPACE}}}{tag}"


def serialize(root: etree._Element) -> bytes:
    """A part of a package as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
