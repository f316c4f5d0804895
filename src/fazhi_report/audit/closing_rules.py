"""Rules on what ends the text: 成文日期, 署名 and annexes (GB/T 9704—2012, 7.3.4, 7.3.5 and 7.3.7)."""

import datetime as dt
import re
from collections.abc import Iterator

from fazhi_report.audit.arrangement import fresh_pages
from fazhi_report.audit.gaps import lines_between
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.positions import Position, blank_width, positions
from fazhi_report.audit.typeface_rules import placed, wrong_faces
from fazhi_report.audit.units import alignment, number, spelled
from fazhi_report.notation.element_marks import UNDATED
from fazhi_report.page import gongwen
from fazhi_report.readers.docx import ReadParagraph

_RIGHT_DATE = re.compile(r"(20\d\d)年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
BLANK_DATE = re.compile(r"\s*年\s*月\s*日")
"""成文日期 that is still to be filled in."""

_ZERO = re.compile(r"年0\d*月|月0\d*日")
_CHINESE = re.compile("[〇○Ｏ零一二三四五六七八九十O]{2,}年")
_SLACK = 0.6  # characters
_LIST = re.compile(
    r"附\s*件\s*(?P<count>[\d一二三四五六七八九十]*)\s*(?P<colon>[：:]?)\s*(?P<rest>.*)", re.DOTALL
)
_ITEM = re.compile(r"(?P<number>\d+)\s*(?P<dot>[.．、])\s*(?P<name>.+)")
_LABEL = re.compile(r"附\s*件\s*([\d一二三四五六七八九十]*)\s*([：:]?)")
_WHOLE_TITLE = re.compile(r"(?:附\s*件.?\s*[：:])?\s*(?:\d+\s*[.．、])?\s*《[^《》]*》")
_MARKS = re.compile(r"[\s《》〈〉（）()“”\"]")
_END = "。；，、;,."
_INDENT_SLACK = 0.3
_LONGEST_TITLE = 40  # characters
_INSET, _SEALED_INSET = gongwen.SIGNATURE_INSET, gongwen.SEALED_DATE_INSET
_PLACES = (
    f"不加盖印章：署名右空{spelled(_INSET)}字，日期首字右移{spelled(gongwen.DATE_SHIFT)}字；"
    f"加盖印章：日期右空{spelled(_SEALED_INSET)}字，署名以日期为准居中"
)


def date_faults(text: str) -> Iterator[str]:
    """What is wrong with a date that ought to be written as 2024年2月5日."""
    found = _RIGHT_DATE.fullmatch(text.strip("（）() \u3000"))
    if found:
        try:
            dt.date(*map(int, found.groups()))
        except ValueError:
            yield "没有这一天"
    elif _CHINESE.search(text):
        yield "用了汉字数字，应为阿拉伯数字"
    elif _ZERO.search(text):
        yield "月、日编了虚位（1不写成01）"
    elif re.match(r"\D?\d{2}年", text):
        yield "年份没有标全"
    else:
        yield "年月日没有标全，或者不用“年、月、日”"


@rule("FZ526", "L16")
def date(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """成文日期用阿拉伯数字标全年月日，月、日不编虚位，并且是真有的一天。

    在正文（或者附件说明）之后。上报件没有成文日期是错误；公开版可以不署名、不落日期。

    依据：GB/T 9704—2012 7.3.5.2—7.3.5.4（规定）。
    错误：二〇二四年二月五日；2024年02月05日；2024.2.5
    正确：2024年2月5日
    """
    found = subject.structure.date
    if not found:
        if subject.is_submission and subject.is_file and not subject.structure.dateline:
            yield LayoutFault("没有成文日期", hint="在署名下一行写成文日期，如“2024年2月5日”")
    elif not (BLANK_DATE.fullmatch(found.text) or UNDATED.fullmatch(found.text)):
        for reason in date_faults(found.text):
            yield LayoutFault(f"成文日期“{found.text}”{reason}", found, "写作“2024年2月5日”")
    office = subject.structure.office
    if found and office and found.where == office.where == "text" and found.number < office.number:
        yield LayoutFault("成文日期排在署名之上，应在署名下一行", found, "署名在上，成文日期在下")
    if found and found.where == "text" and not office and subject.is_submission:
        yield LayoutFault("成文日期之上没有署名", found, "写发文机关全称或者规范化简称")


@rule("FZ527", "L17")
def signature(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """不加盖印章：署名右空二字，日期首字比署名首字右移二字；加盖印章：日期右空四字，署名以日期为准居中。

    日期比署名长的，日期右空二字，署名相应左移。符合两种里的一种就行；加不加盖印章、印章端不端正，要由人看。

    依据：GB/T 9704—2012 7.3.5.1（右空四字为一般）、7.3.5.2（规定）。
    错误：署名和日期都右对齐到底
    正确：署名右空二字，日期首字右移二字
    """
    office, day = subject.structure.office, subject.structure.date
    if office and day and office.number > day.number:
        return  # told by FZ526
    if not day or day.where != "text" or any(date_faults(day.text)):
        return  # a date wrongly written has another width, and FZ526 tells it
    section = subject.content.section(day)
    days = positions(day, section)
    if not office:
        insets = (_INSET, _SEALED_INSET)
        if not any(_near(place.right, inset.value) for place in days for inset in insets):
            message = (
                f"成文日期右空{number(days[0].right)}字，不加盖印章的应右空{spelled(_INSET)}字，"
                f"加盖印章的应右空{spelled(_SEALED_INSET)}字"
            )
            yield LayoutFault(message, day, "设右缩进，不打空格")
        return
    offices = positions(office, section)
    if not any(_unsealed(a, b) or _sealed(a, b) for a in offices for b in days):
        first, second = offices[0], days[0]
        message = (
            f"署名右空{number(first.right)}字、成文日期右空{number(second.right)}字，"
            f"日期首字比署名首字右移{number(second.left - first.left)}字"
        )
        yield LayoutFault(message + "，不合任何一种排法", office, _PLACES)


def _near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= _SLACK


def _unsealed(office: Position, day: Position) -> bool:
    shift, inset = gongwen.DATE_SHIFT.value, _INSET.value
    return _near(day.left - office.left, shift) and (_near(office.right, inset) or _near(day.right, inset))


def _sealed(office: Position, day: Position) -> bool:
    apart = ((office.left - office.right) - (day.left - day.right)) / 2
    inset = _SEALED_INSET.value
    # 署名 that is far longer than the date takes it along to the left, or it would leave the type area.
    return _near(apart, 0) and (_near(day.right, inset) or (office.right <= inset < day.right))


@rule("FZ584")
def remark(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """附注居左空二字，加圆括号，编排在成文日期下一行。

    依据：GB/T 9704—2012 7.3.6（规定）。
    错误：顶格的“（联系人：李四）”
    正确：左空二字的“（联系人：李四）”
    """
    found, day = subject.structure.remark, subject.structure.date
    if not found or found.where != "text":
        return
    look, wanted = found.look, gongwen.REMARK_INDENT
    blank = blank_width(found.raw[: len(found.raw) - len(found.raw.lstrip())])
    inset = look.indent("left", found.size) + look.indent("first", found.size) + blank
    if abs(inset - wanted.value) > _SLACK or look.alignment in {"center", "right"}:
        place = "没有居左" if look.alignment in {"center", "right"} else f"左空{number(inset)}字"
        yield LayoutFault(f"附注{place}，应居左空{spelled(wanted)}字", found, f"首行缩进{wanted.value:g}字符")
    if not re.fullmatch(r"[（(].*[）)]", found.text):
        yield LayoutFault("附注没有加圆括号", found, "写作“（联系人：×××，电话：×××）”")
    apart = lines_between(subject, day, found) if day and day.where == "text" else None
    if apart and apart[0] > _SLACK:
        yield LayoutFault(f"附注与成文日期之间空了约{number(apart[0])}行，应在下一行", found, "删去空行")


@rule("FZ528", "L18")
def annexes(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文下空一行、左空二字写“附件：”和名称，名称后不加标点；每个附件另面编排，“附件”用三号黑体顶格。

    多个附件写“附件：1. ×××”，每个一行。附件的序号和标题与附件说明一致；有附件就有附件说明，反过来也是。

    依据：GB/T 9704—2012 7.3.4、7.3.7（规定）。
    错误：附件1：《统计表》。
    正确：附件：统计表
    """
    listed, labels = subject.structure.annex_list, subject.structure.labels
    names = list(_names(listed))
    if listed:
        yield from _list(listed, names)
    if labels and not listed:
        blank = spelled(gongwen.ANNEX_LIST_BLANK_LINES)
        hint = f"在正文下空{blank}行写“附件：”和名称"
        yield LayoutFault("有附件，正文下面没有附件说明", labels[0], hint)
    fresh = fresh_pages(subject.content)
    for label in labels:
        if id(label) not in fresh:
            yield LayoutFault("附件没有另面编排", label, "在“附件”之前插入分页符")
        yield from _label(subject, label)
        yield from _annex_title(subject, label)
    if listed and len(names) != len(labels):
        message = f"附件说明列了{len(names)}个附件，后面有{len(labels)}个附件"
        yield LayoutFault(message, listed[0], "补上附件，或者改附件说明；不与正文一起装订的附件请核对")
        return
    for at, (name, label) in enumerate(zip(names, labels, strict=False), start=1):
        yield from _matching(subject, name, label, at if len(labels) > 1 else 0)


def _names(listed: tuple[ReadParagraph, ...]) -> Iterator[str]:
    """The names that the list of annexes gives, without their numbers."""
    text = "\n".join(each.raw.strip() for each in listed)
    found = _LIST.match(text)
    for line in (found["rest"] if found else text).split("\n"):
        if line.strip():
            item = _ITEM.match(line.strip())
            yield (item["name"] if item else line).strip()


def _list(listed: tuple[ReadParagraph, ...], names: list[str]) -> Iterator[LayoutFault]:
    first = listed[0]
    found = _LIST.match(first.raw.strip())
    if found and found["count"]:
        message = f"附件说明写成“附件{found['count']}：”，序号应在冒号后面"
        yield LayoutFault(message, first, "写作“附件：1. ×××”，只有一个的不编号")
    if found and found["colon"] != "：":
        yield LayoutFault("“附件”后面不是全角冒号", first, "改为“附件：”")
    lines = [(each, line.strip()) for each in listed for line in each.raw.split("\n")]
    for each, line in lines:
        if line[-1:] in _END and line:
            yield LayoutFault("附件名称后面加了标点", each, "删去附件名称后面的标点")
        if _WHOLE_TITLE.fullmatch(line.rstrip(_END)):
            yield LayoutFault("附件名称加了书名号", each, "删去附件名称的书名号")
        item = _ITEM.search(line)
        if item and item["dot"] == "、" and len(names) > 1:
            yield LayoutFault("附件顺序号后面是顿号，应为下脚点", each, "写作“1. ×××”")
    look = first.look
    inset = look.indent("left", first.size) + look.indent("first", first.size)
    blank = len(first.raw) - len(first.raw.lstrip())
    wanted = gongwen.ANNEX_LIST_INDENT
    if not blank and abs(inset - wanted.value) > _INDENT_SLACK:
        message = f"附件说明左空{number(inset)}字，应左空{spelled(wanted)}字"
        yield LayoutFault(message, first, f"左缩进{wanted.value:g}字符")


def _label(subject: AuditedDocument, label: ReadParagraph) -> Iterator[LayoutFault]:
    yield from placed(wrong_faces(label.pieces, gongwen.ANNEX_LABEL, subject.layout), label, "“附件”二字")
    look = label.look
    inset = look.indent("left", label.size) + look.indent("first", label.size)
    if abs(inset) > _INDENT_SLACK or look.alignment in {"center", "right"} or label.raw != label.raw.lstrip():
        yield LayoutFault("“附件”没有顶格", label, "左对齐，不缩进")
    if label.text.endswith(("：", ":")):
        yield LayoutFault("附件页的“附件”后面加了冒号", label, "删去冒号")


def _annex_title(subject: AuditedDocument, label: ReadParagraph) -> Iterator[LayoutFault]:
    """Whether the title of an annex stands in the middle; a form has its title in its table."""
    shown = subject.structure.annexes
    below = shown[next(at for at, each in enumerate(shown) if each is label) + 1 :][:1]
    for each in below:
        if each.look.alignment != "center" and len(each.text) <= _LONGEST_TITLE and each.where == "text":
            message = f"附件标题{alignment(each.look.alignment)}，应居中"
            yield LayoutFault(message, each, "附件标题居中，编排在第三行（GB/T 9704—2012 7.3.7）")


def _bare(title: str) -> str:
    """A title without what is written either way: blanks, and marks around names and words."""
    return _MARKS.sub("", title)


def _matching(subject: AuditedDocument, name: str, label: ReadParagraph, count: int) -> Iterator[LayoutFault]:
    """Whether an annex has the number and the title that the list gives it."""
    found = _LABEL.fullmatch(label.text)
    written = found[1] if found else ""
    if written != (str(count) if count else ""):
        wanted = f"附件{count or ''}"
        yield LayoutFault(
            f"附件页写的是“{label.text}”，按附件说明应为“{wanted}”", label, "序号与附件说明一致"
        )
    shown = subject.structure.annexes
    at = next(at for at, each in enumerate(shown) if each is label)
    title = "".join(each.text for each in shown[at + 1 : at + 4])
    wanted = name.strip(_END)
    wanted = wanted.strip("《》") if _WHOLE_TITLE.fullmatch(wanted) else wanted
    if not _bare(title).startswith(_bare(wanted)):
        got = shown[at + 1].text if at + 1 < len(shown) else ""
        yield LayoutFault(f"附件标题“{got}”与附件说明的“{wanted}”不一致", label, "改成一致")
