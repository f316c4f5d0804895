"""A data file, stage by stage: read, fitted to the schema, counted, checked."""

from pydantic import ValidationError

from fazhi_report.diagnostics import DataPlace, Finding, has_errors
from fazhi_report.facts import comparing_with, derive
from fazhi_report.loading.checks import CHECKS, CheckedData, mixed_languages
from fazhi_report.loading.loaded import Folder, Loaded
from fazhi_report.loading.unfilled import unfilled
from fazhi_report.schema import Report, schema_findings, validated, writes_english
from fazhi_report.source import read


def load(content: bytes, name: str, folder: Folder | None = None) -> Loaded:
    """Read a data file; `name` is what messages call it.

    Files that the data names (last year's, evidence) are looked at only when a `folder` is given.
    """
    source = read(content, name)
    if source.data is None:
        return Loaded(source, tuple(source.findings))
    found = (*source.findings, *mixed_languages(source), *unfilled(source))
    try:
        report = validated(source.data)
    except ValidationError as error:
        return Loaded(source, (*found, *schema_findings(error, source.data)))
    last = _last_year(report, folder)
    earlier = last if isinstance(last, Loaded) else None
    data = CheckedData(
        report,
        derive(report, comparing_with(earlier.facts) if earlier else None),
        earlier.report if earlier else None,
        folder,
        writes_english(source.data),
    )
    found += (last,) if isinstance(last, Finding) else ()
    found += tuple(finding for check in CHECKS for finding in check(data))
    return Loaded(source, found, report, data.facts)


def _last_year(report: Report, folder: Folder | None) -> Loaded | Finding | None:
    """Last year's file, where the data names one, or why it can't be used."""
    path = report.previous
    if folder is None or path is None:
        return None
    content = folder.read(path)
    if content is None:
        return _unusable("FZ210", f"读不了上年文件“{path}”", "核对文件名；按本文件所在的文件夹写")
    last = load(content, path)
    if last.report is None or has_errors(last.diagnostics()):
        return _unusable("FZ211", f"上年文件“{path}”有错误", f"先改正：fazhi validate {path}")
    if last.report.year != report.year - 1:
        message = f"上年文件“{path}”是 {last.report.year} 年的"
        return _unusable("FZ212", message, f"写 {report.year - 1} 年的文件")
    return last


def _unusable(code: str, message: str, hint: str) -> Finding:
    return Finding.of(code, message, DataPlace(("previous",)), hint)
