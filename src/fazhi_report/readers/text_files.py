"""A text file → the report that it is, or why it is none; told in which encoding it was."""

from dataclasses import replace

from fazhi_report.diagnostics import WHOLE_FILE, Diagnostic, Finding
from fazhi_report.readers import text as plain
from fazhi_report.readers.encodings import decoded
from fazhi_report.readers.read_text import ReadText

_MOST_LINES = 120_000
_MARKDOWN = (".md", ".markdown")


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from plain text or Markdown."""
    found = decoded(content)
    if found and found.text.count("\n") > _MOST_LINES:
        message = f"文本超过{_MOST_LINES // 10_000}万行，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", message, "检查是不是选错了文件")
    if found is None:
        return Diagnostic.of_file(name, "FZ019", "这不是文本文件", "另存为 UTF-8 编码的文本文件，或 DOCX")
    if name.lower().endswith(_MARKDOWN):
        from fazhi_report.readers import markdown  # noqa: PLC0415  plain text needs no parser

        read_text = markdown.read(found.text)
    else:
        read_text = plain.read(found.text)
    if not found.encoding:
        return read_text
    told = Finding.of("FZ035", f"文件的编码是{found.encoding}，已按它读取", WHOLE_FILE, "另存为 UTF-8")
    return replace(read_text, encoding=found.encoding, findings=(told,))
