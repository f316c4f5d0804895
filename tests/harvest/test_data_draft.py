"""Data files: what fits in one, and what has to stay text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from fazhi_report.harvest.cleaning import Normalised, cleaned, of_data
from fazhi_report.harvest.data_draft import data_text, day_of, fits, fitting, ledgers_of
from fazhi_report.harvest.trade_table import Target

OFFICE = {
    "类型": "部门",
    "全称": "青山县水利局",
    "简称": "县水利局",
    "党组织": "局党组",
    "地区": {"名称": "青山县", "级别": "县"},
}
BASE = {"格式版本": 2, "年度": 2024, "机构": OFFICE}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年1月5日", date(2025, 1, 5)),
        ("2025年2月30日", None),
        ("2025年1月", None),
        ("二〇二五年一月五日", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_of(text) == day


def write(data: Mapping[str, Any], totals: Mapping[Target, Any]) -> bytes:
    """A data file."""
    return data_text({**data, **ledgers_of(totals, "2024年报告")}, "# 台账\n").encode()


def left(**parts: object) -> dict[str, Any]:
    """What is left of parts in a file that fits, but for the office."""
    data, _, _ = fitting(BASE | parts, {}, write)
    return {name: value for name, value in data.items() if name not in BASE}


def test_what_fits_is_left_as_it_is() -> None:
    official = {"署名": "青山县水利局", "抄送": ["市水利局"]}

    assert left(公文要素=official, 成文日期="2025-01-05") == {
        "公文要素": official,
        "成文日期": "2025-01-05",
    }


def test_what_does_not_fit_is_left_out() -> None:
    assert left(公文要素={"署名": "青山县水利局", "发文字号": "乱写"}) == {
        "公文要素": {"署名": "青山县水利局"}
    }
    assert left(公文要素={"发文字号": "乱写"}) == {}
    assert left(篇章={"主送机关": ["县委。"]}) == {}
    assert (
        left(附件=[{"标题": "统计表。", "内容": "甲"}], 依据=[{"标题": "甲 "}], 成文日期="2025-02-30") == {}
    )


def test_totals_that_contradict_each_other_are_left_out() -> None:
    stated = {Target("contracts", "total"): 2, Target("contracts", "legality_reviewed"): 3}
    _, totals, why = fitting(BASE, stated, write)

    assert totals != stated
    assert why


def test_an_office_that_does_not_fit() -> None:
    assert fits(2024, OFFICE)
    assert not fits(2024, {**OFFICE, "全称": ""})
    data, _, why = fitting({**BASE, "机构": {**OFFICE, "简称": "水利局。"}}, {}, write)
    assert data["机构"]["简称"] == "水利局。"
    assert why


def test_texts_are_cleaned() -> None:
    told: list[Normalised] = []

    assert cleaned("　学法 4 次\ufeff，\u2028共5次 ", told) == "学法4次， 共5次"
    assert told == [
        Normalised("删去了看不见的字符", "　学法 4 次， 共5次 ", 1),
        Normalised("删去了汉字和数字之间的空格", "　学法 4 次， 共5次"[:12], 2),
    ] or [each.what for each in told] == ["删去了看不见的字符", "删去了汉字和数字之间的空格"]


def test_data_are_cleaned() -> None:
    data = {
        "标题": " 统计\x0b表\t",
        "内容": "甲 \n\n\ufeff\n\n乙",
        "空": "\ufeff",
        "表格": [{"列": ["甲\u202e", "乙"], "行": [["", 1]]}],
        "无": {"甲": " "},
    }

    assert of_data(data, []) == {
        "标题": "统计 表",
        "内容": "甲\n\n乙",
        "表格": [{"列": ["甲", "乙"], "行": [["", 1]]}],
    }
