"""A text with some of what it prints replaced: the rest of it stays as it is written.

What is to be replaced is given as it is printed: some runs, and which of their characters. The text is a
manuscript, or a text of the data: a `PlacedText` knows where in it things stand.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from fazhi_report.document import Run, Runs
from fazhi_report.editing.data_text import Edit


class WrittenSpan(NamedTuple):
    """From where to where something is written."""

    start: int
    end: int


class PlacedText(Protocol):
    """A text, and where in it stands what it prints."""

    @property
    def written(self) -> str:
        """The text as it is written."""

    def span(self, run: Run, first: int, last: int) -> WrittenSpan | None:
        """Where some characters of a run are written; of a reference all or none."""

    def source(self, run: Run) -> str:
        """How the reference or the declared figure that printed a run is written; "" where it is neither."""

    def claim_around(self, span: WrittenSpan) -> WrittenSpan | None:
        """The claim that something is written in, brackets and ties included."""

    def literal(self, text: str, place: int) -> str | None:
        """Words as they are to be written at a position; None where they can't be."""

    def settled(self, edit: Edit) -> Edit:
        """An edit with what has to go along with it."""


_NOTHING_PRINTED = re.compile(r"[\s\\]*")
_ENDS = ("。", "：", "！", "？")
_BREAK = "\n"  # between the lines of which runs are, where these were put together


def words_replaced(
    placed: PlacedText, runs: Runs, start: int, end: int, put: Sequence[str | Run]
) -> list[Edit] | None:
    """Put words, and what other runs cite, in the place of what some runs print from `start` to `end`.

    A newline among the words ends a paragraph, and one among the runs is where two of them are put together.
    None where what is to be replaced is not written as it is printed, or what is to be cited is not found.
    """
    if start == end:
        place = _between(placed, runs, start)
        spans: list[WrittenSpan | None] = [] if place is None else [WrittenSpan(place, place)]
    else:
        spans = list(_spans(placed, runs, start, end))
    found = [each for each in spans if each is not None]
    if not found or len(found) < len(spans):
        return None
    first, *others = _joined(placed, found)
    written = _put(placed, put, first.start)
    if written is None:
        return None
    return [
        placed.settled(Edit(first.start, first.end, written)),
        *(Edit(each.start, each.end, "") for each in others),
    ]


def _put(placed: PlacedText, put: Sequence[str | Run], place: int) -> str | None:
    """What is to stand at a position, as it is written."""
    made = ""
    for each in put:
        written = (placed.source(each) or None) if isinstance(each, Run) else placed.literal(each, place)
        if written is None:
            return None
        made += written
    return made


def _spans(placed: PlacedText, runs: Runs, start: int, end: int) -> Iterator[WrittenSpan | None]:
    """Where the runs of a part are written; of a claim that goes as a whole its brackets and ties as well."""
    at = 0
    for index, run in enumerate(runs):
        first, last = max(start - at, 0), min(end - at, len(run.text))
        at += len(run.text)
        if first >= last:
            continue
        if run.text == _BREAK:
            yield _break(placed, runs, index)
            continue
        span = placed.span(run, first, last)
        claim = placed.claim_around(span) if span else None
        yield claim if claim and _goes(placed, claim, runs, start, end) else span


def _break(placed: PlacedText, runs: Runs, index: int) -> WrittenSpan | None:
    """What parts two lines that were put together: blanks, and nothing that is not printed."""
    before, behind = (
        next((run for run in side if run.text), None) for side in (runs[:index][::-1], runs[index + 1 :])
    )
    ends = [placed.span(run, 0, len(run.text)) for run in (before, behind) if run]
    around = [(placed.claim_around(span) or span) if span else None for span in ends]
    match around:
        case WrittenSpan() as left, WrittenSpan() as right:
            is_blank = left.end <= right.start and not placed.written[left.end : right.start].strip()
            return WrittenSpan(left.end, right.start) if is_blank else None
    return None


def _goes(placed: PlacedText, claim: WrittenSpan, runs: Runs, start: int, end: int) -> bool:
    """Whether all that a claim prints is in a part."""
    at = 0
    for run in runs:
        span = placed.span(run, 0, len(run.text))
        is_in = span is not None and placed.claim_around(span) == claim
        if is_in and not start <= at <= at + len(run.text) <= end:
            return False
        at += len(run.text)
    return True


def _joined(placed: PlacedText, spans: list[WrittenSpan]) -> list[WrittenSpan]:
    """Spans with nothing printed between them, as one."""
    first, *others = dict.fromkeys(spans)
    joined = [first]
    for each in others:
        last = joined[-1]
        if _NOTHING_PRINTED.fullmatch(placed.written[last.end : each.start]):
            joined[-1] = WrittenSpan(last.start, each.end)
        else:
            joined.append(each)
    return joined


def _between(placed: PlacedText, runs: Runs, place: int) -> int | None:
    """Where to write what is to stand between two printed characters: best beside words of no claim.

    What begins behind the end of a sentence belongs to the next one, which may stand on another line.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        first, at = place - at, at + len(run.text)
        span = placed.span(run, 0, len(run.text)) if 0 <= first <= len(run.text) else None
        if span is None or run.text in ("", _BREAK):
            continue
        claim = placed.claim_around(span)
        ends = first == len(run.text)
        if not claim and not placed.source(run):
            rank = 1 if not ends else 2 if run.text.endswith(_ENDS) else 0
            found.append((rank, span.start + first))
        elif first == 0 or ends:
            whole = claim or span
            found.append((3, whole.end if ends else whole.start))
    return min(found)[1] if found else None
