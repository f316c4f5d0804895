"""Reports in the manners of real offices, made with python-docx as Word and WPS make them."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

TITLE = "青山县水利局2024年法治政府建设年度报告"
LEAD = "根据有关规定，现将我局2024年法治政府建设情况报告如下："
BODY = "局党组专题研究法治建设4次，制定年度工作要点，明确任务12项。"


def bytes_of(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def add(
    document: Any, *parts: str | tuple[str, str], align: str = "", style: str = "", size: float = 16
) -> Any:
    """A paragraph of texts, each alone in 仿宋 or with a face: a family, or "bold"."""
    paragraph = document.add_paragraph(style=style or None)
    if align:
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    for part in parts:
        text, face = part if isinstance(part, tuple) else (part, "仿宋")
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.bold = face == "bold" or None
        family = "仿宋" if face == "bold" else face
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), family)
    return paragraph


def title(document: Any, *lines: str) -> None:
    for line in lines or (TITLE,):
        add(document, (line, "方正小标宋简体"), align="center", size=22)


def automatic(document: Any) -> None:
    """Numbers that Word counts, on four levels, with what they restart and `isLgl`."""
    texts = ("%1、", "（%2）", "%3.", "（%4）")
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if at > 1 else "chineseCounting"}"/>'
        f'<w:suff w:val="{"space" if at == 2 else "nothing"}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, text in enumerate(texts)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    title(document)
    add(document, LEAD)
    for level, text, body in (
        (0, "主要举措和成效", ""),
        (1, "加强学习。", BODY),
        (1, "完善制度", ""),
        (2, "修订办法。", BODY),
        (3, "征求意见", ""),
        (0, "存在的不足", ""),
        (1, "案卷不规范。", BODY),
    ):
        paragraph = add(document, text, *([body] if body else []))
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


def typed(document: Any) -> None:
    """Numbers typed by hand, headings that run in and those that do not, all in one face; indents of blanks."""
    title(document, "青山县水利局关于", "2024年法治政府建设情况的报告")
    add(document, "县委、县政府：")
    add(document, f"\u3000\u3000{LEAD}")
    add(document, "\u3000\u3000一、主要举措和成效")
    add(document, f"    （一）加强学习。{BODY}")
    add(document, "\u3000\u3000（二）完善制度")
    add(document, f"1.修订办法。{BODY}")
    add(document, f"2. 征求意见：{BODY}")
    add(document, "", align="left")
    add(document, "青山县水利局", align="right")
    add(document, "二〇二五年一月十五日", align="right")


def by_faces(document: Any) -> None:
    """Headings known by their faces: 黑体, 楷体, bold, some of them without a number."""
    title(document)
    add(document, ("一、主要举措和成效", "黑体"))
    add(document, ("（一）加强学习，提高认识。", "楷体"), BODY)
    add(document, ("规范执法。", "楷体"), BODY)
    add(document, ("开展检查。", "bold"), BODY)
    add(document, ("一是落实责任。", "bold"), BODY)


def by_styles(document: Any) -> None:
    """WPS's habit: the title in 标题 1, headings without numbers in 标题 2 and 标题 3."""
    document.add_heading(TITLE, 1)
    add(document, LEAD)
    document.add_heading("一、主要举措和成效", 2)
    document.add_heading("加强学习", 3)
    add(document, BODY)
    document.add_heading("存在的不足", 2)
    add(document, BODY)


def no_first_level(document: Any) -> None:
    """（一） without 一、 above it, and no lead."""
    title(document)
    add(document, f"（一）加强学习。{BODY}")
    add(document, f"（二）完善制度。{BODY}")


def arabic_below_first(document: Any) -> None:
    """1. right below 一、, and 一是 as paragraphs of their own."""
    title(document)
    add(document, LEAD)
    add(document, "一、强化组织领导，压实法治建设责任")
    add(document, f"1.加强学习。{BODY}")
    add(document, f"一是健全机制。{BODY}")
    add(document, f"二是压实责任。{BODY}")


def signed_above(document: Any) -> None:
    """署名 and date right below the title."""
    title(document)
    add(document, "青山县水利局", align="center")
    add(document, "（2025年1月15日）", align="center")
    add(document, LEAD)
    add(document, "一、主要举措")
    add(document, BODY)


def broken_softly(document: Any) -> None:
    """What was pasted from a page of the web: soft breaks where paragraphs end, and one in a title."""
    add(document, ("青山县水利局\n2024年法治政府建设年度报告", "黑体"), align="center", size=22)
    add(document, f"{LEAD}\n一、主要举措\n{BODY}\n（一）加强\n学习。{BODY}")


def in_a_table(document: Any) -> None:
    """The whole text in the one cell of a table, as some forms have it; below it a real table."""
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = TITLE
    for text in (LEAD, "一、主要举措", BODY):
        cell.add_paragraph(text)
    add(document, "")
    table = document.add_table(2, 2)
    for at, text in enumerate(("项目", "件数", "处罚", "3")):
        table.cell(at // 2, at % 2).text = text
    add(document, "青山县水利局\u30002025年1月15日", align="right")


def sent_upwards(document: Any) -> None:
    """A letterhead typed with blanks, an annex, 附注, 版记 in a table."""
    for text, size in (("000012", 16), ("特急", 16)):
        add(document, text, size=size)
    add(document, ("青山县水利局文件", "方正小标宋简体"), align="center", size=48)
    add(document, "青水〔2025〕5号\u3000\u3000\u3000\u3000签发人：王五\u3000李四", align="center")
    title(document)
    add(document, "县人民政府：")
    add(document, LEAD)
    add(document, "一、主要举措")
    add(document, BODY)
    add(document, "附件：1.执法统计表")
    add(document, "2.合同明细")
    add(document, "青山县水利局", align="right")
    add(document, "2025年2月10日", align="right")
    add(document, "（联系人：张三，电话：1234567）")
    document.add_page_break()
    add(document, "附件1")
    add(document, "执法统计表", align="center")
    table = document.add_table(2, 2)
    for at, text in enumerate(("项目", "件数", "处罚", "3")):
        table.cell(at // 2, at % 2).text = text
    document.add_page_break()
    add(document, "附件2")
    add(document, "合同明细", align="center")
    add(document, "全年签署合同1份。")
    imprint = document.add_table(2, 1)
    imprint.cell(0, 0).text = "抄送：县人大办公室，县政协办公室。"
    imprint.cell(1, 0).text = "青山县水利局办公室\t2025年2月11日印发"


MANNERS: dict[str, Callable[[Any], None]] = {
    each.__name__: each
    for each in (
        automatic,
        typed,
        by_faces,
        by_styles,
        no_first_level,
        arabic_below_first,
        signed_above,
        broken_softly,
        in_a_table,
        sent_upwards,
    )
}


def made(manner: str) -> bytes:
    document = docx.Document()
    MANNERS[manner](document)
    return bytes_of(document)
