"""Addresses of cells as spreadsheets write them; rows and columns count from 1."""

from openpyxl.utils import get_column_letter


def letters(column: int) -> str:
    """The name of a column: B."""
    return get_column_letter(column)


def area(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The cells from one row and column to another: B2:B900."""
    return ":".join(f"{letters(column)}{row}" for row, column in (first, last))
