"""版头 in a DOCX: the lines above 发文机关标志, the mark, 发文字号 with 签发人, the red rule (7.2)."""

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from fazhi_report import gongwen
from fazhi_report.document import Letterhead
from fazhi_report.layout import width
from fazhi_report.writers.letterhead_styles import LINES_ABOVE_MARK
from fazhi_report.writers.paragraphs import add, add_text, paragraph
from fazhi_report.writers.styles import CELL, CHARACTER, TYPE_AREA_WIDTH, twips
from fazhi_report.writers.wordprocessing import (
    COPY_NUMBER_STYLE,
    ISSUER_MARK_STYLES,
    LETTERHEAD_LINE_STYLE,
    NO_RULE_STYLE,
    NUMBER_STYLE,
    RED_RULE_STYLE,
    SECRECY_STYLE,
    SIGNER_STYLE,
    URGENCY_STYLE,
)

_LABEL = "签发人："


def letterhead(head: Letterhead) -> Iterator[etree._Element]:
    """The paragraphs above the title."""
    lines = (
        (COPY_NUMBER_STYLE, head.copy_number),
        (SECRECY_STYLE, head.secrecy),
        (URGENCY_STYLE, head.urgency),
    )
    given = [paragraph(style, text) for style, text in lines if text]
    yield from given
    for _ in range(LINES_ABOVE_MARK - len(given)):
        yield paragraph(LETTERHEAD_LINE_STYLE)
    yield paragraph(mark_style(head.mark), "" if head.preprinted else head.mark)
    yield from _signers(head)
    yield paragraph(NO_RULE_STYLE if head.preprinted else RED_RULE_STYLE)


def mark_style(mark: str) -> str:
    """The style of the greatest 发文机关标志 that stands on one line; the smallest where none does."""
    needed = width(mark)
    fitting = (
        style
        for style, (size, scale) in zip(ISSUER_MARK_STYLES, gongwen.ISSUER_MARK_SIZES, strict=True)
        if needed * twips(size) * scale / 100 <= TYPE_AREA_WIDTH
    )
    return next(fitting, ISSUER_MARK_STYLES[-1])


def _signers(head: Letterhead) -> Iterator[etree._Element]:
    """The lines of 签发人, the number on the last of them (7.2.5, 7.2.6).

    One name ends where the style has its tab stop. Several stand in columns, whose places follow from the
    names: the only formatting that no style can hold.
    """
    each = round(gongwen.SIGNERS_PER_LINE.value)
    rows = [head.signers[start : start + each] for start in range(0, len(head.signers), each)]
    if len(head.signers) <= 1:
        yield _line(head.number, _LABEL, head.signers, [])
        return
    stops = _columns(rows)
    label = stops[0] - width(_LABEL) * CHARACTER
    for number, names in enumerate(rows):
        text = head.number if number == len(rows) - 1 else ""
        if number:
            yield _line(text, "", names, stops)
        else:
            yield _line(text, _LABEL, names, [label, *stops[1:]])


def _columns(rows: list[tuple[str, ...]]) -> list[float]:
    """Where the columns of names begin, in twips: the last one ends one character from the right."""
    names = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    wide = [each + gongwen.SIGNER_GAP.value for each in names[:-1]] + names[-1:]
    right = TYPE_AREA_WIDTH - gongwen.SIGNER_INSET.value * CELL
    return [right - sum(wide[column:]) * CHARACTER for column in range(len(wide))]


def _line(number: str, label: str, names: tuple[str, ...], stops: list[float]) -> etree._Element:
    line = paragraph(NUMBER_STYLE, number)
    if stops:
        tabs = add(line[0], "tabs")
        for stop in stops:
            add(tabs, "tab", val="left", pos=str(round(stop)))
    for column, signer in enumerate(names):
        add_text(line, "\t" if column else f"\t{label}")
        add_text(line, signer, SIGNER_STYLE)
    return line
