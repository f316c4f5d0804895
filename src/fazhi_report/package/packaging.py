"""送审包: what a signatory is handed with a report, as the contents of files; none is read or written here.

Beside the report stand what each number comes from, what the checks found, how the report differs from last
year's, and what is still open. A manifest names every file with its SHA-256, and the text by its digest.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from fazhi_report import __version__
from fazhi_report.comparing import comparison
from fazhi_report.comparing.forms import Compared, escaped, markdown
from fazhi_report.diagnostics import DataPath, Diagnostic, Finding, Severity, has_errors
from fazhi_report.facts import derive
from fazhi_report.issuing.trace_tables import as_csv
from fazhi_report.issuing.tracing import Traced, trace
from fazhi_report.loading.loaded import Folder, load
from fazhi_report.loading.reviews import cited
from fazhi_report.pipeline import Composed, digest
from fazhi_report.reporters import Results
from fazhi_report.reporters.text import headline, report
from fazhi_report.schema.fields import Record
from fazhi_report.schema.texts import own_texts, value_of

if TYPE_CHECKING:
    from pathlib import Path

    from fazhi_report.document import Document
    from fazhi_report.schema import Report

VERSION = 1
"""The version of the manifest's form; it grows when a reader of the old form would go wrong."""

MANIFEST, FIGURES, FINDINGS, COMPARISON, OPEN = (
    "目录.json",
    "数字台账.csv",
    "检查结果.txt",
    "与上年对照.md",
    "未完事项.md",
)

_UNANSWERED = "FZ209"
_SHOWN_TEXT = 30


@dataclass(frozen=True, slots=True)
class Earlier:
    """Last year's data file and its report; `name` is how this year's file names it."""

    name: str
    content: bytes
    report: "Report"
    document: "Document"


@dataclass(frozen=True, slots=True)
class Current:
    """The data file of the year that is reported on, without errors, its report and what the checks found."""

    content: bytes
    composed: Composed
    report: "Report"
    document: "Document"
    diagnostics: list[Diagnostic]


def earlier(
    content: bytes, name: str, templates: "Path | None", folder: Folder
) -> Earlier | list[Diagnostic]:
    """Last year's report, or why there is none; it need not be the very text that was approved then."""
    from fazhi_report import narrative  # noqa: PLC0415  as in pipeline

    loaded = load(content, name, folder)
    if loaded.report is None or has_errors(loaded.diagnostics()):
        return loaded.diagnostics()
    document = narrative.compose(loaded.report, loaded.facts, templates)
    if isinstance(document, Finding):
        return loaded.diagnostics(document)
    return Earlier(name, content, loaded.report, document)


def pack(current: Current, reports: Mapping[str, bytes], last: Earlier | None) -> dict[str, bytes]:
    """The files of a package by name, the manifest last; `reports` are the report's own files."""
    printed = [row for row in trace(current.composed.loaded, current.document) if row.sentences]
    texts = {FIGURES: as_csv(printed), FINDINGS: _findings(current.diagnostics)}
    if last:
        texts[COMPARISON] = _comparison(current, last)
    texts[OPEN] = _open(current, printed)
    files = {**reports, **{name: content.encode() for name, content in texts.items()}}
    return {**files, MANIFEST: _manifest(current, last, files)}


def _findings(diagnostics: list[Diagnostic]) -> str:
    """What the checks found, then what the office lets stand, with its reasons."""
    results = Results(diagnostics)
    parts = [report(results)] if results.standing else []
    waived = [f"{headline(each)}\n    豁免：{each.waived}" for each in diagnostics if each.waived]
    return "\n".join((*parts, results.summary, *waived)) + "\n"


def listed(manifest: bytes) -> dict[str, str] | None:
    """The files that a manifest of this form names, with their SHA-256; None if it is none.

    A name that leads out of the folder makes it none as well.
    """
    try:
        data = json.loads(manifest)
        files = {str(file["name"]): str(file["sha256"]) for file in data["files"]}
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    is_ours = data.get("version") == VERSION and all(_is_plain(name) for name in files)
    return files if is_ours else None


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")


def _manifest(current: Current, last: Earlier | None, files: Mapping[str, bytes]) -> bytes:
    data: dict[str, Any] = {
        "version": VERSION,
        "tool": {"name": "fazhi", "version": __version__},
        "data": _entry(PurePath(current.composed.loaded.source.name).name, current.content),
        "previous": _entry(last.name, last.content) if last else None,
        "digest": digest(current.document),
        "files": [_entry(name, content) for name, content in files.items()],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(name: str, content: bytes) -> dict[str, str | int]:
    return {"name": name, "size": len(content), "sha256": sha256(content)}


def _comparison(current: Current, last: Earlier) -> str:
    # Facts of one year each: those of a file that names last year's hold a comparison of their own.
    figures = tuple(comparison.figures(derive(last.report), derive(current.report)))
    wording = comparison.wording(last.document, current.document)
    years = (f"{last.report.year}年", f"{current.report.year}年")
    return "# 与上年对照\n\n" + markdown(Compared(years, figures, wording))


# What is still open ----------------------------------------------------------------------------------------


def _open(current: Current, printed: list[Traced]) -> str:
    """What a signatory would ask about: a section for each kind that there is, every item with its place."""
    warnings = [each for each in current.diagnostics if each.severity is Severity.WARNING and not each.waived]
    sections = {
        "没有签发": list(_unsigned(current)),
        "上年安排没有回答": [_told(each) for each in warnings if each.code == _UNANSWERED],
        "警告": [_told(each) for each in warnings if each.code != _UNANSWERED],
        "引用了数、没有复核的正文": list(_unreviewed(current)),
        "印出的数，记录没有佐证": list(_unproved(current, printed)),
    }
    parts = [
        f"## {title}\n\n" + "".join(f"- {item}\n" for item in items)
        for title, items in sections.items()
        if items
    ]
    return "# 未完事项\n\n" + ("\n".join(parts) or "没有未完事项。\n")


def _unsigned(current: Current) -> Iterator[str]:
    if current.report.approval is None:
        name = escaped(current.composed.loaded.source.name)
        yield (
            f"{name}：签发以后写上“签发”（approval）：签发人（by）、日期（on）、校验码（digest）。"
            f"这一稿的校验码是 `{digest(current.document)}`"
        )


def _told(diagnostic: Diagnostic) -> str:
    said = headline(diagnostic)
    return escaped(f"{said}（{diagnostic.hint}）" if diagnostic.hint else said)


def _unreviewed(current: Current) -> Iterator[str]:
    loaded = current.composed.loaded
    for own in own_texts(current.report):
        names = [reference.name for reference in cited(own.text, loaded.facts).values()]
        if names and own.review is None:
            shown = own.text if len(own.text) <= _SHOWN_TEXT else own.text[:_SHOWN_TEXT] + "…"
            said = f"“{' '.join(shown.split())}”，引用了 {'、'.join(names)}"
            yield f"{_place(current, own.path)}：{escaped(said)}"


def _unproved(current: Current, printed: list[Traced]) -> Iterator[str]:
    """The records without evidence behind the numbers, ledger by ledger: their lines, and the numbers."""
    behind: dict[DataPath, list[str]] = {}
    for row in printed:
        for path in row.fact.records:
            record = value_of(current.report, path)
            if isinstance(record, Record) and record.evidence is None:
                behind.setdefault(path, []).append(row.fact.title)
    loaded = current.composed.loaded
    for ledger, paths in groupby(
        sorted(behind, key=lambda path: loaded.mark(path).line), key=lambda path: path[0]
    ):
        records = list(paths)
        lines = _ranges(list(dict.fromkeys(loaded.mark(path).line for path in records)))
        titles = "、".join(dict.fromkeys(title for path in records for title in behind[path]))
        name = type(current.report).model_fields[str(ledger)].title
        yield escaped(f"{loaded.source.name} 第 {lines} 行：{name} {len(records)} 条，印作 {titles}")


def _ranges(lines: list[int]) -> str:
    """Rising numbers of lines, with 至 between the ends of three or more that follow each other."""
    parts = []
    for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        numbers = [str(line) for _, line in run]
        parts += [f"{numbers[0]} 至 {numbers[-1]}"] if numbers[2:] else numbers
    return "、".join(parts)


def _place(current: Current, path: DataPath) -> str:
    loaded = current.composed.loaded
    mark = loaded.mark(path)
    return escaped(f"{loaded.source.name}:{mark.line}:{mark.column}")
