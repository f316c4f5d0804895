"""How a fact prints, with the filters that a reference has: 两, 4次, 98.4%, 同比增长25%."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from fazhi_report.facts.citations import PLACES, Citation
from fazhi_report.facts.fact import Fact, Facts, Points, Yuan
from fazhi_report.facts.last_year import is_rate, trend
from fazhi_report.notation import counted, fixed


class PrintedFigure(NamedTuple):
    """What a reference prints, and the fact that it prints: of a rise against last year, how much it is."""

    text: str
    fact: Fact


class Unprintable(NamedTuple):
    """Why a reference can't be printed as it is asked to be, and the cure, in Chinese."""

    reason: str
    cure: str


def printed(fact: Fact, cited: Citation, facts: Facts) -> PrintedFigure | Unprintable:
    """What a reference to a fact prints with its filters."""
    places = next((PLACES[name] for name in cited.filters if name in PLACES), None)
    if "同比" not in cited.filters:
        shown = fact if places is None else with_places(fact, places)
        return shown if isinstance(shown, Unprintable) else PrintedFigure(spelled(shown, cited.filters), fact)
    told = trend(fact, facts)
    if isinstance(told, str):
        return Unprintable(f"同比算不出来：{told}", "补上上年文件里的数，或者删去“|同比”")
    if told.figure is None:
        return PrintedFigure(told.words, told.told)
    shown = told.figure if places is None else with_places(told.figure, places)
    return shown if isinstance(shown, Unprintable) else PrintedFigure(told.words + shown.phrase, told.told)


def spelled(fact: Fact, filters: tuple[str, ...]) -> str:
    """A fact's value in Chinese numerals (汉字) and with its measure word (带单位) where asked."""
    if "汉字" in filters and isinstance(fact.value, int) and not fact.word:
        return counted(fact.value) + (fact.unit if "带单位" in filters else "")
    return fact.phrase if "带单位" in filters else fact.text


def with_places(fact: Fact, places: int) -> Fact | Unprintable:
    """A rate, an amount or a number with decimals, as it prints with so many; it must stay true.

    What is nothing at all, and a rate of exactly 100%, have no decimals.
    """
    value = fact.value
    if fact.word:
        return Unprintable("是约数，不能定小数位数", "删去定小数位数的部分")
    if not isinstance(value, Fraction | Decimal):
        reason = "是整数，没有小数" if isinstance(value, int) else "不是数，没有小数"
        return Unprintable(reason, "删去定小数位数的部分")
    number = _as_printed(fact, value)
    if number == 0 or (is_rate(fact) and number == 100):  # noqa: PLR2004  all of them
        return fact._replace(written="")
    written = fixed(number, places)
    if float(written) == 0 or (is_rate(fact) and number < 100 <= float(written)):  # noqa: PLR2004  all of them
        shown = written + ("%" if isinstance(value, Fraction) else fact.unit)
        return Unprintable(f"是 {fact.text}，按这样的小数位数就成了 {shown}", "多留几位小数")
    sign = "%" if isinstance(value, Fraction) and not isinstance(value, Points) else ""
    return fact._replace(written=written + sign)


def _as_printed(fact: Fact, value: Fraction | Decimal) -> Fraction:
    """The number that is printed: of a rate the percents, of an amount what is told in its unit."""
    number = Fraction(value)
    if isinstance(value, Yuan):
        return number / _YUAN.get(fact.unit, 1)
    return number if isinstance(value, Decimal | Points) else number * 100


_YUAN = {"万元": 10_000, "亿元": 100_000_000}
