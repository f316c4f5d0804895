"""Workbooks as clerks fill them in: units, lists, numbering, notes, formulas, what is hidden or struck out."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from fazhi_report.diagnostics import Severity
from fazhi_report.sheets.amounts import Unit, number, unit_of
from fazhi_report.sheets.answers import answered
from fazhi_report.sheets.cell_items import divided, sentences, without_number
from fazhi_report.sheets.cell_reading import CellReading
from fazhi_report.sheets.cells import read
from fazhi_report.sheets.sheet_plan import Division, Item, Kind, Lists, SheetTable, layout
from tests.sheets.test_importing import contracts, form
from tests.sheets.workbooks import SMALL, exported, imported, opened, saved, sheet_of, text_after, told

NEW = "  - {名称: 采购合同, 纠纷: 0}\n"
"""Behind which a new contract stands."""


def typed(workbook: bytes, change: Callable[[Any], object]) -> bytes:
    book = opened(workbook)
    change(book)
    return saved(book)


def after(workbook: bytes, text: str = SMALL) -> tuple[str, list[str]]:
    """The file after an import that may tell something, and that."""
    result = imported(workbook, text)
    assert result.content is not None, told(result)
    return result.content.decode(), told(result)


def added(workbook: bytes) -> tuple[str, list[str]]:
    """What stands behind the contracts of the file after an import."""
    text, found = after(workbook)
    return text.partition(NEW)[2].partition("不足:")[0], found


# Yes and no ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "answer"),
    [
        ("是", "持证", True),
        ("否", "持证", False),
        ("√", "持证", True),
        ("✔", "持证", True),
        ("×", "持证", False),
        ("✗", "持证", False),
        ("Y", "持证", True),
        ("ｎ", "持证", False),
        ("Yes", "持证", True),
        ("有", "持证", True),
        ("无", "听证", False),
        ("已审核", "合法性审核", True),
        ("已审", "合法性审核", True),
        ("已经审核", "合法性审核", True),
        ("未审核", "合法性审核", False),
        ("尚未审核。", "合法性审核", False),
        ("不满意", "满意", False),
        ("满意", "满意", True),
        ("整改", "已整改", True),
        ("未整改", "已整改", False),
        ("是（已审）", "合法性审核", True),
        ("√（审）", "合法性审核", True),
        ("是，见附件", "合法性审核", True),
        ("否（正在审核）", "合法性审核", False),
        ("是（未审）", "合法性审核", None),
        ("是（否）", "合法性审核", None),
        ("是（部分）", "满意", None),
        ("正在整改", "已整改", None),
        ("已整改", "已备案", None),
        ("未处罚", "免予处罚", None),
        ("X", "持证", None),
        ("已", "持证", None),
        ("/", "持证", None),
        ("不清楚（待查）", "持证", None),
    ],
)  # fmt: skip
def test_yes_and_no_in_the_words_of_clerks(text: str, title: str, answer: bool | None) -> None:  # noqa: FBT001
    found = answered(text, title)

    assert (found.value if found else None) is answer
    assert bool(found and found.told) is (answer is not None and text not in ("是", "否"))


def test_each_way_of_saying_yes_is_told_once() -> None:
    heading = ["名称", "合法性审核", "日期", "纠纷"]
    rows = [
        [f"{letter}合同", said] for letter, said in zip("甲乙丙丁", ["√", "√", "未审核", "是"], strict=True)
    ]

    text, found = after(sheet_of("合同", heading, *rows), SMALL.replace("合同:", "会议:").replace("纠纷: 0", "数量: 1")
                        .replace("    合法性审核: 是\n", ""))  # fmt: skip

    assert [line.partition(": ")[2] for line in text.splitlines() if "合法性审核" in line] == [
        "是",
        "是",
        "否",
        "是",
    ]
    assert found == [
        "台账.xlsx:合同!B2 FZ070 “√”读作“是”；这一列共有 2 格这样写",
        "台账.xlsx:合同!B4 FZ070 “未审核”读作“否”",
    ]


# Numbers and units -----------------------------------------------------------------------------------------

AMOUNT = Item(("amount",), "金额", "", Kind.NUMBER, (), required=False, default=None, unit="元")
PEOPLE = Item(("attendees",), "参加人次", "", Kind.WHOLE, (), required=False, default=None, unit="人次")
COUNT = Item(("count",), "数量", "", Kind.WHOLE, (), required=False, default=None, unit="份")
YEAR = Item(("year",), "年度", "", Kind.WHOLE, (), required=False, default=None)
WAN, THOUSAND = Unit("万元", 10_000), Unit("千人次", 1_000)


@pytest.mark.parametrize(
    ("item", "unit", "cell", "value"),
    [
        (AMOUNT, None, "35000元", 35000),
        (AMOUNT, None, "¥1,286,000.00", 1286000),
        (AMOUNT, None, "￥1,286,000.5元", 1286000.5),
        (AMOUNT, None, "128.6万元", 1286000),
        (AMOUNT, None, "１２８．６ 万元整", 1286000),
        (AMOUNT, None, "1.2亿元", 120_000_000),
        (AMOUNT, None, "约12万元", "约12万"),
        (AMOUNT, None, "12万余元", "12万余"),
        (AMOUNT, None, "1,28元", "1,28元"),
        (AMOUNT, None, "12件", "12件"),
        (AMOUNT, None, "约12万", "约12万"),
        (AMOUNT, WAN, 128.6, 1286000),
        (AMOUNT, WAN, 0.1 + 0.2, 3000),
        (AMOUNT, WAN, 35, 350000),
        (AMOUNT, WAN, "12.5", 125000),
        (AMOUNT, WAN, 0, 0),
        (AMOUNT, WAN, "35000元", 35000),
        (AMOUNT, WAN, "12.5万元", 125000),
        (AMOUNT, WAN, "约12", None),
        (AMOUNT, WAN, "约12万元", None),
        (AMOUNT, WAN, "另行商定", "另行商定"),
        (PEOPLE, None, "46人", 46),
        (PEOPLE, None, "４６人次", 46),
        (PEOPLE, None, "1,200 人次", 1200),
        (PEOPLE, None, "5000余人次", "5000余"),
        (PEOPLE, None, "约1.2万人次", "约1.2万"),
        (PEOPLE, None, "1.2万人次", "1.2万"),
        (PEOPLE, None, "46家", "46家"),
        (PEOPLE, THOUSAND, 1.2, 1200),
        (PEOPLE, THOUSAND, "46人", None),
        (COUNT, None, "5份", 5),
        (COUNT, None, "5件", 5),
        (COUNT, None, "5元", "5元"),
        (COUNT, None, "三份", "三份"),
        (COUNT, None, True, True),
        (YEAR, None, "2025年", 2025),
        (YEAR, None, "2025份", "2025份"),
    ],
)
def test_numbers_with_what_they_count(item: Item, unit: Unit | None, cell: object, value: object) -> None:
    found = number(cell, item, unit)

    assert (found.value, type(found.value)) == (value, type(value))
    assert bool(found.asked) is (value is None)


@pytest.mark.parametrize(
    ("item", "written", "unit"),
    [
        (AMOUNT, "元", Unit("元", 1)),
        (AMOUNT, "万元", WAN),
        (AMOUNT, "人民币万元", Unit("人民币万元", 10_000)),
        (AMOUNT, "单位:万元", WAN),
        (AMOUNT, "千元", Unit("千元", 1_000)),
        (AMOUNT, "百万元", Unit("百万元", 1_000_000)),
        (AMOUNT, "亿元", Unit("亿元", 100_000_000)),
        (AMOUNT, "含税", None),
        (AMOUNT, "", None),
        (PEOPLE, "人次", None),
        (PEOPLE, "千人次", THOUSAND),
        (PEOPLE, "万元", None),
    ],
)
def test_units_behind_titles(item: Item, written: str, unit: Unit | None) -> None:
    assert unit_of(item, written) == unit


@pytest.mark.parametrize(
    "title",
    [
        "金额（万元）",
        "金额(万元)",
        "合同金额（万元）",
        "金额/万元",
        "金额万元",
        "金额（单位：万元）",
        "*金额〔万元〕",
    ],
)
def test_amounts_in_ten_thousands_are_converted(title: str) -> None:
    workbook = contracts(
        ["甲合同", None, None, None, 128.6], ["乙合同", None, None, None, "0.35"],
        heading=["名称", "日期", "合法性审核", "纠纷", title],
    )  # fmt: skip

    assert added(workbook) == (
        "  - 名称: 甲合同\n    金额: 1286000\n  - 名称: 乙合同\n    金额: 3500\n",
        ["台账.xlsx:合同!E1 FZ070 “金额”按万元读，每个数乘 10000"],
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [("单位：万元", None), ("合同台账（万元）", None), ("金额单位:万元", None), (None, "注：金额单位为万元")],
)
def test_a_unit_beside_the_table_holds(above: str | None, below: str | None) -> None:
    rows: list[list[Any]] = [[above]] * bool(above)
    rows += [
        ["名称", "日期", "合法性审核", "纠纷", "金额"],
        ["施工合同", "2024.3.5", "是"],
        ["采购合同", None, None, 0],
    ]
    rows += [["甲合同", None, None, None, 128.6], *[[below]] * bool(below)]

    text, found = added(sheet_of("合同", *rows))

    assert text == "  - 名称: 甲合同\n    金额: 1286000\n"
    assert "“金额”按万元读，每个数乘 10000" in found[0]


def test_the_unit_behind_a_title_goes_before_that_beside_the_table() -> None:
    rows: list[list[Any]] = [["单位：万元"], ["名称", "金额（元）"], ["甲合同", 12860]]

    assert (
        imported(sheet_of("合同", *rows), SMALL, append=True).content
        == SMALL.replace(NEW, NEW + "  - 名称: 甲合同\n    金额: 12860\n").encode()
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["名称", "金额（美元）"], ["甲", 9]], "合同!B1 FZ022 “美元”换算不成元"),
        (
            [["单位：万元"], ["（千元）"], ["名称", "金额"], ["甲", 9]],
            "合同!B3 FZ022 表里写了几种单位：万元、千元",
        ),
        (
            [["名称", "金额（万元）"], ["甲", "约9"]],
            "合同!B2 FZ024 标题写了“万元”，这一格又写“约9”，换算不了",
        ),
        (
            [["名称", "金额"], ["甲", 128.6], ["乙", 35], ["丙", 0]],
            "合同!B1 FZ070 “金额”没有写单位，按元读，最大的是 128.6 元",
        ),
    ],
)
def test_amounts_that_can_not_be_told_are_refused(rows: list[list[Any]], expected: str) -> None:
    result = imported(sheet_of("合同", *rows), append=True)

    assert result.content is None
    assert f"台账.xlsx:{expected}" in told(result)


def test_the_hint_keeps_the_unit() -> None:
    result = imported(sheet_of("合同", ["名称", "合同总金额（万元）", "总金额"], ["甲", 9, 9]), append=True)

    assert [each.hint for each in result.diagnostics if each.code == "FZ022"] == [
        "是否想写“金额（万元）”？",
        "是否想写“金额”？",
    ]


def test_small_amounts_without_a_unit_are_asked_about() -> None:
    result = imported(sheet_of("行政处罚", ["罚款金额"], [200], [2000], ["另定"], [None]), SMALL)
    (found, *_) = result.diagnostics

    assert (found.code, found.severity) == ("FZ070", Severity.WARNING)
    assert "按元读，最大的是 2000 元" in found.message
    assert "FZ070" not in "".join(told(imported(sheet_of("行政处罚", ["罚款金额"], [200], [20000]), SMALL)))
    assert "FZ070" not in "".join(told(imported(sheet_of("行政处罚", ["罚款金额（元）"], [200]), SMALL)))


def test_an_amount_that_looks_as_if_in_ten_thousands_among_others_is_asked_about() -> None:
    mixed: list[list[Any]] = [["名称", "金额"], ["甲", 128.6], ["乙", 1286000], ["丙", 35000]]
    (found,) = (
        each for each in imported(sheet_of("合同", *mixed), append=True).diagnostics if each.code == "FZ070"
    )

    assert found.severity == Severity.WARNING
    assert found.message == "“金额”没有写单位，按元读，最小的是 128.6 元，最大的是 1,286,000 元"
    assert found.hint == "小的是万元的，都换算成元；都是元的，标题改成“金额（元）”"
    mixed[0][1] = "金额（元）"
    assert "FZ070" not in "".join(told(imported(sheet_of("合同", *mixed), append=True)))


def test_totals_in_ten_thousands_on_a_form() -> None:
    text, found = after(form(["合同", "金额（万元）", 128.6], title="全年总数"))

    assert "  金额: 1286000\n" in text
    assert found == ["台账.xlsx:全年总数!B2 FZ070 “金额”按万元读，每个数乘 10000"]


def test_units_stand_in_the_headings() -> None:
    book = opened(exported())

    assert "金额（元）" in [cell.value for cell in book["合同"][1]]
    assert ("行政处罚", "罚款金额（元）") in [
        (row[0], row[1]) for row in book["全年总数"].iter_rows(values_only=True)
    ]


# Lists in a cell -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "division", "items"),
    [
        ("《水法》、《防洪法》", "titles", ["水法", "防洪法"]),
        ("《水法》《防洪法》", "titles", ["水法", "防洪法"]),
        ("水法、防洪法", "titles", ["水法", "防洪法"]),
        ("行政处罚法，行政许可法", "titles", ["行政处罚法", "行政许可法"]),
        ("水法；甲乙讲话精神", "titles", ["水法", "甲乙讲话精神"]),
        ("《水法》", "titles", ["水法"]),
        ("《甲、乙办法》", "titles", ["甲、乙办法"]),
        ("水法、防洪法\n行政处罚法", "titles", ["水法", "防洪法", "行政处罚法"]),
        ("水法、防洪法\n", "titles", ["水法、防洪法"]),
        ("关于印发甲、乙办法的通知", "titles", None),
        ("甲思想；乙精神", "names", ["甲思想", "乙精神"]),
        ("省、市", "names", ["省", "市"]),
        ("甲，乙,丙;丁", "names", ["甲", "乙", "丙", "丁"]),
        ("甲（乙、丙）、丁", "names", ["甲（乙、丙）", "丁"]),
        ("“甲、乙”、丙", "names", ["“甲、乙”", "丙"]),
        ("1,200件", "names", ["1,200件"]),
        ("一、二期工程", "names", None),
        ("甲、", "names", ["甲"]),
        ("甲、\n乙；", "names", ["甲", "乙"]),
        ("甲、乙\n丙", "names", ["甲、乙", "丙"]),
        ("坚持甲，推进乙", "clauses", ["坚持甲，推进乙"]),
        ("坚持甲，推进乙；健全丙", "clauses", ["坚持甲，推进乙", "健全丙"]),
        ("1.水法2.防洪法", "titles", ["水法", "防洪法"]),
        ("1、水法；2、《防洪法》", "titles", ["水法", "防洪法"]),
        ("（一）甲（二）乙", "names", ["甲", "乙"]),
        ("①甲②乙③丙", "names", ["甲", "乙", "丙"]),
        ("一是甲，二是乙", "names", ["甲", "乙"]),
        ("1.甲\n2.乙", "names", ["甲", "乙"]),
        ("1.甲", "names", ["甲"]),
        ("12.4宪法日", "names", ["12.4宪法日"]),
        ("、", "names", []),
    ],
)
def test_the_items_of_a_cell(text: str, division: Division, items: list[str] | None) -> None:
    found = divided(text, division)

    assert (None if found.asked else found.value) == items


def test_many_items_are_numbered_beyond_ten() -> None:
    line = "".join(f"{number}.第{number}项" for number in range(1, 13))

    assert divided(line, "names").value == [f"第{number}项" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1.合同送审偏晚。", ["合同送审偏晚。"]),
        ("二是执法人员偏少", ["执法人员偏少"]),
        ("一是甲不够；二是乙不够。", ["甲不够", "乙不够。"]),
        ("1.甲。\n2.乙。", ["甲。", "乙。"]),
        ("甲\n乙", ["甲\n\n乙"]),
        ("二十一、甲", ["甲"]),
    ],
)
def test_the_sentences_of_a_cell(text: str, items: list[str]) -> None:
    found = sentences(text)

    assert found.value == items
    assert bool(found.told) is (text[0] != "甲")


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("3.采购合同", 3, "采购合同"),
        ("3.采购合同", 1, "3.采购合同"),
        ("（一）标段合同", 1, "（一）标段合同"),
        ("一、采购合同", 1, "采购合同"),
        ("一、二期合同", 1, "一、二期合同"),
        ("3号泵站合同", 3, "3号泵站合同"),
        ("（一）加强学习", None, "加强学习"),
    ],
)
def test_a_number_before_a_text_goes_where_it_is_its_own(text: str, place: int | None, left: str) -> None:
    assert without_number(text, place).value == left


def test_lists_and_numbers_in_a_workbook() -> None:
    heading = ["形式", "学习法规", "学习内容"]
    rows: list[list[Any]] = [
        ["专题学习", "《水法》、《防洪法》", "甲思想；乙精神"],
        ["党课", "水法，防洪法", None],
    ]
    text, found = after(sheet_of("法治学习", heading, *rows))

    assert "  - 形式: 专题学习\n    学习内容: [甲思想, 乙精神]\n    学习法规: [水法, 防洪法]\n" in text
    assert "  - 形式: 党课\n    学习法规: [水法, 防洪法]\n" in text
    assert [line.partition(" FZ070 ")[0] for line in found] == [
        f"台账.xlsx:法治学习!{cell}" for cell in ("B2", "C2", "B3")
    ]
    refused = imported(sheet_of("法治学习", heading, ["党课", "关于印发甲、乙办法的通知"]))
    assert told(refused) == [
        "台账.xlsx:法治学习!B2 FZ024 “关于印发甲、乙办法的通知”像是 2 项，分不清从哪里分开"
    ]


def test_own_numbering_of_sentences_plans_and_records() -> None:
    text, found = after(
        sheet_of("不足与整改", ["不足", "整改"], ["第一条", "1.甲2.乙"], ["二是第二条", None])
    )
    assert text.endswith("不足:\n  - 第一条\n  - 第二条\n整改: [甲, 乙]\n")
    assert [line.split()[1] for line in found] == ["FZ070", "FZ070"]

    text, _ = after(
        sheet_of("下年安排", ["标题", "内容"], ["（一）加强学习", "学法。"], ["二、抓落实", "落实。"])
    )
    assert "标题: 加强学习\n" in text
    assert "标题: 抓落实\n" in text

    text, _ = after(sheet_of("荣誉", ["名称"], ["1.先进集体"], ["2.示范单位"], ["2.0版平台建设奖"]))
    assert [line.strip() for line in text.splitlines() if "名称: " in line][-3:] == [
        "- 名称: 先进集体", "- 名称: 示范单位", "- 名称: 2.0版平台建设奖",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "laws", ["[关于印发甲、乙办法的通知]", "[甲、乙办法, 丙办法]", "[《甲》和《乙》, 丁]"]
)
def test_lists_that_look_like_others_come_back_as_they_were(laws: str) -> None:
    text = SMALL + f"法治学习:\n  - 学习法规: {laws}\n    学习内容: [统筹甲、乙]\n"

    result = imported(exported(text), text)

    assert (result.content, told(result)) == (text.encode(), [])


def test_lists_of_clauses_are_there() -> None:
    found = {
        (sheet.title, item.title) for sheet in layout() for item in sheet.items if item.division == "clauses"
    }

    assert found == {("各项情况", "做法"), ("各项情况", "成效"), ("各项情况", "标题分行")}
    assert {type(sheet) for sheet in layout()} >= {SheetTable, Lists}


# Rows that are none ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "填表人：张某  2024年12月",
        "填表人：",
        "填报人(签字): 张某",
        "审核人 李某",
        "审核人",
        "审核：李某",
        "制表日期：2024.12.31",
        "科室负责人：王某",
        "单位（盖章）：",
        "日期：2024年12月31日",
        "注：以上合同均由办公室负责",
        "注1.含补充协议",
        "备注：无",
        "说明：不含涉密合同",
        "※含补充协议",
        "（以下空白）",
    ],
)
def test_rows_of_who_and_notes_are_no_records(text: str) -> None:
    left, found = added(contracts([text, None, None, None], ["甲合同"]))

    assert left == "  - 名称: 甲合同\n"
    assert found == [f"台账.xlsx:合同!A4 FZ029 “{text}”不是记录，这一行没有导入"]


@pytest.mark.parametrize("row", [["填表人", None, "张某"], [None, "填表人：张某", None, "审核人：李某"]])
def test_labels_may_stand_in_cells_of_their_own(row: list[Any]) -> None:
    assert "没有导入" in "".join(added(contracts(row))[1])
    assert added(contracts(row))[0] == ""


@pytest.mark.parametrize(
    "text",
    ["合计", "合  计", "本页小计", "上半年合计", "合计：", "合计（5份）", "共3份", "1月份小计", "累计"],
)
def test_rows_of_totals_are_no_records(text: str) -> None:
    for row in ([text, None, None, 5], ["甲类", text], [None, text, None, 5]):
        left, found = added(contracts(row))
        assert (left, found) == ("", ["台账.xlsx:合同!A4 FZ029 合计行没有导入"])


@pytest.mark.parametrize(
    "text",
    ["审核人员培训合同", "共享平台合同", "说明会场地合同", "注册商标合同", "统计系统合同", "日期提醒系统"],
)
def test_rows_that_begin_alike_are_records(text: str) -> None:
    assert added(contracts([text])) == (f"  - 名称: {text}\n", [])


def test_headings_that_are_printed_again_are_no_record() -> None:
    left, found = added(contracts(["名称", "日期", "合法性审核", "纠纷"], ["甲合同"]))

    assert (left, found) == ("  - 名称: 甲合同\n", ["台账.xlsx:合同!A4 FZ029 重复的标题行没有导入"])


def test_notes_under_sentences_are_none() -> None:
    text, found = after(sheet_of("不足与整改", ["不足"], ["第一条"], ["填表人：张某"]))

    assert (text, len(found)) == (SMALL, 1)


def test_notes_on_a_form_are_no_items() -> None:
    assert text_after(form(["注：没有的空着", None, None], ["填表人：", "张某", "2024年12月"])) == SMALL


# Headings --------------------------------------------------------------------------------------------------


def test_headings_of_two_rows_are_read_together() -> None:
    def merge(book: Any) -> None:
        for area in ("A2:A3", "B2:B3", "C2:D2"):
            book.active.merge_cells(area)

    rows: list[list[Any]] = [
        ["2024年合同台账"],
        ["合同名称", "日期", "审查情况"],
        [None, None, "合法性审核", "纠纷"],
    ]
    rows += [["施工合同", "2024.3.5", "是"], ["采购合同", None, None, 0], ["甲合同", "2024.5.6"]]

    assert added(typed(sheet_of("合同", *rows), merge)) == ("  - 日期: 2024-05-06\n    名称: 甲合同\n", [])


def test_blank_columns_and_rows_are_passed_over() -> None:
    rows: list[list[Any]] = [[], [], [None, "名称", None, "日期", "合法性审核", None, "纠纷"], []]
    rows += [[None, "施工合同", None, "2024.3.5", "是"], [], [None, "采购合同", None, None, None, None, 0]]

    assert text_after(sheet_of("合同", *rows)) == SMALL


# Formulas --------------------------------------------------------------------------------------------------


def rewritten(workbook: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with the text of a part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            content = source.read(name)
            out.writestr(name, change(content.decode()) if name.endswith(part) else content)
    return target.getvalue()


def calculated(workbook: bytes, **values: str) -> bytes:
    """A workbook whose formulas have values, as a spreadsheet saves them: cells by their place."""

    def change(part: str) -> str:
        for place, value in values.items():
            begin, _, rest = part.partition(f'<c r="{place}"')
            assert re.match("><f>[^<]*</f><v */>|><f>[^<]*</f><v></v>", rest)
            kind = ' t="e"' if value[:1] == "#" else "" if re.fullmatch("[0-9.]+", value) else ' t="str"'
            part = f'{begin}<c r="{place}"{kind}' + re.sub("<v */>|<v></v>", f"<v>{value}</v>", rest, count=1)
        return part

    return rewritten(workbook, "sheet1.xml", change)


def test_a_formula_is_its_saved_value_and_told() -> None:
    workbook = calculated(
        contracts(['="甲"&"合同"', None, None, "=1+2"], ["乙合同", None, None, "=2+2"]),
        A4="甲合同",
        D4="3",
        D5="4",
    )

    assert added(workbook) == (
        "  - 名称: 甲合同\n    纠纷: 3\n  - 名称: 乙合同\n    纠纷: 4\n",
        [
            "台账.xlsx:合同!A4 FZ023 单元格里是公式，按存着的结果 甲合同 读取",
            "台账.xlsx:合同!D4 FZ023 单元格里是公式，按存着的结果 3 读取；这一列共有 2 格这样写",
        ],
    )


def test_a_formula_without_a_value_is_refused_and_one_of_an_error_too() -> None:
    assert told(imported(contracts(["甲", None, None, "=1+2"]))) == [
        "台账.xlsx:合同!D4 FZ023 单元格里是公式，没有读取"
    ]
    failed = calculated(contracts(["甲", None, None, "=1/0"]), D4="#DIV/0!")
    assert told(imported(failed)) == ["台账.xlsx:合同!D4 FZ024 单元格里是错误值 #DIV/0!"]


def test_formulas_filled_down_make_no_records() -> None:
    workbook = calculated(
        contracts(["甲合同"], [None, None, None, "=D4*2"], ['=IF(B6="","","x")']), D5="0", A6=""
    )

    assert added(workbook) == (
        "  - 名称: 甲合同\n",
        ["台账.xlsx:合同!A5 FZ029 这一行只有得 0 的公式，没有导入"],
    )


def test_small_amounts_of_formulas_are_asked_about_too() -> None:
    workbook = calculated(sheet_of("合同", ["名称", "金额"], ["甲", "=100+28.6"]), B2="128.6")

    assert "FZ070" in told(imported(workbook, append=True))[0]


# What can't be seen ----------------------------------------------------------------------------------------


def test_hidden_rows_columns_and_sheets_are_told() -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[4].hidden = book.active.row_dimensions[6].hidden = True
        book.active.column_dimensions["B"].hidden = True

    assert added(typed(contracts(["甲合同"], ["乙合同"], ["丙合同"]), hide)) == (
        "  - 名称: 甲合同\n  - 名称: 乙合同\n  - 名称: 丙合同\n",
        [
            "台账.xlsx:合同!B2 FZ071 这一列是隐藏的，也导入了",
            "台账.xlsx:合同!A4 FZ071 有 2 行是隐藏的，从这一行起，也导入了",
        ],
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told(state: str) -> None:
    def hide(book: Any) -> None:
        book.create_sheet("草稿")
        book["合同"].sheet_state = state
        book["合同"].column_dimensions["D"].hidden = True

    found = after(typed(sheet_of("合同", ["名称", "日期", "合法性审核", "纠纷"], ["施工合同", "2024.3.5", "是"], ["采购合同"]), hide), SMALL)[1]  # fmt: skip

    assert found == ["台账.xlsx:合同 FZ071 这张工作表是隐藏的，也导入了"]


def test_a_row_that_is_struck_out_is_no_record() -> None:
    def strike(book: Any) -> None:
        for cell in book.active[4]:
            cell.font = Font(strike=True)

    assert added(typed(contracts(["甲合同", "2024.5.6"], ["乙合同"]), strike)) == (
        "  - 名称: 乙合同\n",
        ["台账.xlsx:合同!A4 FZ029 画掉的一行没有导入"],
    )


def test_a_cell_that_is_struck_out_has_to_be_settled() -> None:
    def strike(book: Any) -> None:
        book.active["B4"].font = Font(strike=True)
        book.active["C4"].font = Font(strike=True)

    result = imported(typed(contracts(["甲合同", "2024.5.6", None]), strike))

    assert (result.content, told(result)) == (None, ["台账.xlsx:合同!B4 FZ024 这一格的内容画掉了"])


def _as_written(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _replaced(old: str, new: str, part: str) -> str:
    assert old in part
    return part.replace(old, new)


def shared(workbook: bytes, text: str, strings: str) -> bytes:
    """A workbook in which a text stands among those that its cells share, with this look."""
    target = io.BytesIO()
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    changes = {
        "sheet1.xml": (f't="inlineStr"><is><t>{_as_written(text)}</t></is>', 't="s"><v>0</v>'),
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{part}"/></Types>'),
        "workbook.xml.rels": ("</Relationships>", f'<Relationship Id="s1" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'),
    }  # fmt: skip
    for name, (old, new) in changes.items():
        workbook = rewritten(workbook, name, partial(_replaced, old, new))
    target.write(workbook)
    with zipfile.ZipFile(target, "a") as out:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        out.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si>{strings}</si></sst>')
    return target.getvalue()


@pytest.mark.parametrize(
    ("strings", "is_struck"),
    [
        ("<r><t>甲</t></r><r><rPr><strike/></rPr><t>乙合同</t></r>", True),
        ('<r><t>甲</t></r><r><rPr><strike val="0"/></rPr><t>乙合同</t></r>', False),
        ("<r><t>甲乙合同</t></r><r><rPr><strike/></rPr><t> </t></r>", False),
        ("<r><rPr><b/></rPr><t>甲乙合同</t></r>", False),
        ("<t>甲乙合同</t>", False),
    ],
)
def test_a_shared_text_that_is_struck_out_in_part_has_to_be_settled(strings: str, *, is_struck: bool) -> None:
    workbook = shared(contracts(["甲乙合同", "2024.5.6"]), "甲乙合同", strings)

    expected = ["台账.xlsx:合同!A4 FZ024 这一格的内容画掉了"] if is_struck else []
    assert told(imported(workbook)) == expected


def test_a_part_of_a_text_that_is_struck_out_has_to_be_settled() -> None:
    struck = CellRichText("甲", TextBlock(InlineFont(strike=True), "乙"), "合同")

    def strike(book: Any) -> None:
        book.active["A4"] = struck
        book.active["A5"] = CellRichText("丙", TextBlock(InlineFont(b=True), "合同"))

    result = imported(typed(contracts(["甲合同", "2024.5.6"], ["丙合同"]), strike))

    assert told(result) == ["台账.xlsx:合同!A4 FZ024 这一格的内容画掉了"]


# Days from 1904 --------------------------------------------------------------------------------------------


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    def change(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active["B4"] = date(2024, 5, 6)
        book.active["B5"] = 43956  # 2024-05-06 from 1904, and no format says that it is a day

    text, _ = added(typed(contracts(["甲合同"], ["乙合同"]), change))

    assert text == "  - 日期: 2024-05-06\n    名称: 甲合同\n  - 日期: 2024-05-06\n    名称: 乙合同\n"


def test_days_with_a_time_of_nothing() -> None:
    day = Item(("date",), "日期", "", Kind.DAY, (), required=False, default=None)

    assert read(day, "2024-05-06 00:00:00", "zh") == CellReading("2024-05-06")
    assert read(day, "2024/5/6 0:00", "zh") == CellReading("2024-05-06")
