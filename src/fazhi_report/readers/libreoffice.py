"""A document in one format → in another, by LibreOffice in a folder and a profile that are gone afterwards.

Macros are not run, links not followed: it is asked for nothing but the other format.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
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
    with tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / "source"
        source.mkdir()
        (source / f"document.{suffix}").write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        target = ["--convert-to", form, "--outdir", folder, f"document.{suffix}"]
        if suffix in _FILTERS:
            target = [f"--infilter={_FILTERS[suffix]}", *target]
        _run([program, profile, "--headless", "--norestore", *target], source, seconds)
        try:
            return (place / f"document.{form}").read_bytes()
        except OSError:
            failed = "没有排出页面" if form == "pdf" else "读不了它"
            message = f"LibreOffice {failed}，文件可能已损坏"
            raise NotConvertedError(message) from None


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run a program to its end; one that takes too long is ended, with those that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603  LibreOffice, with a file name of our own
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        message = f"启动不了 LibreOffice：{error.strerror}"
        raise NotConvertedError(message) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        message = f"LibreOffice 超过 {seconds:g} 秒没有做完"
        raise NotConvertedError(message) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # pragma: no cover  it has no process groups of this kind
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
