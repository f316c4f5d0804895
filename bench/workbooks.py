"""A ledger of 20,000 records as a workbook: export and import beside openpyxl on the same cells."""

import io
from collections.abc import Collection
from typing import Any, TypeAlias

import program
from cpu import call, in_turn
from environment import require
from inputs import content, ledger
from openpyxl import Workbook, load_workbook
from rows import EXPORT, IMPORT, READ_CELLS, WRITE_CELLS

Cells: TypeAlias = dict[str, list[tuple[Any, ...]]]
"""The values of the rows of each sheet."""

_RECORDS = 20_000


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each way; the cells and the records of both were compared before."""
    loaded = program.loaded(ledger(_RECORDS))
    book, empty = program.workbook(loaded), content("2023")
    cells = read(book)
    require(sum(map(len, cells.values())) > _RECORDS, "cells are missing in the workbook")
    require(_filled(read(write(cells))) == _filled(cells), "openpyxl wrote other cells")
    report = program.loaded(program.imported(book, empty)).report
    require(report and len(report.contracts.records) == _RECORDS, "not all records were imported")
    meters = {
        EXPORT: call(program.workbook, lambda: loaded),
        WRITE_CELLS: call(write, lambda: cells),
        IMPORT: call(lambda workbook: program.imported(workbook, empty), lambda: book),
        READ_CELLS: call(read, lambda: book),
    }
    return in_turn(meters, wanted, rounds, warming=0)


def write(cells: Cells) -> bytes:
    """The cells as a workbook, in the way of openpyxl that is quickest."""
    book = Workbook(write_only=True)
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def read(book: bytes) -> Cells:
    """The cells of a workbook, in the way of openpyxl that is quickest."""
    opened = load_workbook(io.BytesIO(book), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in opened.worksheets}


def _filled(cells: Cells) -> Cells:
    """The cells up to the last of a row that has a value: openpyxl writes no cell for None at its end."""
    return {title: [_without_end(row) for row in rows] for title, rows in cells.items()}


def _without_end(row: tuple[Any, ...]) -> tuple[Any, ...]:
    last = max((number for number, value in enumerate(row, start=1) if value is not None), default=0)
    return row[:last]
