"""The rule on other ways to set a text than in one column of paragraphs (GB/T 9704—2012, 5.2.3 and 7.1)."""

from collections.abc import Iterator

from fazhi_report.audit.elements import is_head
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.diagnostics import Severity
from fazhi_report.notation.element_marks import IMPRINT
from fazhi_report.readers.docx import Footer, ReadParagraph, Section

_BESIDE = 2  # paragraphs


@rule("FZ586")
def form(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文不分栏，不排在表格、文本框里；页眉没有文字和横线，页面没有边框。

    每行28个字撑满版心，要素都在版心里，版心外只有页码。表格只有一列、格里是成段的文字的，算正文排在表格里；
    一般的表格不算。版头、版记排在表格和文本框里的不说。

    依据：GB/T 9704—2012 5.2.3（一般）、7.1（规定）；文本框为实践。
    错误：正文分两栏；页眉写着单位名称
    正确：正文一栏，页眉空着
    """
    told = subject.structure
    sections = subject.content.sections
    for at, section in enumerate(sections):
        if section.columns > 1 and _holds_text(subject, at):
            name = f"第{at + 1}节" if len(sections) > 1 else "页面设置"
            yield LayoutFault(f"正文分成{section.columns}栏，应为一栏", name, "布局里把栏数改为一栏")
        if section.bordered:
            yield LayoutFault("页面有边框", "页面设置", "取消页面边框")
    for each in told.tabled:
        yield LayoutFault("正文排在表格里", each, "把表格转换成文本")
    for each in _boxed_text(subject):
        yield LayoutFault("文字排在文本框里", each, "放进正文的段落里，删去文本框", Severity.WARNING)
    if not subject.is_letter:
        yield from _headers(subject)


def _holds_text(subject: AuditedDocument, at: int) -> bool:
    return any(each.section == at for each in subject.structure.body)


def _boxed_text(subject: AuditedDocument) -> Iterator[ReadParagraph]:
    """What stands in boxes and is no part of a letterhead or 版记, where these are usual."""
    first = (*subject.structure.title, *subject.structure.body)[:1]
    boxed = [each for each in subject.content.paragraphs if each.where == "box" and each.text]
    # 印发机关 stands beside what tells 版记, and has no mark of its own.
    near = range(-_BESIDE, _BESIDE + 1)
    imprint = {each.number + step for each in boxed if IMPRINT.match(each.text) for step in near}
    for each in boxed:
        above = bool(first) and each.number < first[0].number
        if not (above or is_head(each) or each.number in imprint):
            yield each


def _headers(subject: AuditedDocument) -> Iterator[LayoutFault]:
    told: set[str] = set()
    for section in subject.content.sections:
        for header in _shown(subject, section):
            for each in header.paragraphs:
                if each.text and each.text not in told:
                    told.add(each.text)
                    message = f"页眉有文字“{each.start}”，版心外只有页码"
                    yield LayoutFault(message, "页眉", "删去页眉的文字", Severity.WARNING)
                elif each.look.borders and "" not in told:
                    told.add("")
                    yield LayoutFault("页眉有一条横线", "页眉", "删去页眉的边框线", Severity.WARNING)


def _shown(subject: AuditedDocument, section: Section) -> Iterator[Footer]:
    kinds = ["default", *(["even"] if subject.content.odd_and_even else [])]
    for kind in (*kinds, *(["first"] if section.has_first else [])):
        if kind in section.headers:
            yield section.headers[kind]
