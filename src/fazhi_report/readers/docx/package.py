"""A DOCX as a package: its parts by what they are to the document, read within limits."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NoReturn

from lxml import etree

from fazhi_report.readers.docx.wordml import Element, TrapError, parsed

MOST_PARTS = 5000
LARGEST_PART = 50_000_000
"""Bytes; the text of a thousand pages takes less."""

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1
_OTHER_PACKAGES = {
    "xl/workbook.xml": "Excel 工作簿",
    "ppt/presentation.xml": "演示文稿",
    "content.xml": "OpenDocument 文件",
    "OFD.xml": "OFD 文件",
}
_DAMAGED = "用 WPS 或 Word 打开，另存为新的 .docx 再检查"


class UnreadableError(Exception):
    """A file that can't be audited: the code, what it is or what is wrong with it, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Take what is to be told."""
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Package:
    """The parts of a DOCX. What is missing is None; only the document itself must be there."""

    def __init__(self, content: bytes) -> None:
        """Open a package.

        Raises:
            UnreadableError: the bytes are no DOCX.

        """
        _refuse_others(content)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            names = self._archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            _damaged("压缩包已损坏")
        if len(names) > MOST_PARTS:
            _damaged(f"里面有 {len(names)} 个文件，超过 {MOST_PARTS} 个")
        self._names = {name.lstrip("/").casefold(): name for name in names}
        self._document = self._main(names)

    def _main(self, names: list[str]) -> str:
        targets = self._related("", "/officeDocument")
        found = next((target for target in targets.values() if self._has(target)), "word/document.xml")
        other = next((kind for mark, kind in _OTHER_PACKAGES.items() if mark in names), "")
        if other or not self._has(found):
            message = f"这是{other}，不是 .docx 文件" if other else "压缩包里没有文档正文，不是 .docx 文件"
            raise UnreadableError("FZ508", message, "在 WPS 或 Word 里另存为 .docx")
        return found

    def document(self) -> Element:
        """The text itself."""
        found = self._read(self._document)
        assert found is not None, "looked up when the package was opened"  # noqa: S101
        return found

    def part(self, kind: str) -> Element | None:
        """The part that is `kind` (styles, numbering, settings, theme) to the document."""
        targets = self._related(self._document, f"/{kind}")
        return next((root for target in targets.values() if (root := self._read(target)) is not None), None)

    def footers(self) -> dict[str, Element]:
        """The footers by their relationship ids."""
        targets = self._related(self._document, "/footer")
        return {key: root for key, target in targets.items() if (root := self._read(target)) is not None}

    def _has(self, name: str) -> bool:
        return name.casefold() in self._names

    def _related(self, part: str, kind: str) -> dict[str, str]:
        folder, file = posixpath.split(part)
        root = self._read(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for each in () if root is None else root.iter(_RELATIONSHIPS):
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                found[each.get("Id", "")] = target.lstrip("/")
        return found

    def _read(self, name: str) -> Element | None:
        """The root of a part; None where there is none."""
        stored = self._names.get(name.casefold())
        if stored is None:
            return None
        try:
            if self._archive.getinfo(stored).flag_bits & _IS_ENCRYPTED:
                raise UnreadableError("FZ509", "压缩包设了密码", "去掉密码再检查")
            with self._archive.open(stored) as file:
                content = file.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            _damaged(f"里面的 {stored} 已损坏")
        if len(content) > LARGEST_PART:
            _damaged(f"里面的 {stored} 超过 {LARGEST_PART // 1_000_000} MB")
        try:
            return parsed(content)
        except TrapError:
            raise UnreadableError(
                "FZ509", f"里面的 {stored} 带有文档类型声明（DTD），可能是恶意文件", "不要打开，核对来源"
            ) from None
        except (etree.XMLSyntaxError, ValueError):
            _damaged(f"里面的 {stored} 不是合格的 XML")


def _damaged(message: str) -> NoReturn:
    raise UnreadableError("FZ509", message, _DAMAGED) from None


def _refuse_others(content: bytes) -> None:
    """Say what a file is that has not the first bytes of a package."""
    if content.startswith(b"PK"):
        return
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content:
        kind, hint = "空文件", "核对文件"
    elif content.startswith(_OLE):
        locked = _ENCRYPTED in content
        kind = "设了密码的文档" if locked else "旧格式的文档（.doc、.wps）"
        hint = "去掉密码再检查" if locked else "在 WPS 或 Word 里另存为 .docx"
    elif start.startswith(b"%PDF"):
        kind, hint = "PDF", "检查生成它的 .docx；PDF 的版面用 --render 看"
    elif start.startswith(b"{\\rtf"):
        kind, hint = "RTF 文档", "在 WPS 或 Word 里另存为 .docx"
    elif start.startswith(b"<"):
        kind, hint = "网页或 XML", "在 WPS 或 Word 里另存为 .docx"
    else:
        kind, hint = "别的格式", "核对文件；版式检查只读 .docx"
    verb = "这是" if kind != "别的格式" else "这不是 .docx 文件，是"
    raise UnreadableError("FZ508", f"{verb}{kind}", hint)
