"""DOCX: the paragraphs of the body as lines."""

import re
from collections.abc import Iterator, Mapping

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.readers.docx_parts import (
    Element,
    Package,
    PackageError,
    Reason,
    attribute,
    child,
    children,
    named,
)

_HYPERLINK, _RUN, _TEXT, _BREAK = map(named, ("w:hyperlink", "w:r", "w:t", "w:br"))
_MARKS = {
    named(f"w:{name}"): mark
    for name, mark in {"cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "tab": "\t"}.items()
}

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


def text_or_refusal(content: bytes, name: str) -> str | Diagnostic:
    """The text of a file that messages call by a name, or why it can't be read."""
    try:
        return text_of(content)
    except PackageError as error:
        message, hint = error.told(_REFUSALS)
        return Diagnostic.of_file(name, "FZ019", message, hint)


def text_of(content: bytes) -> str:
    """The text of a file, a paragraph a line; tables and what stands outside the body are left out.

    Raises:
        PackageError: the bytes are no DOCX file, or a damaged one.

    """
    body = child(Package(content).document(), "w:body")
    if body is None:
        raise PackageError(Reason.NO_DOCUMENT)
    return "\n".join(_flat("".join(_pieces(paragraph))) for paragraph in children(body, "w:p"))


def _pieces(holder: Element) -> Iterator[str]:
    """The text of runs in a paragraph or a link."""
    for each in holder:
        if each.tag == _HYPERLINK:
            yield from _pieces(each)
        elif each.tag == _RUN:
            yield from map(_piece, each)


def _piece(element: Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _BREAK:
        return "\n" if attribute(element, "w:type") in ("", "textWrapping") else ""
    return _MARKS.get(str(element.tag), "")


def _flat(text: str) -> str:
    """A paragraph as one line: a break between Chinese characters, as in a title, is no space."""
    return re.sub("[\n\t]", " ", re.sub("(?<![!-~])\n|\n(?![!-~])", "", text))
