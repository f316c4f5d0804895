"""版记 with long names: nothing short is parted, and there is room between it and the text above."""

from dataclasses import replace
from pathlib import Path

import pytest

from fazhi_report.document import Document, Imprint, Paragraph, Run, Signature
from tests.pages.characters import SetLine, set_pages
from tests.pages.measuring import LEFT, RIGHT, Engine
from tests.pages.official import submission
from tests.pages.printing import Press, Print, prints

pytestmark = pytest.mark.long

OFFICE = "焦作市解放区政务服务和大数据管理局（行政审批局）办公室"
PRINTED = "2024年12月31日印发"
LONG = submission(imprint=Imprint(("市财政局",), OFFICE, PRINTED, "new"))


def last_lines(pdf: Path, count: int) -> list[SetLine]:
    return set_pages(pdf)[-1][-count:]


@prints(Print(LONG))
def test_a_long_office_has_lines_of_its_own_and_the_date_stays_whole(pdf: Path) -> None:
    first, second = last_lines(pdf, 2)
    assert first.text == "焦作市解放区政务服务和大数据管理局"
    assert second.text == f"（行政审批局）办公室{PRINTED}"
    assert first.left == pytest.approx(LEFT + 14, abs=1)
    assert second.right == pytest.approx(RIGHT - 14, abs=1.5)


def text_of(lines: int) -> Document:
    """A report of so many lines below a title that takes two, and 版记 of one row on its page."""
    body = tuple(Paragraph((Run(f"第{number}段。"),)) for number in range(lines))
    return Document(((Run("报告"),),), body, "", imprint=Imprint((), "某局办公室", PRINTED, "same"))


def test_imprint_leaves_room_above_it(engine: Engine, folder_of_pages: Path) -> None:
    # 22 lines of 28.95 points; a row of 版记 and its two rules take 24, of which one line leaves room for 4.9:
    # too little for what another program may make of them.
    fits, fills = Print(text_of(18)), Print(text_of(19))
    press = Press(folder_of_pages, (fits, fills))
    assert [len(page) for page in set_pages(engine.make(press, fits))] == [20]
    assert [len(page) for page in set_pages(engine.make(press, fills))] == [20, 1]


OFFICES = (
    "焦作市解放区政务服务和大数据管理局（行政审批局）",
    "解放区财政局（解放区人民政府国有资产监督管理委员会、解放区金融工作局）",
    "新疆生产建设兵团第八师石河子市市场监督管理局（知识产权局）",
)


def test_a_long_signature_breaks_inside_its_place(engine: Engine, folder_of_pages: Path) -> None:
    pairs = [(office, sealed) for office in OFFICES for sealed in (False, True)]
    wanted = {
        pair: Print(
            replace(
                submission(remark="", imprint=None), signature=Signature(pair[0], "2024年12月31日", pair[1])
            )
        )
        for pair in pairs
    }
    press = Press(folder_of_pages, wanted.values())
    for (office, sealed), each in wanted.items():
        lines = [line for page in set_pages(engine.make(press, each)) for line in page]
        at = next(index for index, line in enumerate(lines) if office.startswith(line.text) and line.text)
        signed, date = lines[at:-1], lines[-1]
        assert "".join(line.text for line in signed) == office
        assert date.text == "2024年12月31日"
        assert len(signed) == (1 if len(office) <= 26 else 2)
        for line in signed:
            assert line.left >= LEFT - 1
            assert line.right <= RIGHT - 15, office
        middle = (date.left + date.right) / 2
        if sealed:
            assert all(line.left + line.right == pytest.approx(2 * middle, abs=12) for line in signed)
        else:
            assert date.left - signed[0].left == pytest.approx(2 * 15.79, abs=1)
            longest = max(len(line.text) for line in signed)
            assert signed[0].left == pytest.approx(RIGHT - 2 * 15.79 - longest * 15.68, abs=1)
