"""A DOCX set as pages by LibreOffice, in a folder and a profile of its own that are gone afterwards."""

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


class NotSetError(Exception):
    """No pages came of a document; the message says why, in Chinese."""


def office_program() -> str | None:
    """LibreOffice: on the path, or where it usually is; None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def set_by_office(content: bytes, seconds: float = LONGEST) -> bytes:
    """The PDF that LibreOffice makes of a DOCX.

    Raises:
        NotSetError: it is not installed, takes too long, or makes none.

    """
    program = office_program()
    if not program:
        message = "没有找到 LibreOffice（soffice）；装好后再加 --render"
        raise NotSetError(message)
    with tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "document.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        target = ["--convert-to", "pdf", "--outdir", folder, "document.docx"]
        _run([program, profile, "--headless", "--norestore", *target], place, seconds)
        try:
            return (place / "document.pdf").read_bytes()
        except OSError:
            message = "LibreOffice 没有排出页面，文件可能已损坏"
            raise NotSetError(message) from None


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
        raise NotSetError(message) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        message = f"LibreOffice 超过 {seconds:g} 秒没有排完"
        raise NotSetError(message) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # pragma: no cover  it has no process groups of this kind
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
