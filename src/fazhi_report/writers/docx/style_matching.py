"""Our styles among those of an office's own document: found by id or by name, added where they are not there.

What is added stands on a copy of our own "Normal", so that it looks as the national standard has it, whatever
the office's "Normal" is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from types import MappingProxyType

from lxml import etree

from fazhi_report.page import LINE_PITCHES, STANDARD, TWIPS, TYPE_AREA_WIDTH, Layout
from fazhi_report.writers.docx.file_properties import LANGUAGE
from fazhi_report.writers.docx.style_ids import (
    ADDRESSED_TITLE_STYLES,
    BODY_STYLE,
    COMMENT_REFERENCE_STYLE,
    COMMENT_STYLE,
    HEADING_STYLES,
    RUN_IN_STYLES,
    TITLE_STYLES,
)
from fazhi_report.writers.docx.style_sheet import FOOTER_EVEN_STYLE, FOOTER_ODD_STYLE, style_sheet
from fazhi_report.writers.docx.styles import StyleSetting
from fazhi_report.writers.docx.wordprocessing import name

_NORMAL, _OUR_NORMAL, _OUR_NORMAL_NAME = "Normal", "ReportNormal", "报告正文"
_TITLE = TITLE_STYLES[2]
_UNUSED = {_NORMAL, "Footer", FOOTER_ODD_STYLE, FOOTER_EVEN_STYLE}

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        BODY_STYLE: ("正文文本",),
        _TITLE: ("标题",),
        **{style: (f"标题 {level}",) for level, style in HEADING_STYLES.items()},
        COMMENT_STYLE: ("批注文字",),
        COMMENT_REFERENCE_STYLE: ("批注引用",),
    }
)
"""What Word's and WPS's Chinese menus call the built-in styles; some programs write it into the file."""

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        BODY_STYLE: "正文",
        _TITLE: "标题",
        **{
            style: f"{number}级标题"
            for number, style in zip("一二三四", HEADING_STYLES.values(), strict=True)
        },
        COMMENT_STYLE: "批注",
        COMMENT_REFERENCE_STYLE: "批注标记",
    }
)


_VARIANT = re.compile("（.*）$| [0-9]$")


@dataclass(frozen=True, slots=True)
class Matched:
    """Which of our styles a document has, by the ids there, and which were added, both by Chinese names.

    `numbered` are the ids of paragraph styles that count their paragraphs by themselves.
    """

    names: Mapping[str, str]
    supplied: tuple[str, ...]
    added: tuple[str, ...]
    numbered: frozenset[str]


def match(sheet: etree._Element, layout: Layout, width: float) -> Matched:
    """Find our styles in a style sheet, and add to it those that it lacks; `width` is of the type area."""
    theirs = _Styles(sheet)
    ours = _ours(layout, width)
    found = _found(ours, theirs)
    if BODY_STYLE in found and (pitch := theirs.pitch(found[BODY_STYLE])):
        ours = _ours(replace(layout, line_pitch=pitch), width)
    names = {key: _id(style) for key, style in found.items()}
    missing = [key for key in ours if key not in found and key not in _UNUSED]
    names |= {key: theirs.free_id(key) for key in missing}
    if missing:
        names[_NORMAL] = theirs.free_id(_OUR_NORMAL)
        theirs.add(_own_normal(ours[_NORMAL]), names)
    like = {RUN_IN_STYLES[level]: found.get(HEADING_STYLES[level]) for level in RUN_IN_STYLES}
    for key in missing:
        heading = like.get(key)
        style = ours[key] if heading is None else _run_in(ours[key], theirs.run_properties(heading))
        theirs.add(style, names)
    return Matched(
        {key: given for key, given in names.items() if key not in (given, _NORMAL)},
        _labels(ours[key] for key in ours if key in found),
        _labels(ours[key] for key in missing),
        frozenset(_id(style) for style in found.values() if theirs.counts(style)),
    )


def own_styles() -> dict[str, str]:
    """The styles that a report is set in: names by their ids."""
    ours = _ours(STANDARD, TYPE_AREA_WIDTH)
    return {key: _value(style, "name") for key, style in ours.items() if key not in _UNUSED}


def _ours(layout: Layout, width: float) -> dict[str, etree._Element]:
    """Our styles by their ids."""
    root = etree.fromstring(style_sheet(StyleSetting(layout, width)))
    return {_id(style): style for style in root.iter(name("style"))}


def _found(ours: Mapping[str, etree._Element], theirs: "_Styles") -> dict[str, etree._Element]:
    """The styles that stand for ours, by the ids of ours."""
    found = {
        key: style for key in ours if key not in _UNUSED and (style := theirs.like(ours[key])) is not None
    }
    if BODY_STYLE not in found and (normal := theirs.indented_normal()) is not None:
        found[BODY_STYLE] = normal
    if _TITLE in found:
        for key in (*TITLE_STYLES.values(), *ADDRESSED_TITLE_STYLES.values()):
            found.setdefault(key, found[_TITLE])
    for level, key in RUN_IN_STYLES.items():
        heading = found.get(HEADING_STYLES[level])
        if key not in found and heading is not None and (linked := theirs.linked(heading)) is not None:
            found[key] = linked
    return found


def _id(style: etree._Element) -> str:
    return style.get(name("styleId"), "")


def _kind(style: etree._Element) -> str:
    return style.get(name("type"), "paragraph")


def _value(element: etree._Element, tag: str) -> str:
    """The value of a child; "" where it has none."""
    child = element.find(name(tag))
    return "" if child is None else child.get(name("val"), "")


def _labels(styles: Iterable[etree._Element]) -> tuple[str, ...]:
    """What the styles are for; those of one element (署名, 署名（加盖印章）) are told once."""
    titles = (_LABELS.get(_id(style)) or _value(style, "name") for style in styles)
    return tuple(dict.fromkeys(_VARIANT.sub("", title) for title in titles))


def _plain(title: str) -> str:
    """A name so that only what counts is left: programs differ in case and in spaces."""
    return title.replace(" ", "").casefold()


def _own_normal(style: etree._Element) -> etree._Element:
    """Our "Normal" under another name, with what our own document defaults say besides."""
    made = deepcopy(style)
    made.attrib.pop(name("default"))
    made.set(name("customStyle"), "1")
    next(made.iter(name("name"))).set(name("val"), _OUR_NORMAL_NAME)
    properties = next(made.iter(name("pPr")))
    control = etree.Element(name("widowControl"))
    control.set(name("val"), "0")
    properties.insert(0, control)
    language = etree.SubElement(next(made.iter(name("rPr"))), name("lang"))
    for key, value in (("val", "en-US"), ("eastAsia", LANGUAGE)):
        language.set(name(key), value)
    return made


def _run_in(style: etree._Element, run: dict[str, etree._Element]) -> etree._Element:
    """A run-in heading that looks as the office's heading of its level does."""
    made = deepcopy(style)
    properties = next(made.iter(name("rPr")))
    properties[:] = [deepcopy(each) for each in sorted(run.values(), key=_place)]
    return made


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


def _place(element: etree._Element) -> int:
    return _RUN_ORDER.index(etree.QName(element).localname)


class _Styles:
    """The styles of a document."""

    def __init__(self, sheet: etree._Element) -> None:
        self._sheet = sheet
        self._all = list(sheet.iterchildren(name("style")))
        self._by_id = {_id(style): style for style in self._all}
        self._by_name: dict[tuple[str, str], etree._Element] = {}
        for style in self._all:
            for title in (_value(style, "name"), *_value(style, "aliases").split(",")):
                self._by_name.setdefault((_kind(style), _plain(title)), style)

    def like(self, ours: etree._Element) -> etree._Element | None:
        """The style that stands for one of ours."""
        same = self._by_id.get(_id(ours))
        if same is not None and _kind(same) == _kind(ours):
            return same
        titles = (_value(ours, "name"), *_OTHER_NAMES.get(_id(ours), ()))
        named = (self._by_name.get((_kind(ours), _plain(title))) for title in titles)
        return next((style for style in named if style is not None), None)

    def indented_normal(self) -> etree._Element | None:
        """The default paragraph style, where its first line is indented: then it is made for the text."""
        for style in self._all:
            if _kind(style) == "paragraph" and style.get(name("default")) in ("1", "true", "on"):
                for indent in style.iterfind(f"{name('pPr')}/{name('ind')}"):
                    if {indent.get(name(key), "0") for key in ("firstLine", "firstLineChars")} != {"0"}:
                        return style
        return None

    def linked(self, heading: etree._Element) -> etree._Element | None:
        """The character style that goes with a heading."""
        style = self._by_id.get(_value(heading, "link"))
        return style if style is not None and _kind(style) == "character" else None

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
                if key := _value(number, "numId"):  # a level alone says nothing
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
        while each is not None and _id(each) not in seen:
            seen.add(_id(each))
            yield each
            each = self._by_id.get(_value(each, "basedOn"))

    def free_id(self, key: str) -> str:
        """An id like ours that no style has."""
        while key in self._by_id:
            key += "Report"
        return key

    def add(self, ours: etree._Element, names: Mapping[str, str]) -> None:
        """Add a copy of one of our styles; `names` are the ids of ours and of those that it stands on."""
        made = deepcopy(ours)
        key, title = names[_id(ours)], _value(ours, "name")
        taken = {_plain(known) for _, known in self._by_name}
        while _plain(title) in taken:
            title += "（报告）"
        made.set(name("styleId"), key)
        next(made.iter(name("name"))).set(name("val"), title)
        for link in made.iter(name("basedOn"), name("next")):
            link.set(name("val"), names[link.get(name("val"), "")])
        self._sheet.append(made)
        self._by_id[key] = made
        self._by_name[(_kind(made), _plain(title))] = made
