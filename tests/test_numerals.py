"""Numbers and ordinals."""

from decimal import Decimal
from fractions import Fraction

import pytest

from fazhi_report.numerals import chinese, counted, heading_number, is_wide, percentage, ten_thousands


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
