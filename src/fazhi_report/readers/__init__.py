"""The bytes of a finished report → a document tree whose runs know their places."""

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.arranging import Aside, AsideKind
from fazhi_report.readers.file_marks import ARCHIVE, OLE, OPEN_DOCUMENT, PDF, RTF
from fazhi_report.readers.read_text import LinePlace, ReadText
from fazhi_report.readers.source_lines import cells_of

if TYPE_CHECKING:
    from fazhi_report.readers.docx import Revised

_LARGEST = 20_000_000
_LARGEST_TEXT = 5_000_000
"""Bytes; a report has some five thousand characters, and few pictures."""

_MOST_CHARACTERS, _LONGEST_LINE = 500_000, 200_000
_STARTS = {PDF: "pdf_files", ARCHIVE: "docx_files", OLE: "other_files", RTF: "other_files"}
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<meta", b"<body", b"<div", b"<p>")
_SUFFIXES = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), "docx_files"),
    **dict.fromkeys(("doc", "dot", "wps", "wpt", "rtf", "odt", "uof"), "other_files"),
    **dict.fromkeys(("html", "htm", "shtml", "xhtml"), "web_pages"),
    "pdf": "pdf_files",
}
_TEXTS = frozenset(("", ".txt", ".md", ".markdown"))

SUFFIXES = (*_SUFFIXES, "txt", "md")
"""Of the files that are reports, where a folder has many."""


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a DOCX, PDF, page of the web, Markdown or plain text; others LibreOffice converts.

    What a file is, its first bytes tell, and its name where they do not. `name` is what messages call it.
    """
    suffix = name.lower().rpartition(".")[2]
    if suffix in {"yaml", "yml"}:
        hint = f"检查数据文件用 fazhi validate {name}"
        return Diagnostic.of_file(name, "FZ019", "这是数据文件，不是报告", hint)
    module = _module(content, suffix)
    largest = _LARGEST if module else _LARGEST_TEXT
    if len(content) > largest:
        size = f"文件有 {len(content) / 1_000_000:.1f} MB，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", size, "检查是不是选错了文件")
    # Only what a file needs is imported: a text no lxml.
    reader = import_module(f"{__name__}.{module or 'text_files'}")
    found: ReadText | Diagnostic = reader.read(content, name)
    return found if isinstance(found, Diagnostic) else _bounded(found, name)


def _bounded(text: ReadText, name: str) -> ReadText | Diagnostic:
    """A text that may be a report by its size."""
    lengths = list(map(len, text.lines))
    if sum(lengths) > _MOST_CHARACTERS:
        message = f"文件里的文字超过{_MOST_CHARACTERS // 10_000}万字，不像一份报告"
    elif max(lengths, default=0) > _LONGEST_LINE:
        message = f"文件里有一段超过{_LONGEST_LINE // 10_000}万字，不像一份报告"
    else:
        return text
    return Diagnostic.of_file(name, "FZ019", message, "检查是不是选错了文件")


def read_revised(content: bytes, name: str) -> "Revised | Diagnostic":
    """Read a changed copy of a report, which has to be a DOCX or what LibreOffice makes one of."""
    module = _module(content, name.lower().rpartition(".")[2])
    if module not in {"docx_files", "other_files"}:
        message, hint = "改稿要是 DOCX，这是别的文件", "用 WPS 或 Word 打开改稿，另存为 DOCX"
        return Diagnostic.of_file(name, "FZ019", message, hint)
    if len(content) > _LARGEST:
        size = f"文件有 {len(content) / 1_000_000:.1f} MB，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", size, "检查是不是选错了文件")
    found: Revised | Diagnostic = import_module(f"{__name__}.{module}").with_revisions(content, name)
    return found


def is_text(content: bytes, name: str) -> bool:
    """Whether a file is plain text or Markdown, as far as its first bytes and its name tell."""
    suffix = PurePath(name).suffix.lower()
    return suffix in _TEXTS and not _module(content, suffix[1:])


def _module(content: bytes, suffix: str) -> str:
    """The module that reads a file; "" for text."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    told = next((module for mark, module in _STARTS.items() if start.startswith(mark)), "")
    if told == "docx_files" and OPEN_DOCUMENT in start:
        return "other_files"
    if not told and start.lower().startswith(_PAGES):
        return "web_pages"
    return told or _SUFFIXES.get(suffix, "")


__all__ = [
    "SUFFIXES",
    "Aside",
    "AsideKind",
    "LinePlace",
    "ReadText",
    "cells_of",
    "is_text",
    "read",
    "read_revised",
]
