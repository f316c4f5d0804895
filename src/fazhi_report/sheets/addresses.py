"""Addresses of cells as spreadsheets write them; rows and columns count from 1."""

from openpyxl.utils import get_column_letter


def letters(column: int) -> str:
    """The name of a column: B."""
    return get_column_letter(column)


def address(row: int, column: int) -> str:
    """A cell: B3."""
    return f"{letters(column)}{row}"


def area(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The cells from one row and column to another: B2:B900."""
    return f"{address(*first)}:{address(*last)}"
