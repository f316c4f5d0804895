"""What a manuscript cites and the data do not tell, in the first days of a year above all."""

from typing import Any

import pytest

from fazhi_report.loading import load, waiting
from tests.conftest import MINIMAL, json_bytes
from tests.last_year import Shelf


def told(text: str, **data: Any) -> list[tuple[int, str, str]]:
    """Line, code and message of the errors in a manuscript."""
    content = {**MINIMAL, "manuscript": "2024.md", **data}
    loaded = load(json_bytes(content), "2024.yaml", Shelf(**{"2024_md": ("# 标题\n\n" + text).encode()}))
    return [(each.line, each.code, each.message) for each in loaded.diagnostics() if each.file == "2024.md"]


def test_a_ledger_that_is_left_out_is_told_once() -> None:
    text = "合同{{ 合同.份数 }}份，诉讼{{ 合同.诉讼 }}件。\n\n检查{{ 行政检查.次数 }}次。\n\n合同{{ 合同.份数|带单位 }}。"

    assert told(text) == [
        (3, "FZ207", "引用了“合同.份数”等 2 个数，数据里没有写“合同”：第 3、7 行"),
        (5, "FZ207", "引用了“行政检查.次数”，数据里没有写“行政检查”：第 5 行"),
    ]


@pytest.mark.parametrize(
    "enforcers",
    [
        None,
        {"records": []},
        {"records": None, "total": None},
        {"unstated_is_no": ["本年取得"], "records": []},
    ],
)
def test_a_ledger_that_says_nothing_is_as_one_left_out(enforcers: Any) -> None:
    found = told("[全部持证上岗]{执法人员.均持证}，持证率{{ 执法人员.持证率 }}。", officers=enforcers)

    assert found == [
        (3, "FZ290", "“全部持证上岗”没有依据：数据里没有写“执法人员”"),
        (3, "FZ207", "引用了“执法人员.持证率”，数据里没有写“执法人员”：第 3 行"),
    ]


def test_a_ledger_is_called_by_its_key() -> None:
    assert told("学习{{ 学习.次数 }}次。") == [
        (3, "FZ207", "引用了“学习.次数”，数据里没有写“法治学习”：第 3 行")
    ]
    assert told("[没有诉讼]{合同.诉讼=0}") == [(3, "FZ290", "“没有诉讼”没有依据：数据里没有写“合同”")]


def test_what_is_partly_told_is_told_where_it_stands() -> None:
    found = told("合同{{ 合同.份数 }}份，诉讼{{ 合同.诉讼 }}件。", contracts=[{"disputes": 0}])

    assert [(line, code) for line, code, _ in found] == [(3, "FZ208")]
    assert "合同.诉讼" in found[0][2]


def test_a_claim_on_several_facts_of_one_silent_ledger_is_told_once() -> None:
    assert told("[未发生纠纷诉讼]{合同.无纠纷、合同.无诉讼}。") == [
        (3, "FZ290", "“未发生纠纷诉讼”没有依据：数据里没有写“合同”")
    ]
    found = told("[未发生纠纷诉讼]{合同.无纠纷、合同.无诉讼}。", contracts=[{"disputes": 1, "lawsuits": 2}])
    assert [message.partition("：")[2] for _, _, message in found] == ["合同：纠纷1起", "合同：诉讼2起"]


def test_that_all_are_in_the_same_places_only_records_tell() -> None:
    claim = "[已统一录入]{监管事项.统一录入权力事项库}。"

    (found,) = told(claim, enforcement_items={"total": 6, "registered": 6})

    assert (
        found[2] == "“已统一录入”没有依据：监管事项：项数6项、已录入权力事项库6项，要明细条条写明，而且都一样"
    )


def test_what_is_to_come_is_told_place_by_place_or_together() -> None:
    few = told("甲{{ 【待补】 }}乙{{ 丙 = 【待补】 }}。")
    many = told("甲{{ 【待补】 }}{{ 【待补】 }}。\n\n" * 3)

    assert few == [(3, "FZ266", "这里还没有填，写的是“【待补】”")] * 2
    assert many == [(3, "FZ266", "有 6 处还没有填，写的是“【待补】”：第 3、5、7 行")]


def test_what_cites_a_figure_to_come_says_what_it_waits_for() -> None:
    found = told("甲{{ 丙 = 【待补】 }}。\n\n丙{{ 指标.丙 }}。")

    assert found == [
        (3, "FZ266", "这里还没有填，写的是“【待补】”"),
        (5, "FZ208", "“指标.丙”算不出来：还没有填，写的是“【待补】”"),
    ]


def test_a_note_of_the_title_is_told() -> None:
    content = {**MINIMAL, "manuscript": "2024.md"}
    shelf = Shelf(**{"2024_md": "# 标题<!-- 待核：标题 -->\n<!-- 确认：张三 -->\n\n正文。\n".encode()})

    found = load(json_bytes(content), "2024.yaml", shelf).diagnostics()

    assert [(each.line, each.code) for each in found] == [(1, "FZ285"), (2, "FZ288")]


# What it waits for -----------------------------------------------------------------------------------------


def values(text: str, **data: Any) -> tuple[tuple[str, ...], int]:
    """The numbers that are to be written, and how many gaps there are."""
    content = {**MINIMAL, "manuscript": "2024.md", **data}
    loaded = load(json_bytes(content), "2024.yaml", Shelf(**{"2024_md": ("# 标题\n\n" + text).encode()}))
    found = waiting(loaded)
    assert found is not None
    return found.values, len(found.gaps)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 合同.份数 }}{{ 合同.份数|带单位 }}", ("contracts.count",)),
        ("{{ 执法人员.持证率 }}", ("officers.certified_rate",)),
        (
            "{{ 执法人员.持证率 }}{{ 执法人员.持证 }}{{ 执法人员.人数 }}",
            ("officers.certified", "officers.count"),
        ),
        ("[甲]{合同.均经合法性审核}", ("contracts.count", "contracts.legality_reviewed")),
        ("[甲]{合同.无纠纷、合同.诉讼=0}", ("contracts.count", "contracts.disputes", "contracts.lawsuits")),
        ("[甲]{行政诉讼.没有}", ("litigations.count",)),
        ("[甲]{监管事项.统一录入权力事项库}", ("items.all_registered",)),
        ("[甲]{台账外}", ()),
        ("{{ 年度.本年 }}{{ 机构.全称 }}{{ 3 }}", ()),
        ("{{ 指标.甲 }}", ("指标.甲",)),
        ("{{ 甲 = 【待补】 }}{{ 指标.甲 }}", ()),
        ("[甲]{合同.份数|增长}", ("contracts.count",)),
    ],
)
def test_numbers_to_be_written(text: str, expected: tuple[str, ...]) -> None:
    assert values(text) == (expected, text.count("【待补】"))


def test_a_ledger_that_tells_something_is_not_listed() -> None:
    content = {**MINIMAL, "manuscript": "2024.md", "contracts": [{"disputes": 0}]}
    text = "# 标题\n\n{{ 合同.诉讼 }}{{ 学习.次数 }}{{ 指标.甲 }}\n"
    found = waiting(load(json_bytes(content), "2024.yaml", Shelf(**{"2024_md": text.encode()})))

    assert found is not None
    assert (found.figures, found.ledgers) == (("合同.诉讼", "学习.次数", "指标.甲"), ("法治学习", "指标"))


def test_what_is_written_is_not_waited_for() -> None:
    assert values("{{ 合同.份数 }}[甲]{合同.均经合法性审核}", contracts=[{"legality_reviewed": True}]) == (
        (),
        0,
    )
    without = load(json_bytes(MINIMAL), "2024.yaml")
    assert waiting(without) is None
