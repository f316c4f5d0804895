"""What became of one input of a call, as one process tells another."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from fazhi_report.cli.files_of_call import Known
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.document import Profile

Unit: TypeAlias = tuple[str, ...]
"""The paths of what is one input: a file, or all the workbooks of a year."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `file` is what messages call it and `office` whose it is, where that could be read; `code` is the exit
    code that it asks for beside its diagnostics. `notes` are of the files that were made, `blanks` names for
    each profile what was left open in them, `files` are they. `said` was printed to standard error meanwhile,
    and `read` are the files that it was made of.
    """

    file: str
    code: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    office: str = ""
    blanks: Mapping[Profile, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    files: tuple[tuple[Path, bytes], ...] = ()
    said: str = ""
    read: tuple[Known, ...] = ()

    @property
    def counts(self) -> Counter[Severity]:
        """How many of its diagnostics stand, by severity."""
        return Counter(each.severity for each in self.diagnostics if not each.waived)


Work: TypeAlias = Callable[[Unit], Outcome]
"""What is done with each input; another process is sent it, so that it holds plain values only."""
