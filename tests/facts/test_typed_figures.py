"""Figures that are typed where they stand: their number, their measure word, what says about how many."""

from decimal import Decimal
from fractions import Fraction

import pytest

from fazhi_report.facts.fact import Yuan
from fazhi_report.facts.typed_figures import TypedFigure, typed_figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25", TypedFigure(25, "", "", "25")),
        ("25个", TypedFigure(25, "个", "", "25")),
        ("1,234件", TypedFigure(1234, "件", "", "1,234")),
        ("１２人", TypedFigure(12, "人", "", "１２")),
        ("5000余份", TypedFigure(5000, "份", "余", "5000")),
        ("300份以上", TypedFigure(300, "份", "以上", "300")),
        ("约1.2万人次", TypedFigure(12_000, "人次", "约", "1.2万")),
        ("1.2万余人次", TypedFigure(12_000, "人次", "余", "1.2万")),
        ("20多万人次", TypedFigure(200_000, "万人次", "多", "20")),
        ("12.3万元", TypedFigure(Yuan(123_000), "万元", "", "12.3")),
        ("8500元", TypedFigure(Yuan(8500), "元", "", "8500")),
        ("12万余元", TypedFigure(Yuan(120_000), "元", "余", "12万")),
        ("1.5亿元", TypedFigure(Yuan(150_000_000), "亿元", "", "1.5")),
        ("98.4%", TypedFigure(Fraction(984, 1000), "", "", "98.4%")),
        ("3‰", TypedFigure(Fraction(3, 1000), "", "", "3‰")),
        ("98%以上", TypedFigure(Fraction(98, 100), "", "以上", "98%")),
        ("98.43分", TypedFigure(Decimal("98.43"), "分", "", "98.43")),
        ("-3", TypedFigure(-3, "", "", "-3")),
        ("两", TypedFigure(2, "", "", "两")),
        ("十二次", TypedFigure(12, "次", "", "十二")),
        ("二十余件", TypedFigure(20, "件", "余", "二十")),
        ("数十次", TypedFigure("数十次")),
        ("百分之九十五", TypedFigure("百分之九十五")),
        ("将近300份", TypedFigure("将近300份")),
        ("约300余份", TypedFigure("约300余份")),
        ("5%万元", TypedFigure("5%万元")),
        ("【待补】", TypedFigure(None)),
        ("【待补】个", TypedFigure(None, "个")),
    ],
)
def test_typed_figures(text: str, expected: TypedFigure) -> None:
    found = typed_figure(text)

    assert found == expected
    assert found is not None
    assert type(found.value) is type(expected.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "件",
        "很多",
        "一般",
        "十分",
        "三公经费",
        "25+3",
        "8个方面42项",
        "2024年3月",
        "25 个",
        "1.2.3",
        "9" * 16,
        "【待补",
        "余",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert typed_figure(text) is None
