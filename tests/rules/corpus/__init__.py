"""Sentences after the manner of real reports: good ones, in which nothing is to be found, and planted faults.

Both are data, a sentence a line (`good/*.txt`, `faults/*.txt`); a line that begins with # is a remark, ⏎ breaks
a line of the report. A fault is

    kind | text | codes

with blanks between codes of which one has to be found; ⟦ and ⟧, where they stand in the text, hold what a finding
has to touch. A text is put into a report that is good (`frame.txt`) below the first heading of its second part, or
replaces something there that is written in front of it: `old ⇒ new`. A kind that ends in ！ is one that nothing
finds so far: it counts as missed, and once it is found the mark has to go.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fazhi_report.diagnostics import Finding, Mark
from fazhi_report.readers.text import read
from fazhi_report.rules import check, subject_of_text

HERE = Path(__file__).parent
_SLOT = "◇"
_BREAK = "⏎"
_REPLACED = " ⇒ "
_UNFOUND = "！"
_OPENING, _CLOSING = "⟦⟧"


class Fault(NamedTuple):
    """A planted fault: `text` with its marks, `codes` of which one has to be found, `known` whether it is found."""

    kind: str
    text: str
    codes: frozenset[str]
    known: bool


@cache
def frame() -> str:
    """The good report, with ◇ where sentences are put."""
    return (HERE / "frame.txt").read_text(encoding="utf-8")


def good() -> list[str]:
    """The good sentences."""
    return list(_lines("good"))


def faults() -> list[Fault]:
    """The planted faults."""
    return [_fault(line) for line in _lines("faults")]


def _lines(folder: str) -> Iterator[str]:
    for path in sorted((HERE / folder).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line


def _fault(line: str) -> Fault:
    kind, text, codes = line.split(" | ")
    known = not kind.endswith(_UNFOUND)
    return Fault(kind.removesuffix(_UNFOUND), text, frozenset(codes.split()), known)


def found_in(sentence: str) -> list[Finding]:
    """What is found in the good report with a sentence put in, or something replaced."""
    return _found(_report(sentence).translate({ord(_OPENING): None, ord(_CLOSING): None}))


def is_found(fault: Fault) -> bool:
    """Whether one of its codes is found at its place, or anywhere in the report where it marks none."""
    report = _report(fault.text)
    plain = report.translate({ord(_OPENING): None, ord(_CLOSING): None})
    findings = [finding for finding in _found(plain) if finding.code in fault.codes]
    if _OPENING not in report:
        return bool(findings)
    first, last = report.index(_OPENING), report.index(_CLOSING) - 1
    return any(start < last and end > first for start, end in (_span(plain, each) for each in findings))


def _report(sentence: str) -> str:
    text = sentence.replace(_BREAK, "\n")
    old, arrow, new = text.partition(_REPLACED)
    if not arrow:
        return frame().replace(_SLOT, text)
    whole = frame().replace(f"{_SLOT}\n", "")
    assert whole.count(old) == 1, old
    return whole.replace(old, new)


def _found(text: str) -> list[Finding]:
    return list(check(subject_of_text(read(text))))


def _span(text: str, finding: Finding) -> tuple[int, int]:
    """Where the words of a finding stand in the text of the report."""
    assert isinstance(finding.place, Mark)
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: finding.place.line - 1]) + finding.place.column - 1
    return start, start + max(len(finding.quote), 1)
