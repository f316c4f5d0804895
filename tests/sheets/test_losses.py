"""What an import leaves alone, what it asks for, what it says it did: nothing that a clerk wrote is lost."""

from typing import Any

import pytest

from fazhi_report.sheets.exporting import export
from tests.sheets.test_importing import CONTRACTS, contracts, form
from tests.sheets.workbooks import (
    SMALL,
    changed,
    exported,
    imported,
    opened,
    saved,
    sheet_of,
    text_after,
    told,
)

MORE = SMALL.replace(
    "不足:\n",
    "  - {名称: 监理合同, 数量: 3, 金额: 1286000}\n  - {名称: 检测合同, 金额: 350.5}\n"
    "法治学习: [{形式: 专题学习}, {形式: 党课}]\n不足:\n",
)
"""A file with four contracts and two lessons."""


def filled(*rows: list[Any]) -> bytes:
    return sheet_of("合同", ["名称", "日期", "合法性审核", "纠纷", "数量", "金额（元）"], *rows)


FOUR: list[list[Any]] = [
    ["施工合同", "2024.3.5", "是"],
    ["采购合同", None, None, 0],
    ["监理合同", None, None, None, 3, 1286000],
    ["检测合同", None, None, None, None, 350.5],
]


# What is blank ---------------------------------------------------------------------------------------------


def test_an_empty_workbook_with_one_filled_sheet_adds_that_sheet() -> None:
    blank = export(None)
    assert isinstance(blank, bytes)

    def fill(book: Any) -> None:
        book["隐患"]["B2"] = "是"

    result = imported(_changed(blank, fill), MORE)

    assert result.content is not None
    assert result.content.decode() == MORE.replace("不足:\n", "隐患:\n  - 已整改: 是\n不足:\n")
    assert {"合同：4 条", "法治学习：2 条", "不足：1 条"} <= set(result.left)
    assert not result.is_whole


def _changed(workbook: bytes, change: Any) -> bytes:
    book = opened(workbook)
    change(book)
    return saved(book)


@pytest.mark.parametrize(
    "workbook",
    [
        sheet_of("合同", CONTRACTS),
        sheet_of("不足与整改", ["不足", "整改"]),
        form(["机构", "简称", None], title="单位"),
        sheet_of("合同"),
    ],
)
def test_what_is_blank_leaves_the_file_alone(workbook: bytes) -> None:
    result = imported(workbook, MORE)

    assert (result.content, result.diagnostics) == (MORE.encode(), ())


def test_a_blank_item_is_named_and_not_called_the_same() -> None:
    result = imported(form(["机构", "简称", None], title="单位"))

    assert (result.left, result.is_whole) == (("单位：机构·简称",), False)


def test_a_blank_item_that_the_file_has_not_is_no_difference() -> None:
    result = imported(form(["机构", "自称", None], title="单位"))

    assert (result.left, result.is_whole) == ((), True)


def test_many_blank_items_are_named_in_part() -> None:
    blank = export(None)
    assert isinstance(blank, bytes)
    text = (
        SMALL + "审计整改: {整改责任制: 是, 整改落实: 是}\n" + "营商环境: {落实规定: 是, 投诉处理机制: 是}\n"
    )
    text += "行政执法: {三项制度: 是}\n领导班子学法: {理论学习活动: 是, 中心组学法: 是}\n"
    text += "第一责任人: {落实职责规定: 是, 决策前学法: 是, 负责人出庭应诉: 是}\n总体要求: 好\n"
    text += "重大决策: {目录化管理: 是, 动态调整: 是}\n"

    (line,) = (line for line in imported(blank, text).left if line.startswith("各项情况"))

    assert line.endswith("等 13 项")
    assert line.count("、") == 11


def test_everything_blank_is_emptied_where_that_is_asked_for() -> None:
    result = imported(sheet_of("合同", CONTRACTS), MORE, replace=True)

    assert result.content is not None
    assert "合同" not in result.content.decode()
    (line,) = result.changes
    assert line == (
        "合同：原 4 条，现 0 条；金额 1,286,350.5 → 0；纠纷 0；数量 6 → 0；没有了 4 条：施工合同（第 1 条）、"
        "采购合同（第 2 条）、监理合同（第 3 条）、检测合同（第 4 条）"
    )


def test_a_blank_list_is_emptied_where_that_is_asked_for() -> None:
    assert text_after(sheet_of("不足与整改", ["不足"]), replace=True) == SMALL.replace(
        "不足:\n  - 第一条\n", ""
    )


# What is gone ----------------------------------------------------------------------------------------------


def test_half_of_the_records_may_go_and_are_named() -> None:
    result = imported(filled(*FOUR[:2]), MORE)

    assert result.content is not None
    (line,) = result.changes
    assert line == (
        "合同：原 4 条，现 2 条；金额 1,286,350.5 → 0；纠纷 0；数量 6 → 2；"
        "没有了 2 条：监理合同（第 3 条）、检测合同（第 4 条）"
    )


def test_most_of_the_records_go_only_where_that_is_asked_for() -> None:
    refused, done = (imported(filled(FOUR[0]), MORE, replace=replace) for replace in (False, True))

    assert refused.content is None
    (line,) = told(refused)
    assert line == (
        "台账.xlsx:合同 FZ072 “合同”原有 4 条，导入后会没有 3 条：采购合同（第 2 条）、监理合同（第 3 条）、"
        "检测合同（第 4 条）"
    )
    assert "--replace" in refused.diagnostics[0].hint
    assert done.content is not None


def test_other_faults_are_told_beside_the_loss() -> None:
    found = told(imported(filled(["施工合同", "三月"]), MORE))

    assert [line.split()[1] for line in found] == ["FZ104", "FZ072"]
    assert [line.split()[1] for line in told(imported(filled(["=1+1"]), MORE))] == ["FZ023", "FZ072"]


def test_a_record_that_is_changed_is_not_gone() -> None:
    rows: list[list[Any]] = [
        ["施工总承包合同", "2024.3.5", "是"],
        ["采购合同", None, None, 1],
        ["监理合同", None, None, None, 4, 9],
    ]

    result = imported(filled(*rows, FOUR[3]), MORE)

    assert result.content is not None
    assert "没有了" not in result.changes[0]


def test_a_record_is_found_again_behind_new_ones() -> None:
    rows: list[list[Any]] = [
        ["甲楼租赁", "2024.1.1"],
        ["乙楼租赁", "2024.1.2"],
        *FOUR[:2],
        ["监理合同", None, None, None, 9, 9],
    ]

    (line,) = imported(filled(*rows), MORE).changes

    assert line.endswith("没有了 1 条：检测合同（第 4 条）")


def test_records_without_names_are_told_by_what_they_have() -> None:
    text = SMALL + "法治学习: [{形式: 专题学习}, {日期: 2024-05-06}, {数量: 3}, {佐证: a.pdf}]\n"

    (line,) = imported(sheet_of("法治学习", ["形式"]), text, replace=True).changes

    assert line.endswith("没有了 4 条：专题学习（第 1 条）、2024-05-06（第 2 条）、第 3 条、a.pdf（第 4 条）")


def test_what_records_list_is_their_name() -> None:
    text = SMALL + "法治学习: [{学习法规: [水法, 防洪法]}]\n"

    (line,) = imported(sheet_of("法治学习", ["学习法规"]), text, replace=True).changes

    assert line.endswith("没有了 1 条：水法、防洪法（第 1 条）")


def test_a_record_without_a_name_is_only_changed() -> None:
    text = SMALL + "隐患: [{数量: 12}]\n"

    assert "数量: 13" in text_after(sheet_of("隐患", ["数量"], [13]), text)


def test_of_many_the_first_are_named() -> None:
    text = SMALL.replace(
        "  - 第一条\n", "".join(f"  - {'甲乙丙丁'[number % 4] * (number + 40)}\n" for number in range(40))
    )

    (line,) = imported(sheet_of("不足与整改", ["不足"]), text, replace=True).changes

    assert line.endswith("等 40 条")
    assert line.count("…") == 30


def test_texts_of_a_list_that_go_are_named() -> None:
    text = SMALL + "  - 执法案卷不够规范\n  - 培训不多\n"

    kept = imported(
        sheet_of("不足与整改", ["不足"], ["第一条"], ["执法案卷制作不够规范"], ["合同送审偏晚"]), text
    )
    lost = imported(sheet_of("不足与整改", ["不足"], ["人手少"]), text)

    assert kept.changes == ("不足：3 条；没有了 1 条：培训不多",)
    assert told(lost) == [
        "台账.xlsx:不足与整改 FZ072 “不足”原有 3 条，导入后会没有 3 条：第一条、执法案卷不够规范、培训不多"
    ]


# What is said ----------------------------------------------------------------------------------------------


def test_every_ledger_and_every_sum_is_told() -> None:
    result = imported(filled(*FOUR, ["租赁合同", None, None, 2, 1, "5000余"]), MORE)

    assert result.changes == (
        "合同：原 4 条，现 5 条；金额 1,286,350.5 → 1,291,350.5；纠纷 0 → 2；数量 6 → 7",
    )
    assert result.unchanged == ("依据：1 条", "法治学习：2 条", "不足：1 条")


def test_sums_of_records_in_any_writing() -> None:
    text = SMALL + "信访: {总数: 9, 明细: [{数量: 2}, {数量: 近30}, 甲, {数量: 很多}, {数量: null}]}\n"

    assert "信访：5 条；数量 34" in imported(contracts(), text).unchanged


def test_an_item_is_told_before_and_after() -> None:
    result = imported(
        form(["合同", "总数", 12], ["规范性文件", "严把关口", "程序\n内容"], ["导语", None, None])
    )

    assert result.changes[0] == "各项情况：改了 2 项：规范性文件·严把关口 无 → 程序、内容、合同·总数 无 → 12"


def test_a_long_item_is_told_in_part() -> None:
    result = imported(form([None, "总体要求", "坚" * 50]))

    assert result.changes == (f"各项情况：改了 1 项：总体要求 无 → {'坚' * 20}…",)


def test_what_was_not_read_is_not_called_the_same() -> None:
    assert imported(exported()).is_whole
    assert not imported(changed(lambda book: book.create_sheet("草稿").append(["甲"]))).is_whole
    assert not imported(contracts(["合计"])).is_whole


# Sheets that are none of ours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "heading", "offered"),
    [
        ("合同台账", ["名称", "日期"], "合同"),
        ("2024年合同", ["名称"], "合同"),
        ("合同 (2)", ["名称"], "合同"),
        ("签订合同情况", ["合同编号", "签约方"], "合同"),
        ("处罚", ["程序"], "行政处罚"),
        ("签约情况", ["合同名", "签约时间", "合同金额（万元）"], "合同"),
        ("规范性文件审核台账", ["标题"], "规范性文件"),
        ("普法宣教", ["形式"], "普法宣传"),
        ("Sheet1", ["日期", "名称", "金额（万元）", "合法性审核"], "合同"),
        ("Sheet1", ["类别", "项目", "内容", "说明"], "单位"),
        ("表一", ["序号", "检查家次", "出动人次", "备注"], "行政检查"),
    ],
)
def test_a_sheet_that_resembles_one_of_ours_is_an_error(title: str, heading: list[str], offered: str) -> None:
    result = imported(sheet_of(title, heading, ["甲"]))

    assert result.content is None
    assert told(result) == [f"台账.xlsx:{title} FZ022 不认识这张工作表，像是“{offered}”，没有导入"]
    assert f"改名为“{offered}”" in result.diagnostics[0].hint


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("草稿", ["名称", "日期", "金额"]),
        ("合同（草稿）", ["名称"]),
        ("填表说明", ["名称"]),
        ("通讯录", ["姓名", "电话", "日期"]),
    ],
)
def test_a_sheet_that_is_kept_out_is_a_warning(title: str, heading: list[str]) -> None:
    result = imported(changed(lambda book: book.create_sheet(title).append(heading)))

    assert result.content == SMALL.encode()
    assert told(result) == [f"台账.xlsx:{title} FZ029 不认识这张工作表，没有导入"]


def test_a_blank_sheet_of_another_name_is_nothing() -> None:
    assert text_after(changed(lambda book: book.create_sheet("合同台账"))) == SMALL


def test_a_workbook_without_any_sheet_of_ours_is_an_error() -> None:
    result = imported(sheet_of("通讯录", ["姓名"], ["甲"]))

    assert result.content is None
    assert told(result)[-1] == "台账.xlsx FZ022 工作簿里没有台账的工作表"


# Where records are appended --------------------------------------------------------------------------------


def test_a_blank_sheet_appends_nothing_and_is_no_difference() -> None:
    result = imported(sheet_of("合同", CONTRACTS), append=True)

    assert (result.content, result.left) == (SMALL.encode(), ())


def test_rows_with_a_number_of_their_own_only_are_no_records() -> None:
    heading = ["序号", "已整改"]

    assert text_after(sheet_of("隐患", heading, [1, "是"], [2, None])) == SMALL.replace(
        "不足:", "隐患:\n  - 已整改: 是\n不足:"
    )
