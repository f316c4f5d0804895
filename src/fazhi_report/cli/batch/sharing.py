"""Work on many inputs, by this process or shared among several: the outcomes are the same, and in order."""

import gc
import io
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr
from dataclasses import replace
from time import perf_counter

import typer

from fazhi_report.cli.batch.outcome import Outcome, Unit, Work
from fazhi_report.cli.files import reason_of
from fazhi_report.cli.files_of_call import begin_call, known_read, note_known
from fazhi_report.cli.progress import long_call
from fazhi_report.diagnostics import Diagnostic

_START = 1.0
"""Seconds of other work that the start of other processes takes."""

_AHEAD = 4
"""Inputs under way or done for each process, before the first of them is told."""

_GARBAGE = 100_000


def _processors() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(work: Work, units: Sequence[Unit], jobs: int | None, start: float = _START) -> Iterator[Outcome]:
    """What becomes of every input, in their order, whatever becomes of the others.

    Other processes help, so many as `jobs` or else as there are processors, as soon as they would save more
    than the `start` seconds that it takes to begin them.
    """
    jobs = jobs or _processors()
    since = perf_counter()
    for number, unit in enumerate(units):
        long_call.step(number, len(units))
        if number > 1 and jobs > 1:
            left = (perf_counter() - since) / (number - 1) * (len(units) - number)
            if left * (1 - 1 / jobs) > start:
                yield from _shared(work, units, number, jobs)
                return
        yield done(work, unit)
        since = perf_counter() if number == 0 else since  # the first one takes as long as many others


def done(work: Work, unit: Unit) -> Outcome:
    """What becomes of one input; whatever goes wrong is told of it."""
    try:
        return work(unit)
    except typer.Exit as left:  # what is wrong was printed
        return Outcome(unit[0], left.exit_code)
    except OSError as error:  # of a file that is neither read nor written: a name too long to look for
        return _lost(unit, "FZ003", f"读不了：{reason_of(error)}", "核对文件名和权限")
    except MemoryError:
        return _lost(unit, "FZ047", "内存不够，没有做完", "单独处理这个文件")


def _lost(unit: Unit, code: str, message: str, hint: str) -> Outcome:
    return Outcome(unit[0], 2, (Diagnostic.of_file(unit[0], code, message, hint),))


def _shared(work: Work, units: Sequence[Unit], first: int, jobs: int) -> Iterator[Outcome]:
    """The outcomes from one input on, of several processes; one that dies costs no other's."""
    waiting = deque(units[first:])
    told = first
    while waiting:
        under_way: deque[tuple[Unit, Future[Outcome]]] = deque()
        pool = _pool(work, jobs)
        try:
            while waiting or under_way:
                while waiting and len(under_way) < jobs * _AHEAD:
                    under_way.append((waiting[0], pool.submit(_done_there, waiting[0])))
                    waiting.popleft()
                outcome = under_way[0][1].result()
                under_way.popleft()
                told += 1
                yield _heard(outcome, told, len(units))
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(cancel_futures=True)
        for unit, _ in under_way:
            told += 1
            yield _heard(_alone(work, unit), told, len(units))


def _heard(outcome: Outcome, told: int, total: int) -> Outcome:
    """Take over what another process printed, and what it knows of files."""
    long_call.step(told, total)
    typer.echo(outcome.said, err=True, nl=False)
    note_known(outcome.read)
    return outcome


def _alone(work: Work, unit: Unit) -> Outcome:
    """The outcome of one of those among which one killed a process: another dies of nobody but itself."""
    with _pool(work, 1) as pool:
        try:
            return pool.submit(_done_there, unit).result()
        except BrokenProcessPool:
            return _lost(unit, "FZ047", "处理它的进程没有了，没有做完", "多半是内存不够；单独处理这个文件")


def _pool(work: Work, jobs: int) -> ProcessPoolExecutor:
    # Begun anew on every system, since a copy of a process with threads may stand still.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, _begin, (work, sys.stderr.isatty()))


class _Said(io.StringIO):
    """What a process prints for the one that has the terminal."""

    def isatty(self) -> bool:
        return _there.is_terminal


class _There:
    """What a process of the pool works with: there is one of each in it."""

    work: Work
    is_terminal = False


_there = _There()


def _begin(work: Work, is_terminal: bool) -> None:  # noqa: FBT001  as the pool passes it
    """Make a process ready; who presses Ctrl-C means the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE)
    _there.work, _there.is_terminal = work, is_terminal


def _done_there(unit: Unit) -> Outcome:
    """What becomes of one input in a process of the pool, with what is printed and which files are read."""
    begin_call()
    with redirect_stderr(_Said()) as said:
        outcome = done(_there.work, unit)
    return replace(outcome, said=said.getvalue(), read=known_read())
