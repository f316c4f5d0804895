"""What a manuscript waits for: figures to fill in, ledgers to be written, paragraphs to be looked at."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_report.diagnostics import manuscript_mark
from fazhi_report.facts import (
    Citation,
    Claim,
    Declared,
    Fact,
    Facts,
    Tie,
    told_by_records,
    unsupported,
    unwritten,
)
from fazhi_report.loading.carried_over import LastYears, last_years
from fazhi_report.loading.loaded import Loaded
from fazhi_report.schema import ledgers

FILLED_IN = frozenset(("FZ206", "FZ207", "FZ208", "FZ266", "FZ286", "FZ290"))
"""The codes that tell, place by place, what a manuscript waits for."""


class Waiting(NamedTuple):
    """What a manuscript waits for.

    `gaps` are the lines of what is to come; `figures` the names of the figures that it cites and the data do
    not give; `claims` the lines of what it claims and the data do not hold up, `ties` the facts that would.
    `ledgers` are the keys of the parts of the data that say nothing of these, and `values` the names of the
    numbers that have to be written, from which all else follows.
    """

    gaps: tuple[int, ...]
    figures: tuple[str, ...]
    claims: tuple[int, ...]
    ties: tuple[str, ...]
    ledgers: tuple[str, ...]
    values: tuple[str, ...]
    left: LastYears


def waiting(loaded: Loaded) -> Waiting | None:
    """What the manuscript of a data file waits for; None where there is none that could be read."""
    report, manuscript, facts = loaded.report, loaded.manuscript, loaded.facts
    if report is None or manuscript is None:
        return None
    pieces = list(manuscript.pieces)
    gaps = [piece.line for piece in pieces if isinstance(piece.part, Declared) and piece.part.is_to_come]
    cited = dict.fromkeys(piece.part.name for piece in pieces if isinstance(piece.part, Citation))
    figures = [name for name in cited if _is_missing(facts.find(name))]
    claims = [(piece, list(_open(piece.part, facts))) for piece in pieces if isinstance(piece.part, Claim)]
    ties = dict.fromkeys(tie.name for _, found in claims for tie in found)
    keys = dict.fromkeys(_keys((*figures, *ties), facts))
    return Waiting(
        tuple(gaps),
        tuple(figures),
        tuple(piece.line for piece, found in claims if found),
        tuple(ties),
        tuple(keys),
        tuple(_written((*figures, *ties), facts)),
        last_years(manuscript, report.year),
    )


def _is_missing(fact: Fact | None) -> bool:
    """Whether the data do not give a figure; one that the manuscript itself leaves open is a gap of it."""
    if fact is None:
        return True
    is_gap = fact.value is None and any(map(manuscript_mark, fact.records))
    return not is_gap and (not fact.stated or fact.value is None)


def _open(claim: Claim, facts: Facts) -> Iterator[Tie]:
    return (tie for tie in claim.ties if unsupported(tie, facts))


def _keys(names: tuple[str, ...], facts: Facts) -> Iterator[str]:
    for name in names:
        fact = facts.find(name)
        if key := unwritten(fact, facts) if fact else name.partition(".")[0]:
            yield key


def _written(names: Iterable[str], facts: Facts) -> Iterator[str]:
    """The numbers that have to be written so that some facts are known."""
    numbers = {number for name in names for number in _numbers(name, facts)}
    rates = {
        f"{ledger.counting.name}.{rate.name}"
        for ledger in ledgers().values()
        for rate in ledger.counting.rates
        if {f"{ledger.counting.name}.{rate.part}", f"{ledger.counting.name}.{rate.whole}"} <= numbers
    }
    yield from sorted(numbers - rates)


def _numbers(name: str, facts: Facts) -> tuple[str, ...]:
    """The numbers that a fact hangs on: of a claim those that decide it, if not only records do."""
    fact = facts.find(name)
    if fact is None or not isinstance(fact.value, bool) or told_by_records(fact):
        return (fact.name if fact else name,)
    group, _, local = fact.name.partition(".")
    number = facts.find(f"{group}.{local.partition('_')[2]}")
    return (f"{group}.count", number.name) if number else (f"{group}.count",)
