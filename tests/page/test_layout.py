"""What a house style changes of the national standard."""

import pytest

from fazhi_report.page import gongwen
from fazhi_report.page.layout import STANDARD, Layout, gaps, widest


@pytest.mark.parametrize(
    ("pitch", "lines"), [(28, 22), (28.8, 22), (28.95, 22), (29, 21), (29.5, 21), (30, 21), (26, 24)]
)
def test_lines_on_a_page_by_their_pitch(pitch: float, lines: int) -> None:
    assert Layout(line_pitch=pitch).lines_per_page == lines


def test_a_family_is_replaced_and_nothing_else() -> None:
    layout = Layout(families={"仿宋_GB2312": "方正仿宋_GBK"})

    assert layout.face(gongwen.BODY) == gongwen.Face("方正仿宋_GBK", 16, "5.2.2", "一般")
    assert layout.face(gongwen.TITLE) is gongwen.TITLE
    assert STANDARD.face(gongwen.BODY) is gongwen.BODY


@pytest.mark.parametrize(
    ("face", "family"),
    [
        (gongwen.BODY, "Times New Roman"),
        (gongwen.LEVEL_1, "Times New Roman"),
        (gongwen.SIGNER_NAME, "Times New Roman"),
        (gongwen.TITLE, "方正小标宋简体"),
        (gongwen.ISSUER_MARK, "方正小标宋简体"),
        (gongwen.PAGE_NUMBER, "新宋体"),
    ],
)
def test_latin_is_for_the_text(face: gongwen.Face, family: str) -> None:
    layout = Layout(latin="Times New Roman", families={"宋体": "新宋体"})

    assert layout.latin_of(face) == family
    assert STANDARD.latin_of(face) == face.family


@pytest.mark.parametrize(
    ("pitch", "title", "lines", "block"),
    [(28.95, 36, 1, 2), (28.95, 36, 4, 5), (28, 36, 3, 4), (28, 36, 4, 6), (20, 44, 3, 7), (32, 24, 2, 3)],
)
def test_a_title_takes_whole_lines_of_the_grid(pitch: float, title: float, lines: int, block: int) -> None:
    assert Layout(line_pitch=pitch, title_line_pitch=title).title_block(lines) == block


def test_a_layout_is_a_key() -> None:
    layouts = {Layout(families={"宋体": "新宋体"}): 1, Layout(): 2}

    assert layouts[Layout(families={"宋体": "新宋体"})] == 1
    assert layouts[STANDARD] == 2


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("依法行政", 4),
        ("2023", 4 * 0.56),
        ("GB", 2 * 0.75),
        ("（2021—2025年）", 4 + 8 * 0.56),
    ],
)
def test_the_width_that_a_text_may_take_in_other_fonts(text: str, characters: float) -> None:
    assert widest(text) == pytest.approx(characters)


@pytest.mark.parametrize(
    ("text", "places"),
    [("依法行政", 0), ("2023", 0), ("共12件", 2), ("（2021—2025年）", 1), ("2024年1月8日", 5), ("3.6%的", 1)],
)
def test_programs_put_a_gap_between_chinese_and_western_characters(text: str, places: int) -> None:
    assert gaps(text) == places * 0.25
