"""Days in texts, and the stretch of a text that one stands in."""

import re
from datetime import date

from fazhi_report.rules.patterns import Pattern

YEAR = Pattern(r"(?P<year>20\d\d)(?<![\d—－～~-].{4}) ?年(?!度?[—－～~-])(?P<whole>度?)", re.ASCII)
"""A year that is no end of a range."""

ONLY_DATE = Pattern(r"20\d\d ?年\d{1,2}月\d{1,2}日", re.ASCII)
FULL_DATE = Pattern(
    r"(?P<year>20\d\d) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日", re.ASCII, words="月"
)
STOPS = "。；！？"
_LEAP = 2000  # a year in which every day of February exists


def duty_day(year: int) -> date:
    """The day before which departments report a year (督察规定: 每年3月1日之前)."""
    return date(year + 1, 3, 1)


def day_of(match: re.Match[str]) -> date | None:
    """The day that groups year, month and day of a match write; without a year 2月29日 may be one."""
    try:
        return date(int(match["year"] or _LEAP), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def stretch(text: str, at: int, stops: str) -> str:
    """What stands around a character between marks of punctuation."""
    begin = max(text.rfind(stop, 0, at) for stop in stops) + 1
    end = min((end for stop in stops if (end := text.find(stop, at)) >= 0), default=len(text))
    return text[begin:end]
