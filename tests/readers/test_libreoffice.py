"""Running LibreOffice: found, not found, too slow, without a result; what is left when we are killed: nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_report.readers import libreoffice
from fazhi_report.readers.libreoffice import NotConvertedError, converted, office_program


def program(folder: Path, text: str) -> str:
    """A program that stands for LibreOffice; it is started in the folder with the document."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_it_is_found_on_the_path_or_where_it_usually_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "PLACES", (str(path / "no"), str(path / "office")))
    assert office_program() is None
    (path / "office").write_text("")
    assert office_program() == str(path / "office")
    assert office_program() != program(path, "")
    assert office_program() == str(path / "soffice")


def test_its_pdf_is_given(path: Path) -> None:
    program(
        path,
        "import pathlib, sys\nassert '--headless' in sys.argv\npathlib.Path('../document.pdf').write_bytes(b'%PDF ' + pathlib.Path('document.docx').read_bytes())",
    )
    assert converted(b"x") == b"%PDF x"


def test_no_pdf(path: Path) -> None:
    program(path, "")
    with pytest.raises(NotConvertedError, match="没有排出页面"):
        converted(b"x")


def test_too_slow(path: Path) -> None:
    program(
        path,
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import signal; signal.pause()'])",
    )
    with pytest.raises(NotConvertedError, match=r"超过 0\.5 秒"):
        converted(b"x", seconds=0.5)


def test_it_can_not_be_started(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "office_program", lambda: str(path / "none"))
    with pytest.raises(NotConvertedError, match="启动不了 LibreOffice"):
        converted(b"x")


def test_all_that_it_writes_lies_in_our_folder(path: Path) -> None:
    program(
        path,
        "import os, pathlib\nassert {os.environ[each] for each in ('TMPDIR', 'TMP', 'TEMP')} == {os.path.abspath('..')}\n"
        "pathlib.Path('../document.pdf').write_bytes(b'%PDF')",
    )
    assert converted(b"x") == b"%PDF"


@pytest.mark.skipif(os.name == "nt", reason="pipes with names, groups of processes")
def test_it_ends_when_we_are_killed(path: Path) -> None:
    os.mkfifo(path / "pipe")
    holding = (
        f"import os, signal\nos.write(os.open({str(path / 'pipe')!r}, os.O_WRONLY), b'x')\nsignal.pause()"
    )
    program(path, holding)
    calling = "from fazhi_report.readers.libreoffice import converted; converted(b'x')"
    process = subprocess.Popen(
        [sys.executable, "-c", calling], env={**os.environ, "PYTHONPATH": ":".join(sys.path)}
    )
    with (path / "pipe").open("rb") as pipe:
        assert pipe.read(1) == b"x"
        process.kill()
        assert pipe.read() == b""  # the end: nobody holds it any more
    process.wait()


def test_it_ends_when_we_are_interrupted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path, "import signal\nsignal.pause()")
    ended: list[int | None] = []
    wait = subprocess.Popen.wait

    def interrupt(process: subprocess.Popen[bytes], seconds: float | None = None) -> int:
        if seconds == libreoffice.LONGEST:
            raise KeyboardInterrupt
        ended.append(wait(process, seconds))
        return 0

    monkeypatch.setattr(subprocess.Popen, "wait", interrupt)
    with pytest.raises(KeyboardInterrupt):
        converted(b"x")
    assert ended[0] == -9


@pytest.mark.skipif(os.name == "nt", reason="groups of processes")
def test_what_a_killed_run_left_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "fazhi-x"
    (folder / "profile").mkdir(parents=True)
    (folder / "profile" / "text").write_text("x")
    running = subprocess.Popen(
        [sys.executable, "-c", "import signal; signal.pause()"], start_new_session=True
    )
    cleaner = subprocess.Popen([sys.executable, "-c", libreoffice._CLEANING, folder], stdin=subprocess.PIPE)
    cleaner.communicate(f"{2**22 + 1}\n{running.pid}\n".encode())

    assert running.wait() == -9
    assert not folder.exists()
