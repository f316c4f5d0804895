"""An office's own DOCX file as a reference document: what it must be, and what is said where it is not."""

from collections.abc import Mapping
from functools import cached_property
from typing import NoReturn

from lxml import etree

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.docx_parts import Bounds, Package, PackageError, Reason
from fazhi_report.writers.docx.wordprocessing import name

_DOCUMENTS = {
    f"application/vnd.{kind}.main+xml"
    for kind in (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
    )
}
# Its parts are carried into every report, in the names that they have.
_BOUNDS = Bounds(file=20_000_000, parts=3_000, part=10_000_000, strict=False)
_SAVE_AGAIN = "用 WPS 或 Word 打开，另存为 DOCX"
_UNLOCK = ("参考文件加了密码", "去掉密码，另存为 DOCX")
_PARTS = ("参考文件里的部件太多，或者有同名的部件", _SAVE_AGAIN)
_BROKEN_PART = ("参考文件是坏的：读不了部件 {part}", _SAVE_AGAIN)
_WORDS: Mapping[Reason, tuple[str, str]] = {
    Reason.TOO_LARGE: ("参考文件太大（{size}）", "删去其中的图片和正文，只留样式"),
    Reason.OLD: ("参考文件是旧的 DOC、WPS 格式，不是 DOCX", _SAVE_AGAIN),
    Reason.LOCKED: _UNLOCK,
    Reason.BROKEN: ("参考文件不是 DOCX，或者是坏的", _SAVE_AGAIN),
    Reason.TOO_MANY_PARTS: _PARTS,
    Reason.SAME_NAMES: _PARTS,
    Reason.NO_PART: ("参考文件缺少部件 {part}", _SAVE_AGAIN),
    Reason.PART_LOCKED: _UNLOCK,
    Reason.PART_BROKEN: _BROKEN_PART,
    Reason.PART_TOO_LARGE: ("参考文件的部件 {part} 太大（{size}）", "删去正文和图片，只留样式"),
    Reason.SWELLS: _BROKEN_PART,
    Reason.TOO_MANY_TAGS: ("参考文件的部件 {part} 内容太多", "删去正文和图片，只留样式"),
    Reason.NO_XML: _BROKEN_PART,
    Reason.TRAP: ("参考文件的部件 {part} 带有 DTD，不予采用", _SAVE_AGAIN),
    Reason.STRICT: (
        "参考文件是 Strict Open XML 格式，认不得",
        "另存时保存类型选“Word 文档（*.docx）”，不选“Strict Open XML”",
    ),
}


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


def refusal(error: PackageError) -> ReferenceDocumentError:
    """What is said of a file that is no package, or a damaged one."""
    message, hint = error.told(_WORDS)
    return ReferenceDocumentError(message, hint)


class OfficePackage(Package):
    """The parts of a reference document."""

    def __init__(self, content: bytes) -> None:
        """Open a file; raises what a package raises."""
        super().__init__(content, _BOUNDS)

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text.

        Raises:
            ReferenceDocumentError: it is no text document.

        """
        types = self.types()
        for link in self.links(""):
            if link.kind == "officeDocument":
                if types.of(link.target) not in _DOCUMENTS:
                    refuse("参考文件不是文字文档")
                return link.target
        raise PackageError(Reason.NO_DOCUMENT)

    @property
    def has_macros(self) -> bool:
        """Whether there is code in the file."""
        return self.linked("vbaProject") is not None

    def document_tree(self, part: str, tag: str) -> etree._Element:
        """A part of WordprocessingML whose root is an element of that name."""
        root = self.tree(part)
        if root.tag != name(tag):
            raise PackageError(Reason.PART_BROKEN, part)
        return root

    def linked(self, kind: str) -> str | None:
        """The part that the text has one relationship of a kind to."""
        return next((link.target for link in self.links(self.main) if link.kind == kind), None)
