"""Words put in the place of printed ones → the data file and the manuscript with these written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import editing
from fazhi_report.diagnostics import DataPath, DataPlace, manuscript_mark
from fazhi_report.document import Run, Runs
from fazhi_report.loading import Loaded
from fazhi_report.schema import as_written, value_at

if TYPE_CHECKING:
    from fazhi_report.editing import Edit, PlacedManuscript, PlacedText, PlacedValue

_TEXT_KEYS = ("text", "内容")


class ReportFiles(NamedTuple):
    """A data file and its manuscript, None where it has none."""

    data: bytes
    manuscript: bytes | None


@dataclass(slots=True)
class TextEdits:
    """Collects edits of the texts of a data file and of its manuscript; `printed` is what they print.

    Where a text of the data is written in a way in which a part of it can't be changed, it is written anew,
    unless it `keeps_form`.
    """

    before: ReportFiles
    loaded: Loaded
    printed: Iterable[Runs]
    keeps_form: bool = False
    manuscript: "PlacedManuscript | None" = None
    of_manuscript: "list[Edit]" = field(default_factory=list)
    _values: "dict[DataPath, tuple[PlacedValue, list[Edit]]]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.before.manuscript is not None and self.loaded.manuscript is not None:
            self.manuscript = editing.PlacedManuscript(
                editing.DataText(self.before.manuscript), self.loaded.manuscript
            )

    def words(
        self, path: DataPath, runs: Runs, start: int, end: int, put: Sequence[str | Run]
    ) -> "list[Edit] | None":
        """Put words in the place of what some runs print of a text; None where that is not written so."""
        if manuscript_mark(path):
            placed: PlacedText | None = self.manuscript
            found = self.of_manuscript
        else:
            placed, found = self._value(path)
        assert placed is not None, "what a manuscript prints was read in one"  # noqa: S101
        edits = editing.words_replaced(placed, runs, start, end, put)
        found += edits or ()
        return edits

    def _value(self, path: DataPath) -> "tuple[PlacedValue, list[Edit]]":
        """A text of the data, and the edits of it."""
        if path not in self._values:
            value = value_at(self.loaded.source.data, self._written_at(path))
            runs = [run for line in self.printed for run in line if _is_of(run, path)]
            self._values[path] = editing.PlacedValue(str(value), runs), []
        return self._values[path]

    def _written_at(self, path: DataPath) -> DataPath:
        """The path of a text as the file spells it, within a mapping where its review stands beside it."""
        written = as_written(path, self.loaded.source.data)
        value = value_at(self.loaded.source.data, written)
        keys = [key for key in _TEXT_KEYS if isinstance(value, dict) and key in value]
        return (*written, keys[0]) if keys else written

    def files(self) -> ReportFiles | None:
        """Both files; None where an edit of one is in the way of another."""
        data, manuscript = self.before
        written = [self.of_manuscript, *(edits for _, edits in self._values.values())]
        if any(map(_overlap, written)):
            return None
        if manuscript is not None:
            manuscript = editing.DataText(manuscript).revised(self.of_manuscript, lambda _: True)
        texts = [
            editing.Reworded(self._written_at(path), value.written, tuple(dict.fromkeys(edits)))
            for path, (value, edits) in self._values.items()
            if edits
        ]
        changed = editing.texts_changed(data, texts, keeps_form=self.keeps_form) if texts else data
        return None if changed is None else ReportFiles(changed, manuscript)


def _is_of(run: Run, path: DataPath) -> bool:
    return isinstance(run.origin, DataPlace) and run.origin.path == path


def _overlap(edits: "Iterable[Edit]") -> bool:
    """Whether two edits change the same characters; one may come twice, for what is printed twice."""
    done = 0
    for each in sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]):
        if each.start < done:
            return True
        done = max(done, each.end)
    return False
