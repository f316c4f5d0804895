"""Where in the data file stands what a text of the data prints, and that file with such texts changed."""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fazhi_report.diagnostics import DataPath, DataPlace
from fazhi_report.document import Run
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.placed_words import WrittenSpan
from fazhi_report.editing.scalar_places import scalar_edits
from fazhi_report.editing.splicing import spliced
from fazhi_report.facts import Claim, citations_in
from fazhi_report.source import Node, read

# What of a text prints nothing, or is left out where it is an item of a list.
_UNPRINTED = re.compile(r"(?:\s|\[|\]\{[^{}]*\}|[；，、;,])*")
_MARKED = re.compile(r"\{\{|\]\{")


@dataclass
class PlacedValue:
    """A text of the data, and where in it stands what the runs print that it printed, in their order."""

    written: str
    runs: Sequence[Run]
    _spans: dict[int, WrittenSpan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Go along the text and the runs; a text that is printed twice is gone along twice."""
        at = 0
        for run in self.runs:
            source = self.source(run) or run.text
            for begin in (at, 0):
                skipped = _UNPRINTED.match(self.written, begin)
                start = self.written.find(source, begin, (skipped.end() if skipped else begin) + len(source))
                if start >= 0:
                    at = start + len(source)
                    self._spans[id(run)] = WrittenSpan(start, at)
                    break

    def span(self, run: Run, first: int, last: int) -> WrittenSpan | None:
        """Where some characters of a run are written; of a reference all or none."""
        whole = self._spans.get(id(run))
        if whole is None or not self.source(run):
            return whole and WrittenSpan(whole.start + first, whole.start + last)
        return whole if first == 0 and last == len(run.text) else None

    def source(self, run: Run) -> str:
        """How a reference is written; "" for words."""
        return run.origin.excerpt if isinstance(run.origin, DataPlace) else ""

    def claim_around(self, span: WrittenSpan) -> WrittenSpan | None:
        """The claim that something is written in."""
        at = 0
        for part in citations_in(self.written):
            end = at + len(part if isinstance(part, str) else part.source)
            if isinstance(part, Claim) and at < span.start and span.end < end:
                return WrittenSpan(at, end)
            at = end
        return None

    def literal(self, text: str, place: int) -> str | None:
        """Words as they are; a text of the data has no way to write what it would read as more than words."""
        del place
        return None if _MARKED.search(text) else text.replace("\n", "\n\n")

    def settled(self, edit: Edit) -> Edit:
        """An edit as it is."""
        return edit


class Reworded(NamedTuple):
    """A text of the data, by its path as the file spells it, and the edits of it."""

    path: DataPath
    value: str
    edits: tuple[Edit, ...]

    @property
    def changed(self) -> str:
        """The text with its edits made."""
        made, done = "", 0
        for each in sorted(self.edits, key=lambda edit: edit[:2]):
            made += self.value[done : each.start] + each.text
            done = each.end
        return made + self.value[done:]


def texts_changed(content: bytes, reworded: Iterable[Reworded], *, keeps_form: bool = False) -> bytes | None:
    """A data file with some of its texts changed, of each only the characters that differ.

    A text that is written in a way in which that can't be done is written anew, unless its form is kept.
    None where it can't be done.
    """
    texts = list(reworded)
    data = read(content, "").data
    if data is None:
        return None
    new = deepcopy(data)
    for each in texts:
        _put(new, each.path, each.changed)
    text = DataText(content)
    assert text.root is not None, "data that was read stands somewhere"  # noqa: S101
    edits: list[Edit] = []
    for each in texts:
        found = scalar_edits(text, _node(text.root, each.path), each.value, each.edits)
        if found is None:
            return None if keeps_form else spliced(content, new)
        edits += found
    changed = text.revised(edits, lambda made: read(made, "").data == new)
    return spliced(content, new) if changed is None and not keeps_form else changed


def _put(data: Any, path: DataPath, value: str) -> None:  # noqa: ANN401  plain data
    *above, last = path
    for step in above:
        data = data[step]
    data[last] = value


def _node(node: Node, path: DataPath) -> Node:
    for step in path:
        node = node.items[step] if isinstance(step, int) else node.entries[step].node
    return node
