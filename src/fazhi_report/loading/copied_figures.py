"""Figures of a year that are those of the year before: most likely a copy of last year's file."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.facts import Fact, Facts, compared, number
from fazhi_report.schema import RecordDates, ledgers

# A few sessions and a contract recur by plan; 12 and 15, one of five digits, or five different ones hardly.
_FEWEST_DIGITS = 5


def copied_figures(facts: Facts) -> Iterator[Finding]:
    """All that was counted of the year is what was counted of the year before."""
    of_the_year = _groups_of_the_year()
    pairs = [
        (now, then)
        for now, then in compared(facts)
        if _group(now) in of_the_year and not isinstance(now.value, Fraction) and (now.value or then.value)
    ]
    if any(now.value != then.value for now, then in pairs):
        return
    # One figure comes under several names: ten licences, ten of them granted, ten of them online.
    figures = {(_group(now), int(number(now) or 0)) for now, _ in pairs}
    if sum(len(str(figure)) for _, figure in figures) >= _FEWEST_DIGITS:
        message = f"全部 {len(pairs)} 个数都与上年相同"
        hint = "核对是不是从上年的文件复制来、还没有改；确实相同的，豁免并写明理由"
        yield Finding.of("FZ271", message, DataPlace(("previous",)), hint)


def _group(fact: Fact) -> str:
    return fact.name.partition(".")[0]


@cache
def _groups_of_the_year() -> frozenset[str]:
    """The groups of facts that begin anew each year, unlike those of what there is: staff, items."""
    return frozenset(
        ledger.counting.name for ledger in ledgers().values() if ledger.dates is not RecordDates.STANDING
    )
