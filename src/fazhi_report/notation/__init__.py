"""Numbers, days, characters → how official documents write them, and how wide they stand.

Tables as text have a face of their own, `text_tables`, which no cold command needs.
"""

from fazhi_report.notation.characters import is_wide, terminal_width
from fazhi_report.notation.numerals import (
    chinese,
    chinese_date,
    chinese_day,
    counted,
    heading_number,
    percentage,
    stretches,
    ten_thousands,
)
from fazhi_report.notation.text_tables import csv_table, markdown_table

__all__ = [
    "chinese",
    "chinese_date",
    "chinese_day",
    "counted",
    "csv_table",
    "heading_number",
    "is_wide",
    "markdown_table",
    "percentage",
    "stretches",
    "ten_thousands",
    "terminal_width",
]
