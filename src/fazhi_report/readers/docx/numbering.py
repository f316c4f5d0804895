"""Automatic numbers: the text that Word puts in front of a paragraph, and the indents it brings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_report.notation import chinese
from fazhi_report.readers.docx.looks import Layer, paragraph_layer, run_layer
from fazhi_report.readers.docx_parts import Element, attribute, child, children, is_on, whole

_CHINESE = re.compile("chinese|taiwanese|ideograph|japaneseCounting|japaneseLegal")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED_ONE, _MOST_CIRCLED = 0x2460, 20
_PLACE = re.compile(r"%([1-9])")
_GAPS = {"space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a numbering: how it is written and where it starts; `legal` writes all levels in digits."""

    start: int
    form: str
    text: str
    gap: str
    legal: bool
    paragraph: Layer
    run: Layer


@dataclass
class Numbering:
    """The numberings by id: the abstract one each stands for, its levels, and the levels it starts anew."""

    abstract: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)
    restarts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def paragraph(self, number: str, level: int) -> Layer:
        """What a level sets for its paragraphs."""
        found = self.levels.get((number, level))
        return found.paragraph if found else {}

    def is_bullet(self, number: str, level: int) -> bool:
        """Whether a level has a mark instead of numbers."""
        found = self.levels.get((number, level))
        return found is not None and found.form == "bullet"

    def next(self, number: str, level: int) -> tuple[str, Layer]:
        """The number of the next paragraph at a level, with what follows it, and what it looks like."""
        found = self.levels.get((number, level))
        if not found:
            return "", {}
        counts = self._counts.setdefault(self.abstract[number], {})
        if number not in self._begun:
            self._begun.add(number)
            for (owner, at), start in self.restarts.items():
                if owner == number:
                    counts[at] = start - 1
        counts[level] = counts.get(level, found.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        form = "decimal" if found.legal else ""
        text = _PLACE.sub(lambda place: self._written(number, int(place[1]) - 1, counts, form), found.text)
        return (text + found.gap if text else ""), found.run

    def _written(self, number: str, level: int, counts: Mapping[int, int], form: str) -> str:
        found = self.levels.get((number, level))
        return written(counts.get(level, found.start), form or found.form) if found else ""


def written(count: int, form: str) -> str:
    """A count in one of Word's forms; an unknown form gives Arabic digits."""
    if _CHINESE.match(form):
        return chinese(count)
    match form:
        case "decimalFullWidth":
            return str(count).translate(_FULL_WIDTH)
        case "decimalEnclosedCircle" if 0 < count <= _MOST_CIRCLED:
            return chr(_CIRCLED_ONE + count - 1)
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26)
            return letter.upper() if form == "upperLetter" else letter
        case "none":
            return ""
        case _:
            return str(count)


def numbering(root: Element | None) -> Numbering:
    """Read the numberings; one that refers to a style has the levels of the one which that style names."""
    abstracts = {attribute(each, "w:abstractNumId"): each for each in children(root, "w:abstractNum")}
    styled = {name: key for key, each in abstracts.items() if (name := attribute(child(each, "w:styleLink")))}
    made = Numbering({}, {}, {})
    names: dict[str, str] = {}
    levels: dict[tuple[str, int], Level] = {}
    restarts: dict[tuple[str, int], int] = {}
    for each in children(root, "w:num"):
        number, key = attribute(each, "w:numId"), attribute(child(each, "w:abstractNumId"))
        link = attribute(child(abstracts.get(key), "w:numStyleLink"))
        names[number] = key = styled.get(link, key)
        found = [*children(abstracts.get(key), "w:lvl")]
        for override in children(each, "w:lvlOverride"):
            level = whole(attribute(override, "w:ilvl"))
            start = whole(attribute(child(override, "w:startOverride")))
            if level is not None and start is not None:
                restarts[number, level] = start
            found += children(override, "w:lvl")
        for at, element in ((whole(attribute(each, "w:ilvl")), each) for each in found):
            if at is not None:
                levels[number, at] = _level(element)
    made.abstract, made.levels, made.restarts = names, levels, restarts
    return made


def _level(element: Element) -> Level:
    start = whole(attribute(child(element, "w:start")))
    legal = child(element, "w:isLgl")
    return Level(
        start=1 if start is None else start,
        form=attribute(child(element, "w:numFmt")) or "decimal",
        text=attribute(child(element, "w:lvlText")),
        gap=_GAPS.get(attribute(child(element, "w:suff")), "\t"),
        legal=legal is not None and is_on(legal),
        paragraph=paragraph_layer(child(element, "w:pPr")),
        run=run_layer(child(element, "w:rPr")),
    )
