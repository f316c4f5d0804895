"""A DOCX file → the report that it is, or why it can't be read."""

from collections.abc import Mapping

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.docx import lines_of
from fazhi_report.readers.docx_parts import Package, PackageError, Reason
from fazhi_report.readers.read_text import ReadText

_AGAIN = "用 WPS 或 Word 另存为 DOCX"
_LOCKED = ("DOCX 设了密码，读不了", "去掉密码再检查")
_REFUSALS: Mapping[Reason, tuple[str, str]] = {
    Reason.BROKEN: ("这不是完好的 DOCX 文件", _AGAIN),
    Reason.LOCKED: _LOCKED,
    Reason.PART_LOCKED: _LOCKED,
    Reason.PART_BROKEN: ("DOCX 里面的 {part} 已损坏", _AGAIN),
    Reason.PART_TOO_LARGE: ("DOCX 里面的 {part} 超过 {limit}，不予读取", "检查是不是选错了文件"),
    Reason.NO_XML: ("DOCX 里面的 {part} 不是合格的 XML", _AGAIN),
    Reason.TRAP: (
        "DOCX 里面的 {part} 带有文档类型声明（DTD），可能是恶意文件，不予读取", "不要打开，核对来源",
    ),
}  # fmt: skip


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a DOCX."""
    try:
        lines, made = lines_of(Package(content))
    except PackageError as error:
        message, hint = error.told(_REFUSALS)
        return Diagnostic.of_file(name, "FZ019", message, hint)
    found = arrange(lines)
    return ReadText(found.document, made.texts, found.asides, found.rows, made.places)
