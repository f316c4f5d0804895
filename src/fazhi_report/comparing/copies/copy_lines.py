"""A changed copy as it was read: its lines, the text it was printed from, and what was said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fazhi_report.comparing.copies.amended_lines import AmendedLine, lines_after, lines_before
from fazhi_report.readers.docx import Revised
from fazhi_report.writers.docx import PRINTED_FROM


class CopyRemark(NamedTuple):
    """A comment (批注) of a copy: who made it and when, what it says, the words that it is on, their line."""

    author: str
    date: str
    text: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class ChangedCopy:
    """A copy; `digest` is that of the text that it was printed from, "" where it does not name one.

    `carried` are the lines of that text where the copy has them in it, () where it has not.
    """

    after: tuple[AmendedLine, ...]
    before: tuple[AmendedLine, ...]
    digest: str
    remarks: tuple[CopyRemark, ...]
    carried: tuple[str, ...] = ()


def copy_of(revised: Revised) -> ChangedCopy:
    """A copy as its document was read."""
    after = tuple(lines_after(revised))
    digest = revised.properties.get(PRINTED_FROM, "")
    return ChangedCopy(
        after, tuple(lines_before(revised)), digest, tuple(_remarks(revised, after)), revised.carried
    )


def _remarks(revised: Revised, lines: tuple[AmendedLine, ...]) -> Iterator[CopyRemark]:
    """The comments of colleagues that are not settled; those that the program itself made are not told."""
    for each in revised.remarks:
        if each.done or each.author == _OURS:
            continue
        words = {
            line.number: "".join(
                part.text for part in line.stretches if part.stands and each.id in part.remarks
            )
            for line in lines
            if any(each.id in part.remarks for part in line.stretches)
        }
        number = next(iter(words), 0)
        yield CopyRemark(each.author, each.date, each.text, "".join(words.values()), number)


_OURS = "fazhi"
