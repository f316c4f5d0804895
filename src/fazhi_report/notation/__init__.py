"""Numbers, days, tables, characters → how they are written as text, and how wide they stand."""

from fazhi_report.notation.approximations import (
    APPROXIMATE,
    APPROXIMATIONS,
    AT_LEAST,
    AT_MOST,
    Extent,
    approximated,
    approximation_in,
    extent_of,
)
from fazhi_report.notation.characters import is_wide, terminal_width
from fazhi_report.notation.numerals import (
    chinese,
    chinese_date,
    chinese_day,
    counted,
    fixed,
    heading_number,
    percentage,
    stretches,
    ten_thousands,
)
from fazhi_report.notation.text_tables import csv_table, markdown_table
from fazhi_report.notation.typed_lists import titles_in, typed_number

__all__ = [
    "APPROXIMATE",
    "APPROXIMATIONS",
    "AT_LEAST",
    "AT_MOST",
    "Extent",
    "approximated",
    "approximation_in",
    "chinese",
    "chinese_date",
    "chinese_day",
    "counted",
    "csv_table",
    "extent_of",
    "fixed",
    "heading_number",
    "is_wide",
    "markdown_table",
    "percentage",
    "stretches",
    "ten_thousands",
    "terminal_width",
    "titles_in",
    "typed_number",
]
