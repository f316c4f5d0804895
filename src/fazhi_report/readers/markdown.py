"""Markdown: headings by their signs, what is protected or emphasised as it reads, tables as rows."""

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Run, Runs
from fazhi_report.notation import is_wide
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.heading_parts import LONGEST, number_of
from fazhi_report.readers.read_text import ReadText
from fazhi_report.readers.source_lines import SourceLine, row
from fazhi_report.readers.text import lines_of

# Numbers of headings are text here, blanks before a paragraph its indentation, `-` a dash: none is markup.
_MARKUP = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["list", "code", "blockquote", "lheading", "hr", "html_block", "html_inline", "reference"])
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENDS = ("。", "！", "？", "；", "：")
_INDENTED = re.compile("[ \u3000\t]{2}")


def read(text: str) -> ReadText:
    """The report that a text in Markdown is."""
    text = text.removeprefix("\ufeff")
    lines = lines_of(text)
    found = arrange(_source_lines(lines))
    return ReadText(found.document, lines, found.asides, found.rows)


def _source_lines(lines: list[str]) -> Iterator[SourceLine]:
    # A page break or a vertical tab ends no line; a parser of Markdown sees lines as we do.
    tokens = iter(_MARKUP.parse("\n".join(lines)))
    level = table = 0
    cells: list[Runs] = []
    at = 0  # where the last cell of a row ended
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "table_open":
            table += 1
        elif token.type == "tr_open":
            cells, at = [], 0
        elif token.type == "tr_close":
            yield row(cells, table=table)
        elif token.type == "inline" and token.map:
            if token.level > 1:  # of a table
                runs, at = _cell(token, lines, at)
                cells.append(runs)
            else:
                yield from _paragraphs(token, lines, level)
                level = 0
        elif token.content and token.map:  # a fenced block
            yield from _verbatim(token, lines)


def _paragraphs(token: Token, lines: list[str], level: int) -> Iterator[SourceLine]:
    """The paragraphs of a block: its lines are one, unless they are plainly several."""
    assert token.map, "inline tokens of blocks have their lines"  # noqa: S101
    parts: list[list[Run]] = [[]]
    number = token.map[0]
    before = ""
    for line in _by_lines(token):
        raw = lines[number]
        if before and (before.endswith(_ENDS) or _starts(raw)):
            parts.append([])
        elif before and not (is_wide(before[-1]) or is_wide(line[:1] or " ")):
            parts[-1].append(Run(" ", origin=Mark(number + 1, 1)))
        parts[-1] += _aligned(line, raw, number + 1, _start(raw))
        before, number = line.rstrip(), number + 1
    for at, runs in enumerate(parts):
        lead = _strong(token) if not at else 0
        made = SourceLine(tuple(runs), is_title=level == 1, outline=max(level - 1, 0), lead=lead)
        yield made.part(0)


def _strong(token: Token) -> int:
    """How many characters at the start of a block are strong."""
    children = token.children or []
    opened = next((at for at, each in enumerate(children) if each.type != "text" or each.content), 0)
    if not children or children[opened].type != "strong_open":
        return 0
    closed = next(at for at, each in enumerate(children) if each.type == "strong_close")
    return sum(len(each.content) for each in children[:closed])


def _starts(raw: str) -> bool:
    numbered = number_of(raw.strip())
    return bool(_INDENTED.match(raw) or (numbered and len(raw) <= LONGEST) or (numbered and "。" in raw))


def _start(raw: str) -> int:
    """Where the content of a line begins, behind the signs of a heading."""
    found = re.match(r"\s*(?:#{1,6}(?=\s))?\s*", raw)
    return found.end() if found else 0


def _by_lines(token: Token) -> Iterator[str]:
    """The text of a block, line by line of its source."""
    line: list[str] = []
    for each in token.children or ():
        if each.type in {"softbreak", "hardbreak"}:
            yield "".join(line)
            line = []
        elif each.type == "image":
            line.append("".join(part.content for part in each.children or ()))
        else:
            line.append(each.content)
    yield "".join(line)


def _aligned(text: str, raw: str, number: int, start: int) -> list[Run]:
    """The text of a line as runs, each a stretch that stands so in the source, with its place there."""
    runs: list[Run] = []
    begin, at = start, start
    piece: list[str] = []

    def close(place: int) -> None:
        nonlocal begin
        if piece:
            runs.append(Run("".join(piece), origin=Mark(number, begin + 1)))
            piece.clear()
        begin = place

    for character in text:
        while at < len(raw) and raw[at] != character:
            entity = _ENTITY.match(raw, at)
            if entity and html.unescape(entity[0]) == character:
                break
            at += 1
            close(at)
        if at < len(raw) and raw[at] == character:
            piece.append(character)
            at += 1
        else:
            close(at)
            piece.append(character)
            entity = _ENTITY.match(raw, at)
            at = entity.end() if entity else at
            close(at)
    close(at)
    return runs


def _cell(token: Token, lines: list[str], at: int) -> tuple[Runs, int]:
    """The runs of a cell, and where in its line it ends."""
    assert token.map, "cells have their lines"  # noqa: S101
    raw = lines[token.map[0]]
    text = " ".join(_by_lines(token))
    start = raw.find("|", at) + 1 if "|" in raw[at:] else at
    runs = tuple(_aligned(text, raw, token.map[0] + 1, start))
    last = runs[-1].origin if runs else None
    end = last.column - 1 + len(runs[-1].text) if isinstance(last, Mark) else start
    return runs, end


def _verbatim(token: Token, lines: list[str]) -> Iterator[SourceLine]:
    assert token.map, "blocks have their lines"  # noqa: S101
    for number in range(*token.map):
        if (text := lines[number].strip()) and not text.startswith(("```", "~~~")):
            begin = len(lines[number]) - len(lines[number].lstrip())
            yield SourceLine((Run(text, origin=Mark(number + 1, begin + 1)),))
