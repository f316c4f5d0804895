"""House styles on the page, as LibreOffice sets it."""

import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from fazhi_report.document import Heading, Paragraph, Run
from fazhi_report.page.layout import Layout
from tests.pages.measuring import MILLIMETRE, TOP, found, ink, measured, pages, report
from tests.pages.official import submission
from tests.pages.printing import Print, prints

pytestmark = pytest.mark.long


def fonts(pdf: Path) -> str:
    return subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout


# No heading to stay with its text.
LONG_TEXT = replace(report(), blocks=(Paragraph((Run("依法行政。" * 500),)),))


@pytest.mark.parametrize(
    ("pitch", "lines"),
    [
        pytest.param(pitch, lines, marks=prints(Print(LONG_TEXT, Layout(line_pitch=pitch))))
        for pitch, lines in ((28, 22), (30, 21))
    ],
)
def test_pitch_of_the_lines(printed: list[Path], pitch: float, lines: int) -> None:
    full = measured(*printed)[1:-1]
    assert len(full) >= 2
    for page in full:
        assert len(page.lines) == lines
        assert page.lines[0].top - TOP == pytest.approx((pitch - 16) / 2, abs=3)
        for above, below in pairwise(page.lines):
            assert below.middle - above.middle == pytest.approx(pitch, abs=0.1)


@pytest.mark.parametrize(
    "pitch",
    [
        pytest.param(pitch, marks=prints(Print(submission(), Layout(line_pitch=pitch))))
        for pitch in (26, 28, 30)
    ],
)
def test_letterhead_keeps_its_measures(printed: list[Path], pitch: float) -> None:
    drawing = ink(*printed, 1)
    scale = drawing.per_millimetre
    assert min(y for _, y in drawing.dots) / scale == pytest.approx(37 + 35, abs=0.5)
    rule = drawing.rules(150)[0][2]
    above = max(y for _, y in drawing.dots if y / scale < rule - 0.5) / scale
    assert rule - above == pytest.approx(4, abs=0.6)
    # Two blank lines between the glyphs of the mark, 48 points high, and the line of the number.
    top = (rule - 37) * MILLIMETRE - 7 - pitch
    assert top - (35 * MILLIMETRE + 45.5) == pytest.approx(2 * pitch, abs=1)


@prints(Print(report(), Layout(title_line_pitch=33)))
def test_title_pitch(printed: list[Path]) -> None:
    first, second, third, *_ = measured(*printed)[0].lines
    assert second.middle - first.middle == pytest.approx(33, abs=0.2)
    assert third.middle - second.middle > 33


HEADINGS = submission(
    letterhead=None,
    addressees=(),
    blocks=(
        Heading(2, "（一）", (Run("独立标题"),)),
        Paragraph((Run("正文。"),), Heading(2, "（二）", (Run("段首标题。"),))),
    ),
)
FAMILIES = {"楷体_GB2312": "Noto Sans CJK SC"}  # the stand-in for 楷体 has no bold face


@prints(
    Print(HEADINGS, Layout(families=FAMILIES)),
    Print(HEADINGS, Layout(families=FAMILIES, bold_levels=frozenset({2}))),
)
def test_bold_headings_are_set_in_the_bold_face(printed: list[Path]) -> None:
    plain, bold = map(fonts, printed)
    assert "NotoSansCJK" in plain
    assert "Bold" not in plain
    assert "Bold" in bold


MIXED = submission(blocks=(Paragraph((Run("按照“三项制度”2023年完成ABC项。"),)),), remark="")
QUOTES = submission(blocks=(Paragraph((Run("按照“三项制度”完成。"),)),), remark="")
LATIN = Layout(latin="DejaVu Serif")


@prints(Print(MIXED, LATIN), Print(MIXED), Print(QUOTES, LATIN), Print(QUOTES))
def test_latin_sets_digits_and_letters_and_leaves_the_quotes(printed: list[Path]) -> None:
    assert "DejaVuSerif" in fonts(printed[0])
    line, other, latin, plain = (found(pages(pdf)[0], "三项制度") for pdf in printed)
    assert line.text == other.text
    # DejaVu's digits and letters are wider than half a character; its quotes would be narrower than a whole.
    assert line.right > other.right
    assert latin.right == pytest.approx(plain.right, abs=0.1)


@prints(Print(submission(), Layout(families={"仿宋_GB2312": "FandolHei"})))
def test_family_of_the_body(printed: list[Path]) -> None:
    (pdf,) = printed
    assert "FandolHei" in fonts(pdf)
    assert "FandolFang" not in fonts(pdf)
