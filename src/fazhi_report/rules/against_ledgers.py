"""Figures that were typed into the office's own words, against the ledgers."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from fazhi_report.diagnostics import DataPlace, Severity
from fazhi_report.document import OFF_LEDGER
from fazhi_report.facts import Fact
from fazhi_report.rules.assertions import beginning
from fazhi_report.rules.ledger_claims import NARROWED, NOT_NARROWED_BEFORE
from fazhi_report.rules.ledger_words import Core, any_ledger, ledger_names, ledger_words
from fazhi_report.rules.own_figures import FILLERS, OTHER_TIME, same_thing
from fazhi_report.rules.patterns import Pattern
from fazhi_report.rules.quantities import Quantity, quantities
from fazhi_report.rules.rule import Fault, Rule, rule
from fazhi_report.rules.subject import Subject


@rule("FZ259")
def typed_against_the_ledger(subject: Subject) -> Iterator[Fault]:
    """直接写在文字里的数，与台账里同一件事的数不相反。

    文稿里写“签订合同9份”，台账里是2份，报告就和台账打了架。句子里点明了是哪本台账、说的又是全部的，件数、其中的一类、
    率和金额都比；确知是同一个数的是错误，其余是警告。说的是其中一部分的，写明是哪一部分；口径不同的，写成
    {{ 9份 }}。由旧报告导入的文稿同样核对。

    依据：《党政机关公文处理工作条例》第二十条：审核时间、数字等是否准确（R）
    错误：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同9份。"}]
    正确：---
        合同: [{数量: 2}]
        补充段落: [{位置: 行政决策, 内容: "全年签订合同2份，其中采购合同1份。"}]
    """
    for line, found in quantities(subject).items() if subject.report else ():
        for each in found if line.part != "下年安排" else ():
            if each.vague or not _is_typed(each, subject):
                continue
            severity = None
            fact = same_thing(each, subject)
            if fact is None:
                fact, severity = _kind_or_rate(each, subject), Severity.WARNING
            if fact and _differs(each, fact):
                cited = f"{{{{ {fact.title}{'|带单位' if fact.unit else ''} }}}}"
                cure = f"写成 {cited}；台账错了的，改正台账；只是一部分的，写明"
                yield Fault(each.spot, f"“{each.text}”与台账不同：{fact.title} {fact.phrase}", cure, severity)


def _is_typed(each: Quantity, subject: Subject) -> bool:
    """Whether a figure was typed into the office's own words, and nothing is said to answer for it."""
    run = each.line.run_at(each.start)
    if run is None or run.fact or OFF_LEDGER in run.ties or not isinstance(run.origin, DataPlace):
        return False
    return subject.is_text(run.origin.path)


def _differs(each: Quantity, fact: Fact) -> bool:
    """Whether a figure is another than the ledger has, as it would be rounded or cut off."""
    if fact.word or not isinstance(fact.value, int | Fraction | Decimal) or isinstance(fact.value, bool):
        return False
    value = Fraction(fact.value) * (_HUNDRED if each.unit == "%" else 1)
    if isinstance(fact.value, int):
        return value != each.value
    scale = next((scale for name, scale in _SCALES.items() if name in each.text), 1)
    return bool(abs(value - each.value) * 10**each.places >= scale)


_HUNDRED = 100
_SCALES = {"万": 10_000, "亿": 100_000_000}
_DISTINCTIVE = 4
"""Characters of a word that nothing else is called by, at least."""
_WHOLE_TOO = Pattern("(?:现有|共有|配备|举办|排查|承办)$")
_LEADS = Pattern("(?:其中|全年|本年度?|[已共均]|依法|适用|作出|开展|举办|办理|现有|\\d{4}年度?){0,3}")


def _kind_or_rate(each: Quantity, subject: Subject) -> Fact | None:
    """The figure of a kind, the rate or the amount that a quantity is, in a sentence about one ledger."""
    line, text, facts = each.line, each.line.unquoted, subject.facts
    begins = beginning(line, each.start)
    before = text[begins : each.start].replace("其中", "")
    if NARROWED.search(before) or OTHER_TIME.search(before.replace(f"{subject.year}年", "")):
        return None
    named = dict(_ledgers_named(each, begins))
    clause = text[each.clause : each.start]
    for ledger in ledger_words().values():
        is_named = list(named) == [ledger.group] and named[ledger.group]
        for core in (
            (Core("", "figure", f"{ledger.group}.count"), *ledger.cores) if is_named else ledger.cores
        ):
            if core.word.removesuffix("金额") not in clause:
                continue
            if not is_named and (core.word not in _distinctive() or named.keys() - {ledger.group}):
                continue
            fact = facts[core.fact] if _is_called(clause, core, ledger.group) else None
            if fact is None or not fact.stated or fact.value is None:
                continue
            if each.unit == "%" if core.kind == "rate" else _alike(fact, each):
                return fact
    return None


@cache
def _distinctive() -> frozenset[str]:
    """Words that are said of one ledger only."""
    told = Counter(
        word for ledger in ledger_words().values() for word in {core.word for core in ledger.cores}
    )
    return frozenset(word for word, times in told.items() if times == 1 and len(word) >= _DISTINCTIVE)


def _ledgers_named(each: Quantity, begins: int) -> Iterator[tuple[str, bool]]:
    """The ledgers that a sentence tells of before a figure, and whether all of one is meant."""
    line, text = each.line, each.line.unquoted
    for match in any_ledger().finditer(text, begins, each.start):
        before = text[begins : match.start()]
        yield ledger_names()[match[0]], bool(NOT_NARROWED_BEFORE.search(before) or _WHOLE_TOO.search(before))
    at = begins
    while at < each.start and (run := line.run_at(at)) is not None:
        group, _, name = run.fact.partition(".")
        if group in ledger_words():
            yield group, name == "count"
        at = line.end_of_run(at)


def _is_called(clause: str, core: Core, group: str) -> bool:
    """Whether a clause up to a figure says no more than what is told of a ledger, and its name."""
    word = f"{core.word}率" if core.kind == "rate" else core.word
    names = [name for name, of in ledger_names().items() if of == group]
    for called in (word, word.removesuffix("金额")) if word else names:
        at = clause.rfind(called) if called else -1
        if at >= 0 and FILLERS.fullmatch(clause, at + len(called)):
            rest = clause[:at]
            name = next((name for name in names if rest.endswith((name, f"{name}案件"))), "") if word else ""
            return _LEADS.fullmatch(rest.removesuffix("案件").removesuffix(name)) is not None
    return False


_ALIKE = ({"名", "人", "位"}, {"件", "宗", "起"}, {"元", "万元"})


def _alike(fact: Fact, each: Quantity) -> bool:
    return fact.unit == each.unit or any({fact.unit, each.unit} <= alike for alike in _ALIKE)


RULES: tuple[Rule, ...] = (typed_against_the_ledger,)
