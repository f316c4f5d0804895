"""Annexes: where they begin, the title of each, its text and its tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from fazhi_report.document import Block, DocumentAnnex, Table
from fazhi_report.notation.element_marks import ANNEX_ITEM, ANNEX_LABEL
from fazhi_report.readers.heading_parts import block, heading_in
from fazhi_report.readers.source_lines import SourceLine

_LABELLED = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]\s*(?P<title>\S.*)")
_LIST_LABEL = re.compile(r"附\s*件\s*[：:]?\s*")
_CAPTION_STOPS = ("。", "；", "：", "，")
_LONGEST_CAPTION = 40
_MOST_TITLE_LINES = 4


def annex_start(rest: Sequence[SourceLine]) -> int:
    """Where the first annex begins: with the word 附件 alone on its line, and no list behind it."""
    return next((at for at in range(len(rest)) if is_label(rest, at)), len(rest))


def is_label(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line is the label of an annex, be it with its title, as in a heading of Markdown."""
    line = lines[at]
    text = line.text.strip()
    if line.cells:
        return False
    if line.outline and _LABELLED.fullmatch(text):
        return True
    if not ANNEX_LABEL.fullmatch(text):
        return False
    following = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
    return line.fresh or not ANNEX_ITEM.match(following)


def annexes_of(listed: Sequence[SourceLine], lines: Sequence[SourceLine]) -> tuple[DocumentAnnex, ...]:
    """The annexes: those that are there, or else the names of those that the list tells of."""
    names = list(_names(listed))
    starts = [at for at in range(len(lines)) if is_label(lines, at)]
    parts = [lines[start:end] for start, end in pairwise((*starts, len(lines)))]
    found = tuple(
        _annex(part, names[number] if number < len(names) else "") for number, part in enumerate(parts)
    )
    return found or tuple(DocumentAnnex(name, ()) for name in names)


def _names(listed: Sequence[SourceLine]) -> Iterator[str]:
    for at, line in enumerate(listed):
        text = line.text.strip()
        text = _LIST_LABEL.sub("", text, count=1) if not at else text
        if text := ANNEX_ITEM.sub("", text, count=1).strip() if ANNEX_ITEM.match(text) else text:
            yield text


def _annex(lines: Sequence[SourceLine], name: str) -> DocumentAnnex:
    label, *rest = lines
    if match := _LABELLED.fullmatch(label.text.strip()):
        return DocumentAnnex(match["title"], tuple(_content(rest)))
    title, count = "", 0
    for line in rest[:_MOST_TITLE_LINES]:
        if line.cells or (count and (not name or not _bare(name).startswith(_bare(title + line.text)))):
            break
        title, count = title + line.text.strip(), count + 1
    return DocumentAnnex(title, tuple(_content(rest[count:])))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _content(lines: Sequence[SourceLine]) -> Iterator[Block | Table]:
    at, level = 0, 0
    while at < len(lines):
        line = lines[at]
        captioned = not line.cells and at + 1 < len(lines) and bool(lines[at + 1].cells) and _captions(line)
        if line.cells or captioned:
            first = at + captioned
            at = next(
                (end for end in range(first, len(lines)) if not _same(lines[first], lines[end])), len(lines)
            )
            yield _table(lines[first:at], line.text.strip() if captioned else "")
            continue
        heading = heading_in(line, level)
        level = heading.level if heading else level
        yield block(line, heading)
        at += 1


def _same(row: SourceLine, line: SourceLine) -> bool:
    """Whether a line is a row of the table that a row is of."""
    return bool(line.cells) and line.table == row.table


def _captions(line: SourceLine) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST_CAPTION and not text.endswith(_CAPTION_STOPS)


def _table(rows: Iterable[SourceLine], caption: str) -> Table:
    cells = [tuple("".join(run.text for run in cell) for cell in row.cells) for row in rows]
    wide = max(map(len, cells))
    filled = [row + ("",) * (wide - len(row)) for row in cells]
    return Table(filled[0], tuple(filled[1:]), caption)
