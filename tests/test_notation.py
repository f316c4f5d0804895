"""Numbers and ordinals."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from fazhi_report.notation import (
    UNSEEN,
    chinese,
    chinese_date,
    chinese_day,
    counted,
    csv_table,
    fixed,
    folded,
    folded_places,
    heading_number,
    is_wide,
    level_of,
    markdown_table,
    percentage,
    portable,
    secrecy_in,
    secrecy_of_name,
    stretches,
    ten_thousands,
    terminal_width,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (1, "一"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九"), (10000, "10000"), (-1, "-1")],
)  # fmt: skip
def test_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (2, "两"), (12, "十二"), (99, "九十九"), (100, "100"), (102, "102")]
)
def test_counted(number: int, text: str) -> None:
    assert counted(number) == text


@pytest.mark.parametrize(("level", "text"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")])
def test_heading_number(level: int, text: str) -> None:
    assert heading_number(level, 12) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [(Fraction(1), "100%"), (Fraction(0), "0%"), (Fraction(1, 2), "50%"), (Fraction(2, 3), "66.67%"), (Fraction(1, 8), "12.5%"),
     (Fraction(83, 84), "98.81%"), (Fraction(99999, 100000), "99.99%"), (Fraction(1, 10**6), "0.01%"), (Fraction(3, 2), "150%")],
)  # fmt: skip
def test_percentage(rate: Fraction, text: str) -> None:
    assert percentage(rate) == text


@pytest.mark.parametrize(
    ("yuan", "text"),
    [("0", "0"), ("0.01", "0.01"), ("49", "0.01"), ("10000", "1"), ("125000", "12.5"), ("1234567.89", "123.46"), ("150", "0.02"), ("1000000", "100"), ("20000000000", "2000000")],
)  # fmt: skip
def test_ten_thousands(yuan: str, text: str) -> None:
    assert ten_thousands(Decimal(yuan)) == text


@pytest.mark.parametrize("character", "汉，。《（“”—…＋２𠮷々")
def test_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "aZ9 ,.(é√")
def test_narrow(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("ab 1", 4),
        ("台账", 4),
        ("（，）", 6),
        ("“”—…·", 5),  # as wide as a letter, whatever a Chinese font does
        ("e\u0301", 1),
        ("\u1100\u1161\u11a8", 2),  # one Korean syllable of three letters
        ("\U00020000", 2),
    ],
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    assert terminal_width(text) == columns


def test_a_day_is_written_without_zeros() -> None:
    assert chinese_day(date(2024, 3, 1)) == "2024年3月1日"
    assert chinese_date(2023, 12, 31) == "2023年12月31日"


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ((), []),
        ((4,), ["4"]),
        ((1, 2), ["1", "2"]),
        ((1, 2, 3), ["1—3"]),
        ((1, 3, 4, 5, 8, 9), ["1", "3—5", "8", "9"]),
    ],
)
def test_numbers_that_follow_each_other(numbers: tuple[int, ...], written: list[str]) -> None:
    assert stretches(numbers, "—") == written


def test_tables_in_markdown() -> None:
    assert markdown_table(("甲", "乙"), [("1", "2"), ("3", "")]) == [
        "| 甲 | 乙 |",
        "| --- | --- |",
        "| 1 | 2 |",
        "| 3 |  |",
    ]


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    rows = (("名称", "说明"), ("=1+1", "+甲"), ("-3", "+5.5%"), ("@x", "a,b"), ("-3-3", "x-1"))

    assert csv_table(rows) == "\ufeff名称,说明\n'=1+1,'+甲\n-3,+5.5%\n'@x,\"a,b\"\n'-3-3,x-1\n"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(9845, 100), 1, "98.5"),
        (Fraction(9844, 100), 1, "98.4"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(1, 2), 0, "1"),
        (Decimal(12), 2, "12.00"),
        (Decimal("-1.25"), 1, "-1.3"),
        (Decimal("-0.04"), 1, "0.0"),
    ],
)
def test_fixed(number: Fraction | Decimal, places: int, text: str) -> None:
    assert fixed(number, places) == text


# What nobody sees -----------------------------------------------------------------------------------------

HIDDEN = (
    *"\x00\x08\x0b\x0c\x1b\x7f\x85\xad",
    *"\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u2028\u202a\u202e\u2060\u2066\u2069\u206f",
    *"\u2800\u3164\uffa0\ufff9\ufffc\ufeff\ufdd0\ufffe\ud800",
    *"\U0001d173\U000e0001\U000e0041\U000e007f\U0001ffff\U0010fffe",
)
SEEN = (
    "\t",
    "\n",
    "\r",
    " ",
    "\u00a0",
    "\u3000",
    "e\u0301",
    "\ufffd",
    "\U00020000",
    "\U0001f600",
    "\U000f0000",
)


@pytest.mark.parametrize("character", HIDDEN)
def test_a_character_that_nobody_sees(character: str) -> None:
    assert UNSEEN.findall(f"甲{character}乙") == [character]
    assert folded(f"甲{character}乙") == "甲乙"


@pytest.mark.parametrize("text", SEEN)
def test_a_character_that_is_seen(text: str) -> None:
    assert not UNSEEN.search(f"甲{text}乙")


@pytest.mark.parametrize("selector", ["\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef"])
def test_a_variation_selector_says_how_a_han_character_is_drawn(selector: str) -> None:
    assert not any(UNSEEN.search(f"{han}{selector}") for han in "葛〇㐂\uf900\U00020000")
    assert all(UNSEEN.search(f"{other}{selector}") for other in ("A", "9", "，", "☎", "葛\ufe00"))
    assert folded(f"葛{selector}城") == "葛城"


def test_a_text_as_it_reads_and_where_each_character_stands() -> None:
    text = "１３９　１２\u200b…％"

    assert folded(text) == "139 12...%"
    assert folded_places(text) == [0, 1, 2, 3, 4, 5, 7, 7, 7, 8, 9]
    assert folded("٣\n\t①") == "3\n\t1"


@pytest.mark.parametrize(
    ("path", "outward"),
    [
        ("佐证/甲.pdf", "佐证/甲.pdf"),
        ("../2023/2023.yaml", "../2023/2023.yaml"),
        ("https://example.cn/甲", "https://example.cn/甲"),
        ("/home/zhang/佐证/甲.pdf", "甲.pdf"),
        ("C:\\Users\\zhang\\甲.pdf", "甲.pdf"),
        ("d:甲.pdf", "甲.pdf"),
        ("\\\\server\\zhang\\甲.pdf", "甲.pdf"),
        ("~/甲.pdf", "甲.pdf"),
        ("file:///home/zhang/甲.pdf", "甲.pdf"),
        ("/", "/"),
    ],
)
def test_a_path_as_it_may_go_out(path: str, outward: str) -> None:
    assert portable(path) == outward


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["正文", "机密★3年"], "机密"),
        (["秘密", "（绝 密）", "机密★"], "绝密"),
        (["<!-- 密级：秘密 -->"], "秘密"),
        (["> # 機密"], "机密"),
        (["保守国家秘密，保护商业秘密。"], None),
        ([], None),
    ],
)
def test_the_highest_mark_in_a_text(lines: list[str], level: str | None) -> None:
    assert secrecy_in(lines) == level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("机密★3年-联系人.pdf", "机密"),
        ("2023-秘密.yaml", "秘密"),
        ("绝密/2023.yaml", "绝密"),
        ("（机密）2023.docx", "机密"),
        ("商业秘密保护.pdf", None),
        ("机密文件管理制度.pdf", None),
    ],
)
def test_the_mark_in_the_name_of_a_file(name: str, level: str | None) -> None:
    assert secrecy_of_name(name) == level


def test_a_level_by_its_name() -> None:
    assert (level_of("機　密★1年"), level_of("密")) == ("机密", None)
