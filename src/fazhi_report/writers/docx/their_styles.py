"""The styles of an office's own document: found by id or by name, read along their bases, added to."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType

from lxml import etree

from fazhi_report.page import LINE_PITCHES, TWIPS
from fazhi_report.writers.docx.shown_looks import Property, ShownLook
from fazhi_report.writers.docx.style_ids import (
    BODY_STYLE,
    COMMENT_REFERENCE_STYLE,
    COMMENT_STYLE,
    HEADING_STYLES,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.wordprocessing import name

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        BODY_STYLE: ("正文文本",),
        TITLE_STYLES[2]: ("标题",),
        **{style: (f"标题 {level}",) for level, style in HEADING_STYLES.items()},
        COMMENT_STYLE: ("批注文字",),
        COMMENT_REFERENCE_STYLE: ("批注引用",),
    }
)
"""What Word's and WPS's Chinese menus call the built-in styles; some programs write it into the file."""

_ON = frozenset({"1", "true", "on"})
_KEPT = frozenset(map(name, ("keepNext", "keepLines", "outlineLvl")))
"""What a heading has besides its look, and a style that is made of a look keeps."""


_RUN_ORDER = (
    *("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *(
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
    ),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
"""The properties of a run in the order that the schema wants."""

_ORDER = {
    "pPr": tuple(
        map(
            name,
            (
                *("keepNext", "keepLines", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind"),
                *("jc", "textAlignment", "outlineLvl"),
            ),
        )
    ),
    "rPr": tuple(map(name, _RUN_ORDER)),
}
"""The order that the schema wants of what a style that is made of a look may have."""


def id_of(style: etree._Element) -> str:
    """The id of a style."""
    return style.get(name("styleId"), "")


def kind_of(style: etree._Element) -> str:
    """Of what a style is: of paragraphs, of characters, of tables."""
    return style.get(name("type"), "paragraph")


def value_of(element: etree._Element, tag: str) -> str:
    """The value of a child; "" where it has none."""
    child = element.find(name(tag))
    return "" if child is None else child.get(name("val"), "")


def _plain(title: str) -> str:
    """A name so that only what counts is left: programs differ in case and in spaces."""
    return title.replace(" ", "").casefold()


def is_own(style: etree._Element) -> bool:
    """Whether a style is none of those that Word knows by name, nor made by it for one of these."""
    return style.get(name("customStyle")) in _ON and kind_of(style) != "character"


def place_of(element: etree._Element) -> int:
    """Where a property of a run stands among the others."""
    return _RUN_ORDER.index(etree.QName(element).localname)


class TheirStyles:
    """The styles of a document."""

    def __init__(self, sheet: etree._Element) -> None:
        self._sheet = sheet
        self._all = list(sheet.iterchildren(name("style")))
        self._by_id = {id_of(style): style for style in self._all}
        self._by_name: dict[tuple[str, str], etree._Element] = {}
        for style in self._all:
            for title in (value_of(style, "name"), *value_of(style, "aliases").split(",")):
                self._by_name.setdefault((kind_of(style), _plain(title)), style)

    def like(self, ours: etree._Element) -> etree._Element | None:
        """The style that stands for one of ours."""
        same = self._by_id.get(id_of(ours))
        if same is not None and kind_of(same) == kind_of(ours):
            return same
        titles = (value_of(ours, "name"), *_OTHER_NAMES.get(id_of(ours), ()))
        named = (self._by_name.get((kind_of(ours), _plain(title))) for title in titles)
        return next((style for style in named if style is not None), None)

    def indented_normal(self) -> etree._Element | None:
        """The default paragraph style, where its first line is indented: then it is made for the text."""
        style = self._default()
        for indent in () if style is None else style.iterfind(f"{name('pPr')}/{name('ind')}"):
            if {indent.get(name(key), "0") for key in ("firstLine", "firstLineChars")} != {"0"}:
                return style
        return None

    def _default(self) -> etree._Element | None:
        """The default paragraph style."""
        defaults = (each for each in self._all if each.get(name("default")) in _ON)
        return next((each for each in defaults if kind_of(each) == "paragraph"), None)

    def _style_of(self, look: ShownLook) -> etree._Element | None:
        """The style of paragraphs that look so: the default one where they name none that is there."""
        named = self._by_id.get(look.style)
        return self._default() if named is None else named

    def differs(self, look: ShownLook, styles: Sequence[etree._Element]) -> bool:
        """Whether paragraphs do not look as one of some styles has it; without any, are set by hand."""
        if not styles:
            return look.is_by_hand
        style = self._style_of(look)
        if style is None or style not in styles:
            return True
        said = {"pPr": look.paragraph, "rPr": look.run}
        return any(not self._says(style, part, each) for part, found in said.items() for each in found)

    def _says(self, style: etree._Element, part: str, wanted: Property) -> bool:
        """Whether a style, or one that it is based on, has a property already."""
        tag, attributes = wanted
        found: dict[str, str] = {}
        for each in self._chain(style):
            for element in each.iterfind(f"{name(part)}/{tag}"):
                found = {**{str(key): str(value) for key, value in element.items()}, **found}
        return set(attributes) <= set(found.items())

    def made_of(self, ours: etree._Element, look: ShownLook, *, spaced: bool) -> etree._Element:
        """A style in the place of one of ours that looks as paragraphs do.

        Where it is `spaced`, it keeps the space around ours that they do not say anything of.
        """
        base, made = self._style_of(look), deepcopy(ours)
        for link in list(made.iter(name("basedOn"), name("next"))):
            made.remove(link)
        names = {id_of(ours): self.free_id(id_of(ours))}
        if base is not None:
            names[id_of(base)] = id_of(base)
            link = etree.Element(name("basedOn"))
            link.set(name("val"), id_of(base))
            made.insert(1, link)
        space = next(made.iter(name("spacing")), None) if spaced else None
        around = {} if space is None else {key: space.get(key, "0") for key in map(name, ("before", "after"))}
        for part, properties in (("pPr", look.paragraph), ("rPr", look.run)):
            inside = next(made.iter(name(part)))
            by_hand = {tag: dict(attributes) for tag, attributes in properties}
            if part == "pPr" and around:
                by_hand = {name("spacing"): {}, **by_hand}
                by_hand[name("spacing")] = {**around, **by_hand[name("spacing")]}
            kept = [(str(each.tag), dict(each.items())) for each in inside if each.tag in _KEPT]
            ordered = sorted((*kept, *by_hand.items()), key=lambda each: _ORDER[part].index(each[0]))
            inside[:] = [etree.Element(tag, attributes) for tag, attributes in ordered]
        self.add(made, names)
        return self._by_id[names[id_of(ours)]]

    def linked(self, heading: etree._Element) -> etree._Element | None:
        """The character style that goes with a heading."""
        style = self._by_id.get(value_of(heading, "link"))
        return style if style is not None and kind_of(style) == "character" else None

    def pitch(self, style: etree._Element) -> float | None:
        """The exact pitch of a style's lines in points, where it is one that a layout may have."""
        for each in self._chain(style):
            for spacing in each.iterfind(f"{name('pPr')}/{name('spacing')}"):
                line = spacing.get(name("line"), "")
                if spacing.get(name("lineRule")) == "exact" and line.isdecimal():
                    pitch = int(line) / TWIPS
                    return pitch if LINE_PITCHES[0] <= pitch <= LINE_PITCHES[1] else None
        return None

    def counts(self, style: etree._Element) -> bool:
        """Whether paragraphs of a style are numbered by it."""
        for each in self._chain(style):
            for number in each.iterfind(f"{name('pPr')}/{name('numPr')}"):
                if key := value_of(number, "numId"):  # a level alone says nothing
                    return key != "0"
        return False

    def run_properties(self, style: etree._Element) -> dict[str, etree._Element]:
        """The properties of a style's text, with those of the styles that it is based on."""
        found: dict[str, etree._Element] = {}
        for each in self._chain(style):
            for element in each.iterfind(f"{name('rPr')}/*"):
                if etree.QName(element).localname in _RUN_ORDER and str(element.tag).startswith(name("")):
                    found.setdefault(str(element.tag), element)
        return found

    def _chain(self, style: etree._Element) -> Iterator[etree._Element]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        each: etree._Element | None = style
        while each is not None and id_of(each) not in seen:
            seen.add(id_of(each))
            yield each
            each = self._by_id.get(value_of(each, "basedOn"))

    def free_id(self, key: str) -> str:
        """An id like ours that no style has."""
        while key in self._by_id:
            key += "Report"
        return key

    def add(self, ours: etree._Element, names: Mapping[str, str]) -> None:
        """Add a copy of one of our styles; `names` are the ids of ours and of those that it stands on."""
        made = deepcopy(ours)
        key, title = names[id_of(ours)], value_of(ours, "name")
        taken = {_plain(known) for _, known in self._by_name}
        while _plain(title) in taken:
            title += "（报告）"
        made.set(name("styleId"), key)
        next(made.iter(name("name"))).set(name("val"), title)
        for link in made.iter(name("basedOn"), name("next")):
            link.set(name("val"), names[link.get(name("val"), "")])
        self._sheet.append(made)
        self._by_id[key] = made
        self._by_name[(kind_of(made), _plain(title))] = made
