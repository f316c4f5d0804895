"""Which paragraph is what: the elements of an official document (GB/T 9704—2012, clause 7) by their text.

Documents of others have styles of any name, or none; so text and place count first, and the look only where
these leave it open.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from fazhi_report.audit.elements import (
    LONGEST_HEADING,
    HeadingShape,
    heading_of,
    is_addressees,
    is_aside,
    is_contents,
    is_date,
    is_head,
    is_office,
    is_red,
    may_be_title,
    obsolete,
    outlined,
    stands_out,
    stands_right,
)
from fazhi_report.notation.element_marks import (
    ANNEX_ITEM,
    ANNEX_LABEL,
    ANNEX_LIST,
    COPY_NUMBER,
    DATE,
    IMPRINT,
    LONGEST_OFFICE,
    NUMBER,
    ORDER_NUMBER,
    SECRECY,
    SENTENCE_END,
    SIGNERS,
    TITLE_END,
    UNDATED,
    URGENCY,
)
from fazhi_report.readers.docx import Content, ReadParagraph

_MARK = re.compile(r".{2,60}(?:文\s*件|委员会|政府|局|厅|办公室)")
_BRACKETED = re.compile(r"[（(].*[）)]")
_MOST_TITLE_LINES = 5
_HEAD = 14  # paragraphs with text in which a letterhead must have come
_MARK_SIZE = 26
_REMARKS = 2  # lines that 附注 has at most
_REMARK = re.compile(
    r"联\s{0,4}系\s{0,4}(?:人|电\s{0,4}话)\s{0,4}[：:]|此件(?:公开|依申请公开|不予公开|主动公开|发至)"
)
_SENTENCE = 20  # characters
_OFFICES_TO_A_DATE = 2  # that a table has at most which sets 署名 and date


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The elements of a document; () or None for one that is not there.

    `tabled` are the sentences of the text that are set in tables, `dateline` is a date below the title,
    `kind` what the title calls the document (报告, 通知), "" where it says nothing.
    """

    head: tuple[ReadParagraph, ...] = ()
    mark: ReadParagraph | None = None
    number: tuple[ReadParagraph, ...] = ()
    signers: tuple[ReadParagraph, ...] = ()
    secrecy: ReadParagraph | None = None
    urgency: ReadParagraph | None = None
    copy_number: ReadParagraph | None = None
    title: tuple[ReadParagraph, ...] = ()
    addressees: ReadParagraph | None = None
    headings: tuple[HeadingShape, ...] = ()
    body: tuple[ReadParagraph, ...] = ()
    annex_list: tuple[ReadParagraph, ...] = ()
    office: ReadParagraph | None = None
    date: ReadParagraph | None = None
    remark: ReadParagraph | None = None
    labels: tuple[ReadParagraph, ...] = ()
    annexes: tuple[ReadParagraph, ...] = ()
    imprint: tuple[ReadParagraph, ...] = ()
    tabled: tuple[ReadParagraph, ...] = ()
    dateline: ReadParagraph | None = None
    kind: str = ""

    @property
    def is_submission(self) -> bool:
        """Whether it has what only a document has that is sent to another office."""
        return bool(self.number or self.signers or self.mark)


def structure(content: Content) -> Arrangement:
    """Tell the elements of a document apart."""
    shown = [each for each in content.paragraphs if each.text and not obsolete(each) and _counts(each)]
    imprint_at = _imprint(shown)
    shown, imprint = shown[:imprint_at], tuple(shown[imprint_at:])
    title_at, title_end = _title(shown)
    head = tuple(shown[:title_at])
    number = tuple(each for each in head if NUMBER.search(each.raw))
    signers = tuple(_signers(head))
    rest = [each for each in shown[title_end:] if each.where == "text"]
    above = list(takewhile(_is_below_title, rest))
    rest = rest[len(above) :]
    addressees = rest[0] if rest and is_addressees(rest[0]) else None
    rest = rest[1:] if addressees else list(dropwhile(is_aside, rest))
    fresh = fresh_pages(content)
    label_at = next((at for at in range(len(rest)) if _is_label(rest, at, fresh)), len(rest))
    rest, annexes = rest[:label_at], tuple(rest[label_at:])
    labels = tuple(each for at, each in enumerate(annexes) if _is_label(annexes, at, fresh))
    closing = _Closing.of(rest)
    body = tuple(each for each in rest[: closing.start] if not is_aside(each))
    date = closing.date or _date_in_table(shown[title_end:], annexes)
    return Arrangement(
        head=head,
        mark=_mark(head, number),
        number=number,
        signers=signers,
        secrecy=_first(head, SECRECY),
        urgency=_first(head, URGENCY),
        copy_number=_first(head, COPY_NUMBER),
        title=tuple(shown[title_at:title_end]),
        addressees=addressees,
        headings=tuple(heading for each in body if (heading := heading_of(each) or outlined(each))),
        body=body,
        annex_list=closing.annex_list,
        office=closing.office,
        date=date,
        remark=closing.remark,
        labels=labels,
        annexes=annexes,
        imprint=imprint,
        tabled=tuple(_tabled(content, shown[title_end:], annexes)),
        dateline=next((each for each in above if DATE.fullmatch(each.text)), None),
        kind=_kind(shown[title_at:title_end]),
    )


def _kind(title: Sequence[ReadParagraph]) -> str:
    found = TITLE_END.search("".join(each.text.replace(" ", "") for each in title))
    return _BRACKETED.sub("", found[0]) if found else ""


def _is_below_title(paragraph: ReadParagraph) -> bool:
    """Whether it is a line that stands between title and text on the page of a web site: a number, a date."""
    text = paragraph.text
    is_line = len(text) <= LONGEST_OFFICE and not text.endswith(SENTENCE_END)
    return is_line and bool(
        DATE.fullmatch(text) or (NUMBER.search(text) and text.rstrip("）)").endswith("号"))
    )


def _tabled(
    content: Content, shown: Sequence[ReadParagraph], annexes: Sequence[ReadParagraph]
) -> Iterator[ReadParagraph]:
    """Sentences in tables that hold the text: of one column, in front of the annexes."""
    last = annexes[0].number if annexes else None
    tables: dict[int, set[int]] = {}
    for each in content.paragraphs:
        tables.setdefault(each.table, set()).update(
            {content.rows[each.row].cells} if each.row in content.rows else ()
        )
    for each in shown:
        is_sentence = len(each.text) >= _SENTENCE and each.text.endswith(SENTENCE_END)
        in_column = each.where == "table" and tables[each.table] == {1}
        if is_sentence and in_column and (last is None or each.number < last):
            yield each


def _first(paragraphs: Sequence[ReadParagraph], pattern: re.Pattern[str]) -> ReadParagraph | None:
    return next((each for each in paragraphs if pattern.fullmatch(each.text)), None)


def _signers(head: Sequence[ReadParagraph]) -> Iterator[ReadParagraph]:
    """The paragraph that names 签发人, and where they take several lines, those up to the title."""
    rows = iter(head)
    for each in rows:
        if SIGNERS.search(each.raw):
            yield each
            yield from takewhile(lambda other: not NUMBER.search(other.raw) and not other.look.borders, rows)
            return


def _mark(head: Sequence[ReadParagraph], number: Sequence[ReadParagraph]) -> ReadParagraph | None:
    """发文机关标志: what is large or red above 发文字号."""
    above = list(takewhile(lambda each: each not in number, head))
    for each in reversed(above):
        named = bool(_MARK.fullmatch(each.text)) and each.text.endswith("文件")
        stands_out_here = is_red(each) or each.size >= _MARK_SIZE if number else is_head(each)
        if not SIGNERS.search(each.raw) and not _is_small(each) and (named or stands_out_here):
            return each
    return None


def _is_small(paragraph: ReadParagraph) -> bool:
    """Whether it is one of the lines above 发文机关标志, or a number."""
    small = (COPY_NUMBER, SECRECY, URGENCY, ORDER_NUMBER)
    return any(each.fullmatch(paragraph.text) for each in small) or bool(NUMBER.search(paragraph.raw))


def _title(shown: Sequence[ReadParagraph]) -> tuple[int, int]:
    """From where to where the title goes; nowhere, at the end of the letterhead, if there is none."""
    start = 0
    for at, each in enumerate(shown[:_HEAD]):
        text = each.text
        if heading_of(each) or (len(text) > LONGEST_HEADING and text.endswith("。")):
            break
        if is_head(each):
            if NUMBER.search(each.raw) and _is_whole_title(shown[start:at]):
                break
            start = at + 1
    end = start
    text = ""
    for each in shown[start : start + _MOST_TITLE_LINES]:
        if not may_be_title(each) or (text and not _alike(each, shown[start])):
            break
        end += 1
        text += each.text
        if TITLE_END.search(text):
            return start, end
    if end > start and not stands_out(shown[start]):
        end = start
    return start, end


def _is_whole_title(lines: Sequence[ReadParagraph]) -> bool:
    """Whether the lines above a number are the title: sites on the web set the number below it."""
    text = "".join(each.text for each in lines)
    return bool("关于" in text and TITLE_END.search(text) and not any(map(is_red, lines)))


def _counts(paragraph: ReadParagraph) -> bool:
    """Whether it may be an element of the document: what text boxes hold is one only at head and foot."""
    if is_contents(paragraph):
        return False
    return paragraph.where != "box" or is_head(paragraph) or bool(IMPRINT.match(paragraph.text))


def _date_in_table(shown: Sequence[ReadParagraph], annexes: Sequence[ReadParagraph]) -> ReadParagraph | None:
    """成文日期 where 署名 and date are set with a table, behind the text; those of annexes do not count."""
    last = annexes[0].number if annexes else None
    before = [each for each in shown if last is None or each.number < last]
    behind = dropwhile(lambda each: _is_remark(each.text), reversed(before))
    tail = list(takewhile(lambda each: each.where == "table", behind))
    if not tail or not is_date(tail[0]):
        return None
    alike = [each for each in tail if each.table == tail[0].table]
    dates = sum(map(is_date, alike))
    return tail[0] if len(alike) - dates <= _OFFICES_TO_A_DATE * dates else None


def _alike(paragraph: ReadParagraph, first: ReadParagraph) -> bool:
    return paragraph.size == first.size and paragraph.look.alignment == first.look.alignment


def _is_label(shown: Sequence[ReadParagraph], at: int, fresh: AbstractSet[int]) -> bool:
    """Whether it is the word 附件 at the head of an annex: alone on its line, and no list follows it."""
    if not ANNEX_LABEL.fullmatch(shown[at].text):
        return False
    return id(shown[at]) in fresh or not any(ANNEX_ITEM.match(each.text) for each in shown[at + 1 : at + 2])


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


def _imprint(shown: Sequence[ReadParagraph]) -> int:
    """Where 版记 begins: its first line of those near the end, in text, table or box."""
    last = len(shown)
    for at in range(len(shown) - 1, max(len(shown) - 8, 0), -1):
        if IMPRINT.match(shown[at].text):
            last = at
    # In a table, cells in front of the line that tells it are part of it.
    while 0 < last < len(shown) and shown[last - 1].row and shown[last - 1].row == shown[last].row:
        last -= 1
    return last


def _stands_with_others(paragraph: ReadParagraph) -> bool:
    """Whether it may be 署名 of other offices: to the right, or two on a line."""
    return stands_right(paragraph) or "\t" in paragraph.raw.strip()


def _is_remark(text: str) -> bool:
    """Whether a line behind the date is 附注: in brackets, or saying what only 附注 says."""
    return (
        not UNDATED.fullmatch(text)
        and not DATE.fullmatch(text)
        and bool(_BRACKETED.fullmatch(text) or _REMARK.match(text))
    )


def _stands_alone(paragraph: ReadParagraph) -> bool:
    """Whether a last line without a date below it is set as 署名 is, and as nothing else."""
    in_the_middle = paragraph.look.alignment == "center" or paragraph.label
    return stands_right(paragraph) and not in_the_middle and not paragraph.text[-1].isdigit()


@dataclass(frozen=True, slots=True)
class _Closing:
    """What comes between the text and the annexes, and where it starts."""

    start: int
    annex_list: tuple[ReadParagraph, ...] = ()
    office: ReadParagraph | None = None
    date: ReadParagraph | None = None
    remark: ReadParagraph | None = None

    @classmethod
    def of(cls, rest: Sequence[ReadParagraph]) -> "_Closing":
        end = len(rest)
        remark = date = office = None
        while end > 1 and len(rest) - end < _REMARKS and _is_remark(rest[end - 1].text):
            end -= 1
            remark = rest[end]
        if end and is_date(rest[end - 1]):
            end -= 1
            date = rest[end]
        if end and is_office(rest[end - 1]) and (date or _stands_alone(rest[end - 1])):
            end -= 1
            office = rest[end]
        if office and not date and end and is_date(rest[end - 1]):
            end -= 1
            date = rest[end]
        while office and end and is_office(rest[end - 1]) and _stands_with_others(rest[end - 1]):
            end -= 1  # of several offices that issue it together
        listed: tuple[ReadParagraph, ...] = ()
        for at in range(end - 1, -1, -1):
            if ANNEX_LIST.match(rest[at].text) or (
                at + 1 < end and ANNEX_LABEL.fullmatch(rest[at].text) and ANNEX_ITEM.match(rest[at + 1].text)
            ):
                listed, end = tuple(rest[at:end]), at
                break
            if not ANNEX_ITEM.match(rest[at].text):
                break
        return cls(end, listed, office, date, remark)
