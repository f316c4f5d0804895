"""The process in which calls are made that have bounds: calls in, results out, until nobody asks any more.

One that takes too long is ended from inside, by a watch that no template can hold up, and says on standard
error where it was; so it works on every system, whatever the call is doing.
"""

import contextlib
import faulthandler
import pickle
import sys
import traceback
from pathlib import Path
from typing import BinaryIO

from fazhi_report.narrative.bounds import MEMORY

if sys.platform == "linux":  # pragma: no branch  elsewhere there is no limit that holds
    import resource


def serve(calls: BinaryIO, results: BinaryIO) -> None:
    """Make calls, each with the seconds that it may take, and give back its result, or the traceback."""
    while True:
        try:
            seconds, call, arguments = pickle.load(calls)  # noqa: S301  from the process that started this one
        except EOFError:
            return
        with contextlib.suppress(OSError, ValueError):
            limit_memory()
        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            result = (True, call(*arguments))
        except Exception:  # noqa: BLE001  a fault of this program, told where it was called
            result = (False, traceback.format_exc())
        finally:
            faulthandler.cancel_dump_traceback_later()
        pickle.dump(result, results)
        results.flush()


def limit_memory() -> None:
    """Let this process take so much more than it has now.

    Raises:
        OSError, ValueError: the system does not tell, or allows less already.

    """
    if sys.platform == "linux":  # pragma: no branch
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, most))
