"""What a DOCX does not tell: for a person, or Word itself, to look at. Never told as passed."""

import re
from collections.abc import Iterator

from fazhi_report.audit.closing_rules import BLANK_DATE
from fazhi_report.audit.direction import DIRECTIONS
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.letterhead_rules import BLANK_NUMBER
from fazhi_report.audit.red_rule import head_rules
from fazhi_report.notation.element_marks import UNDATED
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
        if not structure.mark and not head_rules(subject):
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
        if BLANK_DATE.search(each.raw) or UNDATED.match(each.text):
            yield LayoutFault(f"{_NOTE}日期还空着", each)
    if structure.addressees and not structure.addressees.text.strip("：: \u3000"):
        yield LayoutFault(f"{_NOTE}主送机关还空着", structure.addressees)


def _box_numbers(subject: AuditedDocument) -> bool:
    footers = (footer for section in subject.content.sections for footer in section.footers.values())
    return any(footer.page_number and footer.page_number.box for footer in footers)


@rule("FZ588")
def assumption(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """没有写明文种和版本的，说明按什么检查：文种由标题得出，公开版由没有版头、发文字号得出。

    报告、请示是上行文，函、议案是平行文，通知、批复等是下行文；意见、纪要看有没有签发人。
    不对的，用 --direction 或者 --profile 写明。

    依据：《党政机关公文处理工作条例》第八条、第九条（六）；GB/T 9704—2012 没有条款。
    错误：按上行文（报告）检查
    正确：写明 --direction 下行，就不再说明
    """
    if not subject.assumed:
        return
    if not subject.is_submission:
        yield LayoutFault(
            "按公开版检查：没有版头、发文字号、签发人", hint="是上报件的，加 --profile submission"
        )
        return
    kind = f"文种：{subject.structure.kind}" if subject.structure.kind else "标题里没有文种"
    others = "、".join(word for each, word in DIRECTIONS.items() if each != subject.direction)
    message = f"按{DIRECTIONS[subject.direction]}检查（{kind}）"
    yield LayoutFault(message, hint=f"是{others}的，用 --direction 写明")


@rule("FZ541")
def unrendered(reason: str) -> Iterator[LayoutFault]:
    """没有排成页面看过的，说明没有看，为什么。

    加 --render 用 LibreOffice 排成页面再检查。没有做渲染核验不算不通过，也不算通过。

    依据：（程序的说明，没有条款）
    错误：未进行实际渲染核验：没有装 LibreOffice
    正确：加 --render，并且装有 LibreOffice 和附加组件 pdf
    """
    yield LayoutFault(f"未进行实际渲染核验：{reason}")
