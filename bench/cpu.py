"""CPU time, user and system, of a call or of a whole process; and the instructions of a process.

Never the time on the clock: another program that is busy makes that longer, and CPU time hardly.
"""

import gc
import os
import re
import resource
import subprocess
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from time import process_time
from typing import NamedTuple, TypeAlias, TypeVar

from environment import CACHE, ROOT

T = TypeVar("T")

Meter: TypeAlias = Callable[[], float]
"""Does something once, and says what it cost."""


class Command(NamedTuple):
    """A process to start from the top of the checkout, and words that it has to say if it did its work."""

    arguments: tuple[str, ...]
    expected: str = ""

    @property
    def line(self) -> str:
        """The command as one would type it, programs without their folders."""
        program, *others = self.arguments
        quoted = (f'"{each}"' if " " in each else each for each in others)
        return " ".join((Path(program).name, *quoted))


def call(action: Callable[[T], object], prepared: Callable[[], T]) -> Meter:
    """CPU seconds of a call on what was made for it beforehand, anew each time.

    Threads count too. It does not pay for the garbage of what was before it.
    """

    def meter() -> float:
        argument = prepared()
        gc.collect()
        start = process_time()
        action(argument)
        return process_time() - start

    return meter


def process(command: Command) -> Meter:
    """CPU seconds of a process and of those that it starts and waits for."""

    def meter() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(command)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    return meter


_COLLECTED = re.compile(r"Collected : (\d+)")


def instructions(command: Command) -> Meter:
    """The instructions of a process as callgrind counts them: nearly the same at every run."""

    def meter() -> float:
        counted = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command.arguments)
        found = _COLLECTED.search(run(Command(counted, command.expected)).stderr)
        if found is None:
            message = f"valgrind counted nothing: {command.line}"
            raise SystemExit(message)
        return float(found[1])

    return meter


def in_turn(
    meters: Mapping[str, Meter], wanted: Collection[str], rounds: int, *, warming: int = 1
) -> dict[str, list[float]]:
    """What each of those wanted costs, all in turn in every round, after some rounds that don't count."""
    chosen = {name: meter for name, meter in meters.items() if name in wanted}
    samples: dict[str, list[float]] = {name: [] for name in chosen}
    for number in range(warming + rounds):
        for name, meter in chosen.items():
            cost = meter()
            if number >= warming:
                samples[name].append(cost)
    return samples


def run(command: Command) -> subprocess.CompletedProcess[str]:
    """Run a command; stop unless it went well and said what it had to."""
    done = subprocess.run(
        command.arguments,
        cwd=ROOT,
        env=_environment(),
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode or command.expected not in done.stdout + done.stderr:
        message = f"failed ({done.returncode}): {command.line}\n{done.stdout}{done.stderr}"
        raise SystemExit(message)
    return done


def _environment() -> Mapping[str, str]:
    """The environment of measured programs: Python may keep byte code, and no cache is the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"XDG_CACHE_HOME": str(CACHE)}
