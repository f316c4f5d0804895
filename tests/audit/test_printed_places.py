"""What only the page tells of letterhead, 版记 and short texts: on pages made by hand, and on those of LibreOffice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fazhi_report.audit import audit
from fazhi_report.audit.arrangement import structure
from fazhi_report.audit.layout_rule import AuditedDocument
from fazhi_report.audit.printed_place_rules import imprint, letterhead
from fazhi_report.audit.printed_split_rules import splits
from fazhi_report.audit.rendered import RenderedPages
from fazhi_report.page.layout import STANDARD
from fazhi_report.readers.docx import Content, read
from fazhi_report.readers.docx_parts import Package
from fazhi_report.readers.pdf import PrintedLine, PrintedPage, RuledLine
from tests.audit.offices import (
    CLOSING,
    REPORT,
    A,
    addressees,
    blank,
    body,
    mark,
    number_up,
    row,
    table,
    text,
    whole,
)
from tests.audit.offices import (
    imprint as office_imprint,
)
from tests.audit.planting import (
    Edit,
    both,
    of_paragraph,
    planted,
    retyped,
    written,
)
from tests.libreoffice import stand_ins

WIDTH, HEIGHT = 595.3, 841.9
LEFT, RIGHT, TOP, BOTTOM = 79.4, 521.6, 104.9, 742.65
RED = "FF0000"


def line(words: str, baseline: float, left: float = 95.0, right: float = 506.0) -> PrintedLine:
    return PrintedLine(words, left, right, baseline)


def drawn(at: float, *, left: float = LEFT, right: float = RIGHT, colour: str = RED) -> RuledLine:
    return RuledLine(left, at - 0.5, right, at + 0.5, colour)


def page(*lines: PrintedLine, rules: tuple[RuledLine, ...] = ()) -> PrintedPage:
    return PrintedPage(WIDTH, HEIGHT, lines, frozenset({"FangSong"}), rules)


def content(inner: str) -> Content:
    return read(Package(whole(inner, grid="")))


def told(inner: Content, *pages: PrintedPage) -> list[str]:
    arranged = structure(inner)
    subject = AuditedDocument(inner, arranged, "submission" if arranged.is_submission else "public", STANDARD)
    rendered = RenderedPages(subject, pages)
    return [
        each.message
        for rule in (letterhead, imprint, splits)
        for each in rule.diagnostics(rendered, "a.docx")
    ]


# A letterhead whose places the file does not tell: mark and number in a table, the rule drawn.
SHAPE = (
    '<w:r><w:drawing><wp:anchor><wp:extent cx="2015940" cy="900000"/>'
    f'<a:graphic {A}><a:prstGeom prst="rect"/></a:graphic></wp:anchor></w:drawing></w:r>'
)
HEAD = table(row(mark() + blank(2) + number_up()), columns=1, borders="").replace(
    "</w:p>", f"{SHAPE}</w:p>", 1
)
UNTOLD = content(HEAD + blank(2) + REPORT + addressees() + text() + CLOSING)
# 35 mm and 0.85 of 48 points below the upper edge; two lines and 0.85 of 16; four millimetres.
MARK = line("青山县水利局文件", TOP + 99.2 + 40.8)
NUMBER = line("青水〔2024〕5号签发人：张三", MARK.baseline + 4.4 + 57.9 + 13.6)
RULE = NUMBER.baseline + 1.5 + 11.3
TITLE = (line("青山县水利局关于", RULE + 57.9 + 18.7), line("2023年法治政府建设情况的报告", RULE + 112.6))
DATED = (line("青山县水利局", 600), line("2024年2月15日", 629))


def test_a_right_letterhead_on_the_page() -> None:
    assert told(UNTOLD, page(MARK, NUMBER, *TITLE, *DATED, rules=(drawn(RULE),))) == []


@pytest.mark.parametrize(
    ("lines", "rules", "fault"),
    [
        ((replace(MARK, baseline=MARK.baseline - 20), NUMBER, *TITLE), (drawn(RULE),), ("发文机关标志上边缘在版心上边缘之下约27.9毫米，应为35毫米", "发文字号在发文机关标志下空约2.7行")),
        ((MARK, NUMBER, *TITLE), (), ("发文字号和标题之间没有红色分隔线",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE), drawn(RULE + 4)), ("红色分隔线不是一条单线",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE, colour="000000"),), ("红色分隔线是黑色，应为红色",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE, colour="0000FF"),), ("红色分隔线是蓝色，应为红色",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE, left=LEFT + 30),), ("红色分隔线比版心窄10.6毫米，应与版心等宽",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE, left=LEFT - 30),), ("红色分隔线比版心宽10.6毫米，应与版心等宽",)),
        ((MARK, NUMBER, *TITLE), (drawn(RULE + 22),), ("红色分隔线在发文字号之下约11.6毫米，应为4毫米", "标题在红色分隔线下空约1.2行，应空二行")),
    ],
    ids=["high", "none", "double", "black", "blue", "narrow", "wide", "low"],
)  # fmt: skip
def test_a_fault_of_a_letterhead_on_the_page(
    lines: tuple[PrintedLine, ...], rules: tuple[RuledLine, ...], fault: tuple[str, ...]
) -> None:
    found = told(UNTOLD, page(*lines, *DATED, rules=rules))
    expected = [each for each in fault if "2.7行" not in each]
    assert [each.partition("：")[2] for each in found] == [
        each
        for each in (message.partition("：")[2] for message in found)
        if any(part in each for part in expected)
    ]
    assert len(found) == len(expected)


def test_what_the_file_tells_is_not_measured_again() -> None:
    # Nothing of this page stands where it should.
    at_odds = (drawn(405, left=LEFT + 40, colour="000000"),)
    odd = page(
        line("解放区财政局文件", 150),
        line("解财〔2024〕5号签发人：张三", 400),
        line("解放区财政局关于", 420),
        rules=at_odds,
    )
    arranged = read(Package(written("submission")))
    assert [each for each in told(arranged, odd) if "分隔线" in each or "标志" in each] == []


def test_great_lines_on_a_grid_are_set_otherwise_by_libreoffice() -> None:
    gridded = read(Package(whole(HEAD + blank(2) + REPORT + addressees() + text() + CLOSING)))
    high = replace(MARK, baseline=MARK.baseline - 20)
    assert told(gridded, page(high, NUMBER, *TITLE, *DATED, rules=(drawn(RULE),))) == []


def test_a_letterhead_that_is_not_on_the_first_page_is_not_measured() -> None:
    assert told(UNTOLD, page(*DATED)) == []
    assert told(UNTOLD) == []
    assert told(content(REPORT + blank() + body()), page(MARK)) == []


# 版记 -------------------------------------------------------------------------------------------------------

PRINTED = content(REPORT + addressees() + text() + CLOSING + office_imprint())
SENT = content(number_up() + blank(2) + REPORT + addressees() + text() + CLOSING + office_imprint())
COPIES, OFFICE = (
    line("抄送：县人大常委会办公室。", BOTTOM - 28, LEFT + 14, 300),
    line("青山县水利局办公室2024年2月16日印发", BOTTOM - 6, LEFT + 14, RIGHT - 14),
)
LINES = tuple(drawn(at, colour="000000") for at in (BOTTOM - 45, BOTTOM - 22.5, BOTTOM))


def test_a_right_imprint_on_the_page() -> None:
    assert told(SENT, page(*DATED, COPIES, OFFICE, rules=LINES)) == []
    assert told(PRINTED, page(*DATED, COPIES, OFFICE)) == []  # not sent to an office


@pytest.mark.parametrize(
    ("lines", "rules", "fault"),
    [
        ((COPIES, OFFICE), (), "版记没有分隔线"),
        ((COPIES, OFFICE), LINES[1:], "版记没有首条分隔线"),
        ((COPIES, OFFICE), LINES[:2], "版记没有末条分隔线"),
        ((replace(COPIES, left=LEFT), OFFICE), LINES, "版记的文字左空约0字，应左空一字"),
        ((COPIES, replace(OFFICE, right=RIGHT - 40)), LINES, "印发日期右空约2.9字，应右空一字"),
    ],
    ids=["none", "first", "last", "left", "right"],
)
def test_a_fault_of_an_imprint_on_the_page(
    lines: tuple[PrintedLine, ...], rules: tuple[RuledLine, ...], fault: str
) -> None:
    assert told(SENT, page(*DATED, *lines, rules=rules)) == [f"第1面：{fault}"]


@pytest.mark.parametrize(("shift", "word"), [(-60.0, "上21"), (20.0, "下7.2")])
def test_an_imprint_that_is_not_at_the_foot(shift: float, word: str) -> None:
    lines = [replace(each, baseline=each.baseline + shift) for each in (COPIES, OFFICE)]
    rules = tuple(replace(each, top=each.top + shift, bottom=each.bottom + shift) for each in LINES)
    assert told(SENT, page(*DATED, *lines, rules=rules)) == [
        f"第1面：版记末条分隔线在版心下边缘之{word}毫米，应与它重合"
    ]


def test_an_imprint_on_another_page_or_a_page_on_its_side() -> None:
    assert told(SENT, page(COPIES, OFFICE), page(*DATED)) == []
    assert told(SENT, page(*DATED, COPIES, OFFICE), PrintedPage(HEIGHT, WIDTH, (COPIES,), frozenset())) == []


# Short texts ------------------------------------------------------------------------------------------------

CELLS = table(
    row(text("学法"), text("2023年12月31日")),
    row(text("普法"), text("2023年12月31日")),
    columns=2,
    borders="",
)
SHORT = content(
    number_up() + blank(2) + REPORT + addressees() + text() + CELLS + text() + CLOSING + office_imprint()
)
WHOLE = (
    line("青水〔2024〕5号签发人：张三", 200),
    line("青山县水利局关于", 250),
    line("2023年法治政府建设情况的报告", 280),
    line("学法2023年12月31日", 300),
    line("普法2023年12月31日", 320),
    *DATED,
    COPIES,
    OFFICE,
)


def test_short_texts_on_one_line() -> None:
    assert told(SHORT, page(*WHOLE, rules=LINES)) == []


@pytest.mark.parametrize(
    ("at", "parts", "fault"),
    [
        (0, ("青水〔2024〕5", "号签发人：张三"), "发文字号“青水〔2024〕5号”排成了两行"),
        (2, ("2023年法治政府建设情况的报", "告"), "标题的一行“2023年法治政府建设情况的报告”排成了两行"),
        (4, ("普法2023年12月31", "日"), "表格里的日期“2023年12月31日”排成了两行"),
        (5, ("青山县水", "利局"), "署名“青山县水利局”排成了两行"),
        (6, ("2024年2月15", "日"), "成文日期“2024年2月15日”排成了两行"),
        (8, ("青山县水利局办公室2024年2月16", "日印发"), "印发日期“2024年2月16日印发”排成了两行"),
        (8, ("青山县水利局办", "公室2024年2月16日印发"), "印发机关“青山县水利局办公室”排成了两行"),
    ],
    ids=["number", "title", "cell", "office", "date", "printed", "printing"],
)
def test_a_short_text_on_two_lines(at: int, parts: tuple[str, str], fault: str) -> None:
    lines = list(WHOLE)
    first = lines[at]
    lines[at : at + 1] = [
        replace(first, text=parts[0]),
        line(parts[1], first.baseline + 10, LEFT + 14, RIGHT - 14),
    ]
    found = [each for each in told(SHORT, page(*lines, rules=LINES)) if "排成了两行" in each]
    (only,) = found
    assert only.endswith(fault)


def test_a_short_text_that_is_not_printed_is_told_elsewhere() -> None:
    lines = [each for each in WHOLE if each.text != "2024年2月15日"]
    assert told(SHORT, page(*lines, rules=LINES)) == []


# With LibreOffice -------------------------------------------------------------------------------------------


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], list[str]]:
    monkeypatch.setenv("FONTCONFIG_FILE", str(stand_ins()))
    codes = {"FZ589", "FZ590", "FZ591"}
    return lambda made: [each.message for each in audit(made, "a.docx", render=True) if each.code in codes]


@pytest.mark.long
def test_a_submission_set_by_libreoffice(pages: Callable[[bytes], list[str]]) -> None:
    assert pages(written("submission")) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (of_paragraph("2024年2月15日", "ind", left="7600", right="0"), "成文日期“2024年2月15日”排成了两行"),
        (
            both(
                retyped("解财〔2024〕5号", "解财〔2024〕5号"),
                of_paragraph("解财〔2024〕5号", "ind", left="316", right="7800"),
            ),
            "发文字号“解财〔2024〕5号”排成了两行",
        ),
    ],
    ids=["date", "number"],
)
def test_a_split_set_by_libreoffice(pages: Callable[[bytes], list[str]], edit: Edit, fault: str) -> None:
    found = pages(planted("submission", edit))
    assert any(each.endswith(fault) for each in found), found
