"""Pages with a text layer as a report: lines joined, page numbers and running heads told apart, scans refused."""

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from fazhi_report.diagnostics import Diagnostic, Mark
from fazhi_report.document import Heading, Table, plain
from fazhi_report.readers import LinePlace, ReadText, pdf_files, read
from fazhi_report.readers.pdf import Glyph, PrintedLine, PrintedPage, pages_of
from fazhi_report.readers.pdf.printed_paragraphs import _usual
from tests.fonts import make_font
from tests.readers.pdfs import blank_pdf, set_by_typst, two_columns

HEAD = """
#set page(width: 595pt, height: 842pt, margin: (left: 80pt, right: 74pt, top: 105pt, bottom: 100pt){more})
#set text(font: "{font}", size: 16pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 13pt)
#align(center, text(size: 22pt)[{title}])

"""
TITLE = "甲局2024年法治政府建设年度报告"
LONG = "局党组专题研究法治建设，制定年度工作要点，明确任务并逐项落实到责任股室，" * 3 + "定期调度。"
FOOTER = ", footer: context align(center)[— #counter(page).display() —]"


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., ReadText]:
    def made(body: str, more: str = "", title: str = TITLE, font: str = "仿宋_GB2312") -> ReadText:
        source = HEAD.replace("{more}", more).replace("{title}", title).replace("{font}", font) + body
        found = read(set_by_typst(source, tmp_path), "报告.pdf")
        assert isinstance(found, ReadText), found
        return found

    return made


def blocks(text: ReadText) -> list[str]:
    return [block.text for block in text.document.blocks]


def asides(text: ReadText) -> list[tuple[str, str]]:
    return [(aside.kind, plain(aside.runs)) for aside in text.asides]


Page = Callable[..., ReadText]


def test_lines_are_joined_and_pages_told(page: Page) -> None:
    text = page(f"一、主要举措\n\n（一）加强学习。{LONG * 8}\n\n二、不足\n\n{LONG}", FOOTER)

    assert text.document.title_text == TITLE
    assert blocks(text) == ["一、主要举措", f"（一）加强学习。{LONG * 8}", "二、不足", LONG]
    number = next(at for at, line in enumerate(text.lines, 1) if line.startswith("（一）"))
    assert text.place_of(Mark(number, 1)) == LinePlace(number, "第1页", 1)
    assert text.place_of(Mark(number, len(text.lines[number - 1]))).where == "第2页"
    assert asides(text) == []


def test_blanks_between_words_and_names_and_none_elsewhere(page: Page) -> None:
    text = page("使用 Word 2019 编写了 12 份，签发人为王#h(1em)五，well-\\\nknown。")

    assert blocks(text) == ["使用Word 2019编写了12份，签发人为王\u3000五，well-known。"]


def test_lines_of_words_are_joined_with_a_blank(page: Page) -> None:
    (text,) = blocks(page("#set text(size: 16pt)\n" + "alpha beta gamma delta " * 8))

    assert text == ("alpha beta gamma delta " * 8).strip()


@pytest.mark.parametrize("start", ["人”1560名。", "1560人次。", "人”）、乙。"])
def test_a_line_is_short_where_what_follows_is_not_broken(page: Page, start: str) -> None:
    short = f"{LONG[:25]}\\\n{LONG[25:50]}\\\n"

    assert blocks(page(f"{LONG}\n\n{LONG}\n\n{short}{start}")) == [LONG, LONG, LONG[:50] + start]
    assert len(blocks(page(f"{LONG}\n\n{LONG}\n\n{short}乙丙。"))) == 4


def test_a_text_without_indents(page: Page) -> None:
    text = page(f"#set par(first-line-indent: 0em)\n一、主要举措\n\n{LONG}\n\n甲。\n\n乙。")

    assert blocks(text) == ["一、主要举措", LONG, "甲。", "乙。"]


def test_a_gap_between_paragraphs_parts_them(page: Page) -> None:
    whole = "法治政府建设年度工作要点任务分解落实情况" * 4
    text = page(f"#set par(first-line-indent: 0em, spacing: 40pt)\n{whole[:54]}\n\n{whole[:54]}\n\n甲。")

    assert blocks(text) == [whole[:54], whole[:54], "甲。"]


def test_closing_lines_keep_apart(page: Page) -> None:
    text = page(f"{LONG}\n\n#align(right)[甲局]\n\n#align(right)[2025年1月5日]\n\n（联系人：王五）")

    assert text.document.signature is not None
    assert (text.document.signature.office, text.document.signature.date) == ("甲局", "2025年1月5日")
    assert text.document.remark == "（联系人：王五）"


def test_running_heads_and_feet(page: Page) -> None:
    more = ", header: [甲局年度报告], footer: context [内部 #counter(page).display() 稿]"
    text = page("".join(f"第{at}段。{LONG * 3}\n\n" for at in range(6)), more)

    assert asides(text) == [("页眉", "甲局年度报告"), ("页脚", "内部1稿")]
    assert len(blocks(text)) == 6


def test_watermarks(page: Page) -> None:
    text = page(f"{LONG}", ", background: rotate(45deg, text(size: 60pt)[草稿])")

    assert blocks(text) == [LONG]
    assert asides(text) == [("页眉", "草稿")]


def test_headings_in_the_faces_of_headings(tmp_path: Path) -> None:
    fonts = tmp_path / "named"
    for name, family in (("FangSong", "仿宋_GB2312"), ("KaiTi", "楷体_GB2312"), ("SimHei", "黑体")):
        make_font(fonts / f"{name}.ttf", family)
    source = HEAD.replace("{more}", "").replace("{title}", TITLE).replace("{font}", "仿宋_GB2312")
    source += f'#text(font: "楷体_GB2312")[规范，执法。]{LONG}\n\n#text(font: "黑体")[（一）从严，从快。甲。]{LONG}\n\n{LONG}'
    text = read(set_by_typst(source, tmp_path, fonts=fonts), "报告.pdf")

    assert isinstance(text, ReadText)
    heads = [block.heading for block in text.document.blocks if not isinstance(block, Heading)]
    assert [(each.level, each.text) if each else None for each in heads] == [
        (2, "规范，执法。"),
        (2, "（一）从严，从快。甲。"),
        None,
    ]


def test_tables_by_their_rules(page: Page) -> None:
    cells = "[项目], [件数], [处罚和强制执行的案件], [3], [], [4]"
    text = page(f"甲。\n\n#table(columns: (60pt, 60pt), {cells})\n\n乙。")

    assert blocks(text)[:2] == ["甲。", "项目\t件数"]
    assert blocks(text)[2].replace("\u3000", "") == "处罚和强制执行的案件\t3"
    assert blocks(text)[3:] == ["\t4", "乙。"]
    assert text.rows == {1, 2, 3}


def test_a_table_that_goes_on_has_its_heading_once(page: Page) -> None:
    rows = ", ".join(f"[项目{at}], [{at}]" for at in range(40))
    text = page(f"甲。\n\n附件\n\n统计\n\n#table(columns: 2, table.header([名称], [件数]), {rows})")

    (annex,) = text.document.annexes
    (table,) = annex.content
    assert isinstance(table, Table)
    assert len(table.rows) == 40
    assert table.columns == ("名称", "件数")


def test_rules_are_thin_and_not_without_end(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "甲。\n\n#rect(width: 40pt, height: 40pt, fill: red)\n\n#table(columns: (60pt, 60pt), [项目], [件数])"
    )
    assert blocks(page(source)) == ["甲。", "项目\t件数"]

    monkeypatch.setattr("fazhi_report.readers.pdf.pages._MOST_RULES", 1)
    assert blocks(page(source))[0] == "甲。"


def test_pages_with_nothing_but_running_heads(page: Page) -> None:
    text = page("#pagebreak()#pagebreak()#pagebreak()", f", header: [{TITLE}]", title="")

    assert (text.lines, asides(text), blocks(text)) == ([TITLE], [("页眉", TITLE)], [])


def test_a_table_without_rules(page: Page) -> None:
    text = page("甲。\n\n#table(columns: (200pt, 100pt), stroke: none, [项目], [件数], [处罚], [3])\n\n乙。")

    assert blocks(text) == ["甲。", "项目\t件数", "处罚\t3", "乙。"]


def test_a_page_on_its_side(page: Page) -> None:
    text = page(f"{LONG}\n\n#page(flipped: true)[附件\n\n统计\n\n{LONG * 2}]")

    assert blocks(text) == [LONG]
    assert [part.text for part in text.document.annexes[0].content if not isinstance(part, Table)] == [
        LONG * 2
    ]


def test_radicals_become_characters() -> None:
    assert [_usual(each) for each in "⼀⾥一a\u2e80\ufa0c\ufb1f"] == [
        "一",
        "里",
        "一",
        "a",
        "\u2e80",
        "兀",
        "\ufb1f",
    ]


# What is refused --------------------------------------------------------------------------------------------


def refusal(content: bytes) -> tuple[str, str]:
    found = read(content, "报告.pdf")
    assert isinstance(found, Diagnostic)
    assert found.hint
    return found.code, found.message


def test_a_scan_and_columns() -> None:
    assert refusal(blank_pdf(2)) == ("FZ037", "PDF 没有文字，是扫描的图片")
    assert refusal(two_columns()) == ("FZ038", "PDF 第1页分两栏排，分不清文字的先后")


def test_damage_and_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(b"%PDF-1.7 nothing") == ("FZ019", "PDF 已损坏，读不了")

    def locked(*_: Any) -> None:
        message = "Failed to load document (PDFium: Incorrect password error)."
        raise pypdfium2.PdfiumError(message)

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    assert refusal(blank_pdf_content()) == ("FZ019", "PDF 设了密码，读不了")


def blank_pdf_content() -> bytes:
    return b"%PDF-1.7"


def test_a_page_that_can_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = blank_pdf(1)

    def broken(*_: Any) -> None:
        message = "Failed to load page."
        raise pypdfium2.PdfiumError(message)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", broken)
    assert refusal(content) == ("FZ019", "PDF 已损坏，读不了")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    code, message = refusal(b"%PDF-1.7")

    assert code == "FZ507"
    assert 'pip install "fazhi-report[pdf]"' in message


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "_MOST_PAGES", 1)
    assert refusal(blank_pdf(2)) == ("FZ019", "PDF 超过 1 页，不像一份报告，不予读取")


def test_fonts_without_a_table_of_characters(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "pages_of", partial(garbled, page))
    assert refusal(b"%PDF-1.7") == ("FZ037", "PDF 的文字是乱码，里面的字体没有对照表")


def garbled(_: Any, *__: Any) -> tuple[PrintedPage, ...]:
    glyphs = tuple(Glyph("\ue123", 10.0 * at, 10.0 * at + 9, 100, 10, "A") for at in range(30))
    return (PrintedPage(595, 842, (PrintedLine("\ue123" * 30, 0, 300, 100, glyphs),), frozenset("A")),)


# What readers left ------------------------------------------------------------------------------------------


def test_remarks_on_pages() -> None:
    document = pypdfium2.PdfDocument(two_columns())
    for kind in (pypdfium2.raw.FPDF_ANNOT_TEXT, pypdfium2.raw.FPDF_ANNOT_LINK):
        annotation = pypdfium2.raw.FPDFPage_CreateAnnot(document[0], kind)
        pypdfium2.raw.FPDFPage_CloseAnnot(annotation)
    target = io.BytesIO()
    document.save(target)

    pages = pages_of(target.getvalue())
    assert [each.remarks for each in pages] == [1, 0]
    (told,) = pdf_files._remarked(pages)
    assert (told.code, told.message) == ("FZ041", "第1页还留着1处批注")
