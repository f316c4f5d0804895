"""Source blocks: the scan says what markdown-it says, or leaves the lines to it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fazhi_report.narrative.source_blocks import SourceBlock, parsed, scan, source_blocks

LINES = st.lists(
    st.one_of(
        st.sampled_from(["", "", "# 甲", "## 乙。", "###### 丙", "####### 丁", "#戊", "1. 己", "1) 庚", "2. 辛", "10. 壬"]),
        st.sampled_from(["1.", "1. 1. 癸", "- 甲", "-", "*乙", "+ 丙", "## 丁 #", "#", "1. # 戊", "1.己", "0. 庚", "1. - 辛"]),
        st.text("甲乙1.)#-*+ \t~`>_\r\0", max_size=8).map(str.strip),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES)
@example(["甲", "2. 乙", "1. 丙", "丁", "", "1) 戊"])
@example(["1. 甲", "", "2. 乙", "", "丙", "3. 丁"])
def test_what_is_scanned_is_what_markdown_it_finds(lines: list[str]) -> None:
    scanned = scan(lines)

    assert scanned is None or scanned == parsed(lines)


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        (["# 题", "", "## 甲", "乙", "丙"], [("h1", 0, ["题"]), ("h2", 2, ["甲"]), ("p", 3, ["乙\n丙"])]),
        (["甲", "1. 乙", "1. 丙"], [("p", 0, ["甲"]), (".", 1, ["乙", "丙"])]),
        (["甲", "2. 乙"], [("p", 0, ["甲\n2. 乙"])]),
        (["1. 甲", "乙", "1) 丙"], [(".", 0, ["甲\n乙"]), (")", 2, ["丙"])]),
        (["1. 甲", "", "1. 乙", "", "丙"], [(".", 0, ["甲", "乙"]), ("p", 4, ["丙"])]),
    ],
)
def test_what_our_templates_write_is_scanned(
    lines: list[str], blocks: list[tuple[str, int, list[str]]]
) -> None:
    assert scan(lines) == [SourceBlock(*block) for block in blocks]


@pytest.mark.parametrize("line", ["- 甲", "## 甲 #", "1.", "1. 2. 甲", "甲\r乙", "1. # 甲"])
def test_what_may_be_more_is_left_to_the_parser(line: str) -> None:
    assert scan([line]) is None
    assert source_blocks([line]) == parsed([line])
