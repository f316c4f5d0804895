"""Two data files → the figures and sentences in which their reports differ."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import comparing
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.loading import Content, Folder
from fazhi_report.pipeline.approved import compose
from fazhi_report.pipeline.composed import Composed

if TYPE_CHECKING:
    from fazhi_report.comparing import Compared


class Difference(NamedTuple):
    """How two reports differ; None where `diagnostics` say that there is no report."""

    diagnostics: list[Diagnostic]
    compared: "Compared | None"


class Side(NamedTuple):
    """One of the data files that are compared; `name` is what messages call it."""

    content: Content
    name: str
    templates: Path | None = None
    folder: Folder | None = None


def diff(before: Side, after: Side) -> Difference:
    """Compare the report of a data file with that of a later one; the faults of both are told."""
    composed = [compose(side.content, side.name, side.templates, side.folder) for side in (before, after)]
    diagnostics = [each for one in composed for each in one.diagnostics]
    return Difference(diagnostics, _compared((before.name, after.name), *composed))


def _compared(names: tuple[str, str], old: Composed, new: Composed) -> "Compared | None":
    sides = [
        (composed.loaded.facts_of(composed.loaded.report), composed.document)
        for composed in (old, new)
        if composed.loaded.report and composed.document
    ]
    return comparing.compare(names, sides[0], sides[1]) if len(sides) == len(names) else None
