"""Rules on type: families and sizes of title, headings and text; bold (GB/T 9704—2012, 5.2 and 7.3)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fazhi_report.audit.elements import HeadingShape
from fazhi_report.audit.layout_rule import AuditedDocument, LayoutFault, rule
from fazhi_report.audit.units import alignment, kind, size
from fazhi_report.diagnostics import Severity
from fazhi_report.notation import is_wide
from fazhi_report.page import Face, Layout, gongwen
from fazhi_report.readers.docx import ReadParagraph, ReadPiece

_COLOURS = {"": "黑色", "FF0000": "红色", "0000FF": "蓝色", "C00000": "深红色"}
_LONE = 2  # the level of a heading without a number
_LONGEST_HEADING = 60  # characters
_WRONG_NUMBER = re.compile(
    r"(?P<first>[一二三四五六七八九十]{1,3}[.．，,](?!\d))"
    r"|(?P<second>\([一二三四五六七八九十]{1,3}\)|[（(][一二三四五六七八九十]{1,3}[）)][、.．])"
    r"|(?P<third>\d{1,2}[、，])|(?P<fourth>\(\d{1,2}\)|[（(]\d{1,2}[）)][、.．])"
)
_RIGHT_NUMBERS = {"first": "一、", "second": "（一）", "third": "1.", "fourth": "（1）"}
_SEVERAL = 64  # faces in several layouts
_LEVELS = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}


@lru_cache(_SEVERAL)
def accepted(face: Face, layout: Layout) -> frozenset[str]:
    """Names of families, in small letters, in which a face may be set."""
    names = {face.family, layout.face(face).family}
    return frozenset(name.casefold() for each in names for name in (each, *gongwen.SAME_FACE.get(each, ())))


def wrong_faces(
    pieces: Iterable[ReadPiece], face: Face, layout: Layout, *, latin: bool = False
) -> Iterator[LayoutFault]:
    """What differs from a face: in size, in family of Chinese characters, with `latin` in that of digits too.

    The place is left to the caller.
    """
    wanted = layout.face(face)
    families = accepted(face, layout)
    told: set[str] = set()
    for piece in pieces:
        if not piece.text.strip() or piece.look.raised:
            continue
        if piece.look.size != face.size and "size" not in told:
            told.add("size")
            yield LayoutFault(f"字号是{size(piece.look.size)}，应为{size(face.size)}", hint=_hint(wanted))
        for family in _families(piece, latin=latin):
            if _plain(family) in families or family in told:
                continue
            told.add(family)
            standard = kind(face)
            if _plain(family) in {each.casefold() for each in gongwen.ALIKE.get(face.family, ())}:
                message = f"字体是{family}，与{standard}相近，一般用{wanted.family}"
                yield LayoutFault(message, hint=_hint(wanted), severity=Severity.INFO)
            else:
                example = f"（{wanted.family}等）" if wanted.family != standard else ""
                yield LayoutFault(f"字体是{family}，应为{standard}{example}", hint=_hint(wanted))


def _plain(family: str) -> str:
    """The name of a family that @ does not turn on its side, in small letters."""
    return family.removeprefix("@").casefold()


def _families(piece: ReadPiece, *, latin: bool) -> Iterator[str]:
    """The families of its characters, without those that may stand in any other; each once, as they come."""
    left = {piece.look.east_asian, piece.look.ascii} if latin else {piece.look.east_asian}
    for character in piece.text:
        family = piece.look.family(character)
        if family in left and not character.isspace() and not is_shared(character, latin=latin):
            left.remove(family)
            yield family
            if not left:
                return


def is_shared(character: str, *, latin: bool) -> bool:
    """Whether a character may stand in another family: the standard is silent on digits in a text."""
    return not latin if character.isascii() else not is_wide(character) or character in "“”‘’—…·"


def _hint(face: Face) -> str:
    return f"改为{size(face.size)}{face.family}（GB/T 9704—2012 {face.clause}）"


def placed(
    faults: Iterable[LayoutFault], paragraph: ReadParagraph | str, what: str = ""
) -> Iterator[LayoutFault]:
    """Faults with their place, and with what they are faults of in front."""
    for fault in faults:
        yield LayoutFault(what + fault.message, paragraph, fault.hint, fault.severity)


def colour_of(paragraph: ReadParagraph) -> Iterator[LayoutFault]:
    """Text that is not black (5.2.4)."""
    colour = next((piece.look.colour for piece in paragraph.visible if piece.look.colour), "")
    if colour:
        message = f"文字颜色是{colour_name(colour)}，应为黑色"
        yield LayoutFault(message, paragraph, "改为黑色（GB/T 9704—2012 5.2.4）")


def colour_name(colour: str) -> str:
    """A colour in words, as far as it has a name; "" is black."""
    return _COLOURS.get(colour, f"#{colour}")


@rule("FZ515", "L05")
def body(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """正文用三号（16磅）仿宋体字，黑色。

    主送机关、附件说明、署名、成文日期、附注同正文。数字和字母的字体国家标准没有规定，不检查。
    仿宋、仿宋_GB2312、FangSong、方正仿宋_GBK、方正仿宋简体等都算仿宋体；华文仿宋只提示。表格里的文字不检查。
    段首到第一个句号用楷体的，是没有编号的二级标题。

    依据：GB/T 9704—2012 5.2.2、7.3.3（一般）；5.2.4 颜色（规定）。
    错误：字号是小四（12磅），字体是宋体
    正确：三号（16磅）仿宋_GB2312
    """
    structure = subject.structure
    around = (structure.addressees, *structure.annex_list, structure.office, structure.date, structure.remark)
    headings = {id(each.paragraph): each for each in structure.headings}
    for each in (*structure.body, *filter(None, around)):
        heading = headings.get(id(each))
        start = heading.end if heading else _lone_heading(each, subject.layout)
        own = list(each.part(start))
        if heading and heading.runs_in and _set_as_heading(own, heading, subject.layout):
            continue  # told by FZ518
        yield from placed(wrong_faces(own, gongwen.BODY, subject.layout), each)
        yield from colour_of(each)


def _is_set_in(pieces: Iterable[ReadPiece], face: Face, layout: Layout) -> bool:
    return next(wrong_faces(pieces, face, layout), None) is None


def _lone_heading(paragraph: ReadParagraph, layout: Layout) -> int:
    """Where a heading ends that has no number, since it is the only one of its level, and runs in.

    It is told by its face: 楷体 to the first full stop.
    """
    end = paragraph.raw.find("。") + 1
    pieces = list(paragraph.part(0, end)) if 0 < end <= _LONGEST_HEADING else []
    return end if pieces and _is_set_in(pieces, gongwen.LEVELS[_LONE], layout) else 0


def _set_as_heading(pieces: list[ReadPiece], heading: HeadingShape, layout: Layout) -> bool:
    """Whether what runs on behind a heading looks as the heading should."""
    face = gongwen.LEVELS[heading.level]
    return face.family != gongwen.BODY.family and _is_set_in(pieces, face, layout)


@rule("FZ516", "L06")
def title(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """标题用二号（22磅）小标宋体字，居中。

    方正小标宋简体、方正小标宋_GBK 都算小标宋体；华文中宋只提示。

    依据：GB/T 9704—2012 7.3.1（字体字号一般，居中规定）。
    错误：标题是三号黑体，左对齐
    正确：标题是二号方正小标宋简体，居中
    """
    if not subject.structure.title:
        yield LayoutFault("没有找到标题", hint="标题在正文之上单独成段，写全发文机关、事由和文种")
    for each in subject.structure.title:
        yield from placed(wrong_faces(each.pieces, gongwen.TITLE, subject.layout), each, "标题")
        yield from colour_of(each)
        if each.look.alignment != "center":
            message = f"标题{alignment(each.look.alignment)}，应居中"
            yield LayoutFault(message, each, "标题居中（GB/T 9704—2012 7.3.1）")
        elif each.look.indent("first", each.size) or each.raw != each.raw.strip(" \u3000\t"):
            yield LayoutFault("标题另有缩进或者空格，偏离了中间", each, "删去标题的缩进和空格")


@rule("FZ518", "L08")
def headings(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """一级标题用黑体，二级标题用楷体，三级、四级标题用仿宋体，都是三号。

    标题后面接着排正文的，只有标题那一句用标题的字体，后面用仿宋体。自动编号和手写编号都认。
    序号写作“一、”“（一）”“1.”“（1）”，写法不对的作警告。没有序号的，按大纲级别认，用哪一级的字体都行。

    依据：GB/T 9704—2012 7.3.3（字体一般，序号规定）。
    错误：“（一）加强学习”用黑体
    正确：“（一）加强学习”用楷体
    """
    for paragraph in subject.structure.body:
        if found := _WRONG_NUMBER.match(paragraph.raw.lstrip()):
            right = next(form for name, form in _RIGHT_NUMBERS.items() if found[name])
            message = f"层次序号写成“{found[0].strip()}”，应如“{right}”"
            yield LayoutFault(message, paragraph, "依次用“一、”“（一）”“1.”“（1）”", Severity.WARNING)
    for each in subject.structure.headings:
        face = gongwen.LEVELS[each.level]
        pieces = list(each.paragraph.part(each.start, each.end))
        faces = gongwen.LEVELS.values()
        if not each.numbered and any(_is_set_in(pieces, other, subject.layout) for other in faces):
            continue  # which level it is of, only its number would tell
        name = f"{_LEVELS[each.level]}标题"
        yield from placed(wrong_faces(pieces, face, subject.layout), each.paragraph, name)
        rest = list(each.paragraph.part(each.end))
        if each.runs_in and _set_as_heading(rest, each, subject.layout):
            message = f"{name}后面的正文也用了标题的字体，应为{kind(gongwen.BODY)}"
            yield LayoutFault(message, each.paragraph, "只有标题那一句用标题的字体")


@rule("FZ519", "L09")
def bold(subject: AuditedDocument) -> Iterator[LayoutFault]:
    """标题和正文不加粗，除非本单位定了某一级标题加粗。

    国家标准用字体分层次，没有说加粗；有的单位二级标题加粗，是那里的做法。

    依据：GB/T 9704—2012 7.3.3 没有加粗（实践，各处做法不一）。
    错误：“（一）加强学习”加粗
    正确：“（一）加强学习”用楷体，不加粗
    """
    headings_at = {id(each.paragraph): each for each in subject.structure.headings}
    for each in (*subject.structure.title, *subject.structure.body):
        heading = headings_at.get(id(each))
        start = heading.end if heading else _lone_heading(each, subject.layout)
        level = heading.level if heading else _LONE
        if start and level not in subject.layout.bold_levels and _is_bold(each.part(0, start)):
            yield LayoutFault(f"{_LEVELS[level]}标题加粗", each, "取消加粗")
        if _is_bold(each.part(start)):
            name = "标题" if each in subject.structure.title else "正文"
            yield LayoutFault(f"{name}有加粗的文字", each, "取消加粗")


def _is_bold(pieces: Iterable[ReadPiece]) -> bool:
    return any(piece.look.bold and piece.text.strip() for piece in pieces)
