"""What all sentences state of the totals → those that are sure, and what becomes of each number."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from fazhi_report.editing.harvest.asserted_totals import AssertedTotal
from fazhi_report.editing.harvest.attributed import WEAK, Attribution
from fazhi_report.editing.harvest.trade_table import Target
from fazhi_report.schema import ledgers

Stated: TypeAlias = int | Decimal | str
"""What a data file writes for a total."""

CONFLICT = "同一个总数写了不同的数"
"""Why none of the numbers for a total is taken, where they differ."""

_PART = "别处有全年的数，这里是其中一部分"


class Settled(NamedTuple):
    """The totals of a report, and its numbers, paragraph by paragraph, with those that state one."""

    totals: Mapping[Target, Stated]
    told: Sequence[Sequence[Attribution]]


def settled(
    told: Sequence[Sequence[Attribution]],
    asserted: Iterable[AssertedTotal] = (),
    dropped: Mapping[Target, str] = MappingProxyType({}),
) -> Settled:
    """The totals that all numbers agree on; `dropped` are those that can't stand in the file, with why."""
    refused = dict(dropped)
    totals: dict[Target, Stated] = {}
    by_target = _by_target(told)
    for target, values in by_target.items():
        if target in refused:
            continue
        if (value := _agreed(values, is_rate=target.is_rate)) is None:
            refused[target] = CONFLICT
        else:
            totals[target] = value
    for found in asserted:
        value = found.value if found.whole is None else totals.get(found.whole)
        if value is None or found.target in refused:
            continue
        if totals.setdefault(found.target, value) != value:
            refused[found.target] = CONFLICT
    refused |= dict.fromkeys(_less_than_a_part(told, by_target, totals), CONFLICT)
    for target in refused:
        totals.pop(target, None)
    return Settled(
        _without_computed(totals), tuple(tuple(_kept(each, totals, refused) for each in one) for one in told)
    )


def _by_target(told: Iterable[Iterable[Attribution]]) -> dict[Target, dict[str, tuple[int, Stated, Decimal]]]:
    """For each total the different numbers that are stated of it: their best rank, and what they are."""
    found: dict[Target, dict[str, tuple[int, Stated, Decimal]]] = {}
    for each in (each for one in told for each in one):
        for target in each.targets:
            data = each.number.data
            assert data is not None, "a number that can't be written states nothing"  # noqa: S101
            values = found.setdefault(target, {})
            before = values.get(str(data))
            rank = min(each.rank, before[0]) if before else each.rank
            values[str(data)] = (rank, data, each.number.value)
    return found


def _agreed(values: Mapping[str, tuple[int, Stated, Decimal]], *, is_rate: bool) -> Stated | None:
    """The number that is of the whole year where others tell of parts; None where they disagree."""
    if len(values) == 1:
        return next(iter(values.values()))[1]
    best = min(rank for rank, _, _ in values.values())
    first = [each for each in values.values() if each[0] == best]
    alike = [value for rank, _, value in values.values() if rank // WEAK == best // WEAK]
    if len(first) > 1 or (is_rate and len(alike) > 1) or max(alike) > first[0][2]:
        return None
    return first[0][1]


def _less_than_a_part(
    told: Iterable[Iterable[Attribution]],
    by_target: Mapping[Target, Mapping[str, tuple[int, Stated, Decimal]]],
    totals: Iterable[Target],
) -> set[Target]:
    """The totals of which a part was told that is more than they are."""
    wholes = {
        target: max((each[2] for each in by_target.get(target, {}).values()), default=0) for target in totals
    }
    parts = ((each.part_of, each.number.value) for one in told for each in one if each.part_of)
    return {target for target, part in parts if target in wholes and part > wholes[target]}


def _kept(each: Attribution, totals: Mapping[Target, Stated], refused: Mapping[Target, str]) -> Attribution:
    if not each.targets:
        return each
    lost = next((refused[target] for target in each.targets if target in refused), "")
    if not lost and any(totals.get(target) != each.number.data for target in each.targets):
        lost = _PART
    return each._replace(targets=(), reason=lost, near=each.targets) if lost else each


def _without_computed(totals: Mapping[Target, Stated]) -> dict[Target, Stated]:
    """The totals without the rates that follow from others."""
    return {target: value for target, value in totals.items() if not _is_computed(target, totals)}


def _is_computed(target: Target, totals: Mapping[Target, Stated]) -> bool:
    rate = next((rate for rate in ledgers()[target.ledger].counting.rates if rate.name == target.name), None)
    if rate is None:
        return False
    part = totals.get(Target(target.ledger, rate.part))
    whole = totals.get(Target(target.ledger, "total" if rate.whole == "count" else rate.whole))
    return isinstance(part, int) and isinstance(whole, int) and whole > 0
