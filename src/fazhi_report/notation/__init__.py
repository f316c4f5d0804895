"""Numbers, days, tables, characters, marks → how they are written as text, and how wide they stand."""

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
from fazhi_report.notation.file_paths import portable
from fazhi_report.notation.measure_words import MEASURE_WORDS
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
from fazhi_report.notation.secrecy_marks import (
    NAMED_MARK,
    SECRECY_MARK,
    Level,
    highest,
    level_of,
    secrecy_in,
    secrecy_of_name,
)
from fazhi_report.notation.text_tables import (
    BYTE_ORDER_MARK,
    csv_table,
    markdown_table,
    plain_table,
    rows_of_csv,
)
from fazhi_report.notation.typed_lists import titles_in, typed_number
from fazhi_report.notation.unseen import UNSEEN, folded, folded_places

__all__ = [
    "APPROXIMATE",
    "APPROXIMATIONS",
    "AT_LEAST",
    "AT_MOST",
    "BYTE_ORDER_MARK",
    "MEASURE_WORDS",
    "NAMED_MARK",
    "SECRECY_MARK",
    "UNSEEN",
    "Extent",
    "Level",
    "approximated",
    "approximation_in",
    "chinese",
    "chinese_date",
    "chinese_day",
    "counted",
    "csv_table",
    "extent_of",
    "fixed",
    "folded",
    "folded_places",
    "heading_number",
    "highest",
    "is_wide",
    "level_of",
    "markdown_table",
    "percentage",
    "plain_table",
    "portable",
    "rows_of_csv",
    "secrecy_in",
    "secrecy_of_name",
    "stretches",
    "ten_thousands",
    "terminal_width",
    "titles_in",
    "typed_number",
]
