"""Importing reports: what is no report by its size, and how long a long sentence takes."""

import time
from importlib import import_module

import pytest

from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.circumstances import Office
from fazhi_report.pipeline import import_reports

TITLE = "青山县水利局关于2024年法治政府建设情况的报告"


def test_many_more_characters_than_a_report_has_are_refused() -> None:
    text = "\n".join((TITLE, "一、主要举措和成效", *("依法行政工作扎实推进，取得新的成效。",) * 6000))

    made = import_reports([(text.encode(), "报告.txt")])

    assert made.report is None
    assert [(each.code, each.message) for each in made.diagnostics] == [
        ("FZ019", "文字一共超过10万字，不像一份报告")
    ]


def test_the_time_of_a_sentence_is_in_proportion_to_its_length() -> None:
    took = []
    for times in (200, 1600):
        start = time.process_time()
        attributions("签订合同12份，" * times, Office(2024))
        took.append(time.process_time() - start)

    assert took[1] < 8 * 3 * took[0]


def test_a_room_has_nothing_but_its_face() -> None:
    with pytest.raises(AttributeError):
        getattr(import_module("fazhi_report.editing"), "nothing")  # noqa: B009  mypy knows that there is none
