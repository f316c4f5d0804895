"""Changes of printed lines → a data file and a manuscript with these changes written."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fazhi_report import editing
from fazhi_report.comparing.copies import IN_LINES, Amendment, IssuedLine, joined_lines, number_of
from fazhi_report.diagnostics import DataPlace
from fazhi_report.document import Runs
from fazhi_report.editing import Edit
from fazhi_report.loading import Loaded
from fazhi_report.pipeline.copies.expected_lines import LinePlaces
from fazhi_report.pipeline.text_edits import ReportFiles, TextEdits


def files_with(
    files: ReportFiles,
    loaded: Loaded,
    printed: Sequence[IssuedLine],
    amendments: Iterable[Amendment],
    places: LinePlaces,
) -> ReportFiles | None:
    """The files with changes made; None where one of them can't be written."""
    writing = _Writing(TextEdits(files, loaded, [line.runs for line in printed]), printed, places)
    if not all(map(writing.take, amendments)):
        return None
    return writing.texts.files()


class _Writing(NamedTuple):
    """Collects the edits of both files."""

    texts: TextEdits
    printed: Sequence[IssuedLine]
    places: LinePlaces

    def take(self, one: Amendment) -> bool:
        """Note the edits of a change; False where it can't be written."""
        if one.kind in IN_LINES:
            edits = self._words(one)
        else:
            edits = self._paragraph(one)
            self.texts.of_manuscript += edits or ()
        return edits is not None

    def _runs(self, line: int) -> Runs:
        return self.printed[self.places.first[line]].runs

    def _paragraph(self, one: Amendment) -> list[Edit] | None:
        placed = self.texts.manuscript
        assert placed is not None, "only a manuscript has paragraphs that are ours"  # noqa: S101
        if one.kind == "removed":
            return editing.paragraph_removed(placed, self._runs(one.lines[0]))
        behind = self.printed[self.places.behind(one.behind)].runs
        if one.kind == "moved":
            return editing.paragraph_moved(placed, self._runs(one.lines[0]), behind)
        number, level = number_of(one.after)
        written = editing.paragraph_written(one.after[len(number) :], level)
        return editing.paragraph_added(placed, behind, written)

    def _words(self, one: Amendment) -> list[Edit] | None:
        runs = joined_lines([self.printed[self.places.first[line]] for line in one.lines]).runs
        assert isinstance(one.place, DataPlace), "our own words are written somewhere"  # noqa: S101
        return self.texts.words(one.place.path, runs, one.start, one.end, one.put)
