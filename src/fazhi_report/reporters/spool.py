"""Diagnostics that are told later, however many there are."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple, Self

from fazhi_report.diagnostics import Diagnostic, Severity

_IN_MEMORY = 4_000_000  # bytes, above which they go to the disk
_NOTHING = -1


class FindingKind(NamedTuple):
    """What diagnostics may have in common."""

    code: str
    severity: Severity
    is_waived: bool


def kinds_of(diagnostics: Iterable[Diagnostic]) -> Counter[FindingKind]:
    """How many diagnostics there are of each kind."""
    return Counter(FindingKind(each.code, each.severity, bool(each.waived)) for each in diagnostics)


class Spool:
    """Diagnostics in the order in which they came: on the disk, in a file without a name, when they are many.

    What stays in memory is a number for each file that has any, how many there are of each kind, and the line
    that the last one is about. They can be gone through as often as one likes. Raises OSError where the disk
    has no room.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        """Take some diagnostics; it is a context, in which they are there."""
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed in `__exit__`
        self.kinds = Counter[FindingKind]()
        self._end = 0
        self._last: dict[str, int] = {}  # for each file where its last one stands, which knows the one before
        self._source = ("", _NOTHING)  # a line as long as the file may have any number of findings
        self.add(diagnostics)

    def __enter__(self) -> Self:
        """Hold the file until this is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self._file.close()

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Put diagnostics behind the others."""
        diagnostics = tuple(diagnostics)
        self.kinds += kinds_of(diagnostics)
        for each in diagnostics:
            if each.source and each.source != self._source[0]:
                self._source = (each.source, self._end)
                self._write(each.source)
            *values, source = each.plain()
            before = self._last.get(each.file, _NOTHING)
            self._last[each.file] = self._end
            self._write([before, self._source[1] if source else _NOTHING, *values])

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return self._end

    @property
    def files(self) -> Iterable[str]:
        """The files that have any, in the order of their first ones."""
        return self._last.keys()

    def of(self, file: str) -> list[Diagnostic]:
        """Those of a file, in their order."""
        found, position = list[Diagnostic](), self._last.get(file, _NOTHING)
        source = ("", _NOTHING)
        while position != _NOTHING:
            (position, line, *values), _ = self._read(position)
            if line not in (source[1], _NOTHING):
                source = (self._read(line)[0], line)
            found.append(_diagnostic(values, source[0] if line != _NOTHING else ""))
        return found[::-1]

    def __iter__(self) -> Iterator[Diagnostic]:
        """All of them."""
        position, source = 0, ""
        while position < self._end:
            value, position = self._read(position)
            if isinstance(value, str):
                source = value
            else:
                _, line, *values = value
                yield _diagnostic(values, source if line != _NOTHING else "")

    def _write(self, value: str | list[Any]) -> None:
        self._file.seek(self._end)
        self._file.write(json.dumps(value).encode() + b"\n")
        self._end = self._file.tell()

    def _read(self, position: int) -> tuple[Any, int]:
        """What stands at a position, and the next one."""
        self._file.seek(position)
        return json.loads(self._file.readline()), self._file.tell()


def _diagnostic(values: list[Any], source: str) -> Diagnostic:
    return Diagnostic.of_plain((*values, source))
