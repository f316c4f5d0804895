"""A document in a format of other programs → the report that it is, by LibreOffice; or how to save it."""

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers import docx_files
from fazhi_report.readers.docx import Revised
from fazhi_report.readers.file_marks import ENCRYPTED
from fazhi_report.readers.libreoffice import NoProgramError, NotConvertedError, converted
from fazhi_report.readers.read_text import ReadText

_PARTS = {
    "Workbook".encode("utf-16-le"): "Excel 工作簿",
    "PowerPoint Document".encode("utf-16-le"): "演示文稿",
}
_SUFFIXES = frozenset({"doc", "dot", "wps", "wpt", "rtf", "odt", "uof"})
_SAVE = "用 WPS 或 Word 打开，另存为 DOCX"
_LONGEST = 60.0
"""Seconds; a report takes three."""


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a document that is no DOCX."""
    docx = _as_docx(content, name)
    return docx if isinstance(docx, Diagnostic) else docx_files.read(docx, name)


def with_revisions(content: bytes, name: str) -> Revised | Diagnostic:
    """Read a document that is no DOCX with its revisions, as many of them as LibreOffice keeps."""
    docx = _as_docx(content, name)
    return docx if isinstance(docx, Diagnostic) else docx_files.with_revisions(docx, name)


def _as_docx(content: bytes, name: str) -> bytes | Diagnostic:
    """What LibreOffice makes of a document."""
    if ENCRYPTED in content:
        return Diagnostic.of_file(name, "FZ019", "文件设了密码，读不了", "去掉密码再检查")
    if other := next((kind for mark, kind in _PARTS.items() if mark in content), ""):
        return Diagnostic.of_file(name, "FZ019", f"这是{other}，不是报告", "检查是不是选错了文件")
    suffix = name.lower().rpartition(".")[2]
    kind = suffix if suffix in _SUFFIXES else "rtf" if content.startswith(b"{") else "doc"
    try:
        return converted(content, kind, "docx", _LONGEST)
    except NoProgramError as error:
        return Diagnostic.of_file(name, "FZ036", f"这是 .{kind} 文件，要转换成 DOCX 才能读：{error}", _SAVE)
    except NotConvertedError as error:
        return Diagnostic.of_file(name, "FZ036", f".{kind} 文件转换不了：{error}", _SAVE)
