"""A document as the template gets it: what no page needs to be set for."""

import re
from dataclasses import fields

import pytest

from fazhi_report import resources
from fazhi_report.document import Document, Run, Signature
from fazhi_report.page.layout import STANDARD
from fazhi_report.writers.pdf.template_data import page_of
from fazhi_report.writers.pdf.typst_input import TypstClosingLine, TypstFigures


@pytest.mark.parametrize(("sealed", "inset", "blank"), [(False, 2, 1), (True, 4, 2)])
def test_a_date_without_an_office_ends_so_many_characters_in(sealed: bool, inset: int, blank: int) -> None:  # noqa: FBT001
    signature = Signature("", "2024年2月5日", sealed)
    page = page_of(Document(((Run("报告"),),), (), "", signature=signature), STANDARD)

    (line,) = page.closing

    # Six characters of 15.68 points; insets are counted in those of a full line: 156 mm through 28.
    assert line.left == pytest.approx(442.2 - inset * 442.2 / 28 - 6 * 15.68, abs=0.01)
    assert line == TypstClosingLine(line.left, line.room, centred=False, lines=("2024年2月5日",))
    assert page.closing_blank == blank * 28.95


def test_the_template_asks_for_every_figure_that_it_gets() -> None:
    asked = re.findall(r'figure-of\("(\w+)"\)', resources.read("page.typ").decode())

    assert set(asked) == {field.name for field in fields(TypstFigures)}
