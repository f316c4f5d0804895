"""Totals of the year that a ledger states: against its records, against each other, and what follows of them."""

from typing import Any

import pytest

from fazhi_report.facts import conflicts, derive
from fazhi_report.schema import validated
from tests.conftest import MINIMAL


def told(field: str, ledger: Any) -> list[tuple[str, str, str]]:
    report = validated({**MINIMAL, field: ledger})
    found = list(conflicts(getattr(report, field), field))
    assert all(each.hint for each in found)
    return [(each.name, each.code, each.message) for each in found]


@pytest.mark.parametrize(
    ("field", "ledger", "expected"),
    [
        ("inspections", {"subjects": 5, "records": [{"subjects": 9}]}, ("subjects", "FZ201", "写明的检查家次 5 小于明细之和 9")),
        (
            "inspections",
            {"total": 1, "subjects": 12, "records": [{"subjects": 9}]},
            ("subjects", "FZ201", "写明的检查家次 12 大于明细之和 9，而明细已经列全"),
        ),
        ("officers", {"total": 10, "certified": 12}, ("certified", "FZ201", "持证 12 多于总数 10")),
        (
            "penalties",
            {"total": 10, "ordinary": 7, "summary": 5},
            ("ordinary", "FZ201", "普通程序 7、简易程序 5 多于总数 10"),
        ),
        ("inspections", {"problems": 57, "rectified": 60}, ("rectified", "FZ202", "整改问题 60 多于发现问题 57")),
        (
            "officers",
            {"total": 10, "certified": 9, "certified_rate": "95%"},
            ("certified_rate", "FZ201", "写明的持证率与持证 9、人数 10 不符"),
        ),
        ("petitions", {"total": 0, "closed_rate": "98%"}, ("closed_rate", "FZ203", "件数是 0，却写了办结率")),
        ("contracts", {"total": 0, "amount": 5}, ("amount", "FZ203", "份数是 0，却写了金额")),
        (
            "inspections",
            {"problems": 0, "rectified_rate": "98%"},
            ("rectified_rate", "FZ203", "写了整改率，发现问题却是 0"),
        ),
        ("contracts", {"disputes": 0, "lawsuits": 2}, ("lawsuits", "FZ203", "没有纠纷，却有诉讼 2 起")),
        (
            "officers",
            {"total": 10, "certified": 9, "records": [{"certified": False, "count": 2}]},
            ("certified", "FZ201", "持证 9，加上明细里不是的 2，多于总数 10"),
        ),
        (
            "officers",
            {"certified_rate": "100%", "records": [{"certified": False}, {}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "officers",
            {"certified_rate": "0%", "records": [{"certified": True}, {}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "enforcement_items",
            {"total": 3, "registered": 3, "records": [{"kind": "行政处罚", "registered_in": []}]},
            ("registered", "FZ201", "已录入权力事项库 3，加上明细里不是的 1，多于总数 3"),
        ),
        (
            "officers",
            {"total": "约100", "certified_rate": "0%", "records": [{"certified": True}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "officers",
            {"total": "约100", "certified_rate": "100%", "records": [{"certified": False}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "officers",
            {"total": 4, "certified_rate": "50%", "records": [{"certified": True, "count": 3}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "officers",
            {"total": 4, "certified_rate": "75%", "records": [{"certified": False, "count": 2}]},
            ("certified_rate", "FZ201", "写明的持证率与明细里、总数里的持证不符"),
        ),
        (
            "inspections",
            {"rectified_rate": "100%", "records": [{"problems": 5, "rectified": 4}, {"problems": 9}]},
            ("rectified_rate", "FZ201", "写明的整改率与明细里、总数里的整改问题不符"),
        ),
        (
            "litigations",
            {"appearance_rate": "100%", "records": [{"head_required": True, "head_appeared": False}, {}]},
            ("appearance_rate", "FZ201", "写明的负责人出庭率与明细里、总数里的已出庭不符"),
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_is_told(field: str, ledger: Any, expected: tuple[str, str, str]) -> None:
    assert told(field, ledger) == [expected]


@pytest.mark.parametrize(
    ("field", "ledger"),
    [
        ("inspections", [{"subjects": 9}]),
        ("inspections", {"subjects": 2299, "records": [{"subjects": 9}, {"subjects": 3}]}),
        ("penalties", {"total": 233, "exempted": 300}),  # told beside the total
        ("officers", {"total": 3, "certified": 2, "certified_rate": "66.67%"}),
        ("officers", {"total": 3, "certified": 2, "certified_rate": "66.66%"}),  # cut off, not rounded
        ("petitions", {"total": "约100", "closed": 100}),
        ("inspections", {"problems": "近50", "rectified": 49}),
        ("officers", {"total": 10, "certified": "近9", "records": [{"certified": False, "count": 2}]}),
        ("officers", {"total": 10, "certified": "约9", "records": [{"certified": False, "count": 2}]}),
        ("officers", {"total": 10, "certified": 8, "records": [{"certified": False, "count": 2}]}),
        (
            "officers",
            {"total": "约100", "certified_rate": "98%", "records": [{"certified": True, "count": 99}]},
        ),
        ("inspections", {"planned": 20, "plan_done": 18}),  # of how many is unknown
        ("inspections", {"problems": 5, "rectified": 5}),
        (
            "officers",
            {
                "total": "约100",
                "certified_rate": "50%",
                "records": [{"certified": True}, {"certified": False}],
            },
        ),
        ("officers", {"total": 4, "certified_rate": "75%", "records": [{"certified": True, "count": 3}]}),
        ("officers", {"total": 4, "certified_rate": "50%", "records": [{"certified": False, "count": 2}]}),
        (
            "inspections",
            {"rectified_rate": "90%", "records": [{"problems": 5, "rectified": 4}, {"problems": 9}]},
        ),
        ("inspections", {"rectified_rate": "100%", "records": [{"problems": 5, "rectified": "约3"}, {}]}),
        ("officers", {"certified_rate": "100%", "records": [{"certified": True, "count": 2}, {}]}),
        (
            "litigations",
            {"appearance_rate": "100%", "records": [{"head_required": True, "head_appeared": True}, {}]},
        ),
        ("litigations", {"appearance_rate": "100%", "records": [{"head_required": False}, {}]}),
        # a team stands beside the persons: it leaves room for all of them
        ("counsels", {"total": 3, "advisers": 3, "records": [{"kind": "法律顾问团队"}]}),
    ],
)
def test_what_can_be_is_not(field: str, ledger: Any) -> None:
    assert told(field, ledger) == []


@pytest.mark.parametrize(
    ("ledger", "size"),
    [
        ({"seminar": 4}, None),
        ({"total": 10, "seminar": 4}, 10),
        ({"seminar": 4, "records": [{}, {}]}, None),  # tells of more than is itemised
        ({"seminar": 2, "records": [{"forum": "专题学习"}, {"forum": "专题学习"}]}, 2),
        ({"seminar": 3, "records": [{"forum": "专题学习"}, {"forum": "会前学法"}]}, None),
        ([{"count": 0}], 0),
        ({}, None),
    ],
)
def test_no_number_of_cases_is_invented(ledger: Any, size: int | None) -> None:
    assert derive(validated({**MINIMAL, "study_sessions": ledger}))["study.count"].value == size
