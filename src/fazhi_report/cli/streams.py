"""The standard streams: there always, readable whatever the console is, and honest about what they lost."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CHINESE = "法治"
_GONE = errno.EINVAL  # what Windows says of a pipe that nobody reads any more


def restart_where_files_have_no_chinese_names() -> None:
    """Start again in UTF-8 mode where the locale (`LC_ALL=POSIX`) could not name our files."""
    try:
        os.fsencode(_CHINESE)
    except UnicodeEncodeError:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  itself


class Sturdy(io.RawIOBase):
    """What a stream is written to; what it does not take is lost, and the first reason kept as `failure`."""

    def __init__(self, stream: TextIO) -> None:
        """Take a stream, which nobody writes to but this from now on."""
        stream.flush()
        self._stream = stream
        self._raw = getattr(stream.buffer, "raw", stream.buffer)
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """Yes."""
        return True

    def isatty(self) -> bool:
        """Whether somebody looks on."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The number of the stream."""
        return self._stream.fileno()

    def write(self, content: "ReadableBuffer", /) -> int | None:
        """Write what can be written."""
        if self.failure is None:
            try:
                written: int | None = self._raw.write(content)
            except OSError as error:
                self.failure = error
            else:
                return written
        return memoryview(content).nbytes

    def text(self) -> TextIO:
        """The stream as text, in its own encoding where that has Chinese, else in UTF-8."""
        encoding = self._stream.encoding
        try:
            _CHINESE.encode(encoding)
        except UnicodeEncodeError:
            encoding = "utf-8"
        return io.TextIOWrapper(
            io.BufferedWriter(self), encoding=encoding, errors="backslashreplace", line_buffering=True
        )


def lost() -> OSError | None:
    """Why standard output did not take all that was printed, if it did not.

    A reader that has had enough, as `head` has, is no reason.
    """
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    failure = raw.failure if isinstance(raw, Sturdy) else None
    is_full = failure and not isinstance(failure, BrokenPipeError) and failure.errno != _GONE
    return failure if is_full else None


@contextlib.contextmanager
def standing() -> Iterator[None]:
    """Have all three streams for one call; what messages are lost does not change what became of the work."""
    before = sys.stdin, sys.stdout, sys.stderr
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:  # closed by whoever called
            fill(number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "buffer"):  # else something that takes text only stands for it
            setattr(sys, name, Sturdy(stream).text())
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdin, sys.stdout, sys.stderr = before


def fill(number: int) -> None:
    """Have a file with the number of a closed stream, lest the next file that is opened be taken for it.

    It is open the wrong way round, so that nothing that is asked of it goes well.
    """
    opened = os.open(os.devnull, os.O_RDONLY if number else os.O_WRONLY)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
