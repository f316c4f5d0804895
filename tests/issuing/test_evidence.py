"""The list of evidence: which numbers it has, in which order, and what it says of their sources."""

from typing import Any

import pytest

from fazhi_report.document import Document, DocumentAnnex, Paragraph, Run, Table
from fazhi_report.facts import Declared, declared_fact, derive
from fazhi_report.issuing.evidence import with_evidence
from fazhi_report.loading import Loaded, load
from fazhi_report.schema import Report
from tests.conftest import MINIMAL, json_bytes
from tests.last_year import loaded

FILES = {
    "study_sessions": [
        {"forum": "会前学法", "evidence": "学习/1.pdf"},
        {"forum": "专题学习", "evidence": "学习/2.pdf"},
        {"forum": "专题学习", "evidence": "学习/1.pdf"},
    ],
    "contracts": {"total": 20, "records": [{"legality_reviewed": True}, {"legality_reviewed": True}]},
    "metrics": [
        {"name": "巡河", "value": 4120, "unit": "人次", "source": "河长制台账"},
        {"name": "水库", "value": 7, "unit": "座"},
    ],
    "shortcomings": ["甲", "乙"],
}


def printing(*names: str) -> Document:
    """A document that prints these facts in two paragraphs."""
    runs = tuple(Run("1", name) for name in names)
    return Document(((Run("题"),),), (Paragraph(runs[:1]), Paragraph((Run("。"), *runs[1:]))), "")


def rows(ledgers: dict[str, Any], *names: str) -> tuple[tuple[str, ...], ...]:
    (annex,) = with_evidence(of(ledgers), printing(*names)).annexes
    return table_of(annex).rows


def of(ledgers: dict[str, Any], **more: Any) -> Loaded:
    """The least data file with some ledgers, as it is loaded."""
    report = Report.model_validate({**MINIMAL, **ledgers})
    return load(json_bytes({**MINIMAL, **ledgers}), "台账.yaml")._replace(facts=derive(report, **more))


def table_of(annex: DocumentAnnex) -> Table:
    (table,) = annex.content
    assert isinstance(table, Table)
    return table


def sources(ledgers: dict[str, Any], name: str) -> tuple[str, ...]:
    """What the list says of one number: its records and their evidence."""
    ((_, _, _, *found),) = rows(ledgers, name)
    return tuple(found)


def test_a_row_for_each_number_in_the_order_of_reading_and_once() -> None:
    assert rows(
        FILES, "contracts.count", "study.count", "study.before_meetings", "contracts.count", "metrics.m1"
    ) == (
        ("1", "合同.份数", "20份", "合同总数、第1、2条", "未登记"),
        ("2", "学习.次数", "3次", "法治学习第1—3条", "学习/1.pdf、学习/2.pdf"),
        ("3", "学习.会前学法", "1次", "法治学习第1条", "学习/1.pdf"),
        ("4", "指标.巡河", "4120人次", "指标第1条", "河长制台账"),
    )


def test_the_list_is_the_last_annex_and_the_rest_stays() -> None:
    first = DocumentAnnex("名单", (Table(("甲",), ()),))
    document = Document(((Run("题"),),), printing("study.count").blocks, "甲局", (Run("区委："),), (first,))

    found = with_evidence(of(FILES), document)

    assert (found.title, found.blocks, found.author, found.addressees) == (
        document.title, document.blocks, "甲局", document.addressees,
    )  # fmt: skip
    assert found.annexes[0] is first
    assert found.annexes[1].title == "佐证材料清单"
    assert table_of(found.annexes[1]).columns == ("序号", "报告中的数", "数值", "台账记录", "佐证材料")


def test_years_and_texts_are_no_numbers() -> None:
    document = printing("report.year", "organization.region", "mechanisms.names")

    assert with_evidence(of(FILES), document) is document


@pytest.mark.parametrize(
    ("ledgers", "name", "expected"),
    [
        ({"contracts": {"total": 3}}, "contracts.count", ("合同总数", "未登记")),
        (FILES, "metrics.m2", ("指标第2条", "未登记")),
        (FILES, "shortcomings.count", ("不足第1、2条", "—")),
        ({}, "plans.count", ("—", "—")),
        ({"contracts": [{}, {"evidence": "a"}]}, "contracts.count", ("合同第1、2条", "a")),
    ],
)
def test_what_has_no_evidence(ledgers: dict[str, Any], name: str, expected: tuple[str, ...]) -> None:
    assert sources(ledgers, name) == expected


def test_the_figure_of_one_record() -> None:
    contracts = [{"evidence": "a"}, {"evidence": "b", "count": 3}]

    assert sources({"contracts": contracts}, "contracts.2.count") == ("合同第2条", "b")


def test_a_figure_that_the_manuscript_declares() -> None:
    declared = declared_fact(Declared("", "25个", "社区"), ("manuscript", 12, 5))
    document = printing("metrics.typed_社区")

    (annex,) = with_evidence(of({}, declared=[declared]), document).annexes
    assert table_of(annex).rows == (("1", "指标.社区", "25个", "文稿第12行", "—"),)


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [
        ([1], "合同第1条"),
        ([1, 2], "合同第1、2条"),
        ([2, 3, 4], "合同第2—4条"),
        ([1, 2, 4, 5, 6, 9], "合同第1、2、4—6、9条"),
        (list(range(1, 20, 2)), "合同第1、3、5、7、9、11、13、15、17、19条"),
        ([*range(1, 22, 2), 22, 23], "合同第1、3、5、7、9、11、13、15、17、19条等13条"),
    ],
)
def test_runs_of_records_are_shortened(reviewed: list[int], expected: str) -> None:
    contracts = [{"legality_reviewed": number in reviewed} for number in range(1, 25)]

    assert sources({"contracts": contracts}, "contracts.legality_reviewed")[0] == expected


def test_records_of_a_rate_are_in_order() -> None:
    exams = [{"participants": "甲", "sat": 3}, {"participants": "乙", "sat": 3, "passed": 2}]
    exams += [{"participants": "丙", "sat": 1, "passed": 1}]

    report = Report.model_validate({**MINIMAL, "exams": exams})
    facts = derive(report)
    assert [path[-1] for path in facts["exams.pass_rate"].records] == [1, 2, 0]
    assert sources({"exams": exams}, "exams.sat")[0] == "法治考试第1—3条"


def test_last_years_number_is_in_last_years_file() -> None:
    found = loaded({"licences": [{"count": 5, "evidence": "a"}]}, {"licences": [{"count": 4}]})
    assert found.report

    (annex,) = with_evidence(
        found, printing("licences.count_last", "licences.count_change", "licences.count")
    ).annexes

    assert [row[1:] for row in table_of(annex).rows] == [
        ("行政许可.件数上年", "4件", "上年文件", "—"),
        ("行政许可.件数增减", "1件", "行政许可第1条", "a"),
        ("行政许可.件数", "5件", "行政许可第1条", "a"),
    ]
