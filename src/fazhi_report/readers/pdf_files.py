"""A PDF → the report that it is, or why it can't be read."""

from collections.abc import Iterator
from dataclasses import replace

from fazhi_report.diagnostics import WHOLE_FILE, Diagnostic, Finding
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.pdf import (
    LockedError,
    NoExtraError,
    NoPagesError,
    PdfLines,
    PrintedPage,
    in_columns,
    pages_of,
    source_lines,
    without_furniture,
)
from fazhi_report.readers.read_text import LinePlace, ReadText

_MOST_PAGES = 500
_LEAST = 15  # characters on a page that is none of a scan
_GARBLED = 0.2
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_TEXT_AGAIN = "用文字识别（OCR）软件转成 DOCX，核对以后再检查"


def read(content: bytes, name: str) -> ReadText | Diagnostic:
    """Read a report from a PDF with a text layer."""
    try:
        pages = pages_of(content, _MOST_PAGES + 1)
    except NoExtraError as error:
        return Diagnostic.of_file(name, "FZ507", f"读 PDF 缺少组件：{error}", "装好以后再检查，或者检查 DOCX")
    except LockedError:
        return Diagnostic.of_file(name, "FZ019", "PDF 设了密码，读不了", "去掉密码再检查")
    except NoPagesError:
        return Diagnostic.of_file(name, "FZ019", "PDF 已损坏，读不了", "重新导出 PDF，或者检查 DOCX")
    return _refused(pages, name) or replace(_read(pages), findings=tuple(_remarked(pages)))


def _remarked(pages: tuple[PrintedPage, ...]) -> Iterator[Finding]:
    """What readers left on pages."""
    for number, page in enumerate(pages, start=1):
        if page.remarks:
            message = f"第{number}页还留着{page.remarks}处批注"
            yield Finding.of("FZ041", message, WHOLE_FILE, "处理以后删去批注，再导出 PDF")


def _refused(pages: tuple[PrintedPage, ...], name: str) -> Diagnostic | None:
    if len(pages) > _MOST_PAGES:
        message = f"PDF 超过 {_MOST_PAGES} 页，不像一份报告，不予读取"
        return Diagnostic.of_file(name, "FZ019", message, "检查是不是选错了文件")
    texts = ["".join(line.text for line in page.lines) for page in pages]
    whole = "".join(texts)
    if sum(len(text) < _LEAST for text in texts) * 2 > len(pages) or not pages:
        return Diagnostic.of_file(name, "FZ037", "PDF 没有文字，是扫描的图片", _TEXT_AGAIN)
    strange = sum(
        any(ord(character) in each for each in _PRIVATE) or character == "\ufffd" for character in whole
    )
    if strange > len(whole) * _GARBLED:
        return Diagnostic.of_file(name, "FZ037", "PDF 的文字是乱码，里面的字体没有对照表", _TEXT_AGAIN)
    sorted_lines = without_furniture(pages)
    columns = [in_columns(lines, page.width) for lines, page in zip(sorted_lines.pages, pages, strict=True)]
    if any(columns):
        where = columns.index(True) + 1
        return Diagnostic.of_file(
            name, "FZ038", f"PDF 第{where}页分两栏排，分不清文字的先后", "检查分栏以前的 DOCX，或者网页"
        )
    return None


def _read(pages: tuple[PrintedPage, ...]) -> ReadText:
    lines, made = source_lines(without_furniture(pages))
    found = arrange(lines)
    return ReadText(found.document, made.texts or [""], found.asides, found.rows, _places(made))


def _places(made: PdfLines) -> dict[int, tuple[LinePlace, ...]]:
    return {
        number: tuple(LinePlace(number, f"第{page}页", start) for start, page in pages)
        for number, pages in made.pages.items()
    }
