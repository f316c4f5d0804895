"""Claims that are tied, and errors that are waived, where a manuscript can't be proved or ties lead elsewhere."""

from collections.abc import Callable

from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.editing.harvest.imported_blocks import ImportedBlock
from fazhi_report.editing.harvest.number_marks import NumberMarks
from fazhi_report.editing.harvest.proof import Proof, ProofFolder
from fazhi_report.editing.harvest.prose import Asserted, Inset, WrittenBlock
from fazhi_report.editing.harvest.settling import Settled
from fazhi_report.editing.harvest.tied_report import TiedReport
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.facts import derive
from fazhi_report.rules import subject_of
from fazhi_report.schema import validated
from tests.conftest import MINIMAL

FACTS = derive(validated({**MINIMAL, "contracts": [{"count": 12}]}))
FILES = ProofFolder(b"", "2024.yaml", "2024.md")
TEXT = "签署合同3份，全部按时履行。加强学习,规范执法。"
LOST = (("第1段", TEXT, ""),)
CONTRACTS = Target("contracts", "total")


def proof(*, has_subject: bool = True, differences: tuple[tuple[str, str, str], ...] = ()) -> Proof:
    """The proof of a report of one paragraph."""
    report = validated(MINIMAL)
    document = Document(((Run("报告"),),), (Paragraph((Run(TEXT),)),), "青山县水利局")
    subject = subject_of(document, report=report, facts=FACTS) if has_subject else None
    return Proof(b"", differences, (), FACTS, subject)


def tied(prove: Callable[[ProofFolder], Proof]) -> TiedReport:
    """The report with its one block."""
    blocks = [WrittenBlock(ImportedBlock(0, "", "", TEXT))]
    return TiedReport(FILES, blocks, NumberMarks(FACTS, 2024), prove, lambda data: str([*data]).encode())


def test_only_what_prints_the_text_is_tied() -> None:
    for made in (
        tied(lambda _: proof(has_subject=False)),
        tied(lambda _: proof(differences=LOST)),
    ):
        made.tie()
        assert made.blocks[0].marks == []

    made = tied(lambda _: proof())
    made.tie()
    assert made.blocks[0].marks == [Inset(4, 5, "{{ 3 }}")]


def test_errors_are_waived_where_the_file_still_makes_a_report() -> None:
    made = tied(lambda _: proof())
    made.waive({})
    assert made.files.data == "['豁免']".encode()
    assert made.errors

    told = made.errors
    made = tied(lambda files: proof(has_subject=not files.data))
    made.waive({})
    assert made.files == FILES
    assert made.proof.subject is not None
    assert made.errors == told


def test_a_tie_to_what_is_in_no_ledger_uses_no_total() -> None:
    found = Settled({CONTRACTS: 12}, ())
    made = tied(lambda _: proof())

    made.blocks[0].claims = [Asserted(0, 4, ("年度.本年=2024",))]
    assert made.unused(found, ()) == {CONTRACTS: "文稿没有引用它"}
    made.blocks[0].claims = [Asserted(0, 4, ("合同.份数=12份",))]
    assert made.unused(found, ()) == {}
