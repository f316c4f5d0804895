"""The proof sees what it is to see: pages that are well, with one thing at a time put wrong."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from fazhi_report.document import Document, DocumentAnnex, Paragraph, Run, Signature, Table
from tests.libreoffice import font_folder
from tests.pages.glyphs import Box, Glyph, Sheet, sheets
from tests.pages.measuring import BODY_SIZE, PITCH, RIGHT
from tests.pages.official import submission
from tests.pages.printing import Press, Print
from tests.pages.proving import faults

pytestmark = pytest.mark.long

LINE = "依法行政工作须从制度建设入手明确责任强化监督注重实效循据"
WHOLE = submission(
    title=((Run("解放区财政局关于"),), (Run("2023年度《法治政府建设实施办法（试行）》落实情况的报告"),)),
    blocks=tuple(Paragraph((Run(f"{LINE * 2}。"),)) for _ in range(5)),
    annexes=(DocumentAnnex("甲清单", (Table(("项目", "件数"), (("受理", "12件"),)),)),),
)
SEALED = submission(signature=Signature("解放区财政局", "2024年2月15日", sealed=True), imprint=None)


@pytest.fixture(scope="module")
def made(folder_of_pages: Path) -> Callable[[Document], list[Sheet]]:
    press = Press(folder_of_pages)
    return lambda document: sheets(press.typeset(Print(document)))


def test_pages_that_are_well(made: Callable[[Document], list[Sheet]]) -> None:
    assert faults(WHOLE, made(WHOLE)) == []
    assert faults(SEALED, made(SEALED)) == []


def moved(glyph: Glyph, across: float = 0, down: float = 0) -> Glyph:
    ink = Box(
        glyph.ink.left + across, glyph.ink.right + across, glyph.ink.top + down, glyph.ink.bottom + down
    )
    return replace(
        glyph,
        left=glyph.left + across,
        right=glyph.right + across,
        baseline=glyph.baseline + down,
        ink=ink,
    )


def places(pages: list[Sheet], text: str) -> list[tuple[int, int]]:
    """Page and place of the glyphs of a text, where it first is; only of what is between | where there are any."""
    before, wanted, after = text.split("|") if "|" in text else ("", text, "")
    for page, sheet in enumerate(pages):
        at = "".join(each.text for each in sheet.glyphs).find(before + wanted + after)
        if at >= 0:
            return [(page, at + len(before) + step) for step in range(len(wanted))]
    raise AssertionError(text)


def with_glyphs(
    pages: list[Sheet], which: Iterable[tuple[int, int]], change: Callable[[Glyph], list[Glyph]]
) -> list[Sheet]:
    wanted = set(which)
    return [
        replace(
            sheet,
            glyphs=tuple(
                new
                for at, each in enumerate(sheet.glyphs)
                for new in (change(each) if (page, at) in wanted else [each])
            ),
        )
        for page, sheet in enumerate(pages)
    ]


def without(pages: list[Sheet], which: Iterable[tuple[int, int]]) -> list[Sheet]:
    return with_glyphs(pages, which, lambda each: [each][1:])


@pytest.mark.parametrize(
    ("text", "across", "down", "told"),
    [
        ("解财〔2024〕5号", 5, 0, "number “解财〔2024〕5号签发人：张三”: begins 5.0 off"),
        ("签发人：张三", 8, 0, "the signers end 8.4 off"),
        ("解放区财政局文件", 9, 0, "mark “解放区财政局文件”: 9.0 off the middle"),
        ("解放区财政局文件", 0, -9, "begins 31.8 mm down"),
        ("解放区财政局关于2023年度", 0, 4, "32.0 points below the line before"),
        ("解放区财政局关于2023年度", 7, 0, "7.0 off the middle"),
        ("区人民政府：", 4, 0, "addressees “区人民政府：”: begins 4.0 off"),
        ("区人民政府：", 0, 3, "stands 3.0 off the grid"),
        ("|解放区财政局|2024年2月15日（", -3, 0, "two characters right of the office"),
        ("|2024年2月15日|（", 60, 0, "from the edge"),
        ("（联系人：李四，电话：0391—1234567）", 0, PITCH, "stands 2 lines below"),
        ("解放区财政局办公室2024年2月16日印发", 0, 9, "below the type area"),
        ("—1—", 6, 0, "page 1 is numbered —1—, 6.0 off"),
        ("—1—", 0, 6, "the dashes are 9.1 mm below"),
        ("附件：甲清单", 6, 0, "annex name “附件：甲清单”: begins 5.3 off"),
        ("抄送：区人大常委会办公室。", 0, 7, "points below the line before"),
        ("2024年2月16日印发", 9, 0, "imprint “解放区财政局办公室2024年2月16日印发”: ends 9.0 off"),
        ("12件", -200, 0, "a table prints"),
        ("受", -9, 0, "touches its side"),
    ],
)
def test_what_is_put_elsewhere_is_told(
    text: str, across: float, down: float, told: str, made: Callable[[Document], list[Sheet]]
) -> None:
    pages = made(WHOLE)
    found = faults(WHOLE, with_glyphs(pages, places(pages, text), lambda each: [moved(each, across, down)]))
    assert any(told in each for each in found), found


def test_a_lost_and_a_doubled_character_are_told(made: Callable[[Document], list[Sheet]]) -> None:
    pages = made(WHOLE)
    one = places(pages, "循据依法")[:1]
    doubled = with_glyphs(pages, one, lambda each: [each, moved(each, 1)])
    for wrong in (without(pages, one), doubled):
        (told,) = faults(WHOLE, wrong)
        assert "was to stand" in told


def test_a_rule_that_is_not_there_or_strikes_is_told(made: Callable[[Document], list[Sheet]]) -> None:
    pages = made(SEALED)
    assert faults(SEALED, [replace(each, rules=()) for each in pages]) == ["0 red rules"]
    glyph = pages[0].glyphs[0]
    struck = Box(glyph.ink.left, glyph.ink.right, glyph.baseline - 10, glyph.baseline - 8)
    (told,) = faults(SEALED, [replace(pages[0], rules=(*pages[0].rules, struck)), *pages[1:]])
    assert "strikes “解”" in told


def test_other_lines_of_a_title_are_told(made: Callable[[Document], list[Sheet]]) -> None:
    pages = made(WHOLE)
    torn = with_glyphs(pages, places(pages, "（试行）")[:1], lambda each: [moved(each, 0, 36)])
    assert faults(WHOLE, torn) != []
    other = replace(
        WHOLE,
        title=((Run("解放区财政局关于2023年度《法治政府"),), (Run("建设实施办法（试行）》落实情况的报告"),)),
        title_is_set=True,
    )
    found = faults(other, made(other))
    assert any("《法治政府建设实施办法（试行）》” is broken" in each for each in found)


@pytest.mark.parametrize(
    ("last", "well"), [("，", True), ("。", True), ("法", False), ("”", False), ("，，", False)]
)
def test_one_mark_of_a_line_may_hang(
    last: str, *, well: bool, made: Callable[[Document], list[Sheet]]
) -> None:
    text = Document(
        ((Run("报告"),),), (Paragraph((Run(LINE[:26]),)), *SEALED.blocks), "", signature=SEALED.signature
    )
    pages = made(text)
    (page, at) = places(pages, LINE[:26])[-1]
    end = pages[page].glyphs[at]
    hung = [
        replace(moved(end, RIGHT - end.left + BODY_SIZE * step), text=each) for step, each in enumerate(last)
    ]
    longer = replace(text, blocks=(Paragraph((Run(LINE[:26] + last),)), *SEALED.blocks))
    found = faults(longer, with_glyphs(pages, [(page, at)], lambda each: [each, *hung]))
    assert (found == []) is well, found


def compiled(body: str, folder: Path) -> Sheet:
    source = f'#set page(width: 200pt, height: 100pt, margin: 10pt)\n#set text(font: "FandolFang R", size: 16pt, lang: "zh")\n{body}'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    path = folder / "drawn.typ"
    path.write_text(source, encoding="utf-8")
    target = folder / "drawn.pdf"
    typst.compile(str(path), output=str(target), font_paths=fonts)
    (sheet,) = sheets(target)
    return sheet


@pytest.mark.parametrize(
    ("body", "meeting"),
    [
        ("依法行政", []),
        ("一——一", []),  # two dashes are one stroke
        ("#text(tracking: -4pt)[依法]", [("依", "法")]),
        ("#place(dx: 0pt)[中]#place(dx: 9pt)[中]", [("中", "中")]),
        ("#place(dx: 0pt)[厂]#place(dx: 7pt)[，]", []),  # beside its stroke, in its box
        ("#place(dx: 0pt)[中]#place(dy: 13pt)[中]", [("中", "中")]),
        ("#place(dx: 0pt)[中]#place(dy: 16pt)[中]", []),
        ("#text(size: 8pt)[（）（）《》]", []),
    ],
)
def test_ink_that_meets_ink(body: str, meeting: list[tuple[str, str]], tmp_path: Path) -> None:
    assert [(one.text, other.text) for one, other in compiled(body, tmp_path).meeting] == meeting
