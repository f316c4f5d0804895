"""Changes of a copy → manuscript and data file with those taken over that lie in the office's own words.

Nothing is taken over unread: the report is composed again from what would be written, and a change after
which it would not print what the copy says is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report.comparing.copies import (
    IN_LINES,
    UNLIKE,
    UNWRITTEN,
    Amendment,
    IssuedLine,
    ToldAmendment,
    aligned,
    issued_lines,
    with_questions,
)
from fazhi_report.loading import Folder
from fazhi_report.pipeline.composed import Composed, compose_unapproved, digest
from fazhi_report.pipeline.copies.amendments_told import told
from fazhi_report.pipeline.copies.changed_copies import ComparedCopy, Way, amendments_of
from fazhi_report.pipeline.copies.copy_edits import files_with
from fazhi_report.pipeline.copies.expected_lines import ExpectedLine, LinePlaces, expected
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.pipeline.rendering import write
from fazhi_report.pipeline.text_edits import ReportFiles
from fazhi_report.writers import Options

if TYPE_CHECKING:
    from fazhi_report.settings import Settings


class _Trial(NamedTuple):
    """The files after some changes, the report that they make, and what was to be expected of it."""

    files: ReportFiles
    composed: Composed
    printed: list[IssuedLine]
    expected: list[ExpectedLine]

    @property
    def holds(self) -> bool:
        return [line.text[line.head :] for line in self.printed] == [line.text for line in self.expected]


@dataclass(slots=True)
class TakingOver:
    """Takes over changes of the report that files make.

    `applied` are the changes that were, `unwritten` those of what is not written in the files as it is
    printed, `unlike` those after which the report would print something else.
    """

    name: str
    files: ReportFiles
    composed: Composed
    way: Way
    templates: Path | None = None
    folder: Folder | None = None
    applied: list[Amendment] = field(default_factory=list)
    unwritten: list[Amendment] = field(default_factory=list)
    unlike: list[Amendment] = field(default_factory=list)

    def run(self, amendments: Iterable[Amendment]) -> None:
        """Take over all that can be: first what is within lines, then whole lines."""
        ours = [each for each in amendments if each.is_ours]
        unmoved = {index: index for index in range(len(self.printed(self.composed)))}
        places = LinePlaces(unmoved, unmoved)
        places = self._take([each for each in ours if each.kind in IN_LINES], places)
        self._take([each for each in ours if each.kind not in IN_LINES], places)

    def _take(self, amendments: list[Amendment], places: LinePlaces) -> LinePlaces:
        """Take over changes of lines that stand at other places by now; where lines stand then."""
        left = self._written_only(amendments, places)
        trial = self._tried(left, places) if left else None
        while left and trial and not trial.holds and (wrong := _suspects(left, places, trial)):
            self.unlike += wrong
            left = [each for each in left if each not in wrong]
            trial = self._tried(left, places) if left else None
        if left and not (trial and trial.holds):
            left, trial = self._one_by_one(left, places)
        if trial is None:
            return places
        self.applied += left
        self.files, self.composed = trial.files, trial.composed
        now, ends = {}, {}
        for index, line in enumerate(trial.expected):
            if line.was >= 0:
                now[line.was] = index
            ends[line.was if line.was >= 0 else line.behind] = index
        last = -1
        first: dict[int, int] = {}
        for old, place in places.first.items():
            first[old] = last = now.get(place, last)  # a line that was joined with the one before it
        return LinePlaces(first, {old: ends.get(place, first[old]) for old, place in places.last.items()})

    def _written_only(self, amendments: list[Amendment], places: LinePlaces) -> list[Amendment]:
        """Those changes that can be written."""
        printed = self.printed(self.composed)
        found = []
        for each in amendments:
            if files_with(self.files, self.composed.loaded, printed, [each], places) is None:
                self.unwritten.append(each)
            else:
                found.append(each)
        return found

    def _one_by_one(
        self, amendments: list[Amendment], places: LinePlaces
    ) -> tuple[list[Amendment], _Trial | None]:
        """As many changes as can be made together, where nobody knows which of them are in the way."""
        kept: list[Amendment] = []
        best: _Trial | None = None
        for each in amendments:
            trial = self._tried([*kept, each], places)
            if trial and trial.holds:
                kept.append(each)
                best = trial
            else:
                self.unlike.append(each)
        return kept, best

    def _tried(self, amendments: Sequence[Amendment], places: LinePlaces) -> _Trial | None:
        """What comes of some changes; None where no report comes of it."""
        printed = self.printed(self.composed)
        files = files_with(self.files, self.composed.loaded, printed, amendments, places)
        if files is None:
            return None
        report = self.composed.loaded.report
        path = report.manuscript if report else None
        other = {path: files.manuscript} if path and files.manuscript is not None else {}
        composed = compose_unapproved(files.data, self.name, self.templates, Overlaid(other, self.folder))
        if composed.document is None:
            return None
        return _Trial(files, composed, self.printed(composed), expected(printed, amendments, places))

    def printed(self, composed: Composed) -> list[IssuedLine]:
        """The lines of a report, issued as it was for the copy."""
        return issued_lines(self.way.issued(composed))


def _suspects(amendments: list[Amendment], places: LinePlaces, trial: _Trial) -> list[Amendment]:
    """The changes of lines that came out as something else."""
    wanted = [line.text for line in trial.expected]
    got = [line.text[line.head :] for line in trial.printed]
    wrong = {
        trial.expected[index].was if trial.expected[index].was >= 0 else ~trial.expected[index].behind
        for match in aligned(wanted, got)
        for index in match.old
        if [wanted[each] for each in match.old] != [got[each] for each in match.new]
    }
    return [
        each
        for each in amendments
        if wrong & {places.first[line] for line in each.lines}
        or (not each.lines and ~places.behind(each.behind) in wrong)
    ]


def taking_over(
    compared: ComparedCopy, files: ReportFiles, name: str, templates: Path | None, folder: Folder | None
) -> TakingOver:
    """Take over the changes of a copy that was compared."""
    assert compared.way is not None, "a copy was compared"  # noqa: S101
    made = TakingOver(name, files, compared.composed, compared.way, templates, folder)
    made.run(each.amendment for each in compared.told if each.status == "open")
    return made


class AppliedCopy(NamedTuple):
    """What became of the changes of a copy: the files as they are to be written, and what is said of each.

    `remaining` are those that are left, told of the lines of the report as it is then.
    """

    files: ReportFiles
    told: tuple[ToldAmendment, ...]
    remaining: ComparedCopy


def applied_copy(
    compared: ComparedCopy,
    content: bytes,
    name: str,
    templates: Path | None = None,
    folder: Folder | None = None,
) -> AppliedCopy:
    """Take over what lies in the manuscript and in texts of the data, and tell what is left.

    The files are those that were given where nothing is taken over.
    """
    report = compared.composed.loaded.report
    path = report.manuscript if report else None
    before = ReportFiles(content, folder.read(path) if folder and path else None)
    made = taking_over(compared, before, name, templates, folder)
    base = compared.base or tuple(line.text for line in compared.printed)
    after = replace(
        compared, composed=made.composed, printed=tuple(made.printed(made.composed)), base=base, told=()
    )
    said = tuple(_said(each, made) for each in compared.told)
    left = told(amendments_of(after), made.composed.loaded, is_known=True)
    return AppliedCopy(made.files, said, replace(after, told=tuple(_remaining(left, said))))


def _remaining(left: Iterable[ToldAmendment], said: Iterable[ToldAmendment]) -> Iterator[ToldAmendment]:
    """Of what is told of the report as it is then, what was not taken over before."""
    reasons = {
        (each.amendment.before, each.amendment.after): each.reason for each in said if each.status == "left"
    }
    for each in left:
        reason = reasons.get((each.amendment.before, each.amendment.after), each.reason)
        yield each._replace(status="left", reason=reason)


def _said(one: ToldAmendment, made: TakingOver) -> ToldAmendment:
    if one.amendment in made.applied:
        return one._replace(status="applied")
    if one.amendment in made.unwritten:
        return one._replace(status="left", reason=UNWRITTEN)
    if one.amendment in made.unlike:
        return one._replace(status="left", reason=UNLIKE)
    return one


def questions_copy(compared: ComparedCopy, settings: "Settings") -> bytes:
    """A DOCX of the report with a comment on every change that is left."""
    assert compared.way is not None, "a copy was compared"  # noqa: S101
    assert compared.composed.document is not None, "what was compared was composed"  # noqa: S101
    issued = compared.way.issued(compared.composed)
    left = [each for each in compared.told if each.status == "left"]
    asked = with_questions(issued, compared.printed, left)
    outward = compared.composed.loaded.outward()
    asked = replace(asked, notes={name: outward(note) for name, note in asked.notes.items()})
    document = replace(asked, printed_from=digest(compared.composed.document))
    return write(document, "docx", Options(layout=settings.page_layout)).content
