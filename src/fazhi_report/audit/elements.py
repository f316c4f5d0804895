"""The elements of an official document (GB/T 9704—2012, clause 7), each told by its own text and look.

Rightly written or not: what is wrong with an element can be told only where it is known for what it is.
"""

import re
from dataclasses import dataclass

from fazhi_report.notation.element_marks import (
    ADDRESSEES,
    ANNEX_ITEM,
    ANNEX_LIST,
    COPY_NUMBER,
    DATE,
    LONGEST_OFFICE,
    NUMBER,
    OBSOLETE,
    ORDER_NUMBER,
    SECRECY,
    SENTENCE_END,
    SENTENCE_WORDS,
    SIGNERS,
    TITLE_END,
    UNDATED,
    URGENCY,
)
from fazhi_report.readers.docx import ReadParagraph

LEVELS = (
    re.compile(r"[一二三四五六七八九十百]+、"),
    re.compile(r"[（(][一二三四五六七八九十百]+[）)]"),
    re.compile(r"\d+[.．](?!\d)\s?"),
    re.compile(r"[（(]\d+[）)]"),
)
"""The numbers of headings, level by level (7.3.3)."""

LONGEST_HEADING = 50
"""Characters."""

_FAR_IN = 5  # characters from the left beyond which a line is no paragraph of the text
_LARGE = 18  # points
_MIDDLE = tuple("；：，、")
_WITH_FACES = 2  # levels of headings that have a face of their own
_HEADING_FACES = re.compile("黑|楷|hei|kai", re.IGNORECASE)
_RED = re.compile(r"(?:[89A-F][0-9A-F])(?:[0-4][0-9A-F]){2}")


@dataclass(frozen=True, slots=True)
class HeadingShape:
    """A heading: its level, where it ends in the text as typed, and whether text runs on behind it.

    `numbered` is whether its number tells the level; else its place in the outline does.
    """

    paragraph: ReadParagraph
    level: int
    start: int
    end: int
    numbered: bool = True

    @property
    def runs_in(self) -> bool:
        """Whether text follows in the same paragraph."""
        return bool(self.paragraph.raw[self.end :].strip())


def is_red(paragraph: ReadParagraph) -> bool:
    """Whether its text is red."""
    return any(is_red_colour(piece.look.colour) for piece in paragraph.visible)


def is_red_colour(colour: str) -> bool:
    """Whether a colour, as six hexadecimal digits, is a red."""
    return bool(_RED.fullmatch(colour.upper()))


def heading_of(paragraph: ReadParagraph) -> HeadingShape | None:
    """The heading that a paragraph is or begins with.

    A numbered paragraph of a single sentence is an item of a list, and none, unless it is short and does not
    end like a sentence, or stands in the outline, or is not set as text is.
    """
    raw = paragraph.raw
    start = len(raw) - len(raw.lstrip())
    last = len(raw.rstrip())
    level = next((level for level, number in enumerate(LEVELS, start=1) if number.match(raw, start)), 0)
    if not level:
        return None
    stop = raw.find("。", start)
    if stop < 0 or stop == last - 1:
        short = last - start <= LONGEST_HEADING
        ends = raw.rstrip().endswith(SENTENCE_END)
        whole = short and (
            not ends or paragraph.look.outline or (stop > 0 and _stands_apart(paragraph, level))
        )
        return HeadingShape(paragraph, level, start, last) if whole else None
    return HeadingShape(paragraph, level, start, stop + 1) if stop - start <= LONGEST_HEADING else None


def outlined(paragraph: ReadParagraph) -> HeadingShape | None:
    """The heading without a number that stands in the outline as one, if it is one line."""
    raw = paragraph.raw
    start, last = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    level = paragraph.look.outline
    is_line = 0 < last - start <= LONGEST_HEADING and not paragraph.raw[:last].endswith(_MIDDLE)
    if not (0 < level <= len(LEVELS) and is_line and "。" not in paragraph.raw[start : last - 1]):
        return None
    return HeadingShape(paragraph, level, start, last, numbered=False)


def _stands_apart(paragraph: ReadParagraph, level: int) -> bool:
    """Whether a line is set in a face of headings all through, where its level has one that text has not."""
    return level <= _WITH_FACES and all(
        _HEADING_FACES.search(piece.look.east_asian) for piece in paragraph.visible
    )


def obsolete(paragraph: ReadParagraph) -> str:
    """What a line is called that documents had once; "" for any other."""
    return next((name for name, pattern in OBSOLETE.items() if pattern.fullmatch(paragraph.text)), "")


def is_head(paragraph: ReadParagraph) -> bool:
    """Whether it can only stand above the title."""
    return bool(
        NUMBER.search(paragraph.raw)
        or SIGNERS.search(paragraph.raw)
        or any(each.fullmatch(paragraph.text) for each in (COPY_NUMBER, SECRECY, URGENCY, ORDER_NUMBER))
        or _is_mark(paragraph)
    )


def is_aside(paragraph: ReadParagraph) -> bool:
    """Whether it is a short line in the middle: a date below the title, the caption of a table."""
    text = paragraph.text
    is_line = len(text) <= LONGEST_OFFICE and not text.endswith(SENTENCE_END)
    return is_line and paragraph.look.alignment == "center" and not heading_of(paragraph)


def _is_mark(paragraph: ReadParagraph) -> bool:
    """Whether it looks like 发文机关标志: a large line in red, or one that ends with 文件."""
    text = paragraph.text
    is_line = len(text) <= LONGEST_OFFICE and not text.endswith(SENTENCE_END)
    is_title = "关于" in text or TITLE_END.search(text)
    is_large = is_red(paragraph) and paragraph.size >= _LARGE
    return is_line and not is_title and (is_large or text.endswith("文件"))


def is_date(paragraph: ReadParagraph) -> bool:
    """Whether it is a date, rightly written or not, or one to be filled in."""
    return bool(DATE.fullmatch(paragraph.text) or UNDATED.fullmatch(paragraph.text))


def is_contents(paragraph: ReadParagraph) -> bool:
    """Whether it is a line of a table of contents, which repeats headings."""
    return any(piece.field in {"TOC", "PAGEREF"} for piece in paragraph.pieces)


def may_be_title(paragraph: ReadParagraph) -> bool:
    """Whether it may be a line of the title: no sentence, no heading, no date."""
    text = paragraph.text
    return (
        paragraph.where == "text"
        and not text.endswith(SENTENCE_END)
        and not heading_of(paragraph)
        and not DATE.fullmatch(text)
    )


def stands_out(paragraph: ReadParagraph) -> bool:
    """Whether it is set as titles are: large, or in the middle."""
    return paragraph.size >= _LARGE or paragraph.look.alignment == "center"


def is_addressees(paragraph: ReadParagraph) -> bool:
    """Whether it names offices and ends with a colon, and leads in no list."""
    return bool(
        ADDRESSEES.fullmatch(paragraph.text)
        and not SENTENCE_WORDS.search(paragraph.text)
        and not heading_of(paragraph)
    )


def stands_right(paragraph: ReadParagraph) -> bool:
    """Whether it is set as 署名 is: to the right, in the middle, or far in."""
    look = paragraph.look
    return look.alignment in {"right", "center"} or look.indent("left", paragraph.size) > _FAR_IN


def is_office(paragraph: ReadParagraph) -> bool:
    """Whether it may be 署名: a short line that is no sentence, heading or annex."""
    text = paragraph.text
    return (
        len(text) <= LONGEST_OFFICE
        and not text.endswith(SENTENCE_END)
        and not heading_of(paragraph)
        and (not ANNEX_LIST.match(text) and not ANNEX_ITEM.match(text))
    )
