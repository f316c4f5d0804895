"""What numbers add up to, when not all of them are known, or not exactly."""

from decimal import Decimal

import pytest

from fazhi_report.facts.sums import Sum, summed, tallied
from fazhi_report.schema.numbers import About, AboutDecimal


def about(text: str) -> About:
    return About.of(text)


@pytest.mark.parametrize(
    ("numbers", "value", "word", "missing"),
    [
        ([2, 3], 5, "", ""),
        ([0, 0], 0, "", ""),
        ([], None, "", "没有写“发放资料”"),
        ([None], None, "", "1条明细没有写“发放资料”"),
        # an unknown part can only add to it
        ([5000, None], 5000, "以上", "1条明细没有写“发放资料”"),
        ([0, None], None, "", "1条明细没有写“发放资料”"),
        # a single number is printed as it is written
        ([about("5000余")], 5000, "余", "“发放资料”写的是约数"),
        ([about("约5000")], 5000, "约", "“发放资料”写的是约数"),
        # a sum keeps the direction that its parts share
        ([about("5000余"), 300], 5300, "以上", "“发放资料”里有约数"),
        ([about("近5000"), 300], 5300, "不超过", "“发放资料”里有约数"),
        ([about("近5000"), about("5000余")], None, "", "“发放资料”里有约数，方向不同，不能相加"),
        ([about("约5000"), 300], None, "", "“发放资料”里有约数，方向不同，不能相加"),
        ([about("近5000"), None], None, "", "1条明细没有写“发放资料”，方向不同，不能相加"),
    ],
)
def test_a_sum_says_no_more_than_its_parts(
    numbers: list[int | None], value: int | None, word: str, missing: str
) -> None:
    found = summed(numbers, "发放资料")

    assert (found.value, found.word, found.missing) == (value, word, missing)
    assert found.is_exact == (value is not None and not word)


def test_a_sum_of_what_is_not_all_itemised_is_at_least() -> None:
    assert summed([3, 4], "家次", "明细没有列全") == Sum(7, "以上", missing="明细没有列全", least=7)


def test_what_is_on_record_counts_what_is_not_below_it() -> None:
    assert summed([about("约5000"), about("300余"), 20], "人次").least == 320
    assert summed([AboutDecimal.of("近12.3万")], "金额").least == Decimal(0)


@pytest.mark.parametrize(
    ("counts", "holds", "incomplete", "value", "least"),
    [
        ([3, 2], [True, False], "", 3, 3),
        ([3, 2], [False, False], "", 0, 0),
        ([3, 2], [True, None], "", None, 3),
        ([3, 0], [True, None], "", 3, 3),  # a record of none leaves nothing open
        ([3], [True], "明细没有列全", None, 3),
    ],
)
def test_a_number_of_a_kind_is_known_of_all_or_not_told(
    counts: list[int], holds: list[bool | None], incomplete: str, value: int | None, least: int
) -> None:
    found = tallied(counts, holds, "已办结", incomplete)

    assert (found.value, found.word, found.least) == (value, "", least)
