"""A DOCX as a report: what its text is, what stands beside it, and where each character is found."""

import pytest

from fazhi_report.diagnostics import Mark
from fazhi_report.document import Heading, plain
from fazhi_report.readers import LinePlace, ReadText, read
from fazhi_report.readers.docx.symbols import symbol
from tests.audit.test_reading import HEADINGS, NOTHING, level, numbered, p, run
from tests.audit.xml import packed, with_part

TITLE = p(run("甲局2024年法治政府建设年度报告"))


def text_of(body: str, **parts: str) -> ReadText:
    return of(packed(TITLE + body, parts))


def of(content: bytes) -> ReadText:
    found = read(content, "报告.docx")
    assert isinstance(found, ReadText), found
    return found


def blocks(text: ReadText) -> list[str]:
    return [block.text for block in text.document.blocks]


def asides(text: ReadText) -> list[tuple[str, str]]:
    return [(aside.kind, plain(aside.runs)) for aside in text.asides]


# Characters -------------------------------------------------------------------------------------------------


def test_blanks_tabs_breaks_and_hyphens() -> None:
    inner = '<w:r><w:t xml:space="preserve">\u3000 甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:br/><w:t>丙 </w:t></w:r>'

    text = text_of(p(inner))
    assert blocks(text) == ["甲 乙-丙"]
    assert text.lines[1] == "甲 乙-丙"


def test_a_formula_is_text() -> None:
    assert blocks(text_of(p(run("面积"), "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", run("。")))) == [
        "面积x+1。"
    ]


@pytest.mark.parametrize(
    ("font", "number", "character"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "F0FF", "\uf0ff"),
        ("", "2605", "★"),
        ("Symbol", "xyz", ""),
        ("Symbol", "110000", ""),
        ("Symbol", "D800", ""),
    ],
)
def test_symbols(font: str, number: str, character: str) -> None:
    assert symbol(font, number) == character


def test_insertions_are_taken_and_deletions_left() -> None:
    inner = "<w:ins>" + run("今年") + "</w:ins><w:del><w:r><w:delText>去年</w:delText></w:r></w:del>"

    assert blocks(text_of(p(run("甲"), inner, run("乙")))) == ["甲今年乙"]


# Numbers ----------------------------------------------------------------------------------------------------


def test_automatic_numbers_are_those_of_headings_without_what_sets_them_off() -> None:
    text = text_of(
        numbered("甲") + numbered("乙。丙。", 1) + numbered("丁", 2) + numbered("戊", 3), numbering=HEADINGS
    )

    shown = [block if isinstance(block, Heading) else block.heading for block in text.document.blocks]
    assert [(each.level, each.number, plain(each.runs)) for each in shown if each] == [
        (1, "一、", "甲"),
        (2, "（一）", "乙。"),
    ]
    assert blocks(text) == ["一、甲", "（一）乙。丙。", "一.1.丁", "1.1.1戊"]
    assert text.document.blocks[0].runs[0].origin == Mark(2, 3)


def test_a_bullet_is_no_number() -> None:
    bullets = f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "●", NOTHING)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'

    assert blocks(text_of(numbered("甲。"), numbering=bullets)) == ["甲。"]


def test_a_typed_blank_behind_an_automatic_number_is_none() -> None:
    assert blocks(text_of(numbered("\u3000甲"), numbering=HEADINGS)) == ["一、甲"]


# Beside the text --------------------------------------------------------------------------------------------


def box(inner: str) -> str:
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"


def test_boxes_are_told_apart_with_their_place() -> None:
    text = text_of(p(run("甲。"), box(p(run("框里")))) + p(run("乙。")))

    assert blocks(text) == ["甲。", "乙。"]
    assert asides(text) == [("文本框", "框里")]
    (aside,) = text.asides
    assert aside.runs[0].origin == Mark(4, 1)
    assert text.place_of(Mark(4, 1)) == LinePlace(2, "文本框")
    assert text.place_of(Mark(3, 2)) == LinePlace(3)


def test_a_letterhead_in_a_box_or_in_drawn_letters() -> None:
    letters = '<w:r><w:pict><v:shape><v:textpath string="甲局文件"/><v:textpath string=" "/></v:shape></w:pict></w:r>'

    for drawn in (box(p(run("甲局文件"))), letters):
        text = of(packed(p(drawn) + p(run("甲发〔2025〕5号")) + TITLE + p(run("乙。"))))
        assert text.document.letterhead is not None
        assert text.document.letterhead.mark == "甲局文件"


def test_a_red_line_is_a_mark() -> None:
    red = '<w:color w:val="FF0000"/>'
    text = of(packed(p(run("甲县水利局", red)) + TITLE + p(run("乙。"))))

    assert text.document.letterhead is not None
    assert text.document.letterhead.mark == "甲县水利局"


def test_notes() -> None:
    separator = f'<w:footnote w:type="separator">{p(run("——"))}</w:footnote>'
    content = with_part(
        packed(TITLE + p(run("甲。"))),
        "footnotes",
        f'{separator}<w:footnote w:id="2">{p(run("注解。"))}</w:footnote>',
    )

    text = of(content)
    assert asides(text) == [("脚注", "注解。")]
    assert text.place_of(Mark(3, 1)).where == "脚注"


def test_headers_and_footers_without_page_numbers() -> None:
    header = with_part(packed(TITLE + p(run("甲。"))), "header", p(run("内部资料")))
    page = '<w:fldSimple w:instr=" PAGE "/>'
    footers = packed(
        TITLE, {"f1": p(run("— "), page, run(" —")), "f2": p(run("第"), page, run("页 共12页 甲局"))}
    )

    assert asides(of(header)) == [("页眉", "内部资料")]
    assert asides(of(footers)) == [("页脚", "第1页 共12页 甲局")]


# Tables -----------------------------------------------------------------------------------------------------


def table(*rows: list[str]) -> str:
    cells = (
        "".join(f"<w:tc>{''.join(map(p, map(run, cell.split('/'))))}</w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_rows_with_their_cells_and_places() -> None:
    text = text_of(p(run("甲。")) + table(["项目", "件/数"], ["", "3"]) + p(run("乙。")))

    assert blocks(text) == ["甲。", "项目\t件数", "\t3", "乙。"]
    assert text.rows == {1, 2}
    assert [text.lines[line - 1] for line in sorted(text.places)] == ["项目", "件", "数", "", "3"]
    assert [text.place_of(Mark(line, 1)) for line in (4, 6, 8)] == [
        LinePlace(2, "表格第1行第1格"),
        LinePlace(2, "表格第1行第2格"),
        LinePlace(2, "表格第2行第2格"),
    ]


def test_a_table_that_only_frames_text_is_text() -> None:
    text = text_of(table(["一、甲/乙。", ""], ["丙。"]))

    assert blocks(text) == ["一、甲", "乙。", "丙。"]
    assert text.rows == frozenset()


def test_two_tables_of_an_annex_are_two() -> None:
    label = p(run("附件"), properties="<w:pageBreakBefore/>")
    text = text_of(p(run("甲。")) + label + p(run("统计")) + table(["a", "b"]) + table(["c", "d"]))

    assert len(text.document.annexes[0].content) == 2


# Looks ------------------------------------------------------------------------------------------------------

KAI = '<w:rFonts w:eastAsia="楷体"/>'
SONG = '<w:rFonts w:eastAsia="宋体"/>'


@pytest.mark.parametrize(
    ("first", "second", "heading"),
    [
        (KAI, SONG, True),
        (SONG, KAI, False),
        ("<w:b/>", "", True),
        ("", "<w:b/>", False),
        ("<w:b/>", "<w:b/>", False),
        ('<w:rStyle w:val="RunInHeading3"/>', "", True),
    ],
)
def test_a_beginning_that_looks_like_a_heading(first: str, second: str, *, heading: bool) -> None:
    styles = '<w:style w:type="character" w:styleId="RunInHeading3"><w:name w:val="x"/></w:style>'
    text = text_of(p(run("规范执法。", first), run(" "), run("检查3次。", second)), styles=styles)

    (block,) = text.document.blocks
    assert not isinstance(block, Heading)
    assert (block.heading is not None) is heading
    if "RunIn" in first:
        assert block.heading is not None
        assert block.heading.level == 3


def test_a_heading_of_that_look_behind_a_number() -> None:
    (block,) = text_of(p(run("（一）规范，执法。从严。", KAI), run("检查3次。", SONG))).document.blocks

    assert not isinstance(block, Heading)
    assert block.heading is not None
    assert block.heading.text == "（一）规范，执法。从严。"


def test_outlines_count_from_the_level_that_numbers_have() -> None:
    outline = '<w:outlineLvl w:val="{}"/>'
    body = (
        p(run("一、甲"), properties=outline.format(1))
        + p(run("乙"), properties=outline.format(2))
        + p(run("丙。"), properties=outline.format(2))
        + p(run("丁"), properties=outline.format(9))
    )

    text = text_of(body)
    assert [(block.level, block.text) for block in text.document.blocks if isinstance(block, Heading)] == [
        (1, "一、甲"),
        (2, "乙"),
    ]
    assert blocks(text)[2:] == ["丙。", "丁"]


def test_an_office_alone_that_stands_right() -> None:
    right = '<w:jc w:val="right"/>'
    text = text_of(p(run("甲。")) + p(run("乙局"), properties=right))
    far = text_of(p(run("甲。")) + p(run("乙局", '<w:sz w:val="32"/>'), properties='<w:ind w:left="6000"/>'))

    for found in (text, far):
        assert found.document.signature is not None
        assert found.document.signature.office == "乙局"


def test_lines_of_one_look_are_the_title_where_no_word_tells() -> None:
    big = '<w:sz w:val="44"/>'
    body = p(run("甲局", big)) + p(run("法治建设情况", big)) + p(run("现报告如下：", '<w:sz w:val="32"/>'))

    assert of(packed(body)).document.title_text == "甲局法治建设情况"
    plain_body = (
        p(run("甲局", '<w:sz w:val="32"/>'))
        + p(run("乙", '<w:sz w:val="32"/>'))
        + p(run("丙。", '<w:sz w:val="32"/>'))
    )
    assert of(packed(plain_body)).document.title_text == "甲局"


def test_an_empty_document() -> None:
    text = of(packed(""))

    assert (text.lines, text.document.title, text.document.blocks) == ([""], (), ())
