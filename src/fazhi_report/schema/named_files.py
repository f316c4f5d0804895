"""The files that a data file names."""

from collections.abc import Iterator

from fazhi_report.diagnostics import MANUSCRIPT, DataPath
from fazhi_report.schema.ledger import Ledger
from fazhi_report.schema.report import Report


def named_files(report: Report) -> Iterator[tuple[DataPath, str]]:
    """Manuscript, last year's file, list of offices, evidence, sources: each with its place, as written."""
    if report.manuscript:
        yield (MANUSCRIPT,), report.manuscript
    if report.previous:
        yield ("previous",), report.previous
    if report.rollup and report.rollup.roster:
        yield ("rollup", "roster"), report.rollup.roster
    for field in type(report).model_fields:
        part = getattr(report, field)
        for index, record in enumerate(part.records if isinstance(part, Ledger) else ()):
            if record.evidence:
                yield (field, "records", index, "evidence"), record.evidence
    for index, metric in enumerate(report.metrics):
        if metric.source:
            yield ("metrics", index, "source"), metric.source
