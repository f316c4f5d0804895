"""The list of offices that must report, as CSV or a workbook."""

import contextlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.notation import rows_of_csv

_HEADINGS = ("单位", "机关", "单位名称", "机关名称", "名称", "office", "name")
_ENCODINGS = ("utf-8", "gb18030")
_HINT = f"写一列“{_HEADINGS[0]}”，每行一个机关的全称"
_WORKBOOK = b"PK\x03\x04"


class Roster(NamedTuple):
    """The offices that must report, in the order of the list, each once."""

    offices: tuple[str, ...]


def read_roster(content: bytes, name: str) -> Roster | Diagnostic:
    """Read the list: a column headed 单位, or the only column; `name` is what messages call it."""
    rows = _of_workbook(content, name) if content.startswith(_WORKBOOK) else _of_text(content, name)
    return rows if isinstance(rows, Diagnostic) else _roster(rows, name)


def _of_text(content: bytes, name: str) -> list[list[str]] | Diagnostic:
    for encoding in _ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            if (rows := rows_of_csv(content.decode(encoding))) is not None:
                return rows
    return Diagnostic.of_file(name, "FZ048", "读不出单位名单", "另存为 CSV（UTF-8）或者 .xlsx")


def _of_workbook(content: bytes, name: str) -> list[list[str]] | Diagnostic:
    from fazhi_report import sheets  # noqa: PLC0415  needs the part for workbooks

    found = sheets.read_workbook(content, name)
    if isinstance(found, Diagnostic):
        return found
    first = next((each for each in found if not each.is_hidden), None)
    return [
        [str(row.cells.get(column, "") or "") for column in range(1, max(row.cells) + 1)]
        for row in (first.rows if first else ())
        if row.cells and not row.is_hidden
    ]


def _roster(rows: Sequence[Sequence[str]], name: str) -> Roster | Diagnostic:
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return Diagnostic.of_file(name, "FZ048", "单位名单是空的", _HINT)
    heading = next((each for each in _HEADINGS if each in rows[0]), None)
    if heading is None and max(map(len, rows)) > 1:
        return Diagnostic.of_file(name, "FZ048", f"单位名单里没有“{_HEADINGS[0]}”一列", _HINT)
    column = rows[0].index(heading) if heading else 0
    return Roster(tuple(dict.fromkeys(_column(rows[1:] if heading else rows, column))))


def _column(rows: Iterable[Sequence[str]], column: int) -> Iterable[str]:
    return (row[column] for row in rows if column < len(row) and row[column])
