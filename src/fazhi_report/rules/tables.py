"""Figures in the tables of a report and of its annexes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from fazhi_report.rules.common_figures import CommonFigure, figure_called
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

_NUMBER = Pattern(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)[\u4e00-\u9fff]{0,2}")
_UNIT_BEHIND = Pattern("[（(][^（）()]{1,4}[）)]$")
_OF_ALL = Pattern("合 ?计|总 ?计|全年|本年|全局|数量|件数")


def figures_in_tables(subject: Subject) -> Iterator[tuple[CommonFigure, Spot, Fraction]]:
    """Figures of the whole year by the cell of their number: in the row of their name, or in its column."""
    lines = subject.printed
    if not any(line.row for line in lines):
        return
    rows: list[Sequence[TextLine]] = [
        list(cells) for row, cells in groupby(lines, key=lambda line: line.row) if row
    ]
    for cells in rows:
        numbers = [cell for cell in cells if _NUMBER.fullmatch(cell.text)]
        if len(numbers) == 1:
            named = [cell for cell in cells if cell is not numbers[0]]
            yield from _told(named, numbers * len(named))
    for heading, cells in _columns(rows):
        yield from _told(heading, cells)


def _columns(rows: Sequence[Sequence[TextLine]]) -> Iterator[tuple[Sequence[TextLine], Sequence[TextLine]]]:
    """The headings of columns with the row below that is of all."""
    heading: Sequence[TextLine] = ()
    for at, cells in enumerate(rows):
        if not any(_NUMBER.fullmatch(cell.text) for cell in cells):
            heading = cells
        elif len(cells) == len(heading):
            is_only = rows[at - 1] is heading and (at + 1 == len(rows) or len(rows[at + 1]) != len(cells))
            if is_only or _OF_ALL.match(cells[0].text):
                yield heading[1:], cells[1:]


def _told(
    names: Sequence[TextLine], cells: Sequence[TextLine]
) -> Iterator[tuple[CommonFigure, Spot, Fraction]]:
    for name, cell in zip(names, cells, strict=True):
        figure = figure_called(_UNIT_BEHIND.sub("", name.text))
        match = _NUMBER.fullmatch(cell.text)
        if figure and match:
            yield figure, cell.spot(0, match.end()), Fraction(match["number"])
