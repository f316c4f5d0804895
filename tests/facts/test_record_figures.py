"""Figures of single records, by the number or the name of the record."""

from decimal import Decimal
from typing import Any

import pytest

from fazhi_report.facts import Fact, Facts, derive, figures_of_records
from fazhi_report.schema import ledgers, validated
from tests.conftest import MINIMAL

LEDGERS: dict[str, Any] = {
    "work_plans": [
        {"title": "2025年要点", "aspects": 8, "tasks": 42},
        {"title": "关于落实《规定》的方案", "tasks": "30余"},
        {"title": "2025年要点（修订）", "aspects": 6},
    ],
    "contracts": [
        {"title": "清淤合同", "amount": 350000, "count": 2},
        {"title": "采购合同", "amount": 8000},
        {"title": "采购合同"},
    ],
    "publicity": [
        {"kind": "专项宣传", "theme": "世界水日", "leaflets": 500},
        {"kind": "专项宣传", "theme": "中国水周"},
    ],
}


def facts(ledgers: dict[str, Any] = LEDGERS) -> Facts:
    return derive(validated({**MINIMAL, **ledgers}))


def found(name: str) -> Fact:
    fact = facts().find(name)
    assert fact is not None
    return fact


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("工作要点.1.任务", "42项"),
        ("plans_issued.1.tasks", "42项"),
        ("工作要点.1.aspects", "8个"),
        ("工作要点.《2025年要点》.任务", "42项"),
        ("工作要点.《 2025年要点 》.任务", "42项"),
        ("plans_issued.《2025年要点》.方面", "8个"),
        ("工作要点.《关于落实〈规定〉的方案》.任务", "30余项"),
        ("合同.1.金额", "35万元"),
        ("合同.2.金额", "8000元"),
        ("合同.1.数量", "2份"),
        ("合同.2.count", "1份"),
        ("普法活动.《世界水日》.发放资料", "500份"),
    ],
)
def test_figures_of_records(name: str, phrase: str) -> None:
    assert found(name).phrase == phrase


def test_by_name_or_number_it_is_the_same_fact() -> None:
    fact = found("工作要点.《2025年要点》.任务")

    assert fact == found("工作要点.1.任务")
    assert fact == Fact(
        "plans_issued.1.tasks",
        "工作要点.1.任务",
        42,
        "项",
        "第 1 条明细写的任务",
        (("work_plans", "records", 0),),
    )


def test_an_amount_is_in_yuan() -> None:
    assert found("合同.1.金额").value == Decimal(350000)


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("工作要点.4.任务", "“工作要点”有 3 条明细，没有第 4 条"),
        ("工作要点.0.任务", "“工作要点”有 3 条明细，没有第 0 条"),
        ("工作要点.3.任务", "第 3 条明细没有写“任务”"),
        ("工作要点.《2024年要点》.任务", "“工作要点”里没有叫《2024年要点》的明细，是否想写《2025年要点》"),
        ("工作要点.《甲》.任务", "“工作要点”里没有叫《甲》的明细"),
        ("合同.《采购合同》.金额", "“合同”里有 2 条明细叫《采购合同》，用第几条来写，如“合同.2”"),
    ],
)
def test_what_no_record_tells_is_not_known(name: str, missing: str) -> None:
    assert (found(name).value, found(name).missing) == (None, missing)


@pytest.mark.parametrize(
    "name", ["工作要点.1.标题", "工作要点.1.日期", "工作要点.1.甲", "工作要点.1", "合同.1.合法性审核", "年度.1.本年", "指标.1.数值", "甲.1.任务"]
)  # fmt: skip
def test_what_is_no_figure_of_a_record(name: str) -> None:
    assert facts().find(name) is None


def test_a_ledger_that_is_left_out_states_nothing() -> None:
    fact = facts({}).find("合同.1.金额")

    assert fact is not None
    assert (fact.stated, fact.value) == (False, None)


def test_they_are_not_listed() -> None:
    assert not [name for name in facts().names if ".1." in name]
    assert "plans_issued.1.tasks" in facts()
    assert facts()["合同.1.数量"].value == 2


def test_a_text_that_is_tallied_may_begin_with_a_digit() -> None:
    known = facts({"body_meetings": [{"name": "2024年专题会"}]})

    assert known["会议.2024年专题会次数"].value == 1


def test_what_figures_records_have() -> None:
    assert list(figures_of_records(ledgers()["work_plans"])) == ["数量", "方面", "任务"]
    assert list(figures_of_records(ledgers()["hazards"])) == ["数量"]
