"""Tables of texts as text: Markdown, and CSV for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable

_SIGNED = re.compile(r"[+-]\d+(?:\.\d+)?%?")


def markdown_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table as GitHub, pandoc and others read it; what the cells hold is Markdown already."""
    titles = tuple(head)
    return [f"| {' | '.join(row)} |" for row in (titles, ("---",) * len(titles), *rows)]


def csv_table(rows: Iterable[Iterable[str]]) -> str:
    """A table for Excel and WPS, which take it for UTF-8 by its byte order mark and find no formula in it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(map(_harmless, row) for row in rows)
    return "\ufeff" + buffer.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for no formula; a number with its sign is none."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@")) and not _SIGNED.fullmatch(cell) else cell
