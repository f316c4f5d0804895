"""PDF as an output: fonts found, the document set, and what a person should know of both."""

from collections.abc import Iterator
from contextlib import contextmanager

from fazhi_report.document import Document
from fazhi_report.writers.options import Note, Options, UnwritableError, Written
from fazhi_report.writers.pdf.faces import Faces, MissingGlyphsError
from fazhi_report.writers.pdf.installed_fonts import NoFontError, library
from fazhi_report.writers.pdf.typesetting import NoDateError, Typesetter

INSTALL = 'pip install "fazhi-report[pdf]"'
_FONTS_HELP = "fazhi fonts 说明要装哪些字体；字体文件不在系统里的，用 --font-path 写明文件夹"


def write(document: Document, options: Options) -> Written:
    """The document as PDF.

    Raises:
        UnwritableError: the extra is not installed, no font is there, characters have no glyph, or PDF/A has
            no date.

    """
    with _told():
        typesetter = Typesetter(library(options.font_folders), options.layout)
        printed = typesetter.printed(document, standards=options.declared, day=options.day)
        notes = (*_notes(printed.faces), *_of_first_page(printed.document, typesetter))
    return Written(printed.pdf, notes)


def on_pages(document: Document, options: Options) -> tuple[Document, tuple[Note, ...]]:
    """The document with what depends on pages settled, and what is to be known of its first page.

    Raises:
        UnwritableError: pages can't be counted on this machine.

    """
    with _told():
        typesetter = Typesetter(library(options.font_folders), options.layout)
        made = typesetter.settled(document)
        return made, tuple(_of_first_page(made, typesetter))


def _of_first_page(document: Document, typesetter: Typesetter) -> Iterator[Note]:
    crowded = document.letterhead or document.addressees
    if crowded and document.blocks and typesetter.first_page_of_text(document) > 1:
        message = "首页没有正文（7.3.3 首页必须显示正文）；主送机关太多的，移到版记里"
        yield Note("FZ564", message)


@contextmanager
def _told() -> Iterator[None]:
    """What may go wrong, in words."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = "生成 PDF 要先安装扩展"
        raise UnwritableError("FZ507", message, INSTALL, by_machine=True) from error
    except NoFontError as error:
        message = f"没有可以代替“{error.family}”的字体"
        raise UnwritableError("FZ507", message, _FONTS_HELP, by_machine=True) from error
    except MissingGlyphsError as error:
        shown = "、".join(f"“{each}”（U+{ord(each):04X}）" for each in error.characters)
        message = f"本机的字体都没有这些字：{shown}，印出来会是方框"
        raise UnwritableError("FZ504", message, "用 --font-path 写明有这些字的字体所在的文件夹") from error
    except NoDateError as error:
        message = "PDF/A 要写明文件日期"
        hint = "在数据里写上“成文日期”，或者设置环境变量 SOURCE_DATE_EPOCH"
        raise UnwritableError("FZ560", message, hint) from error


def _notes(faces: Faces) -> Iterator[Note]:
    others = [use for use in faces.uses if not use.is_same]
    if others:
        pairs = "，".join(f"{use.wanted} 用 {use.family}" for use in others)
        yield Note("FZ505", f"本机没有标准字体，PDF 里代替的是：{pairs}；fazhi fonts 说明怎样安装")
    for each in faces.borrowed:
        used = next(use.family for use in faces.uses if use.wanted == each.wanted)
        characters = "、".join(f"“{character}”" for character in each.characters)
        yield Note("FZ561", f"{used} 没有{characters}，用的是 {each.family}")
