"""Faults inside brackets, where a data file is written in flow style: {名称: 甲, 级别: 区}, [甲, 乙]."""

import re

from fazhi_report.source.complaints import (
    KEY,
    QUOTE_HINT,
    Complaint,
    YamlFault,
    behind_quotes,
    fault,
    second_colon,
    wrong_colon,
)
from fazhi_report.source.source_text import SourceText

# Patterns are compiled where they are first used: most files have no such fault.
_PIECE = "[^，；;]+"
_ENTRY = rf"\s*{KEY} ?(?P<colon>：|:(?=[^\s/]))"
_BARE_KEY = rf"\s*{KEY}\s*"
_BRACKETS = r"[\[\]{}]"
_NEXT_KEY = rf"[^\s，；;、]\s*(?:(?P<mark>[，；;、])\s*|(?P<space>\s)){KEY}\Z"
_FURTHER_KEY = rf"\s*{KEY}\s*[:：]"
_THOUSANDS, _GROUP = r"\d{1,3}(?:,\d{3})*", r"\d{3}(?:\.\d+)?(?=\s*[,}])"
_COLON, _ENDS_ENTRY = r"\s*:", r"\s*[,}]"
_LONGEST_NUMBER = 32
_LONGEST_KEY = 64  # characters, with the blanks around it
_MARKS = "，；;、"


def misread_key(text: SourceText, start: int, end: int) -> list[YamlFault]:
    """What is wrong with a key without a value: {名称：甲，级别：区} and {名称:甲} are one long key each."""
    if faults := _entries(text, start, end):
        return faults
    if not stands_alone(text.text, start, end):
        return []
    message = f"“{text.text[start:end]}”后面没有冒号，读不出键和值"
    hint = f"每一项写成“键: 值”；如果是前面那个值的一部分，值里的逗号用全角“，”，或者{QUOTE_HINT}"
    return [fault(text, "FZ007", start, message, hint)]


def _entries(text: SourceText, start: int, end: int) -> list[YamlFault]:
    pieces = [match.span() for match in re.compile(_PIECE).finditer(text.text, start, end)]
    matches = [re.compile(_ENTRY).match(text.text, *piece) for piece in pieces]
    colons = [match.start("colon") for match in matches if match]
    if len(colons) < len(pieces):
        return [wrong_colon(text, colon) for colon in colons[:1]]
    commas = [_wrong_comma(text, piece_end) for _, piece_end in pieces[:-1]]
    return [*(wrong_colon(text, colon) for colon in colons), *commas]


def entries_in_key(text: SourceText, start: int, end: int) -> list[YamlFault]:
    """The slips in a key that took in what stands before it: {名称：甲，级别: 区}."""
    *before, (last, _) = [match.span() for match in re.compile(_PIECE).finditer(text.text, start, end)] or [
        (end, end)
    ]
    if not (before and _begins_entry(text.text, start) and re.compile(_COLON).match(text.text, end)):
        return []
    matches = [re.compile(_ENTRY).match(text.text, *piece) for piece in before]
    colons = [match.start("colon") for match in matches if match]
    if len(colons) < len(before) or not re.compile(_BARE_KEY).fullmatch(text.text, last, end):
        return []
    commas = (_wrong_comma(text, piece_end) for _, piece_end in before)
    return [*(wrong_colon(text, colon) for colon in colons), *commas]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands here is a whole entry of a mapping in braces, with no colon behind it."""
    return _begins_entry(text, start) and re.compile(_ENDS_ENTRY).match(text, end) is not None


def _begins_entry(text: str, start: int) -> bool:
    """Whether an entry of a mapping in braces begins here."""
    return _before(text, start) in ("{", ",")


def _before(text: str, index: int) -> str:
    """The last character before a position that is no blank; "" where there is none."""
    while index and text[index - 1].isspace():
        index -= 1
    return text[index - 1] if index else ""


def grouped(text: str, start: int, end: int, key_start: int, key_end: int) -> bool:
    """Whether a key is but the rest of the number before it: {金额: 1,200} has a key 200 without a value."""
    return (
        text[end:key_start] == ","
        and end - start < _LONGEST_NUMBER
        and re.compile(_THOUSANDS).fullmatch(text, start, end) is not None
        and (group := re.compile(_GROUP).match(text, key_start)) is not None
        and group.end() == key_end
    )


def in_brackets(complaint: Complaint) -> list[YamlFault]:
    """What is wrong where a parser gave up inside brackets."""
    if "parsing a flow" not in complaint.words and "node content" not in complaint.words:
        return []
    text, index, character = complaint.text, complaint.place, complaint.character
    before = _before(text.text, index)
    if character == ":" and (found := _unexpected_colon(text, index)):
        return [found]
    if character and character in _MARKS and _parts_entries(text.text, index, before):
        return [_wrong_comma(text, index)]
    if "node content" in complaint.words and character:
        message = f"值不能直接以“{character}”开头"
        hint = f"检查括号是否成对、有没有多写；如果这是文字，{QUOTE_HINT}"
        return [fault(text, "FZ007", index, message, hint)]
    if character and before in ('"', "'") and character not in "[]{}":
        return [behind_quotes(text, index)]
    if character and character in "[{" and (found := _inner_bracket(text, index, before)):
        return [found]
    start = complaint.start if text.text[complaint.start : index] else _open_bracket(text.text)
    bracket = text.text[start]
    closing = {"[": "]", "{": "}"}[bracket]
    message = f"从这里开始的括号“{bracket}”没有用“{closing}”结束，或者里面各项之间少了逗号"
    hint = f"补上“{closing}”或半角逗号；如果这个括号是文字，{QUOTE_HINT}"
    return [fault(text, "FZ007", start, message, hint)]


def _parts_entries(text: str, index: int, before: str) -> bool:
    """Whether a mark stands where a comma was meant: behind a bracket, or behind quotes and before a key."""
    return before in ("]", "}") or (
        before in ('"', "'") and re.compile(_FURTHER_KEY).match(text, index + 1) is not None
    )


def _unexpected_colon(text: SourceText, index: int) -> YamlFault | None:
    """A second colon behind a key: another mark stands for the comma before the next key, or nothing."""
    line = text.text[text.line_start(text.line_number(index)) : index]
    entry = line[max(map(line.rfind, "{}[],")) + 1 :]
    colon = entry.rfind(": ")
    if colon < 0:
        return None
    begin = index - min(len(entry) - colon - 1, _LONGEST_KEY)
    following = re.compile(_NEXT_KEY).search(text.text, begin, index)
    if following is None:
        return second_colon(text, index)
    if following["mark"]:
        return _wrong_comma(text, following.start("mark"))
    space = following.start("space")
    message = f"“{text.text[space:index].strip()}”前面少了逗号，读取时接到了前面的值里"
    mended = fault(text, "FZ007", space + 1, message, f"各项之间加半角逗号和空格；如果这是文字，{QUOTE_HINT}")
    return YamlFault(mended.finding, {space: ", "})


def _wrong_comma(text: SourceText, index: int) -> YamlFault:
    mark = text.text[index]
    kind = "全角逗号" if mark == "，" else "分号" if mark in "；;" else "顿号"
    message = f"括号里的各项之间用了{kind}“{mark}”"
    mended = fault(text, "FZ009", index, message, "改成半角逗号加一个空格，例如 {名称: 甲, 级别: 区}")
    return YamlFault(mended.finding, {index: ", "})


def _inner_bracket(text: SourceText, index: int, before: str) -> YamlFault | None:
    """A bracket behind another one, or behind text; on a new line it tells more likely of one left open."""
    bracket = text.text[index]
    if before in ("]", "}"):
        message = f"“{before}”和“{bracket}”之间少了逗号"
        return fault(text, "FZ007", index, message, "各项之间加半角逗号和空格")
    if text.text[index - 1].isspace():
        return None
    message = f"值里的“{bracket}”在括号里面不能当文字"
    return fault(text, "FZ007", index, message, f"{QUOTE_HINT}；或者改用全角的“（）”“〔〕”")


def _open_bracket(text: str) -> int:
    waiting: list[int] = []
    for match in re.compile(_BRACKETS).finditer(text):
        if match[0] in "[{":
            waiting.append(match.start())
        elif waiting:
            waiting.pop()
    # A bracket that is text can hide the open one; the last one is then near enough.
    return waiting[-1] if waiting else max(text.rfind("["), text.rfind("{"))
