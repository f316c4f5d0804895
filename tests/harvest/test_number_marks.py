"""Numbers of blocks as references, where they can be cited or declared."""

from typing import Any

from fazhi_report.editing.harvest.attribution import attributions
from fazhi_report.editing.harvest.imported_blocks import ImportedBlock
from fazhi_report.editing.harvest.number_marks import NumberMarks
from fazhi_report.editing.harvest.prose import Inset, WrittenBlock
from fazhi_report.facts import derive
from fazhi_report.schema import validated
from tests.conftest import MINIMAL
from tests.harvest.sentences import BUREAU


def marked(text: str, **ledgers: Any) -> tuple[NumberMarks, WrittenBlock]:
    """A paragraph with its references, to the facts of some ledgers."""
    marks = NumberMarks(derive(validated({**MINIMAL, **ledgers})), 2024)
    return marks, marks.block(ImportedBlock(0, "", "", text), attributions(text, BUREAU), 1)


def test_a_number_that_no_ledger_gives_is_declared_and_told() -> None:
    marks, made = marked("签订合同12份。")

    assert made.marks == [Inset(4, 6, "{{ 12 }}")]
    assert made.notes == ["“12份”台账里算不出这个数；也许是 合同.份数"]
    assert [(each.figure, each.reason, each.is_doubtful) for each in marks.landed] == [
        ("12份", "台账里算不出这个数", True)
    ]
    assert marked("签订合同12份。", contracts=[{"count": 12}])[1].marks == [
        Inset(4, 7, "{{ 合同.份数|带单位 }}")
    ]


def test_a_number_that_no_reference_can_hold_stays_text() -> None:
    assert marked("学习十几次。")[1].marks == []
    assert marked("学习十余次。")[1].marks == [Inset(2, 4, "{{ 十余 }}")]


def test_numbers_that_rules_find_are_declared() -> None:
    marks, made = marked("")
    made = WrittenBlock(ImportedBlock(0, "", "", "辖区有社区25个。学习十几次。"))

    assert marks.declare(made, 5, 3)
    assert made.marks == [Inset(5, 7, "{{ 25 }}")]
    assert not marks.declare(made, 0, 3)
    assert not marks.declare(made, 11, 3)
    assert [(each.figure, each.place) for each in marks.landed] == [("25个", "第3段")]
    assert made.marks == [Inset(5, 7, "{{ 25 }}")]
