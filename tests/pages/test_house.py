"""House styles on the page, as LibreOffice sets it."""

import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from fazhi_report.document import Heading, Paragraph, Run
from fazhi_report.page.layout import Layout
from tests.pages.measuring import MILLIMETRE, TOP, found, ink, measured, pages, printed, report
from tests.pages.official import submission


def fonts(pdf: Path) -> str:
    return subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("pitch", "lines"), [(28, 22), (30, 21)])
def test_pitch_of_the_lines(tmp_path: Path, pitch: float, lines: int) -> None:
    text = replace(
        report(), blocks=(Paragraph((Run("依法行政。" * 500),)),)
    )  # no heading to stay with its text
    full = measured(printed(text, tmp_path, Layout(line_pitch=pitch)))[1:-1]
    assert len(full) >= 2
    for page in full:
        assert len(page.lines) == lines
        assert page.lines[0].top - TOP == pytest.approx((pitch - 16) / 2, abs=3)
        for above, below in pairwise(page.lines):
            assert below.middle - above.middle == pytest.approx(pitch, abs=0.1)


@pytest.mark.parametrize("pitch", [26, 28, 30])
def test_letterhead_keeps_its_measures(tmp_path: Path, pitch: float) -> None:
    pdf = printed(submission(), tmp_path, Layout(line_pitch=pitch))
    drawing = ink(pdf, 1)
    scale = drawing.per_millimetre
    assert min(y for _, y in drawing.dots) / scale == pytest.approx(37 + 35, abs=0.5)
    rule = drawing.rules(150)[0][2]
    above = max(y for _, y in drawing.dots if y / scale < rule - 0.5) / scale
    assert rule - above == pytest.approx(4, abs=0.6)
    # Two blank lines between the glyphs of the mark, 48 points high, and the line of the number.
    top = (rule - 37) * MILLIMETRE - 7 - pitch
    assert top - (35 * MILLIMETRE + 45.5) == pytest.approx(2 * pitch, abs=1)


def test_title_pitch(tmp_path: Path) -> None:
    first, second, third, *_ = measured(printed(report(), tmp_path, Layout(title_line_pitch=33)))[0].lines
    assert second.middle - first.middle == pytest.approx(33, abs=0.2)
    assert third.middle - second.middle > 33


def test_bold_headings_are_set_in_the_bold_face(tmp_path: Path) -> None:
    document = replace(
        submission(letterhead=None, addressees=()),
        blocks=(
            Heading(2, "（一）", (Run("独立标题"),)),
            Paragraph((Run("正文。"),), Heading(2, "（二）", (Run("段首标题。"),))),
        ),
    )
    families = {"楷体_GB2312": "Noto Sans CJK SC"}  # the stand-in for 楷体 has no bold face
    plain = fonts(printed(document, tmp_path, Layout(families=families)))
    bold = fonts(printed(document, tmp_path, Layout(families=families, bold_levels=frozenset({2}))))
    assert "NotoSansCJK" in plain
    assert "Bold" not in plain
    assert "Bold" in bold


def test_latin_sets_digits_and_letters_and_leaves_the_quotes(tmp_path: Path) -> None:
    document = submission(blocks=(Paragraph((Run("按照“三项制度”2023年完成ABC项。"),)),), remark="")
    (page,) = pages(printed(document, tmp_path, Layout(latin="DejaVu Serif")))
    assert "DejaVuSerif" in fonts(tmp_path / "report.pdf")
    standard = pages(printed(document, tmp_path))[0]
    line, other = (found(each, "三项制度") for each in (page, standard))
    assert line.text == other.text
    # DejaVu's digits and letters are wider than half a character; its quotes would be narrower than a whole.
    quotes = submission(blocks=(Paragraph((Run("按照“三项制度”完成。"),)),), remark="")
    (latin,), (plain,) = (
        [found(each, "三项制度") for each in pages(printed(quotes, tmp_path, layout))]
        for layout in (Layout(latin="DejaVu Serif"), Layout())
    )
    assert line.right > other.right
    assert latin.right == pytest.approx(plain.right, abs=0.1)


def test_family_of_the_body(tmp_path: Path) -> None:
    pdf = printed(submission(), tmp_path, Layout(families={"仿宋_GB2312": "FandolHei"}))
    assert "FandolHei" in fonts(pdf)
    assert "FandolFang" not in fonts(pdf)
