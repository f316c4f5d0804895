"""The lines of pages → their paragraphs, joined by indents and lengths; rows of tables, known by gaps."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mode

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Run, Runs
from fazhi_report.notation import is_wide
from fazhi_report.notation.element_marks import ANNEX_LABEL
from fazhi_report.readers.pdf.page_furniture import Sorted
from fazhi_report.readers.pdf.pages import Glyph, PrintedLine
from fazhi_report.readers.pdf.ruled_tables import Grid, RuledRow
from fazhi_report.readers.source_lines import Side, SourceLine, Standing, row

_CELL_GAP = 1.8  # of the size of characters: what stands further apart are cells
_BLANK_GAP = 0.75
_WORD_GAP = 0.2
_INDENT, _DEEPEST = 1.2, 4
_SHORT = 2.2  # characters that a full line lacks at most, which punctuation and numbers keep together
_FAR_IN, _NEAR_END = 8, 6
_PARAGRAPH_GAP = 1.7
_SAME_SIZE = 0.6
_LEAST, _SEVERAL = 5, 3
_HANGING = 10  # points that a mark hangs out of the text at most
_STOPS = ("。", "！", "？", "；", "：")
_HEADING_FACE = re.compile("Hei|Kai|黑|楷", re.IGNORECASE)
_KAI = re.compile("Kai|楷", re.IGNORECASE)
_UNBROKEN = re.compile(r"(?:.(?P<marks>[，。、；：！？”’）》〉」』】]+))?(?P<token>[!-~]*)")
"""What no line breaks: a character with the marks behind it, and a number."""

_RADICALS = range(0x2E80, 0x2FE0)
_COMPATIBILITY = range(0xF900, 0xFB00)


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line with its page and its cells of glyphs; `ruled` is the row of the table that it stands in."""

    page: int
    line: PrintedLine
    cells: tuple[tuple[Glyph, ...], ...]
    ruled: RuledRow | None = None

    @property
    def size(self) -> float:
        return mode(glyph.size for glyph in self.line.glyphs)

    @property
    def text(self) -> str:
        return "".join(_text(cell) for cell in self.cells)


@dataclass
class PdfLines:
    """The paragraphs that are made: their texts, and for each the pages with the column where each begins."""

    texts: list[str] = field(default_factory=list)
    pages: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    tables: int = 0
    last: tuple[tuple[int, ...], int] = ((), 0)
    heading: Sequence[Sequence[str]] | None = None
    turns: bool = False
    in_table: bool = False

    def table(self, columns: tuple[int, ...], page: int) -> int:
        """The table of a row with these columns: that of the row before it, be that on the page before."""
        same = self.in_table and columns == self.last[0] and page <= self.last[1] + bool(columns)
        self.turns = same and page > self.last[1]
        self.tables += not same
        self.heading = self.heading if same else None
        self.last, self.in_table = (columns, page), True
        return self.tables

    def repeats(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether a row of that table is its first again, on top of a further page."""
        self.heading = columns if self.heading is None else self.heading
        return self.turns and columns == self.heading

    def add(self, parts: Sequence[tuple[int, str]], between: Sequence[str]) -> Run:
        """A paragraph of lines of pages; `between` is what stands between them."""
        number = len(self.texts) + 1
        text = ""
        for (page, part), blank in zip(parts, ("", *between), strict=True):
            text += blank
            places = self.pages.setdefault(number, [])
            if not places or places[-1][1] != page:
                places.append((len(text) + 1, page))
            text += part
        self.texts.append(text)
        return Run(text, origin=Mark(number, 1))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the text of pages of one kind begins and ends, the pitch of lines, whether any is indented."""

    left: float
    right: float
    pitch: float
    indented: bool

    def indent(self, line: _TextLine) -> float:
        return (line.line.left - self.left) / line.size

    def lack(self, line: _TextLine) -> float:
        return (self.right - line.line.right) / line.size


class _Frames:
    """The frames of the pages: odd and even ones may differ, and those that are turned do."""

    def __init__(self, lines: Sequence[_TextLine], sizes: Sequence[tuple[float, float]]) -> None:
        self._pages = sizes
        letters: Counter[float] = Counter()
        for line in lines:
            letters[round(line.size, 1)] += len(line.line.text)
        size = letters.most_common(1)[0][0]
        body = [line for line in lines if abs(line.size - size) < _SAME_SIZE and len(line.cells) == 1]
        self._body = [line for line in body if len(line.line.text) >= _LEAST] or list(lines)
        self._labels = [line for line in body if ANNEX_LABEL.fullmatch(line.text)]
        pitches = Counter(
            round(b.line.baseline - a.line.baseline)
            for a, b in pairwise(self._body)
            if a.page == b.page and b.line.baseline > a.line.baseline
        )
        self._pitch = max(pitches.most_common(1)[0][0] if pitches else 0, size)
        self._made: dict[tuple[int, bool], _Frame] = {}

    def of(self, line: _TextLine) -> _Frame:
        key = line.page % 2, self._is_turned(line)
        if key not in self._made:
            alike = [each for each in self._body if self._is_turned(each) == key[1]]
            here = [each for each in alike if each.page % 2 == key[0]]
            here = here if len(here) >= _LEAST else alike or self._body
            lefts, rights = ([round(getattr(each.line, side)) for each in here] for side in ("left", "right"))
            left, right = _usual_edge(lefts, min), _usual_edge(rights, max)
            # Of few paragraphs only one may have a second line, or none, without the indent that all others
            # have; “附件2” stands at the edge.
            flush = [round(each.line.left) for each in self._labels if each.page % 2 == key[0]]
            further = [each for each in (*lefts, *flush) if _INDENT < (left - each) / line.size < _DEEPEST]
            left = float(min(further, default=left))
            indents = [(each.line.left - left) / each.size for each in here]
            indented = any(_INDENT < indent < _DEEPEST for indent in indents)
            full = [each for each in here if abs(each.line.right - right) < _HANGING]
            wide = self._pages[line.page - 1][0]
            if sum(_is_full(each, wide) for each in full) < _SEVERAL:
                # So few lines that none may be full; most pages have margins that are about alike.
                right = max(right, wide - left)
            self._made[key] = _Frame(left, right, self._pitch, indented)
        return self._made[key]

    def _is_turned(self, line: _TextLine) -> bool:
        width, height = self._pages[line.page - 1]
        return width > height


def _is_full(line: _TextLine, wide: float) -> bool:
    """Whether a line ends in the middle of a sentence, on a page so wide."""
    return not line.text.endswith(_STOPS) and line.line.right - line.line.left > wide / 2


def _usual_edge(edges: Sequence[int], outmost: Callable[[Iterable[int]], int]) -> float:
    """Where lines usually begin or end: the outmost place that several share, no mark that hangs out."""
    counts = Counter(edges)
    common = [edge for edge, count in counts.items() if count > 1] or list(counts)
    edge = outmost(common)
    near = {each: count for each, count in counts.items() if abs(each - edge) < _HANGING}
    return float(max(near, key=near.__getitem__))


def source_lines(sorted_lines: Sorted) -> tuple[list[SourceLine], PdfLines]:
    """The paragraphs of pages, and what stands around them."""
    made = PdfLines()
    lines = [
        _TextLine(number, line, row.cells if row else tuple(_cells(line.glyphs)), row)
        for number, (page, rules) in enumerate(
            zip(sorted_lines.pages, sorted_lines.rules, strict=True), start=1
        )
        for grid in (Grid(rules),)
        for line in page
        for row in (grid.row_of(line),)
    ]
    found: list[SourceLine] = []
    if lines:
        frames = _Frames(lines, sorted_lines.sizes)
        for group in _groups(lines, frames):
            found += _paragraph(group, frames, made)
    furniture: tuple[tuple[Standing, tuple[tuple[int, PrintedLine], ...]], ...] = (
        ("header", sorted_lines.above),
        ("footer", sorted_lines.below),
    )
    for standing, beside in furniture:
        for page, line in beside:
            found.append(SourceLine((made.add([(page, _text(line.glyphs))], ()),), standing))
    return found, made


def _groups(lines: Sequence[_TextLine], frames: _Frames) -> Iterator[list[_TextLine]]:
    group = [lines[0]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, frames):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(before: _TextLine, line: _TextLine, frames: _Frames) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if before.ruled and line.ruled:
        same = before.page == line.page and before.ruled.columns == line.ruled.columns
        return same and before.ruled.band == line.ruled.band
    if len(before.cells) > 1 or len(line.cells) > 1 or abs(before.size - line.size) > _SAME_SIZE:
        return False
    frame = frames.of(line)
    apart = line.line.baseline - before.line.baseline
    if frame.indent(line) > _INDENT or (before.page == line.page and apart > frame.pitch * _PARAGRAPH_GAP):
        return False
    if ANNEX_LABEL.fullmatch(line.text) or (not frame.indented and before.text.endswith(_STOPS)):
        return False
    unbroken = _UNBROKEN.match(line.line.text)
    room = _SHORT + (len(unbroken["marks"] or "") + len(unbroken["token"]) / 2 if unbroken else 0)
    return frames.of(before).lack(before) < room and not _side(before, frames)


def _side(line: _TextLine, frames: _Frames) -> Side:
    frame = frames.of(line)
    indent, lack = frame.indent(line), frame.lack(line)
    if indent > _FAR_IN and lack < _NEAR_END and indent - lack > _NEAR_END:
        return "right"
    return "center" if min(indent, lack) > _INDENT and abs(indent - lack) < _INDENT * 2 else ""


def _paragraph(group: Sequence[_TextLine], frames: _Frames, made: PdfLines) -> Iterator[SourceLine]:
    first = group[0]
    if len(first.cells) > 1:
        columns = [
            [_text(cell) for cell in cells if cell]
            for cells in zip(*(line.cells for line in group), strict=True)
        ]
        table = made.table(first.ruled.columns if first.ruled else (), first.page)
        if not made.repeats(columns):
            yield row([_cell(parts, first.page, made) for parts in columns], table=table)
        return
    parts = [(line.page, line.text) for line in group]
    made.in_table = False
    run = made.add(parts, _between([part for _, part in parts]))
    lead, level = _lead(group)
    side = _side(first, frames) if len(group) == 1 else ""
    yield SourceLine((run,), lead=lead, lead_level=level, side=side, size=first.size)


def _cell(parts: Sequence[str], page: int, made: PdfLines) -> Runs:
    """The text of a cell, whose lines are parts."""
    if not parts:
        return ()
    return (made.add([(page, part) for part in parts], _between(parts)),)


def _between(parts: Sequence[str]) -> list[str]:
    """What stands between lines: a blank between words, unless one of them is broken with a hyphen."""
    return [
        "" if is_wide(one[-1]) or is_wide(two[0]) or one.endswith("-") else " "
        for one, two in pairwise(parts)
    ]


def _lead(group: Sequence[_TextLine]) -> tuple[int, int]:
    """How many characters at the start are in a face of headings, the rest not; the level of that."""
    glyphs = [glyph for line in group for cell in line.cells for glyph in cell]
    wide = [glyph for glyph in glyphs if is_wide(glyph.text)]
    if not wide or not _HEADING_FACE.search(wide[0].font):
        return 0, 0
    face = wide[0].font
    end = next((at for at, glyph in enumerate(glyphs) if is_wide(glyph.text) and glyph.font != face), 0)
    return end, 2 if end and _KAI.search(face) else 0


def _cells(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    start = 0
    for at, (one, two) in enumerate(pairwise(glyphs), start=1):
        if two.left - one.right > _CELL_GAP * max(one.size, two.size):
            yield tuple(glyphs[start:at])
            start = at
    yield tuple(glyphs[start:])


def _text(glyphs: Sequence[Glyph]) -> str:
    """The text of some glyphs: no blank between Chinese and digits, one between words, wide ones as typed."""
    text = [_usual(glyph.text) for glyph in glyphs[:1]]
    for one, two in pairwise(glyphs):
        gap = (two.left - one.right) / max(one.size, two.size)
        narrow = not is_wide(one.text) and not is_wide(two.text)
        if narrow and (two.spaced or gap > _WORD_GAP):
            text.append(" ")
        elif not narrow and gap > _BLANK_GAP:
            text.append("\u3000")
        text.append(_usual(two.text))
    return "".join(text)


def _usual(character: str) -> str:
    """The usual character for one that some fonts give instead, which looks the same: a radical."""
    code = ord(character[0])
    if code in _RADICALS or code in _COMPATIBILITY:
        found = unicodedata.normalize("NFKC", character)
        return found if len(found) == 1 else character
    return character
