"""A data file, stage by stage: read, fitted to the schema, counted, checked."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TypeAlias

from pydantic import ValidationError

from fazhi_report import manuscript as manuscripts
from fazhi_report.diagnostics import MANUSCRIPT, DataPlace, Finding, has_errors
from fazhi_report.facts import comparing_with, derive
from fazhi_report.loading.checked import CheckedData
from fazhi_report.loading.checks import CHECKS, mixed_languages
from fazhi_report.loading.loaded import Folder, Loaded, declared_in
from fazhi_report.loading.unfilled import unfilled
from fazhi_report.loading.year_data import Content, read_data
from fazhi_report.manuscript import Manuscript
from fazhi_report.schema import Report, schema_findings, validated, writes_english
from fazhi_report.source import Source


def load(content: Content, name: str, folder: Folder | None = None) -> Loaded:
    """Read a data file, or the workbooks of a year; `name` is what messages call it.

    Files that the data names (manuscript, last year's file, evidence) are looked at only with a `folder`.
    """
    return _load(content, name, folder, _last_year)


_FindLast: TypeAlias = Callable[[Report, Folder | None], "Loaded | Finding | None"]


def _load(content: Content, name: str, folder: Folder | None, find_last: _FindLast) -> Loaded:
    source = read_data(content, name)
    if source.data is None:
        return Loaded(source, tuple(source.findings))
    mixed = mixed_languages(source) if isinstance(source, Source) else ()
    found = (*source.findings, *mixed, *unfilled(source))
    try:
        report = validated(source.data)
    except ValidationError as error:
        return Loaded(source, (*found, *schema_findings(error, source.data)))
    script = _manuscript(report, name, folder)
    manuscript = script if isinstance(script, Manuscript) else None
    last = find_last(report, folder)
    earlier = last if isinstance(last, Loaded) else None
    data = CheckedData(
        report,
        derive(report, comparing_with(earlier.facts) if earlier else None, tuple(declared_in(manuscript))),
        earlier,
        folder,
        writes_english(source.data),
        manuscript,
    )
    found += tuple(each for each in (script, last) if isinstance(each, Finding))
    found += tuple(finding for check in CHECKS for finding in check(data))
    return Loaded(source, found, report, data.facts, manuscript)


def _manuscript(report: Report, name: str, folder: Folder | None) -> Manuscript | Finding | None:
    """The manuscript that the data name, or why there is none."""
    path = report.manuscript
    if folder is None or path is None:
        return None
    content = folder.read(path)
    if content is None:
        message = f"读不了文稿“{path}”"
        hint = "核对文件名；按本文件所在的文件夹写；还没有文稿的，用 fazhi manuscript 写一份，或者删去“文稿”"
        return Finding.of("FZ280", message, DataPlace((MANUSCRIPT,)), hint)
    return manuscripts.read(content, (PurePath(name).parent / path).as_posix())


def _last_year(report: Report, folder: Folder | None) -> Loaded | Finding | None:
    """Last year's file with its manuscript, where the data names one, or why it can't be used."""
    path = report.previous
    if folder is None or path is None:
        return None
    content = folder.read(path)
    if content is None:
        return _unusable("FZ210", f"读不了上年文件“{path}”", "核对文件名；按本文件所在的文件夹写")
    last = _load(content, path, folder.beside(path), _none_before)
    if last.report is None or has_errors(last.diagnostics()):
        return _unusable("FZ211", f"上年文件“{path}”有错误", f"先改正：fazhi validate {path}")
    if last.report.year != report.year - 1:
        message = f"上年文件“{path}”是 {last.report.year} 年的"
        return _unusable("FZ212", message, f"写 {report.year - 1} 年的文件")
    return last


def _none_before(_report: Report, _folder: Folder | None) -> None:
    """Of last year's file, the year before is not looked at."""


def _unusable(code: str, message: str, hint: str) -> Finding:
    return Finding.of(code, message, DataPlace(("previous",)), hint)
