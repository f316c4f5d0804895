"""Changes of printed lines → a data file and a manuscript with these changes written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_report import editing
from fazhi_report.comparing.copies import IN_LINES, Amendment, IssuedLine, joined_lines, number_of
from fazhi_report.diagnostics import DataPath, DataPlace, manuscript_mark
from fazhi_report.document import Run, Runs
from fazhi_report.editing import DataText, Edit, PlacedManuscript, PlacedText, PlacedValue, Reworded
from fazhi_report.loading import Loaded
from fazhi_report.pipeline.copies.expected_lines import LinePlaces
from fazhi_report.schema import as_written, value_at

_TEXT_KEYS = ("text", "内容")


class CopyFiles(NamedTuple):
    """A data file and its manuscript, None where it has none."""

    data: bytes
    manuscript: bytes | None


def files_with(
    files: CopyFiles,
    loaded: Loaded,
    printed: Sequence[IssuedLine],
    amendments: Iterable[Amendment],
    places: LinePlaces,
) -> CopyFiles | None:
    """The files with changes made; None where one of them can't be written."""
    writing = _Writing(files, loaded, printed, places)
    if not all(map(writing.take, amendments)):
        return None
    return writing.files()


@dataclass(slots=True)
class _Writing:
    """Collects the edits of both files."""

    before: CopyFiles
    loaded: Loaded
    printed: Sequence[IssuedLine]
    places: LinePlaces
    _edits: list[Edit] = field(default_factory=list)
    _values: dict[DataPath, tuple[PlacedValue, list[Edit]]] = field(default_factory=dict)
    _placed: PlacedManuscript | None = None

    def __post_init__(self) -> None:
        if self.before.manuscript is not None and self.loaded.manuscript is not None:
            self._placed = PlacedManuscript(DataText(self.before.manuscript), self.loaded.manuscript)

    def take(self, one: Amendment) -> bool:
        """Note the edits of a change; False where it can't be written."""
        if one.kind in IN_LINES:
            edits = self._words(one)
        else:
            edits = self._paragraph(one)
            self._edits += edits or ()
        return edits is not None

    def _runs(self, line: int) -> Runs:
        return self.printed[self.places.first[line]].runs

    def _paragraph(self, one: Amendment) -> list[Edit] | None:
        placed = self._placed
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
        if manuscript_mark(one.place.path):
            placed: PlacedText | None = self._placed
            found = self._edits
        else:
            placed, found = self._value(one.place.path)
        assert placed is not None, "what a manuscript prints was read in one"  # noqa: S101
        edits = editing.words_replaced(placed, runs, one.start, one.end, one.put)
        found += edits or ()
        return edits

    def _value(self, path: DataPath) -> tuple[PlacedValue, list[Edit]]:
        """A text of the data, and the edits of it."""
        if path not in self._values:
            value = value_at(self.loaded.source.data, self._written_at(path))
            runs = [run for line in self.printed for run in line.runs if _is_of(run, path)]
            self._values[path] = PlacedValue(str(value), runs), []
        return self._values[path]

    def _written_at(self, path: DataPath) -> DataPath:
        """The path of a text as the file spells it, within a mapping where its review stands beside it."""
        written = as_written(path, self.loaded.source.data)
        value = value_at(self.loaded.source.data, written)
        keys = [key for key in _TEXT_KEYS if isinstance(value, dict) and key in value]
        return (*written, keys[0]) if keys else written

    def files(self) -> CopyFiles | None:
        """Both files; None where an edit of one is in the way of another."""
        data, manuscript = self.before
        if _overlap(self._edits) or any(_overlap(edits) for _, edits in self._values.values()):
            return None
        if manuscript is not None:
            manuscript = DataText(manuscript).revised(self._edits, lambda _: True)
        texts = [
            Reworded(self._written_at(path), value.written, tuple(edits))
            for path, (value, edits) in self._values.items()
            if edits
        ]
        changed = editing.texts_changed(data, texts) if texts else data
        return None if changed is None else CopyFiles(changed, manuscript)


def _is_of(run: Run, path: DataPath) -> bool:
    return isinstance(run.origin, DataPlace) and run.origin.path == path


def _overlap(edits: Iterable[Edit]) -> bool:
    """Whether two edits change the same characters."""
    done = 0
    for each in sorted(edits, key=lambda edit: edit[:2]):
        if each.start < done:
            return True
        done = max(done, each.end)
    return False
