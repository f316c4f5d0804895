"""Faults that a clerk of the printing room sees, planted one by one in a good document; none is misnamed."""

from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from fazhi_report.document import Profile
from tests.audit.planting import (
    Edit,
    both,
    font,
    found,
    of_paragraph,
    of_runs,
    of_style,
    para,
    planted,
    put,
    retyped,
    size,
    told,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARK, NUMBER, TITLE = "解放区财政局文件", "解财〔2024〕5号", "解放区财政局关于"
FIRST, DAY, REMARK, COPIES = "根据有关规定", "2024年2月15日", "（联系人", "抄送"
PRINTED = "解放区财政局办公室"


def styled(style: str) -> Callable[[Docx], Any]:
    """The one paragraph of a style."""

    def find(document: Docx) -> Any:
        (only,) = (p._p for p in document.paragraphs if p.style and p.style.style_id == style)
        return only

    return find


RULE = styled("RedRule")


def of_rule(**attributes: str) -> Edit:
    """The red rule set otherwise."""
    return lambda document: put(
        RULE(document),
        "w:pPr/w:pBdr/w:top",
        **{"val": "single", "sz": "8", "space": "0", "color": "FF0000", **attributes},
    )


def rule_properties(name: str, **attributes: str) -> Edit:
    return lambda document: put(RULE(document), f"w:pPr/w:{name}", **attributes)


def no_rule(document: Docx) -> None:
    of_rule(val="nil")(document)


def blank(before: str, *, style: str = "BodyText") -> Edit:
    """A blank line above a paragraph."""

    def edit(document: Docx) -> None:
        para(document, before)._p.addprevious(
            parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
        )

    return edit


def blank_at(find: Callable[[Docx], Any]) -> Edit:
    def edit(document: Docx) -> None:
        find(document).addprevious(parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'))

    return edit


def no_blank_above_mark(document: Docx) -> None:
    lines = (p._p for p in document.paragraphs if p.style and p.style.style_id == "LetterheadLine")
    first: Any = next(lines)
    first.getparent().remove(first)


def imprint_table(document: Docx) -> Any:
    return document.element.body.findall(qn("w:tbl"))[-1]


def imprint_borders(**sides: str) -> Edit:
    """Borders of 版记 by side: nil, or a width."""

    def edit(document: Docx) -> None:
        for side, width in sides.items():
            kind = {"val": "nil"} if width == "nil" else {"val": "single", "sz": width, "color": "auto"}
            put(imprint_table(document), f"w:tblPr/w:tblBorders/w:{side}", **kind)

    return edit


def narrow_imprint(document: Docx) -> None:
    put(imprint_table(document), "w:tblPr/w:tblW", w="8000", type="dxa")


def spaced_date(document: Docx) -> None:
    paragraph = para(document, PRINTED)
    for tab in list(paragraph._p.iter(qn("w:tab"))):
        if tab.getparent().tag == qn("w:r"):
            tab.getparent().remove(tab)
    retyped("解放区财政局办公室", "解放区财政局办公室" + " " * 20)(document)


def long_copies(document: Docx) -> None:
    names = "、".join(["区人大常委会办公室"] * 5)
    retyped("区人大常委会办公室。", f"{names}。")(document)
    of_paragraph(COPIES, "ind", left="280", right="280", hanging="0", firstLine="0")(document)


def columns(document: Docx) -> None:
    put(document.sections[0]._sectPr, "w:cols", num="2")


def in_table(text: str) -> Edit:
    def edit(document: Docx) -> None:
        line = para(document, text)._p
        table = parse_xml(f"<w:tbl {W}><w:tr><w:tc/></w:tr></w:tbl>")
        line.addprevious(table)
        next(table.iter(qn("w:tc"))).append(line)

    return edit


def box(document: Docx) -> None:
    """A text box that hangs on a paragraph."""
    target = para(document, FIRST).runs[0]._r
    target.append(
        parse_xml(
            f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:90pt;height:40pt">'
            "<v:textbox><w:txbxContent><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:txbxContent></v:textbox>"
            "</v:shape></w:pict>"
        )
    )


def header(text: str) -> Edit:
    def edit(document: Docx) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return edit


def header_line(document: Docx) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    put(paragraph._p, "w:pPr/w:pBdr/w:bottom", val="single", sz="6", space="1", color="auto")


def theme_colour(text: str) -> Edit:
    return of_runs(text, "color", val="auto", themeColor="accent2")


def western_quotes(document: Docx) -> None:
    retyped("，现将我局", "，为落实“放管服”改革，现将我局")(document)
    for run in para(document, FIRST).runs:
        put(run._r, "w:rPr/w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman", hint="default")


def revision(document: Docx) -> None:
    run = para(document, FIRST).runs[0]._r
    inserted = parse_xml(f'<w:ins {W} w:id="9" w:author="李四" w:date="2024-02-01T09:00:00Z"/>')
    run.addprevious(inserted)
    inserted.append(run)


def hidden(document: Docx) -> None:
    run = para(document, FIRST).add_run("内部掌握")
    put(run._r, "w:rPr/w:vanish")


def heading_of_a_sentence(document: Docx) -> None:
    """A heading that ends with a full stop, in the face of the level above."""
    retyped("（二）完善制度", "（二）完善制度。")(document)
    font("（二）完善制度", "黑体")(document)


def remark_far_below(document: Docx) -> None:
    for _ in range(2):
        blank(REMARK)(document)


def no_signer(document: Docx) -> None:
    for run in para(document, NUMBER).runs[1:]:
        run._r.getparent().remove(run._r)


def swapped(document: Docx) -> None:
    """成文日期 above 署名, both to the right."""
    day = para(document, DAY)._p
    office = styled("OfficeSignature")(document)
    put(day, "w:pPr/w:spacing", before="579")
    put(office, "w:pPr/w:spacing", before="0")
    office.addprevious(day)


def boxed_in(document: Docx) -> None:
    for side in ("top", "bottom", "left", "right"):
        put(para(document, FIRST)._p, f"w:pPr/w:pBdr/w:{side}", val="single", sz="4", color="auto")


def no_space(find: Callable[[Docx], Any], **spacing: str) -> Edit:
    return lambda document: put(find(document), "w:pPr/w:spacing", **spacing)


PLANTS: list[tuple[str, Profile, Edit, str, str]] = [
    # 发文机关标志
    ("mark black", "submission", of_runs(MARK, "color", val="000000"), "FZ580", "发文机关标志是黑色，应为红色"),
    ("mark blue", "submission", of_runs(MARK, "color", val="0000FF"), "FZ580", "发文机关标志是蓝色，应为红色"),
    ("mark automatic", "submission", of_runs(MARK, "color", val="auto"), "FZ580", "发文机关标志是黑色，应为红色"),
    ("mark left", "submission", of_paragraph(MARK, "jc", val="left"), "FZ580", "发文机关标志没有居中"),
    ("mark right", "submission", of_paragraph(MARK, "jc", val="right"), "FZ580", "发文机关标志没有居中"),
    ("mark indented", "submission", of_paragraph(MARK, "ind", left="1200"), "FZ580", "发文机关标志没有居中"),
    ("mark in 宋体", "submission", font(MARK, "宋体"), "FZ580", "发文机关标志字体是宋体，应为小标宋体"),
    ("mark in 黑体", "submission", font(MARK, "黑体"), "FZ580", "发文机关标志字体是黑体，应为小标宋体"),
    ("mark a line too high", "submission", no_blank_above_mark, "FZ580", "毫米，应为35毫米"),
    ("mark at the top", "submission", both(no_blank_above_mark, no_blank_above_mark), "FZ580", "毫米，应为35毫米"),
    ("mark too low", "submission", blank(MARK), "FZ580", "毫米，应为35毫米"),
    ("mark a little too low", "submission", of_paragraph(MARK, "spacing", before="500"), "FZ580", "毫米，应为35毫米"),
    # The red rule
    ("no rule", "submission", no_rule, "FZ581", "没有红色分隔线"),
    ("rule black", "submission", of_rule(color="000000"), "FZ581", "红色分隔线是黑色，应为红色"),
    ("rule automatic", "submission", of_rule(color="auto"), "FZ581", "红色分隔线是黑色，应为红色"),
    ("rule blue", "submission", of_rule(color="0000FF"), "FZ581", "红色分隔线是蓝色，应为红色"),
    ("rule double", "submission", of_rule(val="double"), "FZ581", "红色分隔线不是一条单线"),
    ("rule dashed", "submission", of_rule(val="dashed"), "FZ581", "红色分隔线不是一条单线"),
    ("rule thick and thin", "submission", of_rule(val="thinThickSmallGap", sz="24"), "FZ581", "红色分隔线不是一条单线"),
    ("rule narrow", "submission", rule_properties("ind", left="1000", right="1000"), "FZ581", "红色分隔线比版心窄"),
    ("rule a character in", "submission", rule_properties("ind", left="320"), "FZ581", "红色分隔线比版心窄5.6毫米"),
    ("rule a line below", "submission", no_space(RULE, before="719", line="998"), "FZ581", "毫米，应为4毫米"),
    # Blank lines
    ("number at the mark", "submission", of_paragraph(MARK, "spacing", after="0"), "FZ582", "发文字号在发文机关标志下没有空行，应空二行"),
    ("number a line below the mark", "submission", of_paragraph(MARK, "spacing", after="520"), "FZ582", "发文字号在发文机关标志下空约0.9行，应空二行"),
    ("number four lines below", "submission", of_paragraph(MARK, "spacing", after="2300"), "FZ582", "发文字号在发文机关标志下空约4行，应空二行"),
    ("title at the rule", "submission", no_space(RULE, line="100"), "FZ582", "标题在红色分隔线下空约0.7行，应空二行"),
    ("title a line below the rule", "submission", no_space(RULE, line="419"), "FZ582", "标题在红色分隔线下空约1.2行，应空二行"),
    ("title four lines below", "submission", blank(TITLE), "FZ582", "标题在红色分隔线下空约3.2行，应空二行"),
    ("addressees at the title", "submission", of_paragraph(TITLE, "spacing", after="0"), "FZ582", "主送机关在标题下没有空行，应空一行"),
    ("addressees two lines below", "submission", blank("区人民政府："), "FZ582", "主送机关在标题下空约2行，应空一行"),
    ("annexes at the text", "submission", of_paragraph("附件：1.", "spacing", before="0"), "FZ582", "附件说明在正文下没有空行，应空一行"),
    ("annexes three lines below", "submission", both(blank("附件：1."), blank("附件：1.")), "FZ582", "附件说明在正文下空约3行，应空一行"),
    ("office at the text", "submission", no_space(styled("OfficeSignature"), before="0"), "FZ582", "署名在附件说明下没有空行，应空一行"),
    ("annex title at its label", "submission", of_paragraph("附件1", "spacing", after="0"), "FZ582", "附件标题在“附件”下没有空行，应空一行"),
    ("annex title far below", "submission", of_paragraph("附件1", "spacing", after="1737"), "FZ582", "附件标题在“附件”下空约3行，应空一行"),
    # 版记
    ("imprint without lines", "submission", imprint_borders(top="nil", bottom="nil", insideH="nil"), "FZ583", "版记没有分隔线"),
    ("imprint without the first line", "submission", imprint_borders(top="nil"), "FZ583", "版记没有首条分隔线"),
    ("imprint without the last line", "submission", imprint_borders(bottom="nil"), "FZ583", "版记没有末条分隔线"),
    ("imprint without the line between", "submission", imprint_borders(insideH="nil"), "FZ583", "版记没有中间的分隔线"),
    ("imprint with a thick line", "submission", imprint_borders(top="18"), "FZ583", "版记首条分隔线粗0.79毫米，推荐0.35毫米"),
    ("imprint with a thin last line", "submission", imprint_borders(bottom="4"), "FZ583", "版记末条分隔线粗0.18毫米，推荐0.35毫米"),
    ("imprint with a thick line between", "submission", imprint_borders(insideH="12"), "FZ583", "版记中间的分隔线粗0.53毫米，推荐0.25毫米"),
    ("imprint narrow", "submission", narrow_imprint, "FZ583", "版记分隔线比版心窄14.9毫米"),
    ("copies flush left", "submission", of_paragraph(COPIES, "ind", left="840", hanging="840"), "FZ583", "抄送左空0字，应左空一字"),
    ("copies two in", "submission", of_paragraph(COPIES, "ind", left="1400", hanging="840"), "FZ583", "抄送左空2字，应左空一字"),
    ("copies on several lines not below the first", "submission", long_copies, "FZ583", "抄送机关回行没有与冒号后的首字对齐"),
    ("office of the imprint flush left", "submission", of_paragraph(PRINTED, "ind", left="0"), "FZ583", "印发机关左空0字，应左空一字"),
    ("date placed with spaces", "submission", spaced_date, "FZ583", "印发日期是用空格排到右边的"),
    ("date of the imprint at the edge", "submission", lambda document: put(para(document, PRINTED)._p, "w:pPr/w:tabs/w:tab", val="right", pos="8844"), "FZ583", "印发日期右空0字，应右空一字"),
    ("imprint in 宋体", "submission", font(COPIES, "宋体"), "FZ529", "版记字体是宋体，应为仿宋体"),
    ("imprint in 小四", "submission", size(PRINTED, 24), "FZ529", "版记字号是小四（12磅），应为四号（14磅）"),
    # 附注
    ("remark flush left", "submission", of_paragraph(REMARK, "ind", firstLine="0", firstLineChars="0"), "FZ584", "附注左空0字，应居左空二字"),
    ("remark in the middle", "submission", of_paragraph(REMARK, "jc", val="center"), "FZ584", "附注没有居左，应居左空二字"),
    ("remark without brackets", "submission", retyped("（联系人：李四）", "联系人：李四"), "FZ584", "附注没有加圆括号"),
    ("remark far below the date", "submission", remark_far_below, "FZ584", "附注与成文日期之间空了约2行，应在下一行"),
    # What is on the characters
    ("underline", "public", of_runs(FIRST, "u", val="single"), "FZ585", "文字有下划线"),
    ("wavy underline in a heading", "public", of_runs("（二）完善制度", "u", val="wave"), "FZ585", "文字有下划线"),
    ("italics", "public", of_runs(FIRST, "i"), "FZ585", "文字有斜体"),
    ("italics in the title", "submission", of_runs(TITLE, "i"), "FZ585", "文字有斜体"),
    ("highlight", "public", of_runs(FIRST, "highlight", val="yellow"), "FZ585", "文字有突出显示的颜色"),
    ("shading of characters", "public", of_runs(FIRST, "shd", val="clear", color="auto", fill="D9D9D9"), "FZ585", "文字有底纹"),
    ("shading of a paragraph", "public", of_paragraph(FIRST, "shd", val="clear", color="auto", fill="FFFF00"), "FZ585", "文字有底纹"),
    ("underlined date", "submission", of_runs(DAY, "u", val="single"), "FZ585", "文字有下划线"),
    ("theme colour over auto", "public", theme_colour(FIRST), "FZ515", "文字颜色是#"),
    ("theme colour in the title", "public", theme_colour(TITLE), "FZ516", "文字颜色是#"),
    ("grey text", "public", of_runs(FIRST, "color", val="595959", themeColor="text1", themeTint="A6"), "FZ515", "文字颜色是#595959"),
    # How the text is set
    ("two columns", "public", columns, "FZ586", "正文分成2栏，应为一栏"),
    ("text in a table", "submission", in_table(FIRST), "FZ586", "正文排在表格里"),
    ("text box", "public", box, "FZ586", "文字排在文本框里"),
    ("text in the header", "public", header("解放区财政局"), "FZ586", "页眉有文字“解放区财政局”"),
    ("line in the header", "public", header_line, "FZ586", "页眉有一条横线"),
    ("quotes in a Western font", "public", western_quotes, "FZ587", "引号、破折号或者省略号用了西文字体Times New Roman"),
    # What is left of drafting
    ("open revision", "public", revision, "FZ040", "还有没有处理的修订"),
    ("hidden text", "public", hidden, "FZ042", "有隐藏的文字：“内部掌握”"),
    # Roles
    ("heading with a stop in 黑体", "public", heading_of_a_sentence, "FZ518", "二级标题字体是黑体，应为楷体"),
    ("heading with a stop in 小三", "public", both(retyped("（二）完善制度", "（二）完善制度。"), size("（二）完善制度", 30)), "FZ518", "二级标题字号是小三（15磅），应为三号（16磅）"),
    # Lines of the text
    ("text in the middle", "public", of_paragraph(FIRST, "jc", val="center"), "FZ520", "正文居中，应左空二字"),
    ("text to the right", "public", of_paragraph(FIRST, "jc", val="right"), "FZ520", "正文右对齐，应左空二字"),
    ("text spread out", "public", of_paragraph(FIRST, "jc", val="distribute"), "FZ520", "正文分散对齐，应左空二字"),
    ("heading in the middle", "public", of_paragraph("一、主要举措", "jc", val="center"), "FZ520", "层次标题居中，应左空二字"),
    ("text that ends early", "public", of_style("BodyText", "w:pPr/w:ind", right="640"), "FZ520", "右边空2字，应撑满版心"),
    ("further lines indented", "public", of_style("BodyText", "w:pPr/w:ind", left="640", firstLine="0", firstLineChars="0"), "FZ520", "回行左空2字，应顶格"),
    ("1、", "public", retyped("1.修订办法", "1、修订办法"), "FZ518", "层次序号写成“1、”，应如“1.”"),
    ("half-width brackets", "public", retyped("（二）完善制度", "(二)完善制度"), "FZ518", "层次序号写成“(二)”，应如“（一）”"),
    ("一．", "public", retyped("一、主要举措", "一．主要举措"), "FZ518", "层次序号写成“一．”，应如“一、”"),
    ("（1）、", "public", retyped("（1）征求意见", "（1）、征求意见"), "FZ518", "层次序号写成“（1）、”，应如“（1）”"),
    ("annex title to the left", "submission", of_paragraph("学法情况统计表", "jc", val="left"), "FZ528", "附件标题左对齐，应居中"),
    ("date above the office", "submission", swapped, "FZ526", "成文日期排在署名之上，应在署名下一行"),
    ("strike", "public", of_runs(FIRST, "strike"), "FZ585", "文字有删除线"),
    ("dots below", "public", of_runs(FIRST, "em", val="dot"), "FZ585", "文字有着重号"),
    ("border around characters", "public", of_runs(FIRST, "bdr", val="single", sz="4", color="auto"), "FZ585", "文字有边框"),
    ("shadow", "submission", of_runs(TITLE, "shadow"), "FZ585", "文字有空心、阴影、阴文或者阳文的效果"),
    ("border around a paragraph", "public", boxed_in, "FZ585", "段落有边框"),
    ("border around the page", "public", lambda document: put(document.sections[0]._sectPr, "w:pgBorders/w:top", val="single", sz="4"), "FZ586", "页面有边框"),
    # Others
    ("title bold", "submission", of_runs(TITLE, "b"), "FZ519", "标题有加粗的文字"),
    ("office in 三号 黑体", "submission", lambda document: put(styled("OfficeSignature")(document), "w:r/w:rPr/w:rFonts", eastAsia="黑体", ascii="黑体", hAnsi="黑体"), "FZ515", "字体是黑体，应为仿宋体"),
    ("date in 宋体", "submission", font(DAY, "宋体"), "FZ515", "字体是宋体，应为仿宋体"),
    ("addressees in 黑体", "submission", font("区人民政府：", "黑体"), "FZ515", "字体是黑体，应为仿宋体"),
    ("addressees indented", "submission", of_paragraph("区人民政府：", "ind", firstLine="640"), "FZ525", "主送机关没有顶格"),
    ("number in 黑体", "submission", lambda document: put(para(document, NUMBER).runs[0]._r, "w:rPr/w:rFonts", eastAsia="黑体", ascii="黑体", hAnsi="黑体"), "FZ524", "发文字号字体是黑体"),
    ("number in the middle", "submission", both(no_signer, of_paragraph(NUMBER, "jc", val="center"), of_paragraph(NUMBER, "ind", left="0")), "FZ523", "上行文的发文字号没有居左空一字"),
    ("signer in 仿宋", "submission", lambda document: put(para(document, NUMBER).runs[-1]._r, "w:rPr/w:rFonts", eastAsia="仿宋_GB2312"), "FZ523", "签发人姓名字体是仿宋_GB2312，应为楷体"),
    ("annex list in 黑体", "submission", font("附件：1.", "黑体"), "FZ515", "字体是黑体，应为仿宋体"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "edit", "code", "said"), [row[1:] for row in PLANTS], ids=[row[0] for row in PLANTS]
)
def test_a_planted_fault_is_found_and_nothing_else_told(
    kind: Profile, edit: Edit, code: str, said: str
) -> None:
    diagnostics = found(planted(kind, edit))

    assert any(said in each.message for each in diagnostics if each.code == code), told(diagnostics)
    assert {each.code for each in diagnostics} == {code}, told(diagnostics)
    assert all(each.hint for each in diagnostics)
