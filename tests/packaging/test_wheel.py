"""The built wheel, installed into a fresh environment, renders from another folder.

Needs the package `build` and an index to install from; `.ci/run` sets FAZHI_REQUIRE_WHEEL so that it can't be skipped.
"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import DATA, GOLDEN, ROOT

pytestmark = pytest.mark.long

REQUIRED = os.environ.get("FAZHI_REQUIRE_WHEEL")


def run(*command: str, folder: str = "/") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not REQUIRED:
        pytest.skip(
            "builds and installs a wheel, which needs a package index: set FAZHI_REQUIRE_WHEEL=1 to run it"
        )
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(folder), str(ROOT))
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_wheel_holds_the_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        held = set(package.namelist())
    expected = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }

    assert len(expected) > 10
    assert {f"fazhi_report/{name}" for name in expected} <= held
    assert {
        "fazhi_report/py.typed",
        "fazhi_report/rules/laws.txt",
        "fazhi_report/rules/registry.yaml",
    } <= held


def test_wheel_renders_from_the_root_folder(wheel: Path, tmp_path: Path) -> None:
    made = run(sys.executable, "-m", "venv", str(tmp_path / "venv"))
    assert made.returncode == 0, made.stderr
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    installed = run(str(binaries / "python"), "-m", "pip", "install", "-q", str(wheel))
    assert installed.returncode == 0, installed.stderr

    result = run(str(binaries / "fazhi"), "render", str(DATA), "--to", "txt", "-o", "-")
    assert result.returncode == 0, result.stderr
    assert result.stderr.startswith(f"{DATA}: 警告 FZ241 公开版没有公开前审查的记录\n")
    assert result.stderr.count("提示：") == 1
    assert result.stdout == (GOLDEN / "2023.txt").read_text(encoding="utf-8")
    docx = run(str(binaries / "fazhi"), "render", str(DATA), "-o", str(tmp_path / "r.docx"))
    assert docx.returncode == 0, docx.stderr
    assert zipfile.ZipFile(tmp_path / "r.docx").testzip() is None
    module = run(str(binaries / "python"), "-m", "fazhi_report", "validate", str(DATA))
    assert (module.returncode, module.stdout) == (0, "没有发现问题，另有 7 个已豁免\n")
    page = run(str(binaries / "fazhi"), "explain", "FZ102")
    assert page.stdout.startswith("FZ102 不认识的键（错误）\n")
    # Without the extras: the pages can't be counted, a PDF can't be made, and both are told.
    sent = run(
        str(binaries / "fazhi"),
        *("render", str(DATA), "--profile", "submission", "-o", str(tmp_path / "s.docx")),
    )
    assert sent.returncode == 0
    assert "FZ562" in sent.stderr
    for file in ("r.docx", "s.docx"):
        checked = run(str(binaries / "fazhi"), "check", "--strict", str(tmp_path / file))
        assert checked.returncode == 0, checked.stdout
    refused = run(str(binaries / "fazhi"), "render", str(DATA), "-o", str(tmp_path / "r.pdf"))
    assert refused.returncode == 2
    assert 'pip install "fazhi-report[pdf]"' in refused.stderr
