"""Slips that fit the schema: titles in one item, numbers before texts, keys inside values."""

import pytest

from fazhi_report.pipeline import validate
from fazhi_report.settings.model import DEFAULTS

HEAD = "年度: 2024\n机构: {全称: 甲县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 甲县, 级别: 县}}\n"


def slips(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line below the head, column and hint of every such slip."""
    found = validate((HEAD + text).encode(), "a.yaml")
    assert {each.code for each in found} <= {"FZ260", "FZ261", "FZ262"}
    return [(each.code, each.line - 2, each.column, each.hint) for each in found]


# --- titles ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("水法、防洪法", "[水法, 防洪法]"),
        ("水法，防洪法", "[水法, 防洪法]"),
        ("《水法》、《防洪纪要》", "[水法, 防洪纪要]"),
        ("《水法》《防洪法》", "[水法, 防洪法]"),
        ("宪法、民法典、信访工作条例", "[宪法, 民法典, 信访工作条例]"),
        (
            "关于加强依法行政的意见、关于深化改革的决定",
            "[关于加强依法行政的意见, 关于深化改革的决定]",
        ),
    ],
)
def test_titles_in_one_item_are_asked_about(item: str, parts: str) -> None:
    (found,) = slips(f"法治学习: [{{学习法规: [{item}]}}]\n")

    assert found[:3] == ("FZ260", 1, 16)
    assert f"分开写成 {parts}" in found[3]


@pytest.mark.parametrize(
    "item",
    [
        "中共中央、国务院关于新时代推进法治建设的意见",
        "国务院关于加强数字政府建设、优化营商环境的意见",
        "全国人大常委会关于修改建筑法、消防法的决定",
        "关于修改〈水法〉、〈防洪法〉的决定",
        "党章和宪法、法律",
        "行政处罚裁量权适用规则、基准",
        "水资源的保护、管理办法",
        "中华人民共和国刑法、第三编",
        "关于统筹推进依法行政的意见、要点",
        "水法",
        "水法》《防洪法",
    ],
)
def test_a_title_that_holds_the_mark_is_let_alone(item: str) -> None:
    assert slips(f"法治学习: [{{学习法规: [{item}]}}]\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "法治学习: [{学习内容: [习近平法治思想、宪法]}]\n",
        "合同: [{名称: 采购办法、管理办法}]\n",
        "行政处罚: [{种类: 警告、通报批评}]\n",
    ],
)
def test_the_mark_is_let_alone_where_no_list_of_titles_is(text: str) -> None:
    assert slips(text) == []


def test_an_office_that_has_looked_lets_the_title_stand() -> None:
    text = "法治学习: [{学习法规: [水法、防洪法]}]\n豁免: [{规则: FZ260, 位置: 学习法规, 理由: 合编本}]\n"
    found = validate((HEAD + text).encode(), "a.yaml", settings=DEFAULTS)

    assert [each.waived for each in found if each.code == "FZ260"] == ["合编本"]
    assert not [each for each in found if each.code == "FZ218"]


# --- numbers ---------------------------------------------------------------------------------------------

NUMBERS = (
    "一是", "十二是", "1.", "1．", "12.", "1、", "2）", "（1）", "(1)", "（一）", "①", "⑳", "第一，", "第二、", "其三，", "一、",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("name", ["不足", "整改"])
def test_a_number_before_a_text_is_a_fault_with_its_cure(name: str, number: str) -> None:
    text = f"{name}:\n  - 案卷不够规范，主要原因是培训少\n  - '{number}检查偏多，主要原因是没有统筹'\n"

    (found,) = slips(text)

    assert found == ("FZ261", 3, 5, f"序号由程序排，删去“{number}”")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("下年安排: [{标题: （一）规范合同, 内容: 先审后签。}]\n", 9),
        ("补充段落: [{位置: 下年安排, 标题: 1.河湖管理, 内容: 巡河。}]\n", 19),
        ("附件: [{标题: 甲表, 分节: [{标题: 一、总体, 内容: 好。}]}]\n", 21),
        ("依据: [{标题: 甲, 简称: 纲要}]\n纲要落实: {文件: 纲要, 做法: [一是部署]}\n", 21),
        ("不足: [{内容: 一是案卷不够规范，原因是培训少, 复核: {复核人: 甲, 日期: 2025-01-05}}]\n", 6),
    ],
)
def test_a_number_is_found_wherever_the_program_puts_its_own(text: str, column: int) -> None:
    (found,) = slips(text)

    assert (found[0], found[2]) == ("FZ261", column)


@pytest.mark.parametrize(
    "text",
    [
        "不足: [一、二审衔接不畅，原因是信息不通]\n",
        "不足: [第一、二季度检查偏少，原因是防汛]\n",
        "不足: [1、2号河道清淤偏慢，原因是资金少]\n",
        "不足: [十、百、千工程推进慢，原因是资金少]\n",
        "不足: [一是一、二是二的作风还不够，原因是教育少]\n",
        "不足: [1.5万件工单积压，原因是人手少]\n",
        "不足: [12345热线办理偏慢，原因是人手少]\n",
        "不足: [第一议题学习不够，原因是会议多]\n",
        "不足: [三季度检查偏少，原因是防汛]\n",
        "不足: [（试行）办法不完善，原因是经验少]\n",
        "下年安排: [{标题: 规范合同, 内容: 一是先审后签。二是一年一查。}]\n",
        "附件: [{标题: 甲表, 表格: [{列: [一、项目, 数], 行: [['1.', 2]]}]}]\n",
        "补充段落: [{位置: 下年安排, 内容: 一是巡河。}]\n",
    ],
)
def test_a_text_that_only_begins_like_a_number_is_let_alone(text: str) -> None:
    assert slips(text) == []


# --- keys ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "河道清淤合同，数量：12",
        "河道清淤合同, 数量: 12",
        "河道清淤合同；数量：12",
        "河道清淤合同 数量:12",
        "甲，count：1",
    ],
)
def test_a_key_inside_a_value_is_asked_about(value: str) -> None:
    (found,) = slips(f"合同:\n  - 名称: '{value}'\n    金额: 3\n")

    word = "count" if "count" in value else "数量"
    assert found[:3] == ("FZ262", 2, 10 + value.index(word))
    assert f"“{word}: 值”" in found[3]


@pytest.mark.parametrize(
    "text",
    [
        "合同: [{名称: '河道清淤合同，数量：12', 数量: 12}]\n",
        "合同: [{名称: '河道清淤合同，甲方：水利局'}]\n",
        "合同: [{名称: '数量：12'}]\n",
        "合同: [{名称: 甲, 佐证: 'https://a.gov.cn/b'}]\n",
        "下年安排: [{标题: 规范合同, 内容: '先审后签，复核：一年一查。'}]\n",
    ],
)
def test_a_colon_in_a_value_is_let_alone(text: str) -> None:
    assert slips(text) == []
