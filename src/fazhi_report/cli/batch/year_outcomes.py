"""The work on the files of one report, where these can be read."""

from typing import TYPE_CHECKING

from fazhi_report.cli.app import UNUSABLE, called, read_year
from fazhi_report.cli.batch.outcome import Outcome, Unit
from fazhi_report.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_report.loading import Content


def of_year(unit: Unit, stdin_filename: str, make: "Callable[[Content, str], Outcome]") -> Outcome:
    """What is made of the data of a report and its name, or why some of its files can't be read."""
    found = list(read_year(unit, stdin_filename))
    if faults := tuple(each for each in found if isinstance(each, Diagnostic)):
        return Outcome(called(unit[0], stdin_filename), UNUSABLE, faults)
    (data,) = (each for each in found if not isinstance(each, Diagnostic))
    return make(*data)
