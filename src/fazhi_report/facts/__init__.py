"""A report → its facts, what the ledgers add up to, each with its unit, its formula and its records.

Templates and texts of the data print facts by name; every fact has an English and a Chinese name
(`study.count`, 学习.次数). The facts of a ledger follow from the fields of its records: how many there are in
all, how many have each value of a closed list, how many are 是, what the figures add up to, and the rates
that the ledger declares. They are computed when they are first asked for.
"""

from fazhi_report.facts.citations import (
    OFF_LEDGER,
    Citation,
    Claim,
    Declared,
    Malformed,
    Marked,
    Tie,
    citations_in,
)
from fazhi_report.facts.deriving import derive, only
from fazhi_report.facts.fact import NO_FACTS, Fact, Facts, GroupNames, Points, Value, Yuan, amount, unit_of
from fazhi_report.facts.last_year import Direction, compared, comparing_with, direction, is_last_years, number
from fazhi_report.facts.stated_totals import conflicts
from fazhi_report.facts.typed_figures import TO_COME, declared_fact

__all__ = [
    "NO_FACTS",
    "OFF_LEDGER",
    "TO_COME",
    "Citation",
    "Claim",
    "Declared",
    "Direction",
    "Fact",
    "Facts",
    "GroupNames",
    "Malformed",
    "Marked",
    "Points",
    "Tie",
    "Value",
    "Yuan",
    "amount",
    "citations_in",
    "compared",
    "comparing_with",
    "conflicts",
    "declared_fact",
    "derive",
    "direction",
    "is_last_years",
    "number",
    "only",
    "unit_of",
]
