"""Texts of records that are tallied: how many there are of each is a fact, where it is known of all."""

from typing import Any

import pytest

from fazhi_report.facts import Fact, derive
from fazhi_report.schema import Report
from tests.conftest import MINIMAL, text_of

COUNCIL, COMMITTEE = "县政府常务会议", "县委常委会会议"


def fact_of(ledgers: dict[str, Any], name: str) -> Fact:
    fact = derive(Report.model_validate({**MINIMAL, **ledgers})).find(name)
    assert fact
    return fact


def test_each_text_has_a_fact_by_both_names() -> None:
    meetings = {"body_meetings": [{"name": COUNCIL, "count": 2}, {"name": COMMITTEE}, {"name": COUNCIL}]}

    fact = fact_of(meetings, f"会议.{COUNCIL}次数")

    assert fact == fact_of(meetings, f"body_meetings.{COUNCIL}_count")
    assert (fact.value, fact.unit, fact.formula) == (3, "次", f"名称为“{COUNCIL}”的明细相加")
    assert fact.records == (("body_meetings", "records", 0), ("body_meetings", "records", 2))
    assert fact_of(meetings, f"会议.{COMMITTEE}次数").value == 1


@pytest.mark.parametrize(
    ("ledgers", "missing"),
    [
        ({"total": 9, "records": [{"by": "局长"}]}, "明细没有列全（总数 9，明细 1）"),
        ([{"by": "局长"}, {}], "1条明细没有写“人员”"),
    ],
)
def test_a_number_of_which_only_a_part_is_on_record_is_not_known(ledgers: Any, missing: str) -> None:
    fact = fact_of({"research_trips": ledgers}, "调研.局长次数")

    assert (fact.value, fact.missing) == (None, missing)


def test_a_text_that_is_called_like_a_fact_hides_none() -> None:
    meetings = {"body_meetings": [{"name": "次数", "count": 2}, {"name": COUNCIL}]}

    assert fact_of(meetings, "会议.次数").value == 3
    assert fact_of(meetings, "会议.次数次数").value == 2


def test_texts_of_the_data_cite_it() -> None:
    report = {
        **MINIMAL,
        "body_meetings": [{"name": COUNCIL, "count": 2}],
        "remedies": [f"{COUNCIL}研究{{{{ 会议.{COUNCIL}次数|汉字|带单位 }}}}"],
    }

    assert text_of(report).endswith(f"县水利局{COUNCIL}研究两次。")
