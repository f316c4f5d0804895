"""Every rule finds the fault planted for it, and no other rule does."""

import copy
from typing import Any

import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from fazhi_report.audit import PRINTED, RULES, LayoutRule
from fazhi_report.document import Profile
from tests.audit.planting import (
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
    put,
    removed,
    retyped,
    rewritten,
    size,
    told,
    under,
    written,
)
from tests.audit.test_plants import PLANTS


@pytest.mark.parametrize("kind", ["public", "submission"])
def test_a_good_document_has_no_fault(kind: Profile) -> None:
    assert told(found(written(kind))) == []


# Edits that more than one line of the matrix needs, or that take more than a property ----------------------


def footer_text(text: str, *, fields: int = 1, only: int | None = None) -> Edit:
    """Both page numbers, or one, written otherwise; # stands for the number."""

    def edit(document: Docx) -> None:
        for at, paragraph in enumerate(footers(document)):
            if only is not None and at != only:
                continue
            for each in list(paragraph._p)[1:]:
                paragraph._p.remove(each)
            before, *rest = text.split("#")
            paragraph.add_run(before)
            for number, part in enumerate(rest):
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), " PAGE " if number < fields else " NUMPAGES ")
                run = OxmlElement("w:r")
                under(run, "w:t").text = "1"
                field.append(run)
                paragraph._p.append(field)
                paragraph.add_run(part)

    return edit


def of_footers(name: str, *, only: int | None = None, **attributes: str) -> Edit:
    def edit(document: Docx) -> None:
        for at, paragraph in enumerate(footers(document)):
            if only is None or at == only:
                put(paragraph._p, f"w:pPr/w:{name}", **attributes)

    return edit


def footer_runs(name: str, **attributes: str) -> Edit:
    def edit(document: Docx) -> None:
        for paragraph in footers(document):
            for run in paragraph._p.iter(qn("w:r")):
                put(run, f"w:rPr/w:{name}", **attributes)

    return edit


def same_footer(document: Docx) -> None:
    document.settings.odd_and_even_pages_header_footer = False


def no_footer(document: Docx) -> None:
    for reference in list(document.sections[0]._sectPr.iter(qn("w:footerReference"))):
        document.sections[0]._sectPr.remove(reference)


def no_even_footer(document: Docx) -> None:
    _, even = document.sections[0]._sectPr.findall(qn("w:footerReference"))
    document.sections[0]._sectPr.remove(even)


def first_page_differs(document: Docx) -> None:
    document.sections[0].different_first_page_header_footer = True


def page_break(before: str) -> Edit:
    return of_paragraph(before, "pageBreakBefore")


def break_run(document: Docx) -> None:
    para(document, "区人民政府：").add_run().add_break(WD_BREAK.PAGE)


def break_amid_title(document: Docx) -> None:
    run = para(document, "解放区财政局关于").runs[0]
    run._r.find(qn("w:br")).set(qn("w:type"), "page")


def title_lines(*lines: str) -> Edit:
    def edit(document: Docx) -> None:
        run = para(document, "解放区财政局关于").runs[0]
        run.text = "\n".join(lines)

    return edit


def no_signer(document: Docx) -> None:
    paragraph = para(document, "解财〔2024〕5号")
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)


def annex_page_gone(document: Docx) -> None:
    body = document.element.body
    start = list(body).index(para(document, "附件2")._p)
    for element in list(body)[start : start + 4]:
        body.remove(element)


def signer_in_other_line(document: Docx) -> None:
    paragraph = para(document, "解财〔2024〕5号")
    made = copy.deepcopy(paragraph._p)
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    made.remove(made.findall(qn("w:r"))[0])
    made.find(qn("w:r")).remove(made.find(qn("w:r")).find(qn("w:tab")))
    put(made, "w:pPr/w:jc", val="right")
    put(made, "w:pPr/w:ind", left="0", right="320")
    paragraph._p.addnext(made)


def later_section(document: Docx) -> None:
    """The first annex begins a section whose pages count from 1."""
    first = copy.deepcopy(document.sections[0]._sectPr)
    label = para(document, "附件1")._p
    before = label.getprevious()
    under(before, "w:pPr").append(first)
    put(document.sections[0]._sectPr, "w:pgNumType")
    put(document.element.body.find(qn("w:sectPr")), "w:pgNumType", start="1")


BODY, RUN_IN = "深入学习贯彻", "（一）加强学习"
FIRST = "根据有关规定"


def at_edge(document: Docx) -> None:
    office = para_exactly(document, "解放区财政局")
    put(office, "w:pPr/w:jc", val="right")
    put(office, "w:pPr/w:ind", left="0")


def relabel(document: Docx, old: str, new: str) -> None:
    next(each for each in document.element.body.iter(qn("w:t")) if each.text == old).text = new


def para_exactly(document: Docx, text: str) -> Any:
    return next(p._p for p in document.paragraphs if p.text == text)


MATRIX: list[tuple[str, Profile, Edit, str, str]] = [
    # L01, L02: paper and margins
    ("Letter", "public", both(of_section("pgSz", w="12240", h="15840"), of_section("pgMar", right="1808", bottom="986")), "FZ511", "纸张是216×279毫米，应为A4（210×297毫米）"),
    ("A4 on its side", "public", both(of_section("pgSz", w="16838", h="11906"), of_section("pgMar", top="1587", bottom="1474", left="1984", right="2098")), "FZ511", "公文第一面不能横放"),
    ("margins of 2.54 cm", "public", of_section("pgMar", top="1440", bottom="1440"), "FZ512", "天头（上白边）是25.4毫米，应为37毫米"),
    ("left margin of 3.18 cm", "public", of_section("pgMar", left="1803", right="1258"), "FZ512", "订口（左白边）是31.8毫米，应为28毫米"),
    ("gutter", "public", of_section("pgMar", gutter="142"), "FZ512", "版心宽153.5毫米，应为156毫米"),
    ("bottom of 25 mm", "public", of_section("pgMar", bottom="1417"), "FZ512", "版心高235毫米，应为225毫米"),
    # L03, L04: lines and characters
    ("exactly 30 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="600"), "FZ513", "行距固定值30磅，一面排21行，应排22行"),
    ("exactly 29 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="580"), "FZ513", "行距固定值29磅，一面排21行，应排22行"),
    ("exactly 26 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="520"), "FZ513", "行距固定值26磅，一面排24行，应排22行"),
    ("one and a half lines", "public", of_style("Normal", "w:pPr/w:spacing", line="360", lineRule="auto"), "FZ513", "文档网格行距28.95磅、1.5倍行距，一面排14行，应排22行"),
    ("grid of 30 pt", "public", both(of_style("Normal", "w:pPr/w:spacing", line="240", lineRule="auto"), of_section("docGrid", linePitch="600")), "FZ513", "文档网格行距30磅，一面排21行，应排22行"),
    ("no grid", "public", both(of_style("Normal", "w:pPr/w:spacing", line="240", lineRule="auto"), of_section("docGrid", type="default")), "FZ513", "行距1倍，没有文档网格，一面约排34行，应排22行"),
    ("at least 30 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="600", lineRule="atLeast"), "FZ513", "行距最小值30磅，一面排21行，应排22行"),
    ("space between paragraphs", "public", of_style("BodyText", "w:pPr/w:spacing", after="120"), "FZ513", "段落另加间距（段后6磅），一面排不满22行"),
    ("half a line between paragraphs", "public", of_style("BodyText", "w:pPr/w:spacing", beforeLines="50", before="290"), "FZ513", "段落另加间距（段前14.5磅）"),
    ("no squeeze", "public", both(*(of_style(style, "w:rPr/w:w", val="100") for style in ("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "RunInHeading2"))), "FZ514", "每个字占16.00磅，一行排27个字，应排28个字"),
    ("character grid of 0", "public", both(*(of_style(style, "w:rPr/w:w", val="100") for style in ("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "RunInHeading2")), of_section("docGrid", type="linesAndChars", charSpace="0")), "FZ514", "一行排27个字"),
    ("character grid of -5000", "public", both(*(of_style(style, "w:rPr/w:w", val="100") for style in ("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "RunInHeading2")), of_section("docGrid", type="linesAndChars", charSpace="-5000")), "FZ514", "一行排29个字"),
    # L05 to L09: type
    ("text in 小四", "public", size(FIRST, 24), "FZ515", "第2段“根据有关规定，现将我…”：字号是小四（12磅），应为三号（16磅）"),
    ("text in 宋体", "public", font(FIRST, "宋体"), "FZ515", "字体是宋体，应为仿宋体（仿宋_GB2312等）"),
    ("red text", "public", of_runs(FIRST, "color", val="FF0000"), "FZ515", "文字颜色是红色，应为黑色"),
    ("signature in 黑体", "submission", of_style("OfficeSignature", "w:rPr/w:rFonts", eastAsia="黑体"), "FZ515", "“解放区财政局”：字体是黑体，应为仿宋体"),
    ("red title", "public", of_runs("解放区财政局关于", "color", val="FF0000"), "FZ516", "文字颜色是红色，应为黑色"),
    ("title in 三号", "public", size("解放区财政局关于", 32), "FZ516", "标题字号是三号（16磅），应为二号（22磅）"),
    ("title in 黑体", "public", font("解放区财政局关于", "黑体"), "FZ516", "标题字体是黑体，应为小标宋体（方正小标宋简体等）"),
    ("title to the left", "public", of_paragraph("解放区财政局关于", "jc", val="left"), "FZ516", "标题左对齐，应居中"),
    ("title indented", "public", of_paragraph("解放区财政局关于", "ind", firstLine="640"), "FZ516", "标题另有缩进或者空格，偏离了中间"),
    ("title broken in a word", "public", title_lines("解放区财政局关于2023年法治政府建", "设情况的报告"), "FZ517", "标题在“建设”中间回行：“治政府建／设情况的”"),
    ("title broken in a year", "public", title_lines("解放区财政局关于20", "23年法治政府建设情况的报告"), "FZ517", "标题在“2023年”中间回行"),
    ("title too long for its line", "public", title_lines("解放区财政局关于2023年法治政府建设情况的报告"), "FZ517", "标题一行排不下（22字，一行20字），没有定在哪里回行"),
    ("title of three equal lines", "public", title_lines("解放区财政局关于", "法治政府建设总体", "进展和情况的报告"), "FZ517", "标题3行一样长，不成梯形或者菱形"),
    ("title like an hourglass", "public", title_lines("焦作市解放区财政局关于", "2023年法治", "政府建设总体情况的报告"), "FZ517", "标题中间的行比两头短"),
    ("title line begins with 的", "public", title_lines("解放区财政局关于2023年情况", "的报告"), "FZ517", "标题回行处标点不当"),
    ("level 1 in 仿宋", "public", font("一、主要举措", "仿宋_GB2312"), "FZ518", "一级标题字体是仿宋_GB2312，应为黑体"),
    ("level 2 in 黑体", "public", font("（二）完善制度", "黑体"), "FZ518", "二级标题字体是黑体，应为楷体（楷体_GB2312等）"),
    ("level 3 in 楷体", "public", font("1.修订办法", "楷体"), "FZ518", "三级标题字体是楷体，应为仿宋体"),
    ("level 4 in 四号", "public", size("（1）征求意见", 28), "FZ518", "四级标题字号是四号（14磅），应为三号（16磅）"),
    ("run-in heading in 仿宋", "public", of_style("RunInHeading2", "w:rPr/w:rFonts", eastAsia="仿宋"), "FZ518", "二级标题字体是仿宋，应为楷体"),
    ("whole paragraph in 楷体", "public", font(RUN_IN, "楷体_GB2312"), "FZ518", "二级标题后面的正文也用了标题的字体，应为仿宋体"),
    ("bold level 2", "public", of_runs("（二）完善制度", "b"), "FZ519", "二级标题加粗"),
    ("bold style", "public", of_style("Heading1", "w:rPr/w:b"), "FZ519", "第3段“一、主要举措和成效”等2处（另有第10段）：一级标题加粗"),
    ("bold words", "public", of_runs(FIRST, "b"), "FZ519", "正文有加粗的文字"),
    ("bold title", "public", of_runs("解放区财政局关于", "b"), "FZ519", "标题有加粗的文字"),
    # L10, the indents
    ("typed indent", "public", both(of_paragraph(FIRST, "ind", firstLineChars="0", firstLine="0"), retyped(FIRST, "　　" + FIRST)), "FZ520", "段首用空格代替缩进"),
    ("typed and set indent", "public", retyped(FIRST, "　　" + FIRST), "FZ520", "段首用空格代替缩进，另外还有首行缩进"),
    ("no indent", "public", of_paragraph(FIRST, "ind", firstLineChars="0", firstLine="0"), "FZ520", "段首左空0字，应左空二字"),
    ("indent of 0.85 cm", "public", of_paragraph(FIRST, "ind", firstLineChars="0", firstLine="482"), "FZ520", "段首左空1.5字，应左空二字"),
    ("whole paragraph moved in", "public", of_paragraph(FIRST, "ind", left="640", firstLineChars="0", firstLine="0"), "FZ520", "回行左空2字，应顶格"),
    # L11: page numbers
    ("第1页 共5页", "public", footer_text("第#页 共#页"), "FZ521", "页码是“第1页 共1页”，应为“— 1 —”"),
    ("bare number", "public", footer_text("#"), "FZ521", "页码是“1”，应为“— 1 —”"),
    ("hyphens", "public", footer_text("- # -"), "FZ521", "页码是“- 1 -”，应为“— 1 —”"),
    ("centred", "public", of_footers("jc", val="center"), "FZ521", "单页页脚：页码居中，应居右空一字"),
    ("odd to the left", "public", of_footers("jc", only=0, val="left"), "FZ521", "单页页脚：页码左对齐，应居右空一字"),
    ("one footer for both", "public", same_footer, "FZ521", "单页和双页的页码排在同一边"),
    ("no even footer", "public", no_even_footer, "FZ521", "双页页脚：没有页码"),
    ("no footer", "public", no_footer, "FZ521", "没有页码"),
    ("first page without", "public", first_page_differs, "FZ521", "首页页脚：没有页码"),
    ("小五", "public", footer_runs("sz", val="18"), "FZ521", "页码字号是小五（9磅），应为四号（14磅）"),
    ("Times New Roman", "public", footer_runs("rFonts", ascii="Times New Roman"), "FZ521", "页码字体是Times New Roman，应为宋体"),
    ("not moved in", "public", of_footers("ind", only=0, rightChars="0", right="0"), "FZ521", "单页页脚：页码右空0字，应右空一字"),
    ("too low", "public", of_section("pgMar", footer="992"), "FZ521", "一字线约在版心下边缘之下15毫米，应为7毫米"),
    ("counted anew", "submission", later_section, "FZ521", "页码从1重新起算"),
    # L12: the first page
    ("cover page", "submission", page_break(FIRST), "FZ522", "正文之前分了页，首页不显示正文"),
    ("break behind the addressees", "submission", break_run, "FZ522", "正文之前分了页"),
    # L13 to L15: the head of a document sent upwards
    ("no 签发人", "submission", no_signer, "FZ523", "没有签发人，上行文应当标注"),
    ("签发人 on another line", "submission", signer_in_other_line, "FZ523", "签发人与发文字号不在同一行"),
    ("half-width colon after 签发人", "submission", retyped("签发人：", "签发人:"), "FZ523", "“签发人”后面不是全角冒号"),
    ("name in 仿宋", "submission", of_style("SignerName", "w:rPr/w:rFonts", eastAsia="仿宋_GB2312"), "FZ523", "签发人姓名字体是仿宋_GB2312，应为楷体"),
    ("number in the middle", "submission", both(no_signer, of_paragraph("解财〔2024〕5号", "jc", val="center")), "FZ523", "上行文的发文字号没有居左空一字"),
    ("number not moved in", "submission", of_paragraph("解财〔2024〕5号", "ind", left="0"), "FZ523", "发文字号左空0字，应居左空一字"),
    ("signer at the edge", "submission", of_style("DocumentNumber", "w:pPr/w:tabs/w:tab", pos="8845"), "FZ523", "签发人右空0字，应居右空一字"),
    ("〔2024〕第05号", "submission", retyped("〔2024〕5号", "〔2024〕第05号"), "FZ524", "发文字号“解财〔2024〕第05号”：顺序号前加了“第”；顺序号编了虚位"),
    ("[2024]5号", "submission", retyped("解财〔2024〕5号", "解财[2024]5号"), "FZ524", "发文字号“解财[2024]5号”：年份不用六角括号〔〕"),
    ("〔24〕5号", "submission", retyped("〔2024〕5号", "〔24〕5号"), "FZ524", "年份不是四位"),
    ("no code of the office", "submission", retyped("解财〔2024〕5号", "〔2024〕5号"), "FZ524", "机关代字不是汉字"),
    ("half-width colon", "submission", retyped("区人民政府：", "区人民政府:"), "FZ525", "主送机关后面是半角冒号，应为全角冒号"),
    ("addressees indented", "submission", of_paragraph("区人民政府：", "ind", firstLineChars="200", firstLine="640"), "FZ525", "主送机关没有顶格"),
    ("three addressees", "submission", retyped("区人民政府：", "区委、区人民政府，市财政局："), "FZ525", "主送3个机关，上行文原则上主送一个上级机关"),
    ("no addressees", "submission", removed("区人民政府："), "FZ525", "标题下面没有主送机关"),
    # L16 to L18: date, signature, annexes
    ("date in Chinese numerals", "submission", retyped("2024年2月15日", "二〇二四年二月十五日"), "FZ526", "成文日期“二〇二四年二月十五日”用了汉字数字，应为阿拉伯数字"),
    ("leading zeros", "submission", retyped("2024年2月15日", "2024年02月15日"), "FZ526", "月、日编了虚位"),
    ("points", "submission", retyped("2024年2月15日", "2024.2.15"), "FZ526", "年月日没有标全，或者不用“年、月、日”"),
    ("no such day", "submission", retyped("2024年2月15日", "2023年2月29日"), "FZ526", "成文日期“2023年2月29日”没有这一天"),
    ("short year", "submission", retyped("2024年2月15日", "24年12月15日"), "FZ526", "年份没有标全"),
    ("no date", "submission", both(removed("（联系人"), removed("2024年2月15日")), "FZ526", "没有成文日期"),
    ("both at the edge", "submission", both(of_paragraph("2024年2月15日", "jc", val="right"), of_paragraph("2024年2月15日", "ind", left="0", right="0"), at_edge), "FZ527", "署名右空0字、成文日期右空0字"),
    ("date under the office", "submission", of_paragraph("2024年2月15日", "ind", left="4500"), "FZ527", "日期首字比署名首字右移-3.3字，不合任何一种排法"),
    ("annex in 《》 with a stop", "submission", rewritten("附件：1.", "附件：1. 《学法情况统计表》。"), "FZ528", "附件名称后面加了标点"),
    ("half-width colon in the list", "submission", retyped("附件：1.", "附件:1."), "FZ528", "“附件”后面不是全角冒号"),
    ("number in front of the colon", "submission", rewritten("附件：1.", "附件1：学法情况统计表"), "FZ528", "附件说明写成“附件1：”"),
    ("annex missing", "submission", annex_page_gone, "FZ528", "附件说明列了2个附件，后面有1个附件"),
    ("other title", "submission", rewritten("2.", "2. 执法统计表"), "FZ528", "附件标题“执法情况统计表”与附件说明的“执法统计表”不一致"),
    ("other number", "submission", lambda document: relabel(document, "附件2", "附件3"), "FZ528", "附件页写的是“附件3”，按附件说明应为“附件2”"),
    ("label in 仿宋", "submission", font("附件1", "仿宋_GB2312"), "FZ528", "“附件”二字字体是仿宋_GB2312，应为黑体"),
    ("label indented", "submission", of_paragraph("附件1", "ind", firstLine="640"), "FZ528", "“附件”没有顶格"),
    ("label not on a new page", "submission", of_paragraph("附件2", "pageBreakBefore", val="0"), "FZ528", "附件没有另面编排"),
    # L19, L20: the imprint, what is obsolete
    ("copies without a stop", "submission", retyped("区人大常委会办公室。", "区人大常委会办公室"), "FZ529", "抄送最后没有句号"),
    ("copies to those below", "submission", retyped("区人大常委会办公室。", "各股室。"), "FZ529", "上行文抄送了下级机关或者内设机构（“各股室”）"),
    ("copies with a half-width colon", "submission", retyped("抄送：", "抄送:"), "FZ529", "“抄送”后面不是全角冒号"),
    ("imprint in 三号", "submission", size("抄送", 32), "FZ529", "版记字号是三号（16磅），应为四号（14磅）"),
    ("print date with zeros", "submission", retyped("2024年2月16日印发", "2024年02月16日印发"), "FZ529", "印发日期“2024年02月16日”月、日编了虚位"),
    ("特急 in 仿宋", "submission", font("特急", "仿宋_GB2312"), "FZ531", "紧急程度字体是仿宋_GB2312，应为黑体"),
    ("特急 to the right", "submission", of_paragraph("特急", "jc", val="right"), "FZ531", "字，应顶格"),
    ("主题词", "submission", retyped("（联系人：李四）", "主题词：财政 法治 报告"), "FZ530", "“主题词”已经停用"),
    ("此页无正文", "submission", retyped("（联系人：李四）", "（此页无正文）"), "FZ530", "“此页无正文”已经停用"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "edit", "code", "said"), [row[1:] for row in MATRIX], ids=[row[0] for row in MATRIX]
)
def test_a_planted_fault_is_found_by_its_rule_alone(kind: Profile, edit: Edit, code: str, said: str) -> None:
    diagnostics = found(planted(kind, edit))

    assert {each.code for each in diagnostics} == {code}, told(diagnostics)
    assert any(said in each.message for each in diagnostics), told(diagnostics)
    assert all(each.hint for each in diagnostics)


def test_every_rule_names_its_clause_and_how_binding_it_is() -> None:
    every: tuple[LayoutRule[Any], ...] = (*RULES, *PRINTED)
    for rule in every:
        source = rule.page.source
        assert any(clause in source for clause in ("GB/T 9704—2012", "GB/T 15834—2011", "没有条款")), (
            rule.code
        )
        assert not rule.item or any(force in source for force in ("规定", "一般", "实践")), rule.code


def test_every_rule_has_a_fault_in_the_matrix() -> None:
    without = {"FZ540", "FZ588", "FZ552"}  # notes; what an office forbids and the standard does not
    planted_codes = {row[3] for row in (*MATRIX, *PLANTS)}
    assert planted_codes - {"FZ040", "FZ042"} == {rule.code for rule in RULES} - without
    assert [rule.item for rule in RULES if rule.item] == [f"L{number:02}" for number in range(1, 21)]
