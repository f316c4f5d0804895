"""What a house style changes of the national standard."""

import pytest

from fazhi_report import gongwen
from fazhi_report.layout import STANDARD, Layout


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
