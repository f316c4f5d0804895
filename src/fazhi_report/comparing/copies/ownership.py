"""Whose words a stretch of the report is: where it would be changed, and whether a changed copy may do it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.diagnostics import DataPath, DataPlace, manuscript_mark
from fazhi_report.document import Run
from fazhi_report.facts import Facts
from fazhi_report.schema import PROSE_PARTS, Passage, Report, ledgers, value_of

Owner: TypeAlias = Literal["own", "text", "figure", "claim", "name", "shipped"]
"""Words of the manuscript, or of a text of the data; a figure, what is claimed of ledgers, another value of
the data, as the name of a record or of the office; a shipped sentence."""

HELD: frozenset[Owner] = frozenset(("figure", "claim", "name"))
"""What the data hold, and no copy changes."""

OWN: frozenset[Owner] = frozenset(("own", "text"))
"""What a changed copy may change."""

_NAMING = ("title", "name", "document", "draft", "reviewed")
_SHORTEST_NAME = 4  # characters; a shorter name may be a word as well


class HeldStretch(NamedTuple):
    """A stretch of a line that is one figure, one claim or one value; `run` is its first run."""

    owner: Owner
    start: int
    end: int
    run: Run


@dataclass
class Ownership:
    """Tells whose the runs of a report's document are."""

    report: Report
    facts: Facts
    _texts: dict[DataPath, bool] = field(default_factory=dict)

    def of(self, run: Run) -> Owner:
        """Whose a run is; what is printed inside a claim is of the claim, unless it is a figure."""
        if run.fact:
            fact = self.facts.find(run.fact)
            return "name" if fact and isinstance(fact.value, str) and not run.ties else "figure"
        if run.claim:
            # A figure that a text of the data declares without a name is no fact, and is tied to nothing.
            is_declared = isinstance(run.origin, DataPlace) and bool(run.origin.excerpt)
            return "figure" if is_declared else "claim"
        if not isinstance(run.origin, DataPlace):
            return "shipped"
        if manuscript_mark(run.origin.path):
            return "own"
        return "text" if self._is_text(run.origin.path) else "name"

    def stands_in_ours(self, run: Run) -> bool:
        """Whether a run stands in the office's own words: it is such, or is cited in them."""
        owner = self.of(run)
        if owner in OWN or owner == "shipped":
            return owner in OWN
        path = run.origin.path if isinstance(run.origin, DataPlace) else ()
        is_cited = isinstance(run.origin, DataPlace) and bool(run.origin.excerpt) and self._is_text(path)
        return manuscript_mark(path) is not None or is_cited

    def is_manuscripts(self, line: IssuedLine) -> bool:
        """Whether a line is printed by the manuscript, and by nothing else."""
        paths = [run.origin.path for run in line.runs if isinstance(run.origin, DataPlace)]
        others = [run for run in line.runs if run.origin and not isinstance(run.origin, DataPlace)]
        return bool(paths) and not others and all(manuscript_mark(path) for path in paths)

    def held(self, line: IssuedLine) -> list[HeldStretch]:
        """The stretches of a line that the data hold: claims, and figures and values in and beside them."""
        found: list[HeldStretch] = []
        at = 0
        for claim, group in groupby(line.runs, key=lambda run: run.claim):
            runs = list(group)
            start = at
            for run in runs:
                owner = self.of(run)
                if owner in HELD and owner != "claim" and run.text:
                    found.append(HeldStretch(owner, at, at + len(run.text), run))
                at += len(run.text)
            if claim:
                found.append(HeldStretch("claim", start, at, runs[0]))
        found += self._names_in(line, found)
        return sorted(found, key=lambda each: (each.start, -each.end))

    def _names_in(self, line: IssuedLine, found: list[HeldStretch]) -> Iterator[HeldStretch]:
        """Names of records in the office's own words, where they are no more than words."""
        if not any(self.of(run) in OWN for run in line.runs):
            return
        taken = [(each.start, each.end) for each in found if each.owner != "claim"]
        end = 0
        for start in range(len(line.text) - _SHORTEST_NAME + 1):
            called = self._names.get(line.text[start : start + _SHORTEST_NAME], {})
            name = next((each for each in called if line.text.startswith(each, start)), "")
            stop = start + len(name)
            if name and start >= end and all(stop <= begin or last <= start for begin, last in taken):
                end = stop
                yield HeldStretch("name", start, stop, Run(name, origin=DataPlace(called[name])))

    @cached_property
    def _names(self) -> dict[str, dict[str, DataPath]]:
        """What records are called, by how it begins, the longest first: one name may be a part of another."""
        places: dict[str, DataPath] = {}
        for ledger in ledgers():
            for index, record in enumerate(getattr(self.report, ledger).records):
                for field_name in _NAMING:
                    value = getattr(record, field_name, None)
                    for text in value if isinstance(value, tuple) else (value,):
                        if isinstance(text, str) and len(text) >= _SHORTEST_NAME:
                            places.setdefault(text, (ledger, "records", index, field_name))
        found: dict[str, dict[str, DataPath]] = {}
        for name in sorted(places, key=len, reverse=True):
            found.setdefault(name[:_SHORTEST_NAME], {})[name] = places[name]
        return found

    def _is_text(self, path: DataPath) -> bool:
        if path not in self._texts:
            try:
                value = value_of(self.report, path)
            except (AttributeError, LookupError, TypeError):
                value = None  # what is derived has no place of its own
            is_prose = isinstance(value, str) and path[0] in PROSE_PARTS
            self._texts[path] = is_prose or isinstance(value, Passage)
        return self._texts[path]
