"""What every rule has in common: severity, places in data, templates and texts, the name of a number."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fazhi_report import pipeline
from fazhi_report.cli.files import Beside
from fazhi_report.diagnostics import DataPath, DataPlace, Mark, Severity, TemplatePlace
from fazhi_report.rules import RULES, check
from fazhi_report.rules.quantities import quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject, part_of, subject_of
from fazhi_report.settings.model import Settings
from tests.conftest import DATA, ROOT
from tests.rules.checking import rule_of, subject, subject_of_data


def finder(pattern: str) -> Rule:
    @rule("FZ220")
    def found(at_hand: Subject) -> Iterator[Fault]:
        for line in at_hand.lines:
            for match in re.finditer(pattern, line.text):
                yield Fault(line.at(match), "有", "改")

    return found


def places(pattern: str, at_hand: Subject) -> list[object]:
    return [finding.place for finding in finder(pattern).findings(at_hand)]


PLANS = {
    "plans": [{"title": "背诵", "text": "背诵、背诵，{{ 学习.次数 }}次背诵。"}],
    "study_sessions": [{}, {}],
}


def test_text_of_the_data_is_told_by_path_excerpt_and_what_stands_before() -> None:
    path = ("plans", 0, "text")

    assert places("背诵", subject_of_data(PLANS)) == [
        DataPlace(("plans", 0, "title"), "背诵", 0),
        DataPlace(path, "背诵", 0),
        DataPlace(path, "背诵", 1),
        DataPlace(path, "背诵", 2),
    ]


def test_a_number_is_told_by_the_name_of_its_fact() -> None:
    (found,) = finder(r"\d(?=次背诵)").findings(subject_of_data(PLANS))

    assert found.message == "有（由“学习.次数”印出）"
    assert found.place == DataPlace(("plans", 0, "text"), "{{ 学习.次数 }}")
    assert (found.quote, found.context) == ("2", "背诵、背诵，2次背诵。")


def test_text_of_a_template_of_the_office_is_told_by_its_line() -> None:
    at_hand = replace(subject_of_data(PLANS), own_templates=frozenset({"parts/plans.md.j2"}))

    (place,) = places("初步安排", at_hand)

    assert isinstance(place, TemplatePlace)
    assert place.name == "parts/plans.md.j2"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("初步安排", ("plans", 0, "title")),  # a heading: the first data below it
        ("法治政府建设情况的报告", ("structure", "title_form")),  # the title
        ("均经", ("contracts", "records", 0)),  # the ledger whose number stands nearest
        ("投诉处理", ("business_environment",)),  # a sentence of a flag alone: its part of the data
        ("情况报告如下", ("basis", 0, "short_title")),
    ],
)
def test_text_of_a_shipped_template_is_told_by_the_data_beside_it(pattern: str, expected: DataPath) -> None:
    made = subject_of_data(
        {
            **PLANS,
            "contracts": [{"legality_reviewed": True}, {"legality_reviewed": True}],
            "business_environment": {"complaint_mechanism": True},
        }
    )

    (place,) = places(pattern, made)

    assert place == DataPlace(expected)


def test_text_of_a_shipped_template_beside_no_data_is_told_at_the_beginning() -> None:
    (place,) = places("情况报告如下", subject_of_data({"basis": []}))

    assert place == DataPlace(())


@pytest.mark.parametrize(
    "path", [DATA, *sorted((ROOT / "examples").glob("*.yaml"))], ids=lambda path: path.stem
)
def test_no_place_is_a_line_of_a_shipped_template(path: Path) -> None:
    composed = pipeline.compose(path.read_bytes(), path.name, None, Beside(str(path)))
    assert composed.document
    at_hand = subject_of(composed.document, Settings(), composed.loaded.report, composed.loaded.facts)
    found = {
        type(at_hand.place(line.spot(at, at + 1))) for line in at_hand.printed for at in range(len(line.text))
    }

    assert found == {DataPlace}


def test_no_example_of_a_rule_is_told_at_a_line_of_a_shipped_template() -> None:
    examples = [rule.page.wrong for rule in RULES if rule.page.wrong.startswith("---")]
    found = [finding for example in examples for finding in check(subject(example))]

    assert found
    assert not [finding for finding in found if isinstance(finding.place, TemplatePlace)]


def test_missing_causes_are_told_at_what_the_office_wrote() -> None:
    lacking = {"remedies": ["加强培训"], "plans": [{"title": "甲", "text": "乙。"}]}
    own = {"shortcomings": ["案卷质量有待提高"]}

    assert [each.place for each in rule_of("FZ320").findings(subject_of_data(lacking))] == [
        DataPlace(("remedies", 0))
    ]
    assert [each.place for each in rule_of("FZ320").findings(subject_of_data(lacking | own))] == [
        DataPlace(("shortcomings",))
    ]


def test_the_number_of_a_heading_stands_before_it() -> None:
    assert places("（一）", subject("（一）学法。\n正文。\n")) == [Mark(2, 1)]
    assert places("。", subject("（一）学法。正文。\n")) == [Mark(2, 6), Mark(2, 9)]


def test_a_title_of_nothing_is_at_the_beginning() -> None:
    assert places("^", subject("# ")) == [Mark(1, 1)]


@pytest.mark.parametrize(
    ("set_to", "own", "severity"),
    [
        ("error", None, Severity.ERROR),
        ("error", Severity.INFO, Severity.INFO),
        ("info", Severity.WARNING, Severity.INFO),
    ],
)
def test_an_office_sets_how_severe_a_rule_is(set_to: str, own: Severity | None, severity: Severity) -> None:
    at_hand = subject("正文。\n", Settings.model_validate({"rules": {"FZ220": set_to}}))
    one = Rule("FZ220", lambda each: [Fault(each.title.spot(0, 1), "有", severity=own)])

    assert [found.severity for found in one.findings(at_hand)] == [severity]


def test_a_rule_may_be_off() -> None:
    at_hand = subject("正文。\n", Settings.model_validate({"rules": {"FZ220": "off"}}))

    assert list(finder("正文").findings(at_hand)) == []


def test_a_fault_of_the_data_is_told_by_its_path() -> None:
    one = Rule("FZ220", lambda _: [Fault(("year",), "有")])

    assert [(found.place, found.quote) for found in one.findings(subject("正文。"))] == [
        (DataPlace(("year",)), "")
    ]


def test_lines_know_what_they_are() -> None:
    lead, heading, paragraph, plain = subject(
        "导语“甲《乙》”：\n一、存在的不足和原因\n（一）学法。正文。\n一般。\n"
    ).body

    assert (lead.part, lead.heading, lead.body) == ("导语", "", "导语“甲《乙》”：")
    assert lead.unquoted == "导语■■■■■■："
    assert (heading.part, heading.kind, heading.level, heading.heading) == (
        "不足",
        "heading",
        1,
        "存在的不足和原因",
    )
    assert (paragraph.number, paragraph.heading, paragraph.body) == ("（一）", "学法。", "正文。")
    assert (plain.level, plain.fact_at(0)) == (0, "")
    assert paragraph.spot(3, 5).text == "学法"


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("党政主要负责人履行第一责任人职责情况", "第一责任人"),
        ("主要举措和成效", "举措成效"),
        ("存在的问题及下一步打算", "不足"),
        ("2024年工作安排", "下年安排"),
    ],
)
def test_parts_by_their_headings(heading: str, part: str) -> None:
    assert part_of(heading) == part


@pytest.mark.parametrize(
    ("title", "year", "office"),
    [
        ("甲县水利局关于2023年法治政府建设情况的报告", 2023, "甲县水利局"),
        ("甲县水利局2024年度报告", 2024, "甲县水利局"),
        ("工作报告", None, ""),
    ],
)
def test_year_and_office_by_the_title(title: str, year: int | None, office: str) -> None:
    at_hand = subject(f"# {title}\n正文。\n")

    assert (at_hand.year, at_hand.office) == (year, office)


def test_year_and_office_by_the_data() -> None:
    at_hand = subject_of_data({})

    assert (at_hand.year, at_hand.office) == (2024, "青山县水利局")


def test_what_is_told_of_a_rule_has_an_end() -> None:
    *found, last = finder("甲").findings(subject("甲" * 3001))

    assert [each.message for each in found] == ["有"] * 3000
    assert (last.message, last.quote, last.context) == ("有 3000 处以上，后面的没有列", "", "")
    assert last.severity == found[0].severity


def test_a_total_before_each_of_many_figures_takes_time_in_proportion() -> None:
    compared = 0

    class Counted(int):
        def __lt__(self, other: int) -> bool:
            nonlocal compared
            compared += 1
            return int(self) < other

    at_hand = subject("共3件，" * 2000)
    for found in quantities(at_hand).values():
        for each in found:
            each.start = Counted(each.start)

    list(rule_of("FZ227").check(at_hand))
    assert 0 < compared < 2000 * 200
