"""A data file → its facts, each with the sentences that print it and its records."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_report import issuing
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.loading import Content, Folder
from fazhi_report.pipeline.approved import compose

if TYPE_CHECKING:
    from fazhi_report.issuing import Traced


class Listed(NamedTuple):
    """The facts of a report in the order of the ledgers, and whose it is.

    None where `diagnostics` say that there is none.
    """

    diagnostics: list[Diagnostic]
    facts: "tuple[Traced, ...] | None"
    office: str = ""


def facts(
    content: Content,
    name: str,
    templates: Path | None = None,
    folder: Folder | None = None,
    *,
    unprinted: bool = False,
) -> Listed:
    """The facts that a report prints; with `unprinted` all that its data give."""
    composed = compose(content, name, templates, folder)
    if composed.document is None:
        return Listed(composed.diagnostics, None, composed.loaded.office)
    traced = issuing.trace(composed.loaded, composed.document)
    rows = tuple(row for row in traced if row.sentences or unprinted)
    return Listed(composed.diagnostics, rows, composed.loaded.office)
