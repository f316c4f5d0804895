"""How far apart two paragraphs stand on a page, as far as can be told without setting it."""

from itertools import pairwise, takewhile

from fazhi_report.audit.layout_rule import AuditedDocument
from fazhi_report.audit.paper_rules import pitch_of
from fazhi_report.readers.docx import ReadParagraph

Gap = tuple[float, float]
"""The least and the greatest distance in points: spaces before and after may add up, or the larger counts."""


def height(subject: AuditedDocument, paragraph: ReadParagraph) -> float:
    """The height in points of a paragraph of one line, or of none, without the space around it."""
    return pitch_of(paragraph, subject.content.section(paragraph))[0]


def gap(subject: AuditedDocument, upper: ReadParagraph, lower: ReadParagraph) -> Gap | None:
    """What lies between two paragraphs: blank ones and space; None where that can't be told."""
    every = subject.content.paragraphs
    first, last = (next(at for at, each in enumerate(every) if each is one) for one in (upper, lower))
    between = every[first + 1 : last]
    if any(each.where != "text" for each in (upper, *between, lower)) or any(each.text for each in between):
        return None
    if any(each.starts_page or each.breaks_within for each in (*between, lower)) or upper.breaks_within:
        return None
    least = most = sum(height(subject, each) for each in between)
    for above, below in pairwise((upper, *between, lower)):
        least += max(above.look.after, below.look.before)
        most += above.look.after + below.look.before
    return least, most


def lines_between(subject: AuditedDocument, upper: ReadParagraph, lower: ReadParagraph) -> Gap | None:
    """The same in lines of the text."""
    found = gap(subject, upper, lower)
    pitch = subject.layout.line_pitch
    return None if found is None else (found[0] / pitch, found[1] / pitch)


def is_exact(subject: AuditedDocument, paragraph: ReadParagraph) -> bool:
    """Whether all lines down to a paragraph have a pitch that no font changes."""
    every = subject.content.paragraphs
    return all(each.look.line_rule == "exact" for each in every[: every.index(paragraph) + 1])


def drop(subject: AuditedDocument, paragraph: ReadParagraph) -> float | None:
    """How far below the upper edge of the type area a line of the first page begins, in points.

    That is the top of its characters, which stand in the middle of their line; None where that can't be told.
    """
    above = list(takewhile(lambda each: each is not paragraph, subject.content.paragraphs))
    if any(each.where != "text" for each in (*above, paragraph)) or any(each.starts_page for each in above):
        return None
    tops = (each.look.before + height(subject, each) + each.look.after for each in above)
    lead = max(height(subject, paragraph) - paragraph.size, 0) / 2
    return sum(tops) + paragraph.look.before + lead
