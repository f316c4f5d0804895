"""Figures of the office's own words: what they run into, what the ledgers say instead, of which record they are."""

import pytest

from tests import manuscripts

CONTRACTS = """\
合同:
  - {名称: 河道清淤合同, 合法性审核: 是, 纠纷: 3, 诉讼: 0}
  - {名称: 水库加固合同, 合法性审核: 是, 纠纷: 0, 诉讼: 0}
矛盾纠纷: {总数: 3, 已化解: 2}
"""


def told(code: str, text: str, data: str = CONTRACTS) -> list[str]:
    """What is told under a code of a paragraph of a manuscript."""
    found = manuscripts.told(f"## 成效\n\n{text}\n", data)
    return [each.message.partition("（由")[0] for each in found if each.code == code]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("合同{{ 合同.份数 }}00份。", "200"),
        ("合同{{ 合同.份数 }}万份。", "2万"),
        ("合同{{ 合同.份数 }}千余份。", "2千"),
        ("合同{{ 合同.份数 }}{{ 3 }}份。", "23"),
        ("合同{{ 合同.份数 }}{{ 合同.纠纷 }}份。", "23"),
        ("合同{{ 合同.份数 }}.{{ 5 }}份。", "2.5"),
        ("合同-{{ 合同.份数 }}份。", "-2"),
        ("合同{{ 合同.份数 }}<!-- 备忘 -->0份。", "20"),
        ("[合同{{ 合同.份数 }}]{台账外}5份。", "25"),
        ("合同{{ 合同.份数 }}％。", "2％"),
        ("合同十{{ 合同.份数|汉字 }}份。", "十两"),
    ],
)
def test_figures_that_run_together(text: str, number: str) -> None:
    assert told("FZ293", text) == [f"几个数连成了一个数：“{number}”"]


@pytest.mark.parametrize(
    "text",
    [
        "合同{{ 合同.份数|带单位 }}，纠纷{{ 合同.纠纷|带单位 }}。",
        "{{ 年度.本年 }}年1月，统一{{ 合同.份数|汉字 }}份。",
        "合同{{ 合同.份数 }}、{{ 3 }}份，2，{{ 合同.份数 }}份。",
        "惠及{{ 5万人次 }}，占{{ 3 }}%，{{ 5 }}万人次。",
        "2023年-{{ 年度.本年 }}年，化解率{{ 矛盾纠纷.化解率 }}。",
        "合同12份。",
    ],
)
def test_figures_that_stand_apart(text: str) -> None:
    assert told("FZ293", text) == []


def test_money_has_its_unit_behind() -> None:
    data = "行政处罚: {罚款金额: 120000}\n"

    assert told("FZ293", "罚款{{ 行政处罚.罚款金额 }}万元。", data) == []


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("签订合同{{ 9份 }}。", "“9份”与台账不同：合同.份数 2份"),
        ("2024年，我局共签订合同共{{ 9 }}份。", "“9份”与台账不同：合同.份数 2份"),
        ("签订{{ 7 }}份合同。", "“7份”与台账不同：合同.份数 2份"),
        ("合同{{ 合同.份数|带单位 }}，发生纠纷{{ 8起 }}。", "“8起”与台账不同：合同.纠纷 3起"),
    ],
)
def test_declared_figures_that_a_ledger_has_otherwise(text: str, against: str) -> None:
    assert told("FZ294", text) == [against]


@pytest.mark.parametrize(
    "text",
    [
        "签订合同{{ 2份 }}。",
        "签订合同{{ 9余份 }}。",
        "采购合同{{ 1份 }}，其中合同{{ 1份 }}。",
        "去年签订合同{{ 9份 }}。",
        "2023年签订合同{{ 9份 }}。",
        "签订合同9份。",
        "签订合同{{ 9次 }}。",
        "签订{{ 7 }}份合同草案。",
    ],
)
def test_declared_figures_of_something_else(text: str) -> None:
    assert told("FZ294", text) == []


def test_what_is_planned_has_no_ledger() -> None:
    assert (
        manuscripts.places(manuscripts.told("## 下一步打算\n\n签订合同{{ 9份 }}。\n", CONTRACTS), "FZ294")
        == []
    )


def test_figures_of_another_record_than_is_named() -> None:
    told_of = "“水库加固合同”的数引用了另一条明细（合同.1.纠纷）"

    assert told("FZ295", "《水库加固合同》发生纠纷{{ 合同.1.纠纷|带单位 }}。") == [told_of]
    assert told("FZ295", "水库加固合同发生纠纷{{ 合同.《河道清淤合同》.纠纷|带单位 }}。") == [told_of]
    apart = "河道清淤合同、水库加固合同分别发生纠纷{{ 合同.1.纠纷|带单位 }}、{{ 合同.2.纠纷|带单位 }}。"
    assert told("FZ295", apart) == []
    assert told("FZ295", "水库加固合同没有纠纷。全年发生纠纷{{ 合同.1.纠纷|带单位 }}。") == []


@pytest.mark.parametrize("number", ["一百二十份", "两千余份", "伍份", "贰拾叁件"])
def test_large_and_formal_numerals_have_an_origin_too(number: str) -> None:
    assert told("FZ221", f"签订合同{number}。") == [f"“{number}”没有来历，是直接写在文字里的"]
