"""Blocks with what stands in them, as the text of a manuscript."""

import pytest

from fazhi_report.editing.harvest.imported_blocks import ImportedBlock, ImportedText
from fazhi_report.editing.harvest.prose import (
    Asserted,
    Inset,
    WrittenBlock,
    counted_numbers,
    escaped_with,
    item_starts,
    manuscript_text,
)
from fazhi_report.editing.harvest.year_marks import year_marks


def block(level: int, number: str, heading: str, body: str = "") -> WrittenBlock:
    """A block as it was imported."""
    return WrittenBlock(ImportedBlock(level, number, heading, body))


def paragraph(body: str) -> WrittenBlock:
    """A paragraph."""
    return block(0, "", "", body)


def text_of(*blocks: WrittenBlock, title: tuple[str, ...] = ("标题",)) -> str:
    """The manuscript of blocks, without its title."""
    text = ImportedText(title, [each.block for each in blocks])
    return manuscript_text(text, blocks).partition("\n\n")[2].removesuffix("\n")


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ([block(1, "一、", "主要做法")], "## 主要做法"),
        ([block(1, "二、", "主要做法")], "## 主要做法 {二、}"),
        ([block(1, "", "主要做法")], "## 主要做法 {-}"),
        ([block(2, "（一）", "加强学习。", "学法4次。")], "### 加强学习。 {（一）}\n学法4次。"),
        ([block(2, "", "加强学习。", "学法4次。")], "### 加强学习。\n学法4次。"),
        (
            [block(2, "（一）", "加强学习。", "甲。"), block(2, "（二）", "规范执法。", "乙。")],
            "### 加强学习。\n甲。\n\n### 规范执法。\n乙。",
        ),
        (
            [block(3, "1、", "加强学习"), block(3, "2、", "规范执法")],
            "#### 加强学习 {1、}\n\n#### 规范执法 {2、}",
        ),
        ([paragraph("# 不是标题。")], "\\# 不是标题。"),
        ([paragraph("一是甲；二是乙。")], "1. 甲；\n1. 乙。"),
        ([paragraph("区财政局一是甲；二是乙。")], "区财政局\n1. 甲；\n1. 乙。"),
        ([paragraph("一是甲。")], "一是甲。"),
        ([paragraph("一是甲；三是乙。")], "一是甲；三是乙。"),
        ([paragraph("一是甲；二是乙；一是丙；二是丁。")], "一是甲；二是乙；一是丙；二是丁。"),
        ([paragraph("一是 甲；二是乙。")], "一是 甲；二是乙。"),
        ([paragraph("特点之一是甲，统一是乙，二是否。")], "特点之一是甲，统一是乙，二是否。"),
        ([paragraph("一是甲；"), paragraph("二是乙。")], "1) 甲；\n1) 乙。"),
        ([paragraph("一是甲；"), paragraph("另外，二是乙。")], "一是甲；\n\n另外，二是乙。"),
        ([block(2, "", "加强学习。", "一是甲。二是乙。")], "### 加强学习。\n1. 甲。\n1. 乙。"),
    ],
)
def test_blocks_are_written(blocks: list[WrittenBlock], written: str) -> None:
    assert text_of(*blocks) == written


def test_a_block_as_typed_has_no_structure() -> None:
    typed = block(2, "（一）", "加强学习。", "一是甲；二是乙。")
    typed.as_typed = True

    assert text_of(typed) == "（一）加强学习。一是甲；二是乙。"


def test_references_and_claims_stand_in_their_places() -> None:
    made = block(2, "", "学法2次。", "签订合同3份，均经审核。")
    made.marks = [Inset(2, 4, "{{ 学习.次数 }}"), Inset(9, 11, "{{ 合同.份数 }}")]
    made.claims = [Asserted(12, 16, ("合同.均经合法性审核",))]
    made.notes = ["看一看"]

    assert text_of(made) == (
        "### 学法{{ 学习.次数 }}。\n签订合同{{ 合同.份数 }}，[均经审核]{合同.均经合法性审核}。\n<!-- 待核：看一看 -->"
    )
    made.without_marks = True
    assert text_of(made).splitlines()[1] == "签订合同3份，均经审核。"


def test_a_claim_may_hold_references() -> None:
    text = "参考率、合格率均达100%。"
    marks, claims = [Inset(9, 13, "{{ 考试.参考率 }}")], [Asserted(0, 13, ("考试.合格率=100%",))]

    assert escaped_with(text, marks, claims) == "[参考率、合格率均达{{ 考试.参考率 }}]{考试.合格率=100%}。"


def test_of_two_references_to_the_same_characters_the_first_stands() -> None:
    marks = [Inset(2, 5, "{{ 合同.份数|带单位 }}"), Inset(2, 4, "{{ 合同.份数 }}"), Inset(3, 5, "{{ 2 }}")]

    assert escaped_with("签订12份。", marks[:1] + marks[2:], ()) == "签订{{ 合同.份数|带单位 }}。"
    assert escaped_with("签订12份。", marks, ()) == "签订{{ 合同.份数 }}份。"


def test_a_title_keeps_its_lines() -> None:
    text = ImportedText(("青山县水利局", "2024年报告"), [])

    assert manuscript_text(text, [], year_marks("青山县水利局2024年报告", 2024, "", is_title=True)) == (
        "# 青山县水利局\\\n{{ 年度.本年 }}年报告\n"
    )


def test_annexes_come_last() -> None:
    assert manuscript_text(ImportedText(("标题",), []), [], has_annexes=True) == "# 标题\n\n{{ 附件 }}\n"


def test_numbers_that_counting_gives() -> None:
    blocks = [
        block(1, "一、", "甲"),
        block(2, "（一）", "乙"),
        block(3, "1.", "丙"),
        block(3, "2.", "丁"),
        block(2, "（二）", "戊"),
        block(1, "三、", "己"),
        block(2, "（一）", "庚"),
    ]

    assert list(counted_numbers(blocks)) == [None, None, None, None, None, "三、", "（一）"]


def test_items_are_several() -> None:
    assert [match.start() for match in item_starts("甲一是乙。二是丙。")] == [1, 5]
    assert item_starts("一是二是丙。") == []


@pytest.mark.parametrize(
    ("text", "part", "written"),
    [
        ("2024年，区财政局", "", "{本}年，区财政局"),
        ("2024年度工作", "", "{本}年度工作"),
        ("截至2024年12月31日", "", "截至{本}年12月31日"),
        ("2024年5月6日，开展活动", "", "2024年5月6日，开展活动"),
        ("《2024年工作要点》", "", "《2024年工作要点》"),
        ("2021—2024年", "", "2021—2024年"),
        ("2024年—2025年", "", "2024年—2025年"),
        ("青法办〔2024〕5号", "", "青法办〔2024〕5号"),
        ("2023年", "", "2023年"),
        ("2025年，继续努力", "下年安排", "{下}年，继续努力"),
        ("到2025年底", "下年安排", "到2025年底"),
        ("2025年，继续努力", "", "2025年，继续努力"),
        ("四、2025年工作安排", "", "四、{下}年工作安排"),
    ],
)
def test_years_move_on_where_they_mean_the_year(text: str, part: str, written: str) -> None:
    made = escaped_with(text, year_marks(text, 2024, part), ())

    assert made == written.replace("{本}", "{{ 年度.本年 }}").replace("{下}", "{{ 年度.下年 }}")


def test_a_mark_inside_another_is_left_out() -> None:
    marks = [Inset(0, 2, "{{ 12 }}"), Inset(1, 2, "{{ 2 }}")]

    assert escaped_with("12份。", marks, ()) == "{{ 12 }}份。"


def test_what_stands_before_a_reference_is_not_read_with_it() -> None:
    text = ImportedText(("甲{2024\\", "乙\\"), [])

    assert (
        manuscript_text(text, [], [Inset(2, 6, "{{ 年度.本年 }}")])
        == "# 甲\\{{{ 年度.本年 }}\\\\\\\n乙\\\\\n"
    )
    assert escaped_with("甲\\均是", (), [Asserted(2, 4, ("台账外",))]) == "甲\\\\[均是]{台账外}"
