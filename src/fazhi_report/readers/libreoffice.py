"""A document in one format → in another, by LibreOffice in a folder and a profile that are gone afterwards.

Macros are not run, links not followed: it is asked for nothing but the other format. All that it writes lies
in that folder, its own temporary files too; a process of ours deletes it where this one is killed.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
LONGEST = 180.0
"""Seconds that a document may take."""


class NotConvertedError(Exception):
    """Nothing came of a document; the message says why, in Chinese."""


class NoProgramError(NotConvertedError):
    """LibreOffice is not installed."""


def office_program() -> str | None:
    """LibreOffice: on the path, or where it usually is; None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


_FILTERS = {
    **dict.fromkeys(("doc", "dot", "wps", "wpt"), "MS Word 97"),
    "rtf": "Rich Text Format",
    "odt": "writer8",
}
"""By what a document is read; left alone, LibreOffice reads anything at all as plain text."""


def converted(content: bytes, suffix: str = "docx", form: str = "pdf", seconds: float = LONGEST) -> bytes:
    """What LibreOffice makes of a document, by the suffixes of both formats.

    Raises:
        NotConvertedError: it is not installed, takes too long, or makes nothing.

    """
    program = office_program()
    if not program:
        message = "没有找到 LibreOffice（soffice）"
        raise NoProgramError(message)
    with (
        tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder,
        _cleaned(folder) as cleaner,
    ):
        place = Path(folder)
        source = place / "source"
        source.mkdir()
        (source / f"document.{suffix}").write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        target = ["--convert-to", form, "--outdir", folder, f"document.{suffix}"]
        if suffix in _FILTERS:
            target = [f"--infilter={_FILTERS[suffix]}", *target]
        _run([program, profile, "--headless", "--norestore", *target], source, seconds, cleaner)
        try:
            return (place / f"document.{form}").read_bytes()
        except OSError:
            failed = "没有排出页面" if form == "pdf" else "读不了它"
            message = f"LibreOffice {failed}，文件可能已损坏"
            raise NotConvertedError(message) from None


_CLEANING = """
import os, shutil, sys, time
for group in sys.stdin.read().split():
    try:
        getattr(os, "killpg", os.kill)(int(group), 9)
    except OSError:
        pass
for again in range(50):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.exists(sys.argv[1]):
        break
    time.sleep(0.1)
"""
"""Reads what is written to it to the end: when that comes, whoever started it is gone, however it ended."""


@contextlib.contextmanager
def _cleaned(folder: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Have a folder deleted if this process is killed; the groups that are written to it are ended first."""
    cleaner = subprocess.Popen(  # noqa: S603  this Python, with code of our own
        [sys.executable, "-I", "-S", "-c", _CLEANING, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield cleaner
    finally:
        cleaner.kill()
        cleaner.communicate()


def _run(command: list[str], folder: Path, seconds: float, cleaner: "subprocess.Popen[bytes]") -> None:
    """Run a program to its end; one that takes too long is ended, with those that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603  LibreOffice, with a file name of our own
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder.parent))},
        )
    except OSError as error:
        message = f"启动不了 LibreOffice：{error.strerror}"
        raise NotConvertedError(message) from None
    assert cleaner.stdin  # noqa: S101  a pipe
    cleaner.stdin.write(f"{process.pid}\n".encode())
    cleaner.stdin.flush()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        message = f"LibreOffice 超过 {seconds:g} 秒没有做完"
        raise NotConvertedError(message) from None
    finally:
        if process.poll() is None:  # too slow, or this program is interrupted
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # pragma: no cover  it has no process groups of this kind
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
