"""The characters of a PDF, each where it stands, laid beside the text that was to be printed.

Read with pypdfium2 and not with poppler: only origins of single characters show where a line of the text ends,
how many characters it holds and whether one of them lies outside the type area. Lengths are points.
"""

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from fazhi_report.document import Document
from tests.pages.measuring import BODY_SIZE, BOTTOM, RIGHT

NOT_AT_START = "，。、；：？！》〉）”’〕…—%‰℃·～"
NOT_AT_END = "《〈（“‘〔"
HANGING = "，。、；：？！》〉）”’〕…—"
HANGING_MARKS = "、，。；：！？"
"""The marks of which our own PDF may set one beyond a line; `HANGING` are those of LibreOffice."""

CELLS = 28
INDENT_CELLS = 2
LOOSEST = 1.36  # points between two characters, before they are made wider
TOLERANCE = 0.5  # a dash fills its cell, and the last one of a line is no narrower than its glyph
_NUMBERED = re.compile(r"第\d+[次条号届]")
_HYPHEN_AT_LINE_END = "\x02"  # what pdfium makes of it


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character: where its cell begins, ends and has its baseline, from the upper left corner."""

    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set; spaces are left out."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0].left

    @property
    def right(self) -> float:
        return max(each.right for each in self.characters)

    @property
    def baseline(self) -> float:
        return self.characters[0].baseline


def set_pages(pdf: Path | bytes) -> list[list[SetLine]]:
    """The lines of the type area of every page, from top to bottom."""
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        found = [each for each in _characters(page) if each.baseline < BOTTOM]
        found.sort(key=lambda each: round(each.baseline))
        rows = (tuple(row) for _, row in groupby(found, lambda each: round(each.baseline)))
        pages.append([SetLine(tuple(sorted(row, key=lambda each: each.left))) for row in rows])
    document.close()
    return pages


def _characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    text, height = page.get_textpage(), page.get_height()
    half = ""
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    for at in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        printed = chr(raw.FPDFText_GetUnicode(text, at)).replace(_HYPHEN_AT_LINE_END, "-")
        if "\ud800" <= printed <= "\udbff":  # the first half of a character beyond the first 65,536
            half = printed
            continue
        printed = (half + printed).encode("utf-16", "surrogatepass").decode("utf-16")
        half = ""
        if printed.isspace():
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        yield Character(printed, x.value, right.value, height - y.value)


@dataclass(frozen=True, slots=True)
class Setting:
    """A text, spaces left out, and the lines it was set in.

    `starts` are the places in the text where a paragraph begins, `lines` the lines by the place they begin at,
    `differences` what the pages have less (-), or more (+), and where.
    """

    text: str
    starts: frozenset[int]
    lines: dict[int, SetLine]
    pages: list[list[SetLine]]
    differences: list[str]

    def spans(self) -> Iterator[tuple[int, int, SetLine]]:
        """Every line below the title with the places in the text where it begins and where the next one does."""
        title = min(self.starts - {0})
        places = sorted(place for place in self.lines if place >= title)
        for start, end in zip(places, [*places[1:], len(self.text)], strict=True):
            yield start, end, self.lines[start]


def laid_beside(document: Document, pdf: Path | bytes) -> Setting:
    """The pages of a document of a title and blocks, laid beside its text."""
    texts = [
        "".join(text.split()) for text in (document.title_text, *(block.text for block in document.blocks))
    ]
    text, starts = "".join(texts), frozenset(accumulate(map(len, texts), initial=0))
    pages, lines, differences = set_pages(pdf), dict[int, SetLine](), list[str]()
    at = 0
    for line in chain.from_iterable(pages):
        for order, each in enumerate(line.characters):
            if not text.startswith(each.text, at):
                ahead = "".join(found.text for found in line.characters[order : order + 6])
                found = text.find(ahead, at, at + 60)
                if found < 0:
                    differences.append(f"+{each.text} at {at}")
                    continue
                differences.extend(f"-{text[lost]} at {lost}" for lost in range(at, found))
                at = found
            if not order:
                lines[at] = line
            at += len(each.text)
    differences.extend(f"-{text[lost]} at {lost}" for lost in range(at, len(text)))
    return Setting(text, starts, lines, pages, differences)


def is_wide(text: str) -> bool:
    """Whether Chinese fonts give every character a whole cell."""
    return all(unicodedata.east_asian_width(each) in "WF" or each in "“”‘’—…" for each in text)


def may_end(text: str, end: int) -> bool:
    """Whether 避头尾 lets a line end there."""
    return text[end] not in NOT_AT_START and text[end - 1] not in NOT_AT_END


@dataclass(frozen=True, slots=True)
class Census:
    """What was counted, and the lines that break a rule.

    `lines` are those of each page, `cells` those of each full line that holds nothing but full-width
    characters, its indent included; `hung` are full lines whose last mark begins beyond the type area.
    """

    lines: list[int]
    cells: Counter[int]
    uneven: list[str]
    begun: list[str]
    ended: list[str]
    outside: list[str]
    hung: list[str]


def census(found: Setting, hanging: str = "", *, whole_numbers: bool = False) -> Census:
    """Count lines and characters; `hanging` are the marks that may stand outside the type area.

    With `whole_numbers` a line may lack the one character that a number and its measure word begin with.
    """
    counted = Census(list(map(len, found.pages)), Counter(), [], [], [], [], [])
    for start, end, line in found.spans():
        text, inside = found.text[start:end], start not in found.starts
        *others, last = line.characters
        hangs = last.text in hanging
        beyond = max((each.right for each in others), default=0) - RIGHT
        beyond = max(beyond, last.right - RIGHT - (BODY_SIZE if hangs else 0))
        if beyond > TOLERANCE:
            counted.outside.append(f"{beyond:.2f} {text}")
        if hangs and end not in found.starts and last.left > RIGHT - 1:
            counted.hung.append(text)
        if inside and text[0] in NOT_AT_START:
            counted.begun.append(text)
        if text[-1] in NOT_AT_END:
            counted.ended.append(text)
        if end not in found.starts and is_wide(text):
            count = len(text) + (0 if inside else INDENT_CELLS)
            counted.cells[count] += 1
            parted = whole_numbers and count == CELLS - 1 and _NUMBERED.match(found.text, end)
            if not parted and not _is_even(found.text, end, CELLS - count, hangs=hangs):
                counted.uneven.append(f"{count} {text}")
    return counted


def _is_even(text: str, end: int, missing: int, *, hangs: bool) -> bool:
    """Whether a line is full, or lacks or has too much what 避头尾 takes from it or gives it."""
    if missing < 0:
        return missing == -1 and hangs and not may_end(text, end - 1)
    later = range(end + 1, end + missing + 1)
    return not any(is_wide(text[end:place]) and may_end(text, place) for place in later)


def same_breaks(one: Setting, other: Setting) -> float:
    """The share of the lines of one setting that begin, inside paragraphs, where lines of another do."""
    inside = one.lines.keys() - one.starts
    return len(inside & other.lines.keys()) / len(inside)
