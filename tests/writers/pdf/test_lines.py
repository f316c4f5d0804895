"""Where lines end: 28 characters fill one (GB/T 9704, 5.2.3), and 避头尾 (GB/T 15834, 5.1) is kept."""

import re
from dataclasses import replace

import pytest

from fazhi_report.document import Document, Run
from fazhi_report.page.layout import HANGING_MARKS, STANDARD
from fazhi_report.writers.pdf.faces import FACES, families
from fazhi_report.writers.pdf.lines import (
    HANGS,
    LINE_END,
    WIDENED,
    Characters,
    set_lines,
    split_off,
    with_line_ends,
)
from fazhi_report.writers.pdf.template_data import page_of
from fazhi_report.writers.pdf.typst_input import (
    TypstAnnex,
    TypstLatin,
    TypstRow,
    TypstStretch,
    TypstTable,
    TypstText,
)

HAN = "依法行政工作须从制度建设入手明确责任强化监督注重实效循据"  # 28
ROOM = 28 * 15.79  # points: 156 mm
INDENT = 2 * 15.79
WIDE = "level_4"


def advance(face: str, character: str) -> float:
    """Han a whole em, letters and digits half of one, and the face `WIDE` twice that."""
    return (0.5 if character.isascii() else 1) * (2 if face == WIDE else 1)


def lines(text: str, indent: float = 0, face: str = "body") -> list[str]:
    (made,) = with_line_ends([(face, text)], Characters(advance), ROOM, indent)
    return re.sub(f"{WIDENED}.*?{WIDENED}", "", made).split(LINE_END)


def test_28_characters_fill_a_line() -> None:
    assert lines(HAN * 2 + "完") == [HAN, HAN, "完"]


def test_an_indent_takes_two_of_them() -> None:
    assert lines(HAN, INDENT) == [HAN[:26], HAN[26:]]


@pytest.mark.parametrize("mark", "，。、；：？！》〉）”’〕…—%")
def test_no_line_begins_with_a_mark_that_belongs_before(mark: str) -> None:
    assert lines(HAN + mark + "后") == [HAN[:27], HAN[27] + mark + "后"]


@pytest.mark.parametrize("mark", "《〈（“‘〔")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert lines(HAN[:27] + mark + "后文") == [HAN[:27], mark + "后文"]


def test_a_row_of_marks_goes_along_whole() -> None:
    assert lines(HAN[:26] + "据》）。" + "后") == [HAN[:26], "据》）。后"]


def test_dash_and_dots_are_not_torn_apart() -> None:
    assert lines(HAN[:27] + "——后") == [HAN[:26], HAN[26] + "——后"]
    assert lines(HAN[:27] + "……后") == [HAN[:26], HAN[26] + "……后"]


def test_a_span_of_years_is_broken_behind_its_dash_only() -> None:
    assert lines(HAN[:25] + "2021—2025年") == [HAN[:25] + "2021—", "2025年"]
    assert lines(HAN[:26] + "2021—2025年") == [HAN[:26], "2021—2025年"]


def test_words_and_numbers_are_kept_whole() -> None:
    assert lines(HAN[:26] + "1,234.56万元") == [HAN[:26], "1,234.56万元"]
    assert lines(HAN[:26] + "e-government") == [HAN[:26], "e-government"]


def test_words_are_parted_at_a_space_which_takes_no_room() -> None:
    assert lines(HAN[:20] + "building a government") == [HAN[:20] + "building a", "government"]
    # 28 characters fill the line, and the space behind them is dropped.
    assert lines(HAN + " 后") == [HAN, "后"]


def test_an_address_is_broken_behind_its_slashes() -> None:
    assert lines(HAN[:14] + "https://www.example.gov.cn/zwgk/2023/index.html") == [
        HAN[:14] + "https://www.example.gov.cn/",
        "zwgk/2023/index.html",
    ]


def test_what_no_line_holds_is_broken_where_the_line_is_full() -> None:
    assert lines("a" * 60) == ["a" * 57, "aaa"]  # 57 × 7.64 are 435.5 points
    assert lines("，" * 29) == ["，" * 28, "，"]


def test_a_character_wider_than_the_line_has_a_line_of_its_own() -> None:
    (made,) = with_line_ends([("body", "甲乙")], Characters(advance), 10, 0)
    assert made == f"甲{LINE_END}乙"


def test_a_heading_is_measured_in_its_own_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FACES, "level_1", FACES["level_1"]._replace(size=32))
    assert lines(HAN, face="level_1") == [HAN[:13], HAN[13:26], HAN[26:]]


def test_space_between_han_and_digits_counts() -> None:
    # 26 characters and four digits are 437 points; three times a quarter of a character makes that too much.
    assert lines(HAN[:10] + "12" + HAN[10:26] + "34后") == [HAN[:10] + "12" + HAN[10:26], "34后"]
    assert lines(HAN[:9] + "，12，" + HAN[9:23] + "，34后") == [HAN[:9] + "，12，" + HAN[9:23] + "，34", "后"]


def test_a_mark_above_a_letter_stays_with_it() -> None:
    assert lines(HAN + "\u0301" + "后") == [HAN[:27], HAN[27] + "\u0301后"]


def test_parts_of_a_paragraph_share_their_lines() -> None:
    assert with_line_ends(
        [("level_2", HAN[:20]), ("body", HAN[20:] + "后")], Characters(advance), ROOM, 0
    ) == [
        HAN[:20],
        HAN[20:] + LINE_END + "后",
    ]
    assert with_line_ends([(WIDE, HAN[:10]), ("body", HAN[10:20])], Characters(advance), ROOM, 0)[1] == (
        HAN[10:17] + LINE_END + HAN[17:20]  # twenty characters' room is taken, and a little more
    )


def test_an_empty_text_stays_empty() -> None:
    assert lines("") == [""]


def test_lines_of_a_paragraph_split_off() -> None:
    parts = (TypstText(2, f"一{LINE_END}二"), TypstText(0, f"三{LINE_END}四{LINE_END}五"))
    assert split_off(parts, 1) == (
        (TypstText(2, f"一{LINE_END}二"), TypstText(0, f"三{LINE_END}四{LINE_END}")),
        (TypstText(0, "五"),),
    )
    assert split_off(parts, 3) == (
        (TypstText(2, f"一{LINE_END}"),),
        (TypstText(2, "二"), TypstText(0, f"三{LINE_END}四{LINE_END}五")),
    )
    assert split_off(parts, 9) == ((), parts)


def test_latin_of_another_family_is_measured_there() -> None:
    fonts = (TypstLatin("Times", "[!-~]"), "FangSong")
    assert list(families(fonts, "2")) == ["Times", "FangSong"]
    assert list(families(fonts, "法")) == ["FangSong"]


def test_every_text_of_a_page_is_set() -> None:
    table = TypstTable(
        "",
        ("序号", "代码"),
        (TypstRow(("1", "AB12 3"), splits=False),),
        (40, 30),
        ("left", "left"),
        12,
        20,
        5,
    )
    twice = (TypstText(0, HAN * 2),)
    annex = TypstAnnex("附件", (), (TypstStretch(False, (twice, table)), TypstStretch(True, (twice,))))  # noqa: FBT003
    page = replace(
        page_of(Document(title=((Run("报告"),),), blocks=(), author=""), STANDARD),
        blocks=((TypstText(2, HAN[:20]), TypstText(0, HAN)),),
        annexes=(annex,),
        addressees=HAN + "后",
        remark=HAN,
    )

    made = set_lines(page, Characters(advance))

    assert [part.text for part in made.blocks[0]] == [HAN[:20], HAN[:6] + LINE_END + HAN[6:]]
    upright, sideways = made.annexes[0].stretches
    assert upright.content[0] == (TypstText(0, LINE_END.join((HAN[:26], HAN[26:] + HAN[:26], HAN[26:]))),)
    # 225 mm hold 40 characters and a half, two of which are the indent.
    assert sideways.content == ((TypstText(0, (HAN * 2)[:38] + LINE_END + (HAN * 2)[38:]),),)
    # A character and a half of 12 points fit: AB12 does not and may break anywhere, 3 does.
    assert upright.content[1] == replace(
        table, rows=(TypstRow(("1", "A\u200bB\u200b1\u200b2 3"), splits=False),)
    )
    assert made.addressees == HAN + LINE_END + "后"
    assert made.remark == HAN[:26] + LINE_END + HAN[26:]


# A mark beyond the line -----------------------------------------------------------------------------------------


def hung(text: str, indent: float = 0) -> list[str]:
    """The lines of a text where marks may hang; one that does has a / before it."""
    (made,) = with_line_ends([("body", text)], Characters(advance), ROOM, indent, HANGING_MARKS)
    return made.replace(HANGS, "/").split(LINE_END)


@pytest.mark.parametrize("mark", "、，。；：！？")
def test_one_mark_hangs_beyond_a_full_line(mark: str) -> None:
    assert hung(HAN + mark + "后") == [HAN + "/" + mark, "后"]
    assert hung(HAN[:27] + mark + "后") == [HAN[:27] + mark, "后"]


@pytest.mark.parametrize("mark", "》〉）”’〕…—·%")
def test_no_other_mark_hangs(mark: str) -> None:
    assert hung(HAN + mark + "后") == [HAN[:27], HAN[27] + mark + "后"]


@pytest.mark.parametrize("marks", ["。”", "，，", "？！", "；）", "。 "])
def test_no_mark_hangs_before_what_no_line_begins_with(marks: str) -> None:
    assert hung(HAN + marks + "后") == [HAN[:27], HAN[27] + marks + "后"]


def test_a_mark_hangs_behind_one_that_closes() -> None:
    assert hung(HAN[:27] + "》。后") == [HAN[:27] + "》/。", "后"]


def test_the_last_mark_of_a_text_hangs_and_ends_no_line() -> None:
    assert hung(HAN + "。") == [HAN + "/。"]
    assert hung(HAN[:26] + "，", INDENT) == [HAN[:26] + "/，"]


def test_a_mark_hangs_only_beyond_a_line_that_holds_the_rest() -> None:
    # 27 Han, a digit and two gaps are 437.92 points, of 442.2.
    assert hung(HAN[:13] + "4" + HAN[13:27] + "，后") == [HAN[:13] + "4" + HAN[13:27] + "/，", "后"]
    # No line hangs a mark that holds nothing else.
    (made,) = with_line_ends([("level_1", "，后")], Characters(advance), 10, 0, HANGING_MARKS)
    assert made == f"，{LINE_END}后"


def test_a_mark_hangs_in_the_part_that_it_is_of() -> None:
    parts = [("level_2", HAN[:26] + "。"), ("body", HAN)]
    assert with_line_ends(parts, Characters(advance), ROOM, INDENT, HANGING_MARKS) == [
        f"{HAN[:26]}{HANGS}。{LINE_END}",
        HAN,
    ]


# A line that lacks much -----------------------------------------------------------------------------------------


def rooms(*parts: tuple[str, str], indent: float = 0, hanging: str = "") -> list[str]:
    """Of every line the room that its characters are made wider for, "" where they are not."""
    made = "".join(with_line_ends(parts, Characters(advance), ROOM, indent, hanging)).split(LINE_END)
    return [line.split(WIDENED)[1] if WIDENED in line else "" for line in made]


@pytest.mark.parametrize(
    ("line", "room"),
    [
        # A line of so many characters has 442.1 - 0.3 points; 1.36 between them is the most.
        (HAN[:26], ""),  # 26 × 15.64 + 25 × 1.72 are 449.6
        (HAN[:25], "441.82"),  # 432.3
        (HAN[:19], "441.82"),  # 328.1, of which 1.4 times is more than the room
        (HAN[:18], ""),  # 310.8: it would be too wide
        ("123" + HAN[:24], ""),  # 442.2
        ("123" + HAN[:23] + "，", ""),  # as much: every mark has its whole cell
        ("123" + HAN[:11] + "》（" + HAN[11:22], ""),
        ("12345678901" + HAN[:20], "441.82"),  # 433.9: nothing is put between digits
    ],
)
def test_a_line_that_lacks_much_has_wider_characters(line: str, room: str) -> None:
    assert rooms(("body", line + "a" * 50)) == [room, ""]


def test_the_room_of_a_first_line_is_without_its_indent() -> None:
    assert rooms(("body", HAN[:23] + "a" * 50), indent=INDENT) == ["410.24", ""]


def test_characters_of_headings_stay_as_they_are() -> None:
    assert rooms(("level_1", HAN[:22] + "a" * 50)) == ["", ""]
    assert rooms(("level_2", HAN[:9] + "。"), ("body", HAN[:12] + "a" * 50)) == ["", ""]


# A number and its measure word ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (HAN[:27] + "4次后文", [HAN[:27], "4次后文"]),
        (HAN[:27] + "第3条", [HAN[:27], "第3条"]),
        (HAN[:26] + "，第3条", [HAN[:26] + "，", "第3条"]),
        # The line would be too short without 第: the number itself stays with its word.
        (HAN[:26] + "第3条后", [HAN[:26] + "第", "3条后"]),
        (HAN[:26] + "23件", [HAN[:26] + "23", "件"]),  # 26 characters would be too few
        (HAN[:23] + "2023年", [HAN[:23] + "2023年"]),
        (HAN[:27] + "3万余人次", [HAN[:27], "3万余人次"]),
        (HAN[:27] + "5号楼", [HAN[:27], "5号楼"]),
        (HAN[:27] + "4的后文", [HAN[:27] + "4", "的后文"]),  # no measure word
        (HAN[:27] + "90%以上", [HAN[:27], "90%以上"]),
    ],
)
def test_a_number_keeps_its_measure_word_where_27_characters_stay(text: str, ends: list[str]) -> None:
    assert lines(text) == ends


def test_a_number_that_fills_the_line_from_its_beginning_may_be_parted() -> None:
    assert lines("1" * 57 + "件") == ["1" * 57, "件"]


def test_marks_hang_in_every_paragraph_of_a_page_and_nowhere_without_leave() -> None:
    full = HAN[:26] + "，" + HAN  # two cells of indent and 26 characters fill the line
    page = replace(
        page_of(Document(title=((Run("报告"),),), blocks=(), author=""), STANDARD),
        blocks=((TypstText(0, full),),),
        annexes=(TypstAnnex("附件", (), (TypstStretch(False, ((TypstText(0, full),),)),)),),  # noqa: FBT003
        addressees=HAN + "，" + HAN,
        remark=full,
    )

    def texts(hanging: str) -> list[str]:
        made = set_lines(page, Characters(advance), hanging)
        (paragraph,) = made.annexes[0].stretches[0].content
        assert not isinstance(paragraph, TypstTable)
        return [made.blocks[0][0].text, paragraph[0].text, made.addressees, made.remark]

    assert [text.split(LINE_END)[0] for text in texts(STANDARD.hanging)] == [
        *(HAN[:26] + HANGS + "，",) * 2,
        HAN + HANGS + "，",
        HAN[:26] + HANGS + "，",
    ]
    assert not any(HANGS in text for text in texts(""))
