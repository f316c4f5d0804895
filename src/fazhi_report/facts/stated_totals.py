"""What a ledger states of its year, against its records and against what else it states."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from fazhi_report.facts.counting import Counter, share
from fazhi_report.facts.fact import Fact
from fazhi_report.facts.record_sums import LedgerNumber, numbers
from fazhi_report.facts.sums import summed
from fazhi_report.schema import Ledger, Rate, adds_up, countable, exceeds, extent, labels_of

_LAST_PLACE = Fraction(1, 10_000)
"""Of a rate in percent with two decimals, rounded or cut off."""


class Conflict(NamedTuple):
    """What a ledger states that can't be: the name of the field, the code, the message, the hint."""

    name: str
    code: str
    message: str
    hint: str


def conflicts(ledger: Ledger, field: str) -> Iterator[Conflict]:
    """What a ledger states that its records, or other things that it states, do not allow."""
    if any(ledger.stated(name) is not None for name in ledger.totals()):
        counter = Counter(ledger, field, stated=True)
        found = (
            *_against_records(ledger, counter),
            *_kinds_above_size(ledger),
            *_denied(ledger, counter),
            *_of_nothing(ledger, counter),
            *_rates(ledger, counter),
            *_as_of_one_record(ledger, counter),
        )
        yield from dict.fromkeys(found)


def _against_records(ledger: Ledger, counter: Counter) -> Iterator[Conflict]:
    for name, number in numbers(type(ledger)).items():
        told = ledger.stated(name)
        if told is None:
            continue
        found = counter.sums.of(name, counter.sums.incomplete)
        if exceeds(found.least, told):
            message = f"写明的{number.title} {told} 小于明细之和 {found.least}"
            yield Conflict(name, "FZ201", message, "改正总数，或者删去不写，由 fazhi 按明细相加")
        elif found.is_exact and not _is_beside(ledger, number) and exceeds(told, found.value):
            message = f"写明的{number.title} {told} 大于明细之和 {found.value}，而明细已经列全"
            yield Conflict(name, "FZ201", message, "补上明细，或者改正总数")


def _is_beside(ledger: Ledger, number: LedgerNumber) -> bool:
    """Whether what a number counts is told beside the size: no total says that all of it is on record."""
    beside = ledger.counting.beside
    return beside is not None and (number.field, beside.value) in (
        (beside.field, True),
        (beside.field, number.title),
    )


def _kinds_above_size(ledger: Ledger) -> Iterator[Conflict]:
    """Numbers of kinds, alone or together, that are more than there are."""
    if ledger.total is None:
        return
    known = numbers(type(ledger))
    for field, kind in countable(ledger.record_type()):
        info = ledger.record_type().model_fields[field]
        told = [
            (name, title, ledger.stated(name))
            for name, title in labels_of(info, field, kind)
            if not adds_up(kind) and ledger.stated(name) is not None and not _is_beside(ledger, known[name])
        ]
        together = summed([number for _, _, number in told], "")
        least = told[0][2] if len(told) == 1 else together.value if together.is_exact else None
        if told and exceeds(least, ledger.total):
            names = "、".join(f"{title} {number}" for _, title, number in told)
            yield Conflict(told[0][0], "FZ201", f"{names} 多于总数 {ledger.total}", "改正其中一个")


def _denied(ledger: Ledger, counter: Counter) -> Iterator[Conflict]:
    """Numbers of a kind that leave no room for the records that are of another."""
    for name, number in numbers(type(ledger)).items():
        told = ledger.stated(name)
        if adds_up(number.kind) or told is None or _is_beside(ledger, number):
            continue
        others = counter.sums.denied(name)
        if not exceeds(told, ledger.total) and exceeds(_more(told, others), ledger.total):
            message = f"{number.title} {told}，加上明细里不是的 {others}，多于总数 {ledger.total}"
            yield Conflict(name, "FZ201", message, "改正其中一个")


def _more(told: int, others: int) -> int | None:
    return told + others if extent(told) == "exact" else None


def _of_nothing(ledger: Ledger, counter: Counter) -> Iterator[Conflict]:
    """Figures, amounts and rates of what the ledger says there was none of."""
    if counter.named("count").value != 0:
        return
    figures = {name: number.title for name, number in numbers(type(ledger)).items() if adds_up(number.kind)}
    for name, title in (figures | {rate.name: rate.title for rate in ledger.counting.rates}).items():
        if ledger.stated(name):
            message = f"{ledger.counting.size}是 0，却写了{title}"
            yield Conflict(name, "FZ203", message, "改正其中一个")


def _rates(ledger: Ledger, counter: Counter) -> Iterator[Conflict]:
    """Parts that are more than their whole, and rates that do not follow from both."""
    for rate in ledger.counting.rates:
        part, whole = counter.named(rate.part), counter.named(rate.whole)
        titles = [fact.title.partition(".")[2] for fact in (part, whole)]
        stated = next((name for name in (rate.part, rate.whole) if ledger.stated(name) is not None), None)
        if stated and rate.whole != "count" and _is_more(part, whole):
            message = f"{titles[0]} {part.text} 多于{titles[1]} {whole.text}"
            yield Conflict(stated, "FZ202", message, "改正其中一个")
        told, found = ledger.stated(rate.name), share(part, whole)
        if told is not None and found is not None and abs(told - found) >= _LAST_PLACE:
            message = f"写明的{rate.title}与{titles[0]} {part.text}、{titles[1]} {whole.text} 不符"
            hint = f"删去“{rate.title}”，由 fazhi 算；或者改正人数、件数"
            yield Conflict(rate.name, "FZ201", message, hint)
        if told and whole.value == 0 and rate.whole != "count":
            yield Conflict(rate.name, "FZ203", f"写了{rate.title}，{titles[1]}却是 0", "改正其中一个")
        if told is not None and found is None and not _is_possible(told, rate, counter):
            message = f"写明的{rate.title}与明细里、总数里的{titles[0]}不符"
            yield Conflict(rate.name, "FZ201", message, "改正其中一个")


def _is_possible(told: Fraction, rate: Rate, counter: Counter) -> bool:
    """Whether a rate may be, by the part of the cases of which it is known that they are in, or are not."""
    known, whole = counter.named(rate.part), counter.named(rate.whole)
    least = counter.sums.of(rate.part, "").least
    if isinstance(known.value, int):
        least = max(least, known.value)
    denied = counter.sums.short_of(rate)
    if not whole.exact:
        return not (told == 0 and least) and not (told == 1 and denied)
    lowest, highest = Fraction(least) / whole.exact, 1 - Fraction(denied) / whole.exact
    return lowest - _LAST_PLACE < told < highest + _LAST_PLACE


def _as_of_one_record(ledger: Ledger, counter: Counter) -> Iterator[Conflict]:
    """What no record may say of itself, as more passed than sat: the year's numbers may not either."""
    record = ledger.record_type()
    figures = [name for name, kind in countable(record) if adds_up(kind)]
    stated = [name for name in figures if ledger.stated(name) is not None]
    if not stated:
        return
    totals: dict[str, Any] = {"count": ledger.total}
    for name in figures:
        fact = counter.named(name)
        totals[name] = ledger.stated(name) if name in stated else None if fact.word else fact.value
    for each in record.model_construct(**totals).contradictions():
        yield Conflict(each.field if each.field in stated else stated[0], each.code, each.message, each.hint)


def _is_more(part: Fact, whole: Fact) -> bool:
    return part.exact is not None and whole.exact is not None and part.exact > whole.exact
