"""Numbers and ordinals."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from fazhi_report.notation import (
    chinese,
    chinese_date,
    chinese_day,
    counted,
    csv_table,
    fixed,
    heading_number,
    is_wide,
    markdown_table,
    percentage,
    stretches,
    ten_thousands,
    terminal_width,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (1, "一"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九"), (10000, "10000"), (-1, "-1")],
)  # fmt: skip
def test_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (2, "两"), (12, "十二"), (99, "九十九"), (100, "100"), (102, "102")]
)
def test_counted(number: int, text: str) -> None:
    assert counted(number) == text


@pytest.mark.parametrize(("level", "text"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")])
def test_heading_number(level: int, text: str) -> None:
    assert heading_number(level, 12) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [(Fraction(1), "100%"), (Fraction(0), "0%"), (Fraction(1, 2), "50%"), (Fraction(2, 3), "66.67%"), (Fraction(1, 8), "12.5%"),
     (Fraction(83, 84), "98.81%"), (Fraction(99999, 100000), "99.99%"), (Fraction(1, 10**6), "0.01%"), (Fraction(3, 2), "150%")],
)  # fmt: skip
def test_percentage(rate: Fraction, text: str) -> None:
    assert percentage(rate) == text


@pytest.mark.parametrize(
    ("yuan", "text"),
    [("0", "0"), ("0.01", "0.01"), ("49", "0.01"), ("10000", "1"), ("125000", "12.5"), ("1234567.89", "123.46"), ("150", "0.02"), ("1000000", "100"), ("20000000000", "2000000")],
)  # fmt: skip
def test_ten_thousands(yuan: str, text: str) -> None:
    assert ten_thousands(Decimal(yuan)) == text


@pytest.mark.parametrize("character", "汉，。《（“”—…＋２𠮷々")
def test_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "aZ9 ,.(é√")
def test_narrow(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("ab 1", 4),
        ("台账", 4),
        ("（，）", 6),
        ("“”—…·", 5),  # as wide as a letter, whatever a Chinese font does
        ("e\u0301", 1),
        ("\u1100\u1161\u11a8", 2),  # one Korean syllable of three letters
        ("\U00020000", 2),
    ],
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    assert terminal_width(text) == columns


def test_a_day_is_written_without_zeros() -> None:
    assert chinese_day(date(2024, 3, 1)) == "2024年3月1日"
    assert chinese_date(2023, 12, 31) == "2023年12月31日"


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ((), []),
        ((4,), ["4"]),
        ((1, 2), ["1", "2"]),
        ((1, 2, 3), ["1—3"]),
        ((1, 3, 4, 5, 8, 9), ["1", "3—5", "8", "9"]),
    ],
)
def test_numbers_that_follow_each_other(numbers: tuple[int, ...], written: list[str]) -> None:
    assert stretches(numbers, "—") == written


def test_tables_in_markdown() -> None:
    assert markdown_table(("甲", "乙"), [("1", "2"), ("3", "")]) == [
        "| 甲 | 乙 |",
        "| --- | --- |",
        "| 1 | 2 |",
        "| 3 |  |",
    ]


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    rows = (("名称", "说明"), ("=1+1", "+甲"), ("-3", "+5.5%"), ("@x", "a,b"), ("-3-3", "x-1"))

    assert csv_table(rows) == "\ufeff名称,说明\n'=1+1,'+甲\n-3,+5.5%\n'@x,\"a,b\"\n'-3-3,x-1\n"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(9845, 100), 1, "98.5"),
        (Fraction(9844, 100), 1, "98.4"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(1, 2), 0, "1"),
        (Decimal(12), 2, "12.00"),
        (Decimal("-1.25"), 1, "-1.3"),
        (Decimal("-0.04"), 1, "0.0"),
    ],
)
def test_fixed(number: Fraction | Decimal, places: int, text: str) -> None:
    assert fixed(number, places) == text
