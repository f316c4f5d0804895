"""Rules on what stands above the text of a document sent upwards (GB/T 9704—2012, 7.2 and 7.3.2)."""

import re
from collections.abc import Iterator

from fazhi_report.audit.direction import DIRECTIONS
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import blank_width, positions
from fazhi_report.audit.typeface_rules import placed, wrong_faces
from fazhi_report.audit.units import number, spelled
from fazhi_report.diagnostics import Severity
from fazhi_report.notation.element_marks import SIGNERS
from fazhi_report.page import gongwen
from fazhi_report.readers.docx import ReadParagraph

_RIGHT_NUMBER = re.compile(r"[\u4e00-\u9fff]+〔20\d\d〕[1-9]\d*号")
BLANK_NUMBER = re.compile(
    r"[\u4e00-\u9fffXx×]*\s*[〔\[](?:\s*|20\d\d|[20Xx×＊*]{2,4})[〕\]]\s*第?[Xx×＊*]*\s*号"
)
"""发文字号 that is still to be filled in."""

_NUMBER_LINE = re.compile(r"(?P<number>[^\t]*?号)(?P<rest>.*)", re.DOTALL)
_NAMES = re.compile(r"签\s*发\s*人\s*(?P<colon>[：:]?)(?P<names>.*)", re.DOTALL)
_INSET_SLACK = 0.8  # characters: what is typed in spaces is only near
_FLUSH_SLACK = 0.25  # characters
_MIDDLE_SLACK = 1.0  # characters
_SET_NUMBER = f"发文字号左对齐，左缩进{gongwen.NUMBER_INSET.value:g}字符"
_SEPARATORS = re.compile("[、，,；;]")
_YEAR = re.compile(r"[〔﹝\[［【（(]\s*(\d*)\s*[〕﹞\]］】）)]")


@rule("FZ523", "L13")
def signers(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """上行文标注签发人：发文字号居左空一字，签发人居右空一字，同在一行；姓名用三号楷体。

    “签发人”三字用三号仿宋体，后面标全角冒号。只检查上行文；有签发人的都按上行文的排法检查。

    依据：GB/T 9704—2012 7.2.5、7.2.6（规定）；《党政机关公文处理工作条例》第九条（六）。
    错误：发文字号居中，没有签发人
    正确：左边“解财〔2024〕5号”，右边“签发人：张三”
    """
    structure = subject.structure
    if not subject.is_submission or not (subject.goes_up or structure.signers):
        return
    if not structure.signers:
        yield LayoutFault(
            "没有签发人，上行文应当标注",
            structure.number[0] if structure.number else "",
            "在发文字号右边写“签发人：”和姓名",
        )
    for each in structure.number[:1]:
        if each.where == "text" and not BLANK_NUMBER.search(each.raw):
            yield from _number_place(subject, each)
    if not structure.signers:
        return
    line = structure.signers[0]
    if line.where == "text" and not _beside_number(subject):
        yield LayoutFault("签发人与发文字号不在同一行", line, "排在同一行：左边发文字号，右边签发人")
    yield from _signer_text(subject, line)


def _beside_number(subject: AuditedDocument) -> bool:
    """Whether 签发人, or the last line of several, stands on the line of 发文字号, if there is one."""
    structure = subject.structure
    if not structure.number or structure.signers[0] in structure.number:
        return True
    head = list(structure.head)
    line = structure.number[0]
    follows = head.index(line) == head.index(structure.signers[-1]) + 1
    return follows and bool(line.raw.partition("号")[2].strip())


def _number_place(subject: AuditedDocument, line: ReadParagraph) -> Iterator[LayoutFault]:
    if line.look.alignment in {"center", "right"} and not SIGNERS.search(line.raw):
        message = f"上行文的发文字号没有居左空{spelled(gongwen.NUMBER_INSET)}字"
        yield LayoutFault(message, line, _SET_NUMBER)
        return
    place = positions(line, subject.content.section(line))[0]
    if abs(place.left - gongwen.NUMBER_INSET.value) > _INSET_SLACK:
        message = f"发文字号左空{number(place.left)}字，应居左空{spelled(gongwen.NUMBER_INSET)}字"
        yield LayoutFault(message, line, _SET_NUMBER)


def _signer_text(subject: AuditedDocument, line: ReadParagraph) -> Iterator[LayoutFault]:
    for found in _NAMES.finditer(line.raw):
        if found["colon"] != "：":
            yield LayoutFault("“签发人”后面不是全角冒号", line, "改为“签发人：”")
        label, names = (line.part(found.start(), found.start("names")), line.part(found.start("names")))
        yield from placed(wrong_faces(label, gongwen.SIGNER_LABEL, subject.layout), line, "“签发人”")
        yield from placed(wrong_faces(names, gongwen.SIGNER_NAME, subject.layout), line, "签发人姓名")
        gap = _right_gap(subject, line)
        if (
            gap is not None
            and found["names"].strip()
            and abs(gap - gongwen.SIGNER_INSET.value) > _INSET_SLACK
        ):
            asked = spelled(gongwen.SIGNER_INSET)
            message = f"签发人右空{number(gap)}字，应居右空{asked}字"
            yield LayoutFault(message, line, f"用右对齐的制表位，离右边{asked}字")


def _right_gap(subject: AuditedDocument, line: ReadParagraph) -> float | None:
    """How far the line ends from the right edge, in characters; None where that can't be told."""
    if line.where != "text":
        return None
    section = subject.content.section(line)
    raw = line.raw
    if "\t" in raw:
        stop = max((place for kind, place in line.look.tabs if kind in {"right", "end"}), default=None)
        return None if stop is None else (section.text_width - stop) / line.size
    if line.look.alignment == "right":
        return line.look.indent("right", line.size) + blank_width(raw[len(raw.rstrip()) :])
    return positions(line, section)[0].right


@rule("FZ524", "L14")
def document_number(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """发文字号由机关代字、年份、顺序号组成：年份四位，用六角括号〔〕；顺序号不编虚位、不加“第”。

    用三号仿宋体。有发文字号就检查；上报件没有发文字号也是错误。不是上行文的，发文字号居中。

    依据：GB/T 9704—2012 7.2.5（规定）。
    错误：解财[2024]05号
    正确：解财〔2024〕5号
    """
    found = subject.structure.number
    if not found and subject.is_submission:
        blank = spelled(gongwen.NUMBER_BLANK_LINES)
        hint = f"在发文机关标志下空{blank}行写发文字号，如“解财〔2024〕5号”"
        yield LayoutFault("没有发文字号", hint=hint)
    for each in found[:1]:
        line = SIGNERS.split(each.raw)[0]
        matched = _NUMBER_LINE.match(line.strip())
        text = "".join((matched["number"] if matched else line).split(" ")).strip()
        if BLANK_NUMBER.fullmatch(text):
            continue  # told as a blank place
        if not _RIGHT_NUMBER.fullmatch(text):
            yield LayoutFault(f"发文字号“{text}”{_why(text)}", each, "写作“机关代字〔2024〕5号”")
        end = each.raw.find("号") + 1
        yield from placed(wrong_faces(each.part(0, end), gongwen.BODY, subject.layout), each, "发文字号")
        yield from _centred(subject, each)


def _centred(subject: AuditedDocument, line: ReadParagraph) -> Iterator[LayoutFault]:
    """Whether the number of a document that does not go up stands in the middle (7.2.5)."""
    if not subject.is_submission or subject.goes_up or subject.structure.signers or line.where != "text":
        return
    place = positions(line, subject.content.section(line))[0]
    if not subject.is_letter and abs(place.left - place.right) > _MIDDLE_SLACK:
        name = DIRECTIONS[subject.direction]
        yield LayoutFault(f"{name}的发文字号没有居中", line, "居中，不缩进，不打空格（GB/T 9704—2012 7.2.5）")


def _why(text: str) -> str:
    year = _YEAR.search(text)
    tail = text[year.end() :] if year else ""
    reasons = (
        ("〔" not in text or "〕" not in text, "年份不用六角括号〔〕"),
        (bool(year) and len(year[1]) != len("2024"), "年份不是四位"),  # type: ignore[index]
        ("第" in tail, "顺序号前加了“第”"),
        (tail.lstrip("第 ").startswith("0"), "顺序号编了虚位"),
        (not re.match("[\u4e00-\u9fff]+[〔\\[［【（(﹝]", text), "机关代字不是汉字，或者中间有空格"),
    )
    return "：" + ("；".join(reason for holds, reason in reasons if holds) or "写法不对")


@rule("FZ525", "L15")
def addressees(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """主送机关在标题下，居左顶格，后面标全角冒号；上行文原则上主送一个上级机关。

    主送几个机关的只作警告。只检查上报件；不是上行文的，可以主送几个机关，公告、通告等可以没有主送机关。

    依据：GB/T 9704—2012 7.3.2（规定）；《党政机关公文处理工作条例》第十五条（一）（原则上）。
    错误：区政府、区委:
    正确：区人民政府：
    """
    if not subject.is_submission:
        return
    found = subject.structure.addressees
    if not found:
        if (
            subject.goes_up
            and subject.structure.body
            and not any(each.text.startswith("主送") for each in subject.structure.imprint)
        ):
            yield LayoutFault(
                "标题下面没有主送机关", subject.structure.body[0], "在正文之上写主送机关，如“区人民政府：”"
            )
        return
    look = found.look
    if found.text.endswith(":"):
        yield LayoutFault("主送机关后面是半角冒号，应为全角冒号", found, "改为“：”")
    inset = look.indent("left", found.size) + look.indent("first", found.size)
    blank = found.raw[: len(found.raw) - len(found.raw.lstrip())] if found.text.rstrip("：") else ""
    if abs(inset + blank_width(blank)) > _FLUSH_SLACK or look.alignment in {"center", "right"}:
        yield LayoutFault("主送机关没有顶格", found, "左对齐，不缩进，不打空格")
    parts = [part for part in _SEPARATORS.split(found.text.rstrip("：:")) if part.strip()]
    if len(parts) > 1 and subject.goes_up:
        message = f"主送{len(parts)}个机关，上行文原则上主送一个上级机关"
        yield LayoutFault(message, found, "其余的改为抄送", Severity.WARNING)


@rule("FZ531")
def marks(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """份号、密级和保密期限、紧急程度自上而下顶格编排在版心左上角，密级和紧急程度用三号黑体。

    依据：GB/T 9704—2012 7.2.1—7.2.3（规定）。
    错误：“特急”用仿宋体
    正确：“特急”用三号黑体，顶格
    """
    structure = subject.structure
    above: ReadParagraph | None = None
    for each, face, name in (
        (structure.copy_number, None, "份号"),
        (structure.secrecy, gongwen.SECRECY, "密级"),
        (structure.urgency, gongwen.URGENCY, "紧急程度"),
    ):
        if each:
            head = structure.head
            if above and head.index(above) > head.index(each):
                yield LayoutFault(
                    f"{name}排在上面，应在“{above.start}”之下", each, "自上而下：份号、密级、紧急程度"
                )
            above = each
            if face:
                yield from placed(wrong_faces(each.pieces, face, subject.layout), each, name)
            place = positions(each, subject.content.section(each))[0]
            if each.where == "text" and abs(place.left) > _FLUSH_SLACK:
                yield LayoutFault(f"{name}左空{number(place.left)}字，应顶格", each, "左对齐，不缩进")
