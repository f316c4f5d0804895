"""The base document: every style, setting and footer of a DOCX, made from the figures in `gongwen`.

`python -m fazhi_report.writers.docx.base_document templates/base.docx` writes it anew after a change. The
DOCX writer reads that file and adds the text, so formatting is decided here and in `style_sheet` only.
"""

import io
import sys
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from lxml import etree

from fazhi_report.page import gongwen, points, twips
from fazhi_report.readers.docx_parts import Package
from fazhi_report.writers.docx import style_sheet
from fazhi_report.writers.docx.archive import pack
from fazhi_report.writers.docx.file_properties import LANGUAGE, PROPERTIES, core_properties
from fazhi_report.writers.docx.wordprocessing import serialize
from fazhi_report.writers.docx.xml_text import NAMESPACE

_W = f'xmlns:w="{NAMESPACE}"'
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}


def build() -> bytes:
    """The base document, an empty report; the bytes are the same at every call."""
    document = docx.Document()
    _keep_known(document.part.rels)
    _keep_known(document.part.package.rels)
    _replace(document.styles.element, style_sheet.style_sheet())
    _replace(document.settings.element, _settings())
    _add_font_table(document)
    _set_page(document)
    _set_footers(document)
    saved = io.BytesIO()
    document.save(saved)
    parts = {name: _tidy(part) for name, part in Package(saved.getvalue()).parts().items()}
    return pack({**parts, PROPERTIES: core_properties("", "")})


def _millimetres(value: float) -> int:
    """Millimetres in twips."""
    return twips(points(value))


def footer_distance() -> int:
    """Twips from the paper's lower edge to the line of the page number, as high as its characters.

    Clause 7.5 measures down to the dashes, and they stand halfway up that line.
    """
    below = gongwen.MARGIN_BOTTOM.value - gongwen.PAGE_NUMBER_DROP.value
    return _millimetres(below) - twips(gongwen.PAGE_NUMBER.size / 2)


def _keep_known(relationships: Relationships) -> None:
    """Drop python-docx's theme, thumbnail, numbering and the like: unlinked parts are not saved."""
    for key in [key for key, link in relationships.items() if link.reltype not in _KEPT]:
        del relationships[key]


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """Give an element the content of another one."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _settings() -> str:
    # Compatibility mode 15 is Word 2013 and later; a file without it opens in "compatibility mode".
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(gongwen.FIRST_LINE_INDENT.value * gongwen.BODY.size)}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/></w:settings>'
    )


def _add_font_table(document: Document) -> None:
    table = style_sheet.font_table().encode()
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width = Twips(_millimetres(gongwen.PAPER_WIDTH.value))
    section.page_height = Twips(_millimetres(gongwen.PAPER_HEIGHT.value))
    section.top_margin = Twips(_millimetres(gongwen.MARGIN_TOP.value))
    section.bottom_margin = Twips(_millimetres(gongwen.MARGIN_BOTTOM.value))
    section.left_margin = Twips(_millimetres(gongwen.MARGIN_LEFT.value))
    section.right_margin = Twips(_millimetres(gongwen.MARGIN_RIGHT.value))
    section.footer_distance = Twips(footer_distance())
    properties = document.element.body.sectPr
    for mark in list(properties.attrib):  # python-docx's revision marks
        del properties.attrib[mark]
    properties.remove(properties.find(qn("w:docGrid")))
    properties.append(
        parse_xml(f'<w:docGrid {_W} w:type="lines" w:linePitch="{twips(gongwen.LINE_PITCH.value)}"/>')
    )


def _set_footers(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, style in (
        (section.footer, style_sheet.FOOTER_ODD_STYLE),
        (section.even_page_footer, style_sheet.FOOTER_EVEN_STYLE),
    ):
        footer.is_linked_to_previous = False
        _replace(footer.part.element, _footer(style))


def _footer(style: str) -> str:
    """A footer of one line, the page number between two 一字线."""
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{dash.format('— ')}{number}{dash.format(' —')}</w:p></w:ftr>"
    )


def _tidy(part: bytes) -> bytes:
    """A part without the namespaces that only dropped content used."""
    root = etree.fromstring(part)
    root.attrib.pop(_IGNORABLE, None)
    etree.cleanup_namespaces(root)
    return serialize(root)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build())
