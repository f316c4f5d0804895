"""Many files of one call: `fazhi validate` on made-up offices, whole processes, seconds on the clock.

The rate of two cores is that of processes which work at once, so CPU time does not tell it.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cpu import Meter, in_turn
from district import RETURNS, Share, write
from environment import CACHE, VENV, require
from rows import AGAIN, CLUSTER, FULL, MEMORY_FEW, MEMORY_MANY, ONE, PAIR, TWO

_FILES, _FEW, _SOME = 2_000, 100, 500
_FOLDER = VENV / "scale"
_FAZHI = str(Path(sys.executable).parent / "fazhi")
_MODULE = (sys.executable, "-m")
_LISTENS = re.compile(rb"tcp://127\.0\.0\.1:\d+")


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """Seconds, or megabytes, of everything that is wanted."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    write(_FOLDER, _FILES, 1, Share(0.02, 0, 0.01))
    files = [str(path.relative_to(_FOLDER)) for path in sorted((_FOLDER / RETURNS).rglob("*.yaml"))]
    require(len(files) >= _FILES, f"{len(files)} files")
    files = files[:_FILES]
    few, some = files[:_FEW], files[:_SOME]
    meters: dict[str, Meter] = {
        ONE: lambda: _seconds([_command(files, "--jobs", "1", "--force")]),
        PAIR: lambda: _seconds([_command(files[part::2], "--jobs", "1", "--force") for part in (0, 1)]),
        TWO: lambda: _seconds([_command(files, "--jobs", "2", "--force")]),
        FULL: lambda: _seconds([_command(some, "--jobs", "2", "--force")]),
        AGAIN: lambda: _seconds([_command(some, "--jobs", "2")]),
        MEMORY_FEW: lambda: _megabytes(_command(few, "--jobs", "2", "--force")),
        MEMORY_MANY: lambda: _megabytes(_command(files, "--jobs", "2", "--force")),
    }
    if CLUSTER not in wanted:
        return in_turn(meters, wanted, rounds, warming=0)
    with _cluster() as address:
        meters[CLUSTER] = lambda: _seconds([_command(files, "--cluster", address, "--force")])
        return in_turn(meters, wanted, rounds, warming=0)


def _command(files: Sequence[str], *options: str) -> list[str]:
    return [_FAZHI, "validate", *options, *files]


def _begun(command: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(CACHE)}
    return subprocess.Popen(
        command, cwd=_FOLDER, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _seconds(commands: Sequence[Sequence[str]]) -> float:
    """How long commands take that are begun at once; broken files are among theirs, so they leave with 2."""
    since = time.perf_counter()
    for each in [_begun(command) for command in commands]:
        require(each.wait() in (0, 1, 2), f"failed ({each.returncode}): {each.args!s:.200}")
    return time.perf_counter() - since


def _megabytes(command: Sequence[str]) -> float:
    """The memory of the largest process of a command: its own, or one that it began."""
    _, status, used = os.wait4(_begun(command).pid, 0)
    require(os.waitstatus_to_exitcode(status) in (0, 1, 2), f"failed ({status}): {command!s:.200}")
    return used.ru_maxrss / 1024


@contextmanager
def _cluster() -> Iterator[str]:
    """A cluster of two workers on this machine: its address."""
    scheduler = subprocess.Popen(
        [*_MODULE, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stderr=subprocess.PIPE,
    )
    workers: list[subprocess.Popen[bytes]] = []
    try:
        address = ""
        for line in scheduler.stderr or ():
            if found := _LISTENS.search(line):
                address = found[0].decode()
                break
        require(address, "no cluster: its scheduler ended")
        worker = [*_MODULE, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
        workers = [subprocess.Popen(worker, stderr=subprocess.DEVNULL) for _ in range(2)]
        yield address
    finally:
        for each in (*workers, scheduler):
            each.terminate()
            each.wait()
