"""Numbers of headings and of 一是, 二是."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.notation import chinese, heading_number
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot, TextLine

# Numbers of headings ---------------------------------------------------------------------------------------

_ORDINALS = {chinese(number): number for number in range(1, 200)}
_NO_NUMBER = Pattern("[一二三四五六七八九十]、[一二三四五六七八九十]把手")
NUMERAL = "[一二三四五六七八九十百]{1,4}"
_AFTER_BRACKET = Pattern(rf"[（(](?:{NUMERAL}|\d{{1,2}})[）)](?P<mark>[、，,．.。：:])")
_BRACKETED_IN_LINE = Pattern(rf"(?<=[。；：])（{NUMERAL}）(?P<mark>[、，．.])(?!（)")
_WRONG_MARK = Pattern(rf"(?:{NUMERAL}(?P<han>[．.，,])|\d{{1,2}}(?P<arabic>、))")
_WRONG_MARK_IN_LINE = Pattern(r"(?<=[。；：])\d{1,2}(?P<arabic>、)(?=[\u4e00-\u9fff])", re.ASCII)
_HALF_WIDTH = Pattern(rf"\((?:{NUMERAL}|\d{{1,2}})\)|\((?:{NUMERAL}|\d{{1,2}})）|（(?:{NUMERAL}|\d{{1,2}})\)")
_HALF_WIDTH_IN_LINE = Pattern(rf"(?<=[。；：])\({NUMERAL}\)", words="(")
_AFTER_ANY_BRACKET = Pattern("）[、，．.]")
_AFTER_ANY_DIGIT = Pattern("、(?<=[0-9]、)")
_REGULAR = Pattern(rf"{NUMERAL}、|（(?:{NUMERAL}|\d{{1,2}})）|\d{{1,2}}\.")
"""A number that is written as it should be."""
_LEVELS = 4
_TWO_LEVELS = (1, 3)


class _Place(NamedTuple):
    """A heading among the others: its value, that of the one before it on its level, the level above it.

    `position` is which one it is on its level, whatever the numbers say.
    """

    line: TextLine
    value: int
    before: int
    above: int
    position: int


def is_numbered(text: str) -> bool:
    """Whether a line begins with the first number of a level."""
    return text.startswith(("一、", "（一）", "1.", "（1）"))


def _value(number: str) -> int:
    """What a heading's number counts; 0 for none."""
    digits = number.strip("（）()、，．.,。：:")
    return int(digits) if digits.isdecimal() else _ORDINALS.get(digits, 0)


@lru_cache(maxsize=1)  # several rules ask in turn
def _headings(subject: Subject) -> tuple[TextLine, ...]:
    """The headings with a number that counts."""
    return tuple(line for line in subject.body if line.level and not _NO_NUMBER.match(line.text))


@lru_cache(maxsize=1)  # two rules ask in turn
def _places(subject: Subject) -> tuple[_Place, ...]:
    places = []
    values: dict[int, int] = {}
    positions: dict[int, int] = {}
    for line in _headings(subject):
        level = line.level
        for lower in range(level + 1, _LEVELS + 1):
            values.pop(lower, None)
            positions.pop(lower, None)
        above = next((each for each in range(level - 1, 0, -1) if each in values), 0)
        value, before = _value(line.number), values.get(level, 0)
        positions[level] = positions.get(level, 0) + 1
        if value:
            places.append(_Place(line, value, before, above, positions[level]))
        values[level] = value or before
    return tuple(places)


def _number(line: TextLine) -> Spot:
    return line.spot(0, len(line.number))


def _skips_one(places: Sequence[_Place], level: int) -> bool:
    """Whether the next heading above a level skips a number."""
    above = next((place for place in places if place.line.level < level), None)
    return above is not None and above.value > above.before + 1


@rule("FZ321")
def continuous_numbers(subject: Subject) -> Iterator[Fault]:
    """同级标题的序号从一起、依次排列，不缺号、不重号。

    每个上级标题之下重新编号。整篇连续编号也有人用，提示核对。重新从一编起、前面没有上级标题的，漏的是上级标题。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）；
        GB/T 15834—2011附录B.3.8（R）
    错误：
        一、主要举措和成效
        （一）加强组织领导。局党组专题研究2次。
        （三）规范行政执法。开展行政检查12次。
    正确：
        一、主要举措和成效
        （一）加强组织领导。局党组专题研究2次。
        （二）规范行政执法。开展行政检查12次。
    """
    last: dict[int, int] = {}
    places = _places(subject)
    for index, place in enumerate(places):
        line, expected = place.line, place.before + 1
        # After one wrong number the next is right by its place among the others.
        if place.value not in (expected, place.position):
            should = heading_number(line.level, expected)
            if line.level > 1 and place.value == 1 and place.before > 1:
                # A heading above was lost: told where the next one shows the gap, and here where none does.
                if not _skips_one(places[index:], line.level):
                    message = f"序号“{line.number}”重新编起，前面没有上一级的标题"
                    yield Fault(_number(line), message, f"补上上一级的标题，或者接着编为“{should}”")
            elif line.level > 1 and not place.before and place.value == last.get(line.level, 0) + 1:
                message = f"序号“{line.number}”接着上一部分编，没有重新编号"
                hint = f"上级标题之下重新编号，改为“{should}”；全篇统一连续编号的可以不改"
                yield Fault(_number(line), message, hint, Severity.INFO)
            else:
                message = f"序号“{line.number}”不连续，这里应当是“{should}”"
                yield Fault(_number(line), message, "核对有没有漏写、重复，重新编号")
        last[line.level] = place.value


@rule("FZ322")
def skipped_levels(subject: Subject) -> Iterator[Fault]:
    """标题逐级使用“一、”“（一）”“1.”“（1）”，不跳过中间的层次，也不由低层反用高层。

    “一、”之下直接用“1.”，就缺了“（一）”这一层；只有两层的公文也有这样用的，所以只作提示。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）；
        GB/T 15834—2011附录B.3.8：不宜由低层反用高层（R）；
        两层的公文可不可以“一、”下直接用“1.”，各处说法不一（C）
    错误：
        一、主要举措和成效
        1.加强组织领导。局党组专题研究2次。
        2.规范行政执法。开展行政检查12次。
    正确：
        一、主要举措和成效
        （一）加强组织领导。
        1.落实责任。局党组专题研究2次。
        2.加强学习。开展学习4次。
    """
    highest = 0
    for place in _places(subject):
        line = place.line
        if place.above and not place.before and place.above < line.level - 1:
            upper, own, right = (
                heading_number(level, 1) for level in (place.above, line.level, place.above + 1)
            )
            milder = Severity.INFO if (place.above, line.level) == _TWO_LEVELS else None
            yield Fault(_number(line), f"“{upper}”之下直接用了“{own}”", f"这一层用“{right}”", milder)
        if highest and line.level < highest and place.value == 1:
            lower, own = (heading_number(level, 1) for level in (highest, line.level))
            message = f"“{own}”用在了“{lower}”之下，由低层反用了高层"
            yield Fault(_number(line), message, "按“一、”“（一）”“1.”“（1）”的次序用", Severity.WARNING)
        highest = min(highest or line.level, line.level)


@rule("FZ323")
def marks_after_brackets(subject: Subject) -> Iterator[Fault]:
    """加括号的序号后面不用任何点号。

    写“（一）”，不写“（一）、”。

    依据：GB/T 15834—2011附录B.3.4：加括号的序次语后面不用任何点号（R）
    错误：（一）、落实第一责任人职责。局长带头学法。
    正确：（一）落实第一责任人职责。局长带头学法。
    """
    for line, match in _found(subject, _AFTER_BRACKET, _BRACKETED_IN_LINE, _AFTER_ANY_BRACKET):
        number = match[0].removesuffix(match["mark"])
        yield Fault(line.at(match), f"序号“{number}”后面用了“{match['mark']}”", f"改为“{number}”")


@rule("FZ324")
def marks_after_numbers(subject: Subject) -> Iterator[Fault]:
    """汉字序号后面用顿号，阿拉伯数字序号后面用下脚点。

    写“一、”和“1.”，不写“一.”和“1、”。

    依据：GB/T 15834—2011附录B.3.2、B.3.3（R）
    错误：
        一.主要举措和成效
        全年开展培训4次。
    正确：
        一、主要举措和成效
        （一）加强学习。
        1.开展培训4次。
    """
    for line, match in _found(subject, _WRONG_MARK, _WRONG_MARK_IN_LINE, _AFTER_ANY_DIGIT):
        right = f"{match[0][:-1]}{'.' if match['arabic'] else '、'}"
        yield Fault(line.at(match), f"序号写成了“{match[0]}”", f"改为“{right}”")


@rule("FZ325")
def half_width_brackets(subject: Subject) -> Iterator[Fault]:
    """带括号的序号用全角括号。

    写“（一）”“（1）”，不写“(一)”“(1)”。

    依据：GB/T 9704—2012第7.3.3条：结构层次依次为“一、”“（一）”“1.”“（1）”（R）
    错误：(一)落实第一责任人职责。局长带头学法。
    正确：（一）落实第一责任人职责。局长带头学法。
    """
    for line, match in _found(subject, _HALF_WIDTH, _HALF_WIDTH_IN_LINE):
        right = f"（{match[0][1:-1]}）"
        yield Fault(line.at(match), f"序号“{match[0]}”用了半角括号", f"改为“{right}”")


def _found(
    subject: Subject, opening: Pattern, within: Pattern, sign: Pattern | None = None
) -> Iterator[tuple[TextLine, re.Match[str]]]:
    """Where the number of a heading, or a number after a stop inside a line, looks like this."""
    for line in _irregular(subject):
        if match := opening.match(line.number):
            yield line, match
    yield from subject.body.found(within, sign)


@lru_cache(maxsize=1)  # three rules ask in turn
def _irregular(subject: Subject) -> tuple[TextLine, ...]:
    """The headings whose number is not written as it should be."""
    return tuple(line for line in _headings(subject) if line.number and not _REGULAR.fullmatch(line.number))


# 一是, 二是 -------------------------------------------------------------------------------------------------

_ITEM = Pattern(
    "(?P<number>[一二三四五六七八九十][一二三四五六七八九十]?)是(?![一二三四五六七八九十])(?P<mark>[，,、：:]?)"
)
_WITH_MARK = Pattern("是[，,、：:]")
_ANY_ITEM = Pattern("是(?<=[一二三四五六七八九十]是)")
_BOUNDARY = Pattern("[。；，：！？、,;:”’》）■ ]")
# 第一是, 之一是, 统一是 and the like are no ordinals.
_NO_ORDINAL_BEFORE = "第之统唯惟万周期同单合专归逐划这那每某初其不为如"


class _Entry(NamedTuple):
    """One 一是 or 二是; it is `sure` behind a mark of punctuation, not inside a clause (“区财政局一是”)."""

    spot: Spot
    number: int
    sure: bool


@rule("FZ326")
def enumerations(subject: Subject) -> Iterator[Fault]:
    """“一是”“二是”依次排列，从“一是”起，不缺号、不重号，不单独用“一是”。

    可以在一段里接排，也可以各自成段。

    依据：GB/T 15834—2011附录B.3.7：序次关系较简单、叙述性较强的序次语，如“一是……二是……三是……”（R）
    错误：一是加强组织领导。三是规范行政执法。
    正确：一是加强组织领导。二是规范行政执法。
    """
    for sequence in _sequences(subject):
        last = 0
        for position, entry in enumerate(sequence, start=1):
            if entry.number not in (last + 1, position):  # after one wrong number the next may be right
                expected = f"{chinese(last + 1)}是"
                if not last:
                    message = f"“{entry.spot.text}”前面没有“一是”"
                elif entry.number <= last:
                    message = f"“{entry.spot.text}”的次序不对，这里应当是“{expected}”"
                else:
                    message = f"“{entry.spot.text}”前面没有“{expected}”"
                yield Fault(entry.spot, message, "核对有没有漏写、重复，重新排序")
            last = entry.number
        if len(sequence) == 1 and last == 1:
            yield Fault(sequence[0].spot, "只有“一是”，没有“二是”", "只有一项的不用“一是”")


def _sequences(subject: Subject) -> Iterator[list[_Entry]]:
    """The items that belong together: from 一是 to the next 一是 or heading."""
    current: list[_Entry] = []
    for line in subject.body:
        if line.level:
            yield from _closed(current)
            current = []
        for entry in _entries(line):
            if entry.number == 1:
                yield from _closed(current)
                current = []
            current.append(entry)
    yield from _closed(current)


def _closed(sequence: list[_Entry]) -> Iterator[list[_Entry]]:
    """A sequence, where there is one."""
    if sequence:
        yield sequence


def _entries(line: TextLine) -> Iterator[_Entry]:
    """The items of a line; inside a clause one counts that follows the last, and that the next follows."""
    found = list(_candidates(line)) if _ANY_ITEM.search(line.text) else []
    last = 0
    for entry, following in zip(found, (*found[1:], None), strict=False):
        goes_on = following is not None and following.sure and following.number == entry.number + 1
        no_ordinal = entry.spot.start and line.text[entry.spot.start - 1] in _NO_ORDINAL_BEFORE
        fits = entry.number in (1, last + 1)
        if entry.sure or (goes_on and fits and not (last and no_ordinal)):
            last = entry.number
            yield entry


def _candidates(line: TextLine) -> Iterator[_Entry]:
    for match in _ITEM.finditer(line.unquoted):
        number, sure = _ORDINALS.get(match["number"], 0), _opens(line, match)
        if number:
            yield _Entry(line.spot(match.start(), match.end("number") + 1), number, sure)


def _opens(line: TextLine, match: re.Match[str]) -> bool:
    """Whether an item stands at the head of a clause."""
    start = match.start()
    return start in (0, len(line.number)) or bool(_BOUNDARY.match(line.unquoted, start - 1))


@rule("FZ327")
def marks_after_items(subject: Subject) -> Iterator[Fault]:
    """“一是”“二是”后面不用逗号、顿号、冒号。

    叙述性较强的序次语直接和后面的话相连。

    依据：GB/T 15834—2011附录B.3.7：序次关系较简单、叙述性较强的序次语后不用标点（R）
    错误：一是，加强组织领导。二是，规范行政执法。
    正确：一是加强组织领导。二是规范行政执法。
    """
    for line, match in subject.body.found_unquoted(_ITEM, sign=_WITH_MARK):
        if match["mark"] and _opens(line, match):
            word = match[0].removesuffix(match["mark"])
            yield Fault(line.at(match), f"“{word}”后面用了“{match['mark']}”", f"删去，直接写“{word}……”")


RULES: tuple[Rule, ...] = (
    continuous_numbers,
    skipped_levels,
    marks_after_brackets,
    marks_after_numbers,
    half_width_brackets,
    enumerations,
    marks_after_items,
)
