"""How a fact prints with the filters of a reference."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from fazhi_report.facts import (
    Citation,
    Fact,
    Facts,
    Points,
    PrintedFigure,
    Unprintable,
    Yuan,
    derive,
    printed,
    trend,
)
from fazhi_report.schema import validated
from tests.conftest import MINIMAL
from tests.last_year import loaded

NONE = derive(validated(MINIMAL))


def shown(value: Any, *filters: str, unit: str = "", word: str = "", written: str = "") -> str:
    """What a fact with a value prints, or why it does not."""
    fact = Fact("a.b", "甲.乙", value, unit, word=word, written=written)
    found = printed(fact, Citation("", "甲.乙", filters), NONE)
    return found.reason if isinstance(found, Unprintable) else found.text


@pytest.mark.parametrize(
    ("value", "unit", "filters", "text"),
    [
        (2, "次", (), "2"),
        (2, "次", ("汉字",), "两"),
        (2, "次", ("带单位",), "2次"),
        (4, "次", ("汉字", "带单位"), "四次"),
        (Fraction(9843, 10000), "", (), "98.43%"),
        (Fraction(9843, 10000), "", ("一位小数",), "98.4%"),
        (Fraction(9845, 10000), "", ("一位小数",), "98.5%"),
        (Fraction(9843, 10000), "", ("整数",), "98%"),
        (Fraction(985, 1000), "", ("整数",), "99%"),
        (Fraction(98, 100), "", ("两位小数",), "98.00%"),
        (Fraction(1), "", ("两位小数",), "100%"),
        (Fraction(0), "", ("两位小数",), "0%"),
        (Yuan(123_456), "万元", ("整数",), "12"),
        (Yuan(123_456), "万元", ("一位小数", "带单位"), "12.3万元"),
        (Yuan(120_000), "万元", ("两位小数", "带单位"), "12.00万元"),
        (Yuan("8500.5"), "元", ("整数", "带单位"), "8501元"),
        (Yuan(150_000_000), "亿元", ("一位小数", "带单位"), "1.5亿元"),
        (Decimal("98.43"), "分", ("一位小数", "带单位"), "98.4分"),
        (Decimal("-1.25"), "", ("一位小数",), "-1.3"),
        (Decimal(100), "%", ("一位小数", "带单位"), "100%"),
        (Points(Fraction(152, 100)), "个百分点", ("一位小数", "带单位"), "1.5个百分点"),
        ("县水利局", "", (), "县水利局"),
    ],
)
def test_filters(value: Any, unit: str, filters: tuple[str, ...], text: str) -> None:
    assert shown(value, *filters, unit=unit) == text


def test_what_was_typed_gives_way_to_the_decimals() -> None:
    assert shown(Fraction(9843, 10000), written="98.43%") == "98.43%"
    assert shown(Fraction(9843, 10000), "一位小数", written="98.43%") == "98.4%"


@pytest.mark.parametrize(
    ("value", "unit", "filters", "reason"),
    [
        (Fraction(9999, 10000), "", ("整数",), "是 99.99%，按这样的小数位数就成了 100%"),
        (Fraction(9995, 10000), "", ("一位小数",), "是 99.95%，按这样的小数位数就成了 100.0%"),
        (Fraction(4, 1000), "", ("整数",), "是 0.4%，按这样的小数位数就成了 0%"),
        (Decimal("99.97"), "%", ("一位小数",), "是 99.97，按这样的小数位数就成了 100.0%"),
        (Yuan(400), "万元", ("整数",), "是 400，按这样的小数位数就成了 0万元"),
        (12, "件", ("整数",), "是整数，没有小数"),
        ("县水利局", "", ("整数",), "不是数，没有小数"),
    ],
)
def test_decimals_that_would_not_be_true(
    value: Any, unit: str, filters: tuple[str, ...], reason: str
) -> None:
    assert shown(value, *filters, unit=unit) == reason


def test_a_rate_just_below_all_keeps_its_decimals() -> None:
    assert shown(Fraction(9994, 10000), "一位小数") == "99.9%"
    assert shown(Decimal("0.4"), "整数", unit="件") == "是 0.4，按这样的小数位数就成了 0件"
    assert shown(Decimal("100.4"), "整数", unit="%") == "100"


def test_about_so_many_has_no_decimals_of_ours() -> None:
    assert shown(Yuan(120_000), "整数", unit="万元", word="余") == "是约数，不能定小数位数"


# Against last year -----------------------------------------------------------------------------------------


def compared(now: dict[str, Any], then: dict[str, Any] | None) -> Facts:
    found = loaded(now, then)
    assert found.report
    return found.facts


def against(now: dict[str, Any], then: dict[str, Any] | None, name: str, *filters: str) -> tuple[str, str]:
    """What |同比 prints, and the fact that it prints; or why it does not, and the cure."""
    facts = compared(now, then)
    found = printed(facts[name], Citation("", name, ("同比", *filters)), facts)
    return (found.text, found.fact.name) if isinstance(found, PrintedFigure) else (found.reason, found.cure)


LICENCES = {"licences": [{"count": 5, "instant": True}, {"count": 5, "instant": False}]}
HALF_LAST_YEAR = {"licences": [{"count": 4, "instant": True}, {"count": 16, "instant": False}]}
SATISFIED = {"name": "满意度", "value": 98, "unit": "%"}


@pytest.mark.parametrize(
    ("then", "name", "filters", "expected"),
    [
        ({"licences": [{"count": 8}]}, "行政许可.件数", (), ("同比增长25%", "licences.count_growth")),
        ({"licences": [{"count": 16}]}, "行政许可.件数", (), ("同比下降37.5%", "licences.count_growth")),
        ({"licences": [{"count": 16}]}, "行政许可.件数", ("整数",), ("同比下降38%", "licences.count_growth")),
        ({"licences": [{"count": 10}]}, "行政许可.件数", (), ("与上年持平", "licences.count_change")),
        ({"licences": [{"count": 10}]}, "行政许可.件数", ("整数",), ("与上年持平", "licences.count_change")),
        ({"licences": {"total": 0}}, "行政许可.件数", (), ("比上年增加10件", "licences.count_change")),
        (HALF_LAST_YEAR, "行政许可.即办率", (), ("同比上升30个百分点", "licences.instant_rate_change")),
        (
            {"licences": [{"count": 2, "instant": True}, {"count": 1, "instant": False}]},
            "行政许可.即办率",
            ("一位小数",),
            ("同比下降16.7个百分点", "licences.instant_rate_change"),
        ),
    ],
)
def test_rise_and_fall(
    then: dict[str, Any], name: str, filters: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert against(LICENCES, then, name, *filters) == expected


def test_a_metric_in_percent_moves_by_points() -> None:
    last = {"metrics": [{**SATISFIED, "value": 96.5}]}

    assert against({"metrics": [SATISFIED]}, last, "指标.满意度") == (
        "同比上升1.5个百分点",
        "metrics.m1_change",
    )
    assert "指标.满意度增幅" not in compared({"metrics": [SATISFIED]}, last)


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [
        (LICENCES, {}, "上年的文件里没有这个数，或者不是准确的数"),
        (LICENCES, {"licences": {"total": "8余"}}, "上年的文件里没有这个数，或者不是准确的数"),
        ({"licences": {"total": "10余"}}, {"licences": {"total": 8}}, "“总数”写的是约数"),
        ({"licences": [{"instant": True}, {}]}, {"licences": {"total": 8}}, ""),
    ],
)
def test_why_it_is_not_known(now: dict[str, Any], then: dict[str, Any], reason: str) -> None:
    facts = compared(now, then)
    found = trend(facts["行政许可.件数"], facts)

    assert found == reason if reason else not isinstance(found, str)


def test_without_last_year_nothing_is_compared() -> None:
    facts = derive(validated({**MINIMAL, **LICENCES}))

    assert trend(facts["行政许可.件数"], facts) == "没有写“上年文件”，不知道上年的数"


def test_what_is_no_number_is_not_compared() -> None:
    facts = compared({"organization": {**MINIMAL["organization"]}, "metrics": []}, {})

    assert trend(facts["机构.简称"], facts) == "不是一个数"
    about = Fact("licences.count", "行政许可.件数", 10, "件", word="余")
    assert trend(about, facts) == "本年的是约数"


def test_a_change_too_small_for_its_decimals() -> None:
    then = {"licences": [{"count": 1000}]}

    assert against({"licences": [{"count": 1004}]}, then, "行政许可.件数", "整数") == (
        "是 0.4%，按这样的小数位数就成了 0%",
        "多留几位小数",
    )


def test_the_reason_is_told_with_the_cure() -> None:
    assert against(LICENCES, {}, "行政许可.件数") == (
        "同比算不出来：上年的文件里没有这个数，或者不是准确的数",
        "补上上年文件里的数，或者删去“|同比”",
    )
