"""What was read of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_report.diagnostics import Finding, Mark
from fazhi_report.document import Document
from fazhi_report.readers.arranging import Aside


class LinePlace(NamedTuple):
    """Where a line stands, from its `start`-th character on: under which number people find it, and in words.

    The number is that of the paragraph, or of the one before what stands outside the text; the words are as
    "表格第2行第1格" or "第3页", "" for a paragraph that its number tells.
    """

    number: int
    where: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class ReadText:
    """A report that was read: its tree, and its lines, which the places of the tree count.

    A `Mark(line, column)` in the tree is a character of `lines[line - 1]`. In a DOCX the lines are its
    paragraphs, as `check` counts them; behind them come the lines of tables, boxes and notes. `places` tell
    where a line stands that is no paragraph of the text, or on which page; see `place_of`.

    `asides` are all lines that are neither title nor addressees nor block, character for character: what a
    letterhead, a signature, an annex hold in fields of the tree stands there as it was printed. `rows` are
    the indices of the blocks that are rows of tables, their cells parted by tabs. `encoding` is that of a
    text which is not in UTF-8. `findings` tell what is left of drafting, at marks.
    """

    document: Document
    lines: list[str]
    asides: tuple[Aside, ...] = ()
    rows: frozenset[int] = frozenset()
    places: Mapping[int, tuple[LinePlace, ...]] = field(default_factory=dict)
    encoding: str = ""
    findings: tuple[Finding, ...] = ()

    def place_of(self, mark: Mark) -> LinePlace:
        """Where a person finds a character."""
        places = self.places.get(mark.line, ())
        return next((each for each in reversed(places) if each.start <= mark.column), LinePlace(mark.line))
