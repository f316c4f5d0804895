"""Outcomes as they come → what is told of them, and the exit code."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, NoReturn

import typer

from fazhi_report import published, reporters
from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE
from fazhi_report.cli.batch.found_inputs import FoundInputs
from fazhi_report.cli.batch.outcome import Outcome
from fazhi_report.cli.reports import hand_out, is_coloured, is_on_screen
from fazhi_report.diagnostics import Diagnostic, Severity


class AskedReport(NamedTuple):
    """How a call wants to be told what was found: the form, the file to write it to, how bad a warning is."""

    form: str
    output: str | None
    strict: bool


def unfound(found: FoundInputs) -> list[Outcome]:
    """The outcomes of paths that lead to no file; what is passed over in folders is told."""
    if found.note:
        typer.echo(found.note, err=True)
    return [Outcome(fault.file, UNUSABLE, (fault,)) for fault in found.faults]


def conclude(outcomes: Iterable[Outcome], asked: AskedReport, code: int = NO_ERROR) -> NoReturn:
    """Tell what was found in some files and leave with the exit code that it asks for, or a worse `code`.

    A text for the screen is told file by file. How much it was is the last line of a text, and a message
    where the text is for programs or elsewhere; of several files there is a table before it.
    """
    form, output, strict = asked
    is_streamed = form == "text" and is_on_screen(output)
    tally = Tally(strict=strict)
    found: list[Diagnostic] = []
    for outcome in outcomes:
        tally.count(outcome)
        if not is_streamed:
            found += outcome.diagnostics
        elif text := _text(outcome.diagnostics, output):
            hand_out(f"{text}\n", output)
    if is_streamed:
        hand_out(f"{tally.overview}{tally.summary}", output)
        raise typer.Exit(max(code, tally.code))
    if not tally.summary:  # what looks like a clean report would be none
        raise typer.Exit(tally.code)
    rules = published.rule_texts() if form == "sarif" else {}
    files = tuple(line.file for line in tally.lines)
    report = reporters.REPORTERS[form](reporters.Results(found, files, rules, strict))
    told = f"{tally.overview}{tally.summary}"
    text = (f"{report}\n" if report else "") + (told if form == "text" else "")
    code = max(code, hand_out(text, output, form))
    typer.echo(told, err=True, nl=False)
    raise typer.Exit(max(code, tally.code))


def _text(diagnostics: Iterable[Diagnostic], output: str | None) -> str:
    return reporters.REPORTERS["text"](reporters.Results(tuple(diagnostics), colour=is_coloured(output)))


class Tally:
    """How much was found so far."""

    def __init__(self, *, strict: bool = False) -> None:
        """Nothing was found yet; a warning is as bad as an error where it is `strict`."""
        self.lines: list[reporters.FileLine] = []
        self.code = NO_ERROR
        self._least = Severity.WARNING if strict else Severity.ERROR
        self._counts = Counter[Severity]()
        self._waived = 0

    def count(self, outcome: Outcome) -> None:
        """Count an outcome in."""
        counts = outcome.counts
        bad = any(counts[each] for each in Severity if each >= self._least)
        self.code = max(self.code, outcome.code, ERRORS if bad else NO_ERROR)
        self._counts += counts
        self._waived += len(outcome.diagnostics) - counts.total()
        self.lines.append(
            reporters.FileLine(
                outcome.file,
                outcome.office,
                counts[Severity.ERROR],
                counts[Severity.WARNING],
                outcome.made,
            )
        )

    @property
    def overview(self) -> str:
        """A table of the files, where there are several."""
        return reporters.overview(self.lines) if len(self.lines) > 1 else ""

    @property
    def summary(self) -> str:
        """How much there is of each severity, in a line; "" where nothing could be looked at."""
        if self.code == UNUSABLE and not self._counts:
            return ""
        return f"{reporters.summary(self._counts, self._waived)}\n"
