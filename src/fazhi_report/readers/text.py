"""Plain text: a paragraph a line, headings told by their numbers, rows of tables by their tabs."""

import re
from collections.abc import Iterator

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Run, Runs
from fazhi_report.readers.arranging import arrange
from fazhi_report.readers.heading_parts import number_of
from fazhi_report.readers.read_text import ReadText
from fazhi_report.readers.source_lines import SourceLine, row

_BREAK = re.compile(r"\r\n|\r|\n")
_MARKS = re.compile(r"\s{0,9}(#{1,6})[ \t]{1,9}")
_PAGE = "\f"


def read(text: str) -> ReadText:
    """The report that a text is."""
    text = text.removeprefix("\ufeff")
    found = arrange(source_lines(text))
    return ReadText(found.document, lines_of(text), found.asides, found.rows)


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return _BREAK.split(text)


def source_lines(text: str) -> Iterator[SourceLine]:
    """The lines that are not empty, without indentation, with where they begin.

    Signs of a heading in Markdown count, whatever the file is called.
    """
    for number, line in enumerate(lines_of(text), start=1):
        marks = _MARKS.match(line)
        begin = marks.end() if marks else len(line) - len(line.lstrip())
        if stripped := line[begin:].strip():
            begin += len(line[begin:]) - len(line[begin:].lstrip())
            runs = (Run(stripped, origin=Mark(number, begin + 1)),)
            fresh = _PAGE in line[:begin]
            level = len(marks[1]) if marks else 0
            cells = () if marks else tuple(_cells(stripped, number, begin + 1))
            made = SourceLine(runs, is_title=level == 1, outline=max(level - 1, 0), fresh=fresh)
            yield row(cells, fresh=fresh) if cells else made


def _cells(line: str, number: int, column: int) -> Iterator[Runs]:
    """The cells of a row of a table.

    None where the tab stands behind the number of a heading, as in what is copied from Word.
    """
    numbered = number_of(line)
    if "\t" not in line or (numbered and line[len(numbered[1]) :].startswith("\t")):
        return
    for cell in line.split("\t"):
        begin = len(cell) - len(cell.lstrip())
        yield (Run(cell.strip(), origin=Mark(number, column + begin)),) if cell.strip() else ()
        column += len(cell) + 1
