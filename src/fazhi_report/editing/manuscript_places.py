"""Where in the file of a manuscript stands what it prints."""

from dataclasses import dataclass
from functools import cached_property

from fazhi_report.diagnostics import DataPlace, Mark, manuscript_mark
from fazhi_report.document import Run
from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.placed_words import WrittenSpan
from fazhi_report.facts import Claim
from fazhi_report.manuscript import Manuscript, TextPiece, escaped, pieces_of


def mark_of(run: Run) -> Mark | None:
    """Where in the manuscript a run is printed from; None where it is printed by something else."""
    return manuscript_mark(run.origin.path) if isinstance(run.origin, DataPlace) else None


@dataclass(frozen=True)
class PlacedManuscript:
    """The file of a manuscript, and what was read in it."""

    text: DataText
    manuscript: Manuscript

    @property
    def written(self) -> str:
        """The text of the file."""
        return self.text.text

    @cached_property
    def _pieces(self) -> dict[Mark, TextPiece]:
        """References and declared figures, by where they begin."""
        return {
            Mark(piece.line, piece.column): piece
            for piece in self.manuscript.pieces
            if not isinstance(piece.part, str | Claim)
        }

    @cached_property
    def claims(self) -> list[WrittenSpan]:
        """Where claims stand, brackets and ties included."""
        found = []
        for text in self.manuscript.texts:
            for piece in pieces_of(text):
                if isinstance(piece.part, Claim):
                    start = self.index(Mark(piece.line, piece.column))
                    found.append(WrittenSpan(start, start + len(piece.part.source)))
        return found

    def index(self, mark: Mark) -> int:
        """The position of a line and column."""
        return self.text.line_start(mark.line - 1) + mark.column - 1

    def source(self, run: Run) -> str:
        """How the reference or the declared figure that printed a run is written; "" where it is neither."""
        mark = mark_of(run)
        piece = self._pieces.get(mark) if mark else None
        if mark is None or piece is None or isinstance(piece.part, str):
            return ""
        source = piece.part.source
        return source if self.written.startswith(source, self.index(mark)) else ""

    def span(self, run: Run, first: int, last: int) -> WrittenSpan | None:
        """Where some characters of a run are written; of a reference all or none."""
        mark = mark_of(run)
        if mark is None:
            return None
        at = self.index(mark)
        if source := self.source(run):
            is_whole = first == 0 and last == len(run.text)
            return WrittenSpan(at, at + len(source)) if is_whole else None
        is_literal = self.written.startswith(run.text, at)
        return WrittenSpan(at + first, at + last) if is_literal else None

    def claim_around(self, span: WrittenSpan) -> WrittenSpan | None:
        """The claim that something is written in."""
        around = (each for each in self.claims if each.start < span.start and span.end < each.end)
        return next(around, None)

    def literal(self, text: str, place: int) -> str:
        """Words as they are to be written at a position; a newline in them ends a paragraph."""
        before = self.written[place - self.text.column(place) : place]
        return "\n\n".join(
            escaped(part, starts_line=number > 0 or not before.strip())
            for number, part in enumerate(text.split("\n"))
        )

    def settled(self, edit: Edit) -> Edit:
        """An edit with the backslash before it, or with the end of a line of which it leaves nothing.

        A line left empty would end the paragraph.
        """
        before = self.written[: edit.start]
        if edit.start < edit.end and (len(before) - len(before.rstrip("\\"))) % 2:
            edit = edit._replace(start=edit.start - 1)
        begin, end = self.text.line_start(self.text.line_number(edit.start)), self.text.line_end(edit.end)
        is_left = self.written[begin : edit.start].strip() or self.written[edit.end : end].strip()
        if edit.text or is_left or edit.start == edit.end:
            return edit
        return Edit(begin, self.text.after_line(edit.end), "")
