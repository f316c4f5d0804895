"""Which inputs of a call concern what changed: those that changed themselves, or asked for what did."""

import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from functools import cache
from glob import has_magic
from itertools import takewhile
from pathlib import Path
from typing import ClassVar

import typer

from fazhi_report.cli.app import UNUSABLE
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.batch.sharing import outcomes
from fazhi_report.cli.files_of_call import Asked, asked, begin_unit
from fazhi_report.cli.git_changes import Changes
from fazhi_report.cli.matching_files import files_matching, is_meant
from fazhi_report.cli.ways import way


@dataclass(frozen=True, slots=True)
class AskingOf:
    """What some work on an input asks of the file system, as JSON in the table of its outcome.

    `work` need go no further than all its questions. Of an input that says anything meanwhile nothing is
    known for another call; of one that can't be read there is no table.
    """

    work: Work

    depends_on_files_only: ClassVar[bool] = True
    here_only: ClassVar[str] = "要问的是本机的磁盘"
    settings: ClassVar[None] = None

    def __call__(self, unit: Unit) -> Outcome:
        """Do the work for what it asks; what it finds and says will be told when it is done in earnest."""
        begin_unit(keeps=True)
        table = ""
        with redirect_stderr(io.StringIO()) as said, suppress(typer.Exit, OSError):
            if self.work(unit).code != UNUSABLE:
                table = json.dumps([*asked()])
        return Outcome(unit[0], UNUSABLE if said.getvalue() or not table else 0, table=table)


def concerned(
    units: Sequence[Unit], changes: Changes, work: Work, jobs: int | None, *, again: bool
) -> list[Unit]:
    """The inputs that concern what changed, in their order; those that could not be looked into are of them.

    So are those that Git does not look after: nobody knows whether they changed. `work` asks what the work
    on an input would ask.
    """
    touched = _Touched(changes)
    unclear = [unit for unit in units if not any(map(touched.is_own, unit))]
    if not changes.paths:
        return [unit for unit in units if unit not in unclear]
    left = set[Unit]()
    told = outcomes(AskingOf(work), unclear, jobs, again=again)
    for unit in unclear:  # not to the end of it, where it says how many were looked up before
        table = next(told).table
        if table and not any(touched.concerns(Asked(*each)) for each in json.loads(table)):
            left.add(unit)
    return [unit for unit in units if unit not in left]


class _Touched:
    """Which questions might be answered in another way since something changed."""

    def __init__(self, changes: Changes) -> None:
        self._changed, self._known, self._leading = changes
        self._above = {folder for path in changes.paths for folder in _above(path)}
        self._way = cache(way)
        self.concerns = cache(self._concerns)

    def is_own(self, path: str) -> bool:
        """Whether an input itself changed, or may have."""
        end = self._way(path)[-1:]
        return self._is_changed(path) or not any(
            name in self._known for each in end for name in (each, *_above(each))
        )

    def _concerns(self, each: Asked) -> bool:
        return self._is_meant(each.path) if each.question == "matching" else self._is_changed(each.path)

    def _leads_on(self, path: str) -> bool:
        """Whether there is, or was, more behind what Git knows as one thing: a link, another repository."""
        return path in self._leading or os.path.isdir(path) or os.path.islink(path)  # noqa: PTH112, PTH114  strings

    def _is_changed(self, path: str) -> bool:
        """Whether a path, anything on the way to it, or what is below it is among what changed."""
        passed = self._way(path)
        return not self._changed.isdisjoint(passed) or any(end in self._above for end in passed[-1:])

    def _is_meant(self, pattern: str) -> bool:
        """Whether a pattern means, or did mean, anything that changed."""
        whole = Path(pattern)
        fixed = [*takewhile(lambda part: not has_magic(part), whole.parts)]
        parts = whole.parts[len(fixed) :]
        found = files_matching(pattern)
        if found is None or ".." in parts:
            return True
        if any(map(self._is_changed, found)):  # by whatever name, through links
            return True
        passed = self._way(str(Path(*fixed)))
        if not self._changed.isdisjoint(passed):
            return True
        base = f"{passed[-1].rstrip(os.sep)}{os.sep}"
        inside = (path for path in self._changed if path.startswith(base))
        return any(
            self._leads_on(path) or is_meant(Path(path.removeprefix(base)).parts, parts) for path in inside
        )


def _above(path: str) -> Iterator[str]:
    """The folders that a path is in."""
    while (folder := os.path.dirname(path)) != path:  # noqa: PTH120  as above
        yield folder
        path = folder
