"""Days in texts, and the stretch of a text that one stands in."""

import re

from fazhi_report.rules.patterns import Pattern

ONLY_DATE = Pattern(r"20\d\d ?年\d{1,2}月\d{1,2}日", re.ASCII)
FULL_DATE = Pattern(
    r"(?P<year>20\d\d) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日", re.ASCII, words="月"
)
STOPS = "。；！？"


def stretch(text: str, at: int, stops: str) -> str:
    """What stands around a character between marks of punctuation."""
    begin = max(text.rfind(stop, 0, at) for stop in stops) + 1
    end = min((end for stop in stops if (end := text.find(stop, at)) >= 0), default=len(text))
    return text[begin:end]
