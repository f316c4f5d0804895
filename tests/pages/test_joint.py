"""Several offices issue a document together: mark, signature and date, as LibreOffice and typst set them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from fazhi_report.document import Document, Letterhead, Paragraph, Run, Signature
from tests.pages.characters import SetLine, set_pages
from tests.pages.measuring import LEFT, MILLIMETRE, PITCH, RIGHT, TOP, ink
from tests.pages.official import submission
from tests.pages.printing import Print, prints

pytestmark = pytest.mark.long

NAMES = ("解放区财政局", "解放区市场监督管理局", "解放区司法局")
HEAD = Letterhead("文件", "解财〔2024〕5号", ("张三", "李四明", "王五"), names=NAMES)
SIGNED = Signature(NAMES[0], "2024年2月15日", sealed=True, joint=NAMES[1:])
TEXT = tuple(Paragraph((Run("正文。" * 40),)) for _ in range(3))
JOINT = submission(letterhead=HEAD, signature=SIGNED, blocks=TEXT)
PLAIN = replace(JOINT, signature=SIGNED._replace(sealed=False))


def lines(pdf: Path) -> list[SetLine]:
    return [line for page in set_pages(pdf) for line in page]


def part(line: SetLine, text: str) -> tuple[float, float]:
    """Where a text of a line begins, and where its last character does."""
    at = line.text.index(text)
    return line.characters[at].left, line.characters[at + len(text) - 1].left


@prints(Print(JOINT))
def test_the_names_are_as_wide_as_the_longest_and_the_word_half_way_down(pdf: Path) -> None:
    found = lines(pdf)
    rows = [next(line for line in found if name in line.text) for name in NAMES]
    starts, ends = zip(*(part(row, name) for row, name in zip(rows, NAMES, strict=True)), strict=True)
    assert max(starts) - min(starts) < 1
    assert max(ends) - min(ends) < 1.5
    assert rows[1].text.endswith("文件")
    # The whole is in the middle of the type area: the last character is as wide as those before it.
    (word, last) = part(rows[1], "文件")
    assert starts[0] + last + (last - word) == pytest.approx(LEFT + RIGHT, abs=4)
    pitches = [below.baseline - above.baseline for above, below in pairwise(rows)]
    assert pitches == pytest.approx([1.2 * 42] * 2, abs=0.5)


@prints(Print(JOINT))
def test_the_mark_begins_35_mm_down_and_the_number_two_lines_below(pdf: Path) -> None:
    dots = [y / ink(pdf, 1).per_millimetre for _, y in ink(pdf, 1).dots]
    assert min(dots) - 37 == pytest.approx(35, abs=1.2)
    found = lines(pdf)
    mark = next(line for line in found if NAMES[2] in line.text)
    signers = next(line for line in found if "签发人" in line.text)
    blank = signers.baseline - 16 * 0.85 - (mark.baseline + 42 * 0.1)
    assert 2 * PITCH <= blank < 3.7 * PITCH
    assert (signers.baseline - TOP) % PITCH == pytest.approx(PITCH * 0.76, abs=3)


@prints(Print(JOINT))
def test_seals_stand_two_in_a_row_and_the_last_on_the_date(pdf: Path) -> None:
    found = lines(pdf)
    at = next(index for index, line in enumerate(found) if line.text == NAMES[0] + NAMES[1])
    row, last, date = found[at : at + 3]
    assert (last.text, date.text) == (NAMES[2], "2024年2月15日")
    # A seal of a county is 42 mm wide.
    assert (last.baseline - row.baseline) / MILLIMETRE > 45
    middles = [sum(part(row, name)) / 2 + 7.84 for name in NAMES[:2]]
    assert (middles[1] - middles[0]) / MILLIMETRE > 45
    below = sum(part(last, NAMES[2])) / 2 + 7.84
    assert below == pytest.approx(middles[1], abs=1)
    # Six and a half characters, the date ends four from the right.
    assert below == pytest.approx(RIGHT - 4 * 15.79 - 3.25 * 15.68, abs=1)
    assert date.baseline - last.baseline == pytest.approx(PITCH, abs=0.2)


@prints(Print(PLAIN))
def test_without_seals_offices_stand_below_each_other(pdf: Path) -> None:
    found = lines(pdf)
    at = next(index for index, line in enumerate(found) if index > 9 and line.text == NAMES[0])
    rows = found[at : at + 4]
    assert [row.text for row in rows] == [*NAMES, "2024年2月15日"]
    assert [row.left for row in rows[:3]] == pytest.approx([RIGHT - 2 * 15.79 - 10 * 15.68] * 3, abs=1)
    assert rows[3].left - rows[0].left == pytest.approx(2 * 15.79, abs=1)
    assert [rows[n + 1].baseline - rows[n].baseline for n in range(3)] == pytest.approx([PITCH] * 3, abs=0.3)


SIX = (*NAMES, "解放区人力资源和社会保障局", "解放区政务服务和大数据管理局", "解放区水利局")


def many() -> Document:
    """More seals, one in a row, than a page has room for."""
    signature = SIGNED._replace(joint=SIX[1:])
    return replace(JOINT, letterhead=HEAD._replace(names=SIX), signature=signature)


@prints(Print(many()))
def test_no_office_is_lost_where_seals_take_more_than_a_page(pdf: Path) -> None:
    texts = [line.text for page in set_pages(pdf)[1:] for line in page]
    assert [text for text in texts if text in SIX] == list(SIX)
