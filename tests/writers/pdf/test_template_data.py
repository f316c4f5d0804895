"""A document as the template gets it: what no page needs to be set for."""

import re
from dataclasses import fields

import pytest

from fazhi_report import resources
from fazhi_report.document import Document, Letterhead, Run, Signature
from fazhi_report.page.layout import STANDARD
from fazhi_report.writers.pdf.template_data import page_of
from fazhi_report.writers.pdf.typst_input import TypstClosingLine, TypstFigures


@pytest.mark.parametrize(("sealed", "inset", "blank"), [(False, 2, 1), (True, 4, 2)])
def test_a_date_without_an_office_ends_so_many_characters_in(sealed: bool, inset: int, blank: int) -> None:  # noqa: FBT001
    signature = Signature("", "2024年2月5日", sealed)
    page = page_of(Document(((Run("报告"),),), (), "", signature=signature), STANDARD)

    ((line,),) = (row.parts for row in page.closing)

    # Six characters of 15.68 points; insets are counted in those of a full line: 156 mm through 28.
    assert line.left == pytest.approx(442.2 - inset * 442.2 / 28 - 6 * 15.68, abs=0.01)
    assert line == TypstClosingLine(line.left, line.room, centred=False, lines=("2024年2月5日",))
    assert page.closing_blank == blank * 28.95


def test_the_template_asks_for_every_figure_that_it_gets() -> None:
    asked = re.findall(r'figure-of\("(\w+)"\)', resources.read("page.typ").decode())

    assert set(asked) == {field.name for field in fields(TypstFigures)}


JOINT = Letterhead("文件", "甲〔2024〕5号", ("张三",), names=("甲局", "某某某局", "乙局"))


def test_a_mark_of_several_offices_is_placed_text_by_text() -> None:
    head = page_of(Document(((Run("报告"),),), (), "", letterhead=JOINT), STANDARD).letterhead
    assert head is not None
    assert (head.mark, head.mark_size, head.mark_scale) == ("", 42, 75)
    # 42 points at 75 per cent are 31.5: four of them, half a one and two more, in the middle of 442.2.
    left = (442.2 - 6.5 * 31.5) / 2
    assert [(each.text, each.down) for each in head.joint] == [
        ("甲局", 0),
        ("某某某局", pytest.approx(50.4)),
        ("乙局", pytest.approx(2 * 50.4)),
        ("文件", pytest.approx(50.4)),
    ]
    assert [each.left for each in head.joint] == pytest.approx([left] * 3 + [left + 4.5 * 31.5], abs=0.01)
    assert [each.apart for each in head.joint] == pytest.approx([63, 0, 63, 0])
    # 35 mm, two pitches and the glyphs of one are 239.5 points, nine lines of 28.95; two more are blank.
    assert head.number_top == pytest.approx(11 * 28.95, abs=0.1)


@pytest.mark.parametrize(
    ("head", "texts"),
    [(JOINT._replace(preprinted=True), []), (JOINT._replace(mark=""), ["甲局", "某某某局", "乙局"])],
)
def test_a_mark_of_several_offices_without_some_of_it(head: Letterhead, texts: list[str]) -> None:
    made = page_of(Document(((Run("报告"),),), (), "", letterhead=head), STANDARD).letterhead
    assert made is not None
    assert [each.text for each in made.joint] == texts


def test_rows_of_sealed_offices_leave_room_for_seals() -> None:
    signature = Signature("甲局", "2024年2月5日", sealed=True, joint=("乙局", "丙局"))
    rows = page_of(Document(((Run("报告"),),), (), "", signature=signature), STANDARD).closing
    assert [row.blank for row in rows] == [0, pytest.approx(4 * 28.95), 0]
    assert [len(row.parts) for row in rows] == [2, 1, 1]
    plain = signature._replace(sealed=False)
    rows = page_of(Document(((Run("报告"),),), (), "", signature=plain), STANDARD).closing
    assert [row.blank for row in rows] == [0] * 4
