"""Data files as they are drafted: what is written, and what can't stand in them."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fazhi_report.document import DocumentAnnex, Paragraph, Run, Table
from fazhi_report.editing.harvest.data_draft import annex_data, data_text, day_of, fitting, ledgers_of
from fazhi_report.editing.harvest.settling import Stated
from fazhi_report.editing.harvest.trade_table import Target

OFFICE = {
    "类型": "部门",
    "全称": "青山县水利局",
    "简称": "县水利局",
    "党组织": "局党组",
    "地区": {"名称": "青山县", "级别": "县"},
}
WHOLE = {"格式版本": 2, "年度": 2024, "机构": OFFICE}


def written(data: dict[str, Any], totals: dict[Target, Stated]) -> bytes:
    """A data file."""
    return data_text({**data, **ledgers_of(totals, "2024年报告")}, "# 草稿").encode()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年2月29日", date(2024, 2, 29)),
        ("2024年2月30日", None),
        ("二〇二四年二月九日", None),
    ],
)
def test_the_day_of_a_date(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_an_annex_is_texts_then_tables() -> None:
    texts = (Paragraph((Run("甲"),)), Paragraph((Run("乙"),)))
    table = Table(("类别", "数量"), (("许可", "12"),), "统计")

    assert annex_data(DocumentAnnex("说明", texts)) == {"标题": "说明", "内容": "甲\n\n乙"}
    assert annex_data(DocumentAnnex("统计表", (table,))) == {
        "标题": "统计表",
        "表格": [{"表题": "统计", "列": ["类别", "数量"], "行": [["许可", "12"]]}],
    }


def test_amounts_keep_their_fractions() -> None:
    made = data_text({"行政处罚": {"罚没金额": Decimal("6000.5")}}, "# 草稿")

    assert made.endswith("# 草稿\n行政处罚:\n  罚没金额: 6000.5\n")


def test_what_fits_is_kept() -> None:
    totals: dict[Target, Stated] = {Target("contracts", "total"): 3}

    assert fitting(dict(WHOLE), dict(totals), written) == (WHOLE, totals, [])


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        (
            {"公文要素": {"发文字号": "青水5号", "署名": "青山县水利局"}},
            {"公文要素": {"署名": "青山县水利局"}},
        ),
        ({"公文要素": {"发文字号": "青水5号"}}, {}),
        ({"附件": [{"标题": "名单。", "内容": "甲"}], "成文日期": "2025-01-05"}, {"成文日期": "2025-01-05"}),
        ({"成文日期": "2025-02-30", "依据": [{"标题": ""}]}, {}),
        ({"机构": {**OFFICE, "工作领域": ""}}, {}),
    ],
)
def test_what_can_not_stand_in_a_file_is_left_out(more: dict[str, Any], kept: dict[str, Any]) -> None:
    before = deepcopy(more)
    data, _, refused = fitting({**WHOLE, **more}, {}, written)

    assert more == before
    assert data == {**WHOLE, **kept}
    assert refused


@pytest.mark.parametrize(
    "data",
    [
        {**WHOLE, "年度": 24},
        {"格式版本": 2, "年度": 2024},
        {**WHOLE, "机构": {**OFFICE, "全称": ""}},
        {**WHOLE, "机构": {key: value for key, value in OFFICE.items() if key != "党组织"}},
    ],
)
def test_what_a_file_can_not_do_without_is_never_left_out(data: dict[str, Any]) -> None:
    kept, _, refused = fitting(dict(data), {}, written)

    assert kept == data
    assert len(refused) == 1


def test_totals_that_are_at_fault_are_left_out() -> None:
    total, reviewed = Target("contracts", "total"), Target("contracts", "legality_reviewed")
    totals: dict[Target, Stated] = {total: 3, reviewed: 5, Target("trainings", "total"): 2}
    _, kept, refused = fitting(dict(WHOLE), totals, written)

    assert Target("trainings", "total") in kept
    assert not {total, reviewed} <= kept.keys()
    assert refused


@pytest.mark.parametrize("content", [b"\t: [", written({**WHOLE, "合同": {"总数": -1}}, {})])
def test_faults_of_what_is_not_there_to_be_left_out(content: bytes) -> None:
    data, totals, refused = fitting(dict(WHOLE), {}, lambda _data, _totals: content)

    assert (data, totals, len(refused)) == (WHOLE, {}, 1)
