"""A report → its facts, what the ledgers add up to, each with its unit, its formula and its records.

Templates and texts of the data print facts by name; every fact has an English and a Chinese name
(`study.count`, 学习.次数). The facts of a ledger follow from the fields of its records: how many there are in
all, how many have each value of a closed list, how many are 是, what the figures add up to, and the rates
that the ledger declares. They are computed when they are first asked for.
"""

from fazhi_report.facts.citations import (
    Citation,
    Claim,
    Declared,
    Malformed,
    Marked,
    Tie,
    citations_in,
)
from fazhi_report.facts.deriving import declared_fact, derive, only, rederived, without
from fazhi_report.facts.fact import NO_FACTS, Fact, Facts, GroupNames, Points, Value, Yuan, amount, unit_of
from fazhi_report.facts.last_year import (
    Direction,
    Trend,
    compared,
    comparing_with,
    direction,
    is_last_years,
    is_rate,
    number,
    trend,
)
from fazhi_report.facts.printing import PrintedFigure, Unprintable, printed, spelled
from fazhi_report.facts.record_figures import figures_of_records, record_name
from fazhi_report.facts.rolled_up import GROUP as ROLLED_UP
from fazhi_report.facts.rolled_up import FactsOfOffice, is_rolled_up, part_of, rolled_up
from fazhi_report.facts.stated_totals import conflicts
from fazhi_report.facts.support import told_by_records, unsupported, unwritten
from fazhi_report.facts.typed_figures import TO_COME

__all__ = [
    "NO_FACTS",
    "ROLLED_UP",
    "TO_COME",
    "Citation",
    "Claim",
    "Declared",
    "Direction",
    "Fact",
    "Facts",
    "FactsOfOffice",
    "GroupNames",
    "Malformed",
    "Marked",
    "Points",
    "PrintedFigure",
    "Tie",
    "Trend",
    "Unprintable",
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
    "figures_of_records",
    "is_last_years",
    "is_rate",
    "is_rolled_up",
    "number",
    "only",
    "part_of",
    "printed",
    "record_name",
    "rederived",
    "rolled_up",
    "spelled",
    "told_by_records",
    "trend",
    "unit_of",
    "unsupported",
    "unwritten",
    "without",
]
