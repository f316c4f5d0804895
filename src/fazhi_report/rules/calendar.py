"""Days in texts, and the stretch of a text that one stands in."""

from fazhi_report.rules import patterns as re

ONLY_DATE = re.compile(r"20\d\d ?年\d{1,2}月\d{1,2}日", re.ASCII)
FULL_DATE = re.compile(r"(?P<year>20\d\d) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日", re.ASCII)
STOPS = "。；！？"


def stretch(text: str, at: int, stops: str) -> str:
    """What stands around a character between marks of punctuation."""
    begin = max(text.rfind(stop, 0, at) for stop in stops) + 1
    end = min((end for stop in stops if (end := text.find(stop, at)) >= 0), default=len(text))
    return text[begin:end]
