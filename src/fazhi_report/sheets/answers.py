"""Yes and no, in the many ways that cells say them."""

import re

from fazhi_report.sheets.cell_reading import CellReading, narrow

YES, NO = "是", "否"

_ANSWERS = {
    **dict.fromkeys(("TRUE", "√", "✓", "✔", "☑", "✅", "Y", "YES", "有", "对"), True),
    **dict.fromkeys(("FALSE", "×", "✗", "✘", "☒", "❌", "N", "NO", "无", "没有", "不是"), False),
}
"""What stands for yes and no besides these words; an X may be a mark or a cross, and is neither."""
_NOT_YET = ("尚未", "没有", "未", "没", "不", "无")
_DONE = ("已经", "均已", "全部", "已", "均")
_NEGATIVE = "不未免无"
"""Titles with one of these ask for what was not done: “未” before such a word says nothing certain."""
_WITH_REMARK = re.compile(r"([^()\[\],;:、]+)(?:[(\[](.*)[)\]]|[,;:、](.*))")
_OPEN = re.compile("[未待拟暂尚除]|部分|计划|正在|其中")
"""What a remark says when its yes is not a whole one."""


def answered(text: str, title: str) -> CellReading | None:
    """The yes or no of a cell under a title, as a flag; None where it says neither for sure."""
    short = narrow(text).upper().rstrip("。.!")
    if short in (YES, NO):
        return CellReading(short == YES)
    answer = _of_word(short, title)
    if answer is None and (match := _WITH_REMARK.fullmatch(short)):
        answer = _with_remark(match[1], match[2] or match[3] or "", title)
    return None if answer is None else CellReading(answer, f"“{text.strip()}”读作“{YES if answer else NO}”")


def _of_word(word: str, title: str) -> bool | None:
    """The answer of one word: one of the usual ones, or 已审核, 未审 where the title asks for 合法性审核."""
    if word in (YES, NO):
        return word == YES
    if (known := _ANSWERS.get(word)) is not None:
        return known
    if not set(title).isdisjoint(_NEGATIVE):
        return None
    if word in (title, title.removeprefix("已")):
        return True
    for begins, answer in ((_NOT_YET, False), (_DONE, True)):
        for each in begins:
            if word.startswith(each) and _is_of(word.removeprefix(each), title):
                return answer
    return None


def _with_remark(word: str, remark: str, title: str) -> bool | None:
    answer = _of_word(word, title)
    said = _of_word(remark, title)
    if said is not None and said != answer:
        return None
    return None if answer and _OPEN.search(remark) else answer


def _is_of(word: str, title: str) -> bool:
    """Whether a word is short for a title: 审 for 合法性审核."""
    letters = iter(title)
    return bool(word) and all(letter in letters for letter in word)
