"""Waivers: a finding that an office lets stand is marked, and a waiver that matches nothing is told."""

import pytest

from fazhi_report.diagnostics import DataPlace, Finding, Mark, Severity
from fazhi_report.rules.waived import waived
from fazhi_report.schema.waivers import Waiver

SENTENCE = "全年召开会议两次。"


def finding(code: str = "FZ316", **changes: object) -> Finding:
    place = DataPlace(("plans", 0, "text"))
    return Finding(code, Severity.WARNING, "说明", place, quote="两次", context=SENTENCE, **changes)  # type: ignore[arg-type]


def waiver(place: str | None, rule: str = "FZ316") -> Waiver:
    return Waiver.model_validate({"rule": rule, "place": place, "reason": "照原文"})


@pytest.mark.parametrize("place", [None, "会议两次", "两次", "plans", "下年安排", "text", "内容"])
def test_a_waiver_fits_by_words_or_by_key(place: str | None) -> None:
    (found,) = waived([finding()], (waiver(place),))

    assert found.waived == "照原文"
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("fitting", "other"),
    [
        (waiver("三次"), finding()),
        (waiver("两次", "FZ317"), finding()),
        (waiver("contracts"), finding()),
        (waiver(None, "FZ102"), finding("FZ102")),
        (waiver(None, "FZ401"), finding("FZ401")),
    ],
)
def test_a_waiver_without_use_is_told(fitting: Waiver, other: Finding) -> None:
    kept, unused = waived([other], (fitting,))

    assert kept == other
    assert (unused.code, unused.severity, unused.place) == (
        "FZ218",
        Severity.WARNING,
        DataPlace(("waivers", 0)),
    )
    assert fitting.rule in unused.message


def test_the_first_waiver_gives_the_reason_and_both_are_used() -> None:
    first = Waiver.model_validate({"rule": "FZ316", "reason": "甲"})

    found = list(waived([finding(), finding()], (first, waiver("两次"))))

    assert [each.waived for each in found] == ["甲", "甲"]


def test_a_finding_in_a_text_file_has_no_keys() -> None:
    in_template = Finding("FZ316", Severity.INFO, "说明", Mark(1, 1))

    assert [each.waived for each in waived([in_template], (waiver(None),))] == ["照原文"]
    assert len(list(waived([in_template], (waiver("plans"),)))) == 2


def test_a_key_that_the_schema_does_not_know_is_matched_as_written() -> None:
    odd = Finding("FZ316", Severity.INFO, "说明", DataPlace(("odd", "更多")))

    assert [each.waived for each in waived([odd], (waiver("更多"),))] == ["照原文"]
