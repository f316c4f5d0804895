"""What the tests share: the 2023 data file, a report from plain data, the command line, golden files."""

import io
import json
import sys
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from fazhi_report.cli import main
from fazhi_report.document import Document
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.source import read

# Properties draw the same examples at every run: few in the quick one, many by `--hypothesis-profile=long`, which
# `.ci/run` takes; `--hypothesis-profile=explore` looks further.
settings.register_profile("quick", max_examples=20, derandomize=True, deadline=None, database=None)
settings.register_profile("long", settings.get_profile("quick"), max_examples=500)
settings.register_profile("explore", max_examples=5000, deadline=None)
settings.load_profile("quick")

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data" / "2023.yaml"
GOLDEN = ROOT / "tests" / "golden"
TITLE = "解放区财政局关于2023年法治政府建设情况的报告"
GOOD = DATA.read_text(encoding="utf-8")
BAD = GOOD.replace("contracts:", "contarcts:")
"""The title, the 2023 data file, and that file with a wrong key."""

MINIMAL: dict[str, Any] = {
    "year": 2024,
    "organization": {
        "name": "青山县水利局",
        "short_name": "县水利局",
        "party_body": "局党组",
        "field": "水利",
        "region": {"name": "青山县", "level": "县", "above": ["省", "市"]},
    },
    "basis": [{"title": "甲规定", "issuers": ["乙机关"], "short_title": "规定"}],
}
"""The least a data file needs: organisation, year and basis, of an office that does not exist."""

WITHOUT_CHAPTERS: dict[str, Any] = {**MINIMAL, "structure": {"chapters": []}}
"""The same for a test with a template of its own, which need not wait for those of the chapters."""

Run = Callable[..., tuple[int, str, str]]
"""Runs the command line with some arguments: exit code, standard output, standard error."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the one switch that rewrites golden files; read the difference before it is committed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the files in tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare bytes with a golden file, or rewrite it under --update-golden."""

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content == path.read_bytes(), f"differs from tests/golden/{name}"

    return compare


@pytest.fixture
def fazhi(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command line in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fazhi", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as caught:
            main()
        out, err = capfd.readouterr()
        code = caught.value.code
        return code if isinstance(code, int) else 0, out, err

    return run


def write(path: str, text: str | bytes = GOOD) -> str:
    """Write a file, its folders with it; the path."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def data_2023() -> dict[str, Any]:
    """The plain data of data/2023.yaml, to be changed at will."""
    return deepcopy(_read_2023())


@cache
def _read_2023() -> dict[str, Any]:
    data = read(DATA.read_bytes(), "data/2023.yaml").data
    assert data is not None
    return data


def json_bytes(data: object) -> bytes:
    """Plain data as a data file; JSON is YAML."""
    return json.dumps(data).encode()


def document_of(data: dict[str, Any]) -> Document:
    """The document of plain data that has no fault; that a kind is not stated (FZ249) is none."""
    loaded = load(json_bytes(data), "test.yaml")
    assert loaded.report is not None, loaded.diagnostics()
    assert {finding.code for finding in loaded.findings} <= {"FZ249"}, loaded.diagnostics()
    document = compose(loaded.report, loaded.facts)
    assert isinstance(document, Document), document
    return document


def text_of(data: dict[str, Any]) -> str:
    """The report of plain data as text, a line for every paragraph."""
    document = document_of(data)
    return "\n".join((document.title_text, *(block.text for block in document.blocks)))


def paragraph_of(ledgers: dict[str, Any], opening: str) -> str:
    """The paragraph that begins with `opening` in the report of an office that has these ledgers only.

    The number of a heading is left out of account; "" when there is no such paragraph.
    """
    lines = (line.partition("）")[2] or line for line in text_of({**MINIMAL, **ledgers}).splitlines()[2:])
    return next((line for line in lines if line.startswith(opening)), "")
