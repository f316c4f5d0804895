"""What a worker of a cluster does for the machine that a command was called on."""

import gc
import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

from fazhi_report.cli.batch.outcome import Unit, Work
from fazhi_report.cli.batch.packing import StaysHere
from fazhi_report.cli.batch.same_program import differing, this_program
from fazhi_report.cli.batch.sharing import done
from fazhi_report.cli.disk import Answers, NotSentError, Sent, answered_by
from fazhi_report.cli.files_of_call import begin_call

_ENVIRONMENT = ("FORCE_COLOR", "NO_COLOR", "SOURCE_DATE_EPOCH", "TERM")
"""What results and messages depend on; they are as where the command was called."""

_LACKING = "要用的文件没有送出去"

_GARBAGE = 100_000  # objects, as in a process of this machine: hardly any of what is made is garbage

_one_at_a_time = Lock()
"""What is known of a call is known of a process: threads of one worker take turns."""


class Differs(NamedTuple):
    """What is not the same on a worker, as a user is told."""

    told: str


class Task(NamedTuple):
    """One input to be worked on: the work, the input, all that is known of files, how messages are shown."""

    work: Work
    unit: Unit
    answers: Answers
    environment: Mapping[str, str]
    is_terminal: bool


def environment() -> dict[str, str]:
    """What is sent along of the environment."""
    return {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}


def done_for_others(program: Mapping[str, str], fonts: bool, task: bytes) -> bytes:  # noqa: FBT001  as Dask passes them
    """The outcome of a `Task`; `StaysHere` where not all was sent, `Differs` of another program; all pickled.

    The task is opened after the programs were compared: of another one its parts may be something else.
    """
    if told := differing(program, this_program(fonts=fonts)):
        return pickle.dumps(Differs(told))
    given: Task = pickle.loads(task)  # noqa: S301  who calls a worker runs programs on it
    with _one_at_a_time, _environment_of(given), answered_by(Sent(given.answers)):
        begin_call()
        gc.set_threshold(_GARBAGE)
        try:
            return pickle.dumps(done(given.work, given.unit, keeps=False, is_terminal=given.is_terminal))
        except NotSentError as lacking:
            return pickle.dumps(StaysHere(lacking.what or _LACKING))


@contextmanager
def _environment_of(task: Task) -> Iterator[None]:
    before = environment()
    _set_environment(task.environment)
    try:
        yield
    finally:
        _set_environment(before)


def _set_environment(wanted: Mapping[str, str]) -> None:
    for name in _ENVIRONMENT:
        os.environ.pop(name, None)
    os.environ.update(wanted)
