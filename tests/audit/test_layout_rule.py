"""Faults of one kind are told together."""

from fazhi_report.audit.layout_rule import LayoutFault, told
from fazhi_report.readers.docx import ReadParagraph
from fazhi_report.readers.docx.looks import paragraph_look


def test_a_place_counts_once_however_often_a_rule_names_it() -> None:
    first, second = (ReadParagraph(number, (), paragraph_look({})) for number in (3, 5))
    faults = [LayoutFault("甲", place) for place in (first, first, second, first)]
    (diagnostic,) = told("FZ515", faults, "a.docx")
    assert diagnostic.message == "第3段“”等2处（另有第5段）：甲"
