"""A heading that was lost above is told as such; 二是 without a mark in front counts (FZ321, FZ322, FZ326, FZ382)."""

from fazhi_report.diagnostics import Severity
from tests.rules.checking import findings, quotes

FIRST = "一、举措\n（一）学习。甲。\n（二）执法。乙。\n"


def test_a_lost_heading_is_told_where_the_next_one_shows_the_gap() -> None:
    text = f"{FIRST}（一）不足。丙。\n（二）原因。丁。\n三、安排\n戊。"

    assert [each.quote for each in findings("FZ321", text)] == ["三、"]


def test_a_lost_heading_is_told_at_the_numbers_below_it_where_no_gap_shows() -> None:
    for rest in ("", "二、安排\n丁。"):
        (finding,) = findings("FZ321", f"{FIRST}（一）不足。丙。\n{rest}")
        assert finding.quote == "（一）"
        assert finding.message == "序号“（一）”重新编起，前面没有上一级的标题"


def test_two_levels_are_a_hint() -> None:
    (finding,) = findings("FZ322", "一、举措\n1.学习。甲。\n2.执法。乙。")

    assert finding.severity is Severity.INFO
    (finding,) = findings("FZ322", "一、举措\n（1）学习。甲。\n（2）执法。乙。")
    assert finding.severity is Severity.ERROR


def test_an_item_without_a_mark_in_front_counts() -> None:
    assert quotes("FZ326", "一是开展学习4次二是加强培训，三是严格考核。") == []
    assert quotes("FZ326", "一是学习，统一是培训，三是考核。") == ["三是"]
    assert quotes("FZ326", "一是学习。一十是培训。二是考核。") == []


def test_classes_of_a_school_are_no_years() -> None:
    assert quotes("FZ382", "面向1-4年级学生开展宣传，历时1-4年。") == ["1-4年"]
