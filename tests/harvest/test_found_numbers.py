"""Numbers in a text: where they are, what they print, what a data file writes for them."""

from decimal import Decimal

import pytest

from fazhi_report.editing.harvest.found_numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "figure", "unit", "data"),
    [
        ("签订合同12份。", "12", "份", 12),
        ("发放5000余份。", "5000余", "份", "5000余"),
        ("发放1.2万余份。", "1.2万余", "份", "1.2万余"),
        ("发放10余万份。", "10余万", "份", "10余万"),
        ("发放1.2万份。", "1.2万", "份", "1.2万"),
        ("发放近5000份。", "近5000", "份", "近5000"),
        ("发放约1.2万份。", "约1.2万", "份", "约1.2万"),
        ("发放5000份以上。", "5000以上", "份", "5000以上"),
        ("发放5000份左右。", "5000左右", "份", "5000左右"),
        ("持证率98.5%。", "98.5%", "%", "98.5%"),
        ("持证率100%。", "100%", "%", "100%"),
        ("持证率98.50%。", "98.50%", "%", "98.5%"),
        ("罚款12.3万元。", "12.3", "万元", 123000),
        ("罚款5000元。", "5000", "元", 5000),
        ("罚款1200.5元。", "1200.5", "元", Decimal("1200.5")),
        ("罚款约12万元。", "约12", "万元", "约120000"),
        ("罚款12余万元。", "12余", "万元", "120000余"),
        ("学习两次。", "两", "次", 2),
        ("学习十二次。", "十二", "次", 12),
        ("行政诉讼0件。", "0", "件", 0),
    ],
)
def test_a_number_is_read(text: str, figure: str, unit: str, data: object) -> None:
    (found,) = numbers_in(text)

    assert (found.figure, found.unit, found.data) == (figure, unit, data)
    assert text[found.unit_start : found.unit_end] == ("" if unit == "%" else unit)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("签订合同1,234份。", "1,234"),
        ("签订合同１２份。", "１２"),
        ("耗资1.2亿元。", "1.2"),
        ("耗资12万余元。", "12万余"),
        ("耗资12.345元。", "12.345"),
        ("耗资约1200.5元。", "约1200.5"),
        ("持证率约98%。", "98%"),
        ("持证率98.567%。", "98.567%"),
        ("增幅120%。", "120%"),
        ("发放0.8万份。", "0.8万"),
        ("发放1.5份。", "1.5"),
        ("发放约余5份。", ""),
        ("发放约20余份。", "约20余"),
        ("发放0余份。", "0余"),
        ("群众2亿人。", "2亿"),
        ("学习十余次。", "十余"),
        ("学习三十次左右。", "三十左右"),
    ],
)
def test_what_no_data_file_can_say_has_no_data(text: str, figure: str) -> None:
    found = [each for each in numbers_in(text) if each.data is None]

    assert [each.figure for each in found] == ([figure] if figure else [])


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月6日，第38条，青法办〔2022〕15号。",
        "落实“三项制度”，学习《2023年10项措施》。",
        "每年不少于2次。",
        "五一期间，走访企业。",
        "12345热线，1+5+N，A4纸。",
        "3—5次，3～5次。",
        "建成3场所、5部门、2个人、4期间。",
        "进一步统一思想，第一次全会。",
        "2元旦、3元月。",
        "学习一次性告知。",
        "活动三百一场。",
    ],
)
def test_what_is_no_figure_of_the_year_is_left_alone(text: str) -> None:
    assert numbers_in(text) == []


def test_numbers_come_in_their_order() -> None:
    found = numbers_in("学习两次，检查3次、4家次，罚款5万元。")

    assert [each.figure for each in found] == ["两", "3", "4", "5"]
    assert [each.is_money for each in found] == [False, False, False, True]
