"""Right documents that fazhi did not make, but python-docx with direct formatting only."""

import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.audit.planting import LONG, put

TITLE = ("解放区财政局关于", "2023年法治政府建设情况的报告")


def bytes_of(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def add(
    document: Any,
    *parts: tuple[str, str],
    size: float = 16,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    pitch: float = 28.9,
    first: int = 200,
) -> Paragraph:
    """A paragraph of (text, family) parts; all its looks are its own."""
    paragraph: Paragraph = document.add_paragraph()
    looks = paragraph.paragraph_format
    looks.alignment = align
    looks.space_before = looks.space_after = Pt(0)
    looks.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    looks.line_spacing = Pt(pitch)
    if first:
        put(paragraph._p, "w:pPr/w:ind", firstLineChars=str(first), firstLine=str(first * 32 // 10))
    for text, family in parts:
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.name = "Times New Roman"
        put(run._r, "w:rPr/w:rFonts", eastAsia=family)
        put(run._r, "w:rPr/w:spacing", val="-5")
    return paragraph


def complex_field(paragraph: Paragraph, instruction: str, family: str, size: float) -> None:
    """A field as Word types it: begin, instruction, separate, result, end, each in a run of its own."""
    for kind in ("begin", instruction, "separate", "1", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        run.font.name = family
        put(run._r, "w:rPr/w:rFonts", eastAsia=family)
        if kind in {"begin", "separate", "end"}:
            mark: Any = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if kind == instruction else "w:t")
            mark.text = kind
        run._r.append(mark)


def page_number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH, side: str) -> None:
    paragraph.alignment = align
    put(paragraph._p, "w:pPr/w:ind", **{f"{side}Chars": "100", side: "280"})
    for text in ("— ", "PAGE", " —"):
        if text == "PAGE":
            complex_field(paragraph, r" PAGE \* MERGEFORMAT ", "宋体", 14)
        else:
            run = paragraph.add_run(text)
            run.font.size = Pt(14)
            run.font.name = "宋体"
            put(run._r, "w:rPr/w:rFonts", eastAsia="宋体")


def set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    document.settings.odd_and_even_pages_header_footer = True
    page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT, "right")
    page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT, "left")


def text(document: Any) -> None:
    for line in TITLE:
        centre = WD_ALIGN_PARAGRAPH.CENTER
        add(document, (line, "方正小标宋简体"), size=22, align=centre, pitch=36, first=0)
    add(document, first=0)
    add(document, ("现将我局2023年法治政府建设情况报告如下：", "仿宋"))
    add(document, ("一、主要举措和成效", "黑体"))
    add(document, ("（一）加强学习。", "楷体"), (LONG, "仿宋"))
    add(document, ("（二）完善制度", "楷体"))
    add(document, ("1.修订办法。", "仿宋"), (LONG, "仿宋"))


def public_by_python_docx() -> bytes:
    """python-docx's own template has theme fonts, Letter paper and Latin defaults."""
    document = docx.Document()
    set_page(document)
    text(document)
    return bytes_of(document)


def submission_by_python_docx(*, typed: bool = False) -> bytes:
    """A document sent upwards, its head set with tabs, or as clerks do it, with spaces."""
    document = docx.Document()
    set_page(document)
    left = WD_ALIGN_PARAGRAPH.LEFT
    mark = add(
        document,
        ("解放区财政局文件", "方正小标宋简体"),
        size=48,
        align=WD_ALIGN_PARAGRAPH.CENTER,
        pitch=60,
        first=0,
    )
    put(mark.runs[0]._r, "w:rPr/w:color", val="FF0000")
    # The mark is 48 points of a line of 60: six above it, and 93 make the 99 that 35 millimetres are.
    mark.paragraph_format.space_before = Pt(93)
    add(document, first=0)
    add(document, first=0)
    if typed:
        # 28 places: one, the number (〔〕 and four digits: eight), eleven, 签发人：张三 (six), one.
        head = "　解财〔2024〕5号" + "　" * 12 + "签发人："
        line = add(document, (head, "仿宋_GB2312"), ("张三　", "楷体_GB2312"), align=left, first=0)
    else:
        line = add(
            document,
            ("解财〔2024〕5号\t签发人：", "仿宋_GB2312"),
            ("张三", "楷体_GB2312"),
            align=left,
            first=0,
        )
        put(line._p, "w:pPr/w:ind", leftChars="100", left="320")
        put(line._p, "w:pPr/w:tabs/w:tab", val="right", pos="8525")
    # 6.5 points below the characters of the number, and five: four millimetres.
    rule = add(document, first=0, pitch=5)
    put(rule._p, "w:pPr/w:pBdr/w:bottom", val="single", sz="8", space="0", color="FF0000")
    add(document, first=0)
    add(document, first=0)
    text(document)
    heading = next(p for p in document.paragraphs if p.text.startswith("现将"))
    addressees = add(document, ("区人民政府：", "仿宋_GB2312"), align=left, first=0)
    heading._p.addprevious(addressees._p)
    addressees.paragraph_format.space_before = Pt(0)
    add(document, first=0)
    right = WD_ALIGN_PARAGRAPH.RIGHT
    office = add(document, ("焦作市解放区财政局", "仿宋_GB2312"), align=right, first=0)
    put(office._p, "w:pPr/w:ind", rightChars="200", right="640")
    day = add(document, ("2024年2月15日", "仿宋_GB2312"), align=right, first=0)
    # Nine characters and two; the date takes six and a half, and a quarter at each of five seams.
    put(day._p, "w:pPr/w:ind", rightChars="150" if typed else "200", right="560")
    imprint(document)
    return bytes_of(document)


def imprint(document: Any) -> None:
    """版记 in a table of one column, its lines the borders of that."""
    table = document.add_table(2, 1)
    borders = {"top": "8", "bottom": "8", "insideH": "6"}
    for side, size in borders.items():
        put(table._tbl, f"w:tblPr/w:tblBorders/w:{side}", val="single", sz=size, space="0", color="auto")
    put(table._tbl, "w:tblPr/w:tblW", w="8844", type="dxa")
    for side in ("left", "right"):
        put(table._tbl, f"w:tblPr/w:tblCellMar/w:{side}", w="0", type="dxa")
    for row, text in enumerate(("抄送：区人大常委会办公室。", "解放区财政局办公室\t2024年2月16日印发")):
        left = WD_ALIGN_PARAGRAPH.LEFT
        line = add(document, (text, "仿宋_GB2312"), size=14, align=left, pitch=22, first=0)
        put(line._p, "w:pPr/w:ind", leftChars="100", left="280", rightChars="100", right="280")
        put(line._p, "w:pPr/w:tabs/w:tab", val="right", pos="8564")
        cell = table.cell(row, 0)._tc
        cell.remove(cell.p_lst[0])
        cell.append(line._p)
    add(document, first=0, pitch=1)
