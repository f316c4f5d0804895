"""Diagnostics for people: where, how bad, what is wrong; the line with the place under it; what to do."""

from collections.abc import Iterator

from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.reporters.escaping import joined, safe
from fazhi_report.reporters.excerpt import excerpt
from fazhi_report.reporters.results import Results

_BOLD = "\x1b[1m"
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_PLAIN = "\x1b[0m"


def report(results: Results) -> Iterator[str]:
    """An entry for each that is not waived, headed `file:line:column: 错误 FZ102 message`."""
    return joined("\n", (entry(each, colour=results.colour) for each in results.standing))


def entry(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """One diagnostic, on one line or more, without the last line's end."""
    marked = _COLOURS[diagnostic.severity]
    lines = [headline(diagnostic, colour=colour)]
    if found := excerpt(diagnostic):
        lines.append(found.line)
        lines += [found.margin + _in(marked, found.carets, colour=colour)] if found.carets else []
    lines += [f"    提示：{safe(diagnostic.hint)}"] if diagnostic.hint else []
    return "\n".join(lines)


def headline(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Where, how bad and what, on one line."""
    place = _in(_BOLD, safe(str(diagnostic.where)), colour=colour)
    severity = _in(_COLOURS[diagnostic.severity], diagnostic.severity.chinese, colour=colour)
    return f"{place}: {severity} {diagnostic.code} {safe(diagnostic.message)}"


def _in(look: str, text: str, *, colour: bool) -> str:
    return f"{look}{text}{_PLAIN}" if colour else text
