"""A year whose every figure is that of the year before was most likely copied."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Severity
from tests.last_year import loaded

COPIED: dict[str, Any] = {
    "study_sessions": [{"forum": "专题学习", "date": "2024-03-05"}],
    "contracts": [{"count": 12, "legality_reviewed": True}, {"count": 3, "legality_reviewed": False}],
}


def told(now: dict[str, Any], then: dict[str, Any]) -> list[str]:
    return [each.message for each in loaded(now, then).findings if each.code == "FZ271"]


def test_a_copied_year_is_told_at_last_years_file() -> None:
    (found,) = (each for each in loaded(COPIED, COPIED).findings if each.code == "FZ271")

    assert (found.severity, found.place) == (Severity.WARNING, DataPlace(("previous",)))
    assert found.message == "全部 4 个数都与上年相同"
    assert found.hint == "核对是不是从上年的文件复制来、还没有改；确实相同的，豁免并写明理由"


def test_texts_do_not_matter() -> None:
    now = {
        **COPIED,
        "shortcomings": ["因甲不足", "因乙不足"],
        "contracts": [{**each, "title": "甲"} for each in COPIED["contracts"]],
    }

    assert told(now, COPIED) == ["全部 4 个数都与上年相同"]


@pytest.mark.parametrize(
    "now",
    [
        {**COPIED, "study_sessions": [{"forum": "专题学习", "count": 2}]},
        {**COPIED, "contracts": [{"count": 12, "legality_reviewed": True}, {"count": 4, "legality_reviewed": False}]},
        {**COPIED, "study_sessions": [{"forum": "中心组学习"}]},  # none under one name, one under another
    ],
)  # fmt: skip
def test_one_figure_that_differs_tells_of_another_year(now: dict[str, Any]) -> None:
    assert told(now, COPIED) == []


def test_what_only_one_year_tells_is_not_compared() -> None:
    assert told({**COPIED, "drills": [{"count": 2}]}, COPIED) == ["全部 4 个数都与上年相同"]
    assert told(COPIED, {**COPIED, "drills": [{"count": 2}]}) == ["全部 4 个数都与上年相同"]


@pytest.mark.parametrize(
    "same",
    [
        {},
        {
            "study_sessions": [{"count": 4}],
            "party_meetings": [{"count": 2}],
            "drills": [{}],
        },  # as planned each year
        {"hotline": [{"count": 96, "closed": True, "satisfied": True}]},  # one figure under three names
        {"staff": [{"kind": "法治机构编制", "count": 12345}], "powers": [{"count": 5417}]},  # what there is
        {"metrics": [{"name": "登记户数", "value": 123456, "unit": "户"}]},
        {"shortcomings": ["甲因乙"] * 3, "remedies": ["甲"]},
    ],
)
def test_figures_that_may_well_recur(same: dict[str, Any]) -> None:
    assert told(same, same) == []


def test_one_large_figure_does_not_recur() -> None:
    same = {"publicity": [{"kind": "讲座", "theme": "甲", "leaflets": 5000}]}

    assert told(same, same) == ["全部 3 个数都与上年相同"]
    assert told({**same, "publicity": [{**same["publicity"][0], "leaflets": 5001}]}, same) == []


def test_amounts_are_figures() -> None:
    same = {"penalties": [{"fine": 12345.5}]}

    assert told(same, same)
    assert not told({"penalties": [{"fine": 12345}]}, same)


def test_without_last_years_file_nothing_is_compared() -> None:
    assert [each.code for each in loaded(COPIED, None).findings] == ["FZ210"]
