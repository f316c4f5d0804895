"""What the base document and the DOCX writer agree on: style ids, file properties, the package's form."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from fazhi_report.page import ISSUER_MARK_SIZES

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LANGUAGE = "zh-CN"

PROPERTIES = "docProps/core.xml"
"""Name of the part that holds title, author and times."""

BODY_STYLE = "BodyText"

TITLE_STYLES: Mapping[int, str] = MappingProxyType(
    {1: "TitleOneLine", 2: "Title", 3: "TitleThreeLines", 4: "TitleFourLines"}
)
"""Paragraph style of a title by its number of lines: each keeps the text below it on the grid.

Two lines are the common case (office and matter), so they have Word's own title style.
"""

ADDRESSED_TITLE_STYLES: Mapping[int, str] = MappingProxyType(
    {lines: f"{style}Addressed" for lines, style in TITLE_STYLES.items()}
)
"""Paragraph style, by its number of lines, of a title that has the addressees below it."""

ADDRESSEES_STYLE = "Addressees"

ANNEX_LIST_STYLE = "AnnexList"
"""Paragraph style of the line that names the only annex."""

ANNEX_LIST_STYLES = ("AnnexListFirst", "AnnexListNext")
ANNEX_LIST_TEN_STYLES = ("AnnexListFirstOfTen", "AnnexListNextOfTen")
"""Paragraph styles of the lines that name the first of several annexes and the others; of ten or more."""

ANNEX_LABEL_STYLE = "AnnexLabel"
"""Paragraph style of the label 附件, which begins the page of an annex."""

TABLE_STYLE = "AnnexTable"
TABLE_CAPTION_STYLE = "TableCaption"
"""Paragraph style of what stands above a table."""

TABLE_HEADING_STYLE, TABLE_TEXT_STYLE = "TableHeading", "TableText"
"""Paragraph styles of the cells in the first row of a table and in the others."""

TABLE_NUMBER_STYLE, TABLE_ORDINAL_STYLE = "TableNumber", "TableOrdinal"
"""Paragraph styles of the cells of columns of numbers, and of the one that counts the rows."""

TABLE_END_STYLE = "TableEnd"
"""Paragraph style of the empty paragraph that Word wants below a table; it takes hardly any room."""

COMMENT_STYLE, COMMENT_REFERENCE_STYLE = "CommentText", "CommentReference"
"""Paragraph style of the text of a comment, and character style of the mark that it hangs on."""

LETTERHEAD_LINE_STYLE = "LetterheadLine"
"""Paragraph style of a line above 发文机关标志 that nothing stands on."""

COPY_NUMBER_STYLE, SECRECY_STYLE, URGENCY_STYLE = "CopyNumber", "Secrecy", "Urgency"

ISSUER_MARK_STYLES = tuple(f"IssuerMark{step}" for step in range(1, len(ISSUER_MARK_SIZES) + 1))
"""Paragraph styles of 发文机关标志, the first for the shortest names."""

NUMBER_STYLE, SIGNER_STYLE = "DocumentNumber", "SignerName"
"""Paragraph style of the lines of 发文字号 and 签发人, and character style of the names."""

RED_RULE_STYLE, NO_RULE_STYLE = "RedRule", "RedRulePreprinted"
"""Paragraph styles of the red rule, and of its room on paper that has one."""

SIGNATURE_STYLE, SEALED_SIGNATURE_STYLE = "OfficeSignature", "OfficeSignatureSealed"
DATE_STYLE, SEALED_DATE_STYLE = "SignatureDate", "SignatureDateSealed"
LONE_DATE_STYLE, SEALED_LONE_DATE_STYLE = "SignatureDateAlone", "SignatureDateAloneSealed"
"""Paragraph styles of 署名, of the date below it, and of a date without 署名."""

REMARK_STYLE = "Remark"

IMPRINT_STYLE = "ImprintTable"
IMPRINT_COPIES_STYLE, IMPRINT_OFFICE_STYLE = "ImprintCopies", "ImprintOffice"
IMPRINT_ANCHOR_STYLE, IMPRINT_PAGE_STYLE = "ImprintAnchor", "ImprintPage"
"""Paragraph style of the empty paragraph that 版记 hangs on: as the page comes, or on a new page."""

HEADING_STYLES: Mapping[int, str] = MappingProxyType({level: f"Heading{level}" for level in (1, 2, 3, 4)})
"""Paragraph style of a heading by its level (一、 （一） 1. （1）)."""

RUN_IN_STYLES: Mapping[int, str] = MappingProxyType({level: f"RunInHeading{level}" for level in (1, 2, 3, 4)})
"""Character style, by level, of a heading that runs in at the start of its paragraph."""

_PROPERTY_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

# A zip file cannot name an earlier day; any fixed one makes the same input give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LEVEL = 6


def serialize(root: etree._Element) -> bytes:
    """A part of a package as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def core_properties(title: str, author: str, time: datetime | None = None) -> bytes:
    """The part `PROPERTIES`; `time`, in UTC, is when the document was made and last changed."""
    prefixes = _PROPERTY_NAMESPACES
    root = etree.Element(f"{{{prefixes['cp']}}}coreProperties", nsmap=prefixes)
    for name, value in (("title", title), ("creator", author), ("language", LANGUAGE)):
        if value:
            etree.SubElement(root, f"{{{prefixes['dc']}}}{name}").text = value
    for name in ("created", "modified") if time else ():
        moment = etree.SubElement(root, f"{{{prefixes['dcterms']}}}{name}")
        moment.set(f"{{{prefixes['xsi']}}}type", "dcterms:W3CDTF")
        moment.text = f"{time:%Y-%m-%dT%H:%M:%SZ}"
    return serialize(root)


def relationships(links: Mapping[str, tuple[str, str]]) -> bytes:
    """A part of relationships: by the id of each its type and its target."""
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
    for key, (kind, target) in links.items():
        link = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        for attribute, value in (("Id", key), ("Type", kind), ("Target", target)):
            link.set(attribute, value)
    return serialize(root)


def content_types(defaults: Mapping[str, str], parts: Mapping[str, str]) -> bytes:
    """The part of content types: by suffix, and by the name of a part."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for suffix, kind in defaults.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=suffix, ContentType=kind)
    for part, kind in parts.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
    return serialize(root)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of the named parts: content types and root relationships first, the rest by name.

    The same bytes as zipfile would write; parts that are the same in every report are deflated once.
    """
    first = ("[Content_Types].xml", "_rels/.rels")
    names = (*first, *sorted(name for name in parts if name not in first))
    packed: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in names:
        content = parts[name]
        deflated, checksum = (_deflated_once if name in _STATIC else _deflated)(content)
        raw = name.encode()
        sizes = (checksum, len(deflated), len(content), len(raw), 0)
        packed += (_LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 33, *sizes), raw, deflated)
        directory += (
            _CENTRAL.pack(b"PK\1\2", 20, _UNIX, 20, 0, 8, 0, 33, *sizes, 0, 0, 0, 0o600 << 16, offset),
            raw,
        )
        offset += _LOCAL.size + len(raw) + len(deflated)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(names), len(names), size, offset, 0)
    return b"".join((*packed, *directory, end))


_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_STATIC = frozenset(
    (
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
    )
    + (
        "word/fontTable.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/theme/theme1.xml",
    )
    + ("word/numbering.xml", "word/webSettings.xml")
)


def _deflated(content: bytes) -> tuple[bytes, int]:
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return compressor.compress(content) + compressor.flush(), zlib.crc32(content)


_deflated_once = lru_cache(maxsize=64)(_deflated)


def unpack(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
