"""Annexes that a data file gives: what becomes of their texts and tables."""

from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import Finding, TemplatePlace
from fazhi_report.document import DocumentAnnex, Heading, Paragraph, Table
from fazhi_report.issuing.evidence import with_evidence
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.pipeline import write
from tests.conftest import MINIMAL, document_of, json_bytes

CONTRACTS: dict[str, Any] = {"contracts": [{"amount": 120000}, {"amount": 30000}]}
TABLE: dict[str, Any] = {
    "caption": "合同情况",
    "columns": ["序号", "类别", "份数"],
    "rows": [[1, "采购", 12.50], [2, None, "{{ contracts.count|带单位 }}"], [3, "其中“{{ 合同.份数 }}”", -1]],
}


def annexes_of(*annexes: dict[str, Any]) -> tuple[DocumentAnnex, ...]:
    return document_of({**MINIMAL, **CONTRACTS, "annexes": list(annexes)}).annexes


def texts(annex: DocumentAnnex) -> list[str]:
    return ["" if isinstance(part, Table) else part.text for part in annex.content]


def test_cells_print_texts_numbers_and_facts() -> None:
    (annex,) = annexes_of({"title": "统计表", "tables": [TABLE]})

    assert annex.title == "统计表"
    (table,) = annex.content
    assert isinstance(table, Table)
    assert (table.caption, table.columns) == ("合同情况", ("序号", "类别", "份数"))
    assert table.rows == (("1", "采购", "12.5"), ("2", "", "2份"), ("3", "其中“2”", "-1"))
    assert table.landscape is None
    assert table.cited == (("contracts.count", "2份"), ("contracts.count", "其中“2”"))


def test_texts_come_first_then_sections_then_tables() -> None:
    (annex,) = annexes_of(
        {
            "tables": [TABLE],
            "sections": [{"title": "范围", "text": "甲。"}, {"title": "要求", "text": "乙。\n\n丙。"}],
            "text": "签订合同{{ 合同.份数 }}份。\n\n另起一段。",
            "title": "说明",
        }
    )

    assert texts(annex) == [
        *("签订合同2份。", "另起一段。", "一、范围", "甲。", "二、要求", "乙。", "丙。"),
        "",
    ]
    assert isinstance(annex.content[2], Heading)
    assert isinstance(annex.content[0], Paragraph)
    assert [run.fact for run in annex.content[0].runs] == ["", "contracts.count", ""]


def test_what_stands_in_a_text_never_becomes_structure() -> None:
    (annex,) = annexes_of({"title": "说明", "text": "# 甲\n\n- 乙\n\n{% raw %}<b>"})

    assert texts(annex) == ["# 甲", "- 乙", "{% raw %}<b>"]


@pytest.mark.parametrize(("written", "told"), [("是", True), (False, False), (None, None)])
def test_a_table_may_be_told_how_to_stand(written: object, told: object) -> None:
    (annex,) = annexes_of({"title": "甲", "tables": [{"columns": ["乙"], "landscape": written}]})

    (table,) = annex.content
    assert isinstance(table, Table)
    assert (table.columns, table.rows, table.landscape) == (("乙",), (), told)


def test_the_list_of_evidence_comes_last_and_knows_the_facts_of_the_annexes() -> None:
    data = {
        **MINIMAL,
        "contracts": {"total": 0},
        "metrics": [{"name": "窗口", "value": 3, "unit": "个"}, {"name": "户数", "value": 7, "unit": "户"}],
        "annexes": [
            {"title": "甲", "text": "设窗口{{ 指标.窗口 }}个。"},
            {"title": "乙", "tables": [{"columns": ["丙"], "rows": [["{{ 指标.户数 }}"]]}]},
        ],
    }
    document = document_of(data)
    report = load(json_bytes(data), "a.yaml")

    annexes = with_evidence(report, document).annexes

    assert [annex.title for annex in annexes] == ["甲", "乙", "佐证材料清单"]
    (evidence,) = annexes[2].content
    assert isinstance(evidence, Table)
    assert [row[1:3] for row in evidence.rows[-2:]] == [("指标.窗口", "3个"), ("指标.户数", "7户")]
    assert evidence.landscape is False


def test_text_and_markdown_print_them() -> None:
    document = document_of(
        {
            **MINIMAL,
            **CONTRACTS,
            "annexes": [{"title": "甲", "sections": [{"title": "乙", "text": "丙。"}], "tables": [TABLE]}],
        }
    )

    assert write(document, "txt").content.decode().splitlines()[-10:] == [
        *("附件：甲", "附件", "甲", "乙", "丙。", "合同情况", "序号\t类别\t份数", "1\t采购\t12.5"),
        *("2\t\t2份", "3\t其中“2”\t-1"),
    ]
    markdown = write(document, "md").content.decode()
    assert "\n## 附件：甲\n\n### 乙\n\n丙。\n\n合同情况\n\n| 序号 | 类别 | 份数 |\n" in markdown


def test_an_office_may_have_a_template_of_its_own(tmp_path: Path) -> None:
    template = tmp_path / "annex.md.j2"
    template.write_text("说明：\n\n{{ annex.text }}\n", encoding="utf-8")
    loaded = load(json_bytes({**MINIMAL, "annexes": [{"title": "甲", "text": "乙。"}]}), "a.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)
    template.write_text("甲\n\n- {{ annex.text }}\n", encoding="utf-8")
    refused = compose(loaded.report, loaded.facts, tmp_path)
    template.write_text("甲\n{{ annex.txt }}\n", encoding="utf-8")
    undefined = compose(loaded.report, loaded.facts, tmp_path)

    assert not isinstance(document, Finding)
    assert texts(document.annexes[0]) == ["说明：", "乙。"]
    for fault, line in ((refused, 3), (undefined, 2)):
        assert isinstance(fault, Finding)
        assert isinstance(fault.place, TemplatePlace)
        assert (fault.place.name.rpartition("/")[2], fault.place.line) == ("annex.md.j2", line)
