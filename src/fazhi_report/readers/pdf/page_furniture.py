"""What stands on pages without being their text: page numbers, running heads, watermarks; and columns."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from fazhi_report.readers.pdf.pages import Glyph, PrintedLine, PrintedPage, RuledLine

_PAGE_NUMBER = re.compile(
    r"[—―–\-－·.\s]{0,9}\d{1,4}[—―–\-－·.\s]{0,9}|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}"
)
_EDGE = 0.14  # of the height of a page, above and below
_LEAST_PAGES = 3
_LEAST_LINES = 8
_LEAST_COLUMN = 6  # characters
_GUTTER = 1.4  # of the size of its characters, that two columns stand apart
_MIDDLE = (0.3, 0.7)
_COLUMNS = 0.6
_RAGGED = 2.5  # of the size of its characters, that a full line of a column may be shorter than another


class Sorted(NamedTuple):
    """The lines of the text by their pages, and the lines around it, each once with the page it is first on.

    `sizes` are the width and the height of each page, `rules` what is drawn on it.
    """

    pages: tuple[tuple[PrintedLine, ...], ...]
    above: tuple[tuple[int, PrintedLine], ...]
    below: tuple[tuple[int, PrintedLine], ...]
    sizes: tuple[tuple[float, float], ...]
    rules: tuple[tuple[RuledLine, ...], ...]


def without_furniture(pages: Sequence[PrintedPage]) -> Sorted:
    """The lines of pages, parted into those of the text and those that stand above and below it on many."""
    repeated = _repeated(pages)
    kept: list[tuple[PrintedLine, ...]] = []
    above: dict[str, tuple[int, PrintedLine]] = {}
    below: dict[str, tuple[int, PrintedLine]] = {}
    for number, page in enumerate(pages, start=1):
        lines: list[PrintedLine] = []
        turned = sorted((glyph for line in page.lines for glyph in line.glyphs if glyph.turned), key=_place)
        if turned:
            mark = _of(tuple(turned))
            above.setdefault(mark.text, (number, mark))
        for line in page.lines:
            straight = tuple(glyph for glyph in line.glyphs if not glyph.turned)
            if not straight:
                continue
            rest = line if len(straight) == len(line.glyphs) else _of(straight)
            edge = _edge(rest, page)
            if edge and _PAGE_NUMBER.fullmatch(rest.text):
                continue
            if edge and _shape(rest.text) in repeated:
                (above if edge == "above" else below).setdefault(_shape(rest.text), (number, rest))
                continue
            lines.append(rest)
        kept.append(tuple(lines))
    sizes = tuple((page.width, page.height) for page in pages)
    rules = tuple(page.rules for page in pages)
    return Sorted(tuple(kept), tuple(above.values()), tuple(below.values()), sizes, rules)


def _place(glyph: Glyph) -> float:
    return glyph.left


def _of(glyphs: tuple[Glyph, ...]) -> PrintedLine:
    text = "".join(glyph.text for glyph in glyphs)
    return PrintedLine(text, glyphs[0].left, max(glyph.right for glyph in glyphs), glyphs[0].baseline, glyphs)


def _edge(line: PrintedLine, page: PrintedPage) -> str:
    if line.baseline < page.height * _EDGE:
        return "above"
    return "below" if line.baseline > page.height * (1 - _EDGE) else ""


def _shape(text: str) -> str:
    """A line whose numbers do not count, as that of the page in it."""
    return re.sub(r"\d+", "0", text)


def _repeated(pages: Sequence[PrintedPage]) -> frozenset[str]:
    """The lines at the edges that more than half of the pages have."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line.text) for line in page.lines if _edge(line, page)})
    least = max(_LEAST_PAGES, len(pages) / 2)
    return frozenset(text for text, count in counts.items() if count >= least)


def in_columns(page: Sequence[PrintedLine], width: float) -> bool:
    """Whether the lines of a page stand in two columns, both filled; those of a table have ragged cells."""
    if len(page) < _LEAST_LINES:
        return False
    gutters = [found for line in page if (found := _gutter(line, width))]
    if len(gutters) < len(page) * _COLUMNS:
        return False
    ends = [(one.right, line.right, one.size) for line, one in gutters]
    edges = [max(end[side] for end in ends) for side in (0, 1)]
    full = sum(all(edges[side] - end[side] < _RAGGED * end[2] for side in (0, 1)) for end in ends)
    return full >= len(gutters) * _COLUMNS


def _gutter(line: PrintedLine, width: float) -> tuple[PrintedLine, Glyph] | None:
    """A line with the last character before the gap in its middle; None where it has no such gap."""
    for at in range(_LEAST_COLUMN, len(line.glyphs) - _LEAST_COLUMN):
        one, two = line.glyphs[at - 1], line.glyphs[at]
        middle = (one.right + two.left) / 2 / width
        if two.left - one.right > _GUTTER * two.size and _MIDDLE[0] < middle < _MIDDLE[1]:
            return line, one
    return None
