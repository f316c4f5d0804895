"""Lines as they are compared: several put together, without the number of a heading; and who revised them."""

from collections.abc import Sequence
from dataclasses import replace

from fazhi_report.comparing.copies.amended_lines import AmendedLine, LineStretch
from fazhi_report.comparing.copies.amendment import Tracking
from fazhi_report.comparing.copies.issued_lines import IssuedLine
from fazhi_report.document import Run
from fazhi_report.readers.docx import TrackedChange

_GIVING = frozenset(("inserted", "moved to"))


def revisions_of(stretches: Sequence[LineStretch]) -> tuple[TrackedChange, ...]:
    """The revisions of some stretches, each once."""
    return tuple(dict.fromkeys(change for each in stretches for change in each.revisions))


def words_before(stretches: Sequence[LineStretch]) -> str:
    """What of some stretches stood there before the revisions."""
    return "".join(
        each.text for each in stretches if not any(change.kind in _GIVING for change in each.revisions)
    )


def tracking(stretches: Sequence[LineStretch], before: str) -> Tracking:
    """Whether the revisions of some stretches are all that was done to what stood there before."""
    was = words_before(stretches)
    if not any(each.revisions for each in stretches):
        return "none"
    return "all" if was == before else "part"


def joined_lines(lines: Sequence[IssuedLine]) -> IssuedLine:
    """Printed lines put together, a newline between them; the number of the first is left out."""
    first, *others = lines
    runs = list(without_number(first).runs)
    for line in others:
        runs += (Run("\n"), *line.runs)
    return replace(first, runs=tuple(runs), head=0)


def without_number(line: IssuedLine) -> IssuedLine:
    """A printed line without the number of its heading."""
    return replace(line, runs=line.runs[1:], head=0) if line.head else line


def joined_copies(lines: Sequence[AmendedLine], head: int) -> AmendedLine:
    """Lines of a copy put together, a newline between them, without the first characters of the first."""
    stretches: list[LineStretch] = []
    for index, line in enumerate(lines):
        stretches += (LineStretch("\n", stands=True, revisions=lines[index - 1].ends),) if index else ()
        cut = head if index == 0 else 0
        for each in line.stretches:
            left = min(cut, len(each.text)) if each.stands else 0
            cut -= left
            stretches.append(each._replace(text=each.text[left:]))
    return replace(lines[0], stretches=tuple(stretches), label=0)
