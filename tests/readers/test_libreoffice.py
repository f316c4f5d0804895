"""Running LibreOffice: found, not found, too slow, without a result."""

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
