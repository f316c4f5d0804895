"""Documents set in other ways that are right too, and faults that only such documents have."""

import copy
import io
import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import docx as python_docx
import pytest
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from fazhi_report.audit import audit
from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.writers.docx import writing as writer
from tests.audit.makers import bytes_of
from tests.audit.planting import (
    LONG,
    TABLE,
    Edit,
    both,
    font,
    footers,
    found,
    of_paragraph,
    of_runs,
    of_section,
    of_style,
    para,
    planted,
    public,
    put,
    removed,
    retyped,
    rewritten,
    submission,
    told,
    written,
)
from tests.audit.xml import packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def faults(tree: Document) -> list[str]:
    return told(found(writer.write(tree)))


def notes(content: bytes) -> str:
    return "\n".join(each.message for each in audit(content, "a.docx") if each.code == "FZ540")


# Page numbers -----------------------------------------------------------------------------------------------


def boxed(position: str) -> Edit:
    """One footer for all pages, its number in a text box, as WPS sets it."""

    def edit(document: Docx) -> None:
        document.settings.odd_and_even_pages_header_footer = False
        footer = document.sections[0].footer
        number = footer.paragraphs[0]._p
        number.addnext(
            parse_xml(
                f"<w:p {W} {WP}><w:r><w:drawing><wp:anchor><wp:positionH>{position}</wp:positionH>"
                f"<w:txbxContent></w:txbxContent></wp:anchor></w:drawing></w:r></w:p>"
            )
        )
        box = next(number.getnext().iter(qn("w:txbxContent")))
        box.append(number)

    return edit


def test_a_number_in_a_box_that_keeps_to_the_outer_side() -> None:
    content = planted("public", boxed("<wp:align>outside</wp:align>"))
    assert told(found(content)) == []
    assert "需人工核对：页码在文本框或者浮动的表格里，位置要看页面" in notes(content)


def test_a_number_in_a_box_in_the_middle() -> None:
    assert told(found(planted("public", boxed("<wp:align>center</wp:align>")))) == [
        "错误 FZ521 单页和双页的页码排在同一边，应单页居右、双页居左",
        "错误 FZ521 单页页脚：页码居中，应居右空一字",
    ]


def test_a_number_in_a_box_placed_by_a_length_is_left_to_the_reader() -> None:
    assert told(found(planted("public", boxed("<wp:posOffset>7</wp:posOffset>")))) == [
        "错误 FZ521 单页和双页的页码排在同一边，应单页居右、双页居左"
    ]


def framed(document: Docx) -> None:
    document.settings.odd_and_even_pages_header_footer = False
    put(footers(document)[0]._p, "w:pPr/w:framePr", xAlign="outside")


def test_a_number_in_a_frame_as_word_inserts_it() -> None:
    assert told(found(planted("public", framed))) == []


def dashed(document: Docx) -> None:
    put(document.sections[0]._sectPr, "w:pgNumType", fmt="numberInDash")
    for paragraph in footers(document):
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)


def test_a_number_in_dashes_by_words_own_format() -> None:
    assert {each.message.partition("：")[2] for each in found(planted("public", dashed))} == {
        "页码是“- 1 -”，应为“— 1 —”"
    }


def left_for_all(document: Docx) -> None:
    document.settings.odd_and_even_pages_header_footer = False
    put(footers(document)[0]._p, "w:pPr/w:jc", val="left")


def test_one_footer_for_all_pages_is_told_once() -> None:
    assert told(found(planted("public", left_for_all))) == [
        "错误 FZ521 单页和双页的页码排在同一边，应单页居右、双页居左"
    ]


def imprint_without_number(document: Docx) -> None:
    imprint_section(document)
    last = document.sections[-1]
    for footer in (last.footer, last.even_page_footer):
        footer.is_linked_to_previous = False


def test_the_page_of_the_imprint_may_have_no_number() -> None:
    assert told(found(planted("submission", imprint_without_number))) == []


def imprint_section(document: Docx) -> None:
    """版记 in a section of its own, behind a blank page, that has no page number."""
    last = document.element.body.find(qn("w:sectPr"))
    properties = parse_xml(f"<w:p {W}><w:pPr/></w:p>")
    tables = document.element.body.findall(qn("w:tbl"))
    tables[-1].addprevious(properties)
    properties[0].append(copy.deepcopy(last))
    for reference in last.findall(qn("w:footerReference")):
        last.remove(reference)


def test_a_section_without_footers_of_its_own_has_those_before() -> None:
    assert told(found(planted("submission", imprint_section))) == []


def first_footer(document: Docx) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    target = section.first_page_footer.paragraphs[0]._p
    for each in list(footers(document)[0]._p):
        target.append(copy.deepcopy(each))


def test_a_first_page_with_a_footer_of_its_own() -> None:
    assert [each for each in told(found(planted("public", first_footer))) if "没有页码" in each] == []


# Letterheads ------------------------------------------------------------------------------------------------


def test_what_all_a_letterhead_may_have() -> None:
    head = Letterhead(
        "解放区财政局文件", "解财〔2024〕15号", ("张三", "李四", "王五"), "000001", "秘密★1年", "加急"
    )
    assert faults(replace(submission(), letterhead=head)) == []


def test_paper_with_the_letterhead_printed_on_it() -> None:
    head = Letterhead("解放区财政局文件", "解财〔2024〕15号", ("张三",), preprinted=True)
    content = writer.write(replace(submission(), letterhead=head))
    assert told(found(content)) == []
    assert "需人工核对：没有找到红色分隔线，是否已经印在纸上" in notes(content)
    assert "没有找到红色分隔线" not in notes(written("submission"))


def head_in_table(document: Docx) -> None:
    """Number and signer in two cells of one row."""
    line = para(document, "解财〔2024〕5号")._p
    table = parse_xml(f"<w:tbl {W}><w:tr><w:tc/><w:tc/></w:tr></w:tbl>")
    line.addprevious(table)
    other = copy.deepcopy(line)
    for run in line.findall(qn("w:r"))[1:]:
        line.remove(run)
    other.remove(other.findall(qn("w:r"))[0])
    first, second = table.iter(qn("w:tc"))
    first.append(line)
    second.append(other)


def test_a_letterhead_in_a_table() -> None:
    assert told(found(planted("submission", head_in_table))) == []


def test_blank_places_are_left_to_the_reader() -> None:
    tree = replace(
        submission(),
        letterhead=Letterhead("甲局文件", "　　　〔　　〕　　号", ("　　　",)),
        addressees=(Run("　　　　　　："),),
        signature=Signature("解放区财政局", "　　年　月　日"),
        imprint=Imprint((), "　　　　　　　　", "　　年　月　日印发", "same"),
    )
    assert faults(tree) == []
    said = notes(writer.write(tree))
    assert all(f"需人工核对：{each}还空着" in said for each in ("日期", "主送机关"))
    assert "需人工核对：版头还有空着的地方" in said


def test_the_number_is_looked_at_in_the_public_version_too() -> None:
    content = planted("submission", retyped("〔2024〕5号", "（2024）5号"))
    assert "FZ524" in {each.code for each in found(content, "public")}


@pytest.mark.parametrize(
    ("number", "reason"),
    [("解财〔2024〕5-1号", "写法不对"), ("解财 2024〔2024〕5号", "机关代字不是汉字，或者中间有空格")],
)
def test_other_faults_of_a_number(number: str, reason: str) -> None:
    (fault,) = found(planted("submission", retyped("解财〔2024〕5号", number)))
    assert reason in fault.message


def test_addressees_in_the_imprint() -> None:
    def moved(document: Docx) -> None:
        removed("区人民政府：")(document)
        retyped("抄送：区人大常委会办公室。", "主送：区人民政府。")(document)

    assert told(found(planted("submission", moved))) == []


# Type -------------------------------------------------------------------------------------------------------


def test_a_face_alike_is_told_and_no_fault() -> None:
    content = planted(
        "public",
        both(
            font("解放区财政局关于", "华文中宋"), of_style("BodyText", "w:rPr/w:rFonts", eastAsia="华文仿宋")
        ),
    )
    diagnostics = found(content)
    assert {each.severity.chinese for each in diagnostics} == {"提示"}
    assert "第1段“解放区财政局关于20…”：标题字体是华文中宋，与小标宋体相近，一般用方正小标宋简体" in [
        each.message for each in diagnostics
    ]


@pytest.mark.parametrize(
    "family", ["仿宋", "FangSong", "fangsong_gb2312", "方正仿宋_GBK", "方正仿宋简体", "@仿宋"]
)
def test_names_of_the_same_face(family: str) -> None:
    assert told(found(planted("public", of_style("BodyText", "w:rPr/w:rFonts", eastAsia=family)))) == []


def test_digits_and_raised_notes_may_have_another_look() -> None:
    edit = both(of_style("BodyText", "w:rPr/w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman"))
    assert told(found(planted("public", edit))) == []
    assert (
        told(
            found(
                planted(
                    "public",
                    both(
                        of_runs("根据有关规定", "vertAlign", val="superscript"),
                        of_runs("根据有关规定", "sz", val="20"),
                    ),
                )
            )
        )
        == []
    )


def test_a_house_style() -> None:
    house = Layout(
        line_pitch=28, bold_levels=frozenset({1}), families=MappingProxyType({"仿宋_GB2312": "华文仿宋"})
    )
    edit = both(
        of_style("Normal", "w:pPr/w:spacing", line="560"),
        of_style("Heading1", "w:rPr/w:b"),
        of_style("BodyText", "w:rPr/w:rFonts", eastAsia="华文仿宋"),
    )
    content = planted("public", edit)
    assert told(found(content, layout=house)) == []
    assert {each.code for each in found(content, layout=STANDARD)} == {"FZ515", "FZ519"}


def test_a_pitch_of_30_where_the_house_has_it() -> None:
    content = planted("public", of_style("Normal", "w:pPr/w:spacing", line="600"))
    assert told(found(content, layout=Layout(line_pitch=30))) == []


# Lines and pages --------------------------------------------------------------------------------------------


def test_a_tab_instead_of_an_indent() -> None:
    edit = both(
        of_paragraph("根据有关规定", "ind", firstLineChars="0", firstLine="0"),
        retyped("根据有关规定", "\t根据有关规定"),
    )
    assert "段首用制表符代替缩进" in told(found(planted("public", edit)))[0] or told(
        found(planted("public", edit))
    )


def test_a_date_below_the_title_and_a_caption_are_no_text() -> None:
    def edit(document: Docx) -> None:
        for text, before in (("（2024年1月31日）", "根据有关规定"), ("表1 学法情况", "二、存在的不足")):
            made = copy.deepcopy(para(document, "解放区财政局关于")._p)
            for br in list(made.iter(qn("w:br"))):
                br.getparent().remove(br)
            first, *rest = made.iter(qn("w:t"))
            first.text = text
            for each in rest:
                each.text = ""
            put(made, "w:r/w:rPr/w:sz", val="28")
            para(document, before)._p.addprevious(made)

    assert told(found(planted("public", edit))) == []


def test_a_table_on_a_page_of_its_own_on_its_side() -> None:
    def edit(document: Docx) -> None:
        last = document.element.body.find(qn("w:sectPr"))
        upright = copy.deepcopy(last)
        before = para(document, "附件1")._p.getprevious()
        before.find(qn("w:pPr")).append(upright)
        put(document.sections[-1]._sectPr, "w:pgSz", w="16838", h="11906", orient="landscape")
        put(document.sections[-1]._sectPr, "w:pgMar", top="1587", right="2098", bottom="1474", left="1984")

    assert told(found(planted("submission", edit))) == []


@pytest.mark.parametrize(
    ("top", "bottom", "said"),
    [
        ("2155", "1927", []),
        ("2162", "1920", ["错误 FZ512 页面设置：天头（上白边）是38.1毫米，应为37毫米（允许差1毫米）"]),
    ],
)
def test_margins_may_be_a_millimetre_off(top: str, bottom: str, said: list[str]) -> None:
    assert told(found(planted("public", of_section("pgMar", top=top, bottom=bottom)))) == said


def test_a_table_on_its_side_with_the_margins_of_an_upright_page() -> None:
    body = f'<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474"/></w:sectPr>'
    said = told(found(packed(body), "public"))
    assert "错误 FZ512 页面设置：左白边是28毫米，应为35毫米（允许差1毫米）" in said
    assert "错误 FZ512 页面设置：上白边是37毫米，应为28或26毫米（允许差1毫米）" in said
    assert not any("FZ513" in each or "FZ514" in each for each in said)


@pytest.mark.parametrize(
    "edit",
    [of_section("docGrid", type="linesAndChars", charSpace="-848")],
)
def test_a_character_grid_of_28(edit: Edit) -> None:
    styles = ("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "RunInHeading2")
    assert (
        told(
            found(
                planted("public", both(edit, *(of_style(style, "w:rPr/w:w", val="100") for style in styles)))
            )
        )
        == []
    )


# Closing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("office", ["", "甲局", "解放区财政局", "焦作市解放区国有资产管理服务中心办公室"])
def test_signatures_of_every_length(office: str, *, sealed: bool) -> None:
    assert faults(replace(public(), signature=Signature(office, "2024年12月15日", sealed))) == []


def test_a_lone_date_at_the_edge_and_without_office() -> None:
    content = writer.write(replace(submission(), signature=Signature("", "2024年2月15日")))
    assert told(found(content)) == ["错误 FZ526 第21段“2024年2月15日”：成文日期之上没有署名"]

    def edge(document: Docx) -> None:
        retyped("（联系人：李四）", "2024年2月15日")(document)
        for text in ("解放区财政局\0", "2024年2月15日\0"):
            element: Any = next(p._p for p in document.paragraphs if p.text == text[:-1])
            element.getparent().remove(element)

    assert "成文日期右空" in "".join(told(found(planted("submission", edge))))


def test_a_signature_in_a_table() -> None:
    def edit(document: Docx) -> None:
        lines: list[Any] = [
            next(p._p for p in document.paragraphs if p.text == text)
            for text in ("解放区财政局", "2024年2月15日")
        ]
        table = parse_xml(f"<w:tbl {W}><w:tr><w:tc/></w:tr></w:tbl>")
        lines[0].addprevious(table)
        for line in lines:
            next(table.iter(qn("w:tc"))).append(line)

    assert told(found(planted("submission", edit))) == []


def test_one_annex_has_no_number() -> None:
    assert faults(replace(submission(), annexes=(DocumentAnnex("学法情况统计表", (TABLE,)),))) == []


def annex(listed: str, label: str = "附件") -> list[str]:
    one = writer.write(replace(submission(), annexes=(DocumentAnnex("学法情况统计表", (TABLE,)),)))
    document = python_docx.Document(io.BytesIO(one))
    retyped("附件：学法情况统计表", listed)(document)
    next(t for t in document.element.body.iter(qn("w:t")) if t.text == "附件").text = label
    return [re.sub("^.*?段“.*?”：", "", each) for each in told(found(bytes_of(document)))]


@pytest.mark.parametrize(
    ("listed", "label", "said"),
    [
        ("附件：《学法情况统计表》", "附件", ["附件名称加了书名号"]),
        (
            "附件1：《学法情况统计表》。",
            "附件",
            ["附件说明写成“附件1：”，序号应在冒号后面", "附件名称后面加了标点", "附件名称加了书名号"],
        ),
        ("附件：学法情况统计表", "附件：", ["附件页的“附件”后面加了冒号"]),
        ("附件：学法情况统计表", "附件1", ["附件页写的是“附件1”，按附件说明应为“附件”"]),
    ],
)
def test_faults_of_one_annex(listed: str, label: str, said: list[str]) -> None:
    assert annex(listed, label) == said


def test_an_annex_that_the_text_does_not_name() -> None:
    content = planted("submission", both(removed("附件：1."), removed("2.")))
    assert told(found(content)) == ["错误 FZ528 第22段“附件1”：有附件，正文下面没有附件说明"]


def test_the_word_annex_on_a_line_of_its_own_above_the_list() -> None:
    def edit(document: Docx) -> None:
        rewritten("附件：1.", "1、学法情况统计表")(document)
        listed = para(document, "1、学法")._p
        made = copy.deepcopy(listed)
        next(made.iter(qn("w:t"))).text = "附件："
        listed.addprevious(made)

    assert told(found(planted("submission", edit))) == [
        "错误 FZ528 第20段“1、学法情况统计表”：附件顺序号后面是顿号，应为下脚点"
    ]


def test_the_list_of_annexes_flush_left() -> None:
    edit = of_paragraph("附件：1.", "ind", left="0", hanging="0")
    assert told(found(planted("submission", edit))) == [
        "错误 FZ528 第19段“附件：1. 学法情况…”：附件说明左空0字，应左空二字"
    ]


def test_an_imprint_in_paragraphs_and_none() -> None:
    assert faults(replace(submission(), imprint=None)) == ["警告 FZ529 没有印发机关和印发日期"]


# Structure --------------------------------------------------------------------------------------------------


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_title_of_three_lines_in_a_trapezoid() -> None:
    lines = ("解放区财政局", "关于2023年度法治政府", "建设有关工作情况总体进展的报告")
    tree = replace(public(), title=tuple((Run(line),) for line in lines), title_is_set=True)
    assert faults(tree) == []


def test_an_imprint_in_the_cells_of_a_row() -> None:
    cells = "".join(f"<w:tc>{run(text)}</w:tc>" for text in ("甲局办公室", "2024年02月16日印发"))
    sizes = '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr></w:style>'
    body = run("甲局报告") + run(LONG) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    said = [each for each in told(found(packed(body, {"styles": sizes}), "submission")) if "FZ529" in each]
    assert said == [
        "错误 FZ529 第2段后的表格“2024年02月16…”：印发日期“2024年02月16日”月、日编了虚位（1不写成01）"
    ]


def test_a_document_without_a_title_is_told_so() -> None:
    said = told(found(packed(run("根据规定，报告如下。") + run("正文。")), "public"))
    assert "错误 FZ516 没有找到标题" in said


def test_a_title_that_ends_in_no_kind_of_document() -> None:
    title = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>甲局法治建设情况</w:t></w:r></w:p>'
    said = told(found(packed(title + run("正文。")), "public"))
    assert "错误 FZ516 没有找到标题" not in said
    assert not any("FZ520 第1段" in each for each in said)


def test_plain_lines_that_are_no_title() -> None:
    said = told(found(packed(run("甲") + run("乙") + run("正文。")), "public"))
    assert "错误 FZ516 没有找到标题" in said


def test_many_places_of_one_fault_are_told_once() -> None:
    body = "".join(run(f"正文第{number}段在这里。") for number in range(1, 12))
    (size,) = (each for each in told(found(packed(body), "public")) if "字号是10磅" in each)
    assert (
        size
        == "错误 FZ515 第1段“正文第1段在这里。”等11处（另有第2、3、4、5、6等段）：字号是10磅，应为三号（16磅）"
    )


def test_a_lone_heading_without_a_number_runs_in() -> None:
    lone = Paragraph((Run(LONG),), Heading(2, "", (Run("行政决策科学化。"),)))
    document = Document(
        ((Run("甲局关于2023年法治政府建设情况的报告"),),), (Paragraph((Run(LONG),)), lone), "甲局"
    )
    assert found(writer.write(document)) == []
    house = Layout(bold_levels=frozenset({2}))
    assert found(writer.write(document, house), layout=house) == []
    (bold,) = found(writer.write(document, house))
    assert (bold.code, bold.line) == ("FZ519", 3)
    assert bold.message.endswith("：二级标题加粗")
    # What follows the first full stop is text, and 楷体 there is none of it.
    whole = lone._replace(runs=(), heading=Heading(2, "", (Run("行政决策科学化。依法决策。"),)))
    (fault,) = found(writer.write(replace(document, blocks=(Paragraph((Run(LONG),)), whole))))
    assert (fault.code, fault.line) == ("FZ515", 3)


def test_marks_may_hang_unless_the_office_forbids_it() -> None:
    text = Document(
        ((Run("甲局关于2023年法治政府建设情况的报告"),),),
        (Paragraph((Run(LONG),)), Paragraph((Run(LONG),))),
        "甲局",
    )
    strict = Layout(hanging="")
    assert found(writer.write(text)) == []
    assert found(writer.write(text, strict)) == []
    assert found(writer.write(text, strict), layout=strict) == []
    (fault,) = found(writer.write(text), layout=strict)
    assert (fault.code, fault.line) == ("FZ552", 2)
    assert fault.message.endswith("等2处（另有第3段）：段落允许标点溢出边界，本单位的版式不许")


def test_a_paragraph_that_says_nothing_of_marks_lets_them_hang() -> None:
    body = f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"
    codes = [each.code for each in found(packed(body * 2), "public", Layout(hanging=""))]
    assert "FZ552" in codes
    forbidden = body.replace("<w:r>", '<w:pPr><w:overflowPunct w:val="0"/></w:pPr><w:r>')
    assert "FZ552" not in [each.code for each in found(packed(forbidden * 2), "public", Layout(hanging=""))]


def test_a_page_turned_sideways_has_its_number_where_only_the_page_shows_it() -> None:
    wide = TABLE._replace(landscape=True)
    document = Document(
        ((Run("甲局关于2023年法治政府建设情况的报告"),),),
        (Paragraph((Run(LONG),)),),
        "甲局",
        annexes=(DocumentAnnex("统计表", (wide,)),),
    )
    content = writer.write(document)
    assert found(content) == []
    assert "需人工核对：页码在文本框或者浮动的表格里，位置要看页面" in notes(content)
