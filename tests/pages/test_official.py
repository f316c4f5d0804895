"""Where the elements of a submission stand (GB/T 9704—2012, 7.2, 7.3.5 and 7.4)."""

from pathlib import Path

import pytest

from fazhi_report.document import Imprint, Letterhead, Paragraph, Run, Signature
from tests.pages.measuring import (
    BODY_SIZE,
    INDENT,
    LEFT,
    MILLIMETRE,
    PITCH,
    RIGHT,
    TYPE_AREA_BOTTOM,
    Engine,
    Page,
    found,
    ink,
    pages,
)
from tests.pages.official import submission
from tests.pages.printing import Press, Print, prints

pytestmark = [pytest.mark.long, prints(Print(submission()))]

CELL = 156 / 28  # millimetres that a character takes in a full line
LONGER = "焦作市解放区人力资源和社会保障局"


def lines_of_text(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(f"第{number}段。"),)) for number in range(1, count + 1))


@pytest.fixture
def page(pdf: Path) -> Page:
    (only,) = pages(pdf)
    return only


def test_mark_begins_35_mm_below_the_type_area(pdf: Path) -> None:
    dots = ink(pdf, 1)
    assert min(y for _, y in dots.dots) / dots.per_millimetre == pytest.approx(37 + 35, abs=1)


def test_rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area(pdf: Path) -> None:
    drawing = ink(pdf, 1)
    left, right, top, bottom = drawing.rules(150)[0]
    assert [left, right] == pytest.approx([28, 184], abs=0.2)
    assert 0.2 < bottom - top < 0.6
    above = max(y for _, y in drawing.dots if y / drawing.per_millimetre < top - 0.5) / drawing.per_millimetre
    assert top - above == pytest.approx(4, abs=0.6)


def test_number_and_signer_stand_on_one_line_a_character_in(page: Page) -> None:
    line = found(page, "签发人")
    assert line.text == "解财〔2024〕5号签发人：张三"
    assert line.left / MILLIMETRE == pytest.approx(28 + CELL, abs=0.5)
    assert line.right / MILLIMETRE == pytest.approx(184 - CELL, abs=0.5)


def test_title_begins_two_lines_below_the_rule(pdf: Path, page: Page) -> None:
    rule = ink(pdf, 1).rules(150)[0][3] * MILLIMETRE
    title = found(page, "解放区财政局关于")
    # Two lines, and what brings a title of two lines to the grid.
    assert 2 * PITCH < title.top - rule < 2.6 * PITCH


def test_date_begins_two_characters_right_of_the_office(page: Page) -> None:
    date, office = (
        found(page, "2024年2月15日"),
        page.lines[page.lines.index(found(page, "2024年2月15日")) - 1],
    )
    assert office.text == "解放区财政局"
    assert date.left - office.left == pytest.approx(2 * CELL * MILLIMETRE, abs=0.5)
    # The date is the longer of the two: it ends two characters from the right, but for the stand-in's wide digits.
    assert 0 < (RIGHT - date.right) / MILLIMETRE < 2 * CELL + 0.3


@prints(Print(submission(signature=Signature(LONGER, "2024年2月5日"))))
def test_office_longer_than_the_date_ends_two_characters_in(page: Page) -> None:
    date, office = found(page, "2024年2月5日"), found(page, LONGER)
    assert (RIGHT - office.right) / MILLIMETRE == pytest.approx(2 * CELL, abs=0.3)
    assert date.left - office.left == pytest.approx(2 * CELL * MILLIMETRE, abs=0.5)


def test_office_and_date_have_a_blank_line_above(page: Page) -> None:
    date = found(page, "2024年2月15日")
    last, office = page.lines[page.lines.index(date) - 2 : page.lines.index(date)]
    assert office.middle - last.middle == pytest.approx(2 * PITCH, abs=1)
    assert date.middle - office.middle == pytest.approx(PITCH, abs=1)


def test_remark_stands_below_the_date_two_characters_in(page: Page) -> None:
    remark = found(page, "联系人")
    assert remark.text == "（联系人：李四，电话：0391—1234567）"
    assert remark.left == pytest.approx(INDENT, abs=1)
    assert remark.middle - found(page, "2024年2月15日").middle == pytest.approx(PITCH, abs=1)


def test_imprint_lies_on_the_lower_edge_of_the_type_area(pdf: Path, page: Page) -> None:
    rules = ink(pdf, 1).rules(150)[1:]
    assert [bottom - top for *_, top, bottom in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.1)
    for left, right, *_ in rules:
        assert [left, right] == pytest.approx([28, 184], abs=0.2)
    assert rules[-1][3] == pytest.approx(TYPE_AREA_BOTTOM, abs=0.3)
    copies, office = found(page, "抄送"), found(page, "印发")
    assert copies.text == "抄送：区人大常委会办公室。"
    assert office.text == "解放区财政局办公室2024年2月16日印发"
    inset = 14
    for line in (copies, office):
        assert line.left - LEFT == pytest.approx(inset, abs=1)
    assert RIGHT - office.right == pytest.approx(inset, abs=1)


@prints(Print(submission(signature=Signature("解放区财政局", "2024年2月15日", sealed=True), imprint=None)))
def test_sealed_date_is_four_characters_in_and_the_office_centred_above(page: Page) -> None:
    date = found(page, "2024年2月15日")
    office = page.lines[page.lines.index(date) - 1]
    # The stand-in's digits are wider than half a character, so the date ends a little further right.
    assert (RIGHT - date.right) / MILLIMETRE == pytest.approx(4 * CELL, abs=CELL)
    assert (office.left + office.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)


PREPRINTED = Letterhead("解放区财政局文件", "解财〔2024〕5号", ("张三",), preprinted=True)


@prints(Print(submission(letterhead=PREPRINTED)))
def test_preprinted_paper_keeps_its_room_and_prints_neither_mark_nor_rule(
    pdf: Path, page: Page, engine: Engine, press: Press
) -> None:
    (whole,) = pages(engine.make(press, Print(submission())))
    assert [line for line in whole.lines if line.text != "解放区财政局文件"] == page.lines
    assert len(ink(pdf, 1).rules(150)) == 3


CROWDED = Letterhead(
    "河南省焦作市解放区人力资源和社会保障局文件",
    "解人社〔2024〕5号",
    ("张三", "欧阳明", "王五"),
    copy_number="000001",
    secrecy="秘密★1年",
    urgency="特急",
)


@prints(Print(submission(letterhead=CROWDED)))
def test_lines_above_the_mark_and_columns_of_signers(pdf: Path) -> None:
    first, second, third, mark, signers, number = pages(pdf)[0].lines[:6]
    assert [line.text for line in (first, second, third)] == ["000001", "秘密★1年", "特急"]
    for line in (first, second, third):
        assert line.left == pytest.approx(LEFT, abs=1)
    assert mark.text == "河南省焦作市解放区人力资源和社会保障局文件"
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=2)
    assert (signers.text, number.text) == ("签发人：张三欧阳明", "解人社〔2024〕5号王五")
    rule = ink(pdf, 1).rules(150)[0][2] * MILLIMETRE
    assert rule > number.middle


@prints(Print(submission(blocks=lines_of_text(14), letterhead=None, addressees=())))
def test_imprint_takes_the_next_page_where_the_text_leaves_no_room(pdf: Path) -> None:
    first, last = pages(pdf)
    assert "联系人" in first.lines[-1].text
    assert [line.text[:2] for line in last.lines] == ["抄送", "解放"]


@prints(Print(submission(imprint=Imprint((), "解放区财政局办公室", "2024年2月16日印发", "new"))))
def test_imprint_on_a_page_of_its_own(pdf: Path) -> None:
    _, last = pages(pdf)
    (line,) = last.lines
    assert line.text == "解放区财政局办公室2024年2月16日印发"
    rules = ink(pdf, 2).rules(150)
    assert len(rules) == 2
    assert rules[-1][3] == pytest.approx(TYPE_AREA_BOTTOM, abs=0.3)


@prints(Print(submission(blocks=lines_of_text(19), letterhead=None, addressees=(), imprint=None, remark="")))
def test_office_never_stands_alone_on_a_page(pdf: Path) -> None:
    # 22 lines of text and no more: the last line of the text goes along with 署名.
    _, last = pages(pdf)
    assert [line.text for line in last.lines] == ["第19段。", "解放区财政局", "2024年2月15日"]


@prints(Print(submission(signature=Signature("", "2024年2月15日"))))
def test_half_a_character_for_latin(page: Page) -> None:
    date = found(page, "2024年2月15日")
    assert (RIGHT - date.right) / BODY_SIZE == pytest.approx(2, abs=0.2)
