"""The sentences in which two reports differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

from fazhi_report.document import Document, Heading, Run, Runs, plain

Kind: TypeAlias = Literal["figures", "removed", "added"]

_OPENING, _HEADINGS = "导语", "标题"
_BELOW = "＞"
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）》]*|[^。！？]+$")
_NUMERAL = re.compile("[零一二两三四五六七八九十百千]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that one report lacks, or that differs in its figures only; "" where there is none.

    `place` names the headings that it stands below.
    """

    kind: Kind
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences in which two reports differ, in reading order, and how many are the same."""

    changes: tuple[Change, ...]
    unchanged: int

    def count(self, kind: Kind) -> int:
        """How many changes there are of a kind."""
        return sum(change.kind == kind for change in self.changes)


class _Sentence(NamedTuple):
    place: str
    text: str
    shape: str
    """The text with every figure alike."""


def wording(before: Document, after: Document) -> Wording:
    """Compare two reports sentence by sentence; a heading counts as a sentence, its number does not."""
    old, new = tuple(_sentences(before)), tuple(_sentences(after))
    shapes = [sentence.shape for sentence in old], [sentence.shape for sentence in new]
    changes: list[Change] = []
    unchanged = 0
    for tag, start, end, first, last in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = list(zip(old[start:end], new[first:last], strict=True))
            different = [(a, b) for a, b in pairs if a.text != b.text]
            changes += (Change("figures", b.place, a.text, b.text) for a, b in different)
            unchanged += len(pairs) - len(different)
        else:
            changes += (Change("removed", a.place, a.text, "") for a in old[start:end])
            changes += (Change("added", b.place, "", b.text) for b in new[first:last])
    return Wording(tuple(changes), unchanged)


def _sentences(document: Document) -> Iterator[_Sentence]:
    above: list[Heading] = []
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.heading
        if heading:
            above = [other for other in above if other.level < heading.level]
            yield from _split(heading.runs, _place(above) or _HEADINGS)
            above.append(heading)
        if not isinstance(block, Heading):
            yield from _split(block.runs, _place(above) or _OPENING)


def _place(headings: list[Heading]) -> str:
    return _BELOW.join(plain(heading.runs).rstrip("。") for heading in headings)


def _split(runs: Runs, place: str) -> Iterator[_Sentence]:
    text, masked = plain(runs), "".join(map(_masked, runs))
    for match in _SENTENCE.finditer(text):
        shape = _DIGITS.sub("0", masked[match.start() : match.end()])
        yield _Sentence(place, match[0], shape)


def _masked(run: Run) -> str:
    """The text of a run, a digit for each Chinese numeral of a fact; 一 in other text is mostly no number."""
    return _NUMERAL.sub("0", run.text) if run.fact else run.text
