"""Calls in which an office's own templates are run → their results, from a process that has bounds.

That process is started anew, as every system can, by the first call that needs it; later ones find it
waiting. It keeps templates from taking this process along, and is no wall around code: what may be
called in it, the sandbox of the engine decides.
"""

import atexit
import contextlib
import json
import os
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from fazhi_report.diagnostics import Finding
from fazhi_report.narrative.bounds import NO_MEMORY, SECONDS
from fazhi_report.narrative.engine import environment_of
from fazhi_report.narrative.loaders import BEING_READ
from fazhi_report.narrative.template_faults import TemplateLine, beyond, place_beyond, template_lines
from fazhi_report.resources import templates_directory

Result = TypeVar("Result")

# Its modules are found where those of this process are, and never in the folder where a user happens to be.
_PROGRAM = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from fazhi_report.narrative.bounded_process import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""
_OPTIONS = ("-P", "-W", "ignore", "-X", "faulthandler")
_GRACE = 30.0
"""Seconds that starting, and carrying the data across, may take besides, before all is given up."""

_FRAME = re.compile(r'^ *File "(.*)", line (\d+) in (\w+)', re.MULTILINE)
_IN_THE_MIDDLE, _BROKEN = "most recent call first", "Fatal Python error"
"""What a process says where it was ended by its watches, and what where it broke by itself."""


def bounded(
    templates: Path | None, call: Callable[..., Result], *arguments: object, seconds: float = SECONDS
) -> Result | Finding:
    """The result of a call, or that an office's templates, if there are any, took more than they may.

    The call, its arguments and its result can be pickled.

    Raises:
        RuntimeError: the call raised; the message is the traceback.

    """
    if templates is None:
        return call(*arguments)
    folders = (templates, templates_directory())
    try:
        answer = _PROCESS.answer(pickle.dumps((seconds, call, arguments)), seconds)
    except OSError as error:
        return beyond(f"没有运行，启动不了进程（{error.strerror}）", place_beyond((), folders))
    if isinstance(answer, str):
        return _beyond(answer, seconds, folders)
    is_made, result = answer
    if not is_made:
        raise RuntimeError(result)
    made: Result = result
    return made


def expect(templates: Path | None) -> None:
    """Let the process start that an office's templates will be run in, while something else is done."""
    with contextlib.suppress(OSError):
        if templates is not None:
            _PROCESS.start()


class _BoundedProcess:
    """The process, which is there when it is first needed, and again after it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._turn = threading.Lock()

    def answer(self, request: bytes, seconds: float) -> tuple[bool, Any] | str:
        """What becomes of a request; where the process was ended, what it said then.

        Raises:
            OSError: it can't be started.

        """
        with self._turn:
            process = self.start()
            assert process.stdin, "it was made with pipes"  # noqa: S101
            assert process.stdout, "it was made with pipes"  # noqa: S101
            watch = threading.Timer(seconds + _GRACE, process.kill)
            watch.daemon = True
            watch.start()
            answer: tuple[bool, Any] | None = None
            try:
                process.stdin.write(request)
                process.stdin.flush()
                answer = pickle.load(process.stdout)  # noqa: S301  from a process of ours
            except (OSError, EOFError, pickle.UnpicklingError):
                pass
            finally:
                watch.cancel()
                said = "" if answer else self.end()
            return answer or said

    def start(self) -> subprocess.Popen[bytes]:
        """The process; one that is another's since this process was forked is left to that.

        Raises:
            OSError: it can't be started.

        """
        if self._process is None or self._owner != os.getpid():
            command = [sys.executable, *_OPTIONS, "-c", _PROGRAM, json.dumps(sys.path)]
            self._process = subprocess.Popen(  # noqa: S603  Python, with a program of ours
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._owner = os.getpid()
        return self._process

    def end(self) -> str:
        """End the process, if it runs; what it said of its end."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return ""
        process.kill()
        said = process.stderr.read() if process.stderr else b""
        with contextlib.suppress(OSError), process:  # a request that it did not read is still in the pipe
            pass
        return said.decode("utf-8", "replace")


_PROCESS = _BoundedProcess()
atexit.register(_PROCESS.end)


def _beyond(said: str, seconds: float, folders: tuple[Path, ...]) -> Finding:
    """That a process was ended, at the line of a template where it was."""
    innermost_first = [
        (_unescaped(file), int(line), function) for file, line, function in _FRAME.findall(said)
    ]
    lines = [
        TemplateLine(each.name, each.line if function == BEING_READ else _as_written(each, folders))
        for file, line, function in reversed(innermost_first)
        for each in template_lines([(file, line)], folders)
    ]
    is_late = _IN_THE_MIDDLE in said and _BROKEN not in said
    what = f"运行超过 {seconds:g} 秒" if is_late else f"没有运行完，多半{NO_MEMORY}"
    return beyond(what, place_beyond(lines, folders))


def _unescaped(name: str) -> str:
    """A name of a file as it is; the watch tells it in ASCII."""
    with contextlib.suppress(UnicodeDecodeError):
        return name.encode("ascii", "replace").decode("unicode_escape")
    return name


def _as_written(compiled: TemplateLine, folders: tuple[Path, ...]) -> int:
    """The line in the file of one that is compiled; what was compiled there is compiled here alike."""
    template = environment_of(folders).get_template(compiled.name)
    return template.get_corresponding_lineno(compiled.line)
