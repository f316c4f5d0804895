"""How text looks: formatting properties layer by layer, and what comes of all layers together.

A layer is what one place (document defaults, a style, a paragraph, a run) sets: names to values; a later
layer wins. Names are those of the attributes, so that `left` and `leftChars` are two properties, as in Word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from fazhi_report.page import TWIPS
from fazhi_report.readers.docx.ruled_borders import SIDES, Border, borders_in
from fazhi_report.readers.docx_parts import Element, attribute, child, children, is_on, measure

Layer: TypeAlias = Mapping[str, Any]

SLOTS = ("eastAsia", "ascii", "hAnsi")
"""The fonts of a run: of Chinese characters, of ASCII, of all else."""

TOGGLES = ("b", "i", "vanish", "strike")
"""Properties that are on when an odd number of kinds of styles has them on (ISO/IEC 29500-1, 17.7.3)."""

_NO_FILLS = frozenset({"", "AUTO", "FFFFFF"})
_NO_PATTERNS = frozenset({"", "clear", "nil", "none"})
EFFECTS = ("em", "bdr", "outline", "shadow", "emboss", "imprint")
"""Other decorations of characters: a dot below, a border, and letters that are hollow, have a shadow, …"""

_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_LONG_DASHES = "—―"
_SHARED = frozenset("“”‘’…·×÷°±§¶") | frozenset(_LONG_DASHES)
_LATIN_END, _WIDE_START = 0x80, 0x2E80


def run_layer(properties: Element | None) -> dict[str, Any]:
    """What an rPr sets."""
    found: dict[str, Any] = {}
    fonts = child(properties, "w:rFonts")
    for slot in SLOTS:
        theme, font = attribute(fonts, f"w:{slot}Theme"), attribute(fonts, f"w:{slot}")
        if theme or font:
            found[slot] = ("theme", theme) if theme else ("font", font)
    if hint := attribute(fonts, "w:hint"):
        found["hint"] = hint
    for name in ("sz", "w", "spacing"):
        value = measure(attribute(child(properties, f"w:{name}")))
        if value is not None:
            found[name] = value
    colour = child(properties, "w:color")
    if colour is not None:
        tint = attribute(colour, "w:themeTint") or attribute(colour, "w:themeShade")
        found["color"] = (attribute(colour).upper(), attribute(colour, "w:themeColor"), bool(tint))
    for name in TOGGLES:
        if (toggle := child(properties, f"w:{name}")) is not None:
            found[name] = is_on(toggle)
    if raised := attribute(child(properties, "w:vertAlign")):
        found["vertAlign"] = raised
    return found | _drafted(properties)


def _drafted(properties: Element | None) -> dict[str, Any]:
    """What an rPr sets while a text is drafted: lines through it or below it, colour behind it."""
    found: dict[str, Any] = {}
    if (twice := child(properties, "w:dstrike")) is not None:
        found["dstrike"] = is_on(twice)
    if marked := attribute(child(properties, "w:highlight")):
        found["highlight"] = marked
    if line := attribute(child(properties, "w:u")):
        found["u"] = line
    for name in EFFECTS:
        if (effect := child(properties, f"w:{name}")) is not None:
            found[name] = is_on(effect) and attribute(effect) not in {"none", "nil"}
    return found | _shaded(properties)


def _shaded(properties: Element | None) -> dict[str, Any]:
    shading = child(properties, "w:shd")
    if shading is None:
        return {}
    fill, pattern = attribute(shading, "w:fill").upper(), attribute(shading)
    return {"shd": fill not in _NO_FILLS or pattern not in _NO_PATTERNS}


def paragraph_layer(properties: Element | None) -> dict[str, Any]:
    """What a pPr sets; `first` and `firstChars` are the first line's indent, negative where it hangs."""
    found: dict[str, Any] = {}
    if alignment := attribute(child(properties, "w:jc")):
        found["jc"] = _SIDES.get(alignment, alignment)
    found |= _indents(child(properties, "w:ind"))
    spacing = child(properties, "w:spacing")
    for name in ("before", "after", "beforeLines", "afterLines", "line"):
        if (value := measure(attribute(spacing, f"w:{name}"))) is not None:
            found[name] = value
    if rule := attribute(spacing, "w:lineRule"):
        found["lineRule"] = rule
    for name in ("snapToGrid", "pageBreakBefore", "autoSpaceDN", "contextualSpacing", "overflowPunct"):
        if (toggle := child(properties, f"w:{name}")) is not None:
            found[name] = is_on(toggle)
    if aligned := attribute(child(properties, "w:framePr"), "w:xAlign"):
        found["frame"] = aligned
    if (outline := measure(attribute(child(properties, "w:outlineLvl")))) is not None:
        found["outline"] = outline
    borders = borders_in(child(properties, "w:pBdr"))
    found |= {f"border_{side}": border for side, border in borders.items()}
    return found | _stops(child(properties, "w:tabs")) | _shaded(properties)


def _stops(tabs: Element | None) -> dict[str, tuple[tuple[str, float], ...]]:
    stops = tuple(
        (attribute(each), place)
        for each in children(tabs, "w:tab")
        if (place := measure(attribute(each, "w:pos"))) is not None
    )
    return {"tabs": stops} if stops else {}


def _indents(indents: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in ("left", "start", "right", "end", "leftChars", "startChars", "rightChars", "endChars"):
        if (value := measure(attribute(indents, f"w:{name}"))) is not None:
            found[_SIDES.get(name, name)] = value
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        for unit in ("", "Chars"):
            if (value := measure(attribute(indents, f"w:{name}{unit}"))) is not None and (
                value or f"first{unit}" not in found
            ):
                found[f"first{unit}"] = sign * value
    return found


def merged(layers: Iterable[Layer]) -> dict[str, Any]:
    """What comes of layers of one kind; the last word counts."""
    found: dict[str, Any] = {}
    for layer in layers:
        found |= layer
    return found


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of a stretch of text: families by slot, size and spacing in points, width in per cent.

    `marked` is whether it is highlighted as with a pen, `shaded` whether another colour lies behind it,
    `effects` which of EFFECTS it has, `style` the id of its character style.
    """

    east_asian: str
    ascii: str
    high_ansi: str
    hinted: bool
    size: float
    scale: float
    spacing: float
    bold: bool
    hidden: bool
    colour: str
    raised: bool
    struck: bool = False
    marked: bool = False
    style: str = ""
    italic: bool = False
    underlined: bool = False
    shaded: bool = False
    effects: frozenset[str] = frozenset()

    def family(self, character: str) -> str:
        """The family a character is set in."""
        code = ord(character)
        if code < _LATIN_END:
            return self.ascii
        if code >= _WIDE_START or (self.hinted and character in _SHARED):
            return self.east_asian
        return self.high_ansi


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The look of a paragraph; lengths are points, `*_characters` are characters, which win over lengths.

    `line` is in points where `line_rule` is exact or atLeast, in lines where it is auto. `outline` is the
    level of heading that it is said to be, from 1; 0 for none. `hangs` is whether a mark may stand beyond a
    line.
    """

    alignment: str
    left: float
    left_characters: float
    right: float
    right_characters: float
    first: float
    first_characters: float
    before: float
    after: float
    line: float
    line_rule: str
    snaps: bool
    auto_space: bool
    breaks_page: bool
    borders: Mapping[str, Border]
    tabs: tuple[tuple[str, float], ...]
    frame: str
    outline: int = 0
    hangs: bool = True
    shaded: bool = False

    def indent(self, side: str, size: float) -> float:
        """An indent (left, right, first) in characters of a size."""
        characters: float = getattr(self, f"{side}_characters")
        length: float = getattr(self, side)
        return characters or length / size


_LINE = 12  # points that a "line" of spacing before a paragraph is, where there is no grid
_AUTO_LINE = 240
_BODY_OUTLINE = 9  # the level in the outline that is none


def paragraph_look(found: Layer, pitch: float = 0) -> ParagraphLook:
    """The look that the last word on every property gives; `pitch` is that of the grid, in points."""

    def points(name: str) -> float:
        return float(found.get(name, 0)) / TWIPS

    def spaced(name: str) -> float:
        lines = found.get(f"{name}Lines", 0)
        return float(lines) / 100 * (pitch or _LINE) if lines else points(name)

    rule = found.get("lineRule", "auto")
    line = found.get("line", _AUTO_LINE)
    return ParagraphLook(
        alignment=found.get("jc", "left"),
        left=points("left"),
        left_characters=found.get("leftChars", 0) / 100,
        right=points("right"),
        right_characters=found.get("rightChars", 0) / 100,
        first=points("first"),
        first_characters=found.get("firstChars", 0) / 100,
        before=spaced("before"),
        after=spaced("after"),
        line=line / (_AUTO_LINE if rule == "auto" else TWIPS),
        line_rule=rule,
        snaps=found.get("snapToGrid", True),
        auto_space=found.get("autoSpaceDN", True),
        breaks_page=found.get("pageBreakBefore", False),
        borders={side: border for side in SIDES if (border := found.get(f"border_{side}"))},
        tabs=tuple((kind, place / TWIPS) for kind, place in found.get("tabs", ())),
        frame=found.get("frame", ""),
        hangs=found.get("overflowPunct", True),
        outline=int(found.get("outline", -1)) + 1 if 0 <= found.get("outline", -1) < _BODY_OUTLINE else 0,
        shaded=bool(found.get("shd")),
    )
