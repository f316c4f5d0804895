"""Workbooks into a data file: what clerks type, what is refused and where, what stays."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.editing import import_workbooks
from fazhi_report.sheets.cells import canonical, read
from fazhi_report.sheets.sheet_plan import Item, Kind
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

CONTRACTS = ["名称", "日期", "合法性审核", "纠纷"]
REBUILT = """\
合同:   # 全年
  - 名称: 施工合同        # 三月的
    日期: 2024年3月5日
    合法性审核: 是
  - {名称: 采购合同, 纠纷: 0}
"""


def contracts(*rows: list[Any], heading: list[str] = CONTRACTS) -> bytes:
    """A workbook with the two contracts of the file and more."""
    return sheet_of("合同", heading, ["施工合同", "2024.3.5", "是"], ["采购合同", None, None, 0], *rows)


# Nothing new -----------------------------------------------------------------------------------------------


def test_what_was_exported_changes_nothing() -> None:
    assert text_after(exported()) == SMALL


def test_a_sheet_that_is_not_there_leaves_its_ledger_alone() -> None:
    assert text_after(sheet_of("隐患", ["已整改"])) == SMALL


def test_the_same_records_however_written_change_nothing() -> None:
    assert text_after(contracts()) == SMALL


# One change, one place -------------------------------------------------------------------------------------


def test_a_new_row_is_put_behind_the_others() -> None:
    assert text_after(contracts(["监理合同", date(2024, 5, 6), "否", 2])) == SMALL.replace(
        "  - {名称: 采购合同, 纠纷: 0}\n",
        "  - {名称: 采购合同, 纠纷: 0}\n  - 日期: 2024-05-06\n    名称: 监理合同\n    合法性审核: 否\n    纠纷: 2\n",
    )


def test_a_changed_cell_changes_one_value() -> None:
    def change(book: Any) -> None:
        book["合同"]["B2"] = "施工总承包合同"

    assert text_after(changed(change)) == SMALL.replace("名称: 施工合同 ", "名称: 施工总承包合同 ")


def test_a_row_that_is_gone_takes_its_record_away() -> None:
    assert text_after(changed(lambda book: book["合同"].delete_rows(3))) == SMALL.replace(
        "  - {名称: 采购合同, 纠纷: 0}\n", ""
    )


def test_a_ledger_without_rows_is_taken_out_where_that_is_asked_for() -> None:
    assert text_after(sheet_of("合同", CONTRACTS), replace=True) == SMALL.replace(REBUILT, "")


def form(*rows: list[Any], title: str = "各项情况") -> bytes:
    return sheet_of(title, ["类别", "项目", "内容", "说明"], *rows)


def test_a_total_turns_a_list_into_a_mapping() -> None:
    assert text_after(form(["合同", "总数", 5])) == SMALL.replace(
        REBUILT,
        "合同:   # 全年\n  总数: 5\n  明细:\n    - 名称: 施工合同\n      日期: 2024年3月5日\n"
        "      合法性审核: 是\n    - 名称: 采购合同\n      纠纷: 0\n",
    )


def test_a_total_of_none_says_that_there_were_none() -> None:
    text = text_after(form(["隐患", "总数", 0]))

    assert text == SMALL.replace("不足:", "隐患:\n  总数: 0\n不足:")
    assert text_after(exported(text), text) == text


@pytest.mark.parametrize("empty", ["隐患: []\n", "隐患: {明细: []}\n"])
def test_a_ledger_stated_to_be_empty_stays_so(empty: str) -> None:
    assert text_after(exported(SMALL + empty), SMALL + empty) == SMALL + empty
    assert "隐患" not in text_after(form(["隐患", "总数", None]), SMALL + "隐患: []\n", replace=True)


def test_an_item_is_put_where_the_schema_has_it_and_taken_out() -> None:
    added = text_after(form([None, "自称", "我局"], title="单位"))
    assert added == SMALL.replace("  党组织:", "  自称: 我局\n  党组织:")
    assert text_after(form(["机构", "自称", None], title="单位"), added, replace=True) == SMALL


def test_the_last_item_takes_its_mapping_along() -> None:
    text = SMALL + "审计整改:\n  整改落实: 是\n"

    assert text_after(form(["审计整改", "整改落实", " "]), text, replace=True) == SMALL


def test_what_merged_groups_say_holds_for_every_row() -> None:
    def merge(book: Any) -> None:
        sheet = book.active
        sheet.merge_cells("A2:A3")

    workbook = _merged(form(["审计整改", "整改责任制", "是"], [None, "整改落实", "是"]), merge)

    assert text_after(workbook).endswith("审计整改:\n  整改责任制: 是\n  整改落实: 是\n不足:\n  - 第一条\n")


def test_sentences_are_a_row_each() -> None:
    text = text_after(
        sheet_of("不足与整改", ["整改", "不足"], ["甲", "第一条"], [None, None], [None, "第二条"])
    )

    assert text == SMALL + "  - 第二条\n整改: [甲]\n"


def test_english_keys_stay_english() -> None:
    text = "year: 2024\norganization:\n  name: 甲局\n  short_name: 甲\n  party_body: 局党组\n  region: {name: 甲, level: 县}\n"

    assert text_after(contracts(), text) == (
        text + "contracts:\n  - date: 2024-03-05\n    title: 施工合同\n    legality_reviewed: true\n  - title: 采购合同\n    disputes: 0\n"
    )  # fmt: skip


def test_a_new_file_comes_from_a_workbook_alone() -> None:
    text = text_after(exported(), "")

    assert text.startswith("年度: 2024\n机构:\n  全称: 青山县水利局\n")
    assert text_after(exported(text), text) == text
    assert exported(text) == exported()


def test_what_changed_is_told() -> None:
    result = imported(contracts(["监理合同"]))

    assert result.changes == ("合同：原 2 条，现 3 条；纠纷 0",)
    assert imported(form(["机构", "自称", "我局"], title="单位")).changes == (
        "单位：改了 1 项：机构·自称 无 → 我局",
    )


# The way clerks write --------------------------------------------------------------------------------------


def item(kind: Kind, default: Any = None) -> Item:
    return Item(("x",), "项", "", kind, ("甲", "乙"), required=False, default=default)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.DAY, "2023.3.5", "2023-03-05"),
        (Kind.DAY, "2023年3月5日", "2023-03-05"),
        (Kind.DAY, "２０２３／３／５", "2023-03-05"),
        (Kind.DAY, "2023-03-05", "2023-03-05"),
        (Kind.DAY, "20230305", "2023-03-05"),
        (Kind.DAY, 20230305, "2023-03-05"),
        (Kind.DAY, 44990, "2023-03-05"),
        (Kind.DAY, 44990.0, "2023-03-05"),
        (Kind.DAY, 44990.5, "44990.5"),
        (Kind.DAY, datetime(2023, 3, 5), "2023-03-05"),  # noqa: DTZ001
        (Kind.DAY, datetime(2023, 3, 5, 9), "2023-03-05 09:00:00"),  # noqa: DTZ001
        (Kind.DAY, time(9), "09:00:00"),
        (Kind.DAY, "三月", "三月"),
        (Kind.WHOLE, "１２", 12),
        (Kind.WHOLE, "1,200", 1200),
        (Kind.WHOLE, 12.0, 12),
        (Kind.WHOLE, 3.5, 3.5),
        (Kind.WHOLE, "12次", "12次"),
        (Kind.WHOLE, True, True),
        (Kind.WHOLE, float("inf"), "Infinity"),
        (Kind.WHOLE, "9" * 5000, "9" * 5000),
        (Kind.NUMBER, "350．5", 350.5),
        (Kind.NUMBER, "-3", -3),
        (Kind.FLAG, "是", "是"),
        (Kind.FLAG, " 否 ", "否"),
        (Kind.FLAG, "×", "否"),
        (Kind.FLAG, True, "是"),
        (Kind.FLAG, "true", "是"),
        (Kind.FLAG, "不清楚", "不清楚"),
        (Kind.FLAG, 1, 1),
        (Kind.FLAG, datetime(2023, 3, 5), "2023-03-05 00:00:00"),  # noqa: DTZ001
        (Kind.CHOICE, " 甲 ", "甲"),
        (Kind.TEXT, 2023, "2023"),
        (Kind.TEXT, 3.14, "3.14"),
        (Kind.TEXT, "一\r\n\n 二 ", "一\n\n二"),
        (Kind.TEXTS, "甲、乙\n丙；丁\n", ["甲、乙", "丙；丁"]),
        (Kind.CHOICES, "甲、乙；丙\n丁，戊", ["甲", "乙", "丙", "丁", "戊"]),
        (Kind.TEXT, " \n ", None),
        (Kind.FLAG, None, None),
    ],
)  # fmt: skip
def test_what_a_cell_says(kind: Kind, value: object, expected: object) -> None:
    found = read(item(kind), value, "zh").value

    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "default", "one", "other", "same"),
    [
        (Kind.FLAG, None, "是", True, True),
        (Kind.FLAG, False, "否", None, True),
        (Kind.FLAG, None, False, None, False),
        (Kind.DAY, None, "2023年3月5日", "2023-03-05", True),
        (Kind.DAY, date(2023, 3, 5), "2023.3.5", None, True),
        (Kind.DAY, None, 3, 4, False),
        (Kind.WHOLE, 1, 1, None, True),
        (Kind.WHOLE, 1, True, None, False),
        (Kind.NUMBER, None, 12.50, 12.5, True),
        (Kind.NUMBER, Decimal(0), 0, None, True),
        (Kind.TEXTS, (), [], None, True),
        (Kind.TEXTS, (), ["甲"], "甲", False),
        (Kind.TEXT, "我单位", "我单位", None, True),
    ],
)
def test_what_is_the_same(kind: Kind, default: object, one: object, other: object, *, same: bool) -> None:
    assert (canonical(item(kind, default), one) == canonical(item(kind, default), other)) is same


def test_columns_in_any_order_with_others_between_and_a_title_above() -> None:
    heading = ["序号", "纠纷", " 名　称 ", "备注（股室填）", "日期", "合法性审核"]
    rows: list[list[Any]] = [["2024年合同台账"], heading, [1, 0, "采购合同", "x"]]

    assert text_after(sheet_of("合同", *rows)) == SMALL.replace(
        "  - 名称: 施工合同        # 三月的\n    日期: 2024年3月5日\n    合法性审核: 是\n", ""
    )


def _merged(workbook: bytes, change: Callable[[Any], object]) -> bytes:
    book = opened(workbook)
    change(book)
    return saved(book)


def test_merged_cells_hold_for_every_row_but_make_no_rows() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("B4:B6")
        book.active.merge_cells("A8:B8")
        book.active.merge_cells("D9:D10")

    workbook = contracts(["甲合同", "2024.5.6"], ["乙合同"], [None, None, None, None])

    assert text_after(_merged(workbook, merge)) == SMALL.replace(
        "  - {名称: 采购合同, 纠纷: 0}\n",
        "  - {名称: 采购合同, 纠纷: 0}\n  - 日期: 2024-05-06\n    名称: 甲合同\n  - 日期: 2024-05-06\n    名称: 乙合同\n",
    )


def test_rows_of_totals_are_passed_over_and_told() -> None:
    result = imported(contracts(["合计", None, None, 5]))

    assert result.content == SMALL.encode()
    assert told(result) == ["台账.xlsx:合同!A4 FZ029 合计行没有导入"]


def test_a_record_of_which_nothing_is_known_is_one() -> None:
    text = SMALL + "隐患: [{}]\n"

    assert text_after(exported(text), text) == text
    assert text_after(sheet_of("隐患", ["数量"], [1])).endswith("隐患:\n  - 数量: 1\n不足:\n  - 第一条\n")


# What is refused -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["甲", "三月", "是"], ["台账.xlsx:合同!B4 FZ104 应为日期，写成了文字“三月”"]),
        (["甲", "2024.2.30"], ["台账.xlsx:合同!B4 FZ104 没有这一天：2024-02-30"]),
        (["甲。", None, "也许", -1],
         ["台账.xlsx:合同!A4 FZ113 结尾有标点“。”", "台账.xlsx:合同!C4 FZ103 应为“是”或“否”，写成了文字“也许”", "台账.xlsx:合同!D4 FZ105 不能小于 0"]),
        (["=1+1"], ["台账.xlsx:合同!A4 FZ023 单元格里是公式，没有读取"]),
        (["#N/A"], ["台账.xlsx:合同!A4 FZ024 单元格里是错误值 #N/A"]),
        ([date(2024, 1, 2)], ["台账.xlsx:合同!A4 FZ024 “名称”写文字，这一格是日期或时间"]),
        (["甲", None, date(2024, 1, 2)], ["台账.xlsx:合同!C4 FZ103 应为“是”或“否”，写成了文字“2024-01-02 00:00:00”"]),
        ([True], ["台账.xlsx:合同!A4 FZ024 “名称”写文字，这一格是逻辑值"]),
        (["甲\ufeff"], ["台账.xlsx:合同!A4 FZ014 这里有看不见的字符（U+FEFF）"]),
        (["甲_x0007_"], ["台账.xlsx:合同!A4 FZ014 这里有看不见的字符（U+0007）"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_cell(row: list[Any], expected: list[str]) -> None:
    result = imported(contracts(row))

    assert result.content is None
    assert told(result) == expected


def test_faults_come_in_the_order_of_the_cells() -> None:
    result = imported(contracts(*(["甲。", "三月"] for _ in range(8))))

    assert [re.sub(r".*!(\w+) .*", r"\1", line) for line in told(result) if "FZ025" not in line] == [
        f"{column}{row}" for row in range(4, 12) for column in "AB"
    ]


def test_a_missing_value_is_told_in_its_row() -> None:
    result = imported(sheet_of("依据", ["简称", "标题", "制发机关"], [None, "甲规定", "乙机关"], ["规定"]))

    assert told(result) == ["台账.xlsx:依据!B3 FZ101 缺少“标题”"]
    assert result.diagnostics[0].hint == "填上这一格"


def test_a_fault_between_cells_is_told_where_the_number_stands() -> None:
    assert told(imported(form(["合同", "总数", 1]))) == ["台账.xlsx:各项情况!C2 FZ201 总数 1 小于明细之和 2"]


def test_a_sentence_that_cites_what_is_not_there() -> None:
    result = imported(sheet_of("不足与整改", ["不足"], ["第一条"], ["共{{ 没有.这个 }}次"]))

    assert told(result) == ["台账.xlsx:不足与整改!A3 FZ206 没有“没有.这个”这个数"]


def test_a_fault_of_the_file_itself_is_told_there() -> None:
    result = imported(form(["审计整改", "整改落实", "是"]), SMALL.replace("年度: 2024", "年度: 24"))

    assert told(result) == ["a.yaml FZ105 不能小于 2015"]
    assert (result.diagnostics[0].line, result.content) == (2, None)


def test_a_number_in_merged_cells_would_count_twice() -> None:
    result = imported(
        _merged(contracts(["甲", None, None, 3], ["乙"]), lambda book: book.active.merge_cells("D4:D5"))
    )

    assert told(result) == ["台账.xlsx:合同!D5 FZ024 合并单元格里的数会算进每一行"]


@pytest.mark.parametrize(
    ("workbook", "expected", "is_error"),
    [
        (contracts(heading=["名程", "日期", "合法性审核", "纠纷"]), "合同!A1 FZ022 不认识的标题“名程”", True),
        (contracts(heading=[*CONTRACTS, "名称"]), "合同!E1 FZ022 “名称”有两列", True),
        (contracts(heading=[*CONTRACTS, "归档号"]), "合同!E1 FZ029 “归档号”不是台账里的项，这一列没有导入", False),
        (contracts(["丙", None, None, None, "?"]), "合同!E4 FZ029 这一列没有标题，没有导入", False),
        (sheet_of("合同", ["甲", "乙"], ["丙", "丁"]), "合同!A1 FZ022 找不到标题行", True),
        (sheet_of("不足与整改", ["甲"]), "不足与整改!A1 FZ022 找不到标题行", True),
        (sheet_of("各项情况", ["甲"]), "各项情况!A1 FZ022 找不到标题行", True),
        (sheet_of("合同", ["名称"], ["施工合同"], ["采购合同"]), "合同 FZ022 没有“日期”这一列，台账里却有它的内容", True),
        (sheet_of("合同们", ["名称"], ["甲"]), "合同们 FZ022 不认识这张工作表，像是“合同”，没有导入", True),
        (form(["合同", "总述", 5]), "各项情况!C2 FZ022 没有“合同·总述”这一项", True),
        (form([None, "不存在的", 5]), "各项情况!C2 FZ022 没有“不存在的”这一项", True),
        (sheet_of("各项情况", ["类别", "内容"], ["合同", 5]), "各项情况!A1 FZ022 标题行里没有“项目”或“内容”", True),
        (form(["合同", "总数", 5], ["合同", "总数", 6]), "各项情况!C3 FZ026 “总数”与 台账.xlsx:各项情况!C2 填得不同", True),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_as_it_should_be(workbook: bytes, expected: str, *, is_error: bool) -> None:
    result = imported(workbook)

    assert f"台账.xlsx:{expected}" in told(result)
    assert (result.content is None) is is_error


def test_a_slip_in_a_heading_is_guessed() -> None:
    result = imported(contracts(heading=["名程", "日期", "合法性审核", "纠纷"]))

    assert "是否想写“名称”？" in [each.hint for each in result.diagnostics]


def test_rows_without_content_that_are_unknown_are_passed_over() -> None:
    assert text_after(form(["一、基本情况", None, None], ["合同", "总述", None])) == SMALL


def test_a_form_without_groups_knows_what_is_unique() -> None:
    assert "  自称: 我局\n" in text_after(sheet_of("单位", ["项目", "内容"], ["自称（必填）", "我局"]))
    assert "FZ022" in told(imported(sheet_of("各项情况", ["项目", "内容"], ["总数", 3])))[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [\n", "FZ0"),
        (SMALL + "未知: 1\n", "FZ102"),
        (SMALL + "contracts: []\n", "FZ107"),
        (SMALL + "\x07", "FZ014"),
    ],
)
def test_a_file_in_which_something_would_be_lost_is_left_alone(text: str, code: str) -> None:
    result = imported(exported(), text)

    assert result.content is None
    assert any(each.code.startswith(code) and each.file == "a.yaml" for each in result.diagnostics)


def test_a_file_that_can_not_be_changed_in_part() -> None:
    text = SMALL + "上年安排:\n  - &x {标题: 甲, 完成: 是}\n  - *x\n"

    result = imported(sheet_of("上年安排", ["标题", "完成", "说明"], ["甲", "是"], ["乙", "是"]), text)

    assert result.content is None
    assert told(result) == ["a.yaml FZ027 这个文件的写法没法只改其中一部分"]


# Several workbooks -----------------------------------------------------------------------------------------


def several(*workbooks: bytes, append: bool = False) -> Any:
    named = [(workbook, f"股室{number}.xlsx") for number, workbook in enumerate(workbooks, start=1)]
    return import_workbooks(named, SMALL.encode(), "a.yaml", append=append)


def test_several_workbooks_go_into_one_file() -> None:
    result = several(
        contracts(), sheet_of("合同", CONTRACTS, ["监理合同"]), sheet_of("隐患", ["已整改"], ["是"])
    )

    assert not result.diagnostics
    assert result.content.decode() == SMALL.replace(
        "纠纷: 0}\n", "纠纷: 0}\n  - 名称: 监理合同\n隐患:\n  - 已整改: 是\n"
    )


def test_a_record_in_two_workbooks_is_an_error() -> None:
    result = several(contracts(), sheet_of("合同", CONTRACTS, ["采购合同", None, None, 0]))

    assert result.content is None
    assert told(result) == ["股室2.xlsx:合同!A2 FZ025 这一条与股室1.xlsx:合同!A3 的相同"]


def test_a_record_twice_in_one_workbook_is_a_warning() -> None:
    result = imported(contracts(["采购合同", None, None, 0]))

    assert told(result) == [
        "台账.xlsx:合同!A4 FZ025 这一条与台账.xlsx:合同!A3 的相同",
        "台账.xlsx:合同!A4 FZ248 这一条和第 2 条完全相同",
    ]
    assert (
        result.content == SMALL.replace("纠纷: 0}\n", "纠纷: 0}\n  - 名称: 采购合同\n    纠纷: 0\n").encode()
    )


def test_items_of_several_workbooks_must_agree() -> None:
    blank, one, two = (form(["审计整改", "整改落实", value]) for value in (None, "是", "否"))

    assert several(blank, one, one).content is not None
    assert told(several(one, blank, two)) == [
        "股室3.xlsx:各项情况!C2 FZ026 “整改落实”与 股室1.xlsx:各项情况!C2 填得不同"
    ]


def test_appending_leaves_what_is_there() -> None:
    workbook = sheet_of("合同", ["名称"], ["监理合同"])

    assert text_after(workbook, append=True) == SMALL.replace("纠纷: 0}\n", "纠纷: 0}\n  - 名称: 监理合同\n")
    assert text_after(form(["机构", "工作领域", None], title="单位"), append=True) == SMALL
    assert text_after(sheet_of("不足与整改", ["不足"], ["第二条"]), append=True) == SMALL + "  - 第二条\n"


def test_appending_what_is_there_already_is_an_error() -> None:
    assert told(imported(exported(), append=True)) == [
        "台账.xlsx:依据!A2 FZ025 这一条与台账里的相同",
        "台账.xlsx:合同!A2 FZ025 这一条与台账里的相同",
        "台账.xlsx:合同!A3 FZ025 这一条与台账里的相同",
        "台账.xlsx:不足与整改!A2 FZ025 这一条与台账里的相同",
    ]


def test_broken_workbooks_are_all_told() -> None:
    result = several(b"x", contracts(), b"y")

    assert told(result) == [
        "股室1.xlsx FZ020 这不是 Excel 工作簿（.xlsx）",
        "股室3.xlsx FZ020 这不是 Excel 工作簿（.xlsx）",
    ]


# Reviews ---------------------------------------------------------------------------------------------------

REVIEW = "{复核人: 张三, 日期: 2024-12-01}"
REVIEWED = f"""\
年度: 2024
机构: {{全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {{名称: 青山县, 级别: 县}}}}
党组会议:
  - {{审议文件: [甲计划]}}
不足:
  - 第一条
  - 内容: 第二条   # 谁写的
    复核: {REVIEW}
总体要求:
  内容: 坚持
  复核: {REVIEW}
下年安排:
  - 标题: 甲
    内容: 甲的内容
    复核:
      复核人: 张三
      日期: 2024-12-01
  - {{标题: 乙, 内容: 乙的内容, 复核: {REVIEW}}}
  - {{标题: 丙, 内容: 丙的内容}}
"""
"""A data file with reviews of texts of every kind."""
LEFT = "FZ030 这段文字在工作簿里改了或者删了，它的复核没有保留"


def fill(title: str, cell: str, value: str | None) -> Callable[[Any], object]:
    """A change of one cell; what it held is there to be seen."""

    def change(workbook: Any) -> None:
        assert workbook[title][cell].value
        workbook[title][cell] = value

    return change


def guidance_cell(text: str = REVIEWED) -> str:
    sheet = opened(exported(text))["各项情况"]
    (row,) = (number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 2).value == "总体要求")
    return f"C{row}"


def test_a_review_stands_beside_its_text_on_a_sheet_of_its_own() -> None:
    cells = [
        (sheet.title, str(cell.value))
        for sheet in opened(exported(REVIEWED))
        for row in sheet.rows
        for cell in row
        if cell.value
    ]

    assert {"第一条", "第二条", "坚持", "甲的内容"} <= {text for _, text in cells}
    assert {title for title, text in cells if "张三" in text} == {"复核"}
    assert [text for title, text in cells if title == "复核"].count("张三") == 4


@pytest.mark.parametrize("append", [False, True])
def test_reviewed_texts_that_did_not_change_stay_as_they_are(append: bool) -> None:  # noqa: FBT001
    workbook = exported(REVIEWED) if not append else sheet_of("不足与整改", ["不足"], ["第三条"])
    expected = REVIEWED if not append else REVIEWED.replace("总体要求:", "  - 第三条\n总体要求:")

    assert text_after(workbook, REVIEWED, append=append) == expected


def test_a_review_stays_when_something_else_changes() -> None:
    assert text_after(
        changed(fill("不足与整改", "A2", "第一条改了"), REVIEWED), REVIEWED
    ) == REVIEWED.replace("第一条", "第一条改了")
    assert text_after(changed(fill("下年安排", "A2", "甲甲"), REVIEWED), REVIEWED) == REVIEWED.replace(
        "标题: 甲\n", "标题: 甲甲\n"
    )


@pytest.mark.parametrize(
    ("title", "cell", "old", "new", "place"),
    [
        (
            "不足与整改",
            "A3",
            f"  - 内容: 第二条   # 谁写的\n    复核: {REVIEW}\n",
            "  - 改了\n",
            "a.yaml:7:5",
        ),
        (
            "各项情况",
            guidance_cell(),
            f"总体要求:\n  内容: 坚持\n  复核: {REVIEW}\n",
            "总体要求: 改了\n",
            "a.yaml:9:1",
        ),
        (
            "下年安排",
            "B2",
            "内容: 甲的内容\n    复核:\n      复核人: 张三\n      日期: 2024-12-01\n",
            "内容: 改了\n",
            "a.yaml:13:5",
        ),
    ],
)
def test_a_text_that_changed_loses_its_review_and_that_is_told(
    title: str, cell: str, old: str, new: str, place: str
) -> None:
    result = imported(changed(fill(title, cell, "改了"), REVIEWED), REVIEWED)

    (found,) = result.diagnostics
    assert f"{found.file}:{found.line}:{found.column} {found.code} {found.message}" == f"{place} {LEFT}"
    assert found.severity is Severity.WARNING
    assert found.hint == "文字还在的，按改过的文字重新复核，再写上复核"
    assert result.content is not None
    assert result.content.decode() == REVIEWED.replace(old, new)


def test_a_reviewed_text_that_is_taken_out_is_told() -> None:
    result = imported(changed(fill("不足与整改", "A3", None), REVIEWED), REVIEWED)

    assert [each.code for each in result.diagnostics] == ["FZ030"]
    assert result.content is not None
    assert "第二条" not in result.content.decode()


def test_a_reviewed_text_that_the_file_has_is_not_appended_again() -> None:
    result = imported(sheet_of("不足与整改", ["不足"], ["第二条"]), REVIEWED, append=True)

    assert told(result) == ["台账.xlsx:不足与整改!A2 FZ025 这一条与台账里的相同"]


def test_reviews_of_a_file_with_faults_are_no_obstacle() -> None:
    text = REVIEWED.replace("内容: 第二条   # 谁写的", "内容: [第二条]")

    result = imported(sheet_of("不足与整改", ["不足"], ["第一条"]), text)

    assert result.content is not None
    assert "第二条" not in result.content.decode()


# What the office writes itself -----------------------------------------------------------------------------

OWN = f"""\
年度: 2024
机构: {{全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {{名称: 青山县, 级别: 县}}}}
篇章:
  标题: 青山县水利局2024年法治水利建设报告
导语:
  内容: 依法治水。
  复核: {REVIEW}
各章:
  - {{位置: 行政决策, 标题: 依法决策, 不用范句: 是}}
补充段落:
  - {{位置: 行政决策, 放在: 开头, 内容: 先审后签。, 复核: {REVIEW}}}
"""


def test_own_headings_and_texts_come_back_as_they_were() -> None:
    assert text_after(exported(OWN), OWN) == OWN


def test_own_headings_are_changed_in_the_workbook() -> None:
    def change(book: Any) -> None:
        book["各章"].cell(2, 2).value = "科学决策"

    before = "  - {位置: 行政决策, 标题: 依法决策, 不用范句: 是}\n"
    after = "  - 位置: 行政决策\n    标题: 科学决策\n    不用范句: 是\n"
    assert text_after(changed(change, OWN), OWN) == OWN.replace(before, after)
