"""The process in which calls are made that have bounds: calls in, results out, until nobody asks any more.

One that takes too long is ended from inside, by watches that no template can hold up, and says on standard
error where it was: by the time that it computes where the system measures that, so that a busy machine ends
nobody, and by the clock.
"""

import contextlib
import faulthandler
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fazhi_report.narrative.bounds import MEMORY

if sys.platform == "linux":  # pragma: no branch  elsewhere there is no limit that holds
    import resource

BY_THE_CLOCK = 2.5
"""How many times as long a call may take by the clock as it may compute."""


def serve(calls: BinaryIO, results: BinaryIO) -> None:
    """Make calls, each with the seconds that it may take, and give back its result, or the traceback."""
    while True:
        try:
            seconds, call, arguments = pickle.load(calls)  # noqa: S301  from the process that started this one
        except EOFError:
            return
        with contextlib.suppress(OSError, ValueError):
            limit_memory()
        with _watched(seconds):
            try:
                result = (True, call(*arguments))
            except Exception:  # noqa: BLE001  a fault of this program, told where it was called
                result = (False, traceback.format_exc())
        pickle.dump(result, results)
        results.flush()


@contextlib.contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End this process, where what is done takes too long, and say where that was."""
    faulthandler.dump_traceback_later(seconds * BY_THE_CLOCK, exit=True)
    if sys.platform != "win32":  # pragma: no branch
        faulthandler.register(signal.SIGPROF, chain=True)  # what the signal does by itself is to end it
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        if sys.platform != "win32":  # pragma: no branch
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.unregister(signal.SIGPROF)
        faulthandler.cancel_dump_traceback_later()


def limit_memory() -> None:
    """Let this process take so much more than it has now.

    Raises:
        OSError, ValueError: the system does not tell, or allows less already.

    """
    if sys.platform == "linux":  # pragma: no branch
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, most))
