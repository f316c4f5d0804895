"""Outcomes as they come → what is told of them, and the exit code."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, NoReturn

import typer

from fazhi_report import published, reporters
from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, unusable
from fazhi_report.cli.batch.found_inputs import FoundInputs
from fazhi_report.cli.batch.outcome import Outcome
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.reports import hand_out, is_coloured, is_on_screen
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters import Spool


class AskedReport(NamedTuple):
    """How a call wants to be told what was found: the form, the file to write it to, how bad a warning is.

    `reports` are forms in which it is told besides, each with its file. `note` is told of files that are not
    looked at: instead of how much was found, where no other was.
    """

    form: str
    output: str | None
    strict: bool
    reports: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def is_streamed(self) -> bool:
        """Whether it is told file by file."""
        return self.form == "text" and is_on_screen(self.output)

    @property
    def waiting(self) -> tuple[tuple[str, str | None], ...]:
        """The forms in which it is told when all was looked at, each with its file."""
        return self.reports if self.is_streamed else ((self.form, self.output), *self.reports)


def unfound(found: FoundInputs) -> list[Outcome]:
    """The outcomes of paths that lead to no file; what is passed over in folders is told."""
    if found.note:
        typer.echo(found.note, err=True)
    return [Outcome(fault.file, UNUSABLE, (fault,)) for fault in found.faults]


def conclude(outcomes: Iterable[Outcome], asked: AskedReport, code: int = NO_ERROR) -> NoReturn:
    """Tell what was found in some files and leave with the exit code that it asks for, or a worse `code`.

    A text for the screen is told file by file. How much it was is the last line of a text, and a message
    where the text is for programs or elsewhere; of several files there is a table before it.

    What is not told at once waits on the disk. In memory stays of each file its line of the table, and of
    each finding at most a number, where a form tells those apart that read the same.
    """
    tally = Tally(strict=asked.strict, if_none=asked.note)
    with Spool() as found:
        for outcome in outcomes:
            tally.count(outcome)
            if asked.waiting:
                _put_aside(outcome.diagnostics, found)
            if asked.is_streamed and (text := _text(outcome.diagnostics, asked.output)):
                hand_out(f"{text}\n", asked.output)
        if asked.is_streamed:
            hand_out(tally.told, asked.output)
        if tally.summary:  # else what looks like a clean report would be none
            for form, output in asked.waiting:
                code = max(code, _hand_out_whole(found, tally, asked, form, output))
        if not asked.is_streamed:
            typer.echo(tally.told if tally.summary else "", err=True, nl=False)
    raise typer.Exit(max(code, tally.code))


def _put_aside(diagnostics: Iterable[Diagnostic], found: Spool) -> None:
    try:
        found.add(diagnostics)
    except OSError as error:
        unusable(f"存放结果的临时文件夹写不了：{reason_of(error)}")


def _hand_out_whole(found: Spool, tally: "Tally", asked: AskedReport, form: str, output: str | None) -> int:
    """Hand out a report in one of the forms; the exit code."""
    rules = published.rule_texts() if form == "sarif" else {}
    files = tuple(line.file for line in tally.lines)
    results = reporters.Results(found, files, rules, asked.strict, lines=tally.lines, note=asked.note)
    told = tally.told if form == "text" else ""
    return hand_out(_ended(reporters.REPORTERS[form](results), told), output, form)


def _ended(report: Iterable[str], told: str) -> Iterator[str]:
    """A report with the end of its last line, where it has any, and what is told behind it."""
    is_empty = True
    for piece in report:
        is_empty = is_empty and not piece
        yield piece
    yield told if is_empty else f"\n{told}"


def _text(diagnostics: Iterable[Diagnostic], output: str | None) -> str:
    return "".join(reporters.report_text(reporters.Results(tuple(diagnostics), colour=is_coloured(output))))


class Tally:
    """How much was found so far."""

    def __init__(self, *, strict: bool = False, if_none: str = "") -> None:
        """Nothing was found yet; a warning is as bad as an error where it is `strict`.

        `if_none` is the summary of no files at all.
        """
        self._if_none = if_none
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
    def told(self) -> str:
        """The table and the summary."""
        return f"{self.overview}{self.summary}"

    @property
    def summary(self) -> str:
        """How much there is of each severity, in a line; "" where nothing could be looked at."""
        if self.code == UNUSABLE and not self._counts:
            return ""
        if self._if_none and not self.lines:
            return f"{self._if_none}\n"
        return f"{reporters.summary(self._counts, self._waived)}\n"
