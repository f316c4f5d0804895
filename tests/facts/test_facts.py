"""Facts: value, unit, formula and records, from records written by hand."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from fazhi_report.facts import Fact, Facts, Value, derive
from fazhi_report.facts.counting import group_of
from fazhi_report.schema import Report, choices, ledgers, validated
from tests.conftest import MINIMAL


def facts_of(ledgers: dict[str, Any]) -> Facts:
    return derive(validated({**MINIMAL, **ledgers}))


CASES: list[tuple[dict[str, Any], str, Value, str]] = [
    ({}, "report.next_year", 2025, "年"),
    ({}, "organization.region", "青山县", ""),
    ({"party_meetings": [{}, {"count": 3}]}, "meetings.count", 4, "次"),
    ({"study_sessions": {"total": 9}}, "study.count", 9, "次"),
    ({"study_sessions": [{"forum": "会前学法", "count": 3}, {"forum": "专题学习"}]}, "study.before_meetings", 3, "次"),
    ({"study_sessions": [{"forum": "会前学法", "count": 3}, {}]}, "study.before_meetings", None, "次"),
    ({"study_sessions": [{"forum": "会前学法", "count": 3}, {"count": 0}]}, "study.before_meetings", 3, "次"),
    ({"study_sessions": {"total": 4, "before_meetings": 3}}, "study.before_meetings", 3, "次"),
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
        None,
        "",
    ),
    (
        {"normative_documents": [{"all_opinions_adopted": True}, {"legality_reviewed": True, "opinions_given": 2, "opinions_adopted": 2}]},
        "normative.adoption_rate",
        Fraction(1),
        "",
    ),
    (
        {"normative_documents": {"total": 2, "records": [{"all_opinions_adopted": True}]}},
        "normative.adoption_rate",
        None,
        "",
    ),
    ({"normative_documents": [{"legality_reviewed": True, "count": 2}, {"legality_reviewed": False}]}, "normative.legality_reviewed", 2, "件"),
    ({"normative_documents": [{"legality_reviewed": True, "count": 2}, {}]}, "normative.legality_reviewed", None, "件"),
    ({"normative_documents": [{"legality_reviewed": True, "count": 2}, {}]}, "normative.all_legality_reviewed", False, ""),
    ({"normative_documents": {"records": []}}, "normative.all_legality_reviewed", False, ""),
    ({"mechanisms": [{"name": "甲"}, {"name": "乙"}]}, "mechanisms.names", "甲、乙", ""),
    ({"decisions": [{"completed": True}, {"completed": False}]}, "decisions.completed", 1, "个"),
    ({"decisions": [{"completed": True}, {"in_catalogue": True}]}, "decisions.completed", None, "个"),
    ({"contracts": [{"disputes": 2}, {"disputes": 1}]}, "contracts.disputes", 3, "起"),
    ({"contracts": [{"disputes": 0}, {}]}, "contracts.disputes", None, "起"),
    ({"contracts": [{"disputes": 2}, {"count": 0}]}, "contracts.disputes", 2, "起"),
    ({"contracts": [{"disputes": 0}, {"disputes": 0}]}, "contracts.no_disputes", True, ""),
    ({"contracts": []}, "contracts.no_disputes", False, ""),
    ({"contracts": [{"legality_reviewed": False}]}, "contracts.none_legality_reviewed", True, ""),
    ({"contracts": [{"legality_reviewed": False}, {}]}, "contracts.none_legality_reviewed", False, ""),
    ({"penalties": [{"fine": 200.5}, {"fine": 99999}]}, "penalties.fine", Decimal("100199.5"), "万元"),
    ({"penalties": [{"fine": 200.5}, {"fine": 9799.5}]}, "penalties.fine", Decimal(10000), "万元"),
    ({"penalties": [{"fine": 200.5}, {"fine": 9799.49}]}, "penalties.fine", Decimal("9999.99"), "元"),
    ({"penalties": [{}]}, "penalties.fine", None, "万元"),
    ({"penalties": [{"procedure": "简易程序", "count": 4}, {"procedure": "普通程序"}]}, "penalties.summary", 4, "件"),
    ({"penalties": [{"procedure": "简易程序", "count": 4}, {}]}, "penalties.summary", None, "件"),
    ({"penalties": [{"kind": "行政拘留", "count": 4}, {"kind": "罚款"}]}, "行政处罚.行政拘留", 4, "件"),
    ({"penalties": [{"kind": "行政拘留", "count": 4}, {}]}, "行政处罚.行政拘留", None, "件"),
    ({"penalties": [{"exempted": True, "count": 4}, {"exempted": False}]}, "penalties.count", 1, "件"),
    ({"penalties": [{"exempted": True, "count": 4}, {"exempted": False}]}, "penalties.exempted", 4, "件"),
    ({"penalties": [{"exempted": True, "count": 4}]}, "penalties.count", 0, "件"),
    ({"penalties": [{"exempted": True, "count": 4}]}, "penalties.none", False, ""),
    ({"litigations": []}, "litigations.none", False, ""),
    ({"litigations": {"total": 0}}, "行政诉讼.没有", True, ""),
    ({"litigations": [{}]}, "litigations.none", False, ""),
    ({"litigations": [{"count": 0}]}, "litigations.none", True, ""),
    ({}, "litigations.none", False, ""),
    ({"litigations": [{"head_required": True, "head_appeared": True}, {"head_required": True, "head_appeared": False}]}, "litigations.appearance_rate", Fraction(1, 2), ""),
    ({"litigations": [{"head_required": True, "head_appeared": True}, {"head_required": True}]}, "litigations.appearance_rate", None, ""),
    ({"litigations": [{"head_required": True, "head_appeared": True}, {"head_required": False}]}, "litigations.appearance_rate", None, ""),
    ({"litigations": [{}]}, "litigations.appearance_rate", None, ""),
    ({"licences": [{"instant": True, "count": 3}, {"instant": False, "count": 5}]}, "行政许可.即办率", Fraction(3, 8), ""),
    ({"licences": [{"instant": True, "count": 3}, {"count": 5}]}, "行政许可.即办率", None, ""),
    ({"licences": {"instant_rate": "98.5%"}}, "行政许可.即办率", Fraction(985, 1000), ""),
    ({"licences": {"total": 8, "instant": "约3"}}, "行政许可.即办率", None, ""),
    ({"licences": {"total": 9, "records": [{"instant": True}]}}, "licences.instant_rate", None, ""),
    ({"hazards": [{"fixed": True}, {}]}, "hazards.fixed_rate", None, ""),
    ({"hazards": [{"fixed": True}, {"fixed": False, "count": 2}]}, "hazards.fixed_rate", Fraction(1, 3), ""),
    ({"metrics": [{"name": "甲", "value": 3, "unit": "户"}, {"name": "乙", "value": 2.5, "unit": "万人"}]}, "指标.乙", Decimal("2.5"), "万人"),
    ({"metrics": [{"name": "甲", "value": 3, "unit": "户"}]}, "metrics.m1", Decimal(3), "户"),
    ({"organization": {**MINIMAL["organization"], "field": None}}, "organization.field", None, ""),
    ({"enforcement_items": [{"kind": "行政检查", "registered_in": ["省"]}, {"kind": "行政检查", "registered_in": ["县"]}]}, "items.all_registered", False, ""),
    ({"enforcement_items": [{"kind": "行政检查", "registered_in": ["省"], "count": 2}]}, "items.all_registered", True, ""),
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
    [
        ("contracts.no_disputes", "是"),
        ("contracts.all_legality_reviewed", "否"),
        ("contracts.lawsuits", "未知"),
    ],
)
def test_text_of_claims(name: str, text: str) -> None:
    assert facts_of({"contracts": [{"disputes": 0}]})[name].text == text


@pytest.mark.parametrize(
    ("ledgers", "name", "text"),
    [
        ({"penalties": [{"fine": 125000}]}, "penalties.fine", "12.5"),
        ({"penalties": [{"fine": 10}]}, "penalties.fine", "10"),
        ({"penalties": [{"fine": 0.01}]}, "penalties.fine", "0.01"),
        ({"contracts": [{"disputes": 2}, {"disputes": 1}, {}]}, "contracts.disputes", "3以上"),
        ({"contracts": {"total": 3, "records": [{"disputes": 2}]}}, "contracts.disputes", "2以上"),
        ({"penalties": {"total": 2, "records": [{"fine": 200}]}}, "penalties.fine", "200以上"),
        (
            {"publicity": [{"kind": "讲座", "theme": "甲", "leaflets": "5000余"}]},
            "publicity.leaflets",
            "5000余",
        ),
        ({"metrics": [{"name": "甲", "value": 12.50, "unit": "户"}]}, "metrics.m1", "12.5"),
        ({"metrics": [{"name": "甲", "value": -3, "unit": "度"}]}, "metrics.m1", "-3"),
        ({"hazards": [{"fixed": True}, {"fixed": False}]}, "hazards.fixed_rate", "50%"),
    ],
)
def test_text_of_figures(ledgers: dict[str, Any], name: str, text: str) -> None:
    assert facts_of(ledgers)[name].text == text


def test_a_metric_tells_its_source() -> None:
    facts = facts_of(
        {
            "metrics": [
                {"name": "甲", "value": 3, "unit": "户", "source": "年报"},
                {"name": "乙", "value": 1, "unit": "座"},
            ]
        }
    )

    assert [facts[name].formula for name in ("metrics.m1", "metrics.m2")] == ["来源：年报", "照写"]
    assert facts["metrics.m2"].records == (("metrics", 1),)


def test_a_fact_that_is_not_there_is_no_fact() -> None:
    facts = facts_of({})

    with pytest.raises(KeyError):
        facts["contracts.nothing"]
    assert "contracts.count" in facts
    assert {"contracts", "合同", "metrics", "指标", "report", "年度"} <= facts.groups


def test_every_ledger_has_facts_of_its_own() -> None:
    facts = facts_of({})

    counts = [name for name in facts if name.endswith(".count")]
    assert len(counts) > 40
    assert len({facts[name].title.partition(".")[0] for name in counts}) == len(counts)


def test_a_claim_about_none_needs_the_ledger() -> None:
    facts = facts_of({"contracts": {"total": 0}, "exams": []})

    assert [facts[f"{ledger}.none"].text for ledger in ("contracts", "exams", "study")] == ["是", "否", "否"]


@pytest.mark.parametrize("name", ledgers())
def test_every_value_of_a_closed_list_is_counted_under_its_own_name(name: str) -> None:
    ledger = ledgers()[name]
    facts = facts_of({name: []})

    fields = ledger.record_type().model_fields.values()
    values = [value for field in fields for value in choices(field)]
    assert [value for value in values if facts.find(f"{ledger.counting.title}.{value}") is None] == []


OFFICE = MINIMAL["organization"]
WHOLE: list[tuple[dict[str, Any], Fact]] = [
    ({}, Fact("report.year", "年度.本年", 2024, "年", "报告年度", (("year",),))),
    ({}, Fact("report.next_year", "年度.下年", 2025, "年", "报告年度加一", (("year",),))),
    ({}, Fact("organization.name", "机构.全称", "青山县水利局", records=(("organization", "name"),))),
    ({}, Fact("organization.short_name", "机构.简称", "县水利局", records=(("organization", "short_name"),))),
    ({}, Fact("organization.field", "机构.工作领域", "水利", records=(("organization", "field"),))),
    ({}, Fact("organization.region", "机构.地区", "青山县", records=(("organization", "region", "name"),))),
    ({"shortcomings": ["甲", "乙"]}, Fact("shortcomings.count", "不足.条数", 2, "条", "逐条计数", (("shortcomings", 0), ("shortcomings", 1)))),
    ({"remedies": ["甲"]}, Fact("remedies.count", "整改.条数", 1, "条", "逐条计数", (("remedies", 0),))),
    ({}, Fact("plans.count", "下年安排.条数", 0, "条", "逐条计数", stated=False)),
    ({"metrics": [{"name": "甲", "value": 3, "unit": "户"}]}, Fact("metrics.m1", "指标.甲", Decimal(3), "户", "照写", (("metrics", 0),))),
]  # fmt: skip


@pytest.mark.parametrize(("ledgers", "fact"), WHOLE, ids=lambda each: getattr(each, "name", ""))
def test_facts_of_no_ledger(ledgers: dict[str, Any], fact: Fact) -> None:
    assert facts_of(ledgers)[fact.name] == fact


def test_a_group_gives_a_fact_by_either_name() -> None:
    report = Report.model_validate({**MINIMAL, "contracts": [{"count": 3}]})
    group = group_of(report.contracts, "contracts")

    assert group["contracts.count"] is group["合同.份数"]
    assert group["合同.份数"].value == 3
    assert len(group) == len(list(group)) > 5


def test_a_model_that_says_nothing_against_itself() -> None:
    report = Report.model_validate({**MINIMAL, "contracts": [{}]})

    assert list(report.contracts.records[0].contradictions()) == []
