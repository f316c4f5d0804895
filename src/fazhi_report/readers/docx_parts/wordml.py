"""WordprocessingML as it is read: its names, its kinds of values, and XML without traps."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

from fazhi_report.page import TWIPS, points

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no public name for it

Spelled: TypeAlias = "tuple[str | tuple[str, str] | Spelled, ...]"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_V = "urn:schemas-microsoft-com:vml"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPACES = {"w": _W, "mc": _MC, "a": _A, "wp": _WP, "r": _R, "v": _V, "m": _M}

STRICT = "http://purl.oclc.org/ooxml/"
"""What the names of Word's “Strict Open XML” begin with, which are others for the same things."""

_USUAL = {
    f"{STRICT}{strict}".encode(): usual.encode()
    for strict, usual in {
        "wordprocessingml/main": _W,
        "drawingml/main": _A,
        "drawingml/wordprocessingDrawing": _WP,
        "officeDocument/relationships": _R,
        "officeDocument/math": _M,
    }.items()
}
_OFF = frozenset({"0", "false", "off"})
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm|cm|in|pc|pi)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": points(10), "mm": points(1), "pc": 12.0, "pi": 12.0}
_FURTHEST = 1_000_000  # twips, 17 metres: more is a slip of whoever wrote the file


class TrapError(ValueError):
    """XML with a document type: entities may grow without end, and no DOCX needs them."""


@cache
def named(name: str) -> str:
    """A name such as `w:p` with its namespace in full."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def parsed(content: bytes, *, strict: bool) -> Element:
    """The root of a part; `strict` says whether names of Strict Open XML become the usual ones.

    Raises:
        etree.XMLSyntaxError: it is no well-formed XML.
        TrapError: it has a document type.

    """
    for name, usual in _USUAL.items() if strict else ():
        content = content.replace(name, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        # Where entities grow too fast the parser stops by itself; the nulls are those of UTF-16.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise TrapError from error
        raise
    if root.getroottree().docinfo.doctype:
        raise TrapError
    return root


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, the first child of that, and so on; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(named(name)), None)
    return element


def spelled(element: Element | None) -> Spelled:
    """What an element says, in full; the same for elements that say the same."""
    return () if element is None else (str(element.tag), *element.items(), *map(spelled, element))


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    if element is not None:
        yield from element.iterchildren(named(name))


def attribute(element: Element | None, name: str = "w:val") -> str:
    """The value of an attribute; "" where there is none."""
    return "" if element is None else element.get(named(name), "")


def is_on(element: Element) -> bool:
    """Whether a property that is either on or off is on."""
    return attribute(element) not in _OFF


def measure(text: str) -> float | None:
    """A length in the unit of its attribute where it names none, else in twips; None where it is none."""
    found = _MEASURE.fullmatch(text.strip())
    if not found:
        return None
    value = float(found[1]) * (TWIPS * _POINTS[found[2]] if found[2] else 1)
    return value if abs(value) < _FURTHEST else None


def whole(text: str) -> int | None:
    """A whole number; None where it is none."""
    value = measure(text)
    return None if value is None else round(value)
