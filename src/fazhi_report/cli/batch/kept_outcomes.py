"""Outcomes of earlier calls: an input of which nothing has changed is told again without any work.

They are kept in a folder that is the user's own, so that nobody else's files bring any with them. Nothing of
a classified file is kept.
"""

import contextlib
import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pydantic

from fazhi_report import __version__, resources
from fazhi_report.cli.app import UNUSABLE
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.files_of_call import UNKNOWABLE, Asked, digest_of
from fazhi_report.diagnostics import Diagnostic
from fazhi_report.notation import secrecy_in

_FOLDER = "outcomes"
_TABLE = "outcomes.sqlite3"
_LARGEST = 500_000_000  # bytes of a table, which is made anew then
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PATIENCE = 1.0  # seconds, in which another run lets go of the table
_TOGETHER = 200  # outcomes that are put on the disk together


class KeptOutcomes:
    """The outcomes of earlier calls for the same work; none where there is no table."""

    def __init__(self, work: Work, *, table: sqlite3.Connection | None = None, again: bool = False) -> None:
        """Take the table of outcomes; `again` is whether all work is to be done again."""
        self._table, self._again = table, again
        self.is_open = table is not None
        self._work = digest_of(f"{Path.cwd()}\0{work!r}".encode(errors="surrogatepass"))
        self._unsaved: list[tuple[bytes, str]] = []

    @classmethod
    @contextlib.contextmanager
    def here(cls, work: Work, *, again: bool) -> Iterator[Self]:
        """Those of the folder in which the program is called; what this call adds is kept when it ends.

        There are none for work that depends on more than files: on fonts, on other programs.
        """
        with contextlib.ExitStack() as stack:
            table = None
            with contextlib.suppress(OSError, sqlite3.Error):
                if work.depends_on_files_only and (folder := resources.own_folder(_FOLDER)):
                    table = stack.enter_context(contextlib.closing(_opened(folder / _TABLE)))
            kept = cls(work, table=table, again=again)
            try:
                yield kept
            finally:
                kept.save()

    def outcome(self, unit: Unit) -> Outcome | None:
        """What became of an input, if nothing that it depends on has changed since."""
        if self._table is None or self._again:
            return None
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError, KeyError):
            row = self._table.execute(
                "select kept from outcomes where input = ?", (self._key(unit),)
            ).fetchone()
            if row and (kept := json.loads(row[0])) and _still_holds(kept):
                return _outcome(kept)
        return None

    def keep(self, unit: Unit, outcome: Outcome) -> None:
        """Keep an outcome, where it can be had again: all was read, and nothing secret is told."""
        contents = {each.path for each in outcome.asked if each.question == "content"}
        is_sound = not outcome.said and outcome.code != UNUSABLE and contents.issuperset(unit)
        if self._table is None or outcome.is_earlier or not is_sound or _is_secret(outcome):
            return
        self._unsaved.append((self._key(unit), json.dumps(_kept(outcome), ensure_ascii=True)))
        if len(self._unsaved) == _TOGETHER:
            self.save()

    def save(self) -> None:
        """Put on the disk what was kept, at once: another call that runs meanwhile waits for the table."""
        if self._table is not None:
            with contextlib.suppress(sqlite3.Error), self._table:
                self._table.executemany("replace into outcomes values (?, ?)", self._unsaved)
        self._unsaved.clear()

    def _key(self, unit: Unit) -> bytes:
        return "\0".join((self._work, *unit)).encode(errors="surrogatepass")


def _opened(path: Path) -> sqlite3.Connection:
    """The table, made anew where it is of another version of the program, too large, or none."""
    version = f"{__version__} {_program()}"
    table = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        is_ours = table.execute("select version from program").fetchone() == (version,)
        if is_ours and path.stat().st_size < _LARGEST:
            return table
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) in _IN_USE:
            table.close()
            raise
    table.close()
    path.unlink(missing_ok=True)
    table = sqlite3.connect(path, timeout=_PATIENCE)
    table.executescript(
        "create table program (version text); create table outcomes (input blob primary key, kept text)"
    )
    table.execute("insert into program values (?)", (version,))
    table.commit()
    return table


def _program() -> str:
    """What tells this program from another of the same version: Python, packages, the times of its files."""
    packages = sorted(each.name for each in Path(pydantic.__file__).parents[1].glob("*.dist-info"))
    folders = (Path(__file__).parents[2], resources.templates_directory())
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix != ".pyc")
    stamps = ((str(path), path.stat()) for path in files)
    told = (f"{path} {found.st_mtime_ns} {found.st_size}" for path, found in stamps)
    return digest_of("\0".join((sys.version, *packages, *told)).encode(errors="surrogatepass"))


def _still_holds(kept: Mapping[str, Any]) -> bool:
    """Whether all that was asked would be answered the same again, and what was made is as it was made."""
    answers = [*kept["asked"], *(("content", path, digest) for path, digest in kept["made"])]
    return all(
        answer != UNKNOWABLE and Asked(question, path).answer() == answer
        for question, path, answer in answers
    )


def _is_secret(outcome: Outcome) -> bool:
    told = (*outcome.diagnostics, *outcome.notes)
    texts = (text for each in told for text in (each.message, each.quote, each.source))
    return secrecy_in((*texts, *outcome.table.splitlines())) is not None


def _kept(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": outcome.file,
        "code": outcome.code,
        "office": outcome.office,
        "diagnostics": [each.plain() for each in outcome.diagnostics],
        "notes": [each.plain() for each in outcome.notes],
        "blanks": {profile: list(names) for profile, names in outcome.blanks.items()},
        "table": outcome.table,
        "made": [(str(path), digest_of(content)) for path, content in outcome.files],
        "asked": [(*each, answer) for each, answer in outcome.asked.items()],
    }


def _outcome(kept: Mapping[str, Any]) -> Outcome:
    return Outcome(
        kept["file"],
        kept["code"],
        tuple(map(Diagnostic.of_plain, kept["diagnostics"])),
        kept["office"],
        {profile: tuple(names) for profile, names in kept["blanks"].items()},
        tuple(map(Diagnostic.of_plain, kept["notes"])),
        made=tuple(path for path, _ in kept["made"]),
        table=kept["table"],
        is_earlier=True,
    )
