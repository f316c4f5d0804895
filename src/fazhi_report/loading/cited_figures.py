"""What stands around a cited figure and makes it say something else: a unit, a sign, a word for about."""

import re
from fractions import Fraction

from fazhi_report.facts import Citation, Direction, Fact, Facts, Points, Yuan, direction

_MONEY = ("元", "万元", "亿元")
_SPANS = ("年", "月", "天", "日", "周")
"""Units of time: 近3年 is no about so many."""
_END = "[，。；、：）]"
_ABOUT_BEFORE = r"(?<![节预签违制公合相邀特])约$|(?<![最附将临接就邻亲靠相])近$"
_ABOUT_BEHIND = "余|多(?!于|亏)"
_TREND_BEFORE = "(?:同比|[比较与]上年|增[长加]|下降|减少|上升)$"
_IN_A_LIST = "[、和与及—至]"


def misworded(fact: Fact, cited: Citation, before: str, behind: str) -> tuple[str, str] | None:
    """What the text around a citation adds that does not fit, with the cure; None where all fits."""
    if found := _sign_twice(fact, behind) or _trend_twice(cited, before):
        return found
    if cited.has_unit:
        return _unit_twice(fact, cited, behind) or _about(fact, before, "")
    return _other_money(fact, cited, before, behind) or _about(fact, before, behind)


def wrong_way(fact: Fact, facts: Facts, before: str) -> tuple[str, str] | None:
    """A difference from last year's, which has no sign, told as the other way round."""
    base = fact.title.removesuffix("增减").removesuffix("增幅")
    now, then = facts.find(base), facts.find(f"{base}上年")
    if base == fact.title or now is None or then is None:
        return None
    way = direction(now, then)
    for written, words in _WAYS.items():
        if (found := re.search(f"({words})了?$", before)) and written != way:
            return f"“{base}”本年 {now.text}，上年 {then.text}，前面写了“{found[1]}”", f"改为“{_RIGHT[way]}”"
    return None


_WAYS: dict[Direction, str] = {"up": "增长|上升|提高|增加|提升|多", "down": "下降|减少|降低|少"}
_RIGHT: dict[Direction, str] = {"up": "增加、上升", "down": "减少、下降", "same": "持平"}


def _unit_twice(fact: Fact, cited: Citation, behind: str) -> tuple[str, str] | None:
    units = _MONEY if fact.unit in _MONEY else (fact.unit,)
    for unit in units if fact.unit else ():
        if behind.startswith(unit) and (
            unit in ("%", *_MONEY) or re.match(f"{_END}|$", behind.removeprefix(unit))
        ):
            return f"“{cited.name}”带单位，印成“{fact.phrase}”，后面又写了“{unit}”", f"删去后面的“{unit}”"
    return None


def _trend_twice(cited: Citation, before: str) -> tuple[str, str] | None:
    found = re.search(_TREND_BEFORE, before) if "同比" in cited.filters else None
    return found and (f"“|同比”自己印“同比增长”等字，前面又写了“{found[0]}”", f"删去前面的“{found[0]}”")


def _sign_twice(fact: Fact, behind: str) -> tuple[str, str] | None:
    is_rate = isinstance(fact.value, Fraction) and not isinstance(fact.value, Points)
    if is_rate and behind.startswith(("%", "％", "个百分点")):
        return f"率印成“{fact.text}”，后面又写了单位", "删去后面的“%”“个百分点”"
    return None


def _other_money(fact: Fact, cited: Citation, before: str, behind: str) -> tuple[str, str] | None:
    if fact.unit not in _MONEY:
        return None
    hint = f"写成 {{{{ {cited.name}|带单位 }}}}，后面不再写单位"
    written = re.match("[万亿]?元", behind)
    if written and written[0] != fact.unit:
        return f"“{cited.name}”的单位是{fact.unit}，后面写的是“{written[0]}”", hint
    alone = not before and not behind
    if not isinstance(fact.value, Yuan) or written or alone or re.match(_IN_A_LIST, behind):
        return None
    if re.search(rf"{fact.unit}\W{{0,3}}$", before) or (not behind and f"{fact.unit}）" in before):
        return None
    return f"“{cited.name}”的单位是{fact.unit}，后面没有写", hint


def _about(fact: Fact, before: str, behind: str) -> tuple[str, str] | None:
    if fact.word or not isinstance(fact.value, int) or fact.unit in _SPANS:
        return None
    found = re.search(_ABOUT_BEFORE, before) or re.match(_ABOUT_BEHIND, behind)
    if found is None:
        return None
    message = f"“{fact.title}”是准确的数（{fact.text}），旁边写了“{found[0]}”"
    return message, f"删去“{found[0]}”；确是约数的，在数据里写成约数"
