"""A DOCX as a package, opened in one place: what anybody may have made is not taken on trust.

Only parts that are asked for are unpacked, each up to a size; XML with a document type is refused, so that no
entity is ever expanded; relationships that lead out of the file are passed over. A file that can't be opened
gives a reason without words: whoever opens it says that in words and codes of its own.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from io import BytesIO

from lxml import etree

from fazhi_report.readers.docx_parts.wordml import STRICT, Element, TrapError, parsed
from fazhi_report.readers.file_marks import ARCHIVE, ENCRYPTED, OLE, PDF, RTF

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IS_ENCRYPTED = 0x1
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that packages know (OPC, annex B)
# What zipfile meets damaged archives with.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Reason(Enum):
    """Why a file can't be opened as a DOCX."""

    TOO_LARGE = auto()
    # Other files
    EMPTY = auto()
    OLD = auto()
    LOCKED = auto()
    PDF = auto()
    RTF = auto()
    MARKUP = auto()
    NO_PACKAGE = auto()
    # Packages
    BROKEN = auto()
    TOO_MANY_PARTS = auto()
    SAME_NAMES = auto()
    WORKBOOK = auto()
    SLIDES = auto()
    OPEN_DOCUMENT = auto()
    OFD = auto()
    NO_DOCUMENT = auto()
    # Parts
    NO_PART = auto()
    PART_LOCKED = auto()
    PART_BROKEN = auto()
    PART_TOO_LARGE = auto()
    SWELLS = auto()
    TOO_MANY_TAGS = auto()
    NO_XML = auto()
    TRAP = auto()
    STRICT = auto()


_OTHER_PACKAGES = {
    "xl/workbook.xml": Reason.WORKBOOK,
    "ppt/presentation.xml": Reason.SLIDES,
    "content.xml": Reason.OPEN_DOCUMENT,
    "OFD.xml": Reason.OFD,
}


class PackageError(Exception):
    """A file that can't be opened, or a part that can't be read, and why."""

    def __init__(self, reason: Reason, part: str = "", size: str = "", limit: str = "") -> None:
        """Take what is known."""
        super().__init__(reason.name, part)
        self.reason = reason
        self._known = {"part": part, "size": size, "limit": limit}

    def told(self, words: Mapping[Reason, tuple[str, ...]]) -> tuple[str, ...]:
        """What somebody says for the reason, those of a broken package if they have no words for it.

        {part}, {size} and {limit} in them stand for what is known: its name, and sizes with their unit.
        """
        return tuple(text.format_map(self._known) for text in words.get(self.reason, words[Reason.BROKEN]))


_SWELLING, _SMALL = 200, 2_000_000
"""How many times larger than packed a part of XML may be that is larger than so many bytes."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is taken: bytes of the file, parts and bytes of a part at most; Strict Open XML or not.

    `tags` is how many tags a part of XML may have: as a tree, each takes a hundred times the bytes it has.
    """

    file: int
    parts: int
    part: int
    strict: bool = True
    tags: int = 1_500_000


READING = Bounds(file=200_000_000, parts=5000, part=50_000_000)
"""For whoever reads the text, of which a thousand pages take less."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link of a part to another part of its package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a DOCX, by their names in any case."""

    def __init__(self, content: bytes, bounds: Bounds = READING) -> None:
        """Open a package.

        Raises:
            PackageError: the bytes are no package, or one beyond bounds. All that reads parts raises it too.

        """
        if len(content) > bounds.file:
            raise PackageError(Reason.TOO_LARGE, size=_megabytes(len(content)), limit=_megabytes(bounds.file))
        if not content.startswith(ARCHIVE):
            raise PackageError(_other(content))
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _DAMAGED:
            raise PackageError(Reason.BROKEN) from None
        entries = self._archive.infolist()
        if len(entries) > bounds.parts:
            raise PackageError(Reason.TOO_MANY_PARTS, size=str(len(entries)), limit=str(bounds.parts))
        # Names of parts differ in more than case (OPC, 6.2.2.3).
        self._entries = {_key(entry.filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise PackageError(Reason.SAME_NAMES)
        self._bounds = bounds
        self._links: dict[str, list[Relationship]] = {}

    # Parts by name

    def has(self, name: str) -> bool:
        """Whether there is a part."""
        return _key(name) in self._entries

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise PackageError(Reason.NO_PART, name)
        if entry.file_size > self._bounds.part:
            size, limit = map(_megabytes, (entry.file_size, self._bounds.part))
            raise PackageError(Reason.PART_TOO_LARGE, name, size, limit)
        if entry.flag_bits & _IS_ENCRYPTED:
            raise PackageError(Reason.PART_LOCKED, name)
        try:
            if entry.compress_type in _COMPRESSIONS:
                return self._archive.read(entry)
        except _DAMAGED:
            pass
        raise PackageError(Reason.PART_BROKEN, name)

    @property
    def size(self) -> int:
        """How many bytes all parts have together."""
        return sum(entry.file_size for entry in self._entries.values())

    def parts(self) -> dict[str, bytes]:
        """The bytes of every part by its name."""
        return {entry.filename: self.content(entry.filename) for entry in self._entries.values()}

    def tree(self, name: str) -> Element:
        """The root of a part of XML, in the names of usual OOXML, without comments."""
        entry = self._entries.get(_key(name))
        if entry and self._bounds.part >= entry.file_size > max(_SMALL, entry.compress_size * _SWELLING):
            raise PackageError(Reason.SWELLS, name, _megabytes(entry.file_size))
        content = self.content(name)
        if content.count(b"<") > self._bounds.tags:
            raise PackageError(Reason.TOO_MANY_TAGS, name)
        try:
            root = parsed(content, strict=self._bounds.strict)
        except TrapError:
            raise PackageError(Reason.TRAP, name) from None
        except (etree.XMLSyntaxError, ValueError):
            raise PackageError(Reason.NO_XML, name) from None
        if not self._bounds.strict and str(root.tag).startswith(f"{{{STRICT}"):
            raise PackageError(Reason.STRICT, name)
        return root

    def links(self, name: str) -> list[Relationship]:
        """The relationships of a part ("" for the package) that stay inside the package."""
        if name not in self._links:
            self._links[name] = list(self._linked(name))
        return self._links[name]

    def _linked(self, name: str) -> Iterator[Relationship]:
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(rels):
            return
        for each in self.tree(rels).iter(_RELATIONSHIP):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                kind = each.get("Type", "").rpartition("/")[2]
                yield Relationship(each.get("Id", ""), kind, target.lstrip("/"))

    def types(self) -> "ContentTypes":
        """The content types of the parts."""
        return ContentTypes(self.tree("[Content_Types].xml"))

    # The document

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text; only this one must be there."""
        linked = (link.target for link in self.links("") if link.kind == "officeDocument")
        found = next(filter(self.has, linked), "word/document.xml")
        others = (reason for mark, reason in _OTHER_PACKAGES.items() if self.has(mark))
        if other := next(others, None if self.has(found) else Reason.NO_DOCUMENT):
            raise PackageError(other)
        return found

    def document(self) -> Element:
        """The text itself, which nobody changes: it is read once."""
        return self._document

    @cached_property
    def _document(self) -> Element:
        return self.tree(self.main)

    def beside(self, kind: str) -> Element | None:
        """The part that is `kind` (styles, numbering, settings, theme) to the document; None without one."""
        targets = (link.target for link in self.links(self.main) if link.kind == kind)
        return next(map(self.tree, filter(self.has, targets)), None)

    def footers(self) -> dict[str, Element]:
        """The footers by their relationship ids."""
        return self.parts_of("footer")

    def parts_of(self, kind: str) -> dict[str, Element]:
        """The parts that are `kind` (footer, header) to the document, by their relationship ids."""
        links = (link for link in self.links(self.main) if link.kind == kind)
        return {link.id: self.tree(link.target) for link in links if self.has(link.target)}


class ContentTypes:
    """What the parts of a package are, by their names or else by how these end."""

    def __init__(self, root: Element) -> None:
        """Read the part that lists them."""
        self._parts = {
            _key(part): each.get("ContentType", "") for each in root if (part := each.get("PartName"))
        }
        self._suffixes = {
            suffix.casefold(): each.get("ContentType", "")
            for each in root
            if (suffix := each.get("Extension"))
        }

    def of(self, name: str) -> str:
        """The content type of a part; "" where none is stated."""
        return self._parts.get(_key(name)) or self._suffixes.get(_key(name).rpartition(".")[2], "")


def _key(name: str) -> str:
    return name.lstrip("/").casefold()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def _other(content: bytes) -> Reason:
    """What a file is that has not the first bytes of a package."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content:
        return Reason.EMPTY
    if content.startswith(OLE):
        return Reason.LOCKED if ENCRYPTED in content else Reason.OLD
    marks = {PDF: Reason.PDF, RTF: Reason.RTF, b"<": Reason.MARKUP}
    return next((reason for mark, reason in marks.items() if start.startswith(mark)), Reason.NO_PACKAGE)
