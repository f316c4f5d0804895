"""The bytes of a finished report → a document tree whose runs know their places."""

from dataclasses import dataclass

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document
from fazhi_report.readers import text as plain
from fazhi_report.readers.docx_parts import Bounds, Package, PackageError, Reason

_LARGEST = 5_000_000  # bytes; a report has some five thousand characters


@dataclass(frozen=True, slots=True)
class ReadText:
    """A report that was read: its tree, and its lines, which the places of the tree count."""

    document: Document
    lines: list[str]


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a .docx file, a paragraph a line, or from plain text or Markdown."""
    if name.lower().endswith((".yaml", ".yml")):
        hint = f"检查数据文件用 fazhi validate {name}"
        return Diagnostic.of_file(name, "FZ019", "这是数据文件，不是报告", hint)
    if len(content) > _LARGEST:
        size = f"文件有 {len(content) / 1_000_000:.1f} MB，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", size, "检查是不是选错了文件")
    if name.lower().endswith(".docx"):
        from fazhi_report.readers.docx import text_or_refusal  # noqa: PLC0415  plain text needs no lxml

        text = text_or_refusal(content, name)
    else:
        text = _decoded(content, name)
    return text if isinstance(text, Diagnostic) else ReadText(plain.read(text), plain.lines_of(text))


def _decoded(content: bytes, name: str) -> str | Diagnostic:
    """Text in UTF-8, or in GBK as programs on Windows save it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    return Diagnostic.of_file(name, "FZ019", "这不是文本文件", "另存为 UTF-8 编码的文本文件，或 DOCX")


__all__ = ["Bounds", "Package", "PackageError", "ReadText", "Reason", "read"]
