"""The columns of a table: what they hold, how wide they are, when a page is turned for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.document import Table
from fazhi_report.page import STANDARD_TABLE, TABLE_TYPES
from fazhi_report.writers.columns import is_numeric, sides, stands_sideways
from fazhi_report.writers.table_setting import TableSetting, is_taller_than_a_page, set_table
from fazhi_report.writers.unparted import pieces, spared

TYPE_AREA = 8845  # twips: 156 mm
TURNED = 12756  # twips: 225 mm


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "20", "300"],
        ["1,234", "12", "1,234,567.89"],
        ["12.5%", "100%", ""],
        ["-3", "+4", "－5"],
        ["4件", "12件", "—"],
        ["3万元", "/", "无"],
    ],
)
def test_columns_of_numbers(cells: list[str]) -> None:
    assert is_numeric(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["", "—"],
        ["1", "甲"],
        ["4件", "3次"],
        ["1", "2件"],
        ["12,34"],
        ["第1项"],
        ["2024—2025"],
        ["一"],
        ["1.2.3"],
        ["3万5千元"],
        ["5辆执法专用车"],
    ],
)
def test_columns_of_texts(cells: list[str]) -> None:
    assert not is_numeric(cells)


def test_sides() -> None:
    table = Table(("序号", "编号 ", "项目", "数量"), (("1", "a", "1", "2"), ("2", "b", "二", "3")))
    assert sides(table) == ("center", "center", "left", "right")


# Pages turned sideways: portrait has room for 8844 twips ------------------------------------------------------


def columns(*texts: list[str]) -> Table:
    heads, *rows = zip(*texts, strict=True)
    return Table(heads, tuple(rows))


@pytest.mark.parametrize(
    ("table", "sideways"),
    [
        # Six columns of text need five characters, one for spacing and their margins: 6 * 1640 = 9840.
        (columns(*[["标题", "很长的一段文字"]] * 5), False),
        (columns(*[["标题", "很长的一段文字"]] * 6), True),
        # Numbers stay whole: 1,234,567.89 is six characters, 7 * 240 + 200 = 1880.
        (columns(*[["数", "1,234,567.89"]] * 4), False),
        (columns(*[["数", "1,234,567.89"]] * 5), True),
        # A heading takes three lines: of 15 characters five each, 1640; of twelve four, 1400.
        (columns(*[["十五个字的标题要排三行才放得下", "1"]] * 6), True),
        (columns(*[["十二个字的标题要排三行呢", "1"]] * 6), False),
        # One character, 2 * 240 + 200 = 680, stands thirteen times in the width of a page.
        (Table(("甲",) * 13, ()), False),
        (Table(("甲",) * 14, ()), True),
    ],
)
def test_a_page_is_turned_for_a_table_that_would_not_read_well(table: Table, sideways: object) -> None:
    assert stands_sideways(table) is sideways


def test_the_data_have_the_last_word() -> None:
    assert stands_sideways(Table(("甲",), (), landscape=True))
    assert not stands_sideways(Table(("很长的标题",) * 16, (("很长的文字",) * 16,), landscape=False))


# Rows taller than a page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("characters", "taller"), [(30, False), (600, False), (900, True)])
def test_rows_that_no_page_holds(characters: int, taller: object) -> None:
    # 6200 twips have 25 characters a line; 225 mm are 31 lines of 20 points.
    setting = TableSetting(STANDARD_TABLE, (920, 6200))
    assert is_taller_than_a_page(("1", "长" * characters), setting) is taller


# Widths of columns: 12 points a character are 240 twips, the margins of a cell 200 -------------------------


def widths(*columns: list[str]) -> list[int]:
    heads, *rows = zip(*columns, strict=True)
    return list(set_table(Table(heads, tuple(rows)), TYPE_AREA).widths)


def test_a_narrow_column_gets_what_it_needs_and_a_wide_one_the_rest() -> None:
    # 2 + 1 characters, and what is left
    assert widths(["序号", "1"], ["名称", "甲" * 40]) == [920, 8845 - 920]


def test_wide_columns_share_by_what_they_hold() -> None:
    # 920, 11 * 240 + 200 and the rest; an equal share would be 2948
    assert widths(["序号", "1"], ["名称", "甲" * 10], ["说明", "乙" * 30]) == [920, 2840, 5085]
    # Three lines of each: 6 * 240 + 200 = 1640 and 21 * 240 + 200 = 5240; what is left of 7925 as 15 to 60.
    assert widths(["序号", "1"], ["名称", "甲" * 15], ["说明", "乙" * 60]) == [920, 1849, 6076]


def test_columns_that_need_little_are_stretched_alike() -> None:
    assert widths(["甲甲", "一"], ["乙乙", "二"]) == [4422, 4423]


def test_one_long_text_in_ten_does_not_widen_its_column() -> None:
    wide = ["名称", *["甲" * 40] * 11]
    short = ["说明", *["一二三四五"] * 10]

    assert widths(wide, [*short, "一二三四五"])[1] == 6 * 240 + 200
    # Up to eight characters a text stays whole, a longer one is broken.
    assert widths(wide, [*short, "一" * 7])[1] == 8 * 240 + 200
    assert widths(wide, [*short, "一" * 30])[1] == 9 * 240 + 200
    assert widths(wide, [*short[:-1], "一" * 12, "一" * 12])[1] == 13 * 240 + 200


@given(st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), min_size=1, max_size=8))
def test_widths_always_add_up(columns: list[list[str]]) -> None:
    found = widths(*columns)
    assert sum(found) == TYPE_AREA
    assert min(found) > 0


def test_where_a_share_is_too_little_every_column_reads_well() -> None:
    # Readable: 2.5 + 1 characters for 12345, 5 + 1 for each text. What is left goes where more is needed.
    found = widths(["数", "12345"], *[["标题", "很长很长很长的一段文字"]] * 4)

    assert sum(found) == TYPE_AREA
    assert found[0] >= 3.5 * 240 + 200
    assert min(found[1:]) >= 6 * 240 + 200


def test_a_turned_page_has_room_for_more() -> None:
    # Readable: 7 * 240 + 200 = 1880 for each number, 1640 for each text: 12440 fit the turned page only.
    table = columns(*[["数", "1,234,567.89"]] * 4, *[["标题", "很长的一段文字"]] * 3)
    found = set_table(table, TURNED)
    assert found.type == STANDARD_TABLE
    assert min(found.widths[:4]) >= 1880
    assert min(found.widths[4:]) >= 1640


@pytest.mark.parametrize(
    ("size", "count"),
    [
        # 7 characters of 12 points and their insets are 1880 twips, of 10.5 points 1630, of 9 points 1380.
        (0, 4),
        (1, 5),
        (2, 6),
    ],
)
def test_columns_that_do_not_fit_are_set_smaller(size: int, count: int) -> None:
    found = set_table(columns(*[["数", "1,234,567.89"]] * count), TYPE_AREA)
    assert found.type == TABLE_TYPES[size]
    assert found.fits
    assert sum(found.widths) == TYPE_AREA


def test_in_the_smallest_type_texts_give_way_before_words_dates_and_numbers() -> None:
    texts = [["标题", "很长很长很长的一段文字"]] * 5

    # A date of eight digits, three characters and five gaps between them is 8.73 characters wide, of 9 points
    # 1571 twips, and its insets 120; a number 1380, a text of five characters 1200, of two 660.
    found = set_table(columns(["日", "2023年12月31日"], ["数", "1,234,567.89"], *texts), TYPE_AREA)
    assert found.type == TABLE_TYPES[2]
    assert found.widths[:2] == (1691, 1380)
    assert min(found.widths[2:]) >= 660


def test_where_nothing_helps_all_columns_shrink_alike() -> None:
    found = set_table(columns(*[["数", "1,234,567.89"]] * 7), TYPE_AREA)
    assert found == (TABLE_TYPES[2], (1263,) * 6 + (1267,), False)


def test_names_stay_whole_before_all_give_way() -> None:
    names = [["人", "欧阳建国"], ["数", "1,234,567.89"], ["数", "1,234,567.89"], ["数", "1,234,567.89"]]
    long = ["标题", "很长很长很长的一段文字"]
    # Four characters of 9 points are 1020 twips, two of a text 660.
    some = set_table(columns(*names, *[long] * 4), TYPE_AREA)
    assert some.widths[0] >= 1020
    assert some.fits
    # 660 + 3 * 1380 + 6 * 660 = 8760: hardly anything is left.
    many = set_table(columns(*names, *[long] * 6), TYPE_AREA)
    assert many.widths[0] < 1020
    assert many.fits


# What is not parted ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2023年12月31日起施行", ["2023年12月31日"]),
        ("2023年1月—3月5日", ["2023年1月", "3月5日"]),
        ("2023年", ["2023年"]),
        ("解政办〔2023〕12号", ["解政办〔2023〕12号"]),
        ("按解政办〔2023〕12号文件办理", ["〔2023〕12号"]),
        ("12,345.6万元 abc", ["12,345.6", "abc"]),
        ("没有", []),
    ],
)
def test_pieces(text: str, found: list[str]) -> None:
    assert list(pieces(text)) == found


@pytest.mark.parametrize(
    ("text", "room", "less"),
    [
        ("2023年12月31日", 9, 0),
        # Two characters and the date are 9.5 wide, in other fonts and with gaps 11.2.
        ("截至2023年12月31日", 12, 0),
        # Behind ten characters 2023年12 would stand on the first line: there is room for eleven and a half.
        ("该项工作按照要求将于2023年12月31日起施行", 14, 2.5),
        # The date as a whole goes on the next line anyway.
        ("该项工作按照要求将自2023年12月31日起施行", 11, 0),
        ("没有日期的一段文字，很长很长很长", 5, 0),
        # In less than half the room there is no help.
        ("到2023年12月31日", 4, 0),
    ],
)
def test_lines_end_earlier_where_a_date_would_be_parted(text: str, room: float, less: float) -> None:
    assert spared(text, room) == less
