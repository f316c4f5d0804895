"""What many offices have handed in: who is in, what it adds up to, what is to be asked."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.comparing.offices.returned import OfficeFigure, Return
from fazhi_report.loading import Roster
from fazhi_report.rules import duty_day

Standing: TypeAlias = Literal["已交", "迟交", "未交", "逾期未交", "未写日期", "读不了"]

_TIMES = 10
_OTHERS = 4
"""Offices beside one that tell what is usual; of fewer nothing stands out."""

_FIGURES = 5
"""Figures that are the same as last year's, from which on that is worth a question."""


class OfficeRow(NamedTuple):
    """An office: how it stands, with what it has handed in, and what is to be said of that.

    `counted` is what counts in sums: the one that could be read of the year, None where there are several.
    """

    office: str
    standing: Standing
    returns: tuple[Return, ...]
    remarks: tuple[str, ...]
    counted: Return | None = None


class OfficeSum(NamedTuple):
    """What a figure adds up to over all offices; `value` is None of shares, and where nobody's is known.

    `exact` is whether every office has handed it in exactly; else it is at least that. `known` is of how many
    offices it is known, out of `of`.
    """

    figure: OfficeFigure
    value: Fraction | None
    exact: bool
    known: int
    of: int


class OfficeQuestion(NamedTuple):
    """A figure that stands out."""

    office: str
    title: str
    text: str


class Collected(NamedTuple):
    """What is known of the offices of a district for one year; `year` is None where nothing could be read."""

    year: int | None
    rows: tuple[OfficeRow, ...]
    sums: tuple[OfficeSum, ...]
    questions: tuple[OfficeQuestion, ...]


def collected(
    returns: Sequence[Return],
    roster: Roster | None,
    year: int | None = None,
    *,
    due: date | None = None,
    as_of: date | None = None,
) -> Collected:
    """Put together what offices have handed in, in the order of the list or else of the files.

    `year` is the one that most files are of where it is not given. They are to be in before `due`, or else
    before the day of the 督察规定; `as_of` is the day for which it is told who is not.
    """
    year = year or _usual_year(returns)
    due = due or (duty_day(year) if year else None)
    by_office: dict[str, list[Return]] = {name: [] for name in roster.offices} if roster else {}
    for each in returns:
        by_office.setdefault(each.office or each.file, []).append(each)
    expected = frozenset(roster.offices) if roster else None
    rows = tuple(
        _row(name, found, year, due, as_of, is_expected=expected is None or name in expected)
        for name, found in by_office.items()
    )
    inside = [
        (row.office, row.counted)
        for row in rows
        if row.counted and (expected is None or row.office in expected)
    ]
    sums = tuple(_sums([each for _, each in inside], len(expected) if expected is not None else len(rows)))
    return Collected(year, rows, sums, tuple(_questions(inside)))


def _usual_year(returns: Iterable[Return]) -> int | None:
    years = [each.year for each in returns if each.year is not None]
    return max(sorted(set(years), reverse=True), key=years.count, default=None)


def _row(
    office: str,
    returns: list[Return],
    year: int | None,
    due: date | None,
    as_of: date | None,
    *,
    is_expected: bool,
) -> OfficeRow:
    of_year = [each for each in returns if each.year == year and year is not None]
    remarks = [] if is_expected else ["不在名单里"]
    remarks += [f"交了 {len(of_year)} 份"] if len(of_year) > 1 else []
    remarks += [f"{each.file} 是{each.year}年的" for each in returns if each.year not in (year, None)]
    remarks += [f"{each.file} 有 {each.errors} 个错误" for each in returns if each.errors]
    counted = of_year[0] if len(of_year) == 1 else None
    standing = _standing(of_year, returns, due, as_of)
    return OfficeRow(office, standing, tuple(returns), tuple(remarks), counted)


def _standing(of_year: list[Return], returns: list[Return], due: date | None, as_of: date | None) -> Standing:
    if due is None or not of_year:
        is_due = due is not None and as_of is not None and as_of >= due
        unread = any(each.year is None for each in returns)
        return "读不了" if unread else "逾期未交" if is_due else "未交"
    days = [each.issued_on for each in of_year]
    if None in days:
        return "未写日期"
    return "迟交" if any(day and day >= due for day in days) else "已交"


def _by_figure(returns: Iterable[Return]) -> dict[str, list[OfficeFigure]]:
    found: dict[str, list[OfficeFigure]] = defaultdict(list)
    for each in returns:
        for figure in each.figures:
            found[figure.name].append(figure)
    return found


def _sums(returns: Sequence[Return], of: int) -> Iterable[OfficeSum]:
    for figures in _by_figure(returns).values():
        added = [each for each in figures if each.value is not None and each.extent in ("exact", "least")]
        exact = len(added) == of and all(each.extent == "exact" for each in added)
        is_known = added and not figures[0].is_share
        value = Fraction(sum(_quick(each.value or _NOTHING) for each in added)) if is_known else None
        yield OfficeSum(figures[0], value, exact, len(added), of)


def _questions(returns: Sequence[tuple[str, Return]]) -> Iterable[OfficeQuestion]:
    exact: dict[str, list[tuple[str, OfficeFigure]]] = defaultdict(list)
    for office, each in returns:
        same, of = each.unchanged
        if same == of >= _FIGURES:
            yield OfficeQuestion(office, "", f"{of} 个数都和上年一样")
        for figure in each.figures:
            if figure.value is not None and figure.extent == "exact" and not figure.is_share:
                exact[figure.name].append((office, figure))
    for told in exact.values():
        yield from _outstanding(told)


def _outstanding(told: list[tuple[str, OfficeFigure]]) -> Iterable[OfficeQuestion]:
    others = len(told) - 1
    if others < _OTHERS:
        return
    ordered = sorted(_quick(each.value or _NOTHING) for _, each in told)
    for office, figure in told:
        least, usual = _least_and_median_without(ordered, _quick(figure.value or _NOTHING))
        if not figure.value and least > 0:
            yield OfficeQuestion(office, figure.title, f"{figure.title}是 0，其余 {others} 个单位都有")
        elif figure.value and usual > 0 and _quick(figure.value or _NOTHING) >= _TIMES * usual:
            times = figure.value / usual
            yield OfficeQuestion(
                office,
                figure.title,
                f"{figure.title}是 {figure.text}，是其余单位中位数的 {float(times):.0f} 倍",
            )


_NOTHING = Fraction()


def _quick(value: Fraction) -> Fraction | int:
    """The same number, whole where it can be: those are added and put in order much quicker."""
    return value.numerator if value.denominator == 1 else value


def _least_and_median_without(
    ordered: Sequence[Fraction | int], one: Fraction | int
) -> tuple[Fraction | int, Fraction]:
    """The least of ordered numbers and their median without one of them, of which there may be thousands."""
    at, others = bisect_left(ordered, one), len(ordered) - 1
    low, high = ((others - 1) // 2, others // 2)
    least, below, above = (ordered[place if place < at else place + 1] for place in (0, low, high))
    return least, Fraction(below + above) / 2
