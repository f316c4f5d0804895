"""What no line of a cell ends within: dates, numbers of documents, numbers and words of other scripts."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from fazhi_report.page import widest, width

UNPARTED = r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日|\d{4}年|〔\d{4}〕\d{1,4}号"
"""A date, or the end of a 发文字号, as a regular expression that typst reads too."""

_DATES = re.compile(UNPARTED)
_PIECES = re.compile(rf"{UNPARTED}|[!-~]+")
_NUMBER_OF_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,8}〔\d{4}〕\d{1,4}号")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
# What stays together on a line for any program: words, and every character with the marks around it.
_UNIT = re.compile(r"[《（“‘〔]*(?:[!-~]+|.)[，。、；：！？》）”’〕…—·％]*", re.DOTALL)

_GAP = 0.25  # characters that programs put between Chinese and digits
_STEP = 0.5  # characters
_SPARED = 1  # character that every cell has more than its text needs


def pieces(text: str) -> Iterator[str]:
    """The stretches of a cell's text that no line ends within; the whole of a 发文字号."""
    if _NUMBER_OF_DOCUMENT.fullmatch(text):
        yield text
    else:
        yield from (found[0] for found in _PIECES.finditer(text))


def wide(text: str) -> float:
    """Width in characters, and what wide digits and gaps around them take more than every cell spares."""
    return width(text) + max(
        0, widest(text) - width(text) + _gaps(text) - _SPARED if not text.isascii() else 0
    )


def _gaps(text: str) -> float:
    return _GAP * len(_BETWEEN.findall(text))


def spared(text: str, room: float) -> float:
    """By how many characters less than `room` lines have to end, so that no date of a text is parted.

    0 where none is anyway, and where no narrower room helps.
    """
    dates = [found.span() for found in _DATES.finditer(text)]
    if not dates or widest(text) + _gaps(text) <= room:
        return 0
    units = [(found.start(), found[0]) for found in _UNIT.finditer(text)]
    for steps in range(int(room / 2 / _STEP) + 1):
        narrower = room - steps * _STEP
        fonts = product((width, widest), (0, _GAP))
        starts = {start for measure, gap in fonts for start in _starts(units, narrower, measure, gap)}
        if not any(first < start < last for start in starts for first, last in dates):
            return steps * _STEP
    return 0


def _starts(
    units: list[tuple[int, str]], room: float, measure: Callable[[str], float], gap: float
) -> Iterator[int]:
    """Where lines begin that are filled one after the other."""
    used, before = 0.0, ""
    for start, unit in units:
        taken = measure(unit)
        apart = gap if before and before.isascii() != unit[0].isascii() else 0
        if used and used + apart + taken > room:
            yield start
            used = taken
        else:
            used += apart + taken
        before = unit[-1]
