"""Titles: their lines, and the style that keeps the text below on the grid."""

from collections.abc import Mapping
from itertools import accumulate
from math import ceil

from fazhi_report.document import Document, Run, Runs, parted, plain
from fazhi_report.page import gongwen, width
from fazhi_report.writers import title_breaks


def lines_of(document: Document) -> list[Runs]:
    """The lines of a document's title: those that were asked for, else the best there are."""
    return list(document.title) if document.title_is_set else title_lines(document.title)


def title_lines(title: tuple[Runs, ...]) -> list[Runs]:
    """The lines of a title: one if it fits the width of the type area, else as the sense has it.

    The ends of its parts are where its author would break it.
    """
    text = "".join(map(plain, title))
    wished = tuple(accumulate(len(plain(part)) for part in title[:-1]))
    runs = tuple(run for part in title for run in part)
    return list(parted(runs, title_breaks.best_lines(text, gongwen.TITLE_WIDTH.value, wished)))


def unfit_line(lines: list[Runs]) -> Runs:
    """The first line of a title that wraps, or ends where the sense does not; none if all are well."""
    texts = tuple(map(plain, lines))
    unfit = title_breaks.unfit_line(texts, gongwen.TITLE_WIDTH.value)
    return lines[texts.index(unfit)] if unfit else ()


def title_style(lines: list[Runs], styles: Mapping[int, str]) -> str:
    """The style, of those for so many lines, of a title in these lines; a line too wide takes several."""
    needed = sum(max(1, ceil(width(plain(line)) / gongwen.TITLE_WIDTH.value)) for line in lines)
    return styles[min(needed, max(styles))]


def broken(lines: list[Runs]) -> Runs:
    """The runs of a title with breaks between its lines."""
    return tuple(run for number, line in enumerate(lines) for run in ((Run("\n"),) if number else ()) + line)
