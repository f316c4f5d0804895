"""Styles, document defaults and theme fonts: what a paragraph and a run look like before they say a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fazhi_report.page import TWIPS
from fazhi_report.readers.docx.looks import (
    EFFECTS,
    SLOTS,
    TOGGLES,
    Layer,
    RunLook,
    merged,
    paragraph_layer,
    run_layer,
)
from fazhi_report.readers.docx.numbering import Numbering
from fazhi_report.readers.docx_parts import Element, attribute, child, children, is_on, named, whole

_SCRIPTS = {"zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}
_PLAIN_FONT, _PLAIN_SIZE = "Times New Roman", 20  # what Word takes where nothing is set; half-points
_DARK = frozenset({"text1", "dark1"})
_NEARLY_BLACK = 0x1F  # what no printer shows as a colour, nor as a grey
_THEME_COLOURS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_PLAIN_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD",
    "accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6", "accent6": "F79646",
    "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)


class CascadedStyle:
    """A style: what it sets, what it is based on, which numbering it takes part in; as it is asked for."""

    def __init__(self, element: Element) -> None:
        """Take the style; most styles of a document are used by nothing."""
        self._element = element
        self.id = attribute(element, "w:styleId")
        self.kind = attribute(element, "w:type")
        self.based_on = attribute(child(element, "w:basedOn"))

    @cached_property
    def paragraph(self) -> Layer:
        """What it sets for paragraphs; a heading by its name stands in the outline, as in Word."""
        found = paragraph_layer(child(self._element, "w:pPr"))
        named_so = _HEADING.fullmatch(attribute(child(self._element, "w:name")))
        return {"outline": int(named_so[1]) - 1, **found} if named_so else found

    @cached_property
    def run(self) -> Layer:
        """What it sets for runs."""
        return run_layer(child(self._element, "w:rPr"))

    @cached_property
    def table(self) -> Element | None:
        """What it sets for tables."""
        return child(self._element, "w:tblPr")

    @cached_property
    def number(self) -> tuple[str, int | None]:
        """The numbering and the level that it names."""
        return number_named(child(self._element, "w:pPr"))


@dataclass(frozen=True)
class StyleSheet:
    """The styles by id, the style of paragraphs that name none, the defaults, the fonts of the theme."""

    styles: Mapping[str, CascadedStyle]
    plain: str
    paragraph: Layer
    run: Layer
    theme: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def chain(self, style: str, kind: str) -> list[CascadedStyle]:
        """A style and those it is based on, the deepest first; styles in a circle come once."""
        found: list[CascadedStyle] = []
        seen: set[str] = set()
        while style not in seen and (each := self.styles.get(style)) and each.kind == kind:
            seen.add(style)
            found.insert(0, each)
            style = each.based_on
        return found

    def of_paragraph(self, style: str) -> list[CascadedStyle]:
        """The styles of a paragraph; of an unknown style it has the plain one."""
        return self.chain(style, "paragraph") or self.chain(self.plain, "paragraph")

    def number_of(self, style: str, own: tuple[str, int | None]) -> tuple[str, int]:
        """The numbering and its level that a paragraph takes part in; ("", 0) for none."""
        number, level = "", None
        for found in (*(each.number for each in self.of_paragraph(style)), own):
            number = found[0] or number
            level = level if found[1] is None else found[1]
        return ("", 0) if number == "0" else (number, level or 0)

    def paragraph_layers(
        self, style: str, table: str, own: Element | None, numbering: Numbering
    ) -> Iterator[Layer]:
        """All that counts for the look of a paragraph, in order.

        The indents of a numbering come right below the place that names it: a style's own indents win over
        those of its numbering, and lose to those of a numbering that the paragraph itself names.
        """
        yield self.paragraph
        yield from (each.paragraph for each in self.chain(table, "table"))
        level: int | None = None
        for each in self.of_paragraph(style):
            number, level = each.number[0], level if each.number[1] is None else each.number[1]
            yield numbering.paragraph(number, level or 0)
            yield each.paragraph
        number, own_level = number_named(own)
        yield numbering.paragraph(number, (own_level if own_level is not None else level) or 0)
        yield paragraph_layer(own)

    def run_look(self, style: str, table: str, own: Element | None, *under: Layer) -> RunLook:
        """The look of a run in a paragraph of a style; `under` lies between styles and the run's own."""
        character = self.chain(attribute(child(own, "w:rStyle")), "character")
        kinds = [
            merged(each.run for each in styles)
            for styles in (self.chain(table, "table"), self.of_paragraph(style), character)
        ]
        direct = merged((*under, run_layer(own)))
        found = merged((self.run, *kinds, direct))
        found["style"] = character[-1].id if character else ""
        for name in TOGGLES:
            if name not in direct:
                found[name] = self.run.get(name, False) or sum(kind.get(name, False) for kind in kinds) % 2
        return self._look(found)

    def _look(self, found: Mapping[str, Any]) -> RunLook:
        east_asian, ascii_, high_ansi = (self._font(found.get(slot)) for slot in SLOTS)
        return RunLook(
            east_asian=east_asian,
            ascii=ascii_,
            high_ansi=high_ansi,
            hinted=found.get("hint") == "eastAsia",
            size=found.get("sz", _PLAIN_SIZE) / 2 or _PLAIN_SIZE / 2,
            scale=found.get("w", 100) or 100,
            spacing=found.get("spacing", 0) / TWIPS,
            bold=bool(found["b"]),
            hidden=bool(found["vanish"]),
            colour=self._colour(*found.get("color", ("AUTO", "", False))),
            raised=found.get("vertAlign", "baseline") != "baseline",
            struck=bool(found["strike"]) or bool(found.get("dstrike")),
            marked=found.get("highlight", "none") != "none",
            style=found["style"],
            italic=bool(found["i"]),
            underlined=found.get("u", "none") != "none",
            shaded=bool(found.get("shd")),
            effects=frozenset(name for name in EFFECTS if found.get(name)),
        )

    def _colour(self, value: str, theme: str, tinted: bool) -> str:  # noqa: FBT001
        """A colour as six digits; "" for black. That of a theme counts before the one beside it."""
        if theme in _DARK and not tinted:
            return ""
        if theme and value in {"", "AUTO", "000000"}:
            value = self.colours.get(_THEME_COLOURS.get(theme, theme), value)
        return "" if value in {"", "AUTO"} or _is_black(value) else value

    def _font(self, font: tuple[str, str] | None) -> str:
        kind, name = font or ("font", _PLAIN_FONT)
        return self.theme.get(name, _PLAIN_FONT) if kind == "theme" else name


def _is_black(colour: str) -> bool:
    try:
        return all(part <= _NEARLY_BLACK for part in bytes.fromhex(colour))
    except ValueError:
        return False


def number_named(properties: Element | None) -> tuple[str, int | None]:
    """The numbering that a pPr names, and the level; ("", None) for none."""
    numbered = child(properties, "w:numPr")
    return attribute(child(numbered, "w:numId")), whole(attribute(child(numbered, "w:ilvl")))


def style_sheet(styles: Element | None, theme: Element | None, settings: Element | None) -> StyleSheet:
    """Read the styles."""
    found: dict[str, CascadedStyle] = {}
    plain = ""
    for each in children(styles, "w:style"):
        style = CascadedStyle(each)
        found.setdefault(style.id, style)
        if style.kind == "paragraph" and attribute(each, "w:default") not in {"", "0", "false", "off"}:
            plain = style.id
    defaults = child(styles, "w:docDefaults")
    return StyleSheet(
        found,
        plain,
        paragraph_layer(child(defaults, "w:pPrDefault", "w:pPr")),
        run_layer(child(defaults, "w:rPrDefault", "w:rPr")),
        theme_fonts(theme, attribute(child(settings, "w:themeFontLang"), "w:eastAsia")),
        _theme_colours(theme),
    )


def _theme_colours(theme: Element | None) -> dict[str, str]:
    """The colours of a theme by their names in it; without one those that Word takes."""
    scheme = next(theme.iter(named("a:clrScheme")), None) if theme is not None else None
    found = dict(_PLAIN_COLOURS)
    for each in scheme if scheme is not None else ():
        inner = next(iter(each), None)
        if inner is not None:
            found[str(each.tag).rpartition("}")[2]] = (inner.get("lastClr") or inner.get("val") or "").upper()
    return found


def theme_fonts(theme: Element | None, language: str) -> dict[str, str]:
    """The fonts of a theme by the names that runs call them; the Chinese ones by script where not named."""
    found: dict[str, str] = {}
    script = _SCRIPTS.get(language, "Hans")
    for size in ("major", "minor"):
        fonts = next(theme.iter(named(f"a:{size}Font")), None) if theme is not None else None
        latin, east_asian = (_typeface(child(fonts, f"a:{kind}")) for kind in ("latin", "ea"))
        scripts = {each.get("script", ""): _typeface(each) for each in children(fonts, "a:font")}
        found |= dict.fromkeys((f"{size}HAnsi", f"{size}Ascii"), latin or _PLAIN_FONT)
        found[f"{size}EastAsia"] = east_asian or scripts.get(script, "") or _PLAIN_FONT
    return found


def _typeface(font: Element | None) -> str:
    return "" if font is None else font.get("typeface", "")


def is_set(settings: Element | None, name: str) -> bool:
    """Whether a setting of the document is on."""
    found = child(settings, name)
    return found is not None and is_on(found)
