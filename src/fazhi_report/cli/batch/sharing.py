"""Work on many inputs, by this process or shared among several: the outcomes are the same, and in order."""

import copyreg
import gc
import io
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, redirect_stderr
from dataclasses import replace
from itertools import count
from multiprocessing.connection import wait
from threading import Thread
from time import perf_counter
from types import MappingProxyType
from typing import Any, TypeAlias

import typer

from fazhi_report.cli.app import UNUSABLE
from fazhi_report.cli.batch.kept_outcomes import KeptOutcomes
from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.files_of_call import asked, begin_call, begin_unit, known_read, note_known
from fazhi_report.cli.progress import long_call
from fazhi_report.diagnostics import Diagnostic

Elsewhere: TypeAlias = Callable[[Work, Sequence[Unit], KeptOutcomes], Iterator[Outcome]]
"""Other machines that do work on inputs; what is kept of earlier calls is not done again."""

_START = 1.0
"""Seconds of other work that the start of other processes takes."""

_AHEAD = 16
"""Inputs under way or done for each process, before the first is told: one may take as long as many."""

_GARBAGE = 100_000
_SWEPT = 50
"""Inputs, after which memory that refers to itself is let go: left to itself, Python waits for thousands."""
_MANY = 20  # inputs, of which the outcomes are kept


def _processors() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(
    work: Work,
    units: Sequence[Unit],
    jobs: int | None,
    *,
    again: bool = False,
    start: float = _START,
    elsewhere: Elsewhere | None = None,
) -> Iterator[Outcome]:
    """What becomes of every input, in their order, whatever becomes of the others.

    Other processes help, so many as `jobs` or else as there are processors, as soon as they would save more
    than the `start` seconds that it takes to begin them. Of many inputs the outcomes are kept, and told again
    where nothing has changed, unless all is to be done `again`. It is done `elsewhere` if that is given.
    """
    with (
        KeptOutcomes.here(work, again=again)
        if len(units) >= _MANY
        else nullcontext(KeptOutcomes(work)) as kept
    ):
        if elsewhere:
            made = elsewhere(work, units, kept)
        else:
            made = _outcomes(work, units, jobs or _processors(), kept, start)
        heard, again_told = set[str](), 0
        long_call.step(0, len(units))
        for number, (unit, outcome) in enumerate(zip(units, made, strict=True), start=1):
            if outcome.said not in heard:  # what is wrong with a file of settings is the same of each
                typer.echo(outcome.said, err=True, nl=False)
                heard.add(outcome.said)
            # Of a single file the message is enough; among others it would look like a clean one.
            is_left = len(units) > 1 and outcome.code == UNUSABLE and not outcome.diagnostics
            yield replace(outcome, diagnostics=_left(outcome.file)) if is_left else outcome
            kept.keep(unit, outcome)
            long_call.step(number, len(units))
            again_told += outcome.is_earlier
    if again_told:
        typer.echo(f"{again_told} 份没有变，照上次的结果；重新处理用 --force", err=True)


def _outcomes(
    work: Work, units: Sequence[Unit], jobs: int, kept: KeptOutcomes, start: float
) -> Iterator[Outcome]:
    spent, worked = 0.0, -1  # the first one takes as long as many others
    for number, unit in enumerate(units):
        if jobs > 1 and worked > 0 and spent / worked * (len(units) - number) * (1 - 1 / jobs) > start:
            yield from _shared(work, units[number:], jobs, kept)
            return
        outcome = kept.outcome(unit)
        if outcome is None:
            since = perf_counter()
            outcome = done(work, unit, keeps=kept.is_open, is_terminal=sys.stderr.isatty())
            worked += 1
            spent = spent + perf_counter() - since if worked else 0.0
        yield outcome


_done = count(1)


def done(work: Work, unit: Unit, *, keeps: bool, is_terminal: bool) -> Outcome:
    """What becomes of one input, with what is printed meanwhile; whatever goes wrong is told of it."""
    begin_unit(keeps=keeps)
    with redirect_stderr(_Said(is_terminal=is_terminal)) as said:
        outcome = _guarded(work, unit)
    if next(_done) % _SWEPT == 0:
        gc.collect()
    return replace(outcome, said=said.getvalue(), asked=asked())


def _guarded(work: Work, unit: Unit) -> Outcome:
    try:
        return work(unit)
    except typer.Exit as left:  # what is wrong was printed
        return Outcome(unit[0], left.exit_code)
    except OSError as error:  # of a file that is neither read nor written: a name too long to look for
        return lost(unit, "FZ003", f"读不了：{reason_of(error)}", "核对文件名和权限")
    except MemoryError:
        return lost(unit, "FZ047", "内存不够，没有做完", "单独处理这个文件")


def _left(file: str) -> tuple[Diagnostic, ...]:
    """What is told of a file that was left alone for a reason that was printed."""
    return (Diagnostic.of_file(file, "FZ047", "没有做完，原因见前面的消息", "照消息改好，再做一次"),)


def lost(unit: Unit, code: str, message: str, hint: str) -> Outcome:
    """What is told of an input on which the work could not be ended."""
    return Outcome(unit[0], UNUSABLE, (Diagnostic.of_file(unit[0], code, message, hint),))


def _shared(work: Work, units: Sequence[Unit], jobs: int, kept: KeptOutcomes) -> Iterator[Outcome]:
    """The outcomes of several processes; one that dies costs no other's."""
    waiting = deque(units)
    while waiting:
        under_way: deque[tuple[Unit, Outcome | Future[Outcome]]] = deque()
        pool = _pool(work, jobs, keeps=kept.is_open)
        try:
            while waiting or under_way:
                while waiting and len(under_way) < jobs * _AHEAD:
                    unit = waiting[0]
                    under_way.append((unit, kept.outcome(unit) or pool.submit(_done_there, unit)))
                    waiting.popleft()
                outcome = _told(under_way[0][1])
                under_way.popleft()
                yield outcome
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(cancel_futures=True)
        yield from _one_by_one(work, [*under_way], keeps=kept.is_open)


def _told(outcome: Outcome | Future[Outcome]) -> Outcome:
    """An outcome, as soon as it is there."""
    if isinstance(outcome, Outcome):
        return outcome
    there = outcome.result()
    note_known(there.read)
    return there


def _one_by_one(
    work: Work, under_way: list[tuple[Unit, Outcome | Future[Outcome]]], *, keeps: bool
) -> Iterator[Outcome]:
    """The outcomes of those among which one killed a process: each dies of nobody but itself."""
    while under_way:
        with _pool(work, 1, keeps=keeps) as pool:
            while under_way:
                unit, outcome = under_way.pop(0)
                try:
                    yield outcome if isinstance(outcome, Outcome) else _told(pool.submit(_done_there, unit))
                except BrokenProcessPool:
                    yield lost(
                        unit, "FZ047", "处理它的进程没有了，没有做完", "多半是内存不够；单独处理这个文件"
                    )
                    break


def _plain(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _unchanging, (dict(mapping),)


def _unchanging(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


copyreg.pickle(MappingProxyType, _plain)  # of a layout: no process can be sent one as it is


def _pool(work: Work, jobs: int, *, keeps: bool) -> ProcessPoolExecutor:
    # Begun anew on every system, since a copy of a process with threads may stand still.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, _begin, (work, keeps, sys.stderr.isatty()))


class _Said(io.StringIO):
    """What is printed of one input."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


class _There:
    """What a process of the pool works with: there is one of each in it."""

    work: Work
    keeps = False
    is_terminal = False


_there = _There()


def _begin(work: Work, keeps: bool, is_terminal: bool) -> None:  # noqa: FBT001  as the pool passes them
    """Make a process ready; who presses Ctrl-C means the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    gc.set_threshold(_GARBAGE)
    _there.work, _there.keeps, _there.is_terminal = work, keeps, is_terminal


def _end_with(parent: int) -> None:
    """End this process with the one that began it, which may be killed and say nothing."""
    wait([parent])
    os._exit(1)


def _done_there(unit: Unit) -> Outcome:
    """What becomes of one input in a process of the pool, with the files that it reads."""
    begin_call()
    outcome = done(_there.work, unit, keeps=_there.keeps, is_terminal=_there.is_terminal)
    return replace(outcome, read=known_read())
