"""Of thousands of warnings alike the first are told, and how many more there are; of errors every one."""

import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from fazhi_report.diagnostics import DataPlace, Finding, Severity
from fazhi_report.loading import load
from tests.conftest import MINIMAL, json_bytes


def test_of_many_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: object) -> Iterator[Finding]:
        place = DataPlace(("year",))
        yield from (Finding.of("FZ241", "甲", place) for _ in range(1003))
        yield from (Finding.of("FZ226", "乙", place)._replace(severity=Severity.ERROR) for _ in range(1002))
        yield from (Finding.of("FZ242", "丙", place) for _ in range(1000))

    monkeypatch.setattr(sys.modules[load.__module__], "CHECKS", (check,))
    found = load(json_bytes(MINIMAL), "a").findings

    assert Counter((each.code, each.message) for each in found) == {
        ("FZ241", "甲"): 1000,
        ("FZ226", "乙"): 1002,
        ("FZ242", "丙"): 1000,
        ("FZ241", "另有 3 处同样的，没有列"): 1,
    }
