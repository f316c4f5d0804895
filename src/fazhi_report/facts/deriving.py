"""The facts of a whole report: of the year, the office, every ledger, the metrics and the lists of texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from fazhi_report.diagnostics import DataPath
from fazhi_report.facts import rolled_up
from fazhi_report.facts.citations import Declared
from fazhi_report.facts.counting import Counter, group_of
from fazhi_report.facts.fact import Fact, Facts, GroupNames, by_name
from fazhi_report.facts.record_figures import figure_of_record, names_a_record
from fazhi_report.facts.typed_figures import TO_COME, typed_figure
from fazhi_report.schema import Report, ledgers


def derive(
    report: Report,
    further: Callable[[Fact], Iterator[Fact]] | None = None,
    declared: Iterable[Fact] = (),
    sums: Iterable[Fact] = (),
) -> Facts:
    """The facts of a report; `further` gives what a fact has in its train, as a comparison with last year.

    `declared` are the figures that a text declares under a name (`declared_fact`); they stand among the 指标.
    `sums` are those over the ledgers of other offices (`rolled_up`).
    """
    others = _Others(tuple(declared), tuple(sums))
    return Facts(_names(), partial(_made, report, others), further, partial(_of_record, report))


class _Others(NamedTuple):
    """Facts that the data themselves do not make."""

    declared: tuple[Fact, ...] = ()
    sums: tuple[Fact, ...] = ()


def declared_fact(declared: Declared, path: DataPath) -> Fact:
    """The fact that a figure declared with a name is, under 指标; `path` is where it is declared.

    One without a name goes by where it stands (12:5). One that is still to come (【待补】) is not known; one
    of which no number can be told (数十次) is a text.
    """
    name, figure = declared.name, typed_figure(declared.text)
    assert figure is not None, "the grammar lets nothing else be declared"  # noqa: S101
    return Fact(
        f"metrics.typed_{name}",
        f"指标.{name}",
        figure.value,
        figure.unit,
        "照写",
        (path,),
        word=figure.word,
        written=figure.written,
        missing=f"还没有填，写的是“{TO_COME}”" if declared.is_to_come else "",
    )


def only(facts: Facts, group: str) -> Facts:
    """The facts of the year, the office and one ledger, by either name; of others, none are stated."""
    kept = {"report", "organization", _names().in_english(group)}

    def made(name: str) -> Mapping[str, Fact]:
        if name in kept:
            return facts.group(name)
        return _facts_left_out(_fields()[name]) if name in _fields() else {}

    return Facts(_names(), made)


def without(facts: Facts, name: str) -> Facts:
    """The same facts, of which the one of an English name is not known."""

    def made(group: str) -> Mapping[str, Fact]:
        found = facts.group(group)
        if group != name.partition(".")[0]:
            return found
        return by_name(
            fact._replace(value=None) if fact.name == name else fact for fact in dict.fromkeys(found.values())
        )

    return Facts(_names(), made)


def rederived(facts: Facts, report: Report, field: str) -> Facts:
    """The facts of a report that differs from the one of some facts in one ledger, and shares all others."""
    group = ledgers()[field].counting.name
    return facts.with_group(group, _made(report, _Others(), group), partial(_of_record, report))


def _made(report: Report, others: _Others, group: str) -> Mapping[str, Fact]:
    match group:
        case "report":
            return by_name(_years(report))
        case "organization":
            return by_name(_office(report))
        case "metrics":
            return by_name((*_metrics(report), *others.declared))
        case rolled_up.GROUP:
            return by_name(others.sums)
    if group in _LISTS:
        return by_name(_listed(report, group, _LISTS[group]))
    field = _fields()[group]
    if field in report.model_fields_set:
        return group_of(getattr(report, field), field)
    return _facts_left_out(field)


def _of_record(report: Report, group: str, name: str) -> Fact | None:
    """A figure of a single record."""
    field = _fields().get(group) if names_a_record(name) else None
    if field is None:
        return None
    return figure_of_record(getattr(report, field), field, name, stated=field in report.model_fields_set)


@cache
def _names() -> GroupNames:
    counted = {part.counting.name: part.counting.title for part in ledgers().values()}
    named = {"report": "年度", "organization": "机构", **counted, "metrics": "指标", **_LISTS}
    return GroupNames({**named, rolled_up.GROUP: rolled_up.TITLE}, {rolled_up.GROUP: counted})


@cache
def _fields() -> Mapping[str, str]:
    """The field of each ledger by the name of its group."""
    return {part.counting.name: field for field, part in ledgers().items()}


@cache
def _facts_left_out(field: str) -> Mapping[str, Fact]:
    """The facts of a ledger that a file leaves out, which are always the same."""
    return by_name(Counter(ledgers()[field].model_construct(), field, stated=False).facts())


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
        value = metric.value
        made = Fact(f"metrics.m{index + 1}", f"指标.{metric.name}", value, metric.unit, source, (path,))
        yield made._replace(word=getattr(value, "word", ""), written=getattr(value, "written", ""))


_LISTS = {"shortcomings": "不足", "remedies": "整改", "plans": "下年安排"}


def _listed(report: Report, field: str, title: str) -> Iterator[Fact]:
    items = getattr(report, field)
    paths = tuple((field, index) for index in range(len(items)))
    stated = field in report.model_fields_set
    yield Fact(f"{field}.count", f"{title}.条数", len(items), "条", "逐条计数", paths, stated=stated)
