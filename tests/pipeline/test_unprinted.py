"""What is written and not printed: found, told once, with why and the cure."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.pipeline import compose, unprinted, unused
from tests.conftest import MINIMAL, json_bytes

HEAD = "年度: 2024\n机构: {全称: 甲县乙局, 简称: 县乙局, 党组织: 局党组, 地区: {名称: 甲县, 级别: 县}}\n"


def told(text: str) -> list[tuple[str, str]]:
    composed = compose((HEAD + text).encode(), "a.yaml")
    assert composed.document is not None, composed.diagnostics
    found = list(unprinted(composed))
    assert all(isinstance(each.place, DataPlace) for each in found)
    return [(each.message, each.hint) for each in found]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "行政处罚: [{听证: 是}, {}]\n",
            "“行政处罚.听证”写了，正文里没有印：1条明细没有写“听证”",
            "没写的都是“否”，就写上 未注明为否: [听证]；补全明细，或者在“行政处罚”下写明全年的“听证”",
        ),
        (
            "信访: {总数: 100, 明细: [{数量: 3, 已办结: 是}]}\n",
            "“信访.已办结”写了，正文里没有印：明细没有列全（总数 100，明细 3）",
            "补全明细，或者在“信访”下写明全年的“已办结”",
        ),
        (
            "指标: [{名称: 户数, 数值: 12, 单位: 户}]\n",
            "“指标.户数”写了，正文里没有印：正文没有引用它",
            "在自己的段落里引用 {{ 指标.户数|带单位 }}",
        ),
        (
            "篇章: {章节: [政务公开]}\n行政检查: {检查家次: 5}\n",
            "“行政检查”写了，正文里没有印：选用的章节没有用到它",
            "在“篇章”里选用印它的章节，或者在自己的段落里引用 {{ 行政检查.检查家次|带单位 }}",
        ),
        (
            "篇章: {章节: [政务公开]}\n审计整改: {整改落实: 是}\n",
            "“审计整改”写了，正文里没有印：选用的章节没有用到它",
            "在“篇章”里选用印它的章节，或者写进自己的段落",
        ),
        (
            "主动公开: {总数: 0}\n",
            "“主动公开”写了，正文里没有印：选用的章节没有用到它",
            "在“篇章”里选用印它的章节，或者在自己的段落里引用 {{ 主动公开.条数|带单位 }}",
        ),
    ],
)
def test_what_is_not_printed_is_told_with_why_and_the_cure(text: str, message: str, hint: str) -> None:
    assert told(text) == [(message, hint)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "行政处罚: {未注明为否: [听证], 明细: [{听证: 是}, {}]}\n",
        "信访: {总数: 100, 已办结: 97}\n",
        "指标: [{名称: 户数, 数值: 12, 单位: 户}]\n总体要求: 服务{{ 指标.户数|带单位 }}。\n",
        "行政复议: {总数: 0}\n",
        "合同: []\n",
        # held up by a claim, by the figure itself or by its rate
        (
            "篇章: {章节: [政务公开]}\n合同: [{纠纷: 0, 合法性审核: 是, 数量: 3}]\n"
            "整改: ['[均经审核]{合同.均经合法性审核、合同.份数=3}']\n"
        ),
        "篇章: {章节: [政务公开]}\n矛盾纠纷: {总数: 30, 已化解: 30}\n整改: ['[全部化解]{矛盾纠纷.化解率=100%}']\n",
        # printed of a single record
        (
            "篇章: {章节: [政务公开]}\n工作要点: [{标题: 甲, 任务: 4}, {标题: 乙, 任务: 5}]\n"
            "整改: ['明确任务{{ 工作要点.《乙》.任务 }}项']\n"
        ),
        # printed by way of a rate
        "热线工单: {总数: 100, 满意: 98}\n",
    ],
)
def test_what_is_printed_is_not(text: str) -> None:
    assert told(text) == []


def test_what_is_yes_of_a_ledger_that_is_printed_elsewhere_is_told_by_itself() -> None:
    text = (
        "篇章: {章节: [政务公开]}\n普法宣传: {普法责任清单: 是, 明细: [{形式: 讲座, 主题: 甲}]}\n"
        "总体要求: 举办活动{{ 普法活动.场次|带单位 }}。\n"
    )

    assert told(text) == [
        (
            "“普法宣传.普法责任清单”写了，正文里没有印：选用的章节没有用到它",
            "在“篇章”里选用印它的章节，或者写进自己的段落",
        )
    ]


def test_one_finding_for_a_field_of_a_ledger() -> None:
    text = "行政处罚: [{听证: 是}, {听证: 是}, {}]\n"

    assert len(told(text)) == 1


def test_names_days_and_targets_that_nothing_prints_are_listed() -> None:
    text = "行政检查:\n  - {日期: 2024-05-06, 对象: 集贸市场, 佐证: a.pdf}\n  - {对象: 药店}\n"
    composed = compose((HEAD + text).encode(), "a.yaml")

    found = unused(composed)

    assert not isinstance(found, Finding)
    assert [(each.title, each.records, each.first) for each in found] == [
        ("行政检查.日期", 1, ("inspections", "records", 0, "date")),
        ("行政检查.对象", 2, ("inspections", "records", 0, "target")),
    ]


def test_nothing_is_listed_of_what_is_printed_or_of_no_report() -> None:
    printed = "法治学习: [{形式: 会前学法, 学习法规: [水法]}]\n"

    assert list(unused(compose((HEAD + printed).encode(), "a.yaml"))) == []
    assert list(unused(compose(b"year: 1", "a.yaml"))) == []


# Figures that only tell that there was something -------------------------------------------------------------

LOST: dict[str, tuple[dict[str, Any], list[tuple[str | int, ...]]]] = {
    "about so many of one kind and another number": (
        {"research_trips": [{"by": "局长", "count": "约10"}, {"by": "局长", "count": 2}]},
        [("research_trips", "records", 0, "count")],
    ),
    "a kind of which the sentence tells only that there was some": (
        {"internal_rules": {"audit": 2}},
        [("internal_rules", "audit")],
    ),
    "a total of the year behind what records tell": (
        {"work_plans": {"tasks": 50, "records": [{"title": "要点", "tasks": 20}]}},
        [("work_plans", "tasks")],
    ),
    "a total of the year and many alike, told once": (
        {"head_acts": {"total": 8, "instructions": 5, "records": [{"kind": "批示", "count": 2}]}},
        [("head_acts", "total")],
    ),
    "a rate of which nothing is told": (
        {
            "normative_documents": {
                "total": 3,
                "adoption_rate": "100%",
                "records": [{"all_opinions_adopted": True}],
            }
        },
        [("normative_documents", "adoption_rate")],
    ),
    "a number beside a rate that is stated": (
        {"hotline": {"closed_rate": "62.5%", "closed": 1}},
        [("hotline", "closed")],
    ),
    "a number that a rate is made of": ({"hotline": {"total": 8, "closed": 5}}, []),
    "an amount that is printed": ({"penalties": [{"fine": "约5000"}]}, []),
}


@pytest.mark.parametrize("name", LOST)
def test_a_figure_that_only_tells_that_there_was_some_is_told(name: str) -> None:
    data, expected = LOST[name]

    places = [each.place for each in unprinted(compose(json_bytes({**MINIMAL, **data}), "test.yaml"))]

    assert [place.path for place in places if isinstance(place, DataPlace)] == expected
