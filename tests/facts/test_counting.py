"""How facts are counted: the formula and the records that each tells, and when a figure is known."""

from fractions import Fraction
from typing import Any

import pytest

from fazhi_report.facts import Facts, derive
from fazhi_report.schema import ledgers, validated
from tests.conftest import MINIMAL


def facts_of(ledgers: dict[str, Any]) -> Facts:
    return derive(validated({**MINIMAL, **ledgers}))


def paths(field: str, *places: int | str) -> tuple[tuple[str | int, ...], ...]:
    """The data paths of a ledger's total and of its records by index."""
    return tuple((field, "total") if place == "total" else (field, "records", place) for place in places)


PENALTIES = {"penalties": [{"procedure": "简易程序", "fine": 200}, {"hearing": True}, {"fine": 50}]}
CONTRACTS = {"contracts": [{"disputes": 2}, {"legality_reviewed": True}, {"disputes": 0}]}
REVIEWED = {"legality_reviewed": True, "all_opinions_adopted": True}
IN_FULL = "经审核的文件意见全部采纳"
ADOPTED = "采纳意见 ÷ 提出意见 = {} ÷ {}"

TOLD: list[tuple[dict[str, Any], str, str, tuple[tuple[str | int, ...], ...]]] = [
    (PENALTIES, "penalties.count", "明细逐条相加", paths("penalties", 0, 1, 2)),
    (PENALTIES, "penalties.none", "写明了没有", paths("penalties", 0, 1, 2)),
    ({"contracts": {"total": 0}}, "contracts.none", "写明了没有", paths("contracts", "total")),
    ({"contracts": {"total": 0}}, "contracts.count", "写明的总数（明细 0）", paths("contracts", "total")),
    (PENALTIES, "penalties.summary", "符合条件的明细相加", paths("penalties", 0)),
    (PENALTIES, "penalties.hearing", "符合条件的明细相加", paths("penalties", 1)),
    (PENALTIES, "penalties.all_hearing", "全部列入明细，而且条条符合", paths("penalties", 0, 1, 2)),
    (PENALTIES, "penalties.fine", "明细里的罚款金额相加，满1万元的折合万元", paths("penalties", 0, 2)),
    (CONTRACTS, "contracts.disputes", "明细里的纠纷相加", paths("contracts", 0, 2)),
    (CONTRACTS, "contracts.no_disputes", "全部列入明细，而且条条符合", paths("contracts", 0, 1, 2)),
    ({"mechanisms": [{"name": "甲"}, {"name": "乙"}]}, "mechanisms.names", "明细里的名称依次列出", paths("mechanisms", 0, 1)),
    ({"licences": [{"count": 3, "instant": False}, {"instant": True}]}, "licences.instant_rate", "即办 ÷ 件数 = 1 ÷ 4", paths("licences", 1, 0)),
    ({"licences": {"total": 9, "instant_rate": "98.5%", "source": "审批台账"}}, "licences.instant_rate", "写明的率（来源：审批台账）", (("licences", "instant_rate"), ("licences", "total"))),
    ({"licences": {"instant": 3, "source": "审批台账"}}, "licences.instant", "写明的全年总数（来源：审批台账）", (("licences", "instant"),)),
    ({"contracts": {"total": 3, "source": "台账"}}, "contracts.count", "写明的总数（明细 0）（来源：台账）", paths("contracts", "total")),
    (
        {"contracts": {"total": 2, "legality_reviewed": 2}},
        "contracts.all_legality_reviewed",
        "写明的全年总数",
        paths("contracts", "total"),
    ),
    ({"normative_documents": [REVIEWED, {}]}, "normative.adoption_rate", IN_FULL, paths("normative_documents", 0)),
    (
        {"normative_documents": [{}, {"legality_reviewed": True, "opinions_given": 0, "opinions_adopted": 0}, REVIEWED]},
        "normative.adoption_rate",
        IN_FULL,
        paths("normative_documents", 1, 2),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ledgers", "name", "formula", "records"), TOLD)
def test_a_fact_tells_its_formula_and_records(
    ledgers: dict[str, Any], name: str, formula: str, records: tuple[tuple[str | int, ...], ...]
) -> None:
    fact = facts_of(ledgers)[name]

    assert (fact.formula, fact.records) == (formula, records)


@pytest.mark.parametrize(
    ("ledgers", "name", "missing"),
    [
        ({"study_sessions": {"total": "约100"}}, "study.count", "“总数”写的是约数"),
        ({"penalties": [{"procedure": "普通程序"}, {}]}, "penalties.ordinary", "1条明细没有写“程序”"),
        ({"penalties": [{"fine": 5}, {}]}, "penalties.fine", "1条明细没有写“罚款金额”"),
        ({"penalties": {"total": 2, "records": [{"hearing": True}]}}, "penalties.hearing", "明细没有列全（总数 2，明细 1）"),
    ],
)  # fmt: skip
def test_a_fact_tells_in_the_words_of_the_file_what_is_missing(
    ledgers: dict[str, Any], name: str, missing: str
) -> None:
    assert facts_of(ledgers)[name].missing == missing


@pytest.mark.parametrize(
    ("records", "name", "phrase"),
    [
        ([{"count": 0}, {"subjects": 5}], "inspections.subjects", "5家次"),
        ([{"count": 0}, {"subjects": 5}, {}], "inspections.subjects", "5家次以上"),
        ([{"problems": 0}, {"problems": 3, "rectified": 2}], "inspections.rectified", "2个"),
        ([{"officers": 3}, {"planned": 0}], "inspections.officers", "3人次以上"),
    ],
)
def test_what_there_is_nothing_of_needs_no_figure(records: Any, name: str, phrase: str) -> None:
    assert facts_of({"inspections": records})[name].phrase == phrase


KNOWN: list[tuple[dict[str, Any], str, object]] = [
    ({"licences": [{"count": 3, "instant": False}, {"instant": True}]}, "licences.instant_rate", Fraction(1, 4)),
    ({"licences": [{"count": 3}, {"instant": True}]}, "licences.instant_rate", None),
    ({"licences": []}, "licences.instant_rate", None),
    ({"licences": {"total": 1, "records": [{"instant": True}]}}, "licences.instant_rate", Fraction(1)),
    ({"inspections": [{"problems": 4, "rectified": 3}, {"problems": 1, "rectified": 1}]}, "inspections.rectified_rate", Fraction(4, 5)),
    ({"inspections": [{"problems": 4, "rectified": 3}, {}]}, "inspections.rectified_rate", None),
    ({"officers": [{"certified": True}, {"certified": False, "count": 2}]}, "officers.certified_rate", Fraction(1, 3)),
    ({"officers": [{"certified": True}, {}]}, "officers.certified_rate", None),
    ({"contracts": {"total": 1, "records": [{"disputes": 2}]}}, "contracts.disputes", 2),
    ({"contracts": {"total": 2, "records": [{"legality_reviewed": True}]}}, "contracts.all_legality_reviewed", False),
    ({"contracts": [{"legality_reviewed": True}, {"legality_reviewed": True}]}, "contracts.all_legality_reviewed", True),
    ({"contracts": [{"legality_reviewed": True}]}, "contracts.none_legality_reviewed", False),
    ({"contracts": [{"amount": 0}, {}]}, "contracts.amount", None),
    ({"contracts": [{"amount": 5}, {"amount": 7}]}, "contracts.amount", 12),
    ({"contracts": {"total": 3, "records": [{"amount": "近5"}]}}, "contracts.amount", None),
    ({"contracts": {"total": 3, "amount": 7, "records": [{"amount": 5}]}}, "contracts.amount", 7),
    ({"penalties": [{"fine": 0}]}, "penalties.fine", 0),
    ({"penalties": [{"hearing": True, "count": 4}, {"hearing": True}]}, "penalties.hearing", 5),
    ({"normative_documents": [{"legality_reviewed": True}]}, "normative.adoption_rate", None),
    ({"normative_documents": [{"opinions_given": 4, "opinions_adopted": 3}]}, "normative.adoption_rate", Fraction(3, 4)),
    ({"enforcement_items": [{"kind": "行政检查", "registered_in": ["省"]}, {"kind": "行政检查"}]}, "items.all_registered", False),
    ({"enforcement_items": [{"kind": "行政检查"}]}, "items.all_registered", False),
    ({"enforcement_items": [{"kind": "行政检查", "registered_in": ["省"]}, {"kind": "行政检查", "registered_in": ["省"], "count": 4}]}, "items.registered", 5),
    ({"penalties": {"total": 0}}, "penalties.ordinary", 0),
    ({"penalties": {"fine": 5}}, "penalties.ordinary", None),
    ({"officers": {"total": 10, "certified": 5}}, "officers.all_certified", False),
    ({"officers": {"total": 5, "certified": 5}}, "officers.all_certified", True),
    ({"officers": {"total": "约5", "certified": 5}}, "officers.all_certified", False),
    (
        {"normative_documents": [{"opinions_given": 0, "opinions_adopted": 0, "all_opinions_adopted": True}]},
        "normative.adoption_rate",
        None,
    ),
    ({"inspections": [{"problems": 0}, {"problems": 5, "rectified": 5}]}, "inspections.rectified_rate", Fraction(1)),
    ({"inspections": [{"problems": 1}, {"problems": 5, "rectified": 5}]}, "inspections.rectified_rate", None),
]  # fmt: skip


@pytest.mark.parametrize(("ledgers", "name", "value"), KNOWN)
def test_a_figure_is_known_where_every_record_tells(
    ledgers: dict[str, Any], name: str, value: object
) -> None:
    fact = facts_of(ledgers)[name]

    assert fact.value == value
    assert isinstance(fact.value, bool) is isinstance(value, bool)


@pytest.mark.parametrize("name", ledgers())
def test_a_ledger_left_out_has_the_facts_of_an_empty_one(name: str) -> None:
    group = ledgers()[name].counting.name
    left_out, empty = (
        [fact for fact in each.values() if fact.name.startswith(f"{group}.")]
        for each in (facts_of({}), facts_of({name: []}))
    )

    assert [(fact.name, fact.title, fact.unit) for fact in left_out] == [
        (fact.name, fact.title, fact.unit) for fact in empty
    ]
    assert {fact.stated for fact in left_out} == {False}
    assert {fact.stated for fact in empty} == {True}


def test_the_facts_of_a_ledger_are_in_the_order_of_its_fields() -> None:
    names = [
        name for name in facts_of({"mechanisms": [{"name": "甲"}]}).names if name[:4] in {"mech", "工作机制"}
    ]

    assert names == [
        "mechanisms.count",
        "mechanisms.none",
        "mechanisms.itemised",
        "mechanisms.names",
        "工作机制.项数",
        "工作机制.没有",
        "工作机制.明细列全",
        "工作机制.名称",
    ]


def test_rates_are_in_the_order_in_which_they_are_declared() -> None:
    rates = [name for name in facts_of({"exams": []}) if name.startswith("exams.") and name.endswith("_rate")]

    assert rates == ["exams.attendance_rate", "exams.pass_rate", "exams.excellence_rate"]


@pytest.mark.parametrize("asked", ["one by one", "after all"])
def test_a_fact_is_found_under_both_names(asked: str) -> None:
    facts = facts_of({"litigations": [{"head_required": True, "head_appeared": True}]})
    if asked == "after all":
        assert len(facts) == len(list(facts))

    for english, chinese in (("count", "件数"), ("none", "没有"), ("appearance_rate", "负责人出庭率")):
        assert facts[f"litigations.{english}"] == facts.find(f"行政诉讼.{chinese}")
    assert facts["litigations.appearance_rate"].text == "100%"
    assert facts.find("litigations.nothing") is None
