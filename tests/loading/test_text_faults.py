"""What is wrong with what texts hold besides words, where it stands, and what to do."""

from typing import Any

import pytest

from fazhi_report.facts import derive
from fazhi_report.loading import load
from fazhi_report.loading.text_faults import text_faults
from fazhi_report.schema import validated
from tests.conftest import MINIMAL, json_bytes
from tests.last_year import loaded

LEDGERS: dict[str, Any] = {
    "contracts": [{"count": 12, "legality_reviewed": True, "disputes": 3, "lawsuits": 0, "amount": 350_000}],
    "work_plans": [{"title": "2024年要点", "aspects": 8, "tasks": 42}],
    "disputes": [{"resolved": True, "count": 249}, {"resolved": False}],
}


def faults(text: str, *, may_name: bool = False, **ledgers: Any) -> list[tuple[str, str, str]]:
    facts = derive(validated({**MINIMAL, **LEDGERS, **ledgers}))
    return [fault[2:] for fault in text_faults(text, facts, may_name=may_name)]


@pytest.mark.parametrize(
    "text",
    [
        "全年签署合同{{ 合同.份数|带单位 }}。",
        "明确{{ 工作要点.1.方面 }}个方面{{ 工作要点.《2024年要点》.任务|带单位 }}任务。",
        "走访社区{{ 25个 }}、{{ 两 }}次。",
        "合同[均经合法性审核，未发生诉讼]{合同.均经合法性审核、合同.无诉讼}。",
        "[成效明显]{台账外}。",
        "[签署合同{{ 合同.份数|带单位 }}]{合同.份数=12份}",
        "化解率{{ 矛盾纠纷.化解率|一位小数 }}。",
        "[2024]15号。",
        "没有大括号。",
    ],
)
def test_what_is_right(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "{{ 【待补】个 }}",
            "FZ266",
            "这个数还没有填，写的是“【待补】”",
            "填上数，如 {{ 25 }}；没有这件事的，删去这句话",
        ),
        (
            "{{ 社区 = 25个 }}",
            "FZ205",
            "“社区”是指标，写在“指标”里，不在文字里起名称",
            "记入“指标”，再引用 {{ 指标.社区 }}；不起名称的，写成 {{ 25个 }}",
        ),
        (
            "{{ 合同.份数 + 1 }}",
            "FZ205",
            "引用写错了：大括号里只能写数字的名称，或者一个数",
            "写成 {{ 学习.次数 }} 或 {{ 学习.次数|汉字 }}",
        ),
        (
            "[均经审核]{合同}",
            "FZ205",
            "引用写错了：大括号里写判断的名称，如“合同.均经合法性审核”“合同.诉讼=0”；几个用“、”隔开",
            "写成 [均经合法性审核]{合同.均经合法性审核}",
        ),
        ("{{ 合同.分数 }}", "FZ206", "没有“合同.分数”这个数", "是否想写“合同.份数”？"),
        ("{{ 甲.乙 }}", "FZ206", "没有“甲.乙”这个数", "用 fazhi facts --all 查看可以引用的数"),
        ("{{ 甲.1.乙 }}", "FZ206", "没有“甲.1.乙”这个数", "用 fazhi facts --all 查看可以引用的数"),
        ("{{ 工作要点.1.条数 }}", "FZ206", "一条工作要点没有“条数”这个数", "可以写：数量、方面、任务"),
        ("{{ plans_issued.《甲》.标题 }}", "FZ206", "一条工作要点没有“标题”这个数", "可以写：数量、方面、任务"),
        (
            "{{ 工作要点.2.任务 }}",
            "FZ208",
            "“工作要点.2.任务”算不出来：“工作要点”有 1 条明细，没有第 2 条",
            "补上缺的内容，或者删去引用",
        ),
        ("{{ 培训.1.学时 }}", "FZ207", "引用了“培训.1.学时”，数据里却没有这一项", "补上台账，或者删去引用"),
        (
            "{{ 合同.均经合法性审核 }}",
            "FZ208",
            "“合同.均经合法性审核”是一个判断，不是数",
            "改引用一个数；判断写成 […]{合同.均经合法性审核}",
        ),
        (
            "{{ 合同.份数|同比 }}",
            "FZ208",
            "“合同.份数”同比算不出来：没有写“上年文件”，不知道上年的数",
            "补上上年文件里的数，或者删去“|同比”",
        ),
        ("{{ 合同.份数|整数 }}", "FZ208", "“合同.份数”是整数，没有小数", "删去定小数位数的部分"),
        (
            "{{ 矛盾纠纷.化解率|整数 }}",
            "FZ208",
            "“矛盾纠纷.化解率”是 99.6%，按这样的小数位数就成了 100%",
            "多留几位小数",
        ),
        (
            "{{ 矛盾纠纷.化解率|汉字 }}",
            "FZ208",
            "“矛盾纠纷.化解率”不是整数，不能写成汉字",
            "去掉“|汉字”",
        ),
        (
            "[未发生纠纷]{合同.无纠纷}",
            "FZ290",
            "“未发生纠纷”没有依据：合同：纠纷3起",
            "改写这句话，或者改正台账",
        ),
        ("[甲{{ 合同.份数 }}乙]{合同.无纠纷}", "FZ290", "“甲…乙”没有依据：合同：纠纷3起", "改写这句话，或者改正台账"),
        (
            "[甲]{合同.份数}",
            "FZ290",
            "“甲”没有依据：“合同.份数”不是判断，现在是 12份",
            "数写成 合同.份数=12份，与上年比写成 合同.份数|增长",
        ),
        ("[甲]{合同.份数=11}", "FZ290", "“甲”没有依据：“合同.份数”是 12份，不是 11", "改写这句话，或者改正台账"),
        ("[甲]{培训.没有}", "FZ290", "“甲”没有依据：数据里没有写“培训”", "改写这句话，或者改正台账"),
        ("[甲]{合同.均审核}", "FZ206", "没有“合同.均审核”这个数", "是否想写“合同.均经合法性审核”？"),
        ("[签{{ 合同.份 }}]{台账外}", "FZ206", "没有“合同.份”这个数", "是否想写“合同.份数”？"),
        (
            "[约{{ 合同.份数 }}份]{台账外}",
            "FZ205",
            "“合同.份数”是准确的数（12），旁边写了“约”",
            "删去“约”；确是约数的，在数据里写成约数",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str, code: str, message: str, hint: str) -> None:
    assert faults(text) == [(code, message, hint)]


def test_a_manuscript_may_name_its_figures() -> None:
    assert faults("{{ 社区 = 25个 }}", may_name=True) == []
    assert [code for code, *_ in faults("{{ 社区 = 【待补】 }}", may_name=True)] == ["FZ266"]


def test_each_fault_tells_where_it_stands() -> None:
    facts = derive(validated({**MINIMAL, **LEDGERS}))
    text = "甲{{ 合同.份 }}，[乙{{ 合同.份 }}]{合同.无诉讼、合同.无纠纷}"

    assert [(fault.start, fault.source) for fault in text_faults(text, facts)] == [
        (1, "{{ 合同.份 }}"),
        (33, "合同.无纠纷"),
        (14, "{{ 合同.份 }}"),
    ]


def test_in_a_data_file_the_tie_itself_is_at_fault() -> None:
    data = "年度: 2024\n机构: {全称: 甲县乙局, 简称: 县乙局, 党组织: 局党组, 地区: {名称: 甲县, 级别: 县}}\n合同: [{纠纷: 3}]\n"
    text = "整改: ['合同.无纠纷：[未发生纠纷]{合同.无纠纷}。']\n"

    (found,) = load((data + text).encode(), "a.yaml").diagnostics()
    assert (found.code, found.line, text[found.column - 1 :]) == ("FZ290", 4, "合同.无纠纷}。']\n")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("同比{{ 合同.份数|同比 }}", "删去前面的“同比”"),
        ("比上年{{ 合同.份数|同比 }}", "删去前面的“比上年”"),
        ("增长{{ 合同.份数|同比 }}", "删去前面的“增长”"),
    ],
)
def test_rise_and_fall_are_told_once(text: str, hint: str) -> None:
    facts = loaded(LEDGERS, {"contracts": {"total": 10}}).facts

    (found,) = text_faults(text, facts)
    assert (found.code, found.hint) == ("FZ205", hint)


def test_a_unit_behind_a_change_is_twice() -> None:
    facts = loaded(LEDGERS, {"contracts": {"total": 0}}).facts

    (found,) = text_faults("{{ 合同.份数|同比 }}份。", facts)
    assert found.message == "“合同.份数”带单位，印成“12份”，后面又写了“份”"
    assert list(text_faults("{{ 合同.份数|同比 }}。", facts)) == []


def test_a_way_that_holds() -> None:
    facts = loaded(LEDGERS, {"contracts": {"total": 10}}).facts

    assert list(text_faults("[合同明显增多]{合同.份数|增长}", facts)) == []
    (found,) = text_faults("[合同减少]{合同.份数|下降}", facts)
    assert found.message == "“合同减少”没有依据：“合同.份数”本年 12，上年 10"


@pytest.mark.parametrize(("count", "shown"), [(99, 99), (103, 100)])
def test_behind_so_many_errors_of_the_texts_nothing_is_looked_at(count: int, shown: int) -> None:
    data = {**MINIMAL, "lead": "甲{{ 合同.分数 }}。" * count}
    found = [each for each in load(json_bytes(data), "a.yaml").findings if each.code == "FZ206"]

    assert len(found) == shown
    assert found[-1].message.endswith("；后面的没有再查，先改列出来的") is (shown < count)
