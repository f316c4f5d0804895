"""A data file, stage by stage: read, fitted to the schema, counted, checked."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from pydantic import ValidationError

from fazhi_report import manuscript as manuscripts
from fazhi_report.diagnostics import MANUSCRIPT, WHOLE_FILE, DataPlace, Finding, Severity, has_errors
from fazhi_report.facts import comparing_with, derive
from fazhi_report.loading.checked import CheckedData
from fazhi_report.loading.checks import CHECKS, mixed_languages
from fazhi_report.loading.loaded import Folder, Loaded, declared_in
from fazhi_report.loading.rolling_up import roll_up
from fazhi_report.loading.secrecy import classified_files, told
from fazhi_report.loading.unfilled import unfilled
from fazhi_report.loading.year_data import Content, read_data
from fazhi_report.manuscript import Manuscript
from fazhi_report.notation import UNSEEN
from fazhi_report.schema import Report, schema_findings, validated, writes_english
from fazhi_report.source import Source

_MOST_ALIKE = 1000
"""Warnings of one code that are told: who has so many writes anew, and to place the rest would take long."""


def load(content: Content, name: str, folder: Folder | None = None) -> Loaded:
    """Read a data file, or the workbooks of a year; `name` is what messages call it.

    Files that the data names (manuscript, last year's file, evidence) are looked at only with a `folder`.
    """
    return _load(content, name, folder, with_last=True)


def _load(content: Content, name: str, folder: Folder | None, *, with_last: bool) -> Loaded:
    source = read_data(content, name)
    if source.data is None:
        return Loaded(source, tuple(source.findings))
    mixed = mixed_languages(source) if isinstance(source, Source) else ()
    found = (*_unseen_in_name(name), *source.findings, *mixed, *unfilled(source))
    try:
        report = validated(source.data)
    except ValidationError as error:
        return Loaded(source, (*found, *schema_findings(error, source.data)))
    script = _manuscript(report, name, folder)
    manuscript = script if isinstance(script, Manuscript) else None
    last = _last_year(report, folder) if with_last else None
    earlier = last if isinstance(last, Loaded) else None
    below = roll_up(report, name, folder, _ledger_below)
    further = comparing_with(earlier.facts) if earlier else None
    data = CheckedData(
        report,
        derive(report, further, declared_in(manuscript), below.sums),
        earlier,
        folder,
        writes_english(source.data),
        manuscript,
    )
    found += tuple(each for each in (script, last) if isinstance(each, Finding)) + below.findings
    found += tuple(finding for check in CHECKS for finding in check(data))
    classified = tuple(classified_files(report, source, manuscript, earlier, below.bureaus))
    # That the data themselves are marked is told before anything else.
    found += tuple(told(each) for each in classified if isinstance(each.place, DataPlace))
    files = manuscript, classified, below.bureaus
    return Loaded(source, tuple(_listed(found)), report, data.facts, *files, below.sums)


def _ledger_below(content: bytes, path: str) -> Loaded:
    """A ledger that is added up: its records tell all of it, so that no other file is looked at."""
    return _load(content, path, None, with_last=False)


def _listed(found: tuple[Finding, ...]) -> Iterator[Finding]:
    """Every error, and of what is milder so many of each code; how many more there are is told."""
    numbers: Counter[tuple[str, Severity]] = Counter()
    last: dict[tuple[str, Severity], Finding] = {}
    for each in found:
        alike = each.code, each.severity
        numbers[alike] += 1
        if each.severity == Severity.ERROR or numbers[alike] <= _MOST_ALIKE:
            yield each
        else:
            last[alike] = each
    for alike, each in last.items():
        message = f"另有 {numbers[alike] - _MOST_ALIKE} 处同样的，没有列"
        yield each._replace(message=message, place=WHOLE_FILE, hint="先改正列出来的", quote="", context="")


def _unseen_in_name(name: str) -> Iterator[Finding]:
    if match := UNSEEN.search(PurePath(name).name):
        message = f"文件名里有看不见的字符（U+{ord(match[0]):04X}）"
        yield Finding.of("FZ014", message, WHOLE_FILE, "给文件改名，重新输入")


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
    last = _load(content, path, folder.beside(path), with_last=False)
    if last.report is None or has_errors(last.diagnostics()):
        return _unusable("FZ211", f"上年文件“{path}”有错误", f"先改正：fazhi validate {path}")
    if last.report.year != report.year - 1:
        message = f"上年文件“{path}”是 {last.report.year} 年的"
        return _unusable("FZ212", message, f"写 {report.year - 1} 年的文件")
    return last


def _unusable(code: str, message: str, hint: str) -> Finding:
    return Finding.of(code, message, DataPlace(("previous",)), hint)
