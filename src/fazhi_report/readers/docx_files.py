"""A DOCX file → the report that it is, or why it can't be read."""

from collections.abc import Mapping

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.docx import Revised, lines_of, revised
from fazhi_report.readers.docx_parts import Package, PackageError, Reason
from fazhi_report.readers.read_text import ReadText

_AGAIN = "用 WPS 或 Word 另存为 DOCX"
_OTHER, _SOURCE = "检查是不是选错了文件", "不要打开，核对来源"
_LOCKED = ("DOCX 设了密码，读不了", "去掉密码再检查")
_REFUSALS: Mapping[Reason, tuple[str, str]] = {
    Reason.BROKEN: ("这不是完好的 DOCX 文件", _AGAIN),
    Reason.TOO_LARGE: ("文件有 {size}，不像一份报告，不予读取", _OTHER),
    Reason.WORKBOOK: ("这是 Excel 工作簿，不是报告", _OTHER),
    Reason.SLIDES: ("这是演示文稿，不是报告", _OTHER),
    Reason.OFD: ("这是 OFD 版式文件，读不了", "用 OFD 阅读器导出 DOCX 或者 PDF 再检查"),
    Reason.TOO_MANY_PARTS: ("DOCX 里面有 {size} 个文件，超过 {limit} 个，不予读取", _AGAIN),
    Reason.SAME_NAMES: ("DOCX 里面有同名的文件，看不出哪一个算数", _AGAIN),
    Reason.SWELLS: ("DOCX 里面的 {part} 压缩得异乎寻常（{size}），可能是恶意文件，不予读取", _SOURCE),
    Reason.TOO_MANY_TAGS: ("DOCX 里面的 {part} 内容太多，不像一份报告，不予读取", _OTHER),
    Reason.LOCKED: _LOCKED,
    Reason.PART_LOCKED: _LOCKED,
    Reason.PART_BROKEN: ("DOCX 里面的 {part} 已损坏", _AGAIN),
    Reason.PART_TOO_LARGE: ("DOCX 里面的 {part} 超过 {limit}，不予读取", _OTHER),
    Reason.NO_XML: ("DOCX 里面的 {part} 不是合格的 XML", _AGAIN),
    Reason.TRAP: (
        "DOCX 里面的 {part} 带有文档类型声明（DTD），可能是恶意文件，不予读取", _SOURCE,
    ),
}  # fmt: skip


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a DOCX."""
    try:
        lines, made, findings = lines_of(Package(content))
    except PackageError as error:
        return _refused(error, name)
    found = arrange(lines)
    texts = made.texts or [""]
    return ReadText(found.document, texts, found.asides, found.rows, made.places, findings=findings)


def with_revisions(content: bytes, name: str) -> Revised | Diagnostic:
    """Read a DOCX with its revisions, nothing of them decided."""
    try:
        return revised(Package(content))
    except PackageError as error:
        return _refused(error, name)


def _refused(error: PackageError, name: str) -> Diagnostic:
    message, hint = error.told(_REFUSALS)
    return Diagnostic.of_file(name, "FZ019", message, hint)
