"""The pages that are made from the program are printed by name, in bytes that no console changes."""

import runpy
import sys
from pathlib import Path

import pytest

from fazhi_report.published import PAGES
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["data-file", "layout", "rules"])
def test_a_page_is_printed(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "argv", ["published", name])

    runpy.run_module("fazhi_report.published", run_name="__main__")

    sys.stdout.flush()
    assert capfdbinary.readouterr().out == (ROOT / "docs" / f"{name}.md").read_bytes()


def test_a_page_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["published", "layout", "-o", str(tmp_path / "a.md")])

    runpy.run_module("fazhi_report.published", run_name="__main__")

    assert (tmp_path / "a.md").read_bytes() == (ROOT / "docs" / "layout.md").read_bytes()


def test_every_page_is_there() -> None:
    assert set(PAGES) == {"data-file", "layout", "rules"}
