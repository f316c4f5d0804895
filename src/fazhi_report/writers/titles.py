"""Titles: their lines, and the style that keeps the text below on the grid."""

from collections.abc import Mapping
from math import ceil

from fazhi_report import gongwen
from fazhi_report.document import Run, Runs, plain
from fazhi_report.writers.paragraphs import width


def title_lines(title: tuple[Runs, ...]) -> list[Runs]:
    """The lines of a title: one if it fits the width of the type area, else one for each part."""
    parts = [part for part in title if plain(part)]
    whole = tuple(run for part in parts for run in part)
    return [whole] if width(plain(whole)) <= gongwen.TITLE_WIDTH.value else parts


def title_style(lines: list[Runs], styles: Mapping[int, str]) -> str:
    """The style, of those for so many lines, of a title in these lines; a line too wide takes several."""
    needed = sum(max(1, ceil(width(plain(line)) / gongwen.TITLE_WIDTH.value)) for line in lines)
    return styles[min(needed, max(styles))]


def broken(lines: list[Runs]) -> Runs:
    """The runs of a title with breaks between its lines."""
    return tuple(run for number, line in enumerate(lines) for run in ((Run("\n"),) if number else ()) + line)
