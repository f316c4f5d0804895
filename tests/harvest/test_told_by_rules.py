"""What rules find in a report that was imported."""

from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.editing.harvest.told_by_rules import typed_numbers
from fazhi_report.facts import derive
from fazhi_report.rules import subject_of
from fazhi_report.schema import validated
from tests.conftest import MINIMAL


def test_typed_numbers_are_those_of_the_blocks() -> None:
    """Not those of the title, which is no block of the manuscript."""
    report = validated(MINIMAL)
    blocks = tuple(Paragraph((Run(text),)) for text in ("加强学习。", "辖区有社区25个。"))
    document = Document(((Run("签订合同12份的报告"),),), blocks, "青山县水利局")

    subject = subject_of(document, report=report, facts=derive(report))

    assert list(typed_numbers(subject)) == [(1, 5)]
