"""What a manuscript waits for: figures to fill in, ledgers to be written, paragraphs to be looked at."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_report.facts import Citation, Claim, Declared, Fact, Facts, Tie, unsupported, unwritten
from fazhi_report.loading.carried_over import LastYears, last_years
from fazhi_report.loading.loaded import Loaded
from fazhi_report.schema import ledgers

FILLED_IN = frozenset(("FZ206", "FZ207", "FZ208", "FZ266", "FZ286", "FZ290"))
"""The codes that tell, place by place, what a manuscript waits for."""


class Waiting(NamedTuple):
    """What a manuscript waits for.

    `gaps` are the lines of what is to come; `figures` the names of the figures that it cites and the data do
    not give; `claims` the lines of what it claims and the data do not hold up, `ties` the facts that would.
    `ledgers` are the keys of the parts of the data that say nothing of these, and `values` is how many values
    are to be written, each once, wherever it is told.
    """

    gaps: tuple[int, ...]
    figures: tuple[str, ...]
    claims: tuple[int, ...]
    ties: tuple[str, ...]
    ledgers: tuple[str, ...]
    values: int
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
        len(gaps) + len(set(_written({*figures, *ties}, facts))),
        last_years(manuscript, report.year),
    )


def _is_missing(fact: Fact | None) -> bool:
    """Whether the data do not give a figure; one that the manuscript itself leaves open is a gap of it."""
    if fact is None:
        return True
    is_gap = fact.value is None and any(path[:1] == ("manuscript",) for path in fact.records)
    return not is_gap and (not fact.stated or fact.value is None)


def _open(claim: Claim, facts: Facts) -> Iterator[Tie]:
    return (tie for tie in claim.ties if unsupported(tie, facts))


def _keys(names: tuple[str, ...], facts: Facts) -> Iterator[str]:
    for name in names:
        if (fact := facts.find(name)) and (key := unwritten(fact, facts)):
            yield key


def _written(names: Iterable[str], facts: Facts) -> Iterator[str]:
    """Those of some facts that have to be written: a rate follows from its parts where these are."""
    english = {fact.name if (fact := facts.find(name)) else name for name in names}
    for name in english:
        group, _, local = name.partition(".")
        kind = next((ledger for ledger in ledgers().values() if ledger.counting.name == group), None)
        rate = next((each for each in kind.counting.rates if each.name == local), None) if kind else None
        if rate is None or not {f"{group}.{rate.part}", f"{group}.{rate.whole}"} <= english:
            yield name
