"""Totals of the year, what silence means and about so many, in a workbook and back."""

import pytest

from fazhi_report.sheets.cells import canonical, read, shown
from fazhi_report.sheets.sheet_plan import Item, Kind
from tests.sheets.test_importing import form
from tests.sheets.workbooks import SMALL, exported, imported, opened, text_after, told

STATED = """\
行政检查:
  检查家次: 2300余
  整改率: 98.5%
行政处罚:
  来源: 统计年报
  未注明为否: [听证]
  未注明为: {程序: 普通程序, 罚款金额: 0, 法制审核: 是}
  罚款金额: 约12万
"""


def item(kind: Kind) -> Item:
    return Item(("x",), "项", "", kind, (), required=False, default=None)


def cells(title: str) -> dict[str, object]:
    rows = opened(exported(SMALL + STATED))[title].iter_rows(values_only=True)
    return {f"{row[0]}·{row[1]}": row[2] for row in rows if row[2] is not None}


def test_totals_stand_on_a_sheet_of_their_own() -> None:
    assert {
        "行政检查·检查家次": "2300余",
        "行政检查·整改率": "98.5%",
        "行政处罚·罚款金额（元）": "约12万",
    }.items() <= cells("全年总数").items()


def test_what_silence_means_is_a_line_among_all_else() -> None:
    found = cells("各项情况")

    assert found["行政处罚·来源"] == "统计年报"
    assert found["行政处罚·未注明为否"] == "听证"
    assert found["行政处罚·未注明为"] == "程序：普通程序\n罚款金额：0\n法制审核：是"


def test_what_was_exported_changes_nothing() -> None:
    assert text_after(exported(SMALL + STATED), SMALL + STATED) == SMALL + STATED


def test_a_clerk_fills_them_in() -> None:
    text = text_after(
        form(
            ["执法人员", "持证", "近200"],
            ["执法人员", "持证率", 0.985],
            title="全年总数",
        )
    )

    assert "执法人员:\n  持证: 近200\n  持证率: 98.5%\n" in text


def test_pairs_are_lines_with_a_colon() -> None:
    text = text_after(form(["行政处罚", "未注明为", "程序:普通程序\n罚款金额： 0"]))

    assert "行政处罚:\n  未注明为:\n    程序: 普通程序\n    罚款金额: 0\n" in text


def test_pairs_without_a_colon_are_refused_at_their_cell() -> None:
    (found,) = told(imported(form(["行政处罚", "未注明为", "程序普通"])))

    assert found.startswith("台账.xlsx:各项情况!C2 FZ103")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(0.985, "98.5%"), (1, "100%"), ("98.5 ％", "98.5%"), (98.5, "98.5"), (True, "True")],
)
def test_a_rate_is_read_as_it_is_meant(cell: object, expected: str) -> None:
    assert read(item(Kind.SHARE), cell, "zh").value == expected


def test_yes_and_no_of_pairs_are_those_of_the_language() -> None:
    pairs = item(Kind.PAIRS)

    assert read(pairs, "hearing：否\nprocedure：普通程序", "en").value == {
        "hearing": False,
        "procedure": "普通程序",
    }
    assert shown(pairs, {"听证": False, "法制审核": True}) == "听证：否\n法制审核：是"
    assert shown(pairs, {}) is None
    assert canonical(pairs, {"听证": "否"}) == canonical(pairs, {"听证": False})
    assert canonical(pairs, {}) is None
    assert canonical(pairs, "听证") == "听证"
