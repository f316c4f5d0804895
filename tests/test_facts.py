"""Facts: value, unit, formula and records, from records written by hand."""

from fractions import Fraction
from typing import Any

import pytest

from fazhi_report.facts import Facts, Value, derive
from fazhi_report.schema import Report
from tests.conftest import MINIMAL


def facts_of(ledgers: dict[str, Any]) -> Facts:
    return derive(Report.model_validate({**MINIMAL, **ledgers}))


CASES: list[tuple[dict[str, Any], str, Value, str]] = [
    ({}, "report.next_year", 2025, "年"),
    ({}, "organization.region", "青山县", ""),
    ({"party_meetings": [{}, {"count": 3}]}, "meetings.count", 4, "次"),
    ({"study_sessions": {"total": 9}}, "study.count", 9, "次"),
    ({"study_sessions": [{"forum": "会前学法", "count": 3}, {}]}, "study.before_meetings", 3, "次"),
    ({"exams": [{"participants": "甲", "sat": 3, "passed": 2}]}, "exams.pass_rate", Fraction(2, 3), ""),
    ({"exams": [{"participants": "甲", "sat": 0, "passed": 0}]}, "exams.pass_rate", None, ""),
    ({"exams": [{"participants": "甲"}]}, "exams.sat", None, "人"),
    (
        {"exams": [{"participants": "甲", "sat": 3, "passed": 3}, {"participants": "乙", "sat": 5}]},
        "exams.pass_rate",
        None,
        "",
    ),
    (
        {"normative_documents": [{"legality_reviewed": True, "all_opinions_adopted": True}, {"legality_reviewed": True}]},
        "normative.adoption_rate",
        None,
        "",
    ),
    (
        {"normative_documents": [{"all_opinions_adopted": True, "legality_reviewed": True}, {"opinions_given": 2, "opinions_adopted": 2}]},
        "normative.adoption_rate",
        Fraction(1),
        "",
    ),
    (
        {"normative_documents": [{"all_opinions_adopted": True}, {"opinions_given": 4, "opinions_adopted": 1}]},
        "normative.adoption_rate",
        Fraction(1, 4),
        "",
    ),
    ({"normative_documents": [{"legality_reviewed": True, "count": 2}, {}]}, "normative.reviewed", 2, "件"),
    ({"normative_documents": [{"legality_reviewed": True, "count": 2}, {}]}, "normative.all_reviewed", False, ""),
    ({"normative_documents": {"records": []}}, "normative.all_reviewed", False, ""),
    ({"mechanisms": [{"name": "甲"}, {"name": "乙"}]}, "mechanisms.names", "甲、乙", ""),
    ({"decisions": [{"completed": True}, {"in_catalogue": True}]}, "decisions.completed", 1, "个"),
    ({"contracts": [{"disputes": 2}, {"disputes": 1}, {}]}, "contracts.disputes", 3, "起"),
    ({"contracts": [{"disputes": 0}, {}]}, "contracts.no_disputes", False, ""),
    ({"enforcement_items": [{"kind": "行政检查", "count": 7}]}, "items.inspections", 7, "项"),
    ({"shortcomings": ["甲", "乙"]}, "shortcomings.count", 2, "条"),
]  # fmt: skip


@pytest.mark.parametrize(("ledgers", "name", "value", "unit"), CASES)
def test_value_and_unit(ledgers: dict[str, Any], name: str, value: Value, unit: str) -> None:
    fact = facts_of(ledgers)[name]

    assert (fact.value, fact.unit) == (value, unit)


def test_a_rate_tells_its_formula_and_records() -> None:
    rate = facts_of({"exams": [{"participants": "甲", "sat": 8, "passed": 6}]})["exams.pass_rate"]

    assert rate.formula == "合格人数 ÷ 实考人数 = 6 ÷ 8"
    assert rate.records == (("exams", "records", 0),)
    assert rate.text == "75%"


def test_a_stated_total_is_among_the_records() -> None:
    count = facts_of({"study_sessions": {"total": 4, "records": [{}]}})["study.count"]

    assert count.records == (("study_sessions", "total"), ("study_sessions", "records", 0))
    assert count.formula == "写明的总数（明细 1）"


def test_only_the_records_that_count_are_named() -> None:
    registered = facts_of(
        {"enforcement_items": [{"kind": "行政检查"}, {"kind": "行政许可", "registered_in": ["省"]}]}
    )

    assert registered["items.registered"].records == (("enforcement_items", "records", 1),)


def test_a_fact_of_a_ledger_left_out_is_not_stated() -> None:
    facts = facts_of({"contracts": []})

    assert facts["contracts.count"].stated
    assert not facts["study.count"].stated


def test_every_fact_has_two_names_of_its_own() -> None:
    facts = facts_of({})

    assert len(facts) > 40
    assert len(facts.names) == len(set(facts.names)) == 2 * len(facts)
    assert all(facts.find(name) is facts.find(facts[name].title) for name in facts)
    assert facts.find("没有.这个") is None
    assert all(name.isascii() and not fact.title.isascii() for name, fact in facts.items())


@pytest.mark.parametrize(
    ("name", "text"),
    [("contracts.no_disputes", "是"), ("contracts.all_reviewed", "否"), ("contracts.lawsuits", "未知")],
)
def test_text_of_claims(name: str, text: str) -> None:
    assert facts_of({"contracts": [{"disputes": 0}]})[name].text == text
