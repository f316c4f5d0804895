"""What the rules find in a report that was imported: what it asserts, numbers still typed, its own errors."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fazhi_report.diagnostics import DataPlace, Finding, Severity
from fazhi_report.document import OFF_LEDGER
from fazhi_report.rules import RULES, Spot, Subject, assertions, check, fitting

_TYPED = frozenset(("FZ220", "FZ221"))
_AROUND = 6  # characters beside what is at fault
_LONGEST_PLACE = 24


class AssertedWords(NamedTuple):
    """Words of a block that assert something, and what holds that up, `OFF_LEDGER` where nothing does.

    `lack` is why what a ledger says does not hold it up.
    """

    block: int
    start: int
    end: int
    ties: tuple[str, ...]
    lack: str = ""

    @property
    def is_held_up(self) -> bool:
        """Whether a ledger holds it up."""
        return OFF_LEDGER not in self.ties


def asserted_words(subject: Subject) -> Iterator[AssertedWords]:
    """The words of every block that assert something of all, none or last year, and are tied to nothing."""
    blocks = _blocks(subject)
    for said in assertions(subject):
        if said.has_number:
            continue
        fit = fitting(said, subject.facts)
        is_held_up = fit is not None and bool(fit.ties) and not fit.lack
        ties = fit.ties if fit is not None and is_held_up else (OFF_LEDGER,)
        lack = fit.lack if fit is not None else ""
        yield AssertedWords(blocks[id(said.line)], said.start, said.end, ties, lack)


def typed_numbers(subject: Subject) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are neither cited nor declared: the block, and the character of its text."""
    blocks = _blocks(subject)
    for rule in RULES:
        for fault in rule.check(subject) if rule.code in _TYPED else ():
            assert isinstance(fault.place, Spot), "these rules look at characters of blocks"  # noqa: S101
            yield blocks[id(fault.place.line)], fault.place.start


def _blocks(subject: Subject) -> dict[int, int]:
    """The numbers of the blocks, from 0, by what the rules look at."""
    return {id(line): number for number, line in enumerate(subject.body)}


class TextError(NamedTuple):
    """An error that the text had already, and what lets it stand until somebody looks at it."""

    finding: Finding
    waiver: dict[str, Any]


def errors_of(subject: Subject, reason: str) -> Iterator[TextError]:
    """The errors of a text as it was imported, each with a waiver for the `reason`."""
    for finding in check(subject):
        if finding.severity is Severity.ERROR:
            place = _place(finding)
            yield TextError(
                finding, {"规则": finding.code, **({"位置": place} if place else {}), "理由": reason}
            )


def _place(finding: Finding) -> str:
    """A few characters of the sentence that is at fault; "" for what is at fault nowhere in particular."""
    quote, context = finding.quote.strip(), finding.context
    if not quote or (isinstance(finding.place, DataPlace) and not context):
        return ""
    at = max(context.find(quote), 0)
    around = context[max(at - _AROUND, 0) : at + len(quote) + _AROUND]
    shown = quote[:_LONGEST_PLACE] if len(quote) > _AROUND else around
    return max((part.strip() for part in re.split(r"[\t\n]", shown)), key=len)


def distinct(errors: Iterable[TextError]) -> list[TextError]:
    """Errors, each waiver once."""
    found = {repr(each.waiver): each for each in errors}
    return list(found.values())
