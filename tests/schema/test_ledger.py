"""Ledgers: totals of the year, what silence means, numbers that are about so many."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from fazhi_report.loading import load
from fazhi_report.schema import Ledger, exceeds, extent, ledgers, validated
from fazhi_report.schema.numbers import About, AboutDecimal
from tests.conftest import MINIMAL

HEAD = "年度: 2024\n机构: {全称: 甲县乙局, 简称: 县乙局, 党组织: 局党组, 地区: {名称: 甲县, 级别: 县}}\n"


def ledger_of(field: str, written: Any) -> Any:
    return getattr(validated({**MINIMAL, field: written}), field)


def faults(text: str) -> list[tuple[int, int, str, str, str]]:
    found = load((HEAD + text).encode(), "a.yaml").diagnostics()
    return [(each.line, each.column, each.code, each.message, each.hint) for each in found]


# Totals of the year ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", sorted(ledgers()))
def test_every_total_has_a_name_of_its_own_in_both_languages(field: str) -> None:
    ledger = ledgers()[field]
    own = {name: info.title for name, info in ledger.model_fields.items()}
    titles = [total.title for total in ledger.totals().values()]

    assert not own.keys() & ledger.totals().keys()
    assert len({*titles}) == len(titles)
    assert not {*own.values()} & {*titles}


def test_a_ledger_is_whole_once() -> None:
    whole = ledgers()["inspections"].whole()

    assert whole.whole() is whole
    assert issubclass(whole, Ledger)
    assert list(whole.model_fields)[-1] == list(whole.totals())[-1]


def test_a_total_is_read_in_either_language_and_not_invented() -> None:
    assert ledger_of("inspections", {"检查家次": 2299}).stated("subjects") == 2299
    assert ledger_of("inspections", {"subjects": "2300余"}).stated("subjects") == 2300
    assert ledger_of("officers", {"持证率": "98.5%"}).stated("certified_rate") == Fraction(985, 1000)
    assert ledger_of("inspections", [{}]).stated("subjects") is None


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("执法人员: {持证率: 98.5}\n", "FZ103", "应为率，写成了数字 98.5"),
        ("执法人员: {持证率: 101%}\n", "FZ103", "应为率，写成了文字“101%”"),
        ("行政检查: {检查家次: -1}\n", "FZ105", "不能小于 0"),
        ("行政检查: {检查家次: 约2.5}\n", "FZ103", "应为整数，写成了文字“约2.5”"),
        ("合同: {金额: -5}\n", "FZ105", "不能小于 0"),
        ("合同: {金额: 5.001}\n", "FZ103", "金额最多写两位小数"),
        ("合同: {金额: 5万元}\n", "FZ103", "应为金额，写成了文字“5万元”"),
        ("法治考试: [{参加人员: 甲, 应考人数: 10, 实考人数: 0, 全部合格: 是}]\n", "FZ203", "无人参加考试，却写了全部合格"),
        ("合同: [{纠纷: 0, 诉讼: 2}]\n", "FZ203", "没有纠纷，却有诉讼 2 起"),
        ("行政处罚: [{免予处罚: 是, 罚款金额: 5}]\n", "FZ203", "不予、免予处罚的案件写了罚款金额 5"),
        ("隐患: [{数量: 0, 已整改: 是}]\n", "FZ203", "数量是 0，却写了已整改"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_a_fault(text: str, code: str, message: str) -> None:
    assert [(found[2], found[3]) for found in faults(text)] == [(code, message)]


# What silence means ----------------------------------------------------------------------------------------


def test_a_ledger_says_once_what_its_silence_means() -> None:
    written = {
        "未注明为否": ["听证"],
        "未注明为": {"程序": "普通程序", "罚款金额": 0, "法制审核": "是"},
        "明细": [{}, {"听证": True, "程序": "简易程序", "fine": 5}],
    }
    silent, telling = ledger_of("penalties", written).records

    assert (silent.hearing, silent.procedure, silent.fine, silent.legally_reviewed) == (
        False,
        "普通程序",
        0,
        True,
    )
    assert (telling.hearing, telling.procedure, telling.fine) == (True, "简易程序", 5)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("行政处罚: {未注明为否: [程序]}\n", (3, 15), "“程序”不是明细里的是非项", "可以写：免予处罚、听证、法制审核"),
        ("主动公开: {未注明为否: [渠道]}\n", (3, 15), "“渠道”不是明细里的是非项", "这本台账没有是非项，删去这一行"),
        ("行政处罚: {未注明为: {程序: 一般}}\n", (3, 15), "“程序”不能未注明为“一般”", "可以写：普通程序、简易程序"),
        ("行政处罚: {未注明为: {罚款金额: 5}}\n", (3, 15), "“罚款金额”不能未注明为“5”", "可以写：0"),
        ("行政处罚: {未注明为: {听证: 1}}\n", (3, 15), "“听证”不能未注明为“1”", "可以写：是、否"),
        (
            "行政处罚: {未注明为: {日期: 今天}}\n",
            (3, 15),
            "明细里没有可以这样写的“日期”",
            "写明细里的是非项、有固定选项的项，或者数（写 0）",
        ),
        (
            "行政处罚: {未注明为: {天气: 晴}}\n",
            (3, 15),
            "明细里没有可以这样写的“天气”",
            "写明细里的是非项、有固定选项的项，或者数（写 0）",
        ),
    ],
)  # fmt: skip
def test_what_silence_can_not_mean_is_told(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    (found,) = faults(text)

    assert found[2:] == ("FZ246", message, hint)
    assert (found[0], found[1]) >= place


@pytest.mark.parametrize(
    "text",
    [
        "行政处罚: {未注明为否: 听证}\n",
        "行政处罚: {未注明为: 听证}\n",
        "行政处罚: {未注明为否: [听证], 明细: 无}\n",
        "行政处罚: {未注明为否: [听证], 明细: [无]}\n",
        "行政处罚: {未注明为否: [3]}\n",
    ],
)
def test_what_is_no_list_or_mapping_is_a_fault_of_its_own(text: str) -> None:
    assert {found[2] for found in faults(text)} <= {"FZ103", "FZ246"}
    assert faults(text)


# About -----------------------------------------------------------------------------------------------------


def test_a_number_that_is_about_so_many_keeps_how_it_is_written() -> None:
    count, amount = About.of("约1.2万"), AboutDecimal.of("12.5万余")

    assert (count, count.word, count.written) == (12_000, "约", "1.2万")
    assert (amount, amount.word) == (Decimal(125_000), "余")
    assert (extent(count), extent(amount), extent(5)) == ("neither", "least", "exact")


@pytest.mark.parametrize("text", ["5000", "约2.5", "余"])
def test_what_is_no_such_number(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        About.of(text)


@pytest.mark.parametrize(
    ("part", "whole", "is_more"),
    [
        (6, 5, True),
        (5, 5, False),
        (None, 5, False),
        (6, None, False),
        (About.of("6余"), 5, True),
        (About.of("近6"), 5, False),  # may be fewer
        (6, About.of("近5"), True),
        (6, About.of("5余"), False),  # may be more
    ],
)
def test_a_part_is_more_than_its_whole_only_where_it_must_be(
    part: int | None, whole: int | None, *, is_more: bool
) -> None:
    assert exceeds(part, whole) == is_more


def test_a_count_is_no_text_and_no_yes() -> None:
    for written in ("若干", True, 2.5, [3]):
        with pytest.raises(ValidationError):
            validated({**MINIMAL, "petitions": {"total": written}})
