"""Words and characters that stand twice in a row."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fazhi_report.diagnostics import Severity
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject
from fazhi_report.rules.text_lines import Spot

_HAN = "\u3400-\u9fff"
_TWICE = Pattern(rf"([{_HAN}])\1|([{_HAN}])([{_HAN}])\2\3")
_SHORTEST, _LONGEST = 3, 8
_REPEATED = Pattern(rf"([{_HAN}]{{{_SHORTEST},{_LONGEST}}})\1")
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")
_FILE = Path(__file__).with_name("doubled.txt")

# 一件一件, 很多很多, 逐步逐步.
_COUNTING = frozenset("零〇一二三四五六七八九十百千万亿两几半逐每很越边层")
# 水利局局长 is no double.
_OFFICES = frozenset("局县市区镇乡村部厅院校所站队")
# What people do a little of: 研究研究, 商量商量.
_A_LITTLE = Pattern(
    "研究|商量|讨论|交流|考虑|琢磨|合计|打听|了解|体会|切磋|请教|探讨|观察|比较|对照|打扫|整理"
)
_TOGETHER = Pattern("(?:好好|坐下来|一起|一块|再|多|互相|相互|大家|帮)[^，。；]{0,6}$")
_LAWS = frozenset(["立法法"])
_BEFORE_DONE = frozenset("不")  # 不了了之
# Where the second word goes on to another one, both may be meant: 安全生产生产经营单位.
_GOES_ON = {
    "规定": ("的",),
    "生产": ("经营",),
    "企业": ("家",),
    "党委": ("书记", "副书记", "委员"),
    "政府": ("办",),
    "公安": ("部", "厅", "局"),
    "组织": ("部", "法"),
    "工作": ("日", "组", "者"),
    "行政": ("村", "区"),
    "人民": ("日报", "政协"),
}


class _Neighbours(NamedTuple):
    """What stands before a character in words that end with it, and behind it in those beginning with it.

    `sign` is + where it may be a word alone, - where it may end words that nobody has listed, = where it may
    be doubled.
    """

    before: str
    behind: str
    sign: str


@cache
def _neighbours() -> dict[str, _Neighbours]:
    """The characters that are not doubled on purpose."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    fields = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name[0]: _Neighbours(before, behind, name[1:]) for name, before, behind in fields}


@rule("FZ373")
def repeats(subject: Subject) -> Iterator[Fault]:
    """单位名称和其他字词没有接连写两遍。

    “民政局民政局”“贯彻贯彻落实”“开展了了检查”是批量替换、套用模板、改稿时留下的；单位名称以外的重复是警告。
    “天天”“层层”“一件一件”“研究研究”这样的重叠，“水利局局长”“有权利利用”这样前一个词的末字和后一个词的首字相同的，
    不算。

    依据：《党政机关公文处理工作条例》第二十条：审核人名、地名、引文等是否准确（R）；
        真实报告里见到单位名称和词语叠写（D）
    错误：青山县水利局青山县水利局认真贯彻贯彻普法责任制，局长长会同各级干部干部开展了了检查。
    正确：青山县水利局层层压实责任，一件一件抓落实，水利局局长长期联系企业，定期研究研究，目的的确实现了。
    """
    names = {subject.office} if subject.office else set()
    if subject.report:
        names.add(subject.report.organization.short_name)
    for name in sorted(names):
        for line, match in subject.lines.found(Pattern(re.escape(name * 2), words=(name * 2,))):
            yield Fault(line.at(match), f"单位名称“{name}”写了两遍", "删去一遍")
    if _has_twice(subject.lines.text, range(_SHORTEST, _LONGEST + 1)):
        for line, match in subject.lines.found(_REPEATED):
            # A name of the office has its own finding above.
            if not (_is_reduplication(match[1]) or any(name * 2 in match[0] for name in names)):
                yield _twice(line.at(match), None if subject.office.endswith(match[1]) else Severity.WARNING)
    yield from _short_ones(subject)


def _twice(spot: Spot, severity: Severity | None) -> Fault:
    half = spot.text[: len(spot.text) // 2]
    return Fault(spot, f"“{half}”接连写了两遍", "删去一遍", severity)


def _is_reduplication(repeated: str) -> bool:
    """Whether a doubled string is one of numerals or of one character, or as in 一个问题一个问题解决."""
    return _NUMERALS.issuperset(repeated) or len(set(repeated)) == 1 or repeated[0] in "一逐每"


def _short_ones(subject: Subject) -> Iterator[Fault]:
    """Characters, and words of two, that stand twice."""
    for line in subject.lines:
        # A search for the pattern takes far longer.
        if not _has_twice(line.text, (1, 2)):
            continue
        text = line.unquoted
        for match in _TWICE.finditer(text):
            single = match[1] is not None
            if _is_doubled(text, match.start()) if single else _is_repeated(text, match):
                yield _twice(line.at(match), Severity.WARNING)


def _has_twice(text: str, lengths: Iterable[int]) -> bool:
    """Whether a string of so many characters stands twice in a row.

    Written as one large number, the text is nothing wherever it is like itself a few characters further on.
    """
    data = text.encode("utf-16-le")
    number = int.from_bytes(data, "little")
    return any(
        bytes(2 * length) in (number ^ number >> 16 * length).to_bytes(len(data), "little")[: -2 * length]
        for length in lengths
    )


def _is_doubled(text: str, start: int) -> bool:
    """Whether a character stands twice by mistake: it is no reduplication, and no two words meet there.

    A character that is no word alone belongs to the word before it or behind it; where it belongs to both,
    these are two words, and where to neither, it is something else.
    """
    known = _neighbours().get(text[start])
    if known is None or known.sign == "=" or _stands_among_doubles(text, start):
        return False
    ends = text[start - 1 : start] in known.before if start else False
    begins = start + 2 < len(text) and text[start + 2] in known.behind
    if text[start] == "了":  # what ends in it is a verb in nearly every text, and no word ends in two
        return not begins and text[start - 1 : start] not in _BEFORE_DONE
    match known.sign:
        case "+":
            return not (ends or begins)
        case "-":
            return ends and not begins and text[start - 1 : start + 2] not in _LAWS
    return ends != begins


def _stands_among_doubles(text: str, start: int) -> bool:
    """Whether it is one of three, or of two doubles as in 认认真真."""
    character, around = text[start], text[max(start - 2, 0) : start]
    following = text[start + 2 : start + 4]
    pairs = [pair for pair in (around, following) if len(pair) == 2]  # noqa: PLR2004
    return (
        around.endswith(character)
        or following.startswith(character)
        or any(pair[0] == pair[1] and pair[0] not in _OFFICES for pair in pairs)
    )


def _is_repeated(text: str, match: re.Match[str]) -> bool:
    """Whether a word of two characters stands twice by mistake."""
    first, second = match[2], match[3]
    word = first + second
    if first in _COUNTING or _A_LITTLE.match(word) or _TOGETHER.search(text, 0, match.start()):
        return False
    return (
        _is_word(first, second)
        and not text.startswith(_GOES_ON.get(word, ("■■",)), match.end())
        and not _meets_otherwise(text, match)
    )


def _is_word(first: str, second: str) -> bool:
    ahead, after = _neighbours().get(first), _neighbours().get(second)
    return bool((after and first in after.before) or (ahead and second in ahead.behind))


def _meets_otherwise(text: str, match: re.Match[str]) -> bool:
    """Whether the characters belong to other words, as in 新兴产业创业创新."""
    start, end = match.span()
    inner = _is_word(match[3], match[2])
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    return (
        inner and bool(before and _is_word(before, match[2])) and bool(behind and _is_word(match[3], behind))
    )


RULES: tuple[Rule, ...] = (repeats,)
