"""Which line is a heading, and which begins with one: by its number, its style, its look, its 。."""

import re
from itertools import pairwise
from typing import NamedTuple

from fazhi_report.document import Block, Heading, Paragraph
from fazhi_report.readers.source_lines import SourceLine, cut

_ORDINAL = "[一二三四五六七八九十百零〇]{1,9}"
# 一、二审案件, 二、三级水源保护区: two of a kind at the beginning of a sentence.
_TWO_OF_A_KIND = "|".join(map("、".join, pairwise("一二三四五六七八九十")))
_KIND = "级|类|线|期|等|档|审|季度|产业|批|号"
# Also the wrong forms of each level, so that rules can name them.
_NUMBERS = (
    (1, re.compile(rf"(?!(?:{_TWO_OF_A_KIND})(?:{_KIND})){_ORDINAL}(?:、|[，．.,](?!\d))")),
    (2, re.compile(rf"[（(]{_ORDINAL}[）)][、，．.,]?")),
    (3, re.compile(r"\d{1,2}[．.、](?!\d(?!\d{3}年))")),
    (4, re.compile(r"[（(]\d{1,2}[）)][、，．.,]?")),
)
_ITEM = re.compile(r"(?:[一二三四五六七八九十]{1,3}|其[一二三四五六])是|第[一二三四五六七八九十]{1,3}[，、]")
_WITH_COLON = re.compile("[^，。；：]{2,25}：(?=.)")
_STOPS = ("。", "！", "？")
_ENDS = (*_STOPS, "；", "：", "，", "、")
LONGEST = 60
"""Characters that a heading has at most where nothing but 。 tells where it ends."""

_LONGEST_LEAD = 40
_SHORT_SENTENCE = 10  # characters: what ends before them may be the rest of a heading
_LEVELS = 4


class HeadingPart(NamedTuple):
    """The heading that a line is or begins with: its level, its number as printed, where it ends."""

    level: int
    number: str
    end: int


def number_of(text: str) -> tuple[int, str] | None:
    """The level and number that a text begins with."""
    found = ((level, match[0]) for level, pattern in _NUMBERS if (match := pattern.match(text)))
    return next(found, None)


def heading_in(line: SourceLine, level: int = 0, shift: int = 0) -> HeadingPart | None:
    """The heading that a line is or begins with.

    `level` is that of the heading before it; the outline of the document begins `shift` levels above 一、.
    """
    text = line.text
    if line.cells:
        return None
    numbered = number_of(text)
    if numbered and len(numbered[1]) < len(text):
        return HeadingPart(*numbered, _end(line, len(numbered[1])))
    if line.outline and len(text) <= LONGEST and not text.endswith(_ENDS):
        return HeadingPart(min(max(line.outline - shift, 1), _LEVELS), "", len(text))
    if _leads(line):
        below = line.lead_level or min(max(level + 1, 2), _LEVELS)
        return HeadingPart(below, "", _trimmed(text, line.lead))
    return None


def _end(line: SourceLine, number: int) -> int:
    """Where the heading ends that a line begins with, whose number takes so many characters."""
    text = line.text
    lead = _trimmed(text, line.lead)
    if number < lead < len(text) and text[lead - 1] in "。：":
        return lead
    stop = text.find("。", number) + 1
    colon = _WITH_COLON.match(text, number)
    if colon and (not stop or colon.end() < stop):
        return colon.end()
    return stop if 0 < stop <= LONGEST else len(text)


def _leads(line: SourceLine) -> bool:
    """Whether a line begins with a heading that has no number, and nothing but its look."""
    lead = _trimmed(line.text, line.lead)
    return (
        0 < lead < len(line.text)
        and lead <= _LONGEST_LEAD
        and line.text[lead - 1] in "。："
        and not _ITEM.match(line.text)
    )


def _trimmed(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def block(line: SourceLine, heading: HeadingPart | None) -> Block:
    """A line as a block of a document."""
    if heading is None:
        return Paragraph(line.runs)
    level, number, end = heading
    made = Heading(level, number, cut(line.runs, len(number), end))
    return Paragraph(cut(line.runs, end), made) if end < len(line.text) else made


def broken(line: SourceLine) -> list[SourceLine]:
    """The paragraphs that a line really is whose author broke it softly where a paragraph should end.

    Elsewhere, as in the middle of a sentence, such a break is nothing.
    """
    if not line.breaks or line.cells:
        return [line]
    starts = [0]
    for at, following in pairwise((*line.breaks, len(line.text))):
        is_short = at - starts[-1] <= LONGEST
        before = line.text[starts[-1] if is_short else at - LONGEST : at].rstrip()
        behind = line.text[at:following].strip()
        heads = is_short and number_of(before) and behind.find("。") > _SHORT_SENTENCE
        if before and behind and (before.endswith((*_STOPS, "；", "：")) or heads or number_of(behind)):
            starts.append(at)
    parts = (line.part(start, end) for start, end in pairwise((*starts, len(line.text))))
    return [part for part in parts if part.text]
