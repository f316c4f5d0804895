"""Wheel and sdist are the same bytes, whoever builds them, where and when.

Needs an index to install from; `.ci/run` sets FAZHI_REQUIRE_WHEEL so that it can't be skipped.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fazhi_report import __version__
from tests.conftest import ROOT

pytestmark = pytest.mark.long

REQUIRED = os.environ.get("FAZHI_REQUIRE_WHEEL")
FILES = [f"fazhi_report-{__version__}-py3-none-any.whl", f"fazhi_report-{__version__}.tar.gz"]


def checkout(folder: Path, *, mode: int, seconds: int, backwards: bool) -> Path:
    """What git would have, in a folder: with other modes, other times, and made in another order."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    names = sorted(filter(None, listed.stdout.decode().split("\0")), reverse=backwards)
    for name in names:
        if (ROOT / name).is_file():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, path)
            path.chmod(mode)
            os.utime(path, (seconds, seconds))
    return folder


def built(python: Path, folder: Path, output: Path, **environment: str) -> dict[str, bytes]:
    own = {name: value for name, value in os.environ.items() if name not in {"SOURCE_DATE_EPOCH", "TZ"}}
    command = [str(python), "-m", "hatchling", "build", "-d", str(output)]
    done = subprocess.run(
        command, cwd=folder, env={**own, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in output.iterdir()}


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    if not REQUIRED:
        pytest.skip("installs from a package index: set FAZHI_REQUIRE_WHEEL=1 to run it")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    subprocess.run([str(python), "-m", "pip", "install", "-q", *wanted], check=True)
    one = checkout(tmp_path / "one", mode=0o644, seconds=1_600_000_000, backwards=False)
    other = checkout(tmp_path / "另一个 文件夹", mode=0o600, seconds=1_700_000_001, backwards=True)

    first = built(python, one, tmp_path / "1", TZ="Asia/Shanghai")
    assert sorted(first) == FILES
    assert built(python, other, tmp_path / "2", TZ="UTC") == first
    dated = built(python, one, tmp_path / "3", SOURCE_DATE_EPOCH="1700000000")
    assert built(python, other, tmp_path / "4", SOURCE_DATE_EPOCH="1700000000") == dated
    assert dated[FILES[1]] != first[FILES[1]]  # the day that is asked for is heeded
