"""A bar that says a command is at work: on a terminal, when it takes longer than two seconds."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, RLock, Thread
from time import monotonic
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE, _QUIET, _TICK = 2.0, 0.5, 0.25
"""Seconds: from the call to the bar, from what was printed to the bar, and between two looks at the clock."""


class LongCall:
    """What is shown of a call that takes long; nothing where standard error is no terminal."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._lock = RLock()  # of the main thread, which prints, and the one that looks at the clock
        self._ended: Event | None = None
        self._bar: Progress | None = None
        self._streams: tuple[TextIO, TextIO] | None = None
        self._is_held = False
        self._begun = self._spoken = 0.0
        self._done, self._total = 0, 1

    def begin(self) -> None:
        """A call begins."""
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return
        self._ended = Event()
        self._begun = self._spoken = monotonic()
        self._streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = (cast("TextIO", _Spoken(each, self)) for each in self._streams)
        Thread(target=self._look, args=(self._ended,), daemon=True).start()

    def end(self) -> None:
        """The call is over, or asks questions from now on."""
        with self._lock:
            self.rest()
            if self._ended and self._streams:
                self._ended.set()
                sys.stdout, sys.stderr = self._streams
            self._ended = self._streams = None

    def rest(self) -> None:
        """Take the bar away, since something is printed."""
        with self._lock:
            if self._bar:
                self._bar.stop()
            self._bar, self._spoken = None, monotonic()

    @contextmanager
    def held(self) -> Iterator[None]:
        """No bar while somebody may be typing what is read."""
        self._is_held = True
        self.rest()
        yield
        self._begun, self._is_held = monotonic(), False

    def step(self, done: int, total: int) -> None:
        """So many files are done, of so many."""
        self._done, self._total = done, total

    def tick(self, now: float) -> None:
        """Show the bar as it is now, if it is time."""
        with self._lock:
            if not self._streams or self._is_held:
                return
            if now - self._begun < _PATIENCE or now - self._spoken < _QUIET:
                return
            counted = f" {self._done}/{self._total}" if self._total > 1 else ""
            told = f"正在处理{counted}，已用 {now - self._begun:.0f} 秒"
            total = self._total if self._total > 1 else None
            if self._bar:
                (task,) = self._bar.task_ids
                self._bar.update(task, description=told, completed=self._done, total=total, refresh=True)
            else:
                self._bar = _bar(self._streams[1])
                self._bar.add_task(told, completed=self._done, total=total)
                self._bar.start()

    def _look(self, ended: Event) -> None:
        while not ended.wait(_TICK):
            self.tick(monotonic())


class _Spoken:
    """A stream before which the bar gives way.

    Nothing can refer to it weakly, so that typer, which keeps another stream for each, asks every time.
    """

    __slots__ = ("_call", "_stream")

    def __init__(self, stream: TextIO, long_call: LongCall) -> None:
        self._stream, self._call = stream, long_call

    def __getattr__(self, name: str) -> object:
        if name in {"write", "writelines", "buffer"}:
            self._call.rest()
        return getattr(self._stream, name)


def _bar(stream: TextIO) -> "Progress":
    from rich.console import Console  # noqa: PLC0415  for a call that takes long only: as long as `--help`
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    return Progress(
        *(TextColumn("{task.description}"), BarColumn()),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


long_call = LongCall()
"""Of the call that is under way: a program has one."""
