"""What ledgers declare beyond their fields, by hand, and that nobody tells it a second time."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.schema import exclusive_lists, ledgers
from fazhi_report.schema.declarations import Labels, RecordDates, choices
from tests.conftest import ROOT
from tests.rules.checking import quotes

EXCLUSIVE = {
    "study_sessions.forum": False,
    "law_reports.mode": True,
    "power_items.status": True,
    "licences.outcome": True,
    "fair_reviews.conclusion": True,
    "internal_rules.action": False,
    "internal_rules.domain": True,
    "legal_reviews.subject": False,
    "counsels.kind": False,
    "enforcement_items.kind": False,
    "inspections.kind": False,
    "penalties.procedure": True,
    "penalties.kind": False,
    "supervision.kind": False,
    "information_requests.outcome": True,
    "proposals.kind": True,
    "proposals.role": True,
    "reconsiderations.role": False,
    "reconsiderations.outcome": True,
    "litigations.outcome": True,
    "publicity.kind": False,
    "trainings.kind": True,
    "staff.kind": False,
    "honours.level": False,
    "head_acts.kind": False,
    "leading_groups.action": True,
    "grassroots.kind": False,
    "demonstrations.kind": False,
    "demonstrations.level": False,
}

DATES = {
    "officers": RecordDates.STANDING,
    "staff": RecordDates.STANDING,
    "counsels": RecordDates.STANDING,
    "power_items": RecordDates.STANDING,
    "service_items": RecordDates.STANDING,
    "enforcement_items": RecordDates.STANDING,
    "digital_projects": RecordDates.STANDING,
    "reconsiderations": RecordDates.CARRIED_OVER,
    "litigations": RecordDates.CARRIED_OVER,
    "information_requests": RecordDates.CARRIED_OVER,
    "petitions": RecordDates.CARRIED_OVER,
    "leading_groups": RecordDates.STANDING,
    "experts": RecordDates.STANDING,
    "culture_sites": RecordDates.STANDING,
    "grassroots": RecordDates.STANDING,
    "law_reports": RecordDates.REPORTED_LATER,
}


def closed_lists() -> dict[str, tuple[tuple[str, ...], list[Any]]]:
    """The values and the metadata of every field of a record that takes one of a closed list."""
    return {
        f"{ledger}.{name}": (choices(field), field.metadata)
        for ledger, kind in ledgers().items()
        for name, field in kind.record_type().model_fields.items()
        if choices(field)
    }


def test_every_closed_list_says_whether_its_values_exclude_each_other() -> None:
    said = {
        name: [item.exclusive for item in metadata if isinstance(item, Labels)]
        for name, (_, metadata) in closed_lists().items()
    }

    assert said == {name: [exclusive] for name, exclusive in EXCLUSIVE.items()}


@pytest.mark.parametrize("name", EXCLUSIVE)
def test_figures_of_values_that_exclude_each_other_are_parts_of_a_whole(name: str) -> None:
    one, other = closed_lists()[name][0][:2]

    found = quotes("FZ227", f"全年共有4件，其中{one}3件、{other}2件。")

    assert found == (["4件"] if EXCLUSIVE[name] else [])


def test_values_that_only_reports_know_belong_to_their_list() -> None:
    assert quotes("FZ227", "复议4件，其中维持3件、不予受理2件。") == ["4件"]
    assert quotes("FZ227", "复议4件，其中维持3件、调解2件。") == ["4件"]


def test_dates_of_records_lie_within_the_year_but_for_some_ledgers() -> None:
    declared = {name: ledger.dates for name, ledger in ledgers().items()}

    assert declared == dict.fromkeys(ledgers(), RecordDates.WITHIN_YEAR) | DATES


# One place -------------------------------------------------------------------------------------------------

INTERPRETERS = sorted(
    path for room in ("facts", "rules") for path in (ROOT / "src" / "fazhi_report" / room).glob("*.py")
)


def ledgers_named(source: str) -> list[str]:
    """Ledgers that code names: `"petitions"`, `"study.count"`, `report.petitions`."""
    groups = {ledger.counting.name for ledger in ledgers().values()}
    nodes = list(ast.walk(ast.parse(source)))
    words = [str(node.value).partition(".")[0] for node in nodes if isinstance(node, ast.Constant)]
    fields = [node.attr for node in nodes if isinstance(node, ast.Attribute)]
    return [word for word in words if word in {*ledgers(), *groups}] + [
        field for field in fields if field in ledgers()
    ]


def lists_retyped(source: str) -> Iterator[frozenset[str]]:
    """Values of lists that exclude each other, where code holds two or more of one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            held = {item.value for item in node.elts if isinstance(item, ast.Constant)}
            yield from (shared for values in exclusive_lists() if len(shared := values & held) > 1)


@pytest.mark.parametrize("path", INTERPRETERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_facts_and_rules_know_no_ledger_by_name(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert ledgers_named(source) == []
    assert list(lists_retyped(source)) == []


def test_a_copy_is_noticed() -> None:
    assert len(INTERPRETERS) > 25
    assert ledgers_named('OF = {"petitions": 1}\nreport.staff\nfind("study.count")') == [
        "petitions",
        "study",
        "staff",
    ]
    assert list(lists_retyped('PARTS = {"胜诉", "败诉", "上诉"}')) == [frozenset({"胜诉", "败诉"})]
