"""Which lines may be the red rule below 发文字号 (GB/T 9704—2012, 7.2.7), and where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_report.audit.elements import is_red_colour
from fazhi_report.audit.gaps import gap, height
from fazhi_report.audit.layout_rule import AuditedDocument
from fazhi_report.readers.docx import Border, ReadParagraph

_LEAST_BLANKS = 12  # underlined blanks that are a rule


@dataclass(frozen=True, slots=True)
class HeadRule:
    """A line between letterhead and title.

    `colour` is "?" where it is not known. `short` are the points that it is shorter than the type area,
    `below` those from the characters of 发文字号 to it, `above` the least and the greatest distance to the
    title; None where the file does not tell.
    """

    colour: str
    is_plain: bool
    place: ReadParagraph
    short: float | None = None
    below: float | None = None
    above: tuple[float, float] | None = None

    @property
    def may_be_red(self) -> bool:
        """Whether it is red, or of a colour that is not known."""
        return self.colour == "?" or is_red_colour(self.colour)


def head_rules(subject: AuditedDocument) -> tuple[HeadRule, ...]:
    """The lines from 发文字号, or 发文机关标志, to the title."""
    region = _region(subject)
    return tuple(_found(subject, region)) if region else ()


def line_above(subject: AuditedDocument) -> ReadParagraph | None:
    """The last line of the letterhead: 发文字号, 签发人 or 发文机关标志."""
    told = subject.structure
    lines = [each for each in (*told.number, *told.signers, told.mark) if each]
    return max(lines, key=subject.content.paragraphs.index) if lines else None


def has_drawing(subject: AuditedDocument) -> bool:
    """Whether a drawing hangs anywhere above the text whose lines are not known."""
    return any(each.draws and not each.lines for each in _above_text(subject))


def _above_text(subject: AuditedDocument) -> Sequence[ReadParagraph]:
    every = subject.content.paragraphs
    title = subject.structure.title
    return every[: every.index(title[-1]) + 1] if title else ()


def _region(subject: AuditedDocument) -> Sequence[ReadParagraph]:
    above, last = _above_text(subject), line_above(subject)
    return above[above.index(last) :] if last in above else ()


def _found(subject: AuditedDocument, region: Sequence[ReadParagraph]) -> Iterator[HeadRule]:
    title = subject.structure.title[0]
    for each in _above_text(subject):
        room = subject.content.section(each).text_width
        for line in each.lines:
            yield HeadRule(line.colour, line.is_plain, each, room - line.length)
    rows = {each.row: each for each in region if each.row}
    for number, each in rows.items():
        row = subject.content.rows[number]
        if border := row.below:
            short = subject.content.section(each).text_width - row.width if row.width else None
            yield HeadRule(border.colour, border.is_plain, each, short)
    for each in region:
        if each.where == "text":
            yield from _of_paragraph(subject, region[0], each, title)
    for each in region:
        for piece in each.pieces:
            if piece.look.underlined and not piece.text.strip() and len(piece.text) >= _LEAST_BLANKS:
                yield HeadRule(piece.look.colour or "000000", is_plain=True, place=each)


def _of_paragraph(
    subject: AuditedDocument, last: ReadParagraph, each: ReadParagraph, title: ReadParagraph
) -> Iterator[HeadRule]:
    look, size = each.look, each.size or each.end_size or 1
    first = min(look.indent("first", size), 0)
    short = (look.indent("left", size) + first + look.indent("right", size)) * size
    lead = max(height(subject, last) - last.size, 0) / 2
    to_it = (0.0, 0.0) if each is last else gap(subject, last, each)
    to_title = (0.0, 0.0) if each is title else gap(subject, each, title)
    top, bottom = look.borders.get("top"), look.borders.get("bottom")
    if bottom and each is not title:
        inside = 0 if each is last else height(subject, each)
        below = None if to_it is None else lead + to_it[0] + inside + bottom.space
        yield _made(bottom, each, short, below, to_title)
    if top and each is not last:
        below = None if to_it is None else lead + to_it[0] - top.space
        inside = 0 if each is title else height(subject, each)
        above = None if to_title is None else (to_title[0] + inside, to_title[1] + inside)
        yield _made(top, each, short, below, above)


def _made(
    border: Border, place: ReadParagraph, short: float, below: float | None, above: tuple[float, float] | None
) -> HeadRule:
    return HeadRule(border.colour, border.is_plain, place, short, below, above)
