"""What stands between the text and the annexes: annexes listed, 署名, 成文日期, 附注."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_report.audit.elements import is_date, is_office, stands_right
from fazhi_report.notation.element_marks import ANNEX_ITEM, ANNEX_LABEL, ANNEX_LIST, DATE, UNDATED
from fazhi_report.readers.docx import ReadParagraph

_BRACKETED = re.compile(r"[（(].*[）)]")
_REMARKS = 2  # lines that 附注 has at most
_REMARK = re.compile(
    r"联\s{0,4}系\s{0,4}(?:人|电\s{0,4}话)\s{0,4}[：:]|此件(?:公开|依申请公开|不予公开|主动公开|发至)"
)
_LAST_LINE = re.compile(r"\n([^\n]*)\Z")


def is_remark(text: str) -> bool:
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


def _stands_with_others(paragraph: ReadParagraph) -> bool:
    """Whether it may be 署名 of other offices: to the right, or two on a line."""
    return stands_right(paragraph) or "\t" in paragraph.raw.strip()


@dataclass(frozen=True, slots=True)
class ClosingElements:
    """What comes between the text and the annexes, and where it starts."""

    start: int
    annex_list: tuple[ReadParagraph, ...] = ()
    office: ReadParagraph | None = None
    date: ReadParagraph | None = None
    remark: ReadParagraph | None = None

    @classmethod
    def of(cls, rest: Sequence[ReadParagraph]) -> "ClosingElements":
        """Tell it from the end of the text."""
        end = len(rest)
        remark = date = office = None
        while end > 1 and len(rest) - end < _REMARKS and is_remark(rest[end - 1].text):
            end -= 1
            remark = rest[end]
        if end and is_date(rest[end - 1]):
            end -= 1
            date = rest[end]
        if end and is_office(rest[end - 1]) and (date or _stands_alone(rest[end - 1])):
            end -= 1
            office = rest[end]
        while office and date and end and is_office(rest[end - 1]) and _stands_with_others(rest[end - 1]):
            end -= 1  # of several offices that issue it together
        if office and not date and end and is_date(rest[end - 1]):
            end -= 1
            date = rest[end]
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


def dated(office: ReadParagraph | None) -> ReadParagraph | None:
    """署名 that has the date behind a soft break."""
    last = _LAST_LINE.search(office.raw.rstrip()) if office else None
    return office if last and DATE.fullmatch(last[1].strip()) else None
