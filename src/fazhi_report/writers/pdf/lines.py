"""Where the lines of a paragraph end: 28 characters fill one (5.2.3), and no mark stands where it must not.

Left alone, typst squeezes marks that meet or stand at an edge and takes the room for a 29th character, and it
lets 一字线 begin a line. So lines are told where to end, filled as a word processor fills them: one after the
other, every mark with its whole cell. What typst then squeezes it gives back between the characters.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from fazhi_report.page import gongwen
from fazhi_report.writers.pdf.template_data import TRACKING

Advance: TypeAlias = Callable[[str, str], float]
"""The width of a character in a face, in ems."""

LINE_END = "\u2028"
"""Ends a line and leaves it justified."""

NOT_AT_START = frozenset("，。、；：？！》〉）”’〕】』」…—～·%‰℃)]},.;:?!")
"""Marks that no line begins with."""

NOT_AT_END = frozenset("《〈（“‘〔【『「([{")
"""Marks that no line ends with."""

_ZERO_WIDTH_SPACE = "\u200b"
_WORD = re.compile(r"[!-~\u00c0-\u024f]+")
_ADDRESS = re.compile(r"://|^www\.")
_AFTER_IN_ADDRESS = frozenset("/?&=#")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GAP = 0.25  # of an em: what typst puts between Han characters and letters or digits
_SLACK = 0.3  # points: typst may set a line anew and track its last character less


def set_lines(data: dict[str, Any], advance: Advance) -> None:
    """End the lines of the paragraphs that the template gets."""
    figures = data["figures"]
    indent = figures["indent"]
    upright = figures["paper_width"] - figures["margin_left"] - figures["margin_right"]
    sideways = figures["paper_height"] - figures["margin_top"] - figures["margin_bottom"]
    paragraphs = [(parts, upright) for parts in data["blocks"]]
    for stretch in (stretch for annex in data["annexes"] for stretch in annex["stretches"]):
        room = sideways if stretch["turned"] else upright
        paragraphs.extend((part["texts"], room) for part in stretch["content"] if part["kind"] == "text")
    for parts, room in paragraphs:
        runs = [(f"level_{part['level']}" if part["level"] else "body", part["text"]) for part in parts]
        for part, text in zip(parts, with_line_ends(runs, advance, room, indent), strict=True):
            part["text"] = text
    for stretch in (stretch for annex in data["annexes"] for stretch in annex["stretches"]):
        for part in (part for part in stretch["content"] if part["kind"] == "table"):
            _set_cells(part, advance)
    (data["addressees"],) = with_line_ends([("body", data["addressees"])], advance, upright, 0)
    (data["remark"],) = with_line_ends([("body", data["remark"])], advance, upright, indent)


def _set_cells(table: dict[str, Any], advance: Advance) -> None:
    """Let words and numbers that are wider than their column break where it is full."""
    size = gongwen.TABLE.size
    for face, cells in (
        ("table_head", table["columns"]),
        *(("table", row["cells"]) for row in table["rows"]),
    ):
        for at, (text, column) in enumerate(zip(cells, table["widths"], strict=True)):
            room = column - 2 * table["margin"]
            cells[at] = _WORD.sub(lambda word: _breakable(word[0], face, room / size, advance), text)  # noqa: B023


def _breakable(word: str, face: str, room: float, advance: Advance) -> str:
    wide = sum(advance(face, character) for character in word) > room
    return _ZERO_WIDTH_SPACE.join(word) if wide else word


def split_off(parts: list[dict[str, Any]], lines: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The parts of a paragraph whose lines are ended, up to its last so many lines, and those lines."""
    before = max(0, sum(part["text"].count(LINE_END) for part in parts) + 1 - lines)
    head: list[dict[str, Any]] = []
    tail: list[dict[str, Any]] = []
    for part in parts:
        pieces = part["text"].split(LINE_END)
        cut = sum(len(piece) + 1 for piece in pieces[:before])
        for side, text in ((head, part["text"][:cut]), (tail, part["text"][cut:])):
            if text:
                side.append({**part, "text": text})
        before = max(0, before - len(pieces) + 1)
    return head, tail


def with_line_ends(
    runs: Sequence[tuple[str, str]], advance: Advance, room: float, indent: float
) -> list[str]:
    """The texts of a paragraph, given with their faces, with `LINE_END` in them; lengths are points."""
    text = "".join(text for _, text in runs)
    faces = [face for face, text in runs for _ in text]
    pieces = list(text)
    for end in _ends(text, list(_widths(text, faces, advance)), room - _SLACK, indent):
        # A space would take room at the end of its line.
        pieces[end - 1] = pieces[end - 1].rstrip(" ") + LINE_END
    made, at = [], 0
    for _, part in runs:
        made.append("".join(pieces[at : at + len(part)]))
        at += len(part)
    return made


def _widths(text: str, faces: Sequence[str], advance: Advance) -> Iterator[tuple[float, float]]:
    """Of every character the gap before it and its own width, in points: never less than typst will take."""
    size = gongwen.BODY.size
    for at, (character, face) in enumerate(zip(text, faces, strict=True)):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        # typst tracks no character that ends a stretch of one face or one script.
        tracked = after and faces[at + 1] == face and _is_letter(character) == _is_letter(after)
        gap = _GAP if _is_gap(before, character) else 0
        yield gap * size, advance(face, character) * size + (TRACKING if tracked else 0)


def _is_letter(character: str) -> bool:
    return character.isalpha() and not _HAN.match(character)


def _is_gap(before: str, after: str) -> bool:
    han, other = (before, after) if _HAN.match(before) else (after, before)
    return bool(other and _HAN.match(han) and not _HAN.match(other) and (other.isalnum() or other in "#$%&"))


def _ends(text: str, widths: Sequence[tuple[float, float]], room: float, indent: float) -> Iterator[int]:
    """The places at which a line ends, every line as long as may be."""
    glued = set(_within_words(text))
    start, used = 0, indent
    while start < len(text):
        at = start
        while at < len(text):
            gap, width = widths[at]
            used += width + (gap if at > start else 0)
            if used > room and text[at] != " ":
                break
            at += 1
        else:
            return
        fitting = range(at, start, -1)
        # A word or a row of marks that no line holds ends where the line is full.
        end = next((end for end in fitting if end not in glued and _may_end(text, end)), max(at, start + 1))
        if end < len(text):
            yield end
        start, used = end, 0


def _within_words(text: str) -> Iterator[int]:
    """The places inside words and numbers, where no line ends but in an address, after / and the like."""
    for word in _WORD.finditer(text):
        address = _ADDRESS.search(word[0])
        for at in range(word.start() + 1, word.end()):
            if not (address and text[at - 1] in _AFTER_IN_ADDRESS and text[at] not in _AFTER_IN_ADDRESS):
                yield at


def _may_end(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end]
    if after == " " or after in NOT_AT_START or unicodedata.combining(after):
        return False
    return before not in NOT_AT_END
