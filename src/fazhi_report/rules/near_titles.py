"""Titles that are not in the register, and are most likely one of it, written down wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.registry import RegisterEntry, normal, registry

_LOCAL = Pattern("[\u4e00-\u9fff]{2,10}?(?:省|市|区|县|州|盟|旗|镇|乡|街道)")
_LOCAL_WORDS = frozenset("省市区县州旗镇乡局厅全本我")
"""What a local document has in its title and the national one of nearly the same name has not."""
_KINDS = (
    *("实施纲要", "纲要", "规划", "规定", "指导意见", "实施意见", "意见", "实施办法", "办法", "实施细则"),
    *("细则", "实施方案", "方案", "条例", "法典", "法", "通知", "制度", "计划", "要点", "指引", "报告"),
    *("清单", "规则", "规程", "决定", "标准", "体系", "预案", "措施", "目录", "基准", "规范", "指南"),
    *("准则", "章程"),
)
"""What documents are called; those of different kinds are never the same one, misspelt."""
_REMARK = Pattern("（[^（）]{1,20}）$")
_SPAN = Pattern(r"(\d{4})—(\d{4})")
_SLIPS = frozenset(
    # written – meant: the same sound, or nearly the same shape
    ("发法", "罚法", "列例", "利例", "里例", "制治", "治制", "查察", "察查", "订定", "意议", "议意", "园员")
)
_LONG = 8
"""From so many characters on a title is compared by edit distance; shorter ones only for set slips."""
_SHORTEST = 5

_REGULATION = "行政法规"
_NO_LAW = ("办法", "司法", "执法", "立法", "普法", "书法", "方法", "做法", "看法", "学法", "用法", "守法")
"""What ends in 法 and is no law."""
_HEAD = 2
"""So many characters say what a law is about; one that begins otherwise is another."""
_MOST_BETWEEN = 2
_AND = frozenset("和与及")
_FOR_NOW = "暂行"
_FORMERLY = ("条例", "暂行条例", "实施条例", "规定")
_RESERVED = frozenset(
    ("行政强制", "行政处罚", "行政许可", "行政复议", "行政诉讼", "国家赔偿", "刑事诉讼", "民事诉讼")
)
"""Matters on which there are laws only, no regulations (立法法第十一条), not even those of cities."""


class Meant(NamedTuple):
    """The name in the register that a title is a slip of, in what it differs, and whether that is certain."""

    name: str
    difference: str
    certain: bool


@lru_cache(maxsize=1024)
def meant_by(title: str) -> Meant | None:
    """What a title that is not in the register is a slip of."""
    text = normal(title)
    if registry().find(title) or len(text) < _SHORTEST - 1 or _LOCAL.match(text):
        return None
    if text[-1] == text[-2] and (entry := registry().find(text[:-1])):
        return Meant(entry.title, "末尾多了一个字", certain=entry.sure)
    if law := _law_of_other_kind(text):
        return Meant(law, "不是同一类", certain=False)
    # Of 〈宪法〉解读 and the like only one character may differ.
    longest = 1 if any(len(name) > _HEAD and name in text for name in registry().names) else _LONG
    near = [
        (distance, name)
        for name in _alike(text)
        if (distance := _distance(text, name, longest)) and _entry(name).near
    ]
    if not near:
        return None
    distance, name = min(near, key=lambda each: each[0])
    entry = _entry(name)
    certain = entry.sure and distance * _LONG <= len(text)
    if entry.kind == _REGULATION:  # of which offices cite local ones without the place in front
        certain = certain and _is_set_slip(text, name)
    shown = entry.title if normal(entry.title) == name else name
    return Meant(shown, f"只差{distance}个字", certain)


def _entry(name: str) -> RegisterEntry:
    entry = registry().find(name)
    assert entry, "a name of the register"  # noqa: S101
    return entry


@cache
def _with_pair() -> Mapping[str, list[str]]:
    """The names of the register by every pair of neighbours in them."""
    found = defaultdict(list)
    for name in registry().names:
        for pair in {*map("".join, pairwise(name))}:
            found[pair].append(name)
    return found


def _alike(text: str) -> Iterator[str]:
    """The names that share most of their pairs with a title: others need not be compared."""
    shared: Counter[str] = Counter()
    for pair in {*map("".join, pairwise(text))}:
        shared.update(_with_pair().get(pair, ()))
    # A character that is put in, left out or changed takes two pairs at most; two that change places three.
    yield from (name for name, pairs in shared.items() if pairs >= len(name) - 1 - 2 * _limit(name) - 1)


def _law_of_other_kind(text: str) -> str:
    """The law or regulation on a matter on which there is none of the kind that a title says, or ""."""
    if text.endswith("条例") and text.removesuffix("条例") in _RESERVED:
        return next(name for name in registry().names if name.endswith(f"{text.removesuffix('条例')}法"))
    if not _is_called_law(text):
        return ""
    formerly = (f"{text.removesuffix('法')}{kind}" for kind in _FORMERLY)
    return next((name for name in formerly if registry().find(name)), "")


def _is_called_law(text: str) -> bool:
    return text.endswith("法") and not text.endswith(_NO_LAW)


def _distance(text: str, name: str, longest: int) -> int:
    """In how many characters a title differs from one of the register; 0 where it is no slip of that."""
    if len(name) < _SHORTEST:
        return 0
    if len(text) == len(name) and Counter(text) == Counter(name):
        return 2  # characters or words that changed places
    if _is_called_law(text) and name.endswith("法") and (between := _difference_within(text, name)):
        return between
    limit = min(longest, _limit(name))
    if abs(len(text) - len(name)) > limit:
        return 0
    more, fewer = Counter(text), Counter(name)
    if (more - fewer).total() > limit or (fewer - more).total() > limit:
        return 0
    if _LOCAL_WORDS & (more - fewer).keys() or _other_kind(text, name) or _other_span(text, name):
        return 0
    if len(name) < _LONG or len(text) < _LONG - 1:
        return int(_is_slip(text, name))
    if _entry(name).kind == _REGULATION and not _is_regulation(text, name):
        return 0
    distance = edit_distance(text, name)
    return distance if distance <= limit else 0


def _limit(name: str) -> int:
    """In how many characters at most a slip of a title differs from it."""
    return 1 + (len(name) >= 12) + (len(name) >= 20)  # noqa: PLR2004  a tenth or a little more


def _ends(text: str, name: str) -> tuple[int, int]:
    """How many characters two titles have in common at their beginnings, and then at their ends."""
    shorter = min(len(text), len(name))
    begin = next((index for index in range(shorter) if text[index] != name[index]), shorter)
    left = shorter - begin
    end = next((index for index in range(left) if text[-1 - index] != name[-1 - index]), left)
    return begin, end


def _is_regulation(text: str, name: str) -> bool:
    """Whether a title may be a regulation written down wrong, and not the local one on such a matter.

    Offices cite those of their place without its name, and they are told from the national one by a word.
    """
    begin, end = _ends(text, name)
    written, meant = text[begin : len(text) - end], name[begin : len(name) - end]
    if not written or not meant:
        return len(written + meant) == 1 or meant == _FOR_NOW
    return _is_set_slip(text, name) or {written, meant} <= _AND


def _difference_within(text: str, name: str) -> int:
    """How many characters one name of a law has more than another, or other ones, behind what it is about.

    Laws are made by the National People's Congress only, and all of them are in the register: a law that is
    not, but for a word or a character in its middle, is one of these. 0 where it is none.
    """
    begin, end = _ends(text, name)
    written, meant = len(text) - begin - end, len(name) - begin - end
    if begin < _HEAD or end == 0 or len(text) < _SHORTEST:
        return 0
    is_between = min(written, meant) == 0 and max(written, meant) <= _MOST_BETWEEN
    is_other = written == meant and (written == 1 or (written == _MOST_BETWEEN and begin + end >= _SHORTEST))
    return max(written, meant) if is_between or is_other else 0


def _is_set_slip(text: str, name: str) -> bool:
    """Whether a title is one of the register with one character confused as people do."""
    wrong = [written + meant for written, meant in zip(text, name, strict=False) if written != meant]
    return len(text) == len(name) and len(wrong) == 1 and wrong[0] in _SLIPS


def _is_slip(text: str, name: str) -> bool:
    """Whether a short title is one of the register with one character confused or left out inside."""
    if len(text) == len(name):
        return _is_set_slip(text, name)
    return any(name[:index] + name[index + 1 :] == text for index in range(1, len(name) - 1))


def _other_kind(text: str, name: str) -> bool:
    mine, its = _kind(text), _kind(name)
    return bool(mine and its) and mine != its


def _kind(title: str) -> str:
    bare = _REMARK.sub("", title)
    return next((kind for kind in _KINDS if bare.endswith(kind)), "")


def _other_span(text: str, name: str) -> bool:
    """Whether two titles speak of different periods: both years differ, as in the next plan."""
    mine, its = _SPAN.search(text), _SPAN.search(name)
    return bool(mine and its and mine[1] != its[1] and mine[2] != its[2])


def edit_distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or changed."""
    row = list(range(len(other) + 1))
    for index, mine in enumerate(one, start=1):
        corner, row[0] = row[0], index
        for place, its in enumerate(other, start=1):
            step = min(row[place] + 1, row[place - 1] + 1, corner + (mine != its))
            corner, row[place] = row[place], step
    return row[-1]
