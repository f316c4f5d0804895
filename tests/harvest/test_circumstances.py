"""What around a number tells that it is no total of this year."""

import pytest

from fazhi_report.editing.harvest.circumstances import Circumstances, Office, Where
from fazhi_report.editing.harvest.found_numbers import numbers_in


@pytest.mark.parametrize(
    ("sentence", "clause", "reason"),
    [
        ("签订合同", "签订合同", ""),
        ("合同增加", "合同增加", "是增减的数"),
        ("合同比上年多", "合同比上年多", "是增减的数"),
        ("上年，签订合同", "签订合同", "是上年或者以前的"),
        ("较上年，签订合同", "签订合同", ""),
        ("较上年签订合同", "较上年签订合同", "是上年或者以前的"),
    ],
)
def test_why_a_number_is_not_counted(sentence: str, clause: str, reason: str) -> None:
    (number,) = numbers_in("12份")
    told = Circumstances(Office(2024))

    assert (
        told.denial(Where(sentence, clause, ""), number, standing=False, dated=False, paired=False) == reason
    )
