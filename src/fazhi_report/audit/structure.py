"""Which paragraph is what: the elements of an official document (GB/T 9704—2012, clause 7) by their text.

Documents of others have styles of any name, or none; so text and place count first, and the look only where
these leave it open.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from fazhi_report.audit.content import Content, Paragraph

NUMBER = re.compile(r"[〔﹝\[［【（(]\s*\d*\s*[〕﹞\]］】）)]\s*第?\s*[\d.\-—]*\s*号")
"""发文字号, rightly written or not."""

SIGNERS = re.compile(r"签\s*发\s*人")
DATE = re.compile(
    r"[（(]?\s*(?:"
    r"[\d０-９]{0,4}\s*年\s*[\d０-９]{0,2}\s*月\s*[\d０-９]{0,2}\s*日"
    r"|[〇○Ｏ零一二三四五六七八九OＯ]{2,4}年[一二三四五六七八九十元]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?:19|20)\d\d\s*[.．/\-—－]\s*\d{1,2}\s*[.．/\-—－]\s*\d{1,2}日?"
    r"|(?:19|20)\d\d年\d{1,2}月"
    r")\s*[）)]?"
)
"""A line that is a date and nothing else, rightly written or not."""

OBSOLETE = {
    "主题词": re.compile(r"主\s*题\s*词\s*[：:].*"),
    "此页无正文": re.compile(r"[（(【\[]?\s*此页无正文\s*[）)】\]]?"),
}
"""Lines that documents had once, by what they are called."""

LEVELS = (
    re.compile(r"[一二三四五六七八九十百]+、"),
    re.compile(r"[（(][一二三四五六七八九十百]+[）)]"),
    re.compile(r"\d+[.．](?!\d)\s?"),
    re.compile(r"[（(]\d+[）)]"),
)
"""The numbers of headings, level by level (7.3.3)."""

_KINDS = (
    "报告|请示|通知|通报|意见|决定|批复|函|纪要|议案|公告|通告|公报"
    "|决议|命令|令|总结|方案|计划|办法|规定|要点|清单"
)
_TITLE_END = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]*[）)])?$")
_ADDRESSEES = re.compile(r"[^。；！？]{0,80}[：:]")
_SENTENCE_WORDS = re.compile("如下|现将|根据|按照|为了|以下|包括|^附件|抄送|签发人")
_COPY_NUMBER = re.compile(r"\d{1,8}")
_SECRECY = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)(?:★.*)?")
_URGENCY = re.compile(r"特\s*急|加\s*急|平\s*急")
_MARK = re.compile(r".{2,60}(?:文\s*件|委员会|政府|局|厅|办公室)")
_ANNEX_LIST = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]\s*\S")
_ANNEX_ITEM = re.compile(r"\d+\s*[.．、]")
_ANNEX_LABEL = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?")
_IMPRINT = re.compile(r"(?:抄\s*送|主\s*送|抄\s*报|分\s*送|印\s*送)\s*[：:]|.*印\s*发\s*$")
_BRACKETED = re.compile(r"[（(].*[）)]")
_SENTENCE_END = tuple("。！？；：，、")
_LONGEST_HEADING = 50
_LONGEST_OFFICE = 40
_FAR_IN = 5  # characters from the left beyond which a line is no paragraph of the text
_MOST_TITLE_LINES = 5
_HEAD = 14  # paragraphs with text in which a letterhead must have come
_LARGE = 18  # points
_MARK_SIZE = 26
_RED = re.compile(r"(?:[89A-F][0-9A-F])(?:[0-4][0-9A-F]){2}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, where it ends in the text as typed, and whether text runs on behind it."""

    paragraph: Paragraph
    level: int
    start: int
    end: int

    @property
    def runs_in(self) -> bool:
        """Whether text follows in the same paragraph."""
        return bool(self.paragraph.raw[self.end :].strip())


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a document; () or None for one that is not there."""

    head: tuple[Paragraph, ...] = ()
    mark: Paragraph | None = None
    number: tuple[Paragraph, ...] = ()
    signers: tuple[Paragraph, ...] = ()
    secrecy: Paragraph | None = None
    urgency: Paragraph | None = None
    copy_number: Paragraph | None = None
    title: tuple[Paragraph, ...] = ()
    addressees: Paragraph | None = None
    headings: tuple[Heading, ...] = ()
    body: tuple[Paragraph, ...] = ()
    annex_list: tuple[Paragraph, ...] = ()
    office: Paragraph | None = None
    date: Paragraph | None = None
    remark: Paragraph | None = None
    labels: tuple[Paragraph, ...] = ()
    annexes: tuple[Paragraph, ...] = ()
    imprint: tuple[Paragraph, ...] = ()

    @property
    def is_submission(self) -> bool:
        """Whether it has what only a document has that is sent to another office."""
        return bool(self.number or self.signers or self.mark)


def is_red(paragraph: Paragraph) -> bool:
    """Whether its text is red."""
    return any(is_red_colour(piece.look.colour) for piece in paragraph.visible)


def is_red_colour(colour: str) -> bool:
    """Whether a colour, as six hexadecimal digits, is a red."""
    return bool(_RED.fullmatch(colour.upper()))


def structure(content: Content) -> Structure:
    """Tell the elements of a document apart."""
    shown = [each for each in content.paragraphs if each.text and not obsolete(each) and _counts(each)]
    imprint_at = _imprint(shown)
    shown, imprint = shown[:imprint_at], tuple(shown[imprint_at:])
    title_at, title_end = _title(shown)
    head = tuple(shown[:title_at])
    number = tuple(each for each in head if NUMBER.search(each.raw))
    signers = tuple(_signers(head))
    rest = [each for each in shown[title_end:] if each.where == "text"]
    addressees = rest[0] if rest and _is_addressees(rest[0]) else None
    rest = rest[1:] if addressees else list(dropwhile(_is_aside, rest))
    fresh = fresh_pages(content)
    label_at = next((at for at in range(len(rest)) if _is_label(rest, at, fresh)), len(rest))
    rest, annexes = rest[:label_at], tuple(rest[label_at:])
    labels = tuple(each for at, each in enumerate(annexes) if _is_label(annexes, at, fresh))
    closing = _Closing.of(rest)
    body = tuple(each for each in rest[: closing.start] if not _is_aside(each))
    date = closing.date or _date_in_table(shown[title_end:], annexes)
    return Structure(
        head=head,
        mark=_mark(head, number),
        number=number,
        signers=signers,
        secrecy=_first(head, _SECRECY),
        urgency=_first(head, _URGENCY),
        copy_number=_first(head, _COPY_NUMBER),
        title=tuple(shown[title_at:title_end]),
        addressees=addressees,
        headings=tuple(heading for each in body if (heading := heading_of(each))),
        body=body,
        annex_list=closing.annex_list,
        office=closing.office,
        date=date,
        remark=closing.remark,
        labels=labels,
        annexes=annexes,
        imprint=imprint,
    )


def heading_of(paragraph: Paragraph) -> Heading | None:
    """The heading that a paragraph is or begins with.

    A numbered paragraph of a single sentence is an item of a list, and none, unless it is short and does not
    end like a sentence.
    """
    raw = paragraph.raw
    start = len(raw) - len(raw.lstrip())
    for level, number in enumerate(LEVELS, start=1):
        if number.match(raw, start):
            stop = raw.find("。", start)
            last = len(raw.rstrip())
            if stop < 0:
                whole = last - start <= _LONGEST_HEADING and not raw.rstrip().endswith(_SENTENCE_END)
                return Heading(paragraph, level, start, last) if whole else None
            runs_in = raw[stop + 1 :].strip() and stop - start <= _LONGEST_HEADING
            return Heading(paragraph, level, start, stop + 1) if runs_in else None
    return None


def obsolete(paragraph: Paragraph) -> str:
    """What a line is called that documents had once; "" for any other."""
    return next((name for name, pattern in OBSOLETE.items() if pattern.fullmatch(paragraph.text)), "")


def _first(paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]) -> Paragraph | None:
    return next((each for each in paragraphs if pattern.fullmatch(each.text)), None)


def _signers(head: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraph that names 签发人, and where they take several lines, those up to the title."""
    rows = iter(head)
    for each in rows:
        if SIGNERS.search(each.raw):
            yield each
            yield from takewhile(lambda other: not NUMBER.search(other.raw) and not other.look.borders, rows)
            return


def _mark(head: Sequence[Paragraph], number: Sequence[Paragraph]) -> Paragraph | None:
    """发文机关标志: what is large or red above 发文字号."""
    above = list(takewhile(lambda each: each not in number, head))
    for each in reversed(above):
        if not SIGNERS.search(each.raw) and (
            each.size >= _MARK_SIZE
            or is_red(each)
            or (_MARK.fullmatch(each.text) and each.text.endswith("文件"))
        ):
            return each
    return None


def _title(shown: Sequence[Paragraph]) -> tuple[int, int]:
    """From where to where the title goes; nowhere, at the end of the letterhead, if there is none."""
    start = 0
    for at, each in enumerate(shown[:_HEAD]):
        text = each.text
        if heading_of(each) or (len(text) > _LONGEST_HEADING and text.endswith("。")):
            break
        if _is_head(each):
            start = at + 1
    end = start
    text = ""
    for each in shown[start : start + _MOST_TITLE_LINES]:
        if not _may_be_title(each) or (text and not _alike(each, shown[start])):
            break
        end += 1
        text += each.text
        if _TITLE_END.search(text):
            return start, end
    if end > start and not _stands_out(shown[start]):
        end = start
    return start, end


def _is_head(paragraph: Paragraph) -> bool:
    """Whether it can only stand above the title."""
    return bool(
        NUMBER.search(paragraph.raw)
        or SIGNERS.search(paragraph.raw)
        or any(each.fullmatch(paragraph.text) for each in (_COPY_NUMBER, _SECRECY, _URGENCY))
        or _is_mark(paragraph)
    )


def _counts(paragraph: Paragraph) -> bool:
    """Whether it may be an element of the document: what text boxes hold is one only at head and foot."""
    return paragraph.where != "box" or _is_head(paragraph) or bool(_IMPRINT.match(paragraph.text))


def _is_aside(paragraph: Paragraph) -> bool:
    """Whether it is a short line in the middle: a date below the title, the caption of a table."""
    text = paragraph.text
    is_line = len(text) <= _LONGEST_OFFICE and not text.endswith(_SENTENCE_END)
    return is_line and paragraph.look.alignment == "center" and not heading_of(paragraph)


def _date_in_table(shown: Sequence[Paragraph], annexes: Sequence[Paragraph]) -> Paragraph | None:
    """成文日期 where 署名 and date are set with a table; those of annexes do not count."""
    last = annexes[0].number if annexes else None
    cells = (each for each in reversed(shown) if each.where == "table" and DATE.fullmatch(each.text))
    return next((each for each in cells if last is None or each.number < last), None)


def _is_mark(paragraph: Paragraph) -> bool:
    """Whether it looks like 发文机关标志: a line in red, or one that ends with 文件."""
    text = paragraph.text
    is_line = len(text) <= _LONGEST_OFFICE and not text.endswith(_SENTENCE_END)
    return is_line and (is_red(paragraph) or (text.endswith("文件") and not text.startswith("关于")))


def _may_be_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        paragraph.where == "text"
        and not text.endswith(_SENTENCE_END)
        and not heading_of(paragraph)
        and not DATE.fullmatch(text)
    )


def _alike(paragraph: Paragraph, first: Paragraph) -> bool:
    return paragraph.size == first.size and paragraph.look.alignment == first.look.alignment


def _stands_out(paragraph: Paragraph) -> bool:
    return paragraph.size >= _LARGE or paragraph.look.alignment == "center"


def _is_addressees(paragraph: Paragraph) -> bool:
    return bool(
        _ADDRESSEES.fullmatch(paragraph.text)
        and not _SENTENCE_WORDS.search(paragraph.text)
        and not heading_of(paragraph)
    )


def _is_label(shown: Sequence[Paragraph], at: int, fresh: AbstractSet[int]) -> bool:
    """Whether it is the word 附件 at the head of an annex: alone on its line, and no list follows it."""
    if not _ANNEX_LABEL.fullmatch(shown[at].text):
        return False
    return id(shown[at]) in fresh or not any(_ANNEX_ITEM.match(each.text) for each in shown[at + 1 : at + 2])


def fresh_pages(content: Content) -> frozenset[int]:
    """The ids of the paragraphs that are the first to show something on a page that was asked for."""
    found: set[int] = set()
    fresh = False
    for each in content.paragraphs:
        fresh |= each.starts_page
        if each.text and fresh:
            found.add(id(each))
            fresh = False
    return frozenset(found)


def _imprint(shown: Sequence[Paragraph]) -> int:
    """Where 版记 begins: its first line of those near the end, in text, table or box."""
    last = len(shown)
    for at in range(len(shown) - 1, max(len(shown) - 8, 0), -1):
        if _IMPRINT.match(shown[at].text):
            last = at
    # In a table, cells in front of the line that tells it are part of it.
    while 0 < last < len(shown) and shown[last - 1].row and shown[last - 1].row == shown[last].row:
        last -= 1
    return last


@dataclass(frozen=True, slots=True)
class _Closing:
    """What comes between the text and the annexes, and where it starts."""

    start: int
    annex_list: tuple[Paragraph, ...] = ()
    office: Paragraph | None = None
    date: Paragraph | None = None
    remark: Paragraph | None = None

    @classmethod
    def of(cls, rest: Sequence[Paragraph]) -> "_Closing":
        end = len(rest)
        remark = date = office = None
        if end > 1 and _BRACKETED.fullmatch(rest[end - 1].text) and not DATE.fullmatch(rest[end - 1].text):
            end -= 1
            remark = rest[end]
        if end and DATE.fullmatch(rest[end - 1].text):
            end -= 1
            date = rest[end]
        if end and _is_office(rest[end - 1]) and (date or _stands_right(rest[end - 1])):
            end -= 1
            office = rest[end]
        listed: tuple[Paragraph, ...] = ()
        for at in range(end - 1, -1, -1):
            if _ANNEX_LIST.match(rest[at].text) or (
                at + 1 < end
                and _ANNEX_LABEL.fullmatch(rest[at].text)
                and _ANNEX_ITEM.match(rest[at + 1].text)
            ):
                listed, end = tuple(rest[at:end]), at
                break
            if not _ANNEX_ITEM.match(rest[at].text):
                break
        return cls(end, listed, office, date, remark)


def _stands_right(paragraph: Paragraph) -> bool:
    look = paragraph.look
    return look.alignment in {"right", "center"} or look.indent("left", paragraph.size) > _FAR_IN


def _is_office(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        len(text) <= _LONGEST_OFFICE
        and not text.endswith(_SENTENCE_END)
        and not heading_of(paragraph)
        and (not _ANNEX_LIST.match(text) and not _ANNEX_ITEM.match(text))
    )
