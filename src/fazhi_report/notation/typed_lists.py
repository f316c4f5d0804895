"""What people type where a list is kept: numbers before its items, several titles as one text."""

import re

_ONES = "一二三四五六七八九十"
# Patterns are compiled where they are first used: most files have no such slip.
_NUMBER = (
    rf"(?:[其第][{_ONES}]{{1,3}}[，、：:,]|[{_ONES}]{{1,3}}[是、])(?![{_ONES}百千万])"
    rf"|[（(](?:\d{{1,2}}|[{_ONES}]{{1,3}})[)）]|\d{{1,2}}[.．、)）](?!\d)|[①-⑳]"
)
_BEFORE_TEXT = frozenset(f"其第（({_ONES}0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What such a number begins with."""
_BETWEEN_TITLES = "[、，,；;]|(?<=》)(?=《)"
_BRACKETED = "《[^《》]+》"
_LAW = "(?!.*(?:关于|的|[《》〈〉“”])).+(?:法|法典|.(?:条例|规定|办法|规则|细则|准则))"
_DOCUMENT = "(?:(?![《》〈〉]).)*关于.+的(?:决定|决议|意见|通知|纲要|方案|规划|解释|规定|办法)"


def titles_in(text: str) -> tuple[str, ...]:
    """The titles of laws and documents that are written as one text; none where it may be something else."""
    titles = [part.strip() for part in re.split(_BETWEEN_TITLES, text)]
    if len(titles) > 1 and all(re.fullmatch(f"{_BRACKETED}|{_LAW}|{_DOCUMENT}", title) for title in titles):
        return tuple(title.strip("《》") for title in titles)
    return ()


def typed_number(text: str) -> str:
    """The number that somebody typed before a text, such as 1. or 一是; none is empty."""
    match = re.match(_NUMBER, text, re.ASCII) if text and text[0] in _BEFORE_TEXT else None
    return match[0] if match else ""
