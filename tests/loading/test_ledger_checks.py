"""What ledgers say that was hardly meant: the same record twice, kinds half stated, numbers cited without unit."""

import pytest

from fazhi_report.loading import load

HEAD = "年度: 2024\n机构: {全称: 甲县乙局, 简称: 县乙局, 党组织: 局党组, 地区: {名称: 甲县, 级别: 县}}\n"


def told(text: str, *codes: str) -> list[str]:
    found = load((HEAD + text).encode(), "a.yaml").diagnostics()
    return [f"{each.line}:{each.column} {each.message}" for each in found if each.code in codes]


def test_a_record_with_a_name_is_seldom_there_twice() -> None:
    text = "合同:\n  - {名称: 采购合同, 金额: 9000}\n  - {名称: 监理合同}\n  - {名称: 采购合同, 金额: 9000}\n"

    assert told(text, "FZ248") == ["6:5 这一条和第 1 条完全相同"]


@pytest.mark.parametrize(
    "text",
    [
        "合同:\n  - {名称: 采购合同, 金额: 9000}\n  - {名称: 采购合同, 金额: 9100}\n",
        # two inspections of one day and kind, two cases of which nothing else is known
        "行政检查:\n  - {日期: 2024-05-06, 对象: 集贸市场}\n  - {日期: 2024-05-06, 对象: 集贸市场}\n",
        "行政诉讼: [{}, {}]\n",
        "会议: [{名称: 县政府常务会议}, {名称: 县政府常务会议}]\n",
        "合同: [{}, {}]\n",
    ],
)
def test_records_that_may_well_be_alike_are_not_told(text: str) -> None:
    assert told(text, "FZ248") == []


def test_a_kind_that_only_some_records_state_is_asked_for() -> None:
    text = "行政处罚:\n  - {程序: 简易程序}\n  - {}\n  - {}\n"

    assert told(text, "FZ249") == ["5:5 2条明细没有写“程序”，不能按它分别计数"]


@pytest.mark.parametrize(
    "ledger",
    [
        "行政处罚: [{程序: 简易程序}, {程序: 普通程序}]",
        "行政处罚: {未注明为: {程序: 普通程序}, 明细: [{程序: 简易程序}, {}]}",
        "行政处罚: {总数: 2, 简易程序: 1, 明细: [{程序: 简易程序}, {}]}",
        "行政处罚: [{}, {}]",
        "法治学习: [{}, {}]",
    ],
)
def test_a_kind_that_no_record_states_is_no_fault(ledger: str) -> None:
    assert told(ledger + "\n", "FZ249") == []


def test_an_older_file_is_told_what_silence_was_taken_for() -> None:
    text = "格式版本: 1\n法治学习: [{}, {}]\n行政检查: [{}]\n"

    assert told(text, "FZ249") == ["4:8 2条明细没有写“形式”，不能按它分别计数"]


@pytest.mark.parametrize(
    ("ledger", "citation", "message"),
    [
        ("合同: [{金额: 9000}]", "{{ 合同.金额 }}", "“合同.金额”不满1万元，印成“9000元”，单位由程序写"),
        ("合同: [{金额: 9000}]", "{{ 合同.金额|带单位 }}", ""),
        ("合同: [{金额: 12000}]", "{{ 合同.金额 }}", ""),
        ("信访: {总数: 300以上}", "{{ 信访.件数 }}", "“信访.件数”印成“300件以上”，单位在中间"),
        ("信访: {总数: 300以上}", "{{ 信访.件数|带单位 }}", ""),
        ("信访: {总数: 300余}", "{{ 信访.件数 }}", ""),
        ("信访: {总数: 30余}", "{{ 信访.件数|汉字 }}", "“信访.件数”是约数，不能写成汉字"),
        (
            "信访: {总数: 10, 明细: [{已办结: 是}]}",
            "{{ 信访.已办结 }}",
            "“信访.已办结”算不出来：明细没有列全（总数 10，明细 1）",
        ),
    ],
)
def test_a_number_is_cited_so_that_its_unit_is_right(ledger: str, citation: str, message: str) -> None:
    found = told(f"{ledger}\n总体要求: 全年{citation}。\n", "FZ208")

    assert [each.partition(" ")[2] for each in found] == ([message] if message else [])
