"""What became of one input of a call, as one process tells another."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from fazhi_report.cli.files_of_call import Asked, Known
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.document import Profile

Unit: TypeAlias = tuple[str, ...]
"""The paths of what is one input: a file, or all the workbooks of a year."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `file` is what messages call it and `office` whose it is, where that could be read; `code` is the exit
    code that it asks for beside its diagnostics. `notes` are of the files that were made, `blanks` names for
    each profile what was left open in them, `files` are they, to be written, `made` their names; `table` is
    what else was asked for. `said` was printed to standard error meanwhile, `read` are the files that it was
    made of, and `asked` is all that was asked of the file system, with the answers. One that `is_earlier` is
    of an earlier call, after which nothing that it depends on has changed.
    """

    file: str
    code: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    office: str = ""
    blanks: Mapping[Profile, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    files: tuple[tuple[Path, bytes], ...] = ()
    made: tuple[str, ...] = ()
    table: str = ""
    said: str = ""
    read: tuple[Known, ...] = ()
    asked: Mapping[Asked, str] = field(default_factory=dict)
    is_earlier: bool = False

    @property
    def counts(self) -> Counter[Severity]:
        """How many of its diagnostics stand, by severity."""
        return Counter(each.severity for each in self.diagnostics if not each.waived)


class Work(Protocol):
    """What is done with each input; another process is sent it, so that it holds plain values only."""

    @property
    def settings(self) -> Path | None:
        """The file of settings that the call names."""

    @property
    def here_only(self) -> str:
        """What keeps it on this machine, as a user is told; "" where any of the same kind can do it."""

    @property
    def depends_on_files_only(self) -> bool:
        """Whether it makes the same of the same files on every machine."""

    def __call__(self, unit: Unit) -> Outcome:
        """Do it with one input."""
