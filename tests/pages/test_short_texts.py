"""Nothing short is ever set on two lines: 成文日期 whatever 署名 it stands below, a title's lines, in any font."""

from itertools import product
from pathlib import Path

import pytest

from fazhi_report.document import Document, Paragraph, Run, Signature, plain
from fazhi_report.writers import lines_of
from tests.pages.characters import set_pages
from tests.pages.measuring import Engine
from tests.pages.printing import Press, Print

pytestmark = pytest.mark.long

DATES = ("2024年1月8日", "2024年2月15日", "2024年12月31日")
OFFICES = (
    "解放区财政局",
    "焦作市解放区政务服务和大数据管理局（行政审批局）",
    "解放区财政局（解放区人民政府国有资产监督管理委员会、解放区金融工作局）",
    "呼伦贝尔市鄂伦春自治旗发展和改革委员会",
    "新疆生产建设兵团第八师石河子市市场监督管理局（知识产权局）",
    "北京市朝阳区人民政府城市管理综合行政执法局",
)
FORMS = (
    "关于2023年法治政府建设情况的报告",
    "2023年法治政府建设工作报告",
    "2023年度法治政府建设年度报告",
    "关于贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告",
)


def signed(office: str, date: str, *, sealed: bool) -> Document:
    return Document(
        ((Run("报告"),),), (Paragraph((Run("正文。"),)),), "", signature=Signature(office, date, sealed)
    )


def test_a_date_is_one_line_below_any_name(engine: Engine, folder_of_pages: Path) -> None:
    names = ("解放区财政局解放区财政局"[:length] for length in range(3, 13))
    pairs = tuple(product(names, DATES, (False, True)))
    wanted = {pair: Print(signed(pair[0], pair[1], sealed=pair[2])) for pair in pairs}
    press = Press(folder_of_pages, wanted.values())
    for (office, date, sealed), each in wanted.items():
        texts = [line.text for page in set_pages(engine.make(press, each)) for line in page]
        assert texts[-2:] == [office, date], (office, date, sealed)


def test_a_title_has_the_lines_that_were_chosen(engine: Engine, folder_of_pages: Path) -> None:
    body = (Paragraph((Run("正文。"),)),)
    wanted = {
        title: Print(Document(((Run(title),),), body, "")) for title in map("".join, product(OFFICES, FORMS))
    }
    press = Press(folder_of_pages, wanted.values())
    for title, each in wanted.items():
        lines = [plain(line) for line in lines_of(Document(((Run(title),),), body, ""))]
        (page,) = set_pages(engine.make(press, each))
        assert [line.text for line in page] == [*lines, "正文。"], title
