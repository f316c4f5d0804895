"""Sums over the ledgers of many offices: 汇总.行政处罚.件数, each known exactly, at least, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from typing import NamedTuple

from fazhi_report.facts.counting import share
from fazhi_report.facts.fact import Fact, Facts, Yuan, unit_of
from fazhi_report.facts.record_sums import numbers
from fazhi_report.facts.sums import Addend, Sum, added
from fazhi_report.schema import Ledger, Rate, adds_up, ledgers

GROUP, TITLE = "rollup", "汇总"
"""What stands before the first dot in the name of a sum."""

_LISTED = 5


def is_rolled_up(name: str) -> bool:
    """Whether the English name of a fact is that of a sum over other offices."""
    return name.startswith(f"{GROUP}.")


class FactsOfOffice(NamedTuple):
    """An office and the facts of its ledgers; None where there are none that count."""

    office: str
    facts: Facts | None


def rolled_up(offices: Sequence[FactsOfOffice], none_of: AbstractSet[str]) -> Iterator[Fact]:
    """What the ledgers of offices add up to: every number and rate of each ledger that one of them states.

    An office that leaves a ledger out has nothing of it only where that is one of `none_of`, by its English
    name; else its part is unknown, as that of an office without facts. A number of a kind is told of all or
    not at all, another of which a part is known is so much 以上.
    """
    for ledger in ledgers().values():
        name = ledger.counting.name
        stated = [each.facts is not None and each.facts[f"{name}.count"].stated for each in offices]
        if any(stated) or (name in none_of and offices):
            parts = partial(part_of, none_of=none_of)
            yield from _LedgerSums(ledger, offices, parts).facts()


def part_of(office: FactsOfOffice, name: str, none_of: AbstractSet[str]) -> Fact | None:
    """What an office has of a sum, by the name of the fact in its ledgers; None where it tells nothing.

    Of nothing at all there is no part: where the size of a ledger is exactly 0, so is each number in it.
    """
    fact = office.facts.find(name) if office.facts else None
    if office.facts is None or fact is None:
        return None
    group, _, local = fact.name.partition(".")
    if not fact.stated:
        return fact._replace(value=0, missing="") if group in none_of else None
    is_part = fact.value is None and local in _parts_of_size(group)
    return (
        fact._replace(value=0, missing="") if is_part and office.facts[f"{group}.count"].exact == 0 else fact
    )


@cache
def _parts_of_size(group: str) -> frozenset[str]:
    """The numbers of a ledger that there can be none of where its size is 0."""
    ledger = next((each for each in ledgers().values() if each.counting.name == group), None)
    return frozenset(numbers(ledger)) if ledger else frozenset()


class _LedgerSums:
    """The sums of one ledger."""

    def __init__(
        self,
        ledger: type[Ledger],
        offices: Sequence[FactsOfOffice],
        part: Callable[[FactsOfOffice, str], Fact | None],
    ) -> None:
        self._ledger, self._offices, self._part = ledger, offices, part
        self._made: dict[str, Fact] = {}

    def facts(self) -> Iterator[Fact]:
        counting = self._ledger.counting
        yield self._sum("count", counting.size, is_kind=False)
        for name, number in numbers(self._ledger).items():
            yield self._sum(name, number.title, is_kind=not adds_up(number.kind))
        yield from map(self._rate, counting.rates)

    def _sum(self, name: str, title: str, *, is_kind: bool) -> Fact:
        counting = self._ledger.counting
        own = f"{counting.name}.{name}"
        parts = [(each.office, self._part(each, own)) for each in self._offices]
        known = [fact for _, fact in parts if fact and fact.value is not None]
        called = f"{counting.title}.{title}"
        reason = _reason([office for office, fact in parts if fact is None or fact.value is None], called)
        found = added([Addend(fact.value, fact.word) for fact in known], called, reason)  # type: ignore[arg-type]  # numbers, as the ledger's are
        if is_kind and reason:
            found = Sum(None, missing=reason)
        is_amount = any(isinstance(fact.value, Yuan) for fact in known)
        value = Yuan(found.value) if is_amount and found.value is not None else found.value
        formula = f"{len(self._offices)} 个单位的“{called}”相加"
        fact = Fact(
            f"{GROUP}.{own}",
            f"{TITLE}.{called}",
            value,
            unit_of(value) if isinstance(value, Yuan) else next((fact.unit for fact in known), ""),
            formula + ("，满1万元的折合万元" if is_amount else ""),
            ((GROUP,),),
            word=found.word,
            missing=found.missing,
        )  # fmt: skip
        self._made[name] = fact
        return fact

    def _rate(self, rate: Rate) -> Fact:
        part, whole = self._made[rate.part], self._made[rate.whole]
        value = share(part, whole)
        missing = next((fact.missing for fact in (part, whole) if fact.missing), f"{whole.title}为零")
        return Fact(
            f"{GROUP}.{self._ledger.counting.name}.{rate.name}",
            f"{TITLE}.{self._ledger.counting.title}.{rate.title}",
            value,
            "",
            f"{part.title} ÷ {whole.title} = {part.text} ÷ {whole.text}",
            ((GROUP,),),
            missing="" if value is not None else missing,
        )


def _reason(offices: Sequence[str], title: str) -> str:
    """Why a sum is not known of all; "" where it is."""
    if not offices:
        return ""
    more = "等" if len(offices) > _LISTED else ""
    return f"{len(offices)} 个单位没有写“{title}”：{'、'.join(offices[:_LISTED])}{more}"
