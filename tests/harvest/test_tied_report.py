"""A report while its claims are tied and its errors waived."""

from collections.abc import Mapping
from typing import Any

from fazhi_report.facts import NO_FACTS
from fazhi_report.harvest.attribution import attributions
from fazhi_report.harvest.imported_blocks import ImportedBlock
from fazhi_report.harvest.number_marks import NumberMarks
from fazhi_report.harvest.proof import Files, Proof
from fazhi_report.harvest.prose import WrittenBlock
from fazhi_report.harvest.tied_report import TiedReport
from tests.harvest.importing import of_text
from tests.harvest.sentences import BUREAU
from tests.harvest.test_imported_report import HEAD
from tests.harvest.test_proof import DATA, paragraph, proof_of

FILES = Files(DATA.encode(), "2024.yaml", "2024.md")


def written(data: Mapping[str, Any]) -> bytes:
    """Data that nothing comes of."""
    del data
    return b""


def tied(block: WrittenBlock, *proofs: Proof) -> TiedReport:
    """A report of a block, with what is found of it, time after time."""
    found = iter(proofs)
    return TiedReport(FILES, [block], NumberMarks(NO_FACTS, 2024), lambda _: next(found), written)


def test_a_report_that_prints_something_else_is_not_tied() -> None:
    block = paragraph("全部按时办结。")
    proof = proof_of(block)._replace(differences=(("第1段", "甲", "乙"),))
    made = tied(block, proof)
    made.tie()

    assert made.proof is proof
    assert block.claims == []


def test_errors_are_told_where_they_can_not_be_waived() -> None:
    block = paragraph("签订合同,都审核了。")
    proof, broken = proof_of(block), Proof(b"", (("全文", "坏了", ""),), ())
    made = tied(block, proof, broken)
    made.waive({})

    assert made.proof is proof
    assert made.files is FILES
    assert [each[:5] for each in made.errors] == ["FZ362"]


def test_numbers_that_rules_find_are_declared() -> None:
    block = paragraph("签订合同3份。")
    marks = NumberMarks(NO_FACTS, 2024)
    marks.declare(block, 4, 1)
    marks.declare(block, 0, 1)

    assert [each.source for each in block.marks] == ["{{ 3 }}"]
    assert [each.figure for each in marks.landed] == ["3份"]


def test_a_number_that_no_fact_prints_is_declared() -> None:
    block = ImportedBlock(0, "", "", "签订合同3份。")
    made = NumberMarks(NO_FACTS, 2024).block(block, attributions(block.text, BUREAU), 1)

    assert [each.source for each in made.marks] == ["{{ 3 }}"]
    assert made.notes == ["“3份”台账里算不出这个数；也许是 合同.份数"]


def test_numbers_of_an_annex_are_no_numbers_of_the_text() -> None:
    made = of_text(HEAD + "一、主要做法\n附件：说明\n附件\n说明\n签订合同3份，均经审核,全部归档。\n")

    assert made.differences == ()
    assert made.landed == []


def test_amounts_with_fractions_of_a_yuan() -> None:
    made = of_text(HEAD + "一、主要做法\n全年作出行政处罚3件，罚款金额800.50元。")

    assert "罚款金额: 800.5" in made.data.decode()
    assert made.differences == ()
