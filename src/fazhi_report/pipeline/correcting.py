"""Data file, manuscript or text → the same with marks and blanks put right where there is one right answer.

Nothing is changed unread: the report is composed, or read, again from what would be written, and a change
after which it would not say what it is to say is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import editing, readers, rules
from fazhi_report.diagnostics import DataPlace, Diagnostic, Mark
from fazhi_report.loading import Folder, Overlaid
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.text_edits import ReportFiles, TextEdits
from fazhi_report.pipeline.validating import subject_of

if TYPE_CHECKING:
    from fazhi_report.editing import DataText, Edit
    from fazhi_report.pipeline.composed import Composed
    from fazhi_report.rules import Correction, Lines, Subject, TextLine
    from fazhi_report.settings import Settings

_MOST_TIMES = 9
"""A correction may be in the way of another, or bring it about: a blank between two marks."""
_MOST_TRIED = 200
"""Corrections are tried in halves, so often, where together they do not come out as they should."""


class Corrected(NamedTuple):
    """Files with marks put right, how many, and in how many places that could not be done.

    `refused` says why nothing was looked at. The files are those that were given where nothing is put right.
    `manuscript` is the path of the manuscript from the data file.
    """

    given: ReportFiles
    files: ReportFiles
    made: int = 0
    left: int = 0
    refused: str = ""
    manuscript: str = ""


# A data file and its manuscript ----------------------------------------------------------------------------


def corrected(
    content: bytes,
    name: str,
    settings: "Settings",
    templates: Path | None = None,
    folder: Folder | None = None,
) -> Corrected:
    """Put right the marks in the texts of a data file and in its manuscript.

    What templates and records print is left alone, and so is a text that was approved.
    """
    first = compose(content, name, templates, folder)
    report = first.loaded.report
    if report is None or report.approval or first.document is None:
        why = "报告已经签发，一字不改" if report and report.approval else "台账有错误，先改正"
        return _refused(content, why)
    path = report.manuscript
    given = ReportFiles(content, folder.read(path) if folder and path else None)
    corrector = _OfData(name, settings, templates, folder, path)
    return _repeatedly(given, corrector.once)._replace(manuscript=path or "")


class _OfData(NamedTuple):
    """Puts right the files of a report."""

    name: str
    settings: "Settings"
    templates: Path | None
    folder: Folder | None
    manuscript: str | None

    def once(self, files: ReportFiles) -> Corrected:
        """The files with as many corrections made as can be together."""
        composed, subject = self._composed(files)
        assert subject is not None, "what was corrected is composed before it is kept"  # noqa: S101
        waivers = subject.report.waivers if subject.report else ()
        found = _apart(rules.corrections(subject, waivers))
        printed = [line.runs for line in subject.printed]
        texts = TextEdits(files, composed.loaded, printed, keeps_form=True)
        writable = [each for each in found if _write(texts, each)]

        def tried(some: Sequence["Correction"]) -> ReportFiles | None:
            edits = TextEdits(files, composed.loaded, printed, keeps_form=True)
            for each in some:
                _write(edits, each)
            changed = edits.files()
            again = self._composed(changed)[1] if changed else None
            return changed if again and _reads(again.printed, subject.printed, some) else None

        return _as_many(files, found, writable, tried)

    def _composed(self, files: ReportFiles) -> "tuple[Composed, Subject | None]":
        other: dict[str, bytes] = {}
        if self.manuscript and files.manuscript is not None:
            other[self.manuscript] = files.manuscript
        composed = compose(files.data, self.name, self.templates, Overlaid(other, self.folder))
        document = composed.document
        return composed, None if document is None else subject_of(document, composed, self.settings)


def _write(texts: TextEdits, one: "Correction") -> bool:
    """Note a correction where its characters are written; False where they are no words of ours."""
    run = one.spot.line.run_at(one.spot.start)
    if run is None or run.fact or not isinstance(run.origin, DataPlace) or not run.origin.path:
        return False
    spot = one.spot
    return texts.words(run.origin.path, spot.line.runs, spot.start, spot.end, (one.text,)) is not None


# A text ----------------------------------------------------------------------------------------------------


def corrected_text(content: bytes, name: str, settings: "Settings") -> Corrected:
    """Put right the marks in a report that is plain text or Markdown; others are only told."""
    read = readers.read(content, name)
    if isinstance(read, Diagnostic):
        return _refused(content, "读不出报告")
    if not readers.is_text(content, name):
        return _refused(content, "这种文件只提示，不改写")
    if read.encoding:
        return _refused(content, f"文件的编码是{read.encoding}，另存为 UTF-8 再改")
    return _repeatedly(ReportFiles(content, None), partial(_once_in_text, name, settings))


def _once_in_text(name: str, settings: "Settings", files: ReportFiles) -> Corrected:
    """The text with as many corrections made as can be together."""
    subject = _subject_of_text(files.data, name, settings)
    assert subject is not None, "what was corrected is read before it is kept"  # noqa: S101
    text = editing.DataText(files.data)
    found = _apart(rules.corrections(subject))
    edits = {each: edit for each in found if (edit := _edit(text, each))}

    def tried(some: Sequence["Correction"]) -> ReportFiles | None:
        changed = text.revised((edits[each] for each in some), bool)
        again = _subject_of_text(changed, name, settings) if changed else None
        reads = again is not None and _reads(again.printed, subject.printed, some)
        return ReportFiles(changed, None) if changed and reads else None

    return _as_many(files, found, list(edits), tried)


def _subject_of_text(content: bytes, name: str, settings: "Settings") -> "Subject | None":
    read = readers.read(content, name)
    return None if isinstance(read, Diagnostic) else rules.subject_of_text(read, settings)


def _edit(text: "DataText", one: "Correction") -> "Edit | None":
    """A correction in the file; None where that does not have the characters as they read."""
    line, start, end = one.spot
    found = line.main_run(start, end)
    mark = found[1].origin if found else None
    if found is None or not isinstance(mark, Mark):
        return None
    at = text.line_start(mark.line - 1) + mark.column - 1 + start - found[0]
    is_literal = found[0] <= start and text.text.startswith(one.spot.text, at)
    return editing.Edit(at, at + end - start, one.text) if is_literal else None


# Both ------------------------------------------------------------------------------------------------------


def _repeatedly(given: ReportFiles, once: Callable[[ReportFiles], Corrected]) -> Corrected:
    files, count, left = given, 0, 0
    for _ in range(_MOST_TIMES):
        made = once(files)
        files, count, left = made.files, count + made.made, made.left
        if not made.made:
            break
    return Corrected(given, files, count, left)


def _refused(content: bytes, why: str) -> Corrected:
    given = ReportFiles(content, None)
    return Corrected(given, given, refused=why)


def _apart(found: "Iterable[Correction]") -> "list[Correction]":
    """Corrections without those of characters that another one changes already."""
    kept: list[Correction] = []
    taken: set[tuple[TextLine, int]] = set()
    for each in found:
        places = {(each.spot.line, index) for index in range(each.spot.start, each.spot.end)}
        if not places & taken:
            taken |= places
            kept.append(each)
    return kept


def _reads(again: "Lines", before: "Lines", some: "Iterable[Correction]") -> bool:
    """Whether a report reads as before but for some corrections."""
    changes: dict[TextLine, list[Correction]] = defaultdict(list)
    for each in some:
        changes[each.spot.line].append(each)
    expected = []
    for line in before:
        text = line.text
        for each in sorted(changes[line], key=lambda one: one.spot.start, reverse=True):
            text = text[: each.spot.start] + each.text + text[each.spot.end :]
        expected.append(text)
    return [line.text for line in again] == expected


def _as_many(
    files: ReportFiles,
    found: "Sequence[Correction]",
    writable: "Sequence[Correction]",
    tried: "Callable[[Sequence[Correction]], ReportFiles | None]",
) -> Corrected:
    """As many corrections as can be made together."""
    budget = iter(range(_MOST_TRIED))
    best = files

    def kept_of(some: "Sequence[Correction]", kept: "list[Correction]") -> "list[Correction]":
        nonlocal best
        if not some or next(budget, None) is None:
            return kept
        if made := tried([*kept, *some]):
            best = made
            return [*kept, *some]
        if len(some) == 1:
            return kept
        half = len(some) // 2
        return kept_of(some[half:], kept_of(some[:half], kept))

    made = kept_of(writable, [])
    return Corrected(files, best, len(made), len(found) - len(made))
