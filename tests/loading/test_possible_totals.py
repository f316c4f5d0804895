"""Totals of the year that their records leave room for: no fault is found in them."""

from typing import Any

import pytest

from fazhi_report.loading import load
from tests.conftest import MINIMAL, json_bytes

POSSIBLE: dict[str, dict[str, Any]] = {
    "all kept, and one cancelled beside": {
        "power_items": {"total": 5, "kept": 5, "records": [{"status": "取消"}]}
    },
    "all lawyers, and a team beside": {
        "counsels": {"total": 3, "government_lawyers": 3, "records": [{"kind": "法律顾问团队"}]}
    },
    "as many as are left": {"officers": {"total": 5, "certified": 4, "records": [{"certified": False}]}},
    "about as many as are left": {
        "officers": {"total": "近50", "certified": "40余", "records": [{"certified": False, "count": 9}]}
    },
    "a rate of what is left": {
        "petitions": {"total": 100, "closed_rate": "97%", "records": [{"closed": False, "count": 3}]}
    },
    "a rate of about so many": {"petitions": {"total": "100余", "closed_rate": "97%", "closed": 95}},
    "a rate of a part put right later": {
        "inspections": {
            "rectified_rate": "98%",
            "records": [{"problems": 4, "rectified": 2}, {"problems": "约200"}],
        }
    },
    "passed, of whom it is not known who sat": {"exams": {"passed": 40, "excellent": 12}},
    "about so many of which more": {"service_items": {"total": "100余", "online": "100余"}},
}


@pytest.mark.parametrize("name", POSSIBLE)
def test_what_may_be(name: str) -> None:
    found = load(json_bytes({**MINIMAL, **POSSIBLE[name]}), "test.json")

    assert [each.message for each in found.diagnostics()] == []
