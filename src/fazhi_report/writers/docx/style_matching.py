"""Our styles among those of an office's own document: found by id or by name, added where they are not there.

What is added stands on a copy of our own "Normal", so that it looks as the national standard has it, whatever
the office's "Normal" is.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from types import MappingProxyType

from lxml import etree

from fazhi_report.page import STANDARD, TYPE_AREA_WIDTH, Layout
from fazhi_report.writers.docx.file_properties import LANGUAGE
from fazhi_report.writers.docx.shown_looks import Shown
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
from fazhi_report.writers.docx.their_styles import TheirStyles, id_of, is_own, place_of, value_of
from fazhi_report.writers.docx.wordprocessing import name

_NORMAL, _OUR_NORMAL, _OUR_NORMAL_NAME = "Normal", "ReportNormal", "报告正文"
_TITLE = TITLE_STYLES[2]
_TITLES = (*TITLE_STYLES.values(), *ADDRESSED_TITLE_STYLES.values())
_UNUSED = {_NORMAL, "Footer", FOOTER_ODD_STYLE, FOOTER_EVEN_STYLE}


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

    `by_hand` are those that were made of what its paragraphs look like. `numbered` are the ids of paragraph
    styles that count their paragraphs by themselves.
    """

    names: Mapping[str, str]
    supplied: tuple[str, ...]
    by_hand: tuple[str, ...]
    added: tuple[str, ...]
    numbered: frozenset[str]


def match(sheet: etree._Element, layout: Layout, width: float, text: Shown) -> Matched:
    """Find our styles in a style sheet, and add to it those that it lacks; `width` is of the type area.

    Where the style for a kind of paragraph is not what those of the document's `text` are set in, one is made
    that looks as they do. Then the styles of Word's own that no paragraph has are none of the office: they
    are those that a program puts into every document.
    """
    theirs = TheirStyles(sheet)
    ours = _ours(layout, width)
    found = _found(ours, theirs)
    by_hand = {
        key: look
        for key, look in text.looks.items()
        if theirs.differs(
            look, [found[each] for each in (_TITLES if key == _TITLE else (key,)) if each in found]
        )
    }
    if BODY_STYLE in by_hand:
        found = {key: each for key, each in found.items() if id_of(each) in text.used or is_own(each)}
    if _TITLE in by_hand:
        by_hand |= dict.fromkeys(_TITLES, by_hand[_TITLE])
    found |= {key: theirs.made_of(ours[key], look, spaced=key in _TITLES) for key, look in by_hand.items()}
    if BODY_STYLE in found and (pitch := theirs.pitch(found[BODY_STYLE])):
        ours = _ours(replace(layout, line_pitch=pitch), width)
    names = {key: id_of(style) for key, style in found.items()}
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
        _labels(ours[key] for key in ours if key in found and key not in by_hand),
        _labels(ours[key] for key in ours if key in by_hand),
        _labels(ours[key] for key in missing),
        frozenset(id_of(style) for style in found.values() if theirs.counts(style)),
    )


def own_styles() -> dict[str, str]:
    """The styles that a report is set in: names by their ids."""
    ours = _ours(STANDARD, TYPE_AREA_WIDTH)
    return {key: value_of(style, "name") for key, style in ours.items() if key not in _UNUSED}


def _ours(layout: Layout, width: float) -> dict[str, etree._Element]:
    """Our styles by their ids."""
    root = etree.fromstring(style_sheet(StyleSetting(layout, width)))
    return {id_of(style): style for style in root.iter(name("style"))}


def _found(ours: Mapping[str, etree._Element], theirs: TheirStyles) -> dict[str, etree._Element]:
    """The styles that stand for ours, by the ids of ours."""
    found = {
        key: style for key in ours if key not in _UNUSED and (style := theirs.like(ours[key])) is not None
    }
    if BODY_STYLE not in found and (normal := theirs.indented_normal()) is not None:
        found[BODY_STYLE] = normal
    if _TITLE in found:
        for key in _TITLES:
            found.setdefault(key, found[_TITLE])
    for level, key in RUN_IN_STYLES.items():
        heading = found.get(HEADING_STYLES[level])
        if key not in found and heading is not None and (linked := theirs.linked(heading)) is not None:
            found[key] = linked
    return found


def _labels(styles: Iterable[etree._Element]) -> tuple[str, ...]:
    """What the styles are for; those of one element (署名, 署名（加盖印章）) are told once."""
    titles = (_LABELS.get(id_of(style)) or value_of(style, "name") for style in styles)
    return tuple(dict.fromkeys(_VARIANT.sub("", title) for title in titles))


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
    properties[:] = [deepcopy(each) for each in sorted(run.values(), key=place_of)]
    return made
