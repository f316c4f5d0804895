"""What a clause says beside the phrase that a number was found by: all of it must be known to change nothing.

A word that neither the ledger's frame nor the neutral words explain may make a part of the whole, another
office's deed, or something else of the number: then it is no total.
"""

import re
from collections.abc import Iterator
from functools import cache

from fazhi_report.editing.harvest.circumstances import Office, Where
from fazhi_report.editing.harvest.phrases_found import FoundPhrase
from fazhi_report.editing.harvest.trade_table import Target, either, trade_table

_SHORTEST_FIELD = 2
_KINDS = {"委员会": "委", "局": "局", "厅": "厅"}
_OWN_FORCE = "(?:监督)?(?:综合)?(?:行政)?(?:执法)?(?:大队|支队|队)?"
_HEAD = re.compile(
    "针对|围绕|聚焦|紧盯|瞄准|对(?![照标])|就|在|由|结合|借助|利用|抓住|会同|联合|协同|与(?!.*相比)|以(?=.*为(?:契机|重点|载体|平台|主题))|(?=.*(?:行动|整治|治理|攻坚)$)"
)
_GUIDED = re.compile("(?:以上|上述|存在的?)(?:不足|问题)$|[领指支统][导持筹]下$|基础上$")

_OF_OTHERS = frozenset(("disputes", "mediations"))
"""Ledgers of what others have among themselves, of which an office's field is but a part."""

_OPENING = (
    "[一二三四五六七八九十]是|同时|此外|另外|"
    r"20\d\d(?:年度?)?|截[至止](?:20\d\d年|\d{1,2}月|\d{1,2}日|年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|末|目前)?"
)
_GOES_ON = ("、", "和", "及", "以及", "与", "均", "全部", "都", "已", "并", "且")
"""How the text behind a number goes on with the next one, or with what became of all."""

_WHERE_IT_LIES = re.compile("^.*?[省市县区州盟旗镇乡]")
_KIND_OF_OFFICE = re.compile("(?:管理局|监督管理局|委员会|办公室|街道办事处|人民政府|局|委|办|厅|站|院)$")


def words_unexplained(found: FoundPhrase, where: Where, office: Office) -> str:
    """What stands around a phrase, or governs it from before, and is not explained; "" where all is."""
    return strays(found, office) or _narrowing_head(where, found.phrase.target, office)


def strays(found: FoundPhrase, office: Office) -> str:
    """What stands around a phrase and is not explained; "" where all is."""
    rest = "" if found.rest.startswith(_GOES_ON) else found.rest
    parts = (found.left, *found.gaps, rest)
    return next((part for part in parts if _stray_of(part, found.phrase.target, office)), "")


def _stray_of(text: str, target: Target, office: Office) -> str:
    """What is left of a text without all that is explained beside a number of a total."""
    return _explained(target, office).sub("", text)


def _narrowing_head(where: Where, target: Target, office: Office) -> str:
    """A clause before that of a number, with none of its own, which says what that is of: 针对扬尘问题，……"""
    heads = re.split("[，：]", where.sentence[: len(where.sentence) - len(where.clause)])
    for head in (head for head in heads if not re.search(r"\d(?!\d*年)", head)):
        match = _HEAD.match(head)
        if match and not _GUIDED.search(head) and _stray_of(head[match.end() :], target, office):
            return head
    return ""


@cache
def _explained(target: Target, office: Office) -> re.Pattern[str]:
    table = trade_table()
    words = table.explained[target.ledger] | table.words_of[target]
    own = "|".join(_own(office, of_its_field=target.ledger not in _OF_OTHERS))
    return re.compile(f"{_OPENING}|{either(word.format(级=office.level) for word in words)}|{own}")


def _own(office: Office, *, of_its_field: bool) -> Iterator[str]:
    """Patterns of how an office calls itself, its region and its field."""
    level = office.level
    yield f"[我本]{level}"
    if kind := next((short for long, short in _KINDS.items() if office.name.endswith(long)), ""):
        yield f"[我本全]?{kind}(?:机关|本级)?"
    if office.governs and level:
        yield f"全{level}|{level}(?:人民政府|政府|办事处|办)?|辖区内?"
    for name in (name for name in (office.name, office.short_name) if name):
        bare = _WHERE_IT_LIES.sub("", name)
        yield either(filter(None, (name, bare)))
        fields = _fields(_KIND_OF_OFFICE.sub("", bare))
        if fields and of_its_field and not office.governs:
            yield f"(?:{either(fields)}){_OWN_FORCE}"


def _fields(named: str) -> set[str]:
    """What an office is for, by its name: 交通运输, 交通, 运输."""
    ends = range(_SHORTEST_FIELD, len(named) + 1)
    parts = {named[start:end] for end in ends for start in range(end - _SHORTEST_FIELD + 1)}
    others = (words for name, words in trade_table().fields.items() if name in named)
    return parts.union(*others)
