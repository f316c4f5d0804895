"""The bytes of a finished report → a document tree whose runs know their places."""

from importlib import import_module

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers import text as plain
from fazhi_report.readers.arranging import Aside, AsideKind
from fazhi_report.readers.read_text import ReadText

_LARGEST = 5_000_000  # bytes of a text; a report has some five thousand characters


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a .docx file, a paragraph a line, or from plain text or Markdown."""
    if name.lower().endswith((".yaml", ".yml")):
        hint = f"检查数据文件用 fazhi validate {name}"
        return Diagnostic.of_file(name, "FZ019", "这是数据文件，不是报告", hint)
    if len(content) > _LARGEST:
        size = f"文件有 {len(content) / 1_000_000:.1f} MB，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", size, "检查是不是选错了文件")
    if name.lower().endswith(".docx"):
        return import_module("fazhi_report.readers.docx_files").read(content, name)
    text = _decoded(content, name)
    if isinstance(text, Diagnostic):
        return text
    return plain.read(text)


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


__all__ = ["Aside", "AsideKind", "ReadText", "read"]
