"""Plain text and Markdown: a paragraph a line, headings told by their numbers."""

import re
from collections.abc import Iterable, Iterator

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Block, Document, Heading, Paragraph, Run

_ORDINAL = "[一二三四五六七八九十百零〇]{1,9}"
# Also the wrong forms of each level, so that rules can name them.
_NUMBERS = (
    (1, re.compile(rf"{_ORDINAL}(?:、|[，．.,](?!\d))")),
    (2, re.compile(rf"[（(]{_ORDINAL}[）)][、，．.,]?")),
    (3, re.compile(r"\d{1,2}[．.、](?!\d(?!\d{3}年))")),
    (4, re.compile(r"[（(]\d{1,2}[）)][、，．.,]?")),
)
_MARKS = re.compile(r"[ \t]{0,9}#{1,6}[ \t]{1,9}")
_ANNEX_LIST = re.compile(r"附件\d{0,2}[：:]", re.ASCII)
_TITLE_END = re.compile("(?:报告|总结)$")
_LONGEST_HEADING = 60
_MOST_TITLE_LINES = 4


def read(text: str) -> Document:
    """The tree of a text: its title, which may take several lines, then a block for every line."""
    lines = list(_lines(text.removeprefix("\ufeff")))
    count = _title_lines([line for line, _ in lines])
    title = tuple((Run(line, origin=mark),) for line, mark in lines[:count])
    return Document(title, tuple(_blocks(lines[count:])), "")


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return re.split(r"\r\n|\r|\n", text)


def _lines(text: str) -> Iterator[tuple[str, Mark]]:
    """The lines that are not empty, without indentation and heading marks, with where they begin."""
    for number, line in enumerate(lines_of(text), start=1):
        marks = _MARKS.match(line)
        begin = marks.end() if marks else len(line) - len(line.lstrip())
        if stripped := line[begin:].rstrip():
            yield stripped, Mark(number, begin + 1)


def _title_lines(lines: list[str]) -> int:
    """How many lines the title takes: up to the one that ends in 报告; one where none does."""
    for count, line in enumerate(lines[:_MOST_TITLE_LINES], start=1):
        if _TITLE_END.search(line):
            return count
        if line.endswith(("。", "：", "；")) or _number(line):
            break
    return min(1, len(lines))


def _number(line: str) -> tuple[int, str] | None:
    """The level and number of a heading."""
    found = ((level, match[0]) for level, pattern in _NUMBERS if (match := pattern.match(line)))
    return next(found, None)


def _blocks(lines: Iterable[tuple[str, Mark]]) -> Iterator[Block]:
    """The blocks; from the list of annexes on numbers are not those of the report.

    Rows of tables, whose cells tabs part, and the headings of annexes in Markdown are left out.
    """
    ended = False
    for line, mark in lines:
        if ended and ("\t" in line or _ANNEX_LIST.match(line)):
            continue
        ended = ended or bool(_ANNEX_LIST.match(line))
        numbered = _number(line)
        if numbered is None or ended:
            yield Paragraph((Run(line, origin=mark),))
            continue
        level, number = numbered
        stop = line.find("。", len(number)) + 1
        end = stop if 0 < stop <= _LONGEST_HEADING else len(line)
        heading = Heading(level, number, (_run(line, len(number), end, mark),))
        if end < len(line):
            yield Paragraph((_run(line, end, len(line), mark),), heading)
        else:
            yield heading


def _run(line: str, start: int, end: int, mark: Mark) -> Run:
    return Run(line[start:end], origin=Mark(mark.line, mark.column + start))
