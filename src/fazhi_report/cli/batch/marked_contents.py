"""Whether a file is marked as secret anywhere in it: asked of every file before it leaves this machine.

More is looked at than a report prints: comments of a data file, parts of a document that no reader opens.
"""

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from fazhi_report import loading
from fazhi_report.notation import secrecy_in, secrecy_of_name
from fazhi_report.readers.docx_parts import Package, PackageError

_DATA = ("yaml", "yml", "xlsx", "xlsm")
_PLAIN = (*_DATA, "md", "txt", "toml", "html", "htm", "docx")
_ZIP = b"PK\x03\x04"
_OTHERS = (b"%PDF", b"{\\rtf")
_ENCODED = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE)
_LARGEST = 200_000_000  # bytes of all parts of a document
_TEXTS = ("xml", "rels", "vml")
_PICTURES = ("png", "jpg", "jpeg", "gif", "emf", "wmf", "bmp", "tif", "tiff", "odttf", "ttf")
_END_OF_LINE = re.compile(r"</(?:\w+:)?(?:p|si|c|title|tr|div|li|h\d)>|<br\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def is_marked(content: bytes, name: str) -> bool | None:
    """Whether a file or its name is marked with a level; None where that can't be told from its bytes.

    A picture in a document is not looked into, as nowhere in this program.
    """
    if secrecy_of_name(name):
        return True
    lines = _lines(content, name)
    if lines is None:
        return None
    return secrecy_in(lines) is not None or (_is_data(name) and _is_marked_data(content, name))


def _is_data(name: str) -> bool:
    return _suffix(name) in _DATA


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()[1:]


def _is_marked_data(content: bytes, name: str) -> bool:
    if loading.classified(content, name):
        return True
    return (
        secrecy_in(line for text in loading.named_in(content, name).texts for line in text.splitlines())
        is not None
    )


def _lines(content: bytes, name: str) -> list[str] | None:
    """The lines of everything in a file that is text; None where some may hide."""
    if _suffix(name) not in _PLAIN:
        return None
    if content.startswith(_ZIP):
        return _lines_of_parts(content)
    start = content[:4096]
    if start.lstrip().startswith(_OTHERS) or _ENCODED.search(start):
        return None
    text = _decoded(content)
    return None if text is None else list(_told(text))


def _decoded(content: bytes) -> str | None:
    """A text by its encoding; None where that is none of those in which offices save."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _told(text: str) -> Iterator[str]:
    """The lines of a text as they are written, and as a browser shows them."""
    yield from text.splitlines()
    if "<" in text or "&" in text:
        yield from html.unescape(_TAG.sub("", _END_OF_LINE.sub("\n", text))).splitlines()


def _lines_of_parts(content: bytes) -> list[str] | None:
    """The lines of every part of a document or a workbook; None where one is no text and no picture."""
    lines: list[str] = []
    try:
        package = Package(content)
        if package.size > _LARGEST:
            return None
        for name, part in package.parts().items():
            suffix = name.lower().rpartition(".")[2]  # of `.rels` too
            if suffix in _PICTURES or name.endswith("/"):
                continue
            text = _decoded(part) if suffix in _TEXTS else None
            if text is None:
                return None
            lines += _told(text)
    except PackageError:
        return None
    return lines
