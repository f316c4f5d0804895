"""What stands above the text: letterhead, title, addressees, and a signature below the title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_report.document import Letterhead
from fazhi_report.notation.element_marks import (
    ADDRESSEES,
    COPY_NUMBER,
    DATE,
    LONGEST_OFFICE,
    NUMBER,
    SECRECY,
    SENTENCE_END,
    SENTENCE_WORDS,
    SIGNERS,
    TITLE_END,
    URGENCY,
)
from fazhi_report.readers.heading_parts import number_of
from fazhi_report.readers.source_lines import SourceLine

_HEAD = 14  # lines in which a letterhead must have come
_MOST_TITLE_LINES = 5
_MOST_PLAIN_LINES = 4
_LARGE = 18  # points
_NUMBER = re.compile(rf"[^\s，。；：《]{{0,20}}{NUMBER.pattern}")
_SIGNED = re.compile(r"签\s*发\s*人\s*[：:]?\s*")
_GAP = re.compile(r"[\s\u3000、]+")
_NO_NAME = re.compile("[，。；：、]|建设|推进|加强")
_MOST_SIGNING = 4
_TITLE_STOPS = ("。", "：", "；")
OFFICE = re.compile(
    r"(?:局|委|厅|部|院|办|署|站|所|中心|政府|委员会|人大|政协|法院|检察院|街道|镇|乡|公司|大队|支队|总队|办公室|办事处|管委会|党组|党委|领导小组|工委)$"
)
"""With what the name of an office ends."""


def is_number(text: str) -> bool:
    """Whether a line is 发文字号, with or without 签发人 behind it."""
    found = _NUMBER.match(text.strip())
    if not found:
        return False
    behind = text.strip()[found.end() :].strip()
    return not behind or bool(SIGNERS.match(behind))


def is_head(line: SourceLine) -> bool:
    """Whether a line can only stand above the title."""
    text = line.text.strip()
    return bool(
        is_number(text)
        or (SIGNERS.match(text) and len(text) <= LONGEST_OFFICE)
        or any(each.fullmatch(text) for each in (COPY_NUMBER, SECRECY, URGENCY))
        or _is_mark(line)
    )


def _is_mark(line: SourceLine) -> bool:
    """Whether it looks like 发文机关标志: a line in red, or one that ends with 文件."""
    text = line.text.strip()
    is_line = len(text) <= LONGEST_OFFICE and not text.endswith(SENTENCE_END)
    is_title = "关于" in text or TITLE_END.search(text)
    return is_line and not is_title and (line.red or text.endswith("文件"))


def title_place(lines: Sequence[SourceLine]) -> tuple[int, int]:
    """From where to where the title goes: lines that markup calls so, or up to the one that ends in 报告.

    Where no line does, the title is what stands out at the beginning, or else the first line. A line with
    a number and a sentence are none: the text has no title then.
    """
    start = 0
    for at, line in enumerate(lines[:_HEAD]):
        if line.is_title:
            marked = at
            while marked < len(lines) and lines[marked].is_title:
                marked += 1
            return at, marked
        if is_head(line):
            start = at + 1
        elif TITLE_END.search(line.text) or number_of(line.text) or line.text.endswith(_TITLE_STOPS):
            break
    return start, _title_end(lines, start)


def _title_end(lines: Sequence[SourceLine], start: int) -> int:
    text, end = "", start
    looks = start < len(lines) and lines[start].size > 0
    for line in lines[start : start + (_MOST_TITLE_LINES if looks else _MOST_PLAIN_LINES)]:
        if (
            number_of(line.text)
            or line.text.endswith(_TITLE_STOPS)
            or (text and not _alike(line, lines[start]))
        ):
            break
        end += 1
        text += line.text
        if TITLE_END.search(text):
            return end
    if looks and end > start:
        while end > start + 1 and not _stands_out(lines[end - 1]):
            end -= 1
        return end
    return min(start + 1, len(lines)) if end > start or _is_named(lines[start:]) else start


def _is_named(lines: Sequence[SourceLine]) -> bool:
    """Whether the first of some lines ends as titles do, but for a mark behind it, and has no number."""
    text = lines[0].text.rstrip("".join(_TITLE_STOPS)) if lines else ""
    return bool(TITLE_END.search(text)) and not number_of(text)


def _alike(line: SourceLine, first: SourceLine) -> bool:
    return line.size == first.size and (not (line.side and first.side) or line.side == first.side)


def _stands_out(line: SourceLine) -> bool:
    return line.size >= _LARGE or line.side == "center"


def addressed(line: SourceLine) -> bool:
    """Whether a line names offices and ends with a colon, and leads in no list."""
    text = line.text.strip()
    return bool(
        not line.cells
        and ADDRESSEES.fullmatch(text)
        and not SENTENCE_WORDS.search(text)
        and not number_of(text)
        and not text.startswith("附件")
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """署名 and 成文日期 that stand under the title, and how many lines they take."""

    offices: tuple[SourceLine, ...] = ()
    dates: tuple[SourceLine, ...] = ()

    @property
    def count(self) -> int:
        """The number of its lines."""
        return len(self.offices) + len(self.dates)


def signed_above(rest: Sequence[SourceLine], title: str) -> Signed:
    """The lines right below the title that are 署名 and 成文日期, in either order.

    The name of an office alone signs only where the title has it, or where it stands in the middle.
    """
    found = list(_signing(rest[:_MOST_SIGNING]))
    dates = tuple(line for line in found if DATE.fullmatch(line.text.strip()))
    offices = tuple(line for line in found if not DATE.fullmatch(line.text.strip()))
    known = dates or all(line.side in {"center", "right"} or line.text.strip() in title for line in offices)
    return Signed(offices, dates) if known else Signed()


def _signing(rest: Sequence[SourceLine]) -> Iterator[SourceLine]:
    for line in rest:
        text = line.text.strip()
        is_name = len(text) <= LONGEST_OFFICE and OFFICE.search(text) and not _NO_NAME.search(text)
        if line.cells or not (DATE.fullmatch(text) or (is_name and not number_of(text))):
            return
        yield line


def letterhead_of(head: Sequence[SourceLine]) -> Letterhead | None:
    """版头 as far as its lines tell; None where none of them is of one."""
    texts = [line.text.strip() for line in head]
    numbers = [found[0] for text in texts if is_number(text) and (found := _NUMBER.match(text))]
    signers = tuple(_signers(texts))
    secrecy, urgency, copy_number = (_matching(texts, each) for each in (SECRECY, URGENCY, COPY_NUMBER))
    others = [
        text
        for text in texts
        if text not in {secrecy, urgency, copy_number}
        and not _NUMBER.match(text)
        and not SIGNERS.search(text)
    ]
    if not (numbers or signers or secrecy or urgency or copy_number or any(map(_is_mark, head))):
        return None
    mark = others[-1] if others else ""
    return Letterhead(mark, numbers[0] if numbers else "", signers, copy_number, secrecy, urgency)


def _signers(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if match := _SIGNED.search(text):
            yield from filter(None, _GAP.split(_NUMBER.sub("", text[match.end() :])))


def _matching(texts: Sequence[str], pattern: re.Pattern[str]) -> str:
    return next((text for text in texts if pattern.fullmatch(text)), "")
