"""Notes on the numbers of a report, and the document that it is put into."""

from typing import Any

from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.facts import Fact, Facts, GroupNames
from fazhi_report.facts.fact import by_name
from fazhi_report.issuing.tracing import annotate, trace
from fazhi_report.loading import Loaded, load
from tests.conftest import MINIMAL, document_of, json_bytes
from tests.last_year import loaded

LEDGER = """\
年度: 2024
机构:
  全称: 青山县水利局
  简称: 县水利局
  党组织: 局党组
  工作领域: 水利
  地区: {名称: 青山县, 级别: 县, 上级: [省]}
合同:
  总数: 3
  明细:
    - {数量: 1}
    - {数量: 1}
"""


def printing(*names: str) -> Document:
    return Document(((Run("题"),),), (Paragraph(tuple(Run("1", name) for name in names)),), "")


def notes(ledger: str, *names: str, file: str = "data/2024.yaml") -> dict[str, str]:
    return dict(annotate(load(ledger.encode(), file), printing(*names)).notes)


def test_a_note_tells_value_formula_and_lines() -> None:
    assert notes(LEDGER, "contracts.count", "report.year") == {
        "contracts.count": "合同.份数：3份\n"
        "算法：写明的总数（明细 2）\n"
        "记录：2024.yaml:9、2024.yaml:11、2024.yaml:12",
        "report.year": "年度.本年：2024年\n算法：报告年度\n记录：2024.yaml:1",
    }


def test_only_numbers_that_are_printed_have_notes() -> None:
    assert notes(LEDGER, "organization.region") == {}


def test_the_text_stays_as_it_is() -> None:
    ledgers: dict[str, Any] = {"contracts": [{}], "structure": {"addressees": ["区委"]}}
    data = {**MINIMAL, **ledgers}
    document = document_of(data)
    noted = annotate(load(json_bytes(data), "a.yaml"), document)
    assert list(noted.lines) == list(document.lines)
    assert set(noted.notes) == {"report.year", "contracts.count"}
    assert document.notes == {}


def test_a_number_without_records_has_no_lines() -> None:
    assert notes(LEDGER, "plans.count") == {"plans.count": "下年安排.条数：0条\n算法：逐条计数"}


def test_a_number_without_formula() -> None:
    plain = load(LEDGER.encode(), "a.yaml")
    facts = Facts(GroupNames({"a": "甲"}), lambda _: by_name([Fact("a.b", "甲.乙", 1)]))
    found = annotate(Loaded(plain.source, (), plain.report, facts), printing("a.b"))
    assert found.notes == {"a.b": "甲.乙：1"}


def test_figures_of_single_records_are_traced_where_they_are_printed() -> None:
    found = load(LEDGER.encode(), "data/2024.yaml")
    rows = {row.fact.name: row for row in trace(found, printing("contracts.2.count"))}

    assert rows["contracts.2.count"].sentences == ("1",)
    assert rows["contracts.2.count"].records == ("2024.yaml:12",)
    assert "contracts.1.count" not in rows
    assert notes(LEDGER, "contracts.2.count")["contracts.2.count"].startswith(
        "合同.2.数量：1份\n算法：第 2 条"
    )


def test_a_claim_is_traced_to_the_facts_that_hold_it_up() -> None:
    runs = (Run("均经审核。", ties=("contracts.none", "台账外")),)
    document = Document(((Run("题"),),), (Paragraph(runs),), "")

    rows = trace(load(LEDGER.encode(), "a.yaml"), document)
    assert [(row.fact.title, row.sentences) for row in rows if row.sentences] == [
        ("合同.没有", ("均经审核。",))
    ]
    assert annotate(load(LEDGER.encode(), "a.yaml"), document).notes == {}


def test_of_many_lines_the_first_are_told() -> None:
    records = "".join("    - {数量: 1}\n" for _ in range(20))

    note = notes(LEDGER.replace("总数: 3", "总数: 30") + records, "contracts.count")["contracts.count"]

    assert note.splitlines()[2].count("2024.yaml:") == 20
    assert note.endswith("2024.yaml:29等23处")


def test_last_years_number_is_not_in_this_years_lines() -> None:
    found = loaded({"licences": [{"count": 5}]}, {"licences": [{"count": 4}]})

    noted = annotate(found, printing("licences.count_last", "licences.count"))

    assert noted.notes["licences.count_last"] == "行政许可.件数上年：4件\n算法：上年文件里的数"
    assert noted.notes["licences.count"].endswith("\n记录：this.yaml:1")


def test_a_file_name_that_no_document_can_hold() -> None:
    note = notes(LEDGER, "report.year", file="a\udcff\x01.yaml")["report.year"]
    assert note.endswith("记录：a\ufffd\ufffd.yaml:1")
