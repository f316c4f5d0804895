"""Words around a cited figure that fit it: no fault is found in them."""

from typing import Any

import pytest

from fazhi_report.loading import load
from tests.conftest import MINIMAL, json_bytes

LEDGERS: dict[str, Any] = {
    "contracts": {"total": 50, "amount": 50_000},
    "penalties": {"fine": 60_000, "total": "50余"},
    "petitions": {"closed_rate": "98%"},
    "metrics": [
        {"name": "年数", "value": 3, "unit": "年"},
        {"name": "投入", "value": 2, "unit": "亿元"},
        {"name": "满意度", "value": 98, "unit": "%"},
    ],
}


@pytest.mark.parametrize(
    "text",
    [
        "合同金额{{ 合同.金额 }}万元",
        "合同金额{{ 合同.金额|带单位 }}",
        "罚款和合同金额分别为{{ 行政处罚.罚款金额 }}、{{ 合同.金额 }}万元",
        "金额（万元）{{ 合同.金额 }}。",
        "{{ 合同.金额 }}",
        "近{{ 指标.年数 }}年来",
        "节约{{ 合同.份数 }}份纸",
        "附近{{ 合同.份数 }}处",
        "签约{{ 合同.份数 }}份",
        "{{ 合同.份数 }}多于去年",
        "{{ 合同.份数|带单位 }}份额",
        "投入{{ 指标.投入 }}亿元",
        "投入{{ 指标.投入 }}",
        "满意度{{ 指标.满意度|带单位 }}以上",
        "{{ 信访.办结率 }}的信访",
        "约{{ 行政处罚.件数|带单位 }}",
        "{{ 机构.地区|带单位 }}",
    ],
)
def test_words_that_fit(text: str) -> None:
    data = {**MINIMAL, **LEDGERS, "remedies": [text]}

    assert [each.message for each in load(json_bytes(data), "test.json").diagnostics()] == []


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (["罚款（万元）", "{{ 行政处罚.罚款金额 }}"], []),
        (["罚款（单位：万元）合计", "{{ 行政处罚.罚款金额 }}"], []),
        (["罚款（元）", "{{ 行政处罚.罚款金额 }}"], ["FZ205"]),
        (["罚款", "{{ 行政处罚.罚款金额|带单位 }}"], []),
        (["{{ 行政处罚.罚款金额 }}", "罚款"], ["FZ205"]),
    ],
)
def test_the_unit_of_an_amount_in_a_table(row: list[str], codes: list[str]) -> None:
    table = {"columns": ["项目", "数"], "rows": [row]}
    data = {**MINIMAL, **LEDGERS, "annexes": [{"title": "统计表", "tables": [table]}]}

    assert [each.code for each in load(json_bytes(data), "test.json").diagnostics()] == codes
