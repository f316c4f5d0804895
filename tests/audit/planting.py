"""Good documents, and faults planted in them one by one."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from fazhi_report.audit import audit
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.document import (
    Document,
    DocumentAnnex,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Profile,
    Run,
    Signature,
    Table,
)
from fazhi_report.page.layout import STANDARD, Layout
from fazhi_report.writers.docx import writing as writer

Edit = Callable[[Docx], None]

NOTES = {"FZ540", "FZ541", "FZ588"}
"""What is told of a good document too: where a person must look."""

LONG = "深入学习贯彻习近平法治思想，组织领导干部集中学法，把法治建设与业务工作同部署、同推进、同考核。" * 2
BLOCKS = (
    Paragraph((Run("根据有关规定，现将我局2023年法治政府建设情况报告如下："),)),
    Heading(1, "一、", (Run("主要举措和成效"),)),
    Paragraph((Run(LONG),), Heading(2, "（一）", (Run("加强学习。"),))),
    Heading(2, "（二）", (Run("完善制度"),)),
    Heading(3, "1.", (Run("修订办法"),)),
    Paragraph((Run(LONG),)),
    Heading(4, "（1）", (Run("征求意见"),)),
    Paragraph((Run(LONG),)),
    Heading(1, "二、", (Run("存在的不足和原因"),)),
    Paragraph((Run(LONG),)),
)
TABLE = Table(("月份", "次数"), (("1月", "2"), ("2月", "3")), "单位：次")
TITLE = ((Run("解放区财政局关于"),), (Run("2023年法治政府建设情况的报告"),))


def public() -> Document:
    return Document(title=TITLE, blocks=BLOCKS, author="解放区财政局")


def submission() -> Document:
    return Document(
        title=TITLE,
        blocks=BLOCKS,
        author="解放区财政局",
        addressees=(Run("区人民政府："),),
        annexes=(
            DocumentAnnex("学法情况统计表", (TABLE,)),
            DocumentAnnex("执法情况统计表", (TABLE,)),
        ),
        letterhead=Letterhead("解放区财政局文件", "解财〔2024〕5号", ("张三",), secrecy="", urgency="特急"),
        signature=Signature("解放区财政局", "2024年2月15日"),
        remark="（联系人：李四）",
        imprint=Imprint(("区人大常委会办公室",), "解放区财政局办公室", "2024年2月16日印发", "same"),
    )


@cache
def written(kind: Profile) -> bytes:
    return writer.write(public() if kind == "public" else submission())


def planted(kind: Profile, edit: Edit) -> bytes:
    document = docx.Document(io.BytesIO(written(kind)))
    edit(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def found(content: bytes, profile: Profile | None = None, layout: Layout = STANDARD) -> list[Diagnostic]:
    """All but the notes."""
    return [each for each in audit(content, "a.docx", profile, layout) if each.code not in NOTES]


def told(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{each.severity.chinese} {each.code} {each.message}" for each in diagnostics]


# Where to plant ---------------------------------------------------------------------------------------------


def para(document: Docx, text: str) -> Any:
    """The one paragraph of the text or of its tables that begins so."""
    tables = [
        p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    ]
    (only,) = (p for p in [*document.paragraphs, *tables] if p.text.strip().startswith(text))
    return only


def under(parent: Any, *names: str) -> Any:
    """The first child of that name, made where it is missing, and so on."""
    for name in names:
        child = parent.find(qn(name))
        if child is None:
            child = OxmlElement(name)
            first = name in {"w:pPr", "w:rPr"}
            parent.insert(0, child) if first else parent.append(child)
        parent = child
    return parent


def put(parent: Any, name: str, **attributes: str) -> None:
    """A property with these attributes, in the place of one of that name."""
    child = under(parent, *name.split("/"))
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)


def of_paragraph(text: str, name: str, **attributes: str) -> Edit:
    return lambda document: put(para(document, text)._p, f"w:pPr/w:{name}", **attributes)


def of_runs(text: str, name: str, **attributes: str) -> Edit:
    def edit(document: Docx) -> None:
        for run in para(document, text).runs:
            put(run._r, f"w:rPr/w:{name}", **attributes)

    return edit


def font(text: str, family: str) -> Edit:
    return of_runs(text, "rFonts", eastAsia=family, ascii=family, hAnsi=family)


def size(text: str, half_points: int) -> Edit:
    return of_runs(text, "sz", val=str(half_points))


def of_section(name: str, **attributes: str) -> Edit:
    return lambda document: put(document.sections[0]._sectPr, f"w:{name}", **attributes)


def of_style(style: str, name: str, **attributes: str) -> Edit:
    def edit(document: Docx) -> None:
        (element,) = (each for each in document.styles.element if each.get(qn("w:styleId")) == style)
        put(element, name, **attributes)

    return edit


def retyped(old: str, new: str) -> Edit:
    """Other words in the one paragraph that has the old ones, its looks kept."""

    def edit(document: Docx) -> None:
        texts = [each for each in document.element.body.iter(qn("w:t")) if old in (each.text or "")]
        (only,) = texts
        only.text = (only.text or "").replace(old, new)

    return edit


def rewritten(start: str, text: str) -> Edit:
    """Other words for a whole paragraph, its looks kept and its tabs gone."""

    def edit(document: Docx) -> None:
        element = para(document, start)._p
        first, *rest = element.iter(qn("w:t"))
        first.text = text
        for each in (*rest, *element.findall(f"{qn('w:r')}/{qn('w:tab')}")):
            each.getparent().remove(each)

    return edit


def removed(text: str) -> Edit:
    def edit(document: Docx) -> None:
        element = para(document, text)._p
        element.getparent().remove(element)

    return edit


def footers(document: Docx) -> list[Any]:
    section = document.sections[0]
    return [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]


def both(*edits: Edit) -> Edit:
    def edit(document: Docx) -> None:
        for each in edits:
            each(document)

    return edit
