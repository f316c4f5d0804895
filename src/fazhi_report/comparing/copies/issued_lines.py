"""A document → its lines as a DOCX has them, each character with the run that prints it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.diagnostics import DataPlace
from fazhi_report.document import Block, Document, Heading, Run, Runs, Table, plain

Part: TypeAlias = Literal["title", "addressees", "heading", "text", "list", "annex", "table", "around"]
"""What a line is of: `list` names the annexes below the text, `around` is what stands around that."""

_AROUND, _ANNEXES = DataPlace(("official",)), DataPlace(("annexes",))
_ORDINAL = "[一二三四五六七八九十百零〇]{1,9}"
_NUMBER = re.compile(f"{_ORDINAL}、|[（(]{_ORDINAL}[）)]|[0-9]{{1,2}}[.．](?![0-9])|[（(][0-9]{{1,2}}[）)]")


class LineNumber(NamedTuple):
    """The number of a heading that a line begins with, and the level of such headings; "" and 0 for none."""

    text: str
    level: int


def number_of(line: str) -> LineNumber:
    """The number that a line begins with."""
    match = _NUMBER.match(line)
    if match is None:
        return LineNumber("", 0)
    is_enclosed, is_arabic = match[0][0] in "（(", any(map(str.isdecimal, match[0]))
    return LineNumber(match[0], 1 + is_enclosed + 2 * is_arabic)


@dataclass(frozen=True)
class IssuedLine:
    """A paragraph or a row of a table.

    `head` is how many of its characters are the number of a heading, `block` the position of its block in the
    document, -1 of what is none of its text.
    """

    part: Part
    runs: Runs
    head: int = 0
    level: int = 0
    block: int = -1

    @cached_property
    def text(self) -> str:
        """Its text."""
        return plain(self.runs)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of its runs begins."""
        found, at = [], 0
        for run in self.runs:
            found.append(at)
            at += len(run.text)
        return tuple(found)

    def touched(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The runs of which a part of the text has characters: position, and which of its characters."""
        for index, (at, run) in enumerate(zip(self.starts, self.runs, strict=True)):
            first, last = max(start - at, 0), min(end - at, len(run.text))
            if first < last:
                yield index, first, last


def issued_lines(document: Document) -> list[IssuedLine]:
    """The lines of a document in the order of a DOCX, those around its text included, without empty ones."""
    return [line for line in _lines(document) if line.text.strip()]


def _lines(document: Document) -> Iterator[IssuedLine]:
    yield from _plain("around", document.opening, _AROUND)
    yield IssuedLine("title", tuple(run for part in document.title for run in part))
    if document.addressees:
        yield IssuedLine("addressees", document.addressees)
    yield from (replace(_block(block), block=index) for index, block in enumerate(document.blocks))
    yield from _plain("list", document.annex_list, _ANNEXES)
    yield from _plain("around", document.closing, _AROUND)
    for label, annex in document.labelled_annexes:
        yield from _plain("list", (label, annex.title), _ANNEXES)
        for each in annex.content:
            if not isinstance(each, Table):
                yield _block(each)
                continue
            yield from _plain("annex", filter(None, (each.caption,)), _ANNEXES)
            yield from _plain("table", map("\t".join, (each.columns, *each.rows)), _ANNEXES)
    yield from _plain("around", document.colophon, _AROUND)


def _plain(part: Part, texts: Iterable[str], place: DataPlace) -> Iterator[IssuedLine]:
    return (IssuedLine(part, (Run(text, origin=place),)) for text in texts)


def _block(block: Block) -> IssuedLine:
    if isinstance(block, Heading):
        return _numbered("heading", block, ())
    if block.heading:
        return _numbered("text", block.heading, block.runs)
    return IssuedLine("text", block.runs)


def _numbered(part: Part, heading: Heading, more: Runs) -> IssuedLine:
    number = (Run(heading.number),) if heading.number else ()
    return IssuedLine(part, (*number, *heading.runs, *more), len(heading.number), heading.level)
