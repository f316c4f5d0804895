"""Numbers, ordinals and days as official documents write them."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby

from fazhi_report.notation.approximations import Extent

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_TWO = 2
_LARGEST_SPELLED = 9999
_LARGEST_IN_PROSE = 99
_SHORTEST_STRETCH = 3


def chinese(number: int) -> str:
    """The ordinal in Chinese numerals, as in 一、 or 第一百零二; in Arabic digits outside 0 to 9999."""
    if not 0 <= number <= _LARGEST_SPELLED:
        return str(number)
    if number < len(_DIGITS):
        return _DIGITS[number]
    text, gap = "", False
    for place in range(len(_PLACES) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def counted(number: int) -> str:
    """The cardinal before a measure word: 两次, 十二次; from 100 on in Arabic digits."""
    if number == _TWO:
        return "两"
    return chinese(number) if 0 <= number <= _LARGEST_IN_PROSE else str(number)


def heading_number(level: int, count: int) -> str:
    """The number of a heading: 一、 （一） 1. （1） for levels 1 to 4 (GB/T 9704—2012, 7.3.3)."""
    match level:
        case 1:
            return f"{chinese(count)}、"
        case 2:
            return f"（{chinese(count)}）"
        case 3:
            return f"{count}."
        case _:
            return f"（{count}）"


def percentage(rate: Fraction) -> str:
    """A rate as a percentage with at most two decimals: 100%, 66.67%.

    Rounded half up, but only a rate of exactly one prints as 100% and only one of exactly nothing as 0%.
    """
    step = Decimal("0.01")
    value = (Decimal(rate.numerator * 100) / Decimal(rate.denominator)).quantize(step, ROUND_HALF_UP)
    if 0 < rate < 1:
        value = min(max(value, step), 100 - step)
    return f"{value.normalize():f}%"


def fixed(number: Fraction | Decimal, places: int) -> str:
    """A number with so many decimals, rounded half up: 98.4, 12.0."""
    scale = 10**places
    scaled = abs(Fraction(number)) * scale
    rounded = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    sign = "-" if number < 0 and rounded else ""
    return f"{sign}{Decimal(rounded) / scale:.{places}f}"


_ROUNDING = {"exact": ROUND_HALF_UP, "neither": ROUND_HALF_UP, "least": ROUND_FLOOR, "most": ROUND_CEILING}


def ten_thousands(yuan: Decimal, extent: Extent = "exact") -> str:
    """An amount in 元 in 万元 with at most two decimals, rounded half up: 12.5; never 0 for some.

    What is said to be no less, or no more, is rounded so that it stays true.
    """
    step = Decimal("0.01")
    value = (yuan / 10_000).quantize(step, _ROUNDING[extent])
    return f"{max(value, step if yuan else value).normalize():f}"


def chinese_date(year: int | str, month: int | str, day: int | str) -> str:
    """A date as a report writes it, in figures or with room for them: 2024年3月1日 (GB/T 9704, 7.3.5.4)."""
    return f"{year}年{month}月{day}日"


def chinese_day(day: date) -> str:
    """A day as a report writes it: 2024年3月1日."""
    return chinese_date(day.year, day.month, day.day)


def stretches(numbers: Iterable[int], between: str) -> list[str]:
    """Rising numbers, those that follow each other as a stretch with a mark between its ends: 1, 2, 4—9."""
    found: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        stretch = [str(number) for _, number in group]
        whole = f"{stretch[0]}{between}{stretch[-1]}"
        found += [whole] if len(stretch) >= _SHORTEST_STRETCH else stretch
    return found
