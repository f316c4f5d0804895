"""Comparison with last year's file: for every figure, last year's, the difference and the growth."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.facts.fact import Fact, Facts, Points, Yuan, unit_of

Direction: TypeAlias = Literal["up", "down", "same"]
Number: TypeAlias = int | Fraction | Decimal


_LAST = "_last"


def comparing_with(last: Facts) -> Callable[[Fact], Iterator[Fact]]:
    """What last year's facts add to a fact of this year.

    For `a.b` (甲.乙): `a.b_last` (甲.乙上年), `a.b_change` (甲.乙增减, without its sign) and, where last
    year's was not nothing, `a.b_growth` (甲.乙增幅, without its sign). Rates differ by percentage points.
    """
    return partial(_compared_with, last)


def _compared_with(last: Facts, fact: Fact) -> Iterator[Fact]:
    before = None if fact.goes_by_place else last.find(fact.title)
    if before is not None and before.stated and fact.stated:
        now, then = number(fact), number(before)
        if now is not None and then is not None:
            yield from _comparison(fact, before, now, then)


def is_last_years(fact: Fact, facts: Facts) -> bool:
    """Whether a fact is the figure of last year's file, which this year's records do not tell."""
    return fact.name.endswith(_LAST) and fact.name.removesuffix(_LAST) in facts


def compared(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Every figure that both years' files give, this year's and last year's."""
    for then in facts.values():
        if is_last_years(then, facts):
            yield facts[then.name.removesuffix(_LAST)], then


def number(fact: Fact) -> Number | None:
    """A fact's value where it is an exact number."""
    value = fact.value
    if fact.word or isinstance(value, bool):
        return None
    return value if isinstance(value, int | Fraction | Decimal) else None


def _comparison(fact: Fact, before: Fact, now: Number, then: Number) -> Iterator[Fact]:
    def made(suffix: str, title: str, value: Number, unit: str, formula: str) -> Fact:
        return Fact(fact.name + suffix, fact.title + title, value, unit, formula, fact.records)

    difference = f"本年 {fact.text} − 上年 {before.text}"
    yield made(_LAST, "上年", then, before.unit, "上年文件里的数")
    size = abs(Fraction(now) - Fraction(then))
    if is_rate(fact):
        points = Points(size * 100 if isinstance(now, Fraction) else size)
        yield made("_change", "增减", points, "个百分点", f"{difference}，取绝对值")
        return
    change: Number = int(size)
    if isinstance(now, Decimal):
        exact = Decimal(size.numerator) / size.denominator
        change = Yuan(exact) if isinstance(now, Yuan) else exact
    unit = unit_of(change) if isinstance(change, Yuan) else fact.unit
    yield made("_change", "增减", change, unit, f"{difference}，取绝对值")
    if then > 0:
        yield made(
            "_growth", "增幅", size / Fraction(then), "", f"（{difference}）÷ 上年 {before.text}，取绝对值"
        )


def is_rate(fact: Fact) -> bool:
    """Whether a fact is a share of something, in percent."""
    return isinstance(fact.value, Fraction) or fact.unit in ("%", "％")


def direction(now: Fact, then: Fact) -> Direction:
    """Whether a figure rose, fell or stayed; both are numbers."""
    before, after = number(then) or 0, number(now) or 0
    return "up" if after > before else "down" if after < before else "same"


class Trend(NamedTuple):
    """How a figure stands to last year's: in words, and by how much; `figure` is None of what stayed.

    `told` is the fact that tells it.
    """

    words: str
    told: Fact
    figure: Fact | None


_WORDS: dict[Direction, str] = {"up": "增长", "down": "下降"}
_WORDS_OF_RATES: dict[Direction, str] = {"up": "上升", "down": "下降"}
_WORDS_WITHOUT_GROWTH: dict[Direction, str] = {"up": "增加", "down": "减少"}


def trend(fact: Fact, facts: Facts) -> Trend | str:
    """同比增长25%, 同比上升1.5个百分点, 比上年增加3件, 与上年持平; or why, in Chinese, it is not known."""
    last, change = (facts.find(f"{fact.name}{suffix}") for suffix in (_LAST, "_change"))
    if last is None or change is None:
        return _unknown_trend(fact, facts)
    way = direction(fact, last)
    if way == "same":
        return Trend("与上年持平", change, None)
    growth = facts.find(f"{fact.name}_growth")
    if growth is not None:
        return Trend(f"同比{_WORDS[way]}", growth, growth)
    words = f"同比{_WORDS_OF_RATES[way]}" if is_rate(fact) else f"比上年{_WORDS_WITHOUT_GROWTH[way]}"
    return Trend(words, change, change)


def _unknown_trend(fact: Fact, facts: Facts) -> str:
    if not facts.tell_of_last_year:
        return "没有写“上年文件”，不知道上年的数"
    if number(fact) is None:
        return fact.missing or ("本年的是约数" if fact.word else "不是一个数")
    return "上年的文件里没有这个数，或者不是准确的数"
