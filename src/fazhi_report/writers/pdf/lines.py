"""Where the lines of a paragraph end: 28 characters fill one (5.2.3), and no mark stands where it must not.

Left alone, typst squeezes marks that meet or stand at an edge and takes the room for a 29th character, and it
lets 一字线 begin a line. So lines are told where to end, filled as a word processor fills them: one after the
other, every mark with its whole cell, and one mark beyond a full line where the layout lets marks hang.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from fazhi_report.notation import MEASURE_WORDS
from fazhi_report.page import TWIPS, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH
from fazhi_report.writers.pdf.faces import FACES
from fazhi_report.writers.pdf.template_data import CHARACTER, LOOSEST, TRACKING
from fazhi_report.writers.pdf.typst_input import (
    TypstAnnex,
    TypstPage,
    TypstParagraph,
    TypstStretch,
    TypstTable,
    TypstText,
)

LINE_END = "\u2028"
"""Ends a line and leaves it justified."""

HANGS = "\u2029"
"""Stands before a mark that hangs, at the end of its line."""

WIDENED = "\x1e"
"""Stands on both sides of the points of room at the beginning of a line whose characters are made wider."""

NOT_AT_START = frozenset("，。、；：？！》〉）”’〕】』」…—～·%‰℃)]},.;:?!")
"""Marks that no line begins with."""

NOT_AT_END = frozenset("《〈（“‘〔【『「([{")
"""Marks that no line ends with."""

_COUNTED = re.compile(
    rf"第?(?P<number>(?<![\d.,])\d[\d.,]*)[%‰余多几十百千万亿]*(?:{MEASURE_WORDS}|[号款章页届])"
)
_ZERO_WIDTH_SPACE = "\u200b"
_WORD = re.compile(r"[!-~\u00c0-\u024f]+")
_ADDRESS = re.compile(r"://|^www\.")
_AFTER_IN_ADDRESS = frozenset("/?&=#")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GAP = 0.25  # of an em: what typst puts between Han characters and letters or digits
_SLACK = 0.3  # points: typst may set a line anew and track its last character less
_WIDEST = 1.4  # times as wide: a line that lacks more has its characters further apart instead


_UPRIGHT, _SIDEWAYS = TYPE_AREA_WIDTH / TWIPS, TYPE_AREA_HEIGHT / TWIPS


def set_lines(page: TypstPage, characters: "Characters", hanging: str = "") -> TypstPage:
    """A page with the lines of its paragraphs ended; `hanging` are the marks that may hang."""
    indent = page.figures.indent

    def paragraph(parts: TypstParagraph, room: float = _UPRIGHT) -> TypstParagraph:
        runs = [(part.face, part.text) for part in parts]
        ended = with_line_ends(runs, characters, room, indent, hanging)
        return tuple(replace(part, text=text) for part, text in zip(parts, ended, strict=True))

    def stretch(part: TypstStretch) -> TypstStretch:
        room = _SIDEWAYS if part.turned else _UPRIGHT
        return replace(
            part,
            content=tuple(
                _set_cells(each, characters) if isinstance(each, TypstTable) else paragraph(each, room)
                for each in part.content
            ),
        )

    def annex(part: TypstAnnex) -> TypstAnnex:
        return replace(part, stretches=tuple(map(stretch, part.stretches)))

    def alone(text: str, indent: float) -> str:
        (ended,) = with_line_ends([("body", text)], characters, _UPRIGHT, indent, hanging)
        return ended

    return replace(
        page,
        addressees=alone(page.addressees, 0),
        blocks=tuple(map(paragraph, page.blocks)),
        remark=alone(page.remark, page.figures.remark_indent),
        annexes=tuple(map(annex, page.annexes)),
    )


def _set_cells(table: TypstTable, characters: "Characters") -> TypstTable:
    """A table in which words and numbers wider than their column may break where it is full."""

    def cells(face: str, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            _WORD.sub(
                partial(
                    _breakable, face=face, room=(column - 2 * table.inset) / table.size, characters=characters
                ),
                text,
            )
            for text, column in zip(texts, table.widths, strict=True)
        )

    return replace(
        table,
        columns=cells("table_head", table.columns),
        rows=tuple(replace(row, cells=cells("table", row.cells)) for row in table.rows),
    )


def _breakable(word: re.Match[str], face: str, room: float, characters: "Characters") -> str:
    wide = sum(characters.advance(face, each) for each in word[0]) > room
    return _ZERO_WIDTH_SPACE.join(word[0]) if wide else word[0]


def split_off(parts: TypstParagraph, lines: int) -> tuple[TypstParagraph, TypstParagraph]:
    """The parts of a paragraph whose lines are ended, up to its last so many lines, and those lines."""
    before = max(0, sum(part.text.count(LINE_END) for part in parts) + 1 - lines)
    head: list[TypstText] = []
    tail: list[TypstText] = []
    for part in parts:
        pieces = part.text.split(LINE_END)
        cut = sum(len(piece) + 1 for piece in pieces[:before])
        for side, text in ((head, part.text[:cut]), (tail, part.text[cut:])):
            if text:
                side.append(replace(part, text=text))
        before = max(0, before - len(pieces) + 1)
    return tuple(head), tuple(tail)


def with_line_ends(
    runs: Sequence[tuple[str, str]],
    characters: "Characters",
    room: float,
    indent: float,
    hanging: str = "",
) -> list[str]:
    """The texts of a paragraph, given with their faces, with `LINE_END` and `HANGS` in them.

    Lengths are points.
    """
    text = "".join(text for _, text in runs)
    faces = [face for face, text in runs for _ in text]
    pieces = list(text)
    start, room = 0, room - _SLACK
    for end, hangs, used in _ends(text, list(_widths(text, faces, characters)), room, indent, hanging):
        # A space would take room at the end of its line.
        pieces[end - 1] = HANGS * hangs + pieces[end - 1].rstrip(" ") + LINE_END * (end < len(text))
        own = room - (0 if start else indent)
        line = text[start : end - hangs]
        if set(faces[start:end]) == {"body"} and _is_loose(line, used - room + own, own):
            pieces[start] = f"{WIDENED}{own:.2f}{WIDENED}{pieces[start]}"
        start = end
    made, at = [], 0
    for _, part in runs:
        made.append("".join(pieces[at : at + len(part)]))
        at += len(part)
    return made


def _is_loose(line: str, used: float, room: float) -> bool:
    """Whether the characters of a line would stand apart like words, and can be made as much wider."""
    stretched = sum(not each.isascii() for each in line[:-1])  # letters and digits stay as they are
    loosest = used + stretched * (LOOSEST - TRACKING)
    return stretched > 0 and loosest < room < _WIDEST * loosest


def _widths(text: str, faces: Sequence[str], characters: "Characters") -> Iterator[tuple[float, float]]:
    """Of every character the gap before it and its own width, in points: never less than typst will take."""
    row = [characters[key] for key in zip(faces, text, strict=True)]
    # typst tracks no character that ends a stretch of one face or one script.
    following = [*((face, each.is_letter) for face, each in zip(faces, row, strict=True)), ("", False)][1:]
    was_han = joined = False
    for face, (width, gap, is_han, is_letter, joins), after in zip(faces, row, following, strict=True):
        gapped = (was_han and joins) or (joined and is_han)
        yield gap if gapped else 0, width + TRACKING if after == (face, is_letter) else width
        was_han, joined = is_han, joins


class Character(NamedTuple):
    """A character in a face: its width, and the gap that may stand before it, in points.

    It is Han, or may be a letter of another script; it joins where it is such a letter, a digit or a sign
    between which and Han typst puts a gap.
    """

    width: float
    gap: float
    is_han: bool
    is_letter: bool
    joins: bool


class Characters(dict[tuple[str, str], Character]):
    """Characters by their face and themselves, each made out once."""

    def __init__(self, advance: Callable[[str, str], float]) -> None:
        """Take what tells the width of a character in a face, in ems."""
        super().__init__()
        self.advance = advance

    def __missing__(self, key: tuple[str, str]) -> Character:
        face, character = key
        size, is_han = FACES[face].size, bool(_HAN.match(character))
        made = self[key] = Character(
            self.advance(face, character) * size,
            _GAP * size,
            is_han,
            not is_han and character.isalpha(),
            not is_han and (character.isalnum() or character in "#$%&"),
        )
        return made


def _ends(
    text: str, widths: Sequence[tuple[float, float]], room: float, indent: float, hanging: str
) -> Iterator[tuple[int, bool, float]]:
    """The places at which a line ends, every line as long as may be; whether its last mark hangs; its width.

    The end of the text is among them only where its last mark hangs.
    """
    glued = set(_within_words(text))
    counted = {
        at: [each for each in (match.start(), match.start("number")) if each not in glued]
        for match in _COUNTED.finditer(text)
        for at in range(match.start() + 1, match.end())
    }
    kept = (room // CHARACTER - 1) * CHARACTER - _SLACK  # of a line that is short of one character
    start = 0
    while start < len(text):
        at, used = start, [indent if start == 0 else 0.0]  # how wide the line is, character by character
        while at < len(text):
            gap, width = widths[at]
            wide = used[-1] + width + (gap if at > start else 0)
            if wide > room and text[at] != " ":
                break
            used.append(wide)
            at += 1
        else:
            return
        hangs = at > start and text[at] in hanging and _may_end(text, at + 1)
        if hangs:
            end = at + 1
        else:
            fitting = range(at, start, -1)
            # A word or a row of marks that no line holds ends where the line is full.
            end = next(
                (end for end in fitting if end not in glued and _may_end(text, end)), max(at, start + 1)
            )
            # A number and its measure word stay together where that leaves the line long enough.
            together = (each for each in counted.get(end, ()) if start < each < end and _may_end(text, each))
            end = next((each for each in together if used[each - start] >= kept), end)
        if hangs or end < len(text):
            yield end, hangs, used[min(end - hangs - start, len(used) - 1)]
        start = end


def _within_words(text: str) -> Iterator[int]:
    """The places inside words and numbers, where no line ends but in an address, after / and the like."""
    for word in _WORD.finditer(text):
        address = _ADDRESS.search(word[0])
        for at in range(word.start() + 1, word.end()):
            if not (address and text[at - 1] in _AFTER_IN_ADDRESS and text[at] not in _AFTER_IN_ADDRESS):
                yield at


def _may_end(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end : end + 1]
    if not after:
        return True
    if after == " " or after in NOT_AT_START or unicodedata.combining(after):
        return False
    return before not in NOT_AT_END
