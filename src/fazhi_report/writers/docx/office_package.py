"""An office's own DOCX file, read with care: what anybody may have made is not taken on trust.

Only the parts that are asked for are unpacked, each up to a size; XML with a document type is refused, so
that no entity is ever expanded; relationships that lead out of the file are passed over.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import NoReturn

from lxml import etree

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.writers.docx.xml_text import NAMESPACE

_STRICT = "http://purl.oclc.org/ooxml/"
_DOCUMENTS = {
    f"application/vnd.{kind}.main+xml"
    for kind in (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
    )
}
_LARGEST_FILE, _LARGEST_PART = 20_000_000, 10_000_000  # bytes, the part unpacked
_MOST_PARTS = 3_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN = "用 WPS 或 Word 打开，另存为 DOCX"


class ReferenceDocumentError(Exception):
    """A reference document that can't be used: why, and what to do, both in Chinese (FZ506)."""

    def __init__(self, message: str, hint: str) -> None:
        """Tell both."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def at(self, file: str) -> Diagnostic:
        """The fault of a file."""
        return Diagnostic.of_file(file, "FZ506", self.message, self.hint)


def refuse(message: str, hint: str = _SAVE_AGAIN) -> NoReturn:
    """Say that a reference document can't be used, and what to do.

    Raises:
        ReferenceDocumentError: always.

    """
    raise ReferenceDocumentError(message, hint)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link of a part to another part of its package."""

    id: str
    kind: str
    target: str


class OfficePackage:
    """The parts of a DOCX file."""

    def __init__(self, content: bytes) -> None:
        """Open a file.

        Raises:
            ReferenceDocumentError: it is no DOCX, or too large, or encrypted.

        """
        if len(content) > _LARGEST_FILE:
            size = f"{len(content) / 1_000_000:.0f} MB"
            refuse(f"参考文件太大（{size}）", "删去其中的图片和正文，只留样式")
        if content.startswith(_OLE):
            _refuse_old(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            refuse("参考文件不是 DOCX，或者是坏的")
        entries = self._zip.infolist()
        # Names of parts differ in more than case (OPC, 6.2.2.3).
        self._entries = {entry.filename.lower(): entry for entry in entries}
        if len(entries) > _MOST_PARTS or len(self._entries) != len(entries):
            refuse("参考文件里的部件太多，或者有同名的部件")
        self._types = _Types(self.tree("[Content_Types].xml"))
        self.main = self._main()

    def _main(self) -> str:
        for link in self.links(""):
            if link.kind == "officeDocument":
                if self._types.of(link.target) not in _DOCUMENTS:
                    refuse("参考文件不是文字文档")
                return link.target
        refuse("参考文件不是 DOCX，或者是坏的")

    @property
    def has_macros(self) -> bool:
        """Whether there is code in the file."""
        return any(link.kind == "vbaProject" for link in self.links(self.main))

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            ReferenceDocumentError: there is none, or it can't be unpacked.

        """
        entry = self._entries.get(name.lower())
        if entry is None:
            refuse(f"参考文件缺少部件 {name}")
        if entry.file_size > _LARGEST_PART:
            size = f"{entry.file_size / 1_000_000:.0f} MB"
            refuse(f"参考文件的部件 {name} 太大（{size}）", "删去正文和图片，只留样式")
        if entry.flag_bits & 1:
            refuse("参考文件加了密码", "去掉密码，另存为 DOCX")
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError):
            _broken(name)

    def tree(self, name: str) -> etree._Element:
        """A part of XML, without comments and processing instructions."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError:
            _broken(name)
        if root.getroottree().docinfo.doctype:
            refuse(f"参考文件的部件 {name} 带有 DTD，不予采用")
        return root

    def document_tree(self, name: str, tag: str) -> etree._Element:
        """A part of WordprocessingML whose root is an element of that name."""
        root = self.tree(name)
        if root.tag == f"{{{NAMESPACE}}}{tag}":
            return root
        if isinstance(root.tag, str) and root.tag.startswith(f"{{{_STRICT}"):
            hint = "另存时保存类型选“Word 文档（*.docx）”，不选“Strict Open XML”"
            refuse("参考文件是 Strict Open XML 格式，认不得", hint)
        return _broken(name)

    def links(self, name: str) -> list[Relationship]:
        """The relationships of a part ("" for the package) that stay inside the package."""
        folder, _, file = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels.lower() not in self._entries:
            return []
        found = []
        for link in self.tree(rels):
            kind = link.get("Type", "").rpartition("/")[2]
            target = link.get("Target", "")
            if link.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(Relationship(link.get("Id", ""), kind, path))
        return found

    def linked(self, name: str, kind: str) -> str | None:
        """The part that another has one relationship of a kind to."""
        return next((link.target for link in self.links(name) if link.kind == kind), None)


class _Types:
    """The content types of the parts."""

    def __init__(self, root: etree._Element) -> None:
        self._parts = {
            part.lstrip("/").lower(): each.get("ContentType", "")
            for each in root
            if (part := each.get("PartName"))
        }
        self._suffixes = {
            suffix.lower(): each.get("ContentType", "") for each in root if (suffix := each.get("Extension"))
        }

    def of(self, name: str) -> str:
        return self._parts.get(name.lower()) or self._suffixes.get(name.lower().rpartition(".")[2], "")


def _refuse_old(content: bytes) -> NoReturn:
    if _ENCRYPTED in content:
        refuse("参考文件加了密码", "去掉密码，另存为 DOCX")
    refuse("参考文件是旧的 DOC、WPS 格式，不是 DOCX")


def _broken(name: str) -> NoReturn:
    refuse(f"参考文件是坏的：读不了部件 {name}")
