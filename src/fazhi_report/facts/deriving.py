"""The facts of a whole report: of the year, the office, every ledger, the metrics and the lists of texts."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from fazhi_report.facts.counting import Counter
from fazhi_report.facts.fact import Fact, Facts
from fazhi_report.schema import Report
from fazhi_report.schema.fields import Ledger


def derive(report: Report, further: Callable[[Fact], Iterator[Fact]] = lambda _: iter(())) -> Facts:
    """The facts of a report; `further` gives what a fact has in its train, as a comparison with last year."""
    groups: dict[tuple[str, str], Callable[[], Iterable[Fact]]] = {
        ("report", "年度"): lambda: _years(report),
        ("organization", "机构"): lambda: _office(report),
    }
    for field in type(report).model_fields:
        part = getattr(report, field)
        if isinstance(part, Ledger):
            names = (part.counting.name, part.counting.title)
            stated = field in report.model_fields_set
            groups[names] = (
                partial(_facts_of, part, field) if stated else partial(_facts_left_out, type(part), field)
            )
    groups["metrics", "指标"] = lambda: _metrics(report)
    for field, title in _LISTS.items():
        groups[field, title] = lambda field=field, title=title: _listed(report, field, title)  # type: ignore[misc]
    return Facts(groups, further)


def _facts_of(ledger: Ledger[Any], field: str) -> Iterable[Fact]:
    return Counter(ledger, field, stated=True).facts()


@cache
def _facts_left_out(ledger: type[Ledger[Any]], field: str) -> Iterable[Fact]:
    """The facts of a ledger that a file leaves out, which are always the same."""
    return tuple(Counter(ledger.model_construct(), field, stated=False).facts())


def _years(report: Report) -> Iterator[Fact]:
    yield Fact("report.year", "年度.本年", report.year, "年", "报告年度", (("year",),))
    yield Fact("report.next_year", "年度.下年", report.year + 1, "年", "报告年度加一", (("year",),))


def _office(report: Report) -> Iterator[Fact]:
    office = report.organization
    texts = {
        ("name", "全称"): office.name,
        ("short_name", "简称"): office.short_name,
        ("field", "工作领域"): office.field,
    }
    for (name, title), value in texts.items():
        yield Fact(f"organization.{name}", f"机构.{title}", value, records=(("organization", name),))
    region = ("organization", "region", "name")
    yield Fact("organization.region", "机构.地区", office.region.name, records=(region,))


def _metrics(report: Report) -> Iterator[Fact]:
    for index, metric in enumerate(report.metrics):
        source = f"来源：{metric.source}" if metric.source else "照写"
        path = ("metrics", index)
        yield Fact(f"metrics.m{index + 1}", f"指标.{metric.name}", metric.value, metric.unit, source, (path,))


_LISTS = {"shortcomings": "不足", "remedies": "整改", "plans": "下年安排"}


def _listed(report: Report, field: str, title: str) -> Iterator[Fact]:
    items = getattr(report, field)
    paths = tuple((field, index) for index in range(len(items)))
    stated = field in report.model_fields_set
    yield Fact(f"{field}.count", f"{title}.条数", len(items), "条", "逐条计数", paths, stated=stated)
