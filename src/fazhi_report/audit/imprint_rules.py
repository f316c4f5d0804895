"""Rules on 版记 and on what no document has any more (GB/T 9704—2012, 7.4)."""

import re
from collections.abc import Iterator

from fazhi_report.audit.closing_rules import date_faults
from fazhi_report.audit.elements import obsolete as obsolete_name
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.typeface_rules import placed, wrong_faces
from fazhi_report.diagnostics import Severity
from fazhi_report.page import gongwen

_COPIES = re.compile(r"抄\s*送\s*(?P<colon>[：:])(?P<rest>.*)", re.DOTALL)
_PRINTED = re.compile(r"印\s*发\s*$")
_DATE = re.compile(r"[〇○Ｏ零一二三四五六七八九十\d]{2,4}\s*年[^年]*日|\d{4}[.．/-]\d+[.．/-]\d+")
_BELOW = re.compile("[各本]?[股科]室|各乡镇|各街道|局属|下属|所属|二级机构|各村|各站所")
_HINTS = {
    "主题词": "2012年起的国家标准没有主题词，删去",
    "此页无正文": "用调整行距、字距的办法，不写“此页无正文”（7.3.5.5）",
}


@rule("FZ529", "L19")
def imprint(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """抄送用四号仿宋体，“抄送”后标全角冒号，最后标句号；上行文不抄送下级机关。

    印发机关和印发日期用四号仿宋体，月、日不编虚位。没有版记只作警告，信函格式没有印发机关。只检查上报件。

    依据：GB/T 9704—2012 7.4.2、7.4.3（规定）；《党政机关公文处理工作条例》第十五条（一）。
    错误：抄送：各股室
    正确：抄送：区人大常委会办公室。
    """
    if not subject.is_submission:
        return
    found = subject.structure.imprint
    if not subject.is_letter and not any(_PRINTED.search(each.text) for each in found):
        yield LayoutFault("没有印发机关和印发日期", hint="在最后一面写版记", severity=Severity.WARNING)
    for each in found:
        yield from placed(wrong_faces(each.pieces, gongwen.IMPRINT, subject.layout), each, "版记")
        copies = _COPIES.match(each.text)
        if copies:
            if copies["colon"] != "：":
                yield LayoutFault("“抄送”后面不是全角冒号", each, "改为“抄送：”")
            if not each.text.endswith("。"):
                yield LayoutFault("抄送最后没有句号", each, "最后一个机关后面标句号")
            if subject.goes_up and (below := _BELOW.search(copies["rest"])):
                yield LayoutFault(f"上行文抄送了下级机关或者内设机构（“{below[0]}”）", each, "删去，另行印发")
        elif printed := _DATE.search(each.text):
            for reason in date_faults(printed[0]):
                yield LayoutFault(f"印发日期“{printed[0]}”{reason}", each, "写作“2024年2月5日印发”")


@rule("FZ530", "L20")
def obsolete(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """没有主题词，不写“此页无正文”。

    都是旧规定的要素：2012年起公文不标主题词；空白不够用印时调整行距、字距。

    依据：GB/T 9704—2012 没有主题词；7.3.5.5（规定）。
    错误：主题词：财政 法治 报告
    正确：不写主题词
    """
    for each in subject.content.paragraphs:
        if name := obsolete_name(each):
            yield LayoutFault(f"“{name}”已经停用", each, _HINTS[name])
