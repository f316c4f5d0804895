"""The list of evidence (佐证材料清单): an annex with a row for every number that a report prints."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from fazhi_report.diagnostics import DataPath, manuscript_mark
from fazhi_report.document import Document, DocumentAnnex, Table
from fazhi_report.facts import Fact, is_last_years
from fazhi_report.issuing.tracing import is_figure
from fazhi_report.loading import Loaded, behind
from fazhi_report.notation import portable, stretches
from fazhi_report.schema import Metric, Record, Report, value_of

TITLE = "佐证材料清单"
COLUMNS = ("序号", "报告中的数", "数值", "台账记录", "佐证材料")

NOTHING = "—"
"""Stands where there is no record, or none that could have evidence."""

UNREGISTERED = "未登记"
"""Stands where none of the records says what its evidence is."""

YEARS = "report."
"""With what the facts begin that name a year, which is no figure of the work."""

_MOST_RUNS = 10  # hundreds of scattered records would fill pages; `fazhi facts` tells the line of each


def with_evidence(loaded: Loaded, document: Document) -> Document:
    """A document with the list of evidence as its last annex, in the order in which it prints the numbers.

    Without numbers it stays as it is.
    """
    facts = loaded.facts
    names = dict.fromkeys(name for name, _ in document.sentences_of_facts() if not name.startswith(YEARS))
    figures = [fact for fact in map(facts.__getitem__, names) if is_figure(fact)]
    if not figures:
        return document
    rows = tuple(
        row for position, fact in enumerate(figures, start=1) for row in _rows(loaded, position, fact)
    )
    return replace(
        document, annexes=(*document.annexes, DocumentAnnex(TITLE, (Table(COLUMNS, rows, landscape=False),)))
    )


def _rows(loaded: Loaded, position: int, fact: Fact) -> Iterator[tuple[str, ...]]:
    """The row of a number, and of a sum over other offices one for each of them."""
    parts = () if is_last_years(fact, loaded.facts) else behind(loaded, fact)
    sources = (f"{len(parts)}个单位的台账", NOTHING) if parts else _sources(loaded, fact)
    yield str(position), fact.title, fact.phrase, *sources
    for part in parts:
        yield "", part.office, part.told, NOTHING, NOTHING


def _sources(loaded: Loaded, fact: Fact) -> tuple[str, str]:
    """The records that a number comes from, and their evidence."""
    assert loaded.report is not None, "a document comes of a report"  # noqa: S101
    if is_last_years(fact, loaded.facts):
        return "上年文件", NOTHING
    if fact.records and (mark := manuscript_mark(fact.records[0])):
        return f"文稿第{mark.line}行", NOTHING
    return _records(fact.records) or NOTHING, _evidence(loaded.report, fact.records)


def _records(paths: Iterable[DataPath]) -> str:
    """Records as a clerk reads them: 法治学习第1、2条；合同总数、第1—30条."""
    return "；".join(
        f"{Report.model_fields[str(field)].title}{'、'.join(_places(list(group)))}"
        for field, group in groupby(sorted(paths, key=_order), key=lambda path: path[0])
    )


def _order(path: DataPath) -> tuple[int, int]:
    """By ledger in the order of the schema, the total first, then the records by number."""
    return list(Report.model_fields).index(str(path[0])), _ordinal(path)


def _ordinal(path: DataPath) -> int:
    """The number of a record, from 1; 0 for what is no record."""
    return path[-1] + 1 if isinstance(path[-1], int) else 0


def _places(paths: list[DataPath]) -> Iterator[str]:
    if paths[0][-1] == "total":
        yield "总数"
    if ordinals := [_ordinal(path) for path in paths if _ordinal(path)]:
        runs = stretches(ordinals, "—")
        further = f"等{len(ordinals)}条" if len(runs) > _MOST_RUNS else ""
        yield f"第{'、'.join(runs[:_MOST_RUNS])}条{further}"


def _evidence(report: Report, paths: tuple[DataPath, ...]) -> str:
    """The evidence of records, and the source of an indicator, each once."""
    found = [value_of(report, path) for path in paths]
    given = [
        portable(name) if (name := thing.evidence if isinstance(thing, Record) else thing.source) else name
        for thing in found
        if isinstance(thing, Record | Metric)
    ]
    if not given and not any(path[-1] == "total" for path in paths):
        return NOTHING
    return "、".join(dict.fromkeys(filter(None, given))) or UNREGISTERED
