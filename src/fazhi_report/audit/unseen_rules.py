"""What a DOCX does not tell: for a person, or Word itself, to look at. Never told as passed."""

import re
from collections.abc import Iterator
from itertools import takewhile

from fazhi_report.audit.closing_rules import BLANK_DATE
from fazhi_report.audit.elements import is_red_colour
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.letterhead_rules import BLANK_NUMBER
from fazhi_report.page import gongwen

_BLANK_NAME = re.compile(r"签\s*发\s*人\s*[：:]\s*")
_NOTE = "需人工核对："


@rule("FZ540")
def unseen(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """文件本身看不出来、要由人或者在 Word、WPS 里看的地方。

    不是说这些地方有错，也不是说没有错。

    依据：GB/T 9704—2012 6、7.2、7.3.1、7.3.3、7.3.5.1。
    错误：需人工核对：印章的位置
    正确：（没有“正确”的：每份公文都要看）
    """
    yield from _elements(subject)
    yield from _blanks(subject)


def _elements(subject: AuditedDocument) -> Iterator[LayoutFault]:
    structure = subject.structure
    families = sorted(
        {piece.look.east_asian for each in (*structure.title, *structure.body) for piece in each.visible}
    )
    yield LayoutFault(
        f"{_NOTE}在 Word 或 WPS 里每面是否{subject.layout.lines_per_page}行、每行是否"
        f"{gongwen.CHARACTERS_PER_LINE.value:g}字，首页是否显示正文"
    )
    yield LayoutFault(f"{_NOTE}打印的计算机上有没有装所用的字体（{'、'.join(families)}）")
    if structure.title:
        yield LayoutFault(f"{_NOTE}标题回行是否词意完整、排列对称", structure.title[0])
    if subject.is_submission:
        yield LayoutFault(f"{_NOTE}发文机关标志的位置和红色，红色分隔线的位置")
        if not _has_red_rule(subject):
            yield LayoutFault(f"{_NOTE}没有找到红色分隔线，是否已经印在纸上")
    if structure.date and structure.office:
        yield LayoutFault(f"{_NOTE}印章是否端正居中、下压署名和成文日期", structure.date)
    if structure.imprint:
        yield LayoutFault(f"{_NOTE}版记分隔线的粗细，末条是否与版心下边缘重合", structure.imprint[-1])
    if _box_numbers(subject):
        yield LayoutFault(f"{_NOTE}页码在文本框或者浮动的表格里，位置要看页面")


def _blanks(subject: AuditedDocument) -> Iterator[LayoutFault]:
    structure = subject.structure
    for each in (*structure.number, *structure.signers):
        if BLANK_NUMBER.search(each.raw) or (
            _BLANK_NAME.search(each.raw) and each.text.endswith(("：", ":"))
        ):
            yield LayoutFault(f"{_NOTE}版头还有空着的地方", each)
    for each in filter(None, (structure.date, *structure.imprint)):
        if BLANK_DATE.search(each.raw):
            yield LayoutFault(f"{_NOTE}日期还空着", each)
    if structure.addressees and not structure.addressees.text.strip("：: \u3000"):
        yield LayoutFault(f"{_NOTE}主送机关还空着", structure.addressees)


def _has_red_rule(subject: AuditedDocument) -> bool:
    """Whether a red border or a drawing stands above the title, be it on an empty paragraph."""
    title = subject.structure.title[:1]
    above = takewhile(lambda each: not any(each is first for first in title), subject.content.paragraphs)
    return any(each.draws or any(map(is_red_colour, each.look.borders)) for each in above)


def _box_numbers(subject: AuditedDocument) -> bool:
    footers = (footer for section in subject.content.sections for footer in section.footers.values())
    return any(footer.page_number and footer.page_number.box for footer in footers)


@rule("FZ541")
def unrendered(reason: str) -> Iterator[LayoutFault]:
    """没有排成页面看过的，说明没有看，为什么。

    加 --render 用 LibreOffice 排成页面再检查。没有做渲染核验不算不通过，也不算通过。

    依据：（程序的说明，没有条款）
    错误：未进行实际渲染核验：没有装 LibreOffice
    正确：加 --render，并且装有 LibreOffice 和附加组件 pdf
    """
    yield LayoutFault(f"未进行实际渲染核验：{reason}")
