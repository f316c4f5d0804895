"""What is wrong with what a text holds besides words: references, declared figures, claims."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from fazhi_report.diagnostics import Finding, Severity
from fazhi_report.facts import (
    ROLLED_UP,
    TO_COME,
    Citation,
    Claim,
    Declared,
    Fact,
    Facts,
    Malformed,
    Marked,
    Tie,
    Unprintable,
    Yuan,
    citations_in,
    figures_of_records,
    printed,
    unsupported,
)
from fazhi_report.loading.cited_figures import misworded, wrong_way
from fazhi_report.schema import ledgers

_MOST_ERRORS = 100


class TextFault(NamedTuple):
    """A fault of a text: where in it what is at fault begins, how that is written, and what to tell."""

    start: int
    source: str
    code: str
    message: str
    hint: str


def text_faults(
    text: str, facts: Facts, headings: str = "", *, may_name: bool = False
) -> Iterator[TextFault]:
    """The faults of a text, in their order.

    `headings` is what stands above it and tells a unit, of a cell of a table. Where a figure `may_name`
    itself, a name that is declared is no fault.
    """
    return _faults(text, 0, facts, headings, may_name=may_name) if "{" in text else iter(())


def first_errors(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings up to the last error that is told; behind it nothing is looked at, since guesses take long."""
    errors = 0
    for each in found:
        errors += each.severity is Severity.ERROR
        if errors == _MOST_ERRORS:
            yield each._replace(message=f"{each.message}；后面的没有再查，先改列出来的")
            return
        yield each


_Told = tuple[str, str, str]
"""A code, a message and a hint."""


def _faults(text: str, start: int, facts: Facts, headings: str, *, may_name: bool) -> Iterator[TextFault]:
    parts = [headings, *citations_in(text), ""]
    for index, part in enumerate(parts[1:-1], start=1):
        if isinstance(part, str):
            start += len(part)
            continue
        before, behind = (each if isinstance(each, str) else "" for each in parts[index - 1 : index + 2 : 2])
        for fault in faults_of(part, facts, before, behind, may_name=may_name):
            yield fault._replace(start=start + fault.start)
        if isinstance(part, Claim):
            yield from _faults(part.words, start + 1, facts, "", may_name=may_name)
        start += len(part.source)


def faults_of(
    part: Marked, facts: Facts, before: str, behind: str, *, may_name: bool = False
) -> Iterator[TextFault]:
    """The faults of what stands between two stretches of text, but of what the words of a claim hold."""
    if isinstance(part, Claim):
        yield from _of_claim(part, 0, facts)
    elif told := _fault_of(part, facts, before, behind, may_name=may_name):
        yield TextFault(0, part.source, *told)


def _fault_of(part: Marked, facts: Facts, before: str, behind: str, *, may_name: bool) -> _Told | None:
    match part:
        case Citation():
            return _of_citation(part, facts, before, behind)
        case Declared() if part.is_to_come:
            hint = "填上数，如 {{ 25 }}；没有这件事的，删去这句话"
            return "FZ266", f"这个数还没有填，写的是“{TO_COME}”", hint
        case Declared(_, figure, name) if name and not may_name:
            hint = f"记入“指标”，再引用 {{{{ 指标.{name} }}}}；不起名称的，写成 {{{{ {figure} }}}}"
            return "FZ205", f"“{name}”是指标，写在“指标”里，不在文字里起名称", hint
        case Malformed(source, reason):
            hint = _RIGHT_CLAIM if source.startswith("[") else _RIGHT_CITATION
            return "FZ205", f"引用写错了：{reason}", hint
    return None


_RIGHT_CITATION = "写成 {{ 学习.次数 }} 或 {{ 学习.次数|汉字 }}"
_RIGHT_CLAIM = "写成 [均经合法性审核]{合同.均经合法性审核}"


# References ------------------------------------------------------------------------------------------------


def _of_citation(cited: Citation, facts: Facts, before: str, behind: str) -> _Told | None:
    fact = facts.find(cited.name)
    if fact is None:
        return _unknown(cited.name, facts)
    if told := _unprintable(fact, cited):
        return told
    shown = printed(fact, cited, facts)
    if isinstance(shown, Unprintable):
        return "FZ208", f"“{cited.name}”{shown.reason}", shown.cure
    found = misworded(shown.fact, cited, before, behind) or wrong_way(fact, facts, before)
    return found and ("FZ205", *found)


def _unknown(name: str, facts: Facts) -> _Told:
    """There is no such fact; what was meant is guessed, of a record by what its ledger has."""
    group, _, rest = name.partition(".")
    if rest[:1].isdecimal() or rest.startswith("《"):
        kinds = {each.counting.name: each for each in ledgers().values()}
        kinds |= {each.counting.title: each for each in kinds.values()}
        if ledger := kinds.get(group):
            message = f"一条{ledger.counting.title}没有“{name.rpartition('.')[2]}”这个数"
            return "FZ206", message, f"可以写：{'、'.join(figures_of_records(ledger))}"
    if group in _SUMS:
        return "FZ206", *_no_sum(name, facts)
    close = get_close_matches(name, facts.names, 1, 0.5)
    hint = f"是否想写“{close[0]}”？" if close else "用 fazhi facts --all 查看可以引用的数"
    return "FZ206", f"没有“{name}”这个数", hint


_SUMS = (ROLLED_UP, "汇总")


def _no_sum(name: str, facts: Facts) -> tuple[str, str]:
    """Why there is no sum of that name over other offices, and what to do."""
    if not facts.group(ROLLED_UP):
        return f"没有“{name}”这个数，各单位的台账没有汇总", "先写“汇总”，写明各单位的台账和单位名单"
    close = get_close_matches(name, facts.group(ROLLED_UP), 1, 0.6)
    hint = f"是否想写“{close[0]}”？" if close else "用 fazhi facts --all 查看可以引用的数"
    return f"没有“{name}”这个数：没有一个单位写了这本台账，或者它不能相加", hint


def _unprintable(fact: Fact, cited: Citation) -> _Told | None:
    name = cited.name
    if not fact.stated:
        return "FZ207", f"引用了“{name}”，数据里却没有这一项", "补上台账，或者删去引用"
    if fact.value is None:
        return "FZ208", f"“{name}”算不出来：{fact.missing or '数据里没有写全'}", "补上缺的内容，或者删去引用"
    if isinstance(fact.value, bool):
        return "FZ208", f"“{name}”是一个判断，不是数", f"改引用一个数；判断写成 […]{{{name}}}"
    if not cited.has_unit and (reason := _needs_unit(fact)):
        return "FZ208", f"“{name}”{reason}", f"写成 {{{{ {name}|带单位 }}}}，后面不再写单位"
    if "汉字" in cited.filters and fact.word:
        return "FZ208", f"“{name}”是约数，不能写成汉字", "去掉“|汉字”"
    if "汉字" in cited.filters and not isinstance(fact.value, int):
        return "FZ208", f"“{name}”不是整数，不能写成汉字", "去掉“|汉字”"
    return None


def _needs_unit(fact: Fact) -> str:
    """Why a number can't be printed without its unit: what the text writes behind it would be wrong."""
    if fact.word and fact.phrase != fact.text + fact.unit:
        return f"印成“{fact.phrase}”，单位在中间"
    if isinstance(fact.value, Yuan) and fact.unit == "元":
        return f"不满1万元，印成“{fact.phrase}”，单位由程序写"
    return ""


# Claims ----------------------------------------------------------------------------------------------------


def _of_claim(claim: Claim, start: int, facts: Facts) -> Iterator[TextFault]:
    before: set[_Told] = set()
    for at, tie in claim.offsets:
        told = _of_tie(claim, tie, facts)
        if told and told not in before:  # of a ledger that says nothing, once
            before.add(told)
            yield TextFault(start + at, tie.source, *told)


def _of_tie(claim: Claim, tie: Tie, facts: Facts) -> _Told | None:
    fact = facts.find(tie.name)
    if fact is None and "." in tie.name:
        return _unknown(tie.name, facts)
    reason = unsupported(tie, facts)
    if fact is None or reason is None:
        return None
    hint = "改写这句话，或者改正台账"
    is_number = fact.stated and fact.value is not None and not isinstance(fact.value, bool)
    if is_number and not (tie.way or tie.equals):
        hint = f"数写成 {tie.name}={fact.phrase}，与上年比写成 {tie.name}|增长"
    return "FZ290", f"“{_plain(claim.words)}”没有依据：{reason}", hint


def _plain(words: str) -> str:
    """The words of a claim, what they cite left out."""
    return "".join(part if isinstance(part, str) else "…" for part in citations_in(words))
