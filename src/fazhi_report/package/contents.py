"""The files of a package, as contents by name; none is read or written here.

Beside the report stand what each number comes from, what the checks found, how the report differs from last
year's, and what is still open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fazhi_report.comparing import compare, markdown
from fazhi_report.diagnostics import Diagnostic, has_errors
from fazhi_report.document import Profile
from fazhi_report.issuing import TRACE_TABLES, trace
from fazhi_report.loading import Content, Folder
from fazhi_report.notation import portable
from fazhi_report.package.manifest import MANIFEST, manifest_of
from fazhi_report.package.open_items import open_items
from fazhi_report.package.two_years import Current, Earlier, earlier
from fazhi_report.pipeline import Order, compose, rendered, reviewed
from fazhi_report.reporters import Results, headline, report_text
from fazhi_report.settings import Settings

FIGURES, FINDINGS, COMPARISON, OPEN = "数字台账.csv", "检查结果.txt", "与上年对照.md", "未完事项.md"


@dataclass(frozen=True, slots=True)
class Packaged:
    """The files of a package by name, the manifest last; None where `diagnostics` say why there are none.

    `notes`, `blanks` and `unusable` are those of the report's own files.
    """

    diagnostics: list[Diagnostic]
    files: dict[str, bytes] | None = None
    notes: tuple[Diagnostic, ...] = ()
    blanks: Mapping[Profile, tuple[str, ...]] = field(default_factory=dict)
    unusable: bool = False


def pack(
    content: Content, name: str, order: Order, settings: Settings, templates: Path | None, folder: Folder
) -> Packaged:
    """Make a package of a data file: the report as it is submitted for approval, and all beside it.

    Nothing is made of data with errors, or where a file of the report can't be made.
    """
    composed = compose(content, name, templates, folder)
    found = reviewed(composed, settings, names_files=True)
    report, document = composed.loaded.report, composed.document
    if report is None or document is None or has_errors(found):
        return Packaged(found)
    outward = composed.loaded.outward()
    told = [_outward(each, outward) for each in found]
    current = Current(content, composed.loaded, report, document, told, outward)
    last = _last_year(current, templates, folder)
    if isinstance(last, list):
        return Packaged([*found, *last])
    made = rendered(composed, found, replace(order, stage="送审"), settings)
    if len(made.files) < len(order.profiles) * len(order.suffixes):
        return Packaged(made.diagnostics, None, made.notes, made.blanks, made.unusable)
    reports = {file.name: file.content for file in made.files}
    return Packaged(made.diagnostics, _contents(current, reports, last), made.notes, made.blanks)


def _last_year(current: Current, templates: Path | None, folder: Folder) -> Earlier | list[Diagnostic] | None:
    """Last year's report, where the data names its file."""
    previous = current.report.previous
    content = folder.read(previous) if previous else None
    if previous is None or content is None:
        return None
    return earlier(content, previous, templates, folder.beside(previous))


def _contents(current: Current, reports: Mapping[str, bytes], last: Earlier | None) -> dict[str, bytes]:
    printed = [row for row in trace(current.loaded, current.document) if row.sentences]
    texts = {FIGURES: TRACE_TABLES["csv"](printed), FINDINGS: _findings(current.diagnostics)}
    if last:
        texts[COMPARISON] = _comparison(current, last)
    texts[OPEN] = open_items(current, printed)
    files = {**reports, **{name: content.encode() for name, content in texts.items()}}
    return {**files, MANIFEST: manifest_of(current, last, files)}


def _outward(told: Diagnostic, outward: Callable[[str], str]) -> Diagnostic:
    """A diagnostic as it may go out; a line of the data with the folders of a machine is not shown."""
    return replace(
        told,
        file=portable(outward(told.file)),
        message=outward(told.message),
        hint=outward(told.hint),
        source=told.source if outward(told.source) == told.source else "",
    )


def _findings(diagnostics: list[Diagnostic]) -> str:
    """What the checks found, then what the office lets stand, with its reasons."""
    results = Results(diagnostics)
    parts = ["".join(report_text(results))] if any(results.standing) else []
    waived = [f"{headline(each)}\n    豁免：{each.waived}" for each in diagnostics if each.waived]
    return "\n".join((*parts, results.summary, *waived)) + "\n"


def _comparison(current: Current, last: Earlier) -> str:
    years = (f"{last.report.year}年", f"{current.report.year}年")
    pairs = (last.facts, last.document), (current.loaded.facts_of(current.report), current.document)
    return "# 与上年对照\n\n" + markdown(compare(years, *pairs))
