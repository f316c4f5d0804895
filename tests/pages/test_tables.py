"""Tables of annexes on pages, upright and turned sideways (GB/T 9704—2012, 8), as LibreOffice and typst set them."""

import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fazhi_report.document import Document, DocumentAnnex, Paragraph, Run, Table
from tests.pages.characters import set_pages
from tests.pages.measuring import LEFT, MILLIMETRE, RIGHT, XHTML, ink
from tests.pages.printing import Print, prints

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """A page with everything on it."""

    width: float
    height: float
    words: list[Word]

    @property
    def is_turned(self) -> bool:
        return self.width > self.height

    def starting(self, text: str) -> list[Word]:
        return [word for word in self.words if word.text.startswith(text)]

    @property
    def dashes(self) -> list[Word]:
        """The 一字线 beside the page number, from the left or from above."""
        return sorted(
            (word for word in self.words if word.text == "—"), key=lambda word: (word.left, word.top)
        )


@cache
def sheets(pdf: Path) -> list[Sheet]:
    xhtml = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(xhtml)], check=True)
    return [
        Sheet(float(page.attrib["width"]), float(page.attrib["height"]), [word(w) for w in page])
        for page in ElementTree.parse(xhtml).iter(f"{XHTML}page")
    ]


def word(element: ElementTree.Element) -> Word:
    left, right, top, bottom = (float(element.attrib[name]) for name in ("xMin", "xMax", "yMin", "yMax"))
    return Word(element.text or "", left, right, top, bottom)


TEXT = Paragraph((Run("说明文字。"),))
ROWS = tuple((str(n), f"第{n}项工作", f"{n * 1234:,}", f"{n}.5%") for n in range(1, 101))
LONG = Table(("序号", "名称", "数量", "占比"), ROWS, "百行表")
WIDE = Table(
    ("机关", *(f"项目{n}" for n in "甲乙丙丁戊己庚")),
    tuple((f"第{n}大队", *[f"{n * 1111:,}.25"] * 7) for n in range(1, 31)),
    "宽表题",
)


def report(*annexes: DocumentAnnex) -> Document:
    return Document(((Run("题目"),),), (TEXT,), "甲", annexes=annexes)


four_annexes = prints(
    Print(
        report(
            DocumentAnnex("附表一", (LONG,)),
            DocumentAnnex("附表二", (WIDE,)),
            DocumentAnnex("附件三", (TEXT, WIDE)),
            DocumentAnnex("附件四", (TEXT,)),
        )
    )
)
# A table on turned pages only, from page 2 on.
turned = prints(Print(report(DocumentAnnex("附表", (WIDE,)))))


@pytest.fixture
def pages(pdf: Path) -> list[Sheet]:
    return sheets(pdf)


def of_long_table(pages: list[Sheet]) -> list[Sheet]:
    found = [page for page in pages if page.starting("占比")]
    assert len(found) >= 4
    return found


@four_annexes
def test_the_caption_stands_in_the_middle_above_the_table(pages: list[Sheet]) -> None:
    (caption,) = (word for page in pages for word in page.starting("百行表"))
    first = of_long_table(pages)[0]

    assert caption in first.words
    assert (caption.left + caption.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert caption.bottom < first.starting("序号")[0].bottom


@four_annexes
def test_the_heading_is_on_every_page_of_a_hundred_rows(pages: list[Sheet]) -> None:
    shown = of_long_table(pages)

    for page in shown:
        assert len(page.starting("序号")) == len(page.starting("名称")) == 1
    assert all(not page.starting("序号") for page in pages if page not in shown)
    ordinals = [word.text for page in shown for word in page.starting("第") if word.text.endswith("项工作")]
    joined = "".join(word.text for page in shown for word in page.words)
    assert len(ordinals) == 100 or joined.count("项工作") == 100


@four_annexes
def test_numbers_end_below_each_other(pages: list[Sheet]) -> None:
    ends = {
        sign: {
            round(word.right, 1) for page in of_long_table(pages) for word in page.words if sign in word.text
        }
        for sign in (",", "%")
    }

    for found in ends.values():
        assert max(found) - min(found) < 0.5
    # The last column ends where the type area does, but for the margin of the cell, 5 points.
    assert max(ends["%"]) == pytest.approx(RIGHT - 5, abs=1)


@four_annexes
def test_rows_keep_within_the_type_area(pages: list[Sheet]) -> None:
    for page in pages:
        # upright 37 above and 35 below; turned 28 and 26
        above, below = (28, 26) if page.is_turned else (37, 35)
        cells = [word for word in page.words if word not in page.dashes and not word.text.isdigit()]
        assert min(word.top for word in cells) > above * MILLIMETRE - 1
        assert max(word.bottom for word in cells) < page.height - below * MILLIMETRE + 4


@four_annexes
def test_wide_tables_stand_on_turned_pages_and_text_does_not(pages: list[Sheet]) -> None:
    turns = [turned for turned, _ in groupby(page.is_turned for page in pages)]
    assert turns == [False, True, False, True, False]
    for page in pages:
        size = (297, 210) if page.is_turned else (210, 297)
        assert [page.width / MILLIMETRE, page.height / MILLIMETRE] == pytest.approx(size, abs=0.2)
        assert bool(page.starting("机关")) == page.is_turned
    alone, other = (page for page in pages if page.starting("宽表题"))
    assert alone.starting("附件")
    assert alone.starting("附表二")
    assert not other.starting("附件")
    before = pages[pages.index(other) - 1]
    assert before.starting("附件三")
    assert before.starting("说明文字")
    assert pages[-1].starting("附件四")


@four_annexes
def test_every_page_is_numbered_in_its_turn(pages: list[Sheet]) -> None:
    for number, page in enumerate(pages, start=1):
        dashes = page.dashes
        assert len(dashes) == 2, number
        assert str(number) in [word.text for word in page.words]


@turned
def test_the_number_keeps_its_place_on_the_sheet(pdf: Path, pages: list[Sheet]) -> None:
    assert [page.is_turned for page in pages[:3]] == [False, True, True]
    for number in (2, 3):
        drawing = ink(pdf, number)
        # The dashes are upright strokes in the left margin: their distance from the type area, 35 mm in.
        margin = [(x, y) for x, y in drawing.dots if x / drawing.per_millimetre < 34]
        ((dash, _),) = Counter(x for x, _ in margin).most_common(1)
        assert 35 - dash / drawing.per_millimetre == pytest.approx(7, abs=0.6)
        ends = [y / drawing.per_millimetre for _, y in margin]
        # A character of 14 points is 4.9 mm: from above on even pages, where the type area begins at 28 mm,
        # from below on odd ones, where it ends 26 mm from the edge.
        inset = 210 - 26 - max(ends) if number % 2 else min(ends) - 28
        assert inset == pytest.approx(4.9, abs=0.6)


@turned
def test_the_number_reads_downwards(pages: list[Sheet]) -> None:
    (number,) = (word for word in pages[1].words if word.text == "2" and word.left < 35 * MILLIMETRE)
    first, last = pages[1].dashes
    assert first.bottom <= number.top + 1
    assert number.bottom <= last.top + 1


@turned
def test_the_turned_table_fills_its_type_area(pdf: Path) -> None:
    drawing = ink(pdf, 3)
    beside = 34 * drawing.per_millimetre  # the page number
    rules = replace(drawing, dots=[(x, y) for x, y in drawing.dots if x > beside]).rules(200)

    assert len(rules) > 8
    for left, right, *_ in rules:
        assert [left, right] == pytest.approx([35, 297 - 37], abs=0.5)
    # The first page has label and title; the table goes on at the upper edge of the type area.
    assert rules[0][2] == pytest.approx(28, abs=0.7)


TALL = (("1", "短"), ("2", "句。" * 700), *((str(n), "行" * 60) for n in range(3, 30)))


@prints(Print(report(DocumentAnnex("长行", (Table(("序号", "文字"), TALL),)))))
def test_a_row_taller_than_a_page_goes_on_and_others_stay_whole(pages: list[Sheet]) -> None:
    pages = pages[1:]

    text = "".join(word.text for page in pages for word in page.words)
    assert text.count("句") == 700
    counts = [sum(word.text.count("行") for word in page.words if "长行" not in word.text) for page in pages]
    assert sum(counts) == 60 * 27
    assert all(count % 60 == 0 for count in counts)


NAMES = [f"关于第{n}项重点任务贯彻落实情况的说明以及有关统计数据一览表" for n in "一二三四五六七八九十甲乙"]


@prints(Print(report(*(DocumentAnnex(name, (TEXT,)) for name in NAMES))))
def test_names_of_twelve_annexes_begin_below_each_other(pages: list[Sheet]) -> None:
    found = [word for page in pages[:2] for word in page.words]
    start = next(index for index, word in enumerate(found) if word.text.startswith("附件"))
    words = [
        word for word in found[start:] if word.text.startswith(("关于第", "关统计", "一览", "数据", "统计"))
    ]
    assert sum(word.text.startswith("关于第") for word in words) >= 12
    lefts = {round(word.left, 1) for word in words if word.left < RIGHT - 200}
    assert max(lefts) - min(lefts) < 0.5


MARKS = Table(("甲", "乙"), tuple((f"{'字' * n}，{'字' * n}。", "丙" * 40) for n in range(1, 30)))


@prints(Print(report(DocumentAnnex("避头尾", (MARKS,)))))
def test_a_punctuation_mark_never_begins_a_line_of_a_cell(pages: list[Sheet]) -> None:
    words = [word.text for page in pages for word in page.words]
    assert "".join(words).count("，") == 29
    assert not [text for text in words if text.startswith(("，", "。"))]


def after_lines(lines: int) -> Document:
    text = (TEXT._replace(runs=(Run(f"第{n}段。"),)) for n in range(lines))
    return report(DocumentAnnex("甲", (*text, LONG)))


@pytest.mark.parametrize(
    "lines", [pytest.param(lines, marks=prints(Print(after_lines(lines)))) for lines in (16, 17, 18)]
)
def test_the_caption_is_never_parted_from_its_table(pages: list[Sheet], lines: int) -> None:
    (page,) = (page for page in pages if page.starting("百行表"))
    assert page.starting("占比"), lines
    assert page.starting("0.5%") or page.starting("1.5%"), lines


HEADS = (
    "序号",
    "执法机关名称",
    "行政检查家次",
    "行政许可件数",
    "行政处罚案件数",
    "罚没金额（万元）",
    "行政强制件数",
    *("听证次数", "行政复议案件数", "行政诉讼案件数", "填报日期", "联系人", "备注", "复核意见"),
)
MANY = tuple(
    (
        *(str(n), "青山县市场监督管理综合行政执法大队", f"{n * 123:,}", f"{n * 7}件", str(n % 9)),
        *(f"{n * 1234.5:,.2f}", str(n % 4), "0", "1", "0", "2023年12月31日", "欧阳建国"),
        *("数据来源于行政执法综合管理监督信息系统", "已核对无误，同意上报"),
    )
    for n in range(1, 41)
)


@prints(Print(report(DocumentAnnex("统计表", (Table(HEADS, MANY),)))))
def test_fourteen_columns_of_forty_rows_take_few_pages_and_no_date_is_parted(pdf: Path) -> None:
    lines = [line.text for page in set_pages(pdf)[1:] for line in page]
    text = "".join(lines)
    assert text.count("欧阳建国") == 40
    # A row is four lines of fifteen points at most, and three more around them: five rows or six a page.
    assert len(set_pages(pdf)) <= 10
    joined = [word for page in sheets(pdf) for word in page.words]
    heights = {round(word.bottom - word.top) for word in joined if word.text.startswith("数据来源")}
    assert max(heights) < 16  # of nine points, not of twelve
    rows = ["".join(line) for line in lines]
    assert sum("2023年12月31日" in row for row in rows) == 40


def kept(width: int) -> Document:
    """A table whose last column is so narrow that a date in its texts would be parted somewhere."""
    texts = tuple(
        ("甲" * width, f"{'该项工作按照要求' * 2}{'乙' * n}将于2023年12月31日起施行") for n in range(12)
    )
    return report(DocumentAnnex("说明", (Table(("名称", "说明"), texts, landscape=False),)))


@pytest.mark.parametrize(
    "width", [pytest.param(width, marks=prints(Print(kept(width)))) for width in (10, 14, 19, 24)]
)
def test_a_date_within_a_text_stays_on_a_line(pdf: Path, width: int) -> None:
    lines = [line.text for page in set_pages(pdf)[1:] for line in page]
    assert sum("2023年12月31日" in line for line in lines) == 12, width
