"""What was read of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_report.diagnostics import Finding
from fazhi_report.document import Document
from fazhi_report.readers.arranging import Aside


@dataclass(frozen=True, slots=True)
class ReadText:
    """A report that was read: its tree, and its lines, which the places of the tree count.

    A `Mark(line, column)` in the tree is a character of `lines[line - 1]`. In a DOCX the lines are its
    paragraphs, as `check` counts them; behind them come the lines of tables, boxes and notes, of which
    `places` tells the number of the paragraph before them and what they are ("表格第2行第1格").

    `asides` are all lines that are neither title nor addressees nor block, character for character: what a
    letterhead, a signature, an annex hold in fields of the tree stands there as it was printed. `rows` are
    the indices of the blocks that are rows of tables, cells joined by tabs. `encoding` is that of a text.
    `findings` tell what is left of drafting, at marks.
    """

    document: Document
    lines: list[str]
    asides: tuple[Aside, ...] = ()
    rows: frozenset[int] = frozenset()
    places: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    encoding: str = ""
    findings: tuple[Finding, ...] = ()
