"""The bytes of a finished report → a document tree whose runs know their places."""

import zipfile
from dataclasses import dataclass

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import Document
from fazhi_report.readers import text as plain

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
        try:
            from fazhi_report.readers.docx import text_of  # noqa: PLC0415  plain text needs no lxml

            text = text_of(content)
        except (zipfile.BadZipFile, KeyError, ValueError):
            return Diagnostic.of_file(name, "FZ019", "这不是完好的 DOCX 文件", "用 WPS 或 Word 另存为 DOCX")
    else:
        decoded = _decoded(content)
        if decoded is None:
            return Diagnostic.of_file(name, "FZ019", "这不是文本文件", "另存为 UTF-8 编码的文本文件，或 DOCX")
        text = decoded
    return ReadText(plain.read(text), plain.lines_of(text))


def _decoded(content: bytes) -> str | None:
    """Text in UTF-8, or in GBK as programs on Windows save it; None where it is neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


__all__ = ["ReadText", "read"]
