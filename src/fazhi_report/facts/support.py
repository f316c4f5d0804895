"""Whether the ledger holds up what a text claims, exactly; else the figures that speak against it."""

from collections.abc import Iterator

from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts.citations import Tie
from fazhi_report.facts.fact import Fact, Facts
from fazhi_report.facts.last_year import Direction, direction, trend
from fazhi_report.schema import Registered, Report, countable, declared, ledgers

_WAYS: dict[Direction, str] = {"up": "增长", "down": "下降", "same": "持平"}
_CLAIMING = ("all_", "none_", "no_")
"""What the English names of claims begin with, before that of the number that decides."""


def unsupported(tie: Tie, facts: Facts) -> str | None:
    """Why the ledger does not hold up a tie, in Chinese; None where it does, as of what is off the ledger.

    A name that is none of a fact is told by whoever reads the ties.
    """
    fact = facts.find(tie.name)
    if tie.name == OFF_LEDGER or fact is None:
        return None
    if key := unwritten(fact, facts):
        return f"数据里没有写“{key}”"
    if tie.equals:
        return _another(tie.equals, fact)
    if tie.way:
        return _another_way(tie.way, fact, facts)
    if not isinstance(fact.value, bool):
        return f"“{tie.name}”不是判断，现在是 {fact.phrase}" if fact.value is not None else _not_known(fact)
    return None if fact.value else _against(fact, facts)


def unwritten(fact: Fact, facts: Facts) -> str:
    """The key of the part of the data that a fact is of, where it is left out or says nothing; else ""."""
    group, title = (name.partition(".")[0] for name in fact[:2])
    field = next((name for name, ledger in ledgers().items() if ledger.counting.name == group), None)
    silent = field and not any(map(_tells, facts.group(group).values()))
    if fact.stated and not silent:
        return ""
    return (Report.model_fields[field].title if field else "") or title


def _tells(fact: Fact) -> bool:
    """Whether a fact of a ledger is more than what all ledgers have that say nothing."""
    return fact.value is not None and fact.value is not False and fact.value != ""


def _not_known(fact: Fact) -> str:
    return f"“{fact.title}”算不出来：{fact.missing or '数据里没有写全'}"


def _another(equals: str, fact: Fact) -> str | None:
    if fact.value is None:
        return _not_known(fact)
    if fact.word:
        return f"“{fact.title}”是约数（{fact.phrase}）"
    if equals.replace("％", "%") in (fact.text, fact.phrase):
        return None
    return f"“{fact.title}”是 {fact.phrase}，不是 {equals}"


def _another_way(way: str, fact: Fact, facts: Facts) -> str | None:
    told = trend(fact, facts)
    if isinstance(told, str):
        return f"“{fact.title}”不能与上年比：{told}"
    last = facts[f"{fact.name}_last"]
    if _WAYS[direction(fact, last)] == way:
        return None
    return f"“{fact.title}”本年 {fact.text}，上年 {last.text}"


def _against(claim: Fact, facts: Facts) -> str:
    """The figures that decide of a claim that does not hold: 合同：份数12份、合法性审核10份."""
    group = claim.title.partition(".")[0]
    further = "，要明细条条写明，而且都一样" if told_by_records(claim) else ""
    return f"{group}：{'、'.join(_figures(claim, facts))}{further}"


def told_by_records(claim: Fact) -> bool:
    """Whether only records tell of a claim: that all are entered in the same places."""
    group, _, name = claim.name.partition(".")
    record = next(each.record_type() for each in ledgers().values() if each.counting.name == group)
    fields = (record.model_fields[field] for field, kind in countable(record) if kind == "places")
    return any(name == f"all_{declared(field, Registered).name}" for field in fields)


def _figures(claim: Fact, facts: Facts) -> Iterator[str]:
    group, _, name = claim.name.partition(".")
    begins = next((begin for begin in _CLAIMING if name.startswith(begin)), None)
    number = facts.find(f"{group}.{name.removeprefix(begins)}") if begins else None
    size = facts[f"{group}.count"]
    is_known = number is not None and number.value is not None
    for fact in (size, number) if begins == "all_" or not is_known else (number,):
        if fact is not None:
            title = fact.title.partition(".")[2]
            yield f"{title}{fact.phrase}" if fact.value is not None else (fact.missing or f"没有写{title}")
