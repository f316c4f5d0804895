"""The borders of paragraphs and tables, and lines that are drawn: what may be a rule on the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from fazhi_report.readers.docx_parts import Element, attribute, child, measure, named

SIDES = ("top", "bottom", "left", "right", "insideH", "insideV")
"""The sides that a border may be of; the last two are between the rows and the columns of a table."""

Side: TypeAlias = str

_NONE = frozenset({"none", "nil", ""})
_EIGHTH = 8  # the parts of a point in which the width of a border counts
_EMU = 12_700  # the parts of a point in which drawings count
_THIN = 5.0  # points: what is drawn thinner is a line
_LEAST = 60.0  # points: what is shorter is no rule of a page
_LINES = frozenset({"line", "straightConnector1"})
_CONNECTOR = re.compile(r"#_x0000_t(?:20|32)")
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_NAMES = {"red": "FF0000", "black": "000000", "windowtext": "000000"}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 1.0}


@dataclass(frozen=True, slots=True)
class Border:
    """A border: its kind (single, double, …), width and distance from the text in points, its colour.

    The colour is six hexadecimal digits, or `auto`.
    """

    kind: str
    width: float
    space: float
    colour: str

    @property
    def is_plain(self) -> bool:
        """Whether it is one line."""
        return self.kind in {"single", "thick"}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A level line that is drawn: its length and weight in points, its colour ("?" if unknown), its kind."""

    length: float
    weight: float
    colour: str
    is_plain: bool = True


def borders_in(properties: Element | None) -> dict[str, Border | None]:
    """The borders that an element such as pBdr or tblBorders sets; None for one that it takes away."""
    found: dict[str, Border | None] = {}
    names = {"start": "left", "end": "right"}
    for side in (*SIDES, *names):
        border = child(properties, f"w:{side}")
        if border is not None:
            kind = attribute(border)
            width = measure(attribute(border, "w:sz")) or 0
            space = measure(attribute(border, "w:space")) or 0
            colour = attribute(border, "w:color").upper()
            made = Border(kind, width / _EIGHTH, space, "auto" if colour in {"", "AUTO"} else colour)
            found[names.get(side, side)] = None if kind in _NONE else made
    return found


def drawn_lines(drawing: Element) -> tuple[DrawnLine, ...]:
    """The level lines of a drawing that may be rules of a page."""
    found = (*_of_drawing(drawing), *_of_picture(drawing))
    return tuple(each for each in found if each.length >= _LEAST)


def _of_drawing(drawing: Element) -> tuple[DrawnLine, ...]:
    for extent in drawing.iter(named("wp:extent")):
        wide, high = (_emu(extent.get(name, "")) for name in ("cx", "cy"))
        shapes = {each.get("prst", "") for each in drawing.iter(named("a:prstGeom"))}
        if high >= _THIN or not shapes:
            return ()
        stroke = next(drawing.iter(named("a:ln")), None)
        weight = _emu(stroke.get("w", "")) if stroke is not None else 0
        plain = stroke is None or stroke.get("cmpd", "sng") == "sng"
        inked = stroke if shapes & _LINES else drawing
        colour = next(inked.iter(named("a:srgbClr")), None) if inked is not None else None
        return (
            DrawnLine(wide, weight or high, "?" if colour is None else colour.get("val", "?").upper(), plain),
        )
    return ()


def _of_picture(picture: Element) -> tuple[DrawnLine, ...]:
    found = []
    for each in picture.iter(named("v:line"), named("v:shape"), named("v:rect")):
        style = _declared(each.get("style", ""))
        if each.tag == named("v:line"):
            ends = [each.get(name, "").split(",") for name in ("from", "to")]
            if any(len(end) != 2 for end in ends):  # noqa: PLR2004  x and y
                continue
            wide, high = (abs(_length(ends[1][at]) - _length(ends[0][at])) for at in (0, 1))
        elif each.tag == named("v:rect") or _CONNECTOR.fullmatch(each.get("type", "")):
            wide, high = _length(style.get("width", "")), _length(style.get("height", ""))
        else:
            continue
        if high < _THIN:
            inked = "fillcolor" if each.tag == named("v:rect") and high else "strokecolor"
            stroke = next(each.iter(named("v:stroke")), None)
            plain = stroke is None or stroke.get("linestyle", "single").lower() == "single"
            found.append(
                DrawnLine(
                    wide, _length(each.get("strokeweight", "")) or high, _colour(each.get(inked, "")), plain
                )
            )
    return tuple(found)


def _declared(style: str) -> Mapping[str, str]:
    parts = (part.partition(":") for part in style.replace(" ", "").split(";"))
    return MappingProxyType({name: value for name, _, value in parts})


def _length(text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _UNITS[found[2] or ""] if found else 0.0


def _emu(text: str) -> float:
    return int(text) / _EMU if text.isdecimal() else 0.0


def _colour(text: str) -> str:
    word = text.strip().split(" ")[0].lower()
    found = _HEX.fullmatch(word)
    if found:
        digits = found[1] if len(found[1]) > 3 else "".join(2 * each for each in found[1])  # noqa: PLR2004  #f00
        return digits.upper()
    return _NAMES.get(word, "?")
