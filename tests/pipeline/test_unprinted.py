"""Figures that only tell that there was something are not printed, and are told."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace
from fazhi_report.pipeline import compose, unprinted
from tests.conftest import MINIMAL, json_bytes

LOST: dict[str, tuple[dict[str, Any], list[tuple[str | int, ...]]]] = {
    "about so many of one kind and another number": (
        {"research_trips": [{"by": "局长", "count": "约10"}, {"by": "局长", "count": 2}]},
        [("research_trips", "records", 0, "count")],
    ),
    "a kind of which the sentence tells only that there was some": (
        {"internal_rules": {"audit": 2}},
        [("internal_rules", "audit")],
    ),
    "a total of the year behind what records tell": (
        {"work_plans": {"tasks": 50, "records": [{"title": "要点", "tasks": 20}]}},
        [("work_plans", "tasks")],
    ),
    "a total of the year and many alike, told once": (
        {"head_acts": {"total": 8, "instructions": 5, "records": [{"kind": "批示", "count": 2}]}},
        [("head_acts", "total")],
    ),
    "a rate of which nothing is told": (
        {
            "normative_documents": {
                "total": 3,
                "adoption_rate": "100%",
                "records": [{"all_opinions_adopted": True}],
            }
        },
        [("normative_documents", "adoption_rate")],
    ),
    "a number beside a rate that is stated": (
        {"hotline": {"closed_rate": "62.5%", "closed": 1}},
        [("hotline", "closed")],
    ),
    "a number that a rate is made of": ({"hotline": {"total": 8, "closed": 5}}, []),
    "an amount that is printed": ({"penalties": [{"fine": "约5000"}]}, []),
}


@pytest.mark.parametrize("name", LOST)
def test_a_figure_that_only_tells_that_there_was_some_is_told(name: str) -> None:
    data, expected = LOST[name]

    places = [each.place for each in unprinted(compose(json_bytes({**MINIMAL, **data}), "test.yaml"))]

    assert [place.path for place in places if isinstance(place, DataPlace)] == expected
