"""The pages of an annex (GB/T 9704—2012, 7.3.4 and 7.3.7), set by LibreOffice and measured."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fazhi_report.document import DocumentAnnex, Table
from tests.pages.measuring import INDENT, LEFT, PITCH, RIGHT, SINK, TOP, Page, measured, report
from tests.pages.printing import Print, prints

COLUMNS = ("序号", "报告中的数", "数值", "台账记录", "佐证材料")
ROWS = tuple(
    (str(at), "行政处罚件数", f"{at}件", f"行政处罚第{at}条", f"佐证/{at}.pdf") for at in range(1, 101)
)
ANNEX = DocumentAnnex("佐证材料清单", (Table(COLUMNS, ROWS),))

pytestmark = [pytest.mark.long, prints(Print(replace(report(), annexes=(ANNEX,))))]


@pytest.fixture
def pages(printed: list[Path]) -> list[Page]:
    return measured(*printed)


def test_the_name_of_the_annex_stands_below_one_blank_line(pages: list[Page]) -> None:
    before, name = pages[4].lines[-2:]

    assert before.text.endswith("。")
    assert name.text == "附件：佐证材料清单"
    assert name.middle - before.middle == pytest.approx(2 * PITCH, abs=1)
    assert name.left == pytest.approx(INDENT, abs=1)


def test_the_annex_begins_a_page_with_its_title_on_the_third_line(pages: list[Page]) -> None:
    label, title, *_ = pages[5].lines

    assert (label.text, title.text) == ("附件", "佐证材料清单")
    assert label.left == pytest.approx(LEFT, abs=1)
    assert label.middle == pytest.approx(TOP + PITCH / 2 + SINK, abs=3)  # another font: see SINK
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert title.middle == pytest.approx(TOP + 2 * PITCH + 18 + SINK, abs=3)


def test_every_row_is_there_and_every_page_has_the_heading(pages: list[Page]) -> None:
    annex = [[line.text for line in page.lines] for page in pages[5:]]

    assert len(annex) >= 4
    assert annex[0][2:7] == list(COLUMNS)
    assert all(lines[:5] == list(COLUMNS) for lines in annex[1:])
    text = "".join(text for lines in annex for text in lines)
    assert re.findall(r"第(\d+)条", text) == [cells[0] for cells in ROWS]


def test_the_table_keeps_the_margins_and_page_numbers_go_on(pages: list[Page]) -> None:
    for page in pages[5:]:
        assert min(line.left for line in page.lines) >= LEFT - 1
        assert max(line.right for line in page.lines) <= RIGHT + 1
    assert [page.number.text for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]


def test_a_row_stands_on_one_line_where_there_is_room(pages: list[Page]) -> None:
    # poppler takes a number at the right of its cell together with the text of the next one.
    assert {"100件行政处罚第100条", "佐证/100.pdf", "行政处罚件数"} <= {line.text for line in pages[-1].lines}
