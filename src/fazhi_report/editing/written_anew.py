"""Which blocks of a manuscript are written anew each year: shortcomings and plans; and what was planned."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from fazhi_report.facts import Facts
from fazhi_report.manuscript import (
    Block,
    Chunk,
    Insert,
    Manuscript,
    WrittenHeading,
    WrittenItems,
    WrittenParagraph,
)
from fazhi_report.narrative import words_of
from fazhi_report.notation import chinese
from fazhi_report.rules import Part, part_of, parts_named_in

_PLANS: Part = "下年安排"
_ANEW: frozenset[Part] = frozenset(("不足", _PLANS))
_SEVERAL = 2
_SENTENCE = re.compile("[^。；！？]*")
_CLOSING = "。；，、：！？.;,:!? "
_STANDS_FREE = "，。；：！？ "
"""What a 一是 that opens an item stands behind, if it opens no paragraph."""


class PlacedBlock(NamedTuple):
    """A block with its chunk, its lines, and the part that it is in, by its number and by what it tells.

    `is_anew` says whether it is of one year; the heading of the part is not, nor what stands in the data.
    """

    chunk: Chunk
    block: Block
    first: int
    last: int
    section: int
    part: Part
    is_anew: bool


def placed_blocks(manuscript: Manuscript, facts: Facts) -> Iterator[PlacedBlock]:
    """The blocks of a manuscript with what is to be known of their places."""
    section, part = 0, part_of("")
    for chunk in manuscript.chunks:
        lines = [*(block.line for block in chunk.blocks), chunk.last_line + 1]
        for block, (first, following) in zip(chunk.blocks, pairwise(lines), strict=True):
            anew = part in _ANEW and not isinstance(block, Insert)
            if isinstance(block, WrittenHeading) and block.level == 1:
                section, part, anew = section + 1, part_of(words_of(block.text, facts)), False
            yield PlacedBlock(chunk, block, first, following - 1, section, part, anew)


def plans_of(manuscript: Manuscript, facts: Facts) -> Iterator[str]:
    """What was planned: the headings of the part that tells it, else its items, else its first sentences."""
    blocks: list[Block] = []
    depth = 0
    for block in manuscript.blocks:
        if isinstance(block, WrittenHeading) and (block.level == 1 or (depth and block.level <= depth)):
            yield from _titles(blocks, facts)
            blocks, depth = [], 0
        if depth:
            blocks.append(block)
        elif isinstance(block, WrittenHeading) and _opens_plans(block, manuscript, facts):
            depth = block.level
    yield from _titles(blocks, facts)


def _opens_plans(heading: WrittenHeading, manuscript: Manuscript, facts: Facts) -> bool:
    """Whether plans follow: the part is theirs, or the heading is theirs in a part that has more besides."""
    words = words_of(heading.text, facts)
    if heading.level == 1:
        return part_of(words) == _PLANS
    before = takewhile(lambda block: block is not heading, manuscript.blocks)
    above = [block for block in before if isinstance(block, WrittenHeading) and block.level == 1]
    parts = [*parts_named_in(words_of(above[-1].text, facts))] if above else []
    return _PLANS in parts[1:] and part_of(words) == _PLANS


def _titles(blocks: Iterable[Block], facts: Facts) -> Iterator[str]:
    told = list(blocks)
    headings = [block for block in told if isinstance(block, WrittenHeading)]
    level = min((block.level for block in headings), default=0)
    texts = [words_of(block.text, facts) for block in headings if block.level == level]
    if not texts:
        paragraphs = [words_of(block.text, facts) for block in told if isinstance(block, WrittenParagraph)]
        written = (item for block in told if isinstance(block, WrittenItems) for item in block.items)
        items = [
            *(words_of(item, facts) for item in written),
            *(item for text in paragraphs for item in _items(text)),
        ]
        texts = [_first_sentence(text) for text in items or paragraphs]
    titles = (text.strip().rstrip(_CLOSING) for text in texts)
    yield from dict.fromkeys(filter(None, titles))


def _items(text: str) -> list[str]:
    """The items of a paragraph in which 一是, 二是 … are typed, if there are several."""
    marks: list[tuple[int, int]] = []
    at = 0
    while (found := text.find(mark := f"{chinese(len(marks) + 1)}是", at)) >= 0:
        at = found + len(mark)
        if found == 0 or text[found - 1] in _STANDS_FREE:
            marks.append((found, at))
    if len(marks) < _SEVERAL:
        return []
    ends = [*(begin for begin, _ in marks[1:]), len(text)]
    return [text[start:end] for (_, start), end in zip(marks, ends, strict=True)]


def _first_sentence(text: str) -> str:
    match = _SENTENCE.match(text)
    return match[0] if match else text
