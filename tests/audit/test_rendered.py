"""Rules on pages: on pages made by hand, and on those that LibreOffice really sets."""

import io
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from fazhi_report.audit import PRINTED, audit
from fazhi_report.audit.arrangement import structure
from fazhi_report.audit.layout_rule import AuditedDocument
from fazhi_report.audit.rendered import RenderedPages
from fazhi_report.document import Document, Paragraph, Run
from fazhi_report.page.layout import STANDARD
from fazhi_report.readers.docx.content import Content
from fazhi_report.readers.docx.resolving import read
from fazhi_report.readers.docx_parts import Package
from fazhi_report.readers.pdf import NoPagesError, PrintedLine, PrintedPage, pages_of
from fazhi_report.writers.docx import writing as writer
from tests.audit.planting import Edit, both, of_section, of_style, planted, public, submission, written
from tests.libreoffice import stand_ins

WIDTH, HEIGHT = 595.3, 841.9
LEFT, RIGHT, TOP, BOTTOM = 79.35, 521.6, 104.9, 742.7
PITCH = 28.95
FONTS = frozenset({"FangSong", "SimHei", "KaiTi", "FZXBSJW--GB1-0", "SimSun"})
SENTENCE = "深入学习贯彻习近平法治思想组织领导干部集中学法把法治建设"  # 28 characters


def document() -> Document:
    """Nineteen lines of text on the first page, 22 on the second, one and a part on the third."""
    return Document(public().title, (Paragraph((Run(SENTENCE * 42 + SENTENCE[:9]),)),), "解放区财政局")


def content_of(tree: Document) -> Content:
    return read(Package(writer.write(tree)))


def line(text: str, at: float, left: float = LEFT, right: float = RIGHT) -> PrintedLine:
    return PrintedLine(text, left, right, TOP + 20 + at * PITCH)


def numbered(
    number: int, *lines: PrintedLine, shift: float = 0, drop: float = 0, fonts: frozenset[str] = FONTS
) -> PrintedPage:
    """A page with its number where 7.5 wants it: the 一字线 7 mm down, 14 points from the outer edge."""
    baseline = BOTTOM + 7 * 72 / 25.4 + 0.38 * 14 + drop
    wide = 30.0
    left = RIGHT - 14 - wide if number % 2 else LEFT + 14
    return PrintedPage(
        WIDTH,
        HEIGHT,
        (*lines, PrintedLine(f"—{number}—", left + shift, left + wide + shift, baseline)),
        fonts,
    )


def full(number: int, lines: int = 22, text: str = SENTENCE, **changes: Any) -> PrintedPage:
    return numbered(number, *(line(text, at) for at in range(lines)), **changes)


def told(tree: Document, *pages: PrintedPage) -> list[tuple[str, str]]:
    content = content_of(tree)
    subject = AuditedDocument(content, structure(content), "public", STANDARD)
    whole = RenderedPages(subject, pages)
    return [(each.code, each.message) for rule in PRINTED for each in rule.diagnostics(whole, "a.docx")]


def placed(tree: Document, *pages: PrintedPage) -> list[tuple[str, str]]:
    """All but what is said of text that these pages have not."""
    return [each for each in told(tree, *pages) if each[0] != "FZ547"]


TITLE = (line("解放区财政局关于", 0, 200, 400), line("2023年法治政府建设情况的报告", 1, 150, 450))
FIRST = numbered(1, *TITLE, *(line(SENTENCE, at) for at in range(3, 22)))
REST = (full(2), numbered(3, line(SENTENCE, 0), line(SENTENCE[:9], 1, right=220)))


def test_right_pages_have_no_fault() -> None:
    assert told(document(), FIRST, *REST) == []


@pytest.mark.parametrize(
    ("pages", "fault"),
    [
        ((FIRST, full(2, 21, text=SENTENCE), REST[1]), None),
        ((FIRST, replace(full(2), lines=tuple(replace(each, baseline=TOP + 20 + at * 30.2) for at, each in enumerate(full(2, 21).lines[:-1])) + full(2).lines[-1:]), REST[1]), ("FZ542", "第2面：排了21行，应排22行")),
        ((FIRST, full(2, 22, SENTENCE[:27]), REST[1]), ("FZ543", "42个满行里有22行是27个字，应为28个字")),
        ((numbered(1, *TITLE), full(2), REST[1]), ("FZ544", f"第2段“{SENTENCE[:10]}…”：第1面没有正文，公文首页必须显示正文")),
        ((replace(FIRST, lines=FIRST.lines[:-1]), *REST), ("FZ545", "第1面：没有页码")),
        ((FIRST, full(2, shift=14), REST[1]), ("FZ545", "第2面：页码离左边2字，应居左空一字")),
        ((FIRST, full(2), replace(REST[1], lines=numbered(3, *REST[1].lines[:-1], shift=-200).lines)), ("FZ545", "第3面：页码离右边15.3字，应居右空一字")),
        ((FIRST, full(2, drop=14), REST[1]), ("FZ545", "第2面：一字线在版心下边缘之下约11.9毫米，应为7毫米")),
        ((replace(FIRST, fonts=frozenset({"FandolFang-Regular", "SimSun", "FZXBSK--GBK1-0"})), *(replace(page, fonts=frozenset()) for page in REST)), ("FZ550", "页面上没有仿宋_GB2312，用的是FZXBSK--GBK1-0、FandolFang-Regular、SimSun；上面的行数、字数只对这些字体成立")),
    ],
    ids=["short page", "21 lines", "27 characters", "no text", "no number", "number 2 in", "number far in", "number low", "stand-in"],
)  # fmt: skip
def test_a_fault_on_a_page(pages: tuple[PrintedPage, ...], fault: tuple[str, str] | None) -> None:
    assert placed(document(), *pages) == ([fault] if fault else [])


def test_pages_on_their_side_and_the_last_need_no_number_here() -> None:
    lying = PrintedPage(HEIGHT, WIDTH, (), FONTS)
    last = replace(REST[1], lines=REST[1].lines[:-1])
    assert placed(document(), FIRST, lying, last) == []


def test_marks_at_the_wrong_end_of_a_line() -> None:
    text = "深入学习贯彻习近平法治思想，组织领导干部集中学习《预算法》有关内容。"
    tree = Document(public().title, (Paragraph((Run(text),)),), "解放区财政局")
    parts = ("深入学习贯彻习近平法治思想", "，组织领导干部集中学习《", "预算法》有关内容。")
    page = numbered(1, *TITLE, *(line(part, at, right=300) for at, part in enumerate(parts, 3)))
    assert told(tree, page) == [
        ("FZ546", "第1面：一行以“，”开头：“，组织领导干…”"),
        ("FZ546", "第1面：一行以“《”结尾：“…部集中学习《”"),
    ]
    # Addressees that are left blank begin further in with their colon.
    blank = numbered(1, *TITLE, line("，组织领导干部集中学习", 3, left=LEFT + 96, right=300))
    assert "FZ546" not in [code for code, _ in told(tree, blank)]


@pytest.mark.parametrize(
    ("text", "right", "fault"),
    [
        (SENTENCE, RIGHT, None),
        (SENTENCE + "，", RIGHT + 16, None),  # a mark that hangs
        (SENTENCE + "，", RIGHT + 21, f"一行超出版心右边7.4毫米：“…{SENTENCE[-5:]}，”"),
        (SENTENCE + "》", RIGHT + 8, None),  # the empty half of its cell
        (SENTENCE + "》", RIGHT + 16, f"一行超出版心右边5.6毫米：“…{SENTENCE[-5:]}》”"),
        (SENTENCE, RIGHT + 3, None),
        (SENTENCE, RIGHT + 6, f"一行超出版心右边2.1毫米：“…{SENTENCE[-6:]}”"),
    ],
)
def test_nothing_but_a_mark_that_hangs_is_beyond_the_type_area(
    text: str, right: float, fault: str | None
) -> None:
    tree = Document(public().title, (Paragraph((Run(text + SENTENCE),)),), "解放区财政局")
    page = numbered(1, *TITLE, line(text, 3, right=right), line(SENTENCE, 4))
    lying = PrintedPage(HEIGHT, WIDTH, (line(SENTENCE, 0, right=RIGHT + 100),), FONTS)
    assert told(tree, page, lying) == ([("FZ551", f"第1面：{fault}")] if fault else [])


def test_what_is_no_text_may_stand_anywhere() -> None:
    page = numbered(1, *TITLE, line(SENTENCE, 3), line("旁注", 4, right=RIGHT + 40))
    tree = Document(public().title, (Paragraph((Run(SENTENCE),)),), "解放区财政局")
    assert told(tree, page) == []


def test_a_mark_that_hangs_is_none_of_the_28() -> None:
    hung = numbered(2, *(line(SENTENCE + "，", at, right=RIGHT + 16) for at in range(22)))
    tree = Document(public().title, (Paragraph((Run((SENTENCE + "，") * 42),)),), "解放区财政局")
    assert placed(tree, numbered(1, *TITLE, line(SENTENCE + "，", 3, right=RIGHT + 16)), hung) == []


@pytest.mark.parametrize(
    ("printed", "missing"),
    [
        ("深入学习贯彻习近平法治思想组织领导干部", "，。"),
        ("习近平法治思想，组织领导干部。", "深入学习贯彻"),
        ("别的文字", "深入学习贯彻习近平法治思想，组织领导干部…"),
        ("组织领导干部。深入学习贯彻习近平法治思想，", None),
    ],
)
def test_characters_that_are_not_on_a_page(printed: str, missing: str | None) -> None:
    tree = Document(
        public().title, (Paragraph((Run("深入学习贯彻习近平法治思想，组织领导干部。"),)),), "解放区财政局"
    )
    found = [
        message for code, message in told(tree, numbered(1, *TITLE, line(printed, 3))) if code == "FZ547"
    ]
    assert found == ([f"第2段“深入学习贯彻习近平法…”：页面上少了“{missing}”"] if missing else [])


def test_the_signature_alone_and_the_imprint_elsewhere() -> None:
    tree = replace(
        submission(), blocks=document().blocks, annexes=(), letterhead=None, addressees=(), remark=""
    )
    closing = (line("解放区财政局", 0, 300, 400), line("2024年2月15日", 1, 330, 430))
    imprint = (line("抄送：区人大常委会办公室。", 20), line("解放区财政局办公室2024年2月16日印发", 21))
    pages = (FIRST, full(2), full(3), numbered(4, *closing, *imprint))
    assert placed(tree, *pages) == [("FZ548", "第4段“2024年2月15日”：第4面只有署名和成文日期，没有正文")]
    shifted = (
        FIRST,
        full(2),
        numbered(
            3, line(SENTENCE, 0), *(replace(each, baseline=each.baseline + 90) for each in closing), *imprint
        ),
    )
    (odd,) = placed(tree, *shifted)
    assert odd[0] == "FZ549"
    assert odd[1].endswith("版记在第3面（单页），一般排在双页")
    (early,) = placed(tree, *shifted, full(4))
    assert early[1].endswith("版记在第3面，公文有4面")


def test_a_document_with_nothing_in_it() -> None:
    empty = Document(((Run("报告"),),), (), "")
    assert told(empty, numbered(1, line("报告", 0))) == []


def test_pages_that_were_set_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_report.audit.converted", lambda content: content)
    monkeypatch.setattr("fazhi_report.audit.pages_of", lambda _: (full(1), full(2, 23), numbered(3)))

    found = audit(writer.write(document()), "a.docx", render=True)

    rules = {each.code for rule in PRINTED for each in rule.diagnostics(_set(), "a.docx")}
    assert {each.code for each in found} >= rules
    assert rules


def _set() -> RenderedPages:
    content = content_of(document())
    subject = AuditedDocument(content, structure(content), "public", STANDARD)
    return RenderedPages(subject, (full(1), full(2, 23), numbered(3)))


# With LibreOffice -------------------------------------------------------------------------------------------


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], list[tuple[str, str]]]:
    monkeypatch.setenv("FONTCONFIG_FILE", str(stand_ins()))

    def found(content: bytes) -> list[tuple[str, str]]:
        notes = {"FZ540", "FZ550", "FZ588"}
        return [
            (each.code, each.message)
            for each in audit(content, "a.docx", render=True)
            if each.code not in notes
        ]

    return found


@pytest.mark.long
def test_a_good_document_set_by_libreoffice(pages: Callable[[bytes], list[tuple[str, str]]]) -> None:
    assert pages(writer.write(document())) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        # LibreOffice sets lines by the grid, where there is one, and not by the spacing that is asked for.
        (
            both(of_style("Normal", "w:pPr/w:spacing", line="600"), of_section("docGrid", type="default")),
            "排了21行，应排22行",
        ),
        (both(of_style("Normal", "w:rPr/w:w", val="100")), "是27个字，应为28个字"),
        (of_section("pgMar", footer="720"), r"第1面.*一字线在版心下边缘之下约19\.\d毫米，应为7毫米"),
    ],
    ids=["30 pt", "no squeeze", "number low"],
)
def test_a_fault_set_by_libreoffice(
    pages: Callable[[bytes], list[tuple[str, str]]], edit: Edit, fault: str
) -> None:
    found = pages(planted("public", both(longer, edit)))
    assert any(re.search(fault, message) for _, message in found), found


def longer(document: Any) -> None:
    for paragraph in document.paragraphs[5:]:
        for run in paragraph.runs:
            run.text = SENTENCE * 14


def test_a_blank_page_has_no_lines() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(WIDTH, HEIGHT)
    target = io.BytesIO()
    document.save(target)
    (page,) = pages_of(target.getvalue())
    assert page.lines == ()
    assert page.width == pytest.approx(WIDTH)


def test_no_pages_of_what_is_no_pdf() -> None:
    with pytest.raises(NoPagesError, match="读不了"):
        pages_of(b"no pdf")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(NoPagesError, match=r"fazhi-report\[pdf\]"):
        pages_of(b"%PDF")


@pytest.mark.long
def test_the_folder_of_the_conversion_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(stand_ins()))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert audit(written("public"), "a.docx", render=True)
    assert list(tmp_path.iterdir()) == []
