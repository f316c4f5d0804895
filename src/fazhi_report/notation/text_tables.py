"""Tables of texts as text: Markdown, and CSV for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable

from fazhi_report.notation.characters import terminal_width

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel and WPS take a table for UTF-8."""

_GAP = "  "
_SIGNED = re.compile(r"[+-]\d+(?:\.\d+)?%?")


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table as GitHub, pandoc and others read it; what the cells hold is Markdown already."""
    titles = tuple(head)
    return [f"| {' | '.join(row)} |" for row in (titles, ("---",) * len(titles), *rows)]


def plain_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table for a terminal: cells stand under each other, numbers on the right."""
    table = [tuple(head), *map(tuple, rows)]
    columns = list(zip(*table, strict=True))
    widths = [max(map(terminal_width, column)) for column in columns]
    numeric = [all(cell.isdigit() or not cell for cell in column[1:]) for column in columns]
    return [_GAP.join(map(_set, row, widths, numeric)).rstrip() for row in table]


def _set(cell: str, width: int, is_numeric: bool) -> str:  # noqa: FBT001  one of a row's
    blank = " " * (width - terminal_width(cell))
    return blank + cell if is_numeric else cell + blank


def csv_table(rows: Iterable[Iterable[str]]) -> str:
    """A table for Excel and WPS, which take it for UTF-8 by its byte order mark and find no formula in it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(_harmless, row) for row in rows)
    return BYTE_ORDER_MARK + buffer.getvalue()


def rows_of_csv(text: str) -> list[list[str]] | None:
    """The rows of a table in CSV; None where it is none."""
    try:
        return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))
    except csv.Error:
        return None


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for no formula; a number with its sign is none."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@")) and not _SIGNED.fullmatch(cell) else cell
