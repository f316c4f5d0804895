"""Every row of docs/layout.md: the check finds a fault of it, and lets a near miss pass.

Where the clause says nothing (实践) or leaves it to the office, nothing may be told, however it is set.
"""

from dataclasses import replace

import pytest
from docx.document import Document as Docx
from docx.oxml.ns import qn

from fazhi_report.document import Letterhead, Profile, Signature
from fazhi_report.published.layout_demands import DEMANDS
from fazhi_report.published.layout_rows import ROWS
from fazhi_report.writers.docx import writing as writer
from tests.audit.planting import (
    Edit,
    both,
    font,
    found,
    of_paragraph,
    of_runs,
    of_section,
    of_style,
    para,
    planted,
    put,
    retyped,
    size,
    submission,
    told,
)
from tests.audit.test_matrix import MATRIX, footer_runs, title_lines
from tests.audit.test_plants import (
    COPIES,
    DAY,
    FIRST,
    MARK,
    NUMBER,
    PLANTS,
    REMARK,
    RULE,
    TITLE,
    imprint_borders,
    no_space,
    of_rule,
    styled,
)

FAULTS = {row[0]: row for row in (*MATRIX, *PLANTS)}


def nothing(_: Docx) -> None:
    """The document as it is written."""


def western(document: Docx) -> None:
    """Digits in a Western font, of which the standard says nothing."""
    put(para(document, FIRST).runs[0]._r, "w:rPr/w:rFonts", ascii="Times New Roman", hAnsi="Times New Roman")


def of_table(name: str, **attributes: str) -> Edit:
    """The first table, that of an annex."""

    def edit(document: Docx) -> None:
        for run in document.tables[0]._tbl.iter(qn("w:r")):
            put(run, f"w:rPr/w:{name}", **attributes)

    return edit


def comment(document: Docx) -> None:
    """A comment is no part of a document that goes to an office; its type is nobody's."""
    document.add_comment(para(document, FIRST).runs, "核对", author="李四")


# By figure: a fault of MATRIX or PLANTS, and what is near one; "" where nothing is to be told.
ROWS_CHECKED: dict[str, tuple[str, Profile, Edit]] = {
    "PAPER_WIDTH": ("Letter", "public", of_section("pgSz", w="11907")),
    "PAPER_HEIGHT": ("A4 on its side", "public", of_section("pgSz", h="16840")),
    "MARGIN_TOP": ("margins of 2.54 cm", "public", of_section("pgMar", top="2155", bottom="1927")),
    "MARGIN_LEFT": ("left margin of 3.18 cm", "public", of_section("pgMar", left="1644", right="1417")),
    "TYPE_AREA_WIDTH": ("gutter", "public", of_section("pgMar", right="1500")),
    "TYPE_AREA_HEIGHT": ("bottom of 25 mm", "public", of_section("pgMar", bottom="2000")),
    "MARGIN_BOTTOM": ("bottom of 25 mm", "public", of_section("pgMar", bottom="1960")),
    "MARGIN_RIGHT": ("gutter", "public", of_section("pgMar", right="1440")),
    "MARGIN_TOLERANCE": ("margins of 2.54 cm", "public", of_section("pgMar", top="2040", bottom="2042")),
    "LINES_PER_PAGE": ("exactly 30 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="570")),
    "CHARACTERS_PER_LINE": ("no squeeze", "public", of_style("Normal", "w:rPr/w:w", val="97")),
    "LINE_PITCH": ("exactly 29 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="576")),
    "CHARACTER_SCALE": ("no squeeze", "public", of_style("Normal", "w:rPr/w:w", val="97")),
    "FIRST_LINE_INDENT": ("no indent", "public", of_paragraph("（二）完善制度", "ind", left="632", firstLine="0", firstLineChars="0")),
    "ISSUER_MARK_DROP": ("mark a line too high", "submission", of_paragraph(MARK, "spacing", before="240")),
    "COPY_NUMBER_DIGITS": ("", "submission", nothing),
    "NUMBER_BLANK_LINES": ("number a line below the mark", "submission", of_paragraph(MARK, "spacing", after="1158")),
    "NUMBER_INSET": ("number not moved in", "submission", of_paragraph(NUMBER, "ind", left="380")),
    "SIGNER_INSET": ("signer at the edge", "submission", lambda document: put(para(document, NUMBER)._p, "w:pPr/w:tabs/w:tab", val="right", pos="8500")),
    "SIGNERS_PER_LINE": ("", "submission", nothing),
    "SIGNER_GAP": ("", "submission", nothing),
    "RED_RULE_DROP": ("rule a line below", "submission", no_space(RULE, before="170")),
    "RED_RULE_WIDTH": ("", "submission", of_rule(sz="18")),
    "TITLE_BLANK_LINES": ("title a line below the rule", "submission", no_space(RULE, line="900")),
    "TITLE_LINE_PITCH": ("", "submission", of_paragraph(TITLE, "spacing", line="660")),
    "TITLE_WIDTH": ("title broken in a word", "public", title_lines("解放区财政局关于2023年", "法治政府建设情况的报告")),
    "ADDRESSEES_BLANK_LINES": ("addressees at the title", "submission", of_paragraph(TITLE, "spacing", after="700")),
    "ANNEX_LIST_BLANK_LINES": ("annexes at the text", "submission", of_paragraph("附件：1.", "spacing", before="480")),
    "ANNEX_LIST_INDENT": ("annex list flush left", "submission", nothing),
    "SEALED_DATE_INSET": ("date under the office", "submission", nothing),
    "SEALED_BLANK_LINES": ("", "submission", no_space(styled("OfficeSignature"), before="1158")),
    "JOINT_BLANK_LINES": ("", "submission", nothing),
    "SIGNATURE_BLANK_LINES": ("office at the text", "submission", no_space(styled("OfficeSignature"), before="500")),
    "SIGNATURE_INSET": ("both at the edge", "submission", nothing),
    "DATE_SHIFT": ("date under the office", "submission", of_paragraph(DAY, "ind", left="6100")),
    "REMARK_INDENT": ("remark flush left", "submission", both(of_paragraph(REMARK, "ind", firstLine="0", firstLineChars="0"), retyped("（联系人", "　　（联系人"))),
    "ANNEX_TITLE_LINE": ("annex title at its label", "submission", of_paragraph("附件1", "spacing", after="640")),
    "ANNEX_TITLE_BLANK_LINES": ("annex title far below", "submission", of_paragraph("附件1", "spacing", after="500")),
    "TABLE_LINE_PITCH": ("", "submission", of_style("TableText", "w:pPr/w:spacing", line="480")),
    "TABLE_RULE_WIDTH": ("", "submission", of_style("AnnexTable", "w:tblPr/w:tblBorders/w:top", sz="12")),
    "TABLE_CELL_INSET": ("", "submission", of_style("AnnexTable", "w:tblPr/w:tblCellMar/w:left", w="20")),
    "IMPRINT_OUTER_LINE": ("imprint with a thick line", "submission", imprint_borders(top="9", bottom="9")),
    "IMPRINT_INNER_LINE": ("imprint with a thick line between", "submission", imprint_borders(insideH="5")),
    "IMPRINT_INSET": ("copies flush left", "submission", of_paragraph(COPIES, "ind", left="1200", hanging="840")),
    "IMPRINT_SLACK": ("", "submission", nothing),
    "IMPRINT_LINE_PITCH": ("", "submission", of_paragraph(COPIES, "spacing", line="520")),
    "PAGE_NUMBER_DROP": ("too low", "public", of_section("pgMar", footer="1400")),
    "PAGE_NUMBER_INSET": ("not moved in", "public", nothing),
    "TITLE": ("title in 黑体", "public", font(TITLE, "方正小标宋_GBK")),
    "BODY": ("text in 宋体", "public", font(FIRST, "方正仿宋_GBK")),
    "LEVEL_1": ("level 1 in 仿宋", "public", font("一、主要举措", "SimHei")),
    "LEVEL_2": ("level 2 in 黑体", "public", font("（二）完善制度", "楷体")),
    "LEVEL_3": ("level 3 in 楷体", "public", font("1.修订办法", "仿宋")),
    "LEVEL_4": ("level 4 in 四号", "public", font("（1）征求意见", "仿宋")),
    "PAGE_NUMBER": ("小五", "public", footer_runs("rFonts", eastAsia="SimSun", ascii="宋体", hAnsi="宋体")),
    "TABLE": ("", "submission", of_table("sz", val="21")),
    "TABLE_HEADING": ("", "submission", of_table("rFonts", eastAsia="宋体")),
    "TABLE_CAPTION": ("", "submission", nothing),
    "COMMENT": ("", "submission", comment),
    "ANNEX_LABEL": ("label in 仿宋", "submission", font("附件1", "SimHei")),
    "COPY_NUMBER": ("", "submission", nothing),
    "SECRECY": ("秘密 in 仿宋", "submission", nothing),
    "URGENCY": ("特急 in 仿宋", "submission", font("特急", "SimHei")),
    "ISSUER_MARK": ("mark in 宋体", "submission", size(MARK, 90)),
    "SIGNER_LABEL": ("label of the signer in 楷体", "submission", nothing),
    "SIGNER_NAME": ("name in 仿宋", "submission", lambda document: put(para(document, NUMBER).runs[-1]._r, "w:rPr/w:rFonts", eastAsia="楷体")),
    "IMPRINT": ("imprint in 宋体", "submission", font(COPIES, "仿宋")),
}  # fmt: skip


def test_every_figure_stands_here() -> None:
    assert set(ROWS_CHECKED) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_row_has_a_near_miss(name: str) -> None:
    _, kind, near = ROWS_CHECKED[name]
    assert told(found(planted(kind, near))) == []


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.codes])
def test_a_row_that_is_checked_has_a_fault(name: str) -> None:
    """The fault is planted, and found, in the matrix or among the plants."""
    assert FAULTS[ROWS_CHECKED[name][0]][3] in ROWS[name].codes


def test_a_row_that_is_not_checked_has_none() -> None:
    assert [name for name, row in ROWS.items() if not row.codes and ROWS_CHECKED[name][0]] == []


# By clause and the first words of a demand: its fault, and what is near one.
DEMANDED: dict[tuple[str, str], tuple[str, Profile, Edit]] = {
    ("3.1", "“字”是一个"): ("number not moved in", "submission", of_paragraph(NUMBER, "ind", left="320")),
    ("5.2.1", "文字在版心里"): ("left margin of 3.18 cm", "public", nothing),
    ("5.2.3", "字体、行数、"): ("exactly 30 pt", "public", of_style("Normal", "w:pPr/w:spacing", line="570")),
    ("5.2.4", "文字颜色均为"): ("mark blue", "submission", both(of_runs(MARK, "color", val="C00000"), of_rule(color="C00000"))),
    ("7.1", "版头、主体、"): ("text in the header", "public", nothing),
    ("7.2.1", "份号、密级和"): ("份号 below 特急", "submission", nothing),
    ("7.2.4", "发文机关标志"): ("mark left", "submission", of_paragraph(MARK, "jc", val="distribute")),
    ("7.2.4", "联合行文的标"): ("mark left", "submission", nothing),
    ("7.2.5", "发文字号用六"): ("[2024]5号", "submission", retyped("解财〔2024〕5号", "解财办〔2024〕5号")),
    ("7.2.6", "“签发人”三"): ("half-width colon after 签发人", "submission", nothing),
    ("7.2.7", "红色分隔线居"): ("rule narrow", "submission", lambda document: put(RULE(document), "w:pPr/w:ind", left="60")),
    ("7.3.1", "标题回行词意"): ("title like an hourglass", "public", title_lines("解放区财政局", "关于2023年法治政府建设", "贯彻落实情况的报告")),
    ("7.3.2", "主送机关居左"): ("addressees indented", "submission", nothing),
    ("7.3.3", "公文首页必须"): ("cover page", "submission", nothing),
    ("7.3.3", "结构层次依次"): ("1、", "public", retyped("1.修订办法", "2.修订办法")),
    ("7.3.3", "条文没有说加"): ("bold level 2", "public", nothing),
    ("7.3.4", "附件说明：“"): ("half-width colon in the list", "submission", nothing),
    ("7.3.5.1", "加盖印章的，"): ("date under the office", "submission", nothing),
    ("7.3.5.1", "联合行文加盖"): ("date under the office", "submission", nothing),
    ("7.3.5.2", "联合行文不加"): ("date under the office", "submission", nothing),
    ("7.3.5.2", "署名一行排不"): ("date under the office", "submission", nothing),
    ("7.3.5.4", "成文日期用阿"): ("leading zeros", "submission", retyped("2024年2月15日", "2024年2月25日")),
    ("7.3.6", "附注加圆括号"): ("remark without brackets", "submission", retyped("（联系人：李四）", "(联系人：李四)")),
    ("7.3.7", "附件另面编排"): ("annex title to the left", "submission", nothing),
    ("7.3.7", "附件表格各列"): ("annex title to the left", "submission", nothing),
    ("7.4.1", "版记分隔线与"): ("imprint narrow", "submission", lambda document: put(document.element.body.findall(qn("w:tbl"))[-1], "w:tblPr/w:tblW", w="8900", type="dxa")),
    ("7.4.2", "抄送机关回行"): ("copies on several lines not below the first", "submission", retyped("区人大常委会办公室。", "区人大常委会办公室、区政协办公室、区人民法院、区人民检察院、区司法局、区审计局、区统计局。")),
    ("7.4.3", "印发机关在左"): ("print date with zeros", "submission", retyped("2024年2月16日印发", "2024年2月26日印发")),
    ("7.4.3", "印发日期不回"): ("date placed with spaces", "submission", nothing),
    ("7.5", "页码左右各一"): ("hyphens", "public", nothing),
    ("7.5", "版记页前有空"): ("no footer", "public", nothing),
    ("8", "横排的表格："): ("A4 on its side", "public", nothing),
}  # fmt: skip
_WORDS = 6


def test_every_demand_stands_here() -> None:
    assert [(each.clause, each.text[:_WORDS]) for each in DEMANDS] == list(DEMANDED)


@pytest.mark.parametrize("name", DEMANDED, ids=lambda name: f"{name[0]} {name[1]}")
def test_a_demand_has_a_fault_and_a_near_miss(name: tuple[str, str]) -> None:
    fault, kind, near = DEMANDED[name]
    assert fault in FAULTS
    assert told(found(planted(kind, near))) == []


def test_what_the_rows_want_of_a_letterhead_and_a_signature() -> None:
    head = Letterhead(
        "解放区财政局文件", "解财〔2024〕15号", ("张三", "李四", "王五"), "000001", "秘密★1年", "加急"
    )
    for signature in (
        Signature("解放区财政局", "2024年12月5日", sealed=True),
        Signature("甲局", "2024年12月15日"),
    ):
        assert told(found(writer.write(replace(submission(), letterhead=head, signature=signature)))) == []
