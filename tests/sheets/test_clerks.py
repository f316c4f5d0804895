"""What clerks do to workbooks, where a value would become another one or a number a wrong one."""

import io
import zipfile
from typing import Any

import pytest

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.editing import import_workbooks
from fazhi_report.sheets import read_workbook, workbook
from tests.sheets.workbooks import SMALL, changed, imported, sheet_of, text_after, told

CONTRACTS = ["名称", "日期", "合法性审核", "纠纷"]
CHECKS = ["日期", "类别", "检查家次", "发现问题"]


def first_told(*rows: list[Any], title: str = "合同") -> str:
    """The first error of a sheet that is appended."""
    result = imported(sheet_of(title, *rows), append=True)
    assert result.content is None
    return next(each for each in told(result) if "FZ029" not in each)


# Blanks and line breaks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day", ["2024/3/1 10:00", "2024-03-01 9:30", "2024.3.1\n2024.4.1", "2024.3.1 5", "2024/3/2 10:00:00"]
)
def test_a_day_with_a_time_is_not_another_day(day: str) -> None:
    said = " ".join(day.split())

    assert first_told(CONTRACTS, ["丁", day]) == f"台账.xlsx:合同!B2 FZ104 应为日期，写成了文字“{said}”"


@pytest.mark.parametrize("day", ["2024/3/1 0:00", "2024-03-01 00:00:00", " 2024 年 3 月 1 日 ", "2024. 3. 1"])
def test_a_day_at_midnight_is_that_day(day: str) -> None:
    text = text_after(sheet_of("行政检查", CHECKS, [day, "日常检查", 3]))

    assert "行政检查:\n  - 日期: 2024-03-01\n" in text


@pytest.mark.parametrize("number", ["3\n4", "3.\n4", "12 13", "1200 300", "1 2 345"])
def test_two_numbers_in_a_cell_are_not_one(number: str) -> None:
    assert "行政检查!C2 FZ103 应为整数" in first_told(CHECKS, [None, "日常检查", number], title="行政检查")


@pytest.mark.parametrize(
    ("written", "number"), [("128 600", "128600"), (" 1 286 000 ", "1286000"), ("4\n", "4")]
)
def test_blanks_between_thousands_part_no_numbers(written: str, number: str) -> None:
    text = text_after(sheet_of("行政检查", CHECKS, [None, "日常检查", written]))

    assert f"检查家次: {number}\n" in text


def test_a_rate_of_two_numbers_is_none() -> None:
    rows = [["类别", "项目", "内容"], ["行政检查", "整改率", "9\n8.5%"]]

    assert "“9 8.5%”" in first_told(*rows, title="全年总数")


@pytest.mark.parametrize("cell", ["是\n否", "两项\n三项"])
def test_a_cell_of_lines_that_is_no_answer_is_told_at_its_cell(cell: str) -> None:
    assert first_told(CONTRACTS, ["丁", None, cell]) == (
        f"台账.xlsx:合同!C2 FZ103 应为“是”或“否”，写成了文字“{' '.join(cell.split())}”"
    )
    assert first_told(CHECKS, [None, None, cell], title="行政检查").startswith("台账.xlsx:行政检查!C2 FZ103")


def test_rows_of_blanks_are_no_records() -> None:
    rows: list[list[Any]] = [["已整改", "数量"], ["是", 1], [" ", "\u3000"], ["\n", None]]

    assert text_after(sheet_of("隐患", *rows)) == SMALL.replace(
        "不足:", "隐患:\n  - 数量: 1\n    已整改: 是\n不足:"
    )


def test_an_amount_in_words_with_blanks() -> None:
    result = imported(sheet_of("行政处罚", ["罚款金额（元）"], ["12.8 万"]))

    assert result.content is not None
    assert "罚款金额: 12.8万\n" in result.content.decode()
    assert result.changes == ("行政处罚：原 0 条，现 1 条；罚款金额 0 → 128,000",)


# Totals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["合同合计", "青山县水利局合计：", "第二标段小计", "汇总"])
def test_totals_of_something_are_no_records(label: str) -> None:
    rows: list[list[Any]] = [["类别", "检查家次"], ["日常检查", 3], ["专项检查", 4], [label, 7]]
    result = imported(sheet_of("行政检查", *rows))

    assert result.content is not None
    assert (result.content.count("检查家次".encode()), told(result)) == (
        2,
        ["台账.xlsx:行政检查!A4 FZ029 合计行没有导入"],
    )


@pytest.mark.parametrize(
    ("row", "is_total"),
    [
        ([None, None, 7, 2], True),
        ([None, None, 7], True),
        ([None, None, None, 2], True),
        ([None, None, 7, 1], False),
        ([None, "日常检查", 7, 2], False),
        (["2024.5.6", None, 7, 2], False),
        ([None, None, 7, 2, "甲"], False),
    ],
)
def test_a_row_with_the_sums_of_those_above_is_asked_about(row: list[Any], *, is_total: bool) -> None:
    rows: list[list[Any]] = [
        [*CHECKS, "备注"],
        [None, "日常检查", 3, 1],
        [None, "专项检查", 4, 1],
        [None, "联合检查", 0, 0],
        row,
    ]
    column = "C" if row[2] else "D"
    asked = [f"台账.xlsx:行政检查!{column}5 FZ024 这一行像是合计：每个数都等于上面各行之和"]

    assert [
        each for each in told(imported(sheet_of("行政检查", *rows))) if "FZ024" in each
    ] == asked * is_total


def test_sums_are_those_of_the_numbers_that_are_read() -> None:
    rows: list[list[Any]] = [["主题", "参加人次"], ["甲", 46], ["乙", "45人"], [None, 91]]

    assert "台账.xlsx:培训!B4 FZ024 这一行像是合计：每个数都等于上面各行之和" in told(
        imported(sheet_of("培训", *rows))
    )


def test_the_same_number_twice_is_no_sum() -> None:
    result = imported(sheet_of("行政检查", ["检查家次"], [3], [3]))

    assert result.content is not None
    assert "检查家次: 3\n  - 检查家次: 3\n" in result.content.decode()


# Units -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "above", [["单位：", "万元"], [None, "万元"], ["填报单位：县水利局", None, "单位：万元"]]
)
def test_a_unit_that_stands_in_a_cell_of_its_own_holds(above: list[Any]) -> None:
    rows: list[list[Any]] = [above, ["程序", "罚款金额"], ["普通程序", 12860]]
    result = imported(sheet_of("行政处罚", *rows))

    assert result.content is not None
    assert "罚款金额: 128600000\n" in result.content.decode()


@pytest.mark.parametrize(
    ("amounts", "severity"),
    [([128.6], None), ([9999], None), ([12_000, 3], Severity.WARNING), ([128_600, 350_000], Severity.ERROR)],
)
def test_huge_amounts_in_ten_thousands_are_asked_about(
    amounts: list[float], severity: Severity | None
) -> None:
    rows: list[list[Any]] = [["罚款金额（万元）"], *([amount] for amount in amounts)]
    result = imported(sheet_of("行政处罚", *rows))
    found = [each for each in result.diagnostics if "最大的是" in each.message]

    assert [each.severity for each in found] == [severity] * bool(severity)
    assert (result.content is None) is (severity is Severity.ERROR)
    assert all(f"按万元读，最大的是 {max(amounts) * 10_000:,} 元" in each.message for each in found)


def test_a_column_of_money_under_another_title_is_asked_about() -> None:
    result = imported(sheet_of("合同", ["名称", "标的额（含税，万元）"], ["丁", 12]), append=True)

    assert [(each.code, each.hint) for each in result.diagnostics] == [("FZ022", "是否想写“金额（万元）”？")]
    assert imported(sheet_of("合同", ["名称", "经办人（丙）"], ["丁", 12]), append=True).content is not None
    assert (
        imported(
            sheet_of("合同", ["名称", "金额（元）", "原价（万元）"], ["丁", 120_000, 13]), append=True
        ).content
        is not None
    )


# Another year ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("replace", [False, True])
def test_the_workbook_of_another_year_is_refused(*, replace: bool) -> None:
    workbook = changed(lambda book: book["单位"].cell(3, 3, 2023))
    result = imported(workbook, replace=replace)

    assert result.content is None
    assert "台账.xlsx:单位!C3 FZ026 工作簿是 2023 年的，数据文件是 2024 年的" in told(result)


# Several workbooks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "is_asked"),
    [
        (["2024.5.6", "丁合同", None], True),
        (["2024年5月6日", "丁合同", 1], True),
        (["2024.5.7", "丁合同", None], False),
        (["2024.5.6", "戊合同", None], False),
        ([None, "丁合同", None], False),
        (["2024.5.6", None, None], False),
    ],
)
def test_one_thing_in_two_workbooks_is_asked_about(row: list[Any], *, is_asked: bool) -> None:
    heading = ["日期", "名称", "纠纷"]
    books = [
        (
            sheet_of("合同", heading, ["2024.5.6", "丁合同", 0], ["2024.5.6", None, 0], [None, "丁合同", 0]),
            "a.xlsx",
        ),
        (sheet_of("合同", heading, row), "b.xlsx"),
    ]
    result = import_workbooks(books, SMALL.encode(), "a.yaml", append=True)
    asked = "b.xlsx:合同!A2 FZ026 这一条与 a.xlsx:合同!A2 同一天、同一名称，别的填得不同"

    assert result.content is not None
    assert (asked in told(result)) is is_asked


# Sizes -----------------------------------------------------------------------------------------------------


def test_rows_that_only_look_like_something_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    source = io.BytesIO(sheet_of("合同", ["名称"], ["甲"]))
    bare = "".join(f'<row r="{row}" ht="20"><c r="A{row}" s="0"/></row>' for row in range(3, 40_000))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in old.namelist():
            end = b"</sheetData>"
            out.writestr(
                name,
                old.read(name).replace(
                    end,
                    bare.encode()
                    + b'<row r="50000"><c r="A50000" t="inlineStr"><is><t>z</t></is></c></row>'
                    + end,
                ),
            )
    parsed: list[int] = []
    plain = workbook._Parser.parse_row

    def counted(self: workbook._Parser, row: Any) -> Any:
        parsed.append(1)
        return plain(self, row)

    monkeypatch.setattr(workbook._Parser, "parse_row", counted)
    found = read_workbook(target.getvalue(), "a.xlsx")

    assert not isinstance(found, Diagnostic)
    assert [row.number for row in found[0].rows] == [1, 2, 50_000]
    assert len(parsed) < 10


def test_a_piece_of_nothing_else_is_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = b'<row r="2" ht="20"><c r="A2" s="1"/><c r="B2"/></row>'
    kept = b'<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="str"/></row>'
    monkeypatch.setattr(workbook, "_PIECE", len(bare))
    filled = workbook._Filled(io.BytesIO(bare + kept))

    assert b"".join(iter(filled.read, b"")) == kept
