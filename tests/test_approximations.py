"""Numbers that are not exact: how they are read, what they say, how they are printed."""

from decimal import Decimal

import pytest

from fazhi_report.notation import Extent, approximated, approximation_in, extent_of, ten_thousands


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        ("5000余", "5000", "余"),
        ("5000多", "5000", "多"),
        ("300以上", "300", "以上"),
        ("近20", "20", "近"),
        ("不足20", "20", "不足"),
        ("不超过20", "20", "不超过"),
        ("约1.2万", "12000", "约"),
        ("大约1.2万", "12000", "大约"),
        ("20左右", "20", "左右"),
        ("12.3万余", "123000", "余"),
        ("10余万", "100000", "余万"),
        ("20多万", "200000", "多万"),
        ("1.2万", "12000", "万"),
    ],
)
def test_a_number_with_its_word_is_read(text: str, number: str, word: str) -> None:
    assert approximation_in(text) == (Decimal(number), word)


@pytest.mark.parametrize(
    "text", ["5000", "万", "余万", "1万万", "约", "余5000", "约5000余", "5,000余", "０约", "约05", "若干", ""]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert approximation_in(text) is None


@pytest.mark.parametrize(
    ("word", "printed", "extent"),
    [
        ("", "5000份", "exact"),
        ("余", "5000余份", "least"),
        ("以上", "5000份以上", "least"),
        ("近", "近5000份", "most"),
        ("约", "约5000份", "neither"),
        ("左右", "5000份左右", "neither"),
        ("余万", "5000余万份", "least"),
        ("万", "5000万份", "neither"),
    ],
)
def test_the_word_stands_where_officials_put_it(word: str, printed: str, extent: Extent) -> None:
    assert approximated("5000", "份", word) == printed
    assert extent_of(word) == extent


def test_what_is_no_less_or_no_more_is_rounded_to_stay_true() -> None:
    """18250 元 is no less than 1.82 万元, and no more than 1.83."""
    amount = Decimal(18_250)

    assert [ten_thousands(amount, extent) for extent in ("exact", "least", "most")] == [
        "1.83",
        "1.82",
        "1.83",
    ]
    assert ten_thousands(Decimal(18_240), "most") == "1.83"
