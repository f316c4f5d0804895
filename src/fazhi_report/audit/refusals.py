"""What the layout check says of a file that it can't read."""

from collections.abc import Mapping

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.docx_parts import PackageError, Reason

_SAVE = "在 WPS 或 Word 里另存为 .docx"
_REPAIR = "用 WPS 或 Word 打开，另存为新的 .docx 再检查"
_UNLOCK = "去掉密码再检查"
_WORDS: Mapping[Reason, tuple[str, str, str]] = {
    Reason.EMPTY: ("FZ508", "这是空文件", "核对文件"),
    Reason.OLD: ("FZ508", "这是旧格式的文档（.doc、.wps）", _SAVE),
    Reason.LOCKED: ("FZ508", "这是设了密码的文档", _UNLOCK),
    Reason.PDF: ("FZ508", "这是PDF", "检查生成它的 .docx；PDF 的版面用 --render 看"),
    Reason.RTF: ("FZ508", "这是RTF 文档", _SAVE),
    Reason.MARKUP: ("FZ508", "这是网页或 XML", _SAVE),
    Reason.NO_PACKAGE: ("FZ508", "这不是 .docx 文件，是别的格式", "核对文件；版式检查只读 .docx"),
    Reason.WORKBOOK: ("FZ508", "这是Excel 工作簿，不是 .docx 文件", _SAVE),
    Reason.SLIDES: ("FZ508", "这是演示文稿，不是 .docx 文件", _SAVE),
    Reason.OPEN_DOCUMENT: ("FZ508", "这是OpenDocument 文件，不是 .docx 文件", _SAVE),
    Reason.OFD: ("FZ508", "这是OFD 文件，不是 .docx 文件", _SAVE),
    Reason.NO_DOCUMENT: ("FZ508", "压缩包里没有文档正文，不是 .docx 文件", _SAVE),
    Reason.TOO_LARGE: ("FZ509", "文件有 {size}，不予读取", "核对文件；确是公文的，压缩里面的图片"),
    Reason.BROKEN: ("FZ509", "压缩包已损坏", _REPAIR),
    Reason.TOO_MANY_PARTS: ("FZ509", "里面有 {size} 个文件，超过 {limit} 个", _REPAIR),
    Reason.SAME_NAMES: ("FZ509", "里面有同名的文件，看不出哪一个算数", _REPAIR),
    Reason.PART_LOCKED: ("FZ509", "压缩包设了密码", _UNLOCK),
    Reason.PART_BROKEN: ("FZ509", "里面的 {part} 已损坏", _REPAIR),
    Reason.PART_TOO_LARGE: ("FZ509", "里面的 {part} 超过 {limit}", _REPAIR),
    Reason.SWELLS: ("FZ509", "里面的 {part} 压缩得异乎寻常（{size}），可能是恶意文件", "不要打开，核对来源"),
    Reason.TOO_MANY_TAGS: ("FZ509", "里面的 {part} 内容太多，不予读取", _REPAIR),
    Reason.NO_XML: ("FZ509", "里面的 {part} 不是合格的 XML", _REPAIR),
    Reason.TRAP: (
        "FZ509", "里面的 {part} 带有文档类型声明（DTD），可能是恶意文件", "不要打开，核对来源",
    ),
}  # fmt: skip


def refusal(error: PackageError, file: str) -> Diagnostic:
    """The fault of a file that can't be opened."""
    code, message, hint = error.told(_WORDS)
    return Diagnostic.of_file(file, code, message, hint)
