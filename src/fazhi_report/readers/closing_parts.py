"""What stands below the text: 附件说明, 署名, 成文日期, 附注, 版记."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_report.document import Imprint, Signature
from fazhi_report.notation.element_marks import (
    ANNEX_ITEM,
    ANNEX_LABEL,
    ANNEX_LIST,
    DATE,
    IMPRINT,
    LONGEST_OFFICE,
    SENTENCE_END,
)
from fazhi_report.readers.heading_parts import number_of
from fazhi_report.readers.opening_parts import OFFICE, Signed
from fazhi_report.readers.source_lines import SourceLine

_BRACKETED = re.compile(r"\A[（(].*[）)]")
_LINES_OF_IMPRINT = 8
_MOST_OFFICES = 3
_A_DATE = DATE.pattern.removeprefix(r"\A")
_OFFICE_AND_DATE = re.compile(rf"\A(?P<office>\S.{{1,39}}?)[\s\u3000]{{1,40}}(?P<date>{_A_DATE})")
_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送|印\s*送)\s*[：:]\s*(?P<names>[^。]*)。?\s*(?P<rest>.*)")
_PRINTED = re.compile(
    r"\A(?P<office>.{0,60}?)[\s\u3000]{0,40}"
    r"(?P<date>[\d０-９〇一二三四五六七八九十]{0,4}\s{0,4}年.{0,20}印\s{0,4}发)\s{0,9}$"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What comes between the text and the annexes, line by line, and where it starts."""

    start: int
    annex_list: tuple[SourceLine, ...] = ()
    offices: tuple[SourceLine, ...] = ()
    dates: tuple[SourceLine, ...] = ()
    remark: SourceLine | None = None
    signature: Signature | None = None


def closing_of(rest: Sequence[SourceLine], above: Signed) -> Closing:
    """The closing of a text, with the signature that may stand above it, below the title."""
    end = len(rest)
    remark: SourceLine | None = None
    if end > 1 and _BRACKETED.fullmatch(rest[end - 1].text.strip()) and not _is_date(rest[end - 1]):
        end -= 1
        remark = rest[end]
    signed, lines = _signed(rest[:end])
    end -= lines
    if remark and not signed.count and remark.side != "right":
        # The last paragraph of the text in brackets is no 附注 where nobody signed above it, as 附注 wants.
        end, remark = end + 1, None
    start = _list_start(rest, end)
    both = Signed((*above.offices, *signed.offices), (*above.dates, *signed.dates))
    return Closing(start, tuple(rest[start:end]), signed.offices, signed.dates, remark, _signature(both))


def _signed(rest: Sequence[SourceLine]) -> tuple[Signed, int]:
    """署名 and 成文日期 at the end of some lines, and how many lines they take."""
    last = rest[-1] if rest else None
    if last is None:
        return Signed(), 0
    text = last.text.strip()
    if (whole := _OFFICE_AND_DATE.fullmatch(text)) and _may_sign(whole["office"]):
        at = last.text.index(whole["date"], len(whole["office"]))
        return Signed((last.part(0, at),), (last.part(at),)), 1
    if _is_date(last):
        offices: tuple[SourceLine, ...] = ()
        for line in reversed(rest[-1 - _MOST_OFFICES : -1]):
            if not _signs(line, offices):
                break
            offices = (line, *offices)
        return Signed(offices, (last,)), 1 + len(offices)
    if last.side == "right" and _may_sign(text):
        return Signed((last,)), 1
    return Signed(), 0


def _signature(signed: Signed) -> Signature | None:
    if not signed.count:
        return None
    office = "\u3000".join(dict.fromkeys(line.text.strip() for line in signed.offices))
    dates = [line.text.strip().strip("（）()").strip() for line in signed.dates]
    return Signature(office, dates[-1] if dates else "")


def _is_date(line: SourceLine) -> bool:
    return bool(DATE.fullmatch(line.text.strip()))


def _signs(line: SourceLine, found: Sequence[SourceLine]) -> bool:
    """Whether a line above a date, or above an office that signs, is an office that signs."""
    text = line.text.strip()
    if line.cells or not _may_sign(text):
        return False
    return not found or bool(OFFICE.search(text))


def _may_sign(text: str) -> bool:
    return (
        len(text) <= LONGEST_OFFICE
        and not text.endswith(SENTENCE_END)
        and not number_of(text)
        and not ANNEX_LIST.match(text)
        and not ANNEX_ITEM.match(text)
    )


def _list_start(rest: Sequence[SourceLine], end: int) -> int:
    """Where the list of annexes begins that ends there; the same place where there is none."""
    for at in range(end - 1, -1, -1):
        text = rest[at].text.strip()
        follows = at + 1 < end and ANNEX_ITEM.match(rest[at + 1].text.strip())
        if ANNEX_LIST.match(text) or (ANNEX_LABEL.fullmatch(text) and follows):
            return at
        if not ANNEX_ITEM.match(text):
            break
    return end


def imprint_start(lines: Sequence[SourceLine]) -> int:
    """Where 版记 begins: its first line of those near the end."""
    first = len(lines)
    for at in range(len(lines) - 1, max(len(lines) - _LINES_OF_IMPRINT, 0), -1):
        text = lines[at].text.strip()
        if IMPRINT.match(text) and (_COPIES.match(text) or "。" not in text[:-1]):
            first = at
    return first


def imprint_of(lines: Sequence[SourceLine]) -> Imprint | None:
    """版记 as far as its lines tell; None without any."""
    if not lines:
        return None
    copies: tuple[str, ...] = ()
    office = date = ""
    goes_on = False
    for line in lines:
        text = line.text.strip()
        if match := _COPIES.match(text):
            copies += _names(match["names"])
            goes_on = "。" not in text
            text = match["rest"]
        if match := _PRINTED.match(text):
            office, date = match["office"].strip(), match["date"].strip()
        elif text and goes_on:
            copies += _names(text)
        elif text and not office:
            office = text
    return Imprint(copies, office, date)


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, re.split("[、，；,;。]", text)))
