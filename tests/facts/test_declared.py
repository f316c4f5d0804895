"""Figures that a text declares under a name, as facts beside the 指标 of the data."""

from decimal import Decimal

import pytest

from fazhi_report.facts import Citation, Declared, Fact, comparing_with, declared_fact, derive, printed
from fazhi_report.schema import validated
from tests.conftest import MINIMAL

PLACE = ("manuscript", 12, 5)
METRICS = [{"name": "水库", "value": 7, "unit": "座"}]


def fact(text: str) -> Fact:
    return declared_fact(Declared("", text, "社区"), PLACE)


@pytest.mark.parametrize(
    "text",
    ["25个", "25", "5000余份", "约1.2万人次", "1.2万余人次", "20多万元", "12万余元", "12.3万元", "8500元", "98.43%", "3‰",
     "300份以上", "两", "十二次", "数十次", "将近300份", "1,234件", "1.5个百分点"],
)  # fmt: skip
def test_it_prints_as_it_is_typed(text: str) -> None:
    assert fact(text).phrase == text


def test_it_is_a_fact_among_the_metrics() -> None:
    facts = derive(validated({**MINIMAL, "metrics": METRICS}), declared=[fact("25个")])

    assert facts["指标.社区"] == Fact(
        "metrics.typed_社区", "指标.社区", 25, "个", "照写", (PLACE,), written="25"
    )
    assert facts["指标.水库"].value == Decimal(7)
    assert [name for name in facts if name.startswith("metrics.")] == ["metrics.m1", "metrics.typed_社区"]


def test_it_is_compared_with_last_years() -> None:
    last = derive(validated(MINIMAL), declared=[fact("20个")])
    facts = derive(validated(MINIMAL), comparing_with(last), [fact("25个")])

    found = printed(facts["指标.社区"], Citation("", "", ("同比",)), facts)
    assert found == ("同比增长25%", facts["指标.社区增幅"])


def test_what_is_to_come_is_not_known() -> None:
    assert (fact("【待补】个").value, fact("【待补】个").unit) == (None, "个")
    assert fact("【待补】").missing == "还没有填，写的是“【待补】”"
    assert fact("25个").missing == ""
