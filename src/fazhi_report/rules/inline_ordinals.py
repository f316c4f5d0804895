"""Ordinals inside a paragraph: （1）…（2）, ①…②, 第一，…第二，, 首先…其次…"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi_report.notation import chinese
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import TextLine

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_HAN_NUMBER = {chinese(number): number for number in range(1, 21)}
_FIRST_WORDS = ("首先", "其次", "再次", "最后")


class _Kind(NamedTuple):
    """One way to number: how it looks at the head of a clause, and how a number is written in it."""

    pattern: Pattern
    form: str
    is_han: bool = False


_HEAD = "(?:^|(?<=[。；：，、■]))"
_KINDS = (
    _Kind(Pattern(rf"{_HEAD}（(\d{{1,2}})）(?!号)", re.ASCII), "（{}）"),
    _Kind(Pattern(rf"{_HEAD}（([一二三四五六七八九十]{{1,3}})）"), "（{}）", is_han=True),
    _Kind(Pattern(rf"{_HEAD}(\d{{1,2}})\.(?!\d)", re.ASCII), "{}."),
    _Kind(Pattern(rf"{_HEAD}第([一二三四五六七八九十]{{1,2}})[，是]"), "第{}", is_han=True),
)
_FIRSTS = ("（1）", "（一）", "1.", "第一", "①", "首先，")
_ANY_CIRCLED = Pattern(f"[{_CIRCLED}]")


@rule("FZ299")
def inline_ordinals(subject: Subject) -> Iterator[Fault]:
    """段内的“（1）”“①”“第一”从一起依次排列，不缺号、不重号；“首先”之后是“其次”。

    缺了号，多半是删改时漏了一项，或者忘了重新编号。

    依据：GB/T 15834—2011附录B.3：序次语（R）；同一处列举的序次依次排列（D）
    错误：做到：（1）严格程序；（3）及时公示。首先，加强学习；再次，加强考核。
    正确：做到：（1）严格程序；（2）及时公示。首先，加强学习；其次，加强考核；最后，通报结果。
    """
    for line in subject.body.showing(_FIRSTS):
        for kind in _KINDS:
            yield from _of_a_kind(line, kind)
        yield from _circled(line)
        yield from _first_words(line)


def _of_a_kind(line: TextLine, kind: _Kind) -> Iterator[Fault]:
    if kind.form.format("一" if kind.is_han else 1) not in line.text:
        return
    entries = [
        (match, _HAN_NUMBER.get(match[1], 0) if kind.is_han else int(match[1]))
        for match in kind.pattern.finditer(line.unquoted)
    ]
    last = 0
    for match, number in entries:
        if last and number not in (1, last + 1):
            yield _fault(line, match, kind.form.format(chinese(last + 1) if kind.is_han else last + 1))
        last = number if last or number == 1 else 0


def _circled(line: TextLine) -> Iterator[Fault]:
    last = 0
    for match in _ANY_CIRCLED.finditer(line.unquoted) if "①" in line.text else ():
        number = _CIRCLED.index(match[0]) + 1
        if last and number not in (1, last + 1):
            yield _fault(line, match, _CIRCLED[last] if last < len(_CIRCLED) else "")
        last = number


def _first_words(line: TextLine) -> Iterator[Fault]:
    first, second, third, _ = (line.unquoted.find(f"{word}，") for word in _FIRST_WORDS)
    if 0 <= first < third and not first < second < third:
        yield Fault(line.spot(third, third + 2), "“再次”前面没有“其次”", "核对有没有漏写，重新排序")


def _fault(line: TextLine, match: re.Match[str], expected: str) -> Fault:
    message = f"序号“{match[0]}”不连续，这里应当是“{expected}”"
    return Fault(line.at(match), message, "核对有没有漏写、重复，重新编号")


RULES: tuple[Rule, ...] = (inline_ordinals,)
