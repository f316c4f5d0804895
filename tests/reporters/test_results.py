"""What reporters are given, and their names."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters import REPORTERS, Results
from tests.reporters.samples import ERROR, INFO, WAIVED, WARNING, WHOLE_FILE, anything


def test_reporters_by_name() -> None:
    assert list(REPORTERS) == ["text", "json", "github", "sarif", "junit"]


@pytest.mark.parametrize(
    ("diagnostics", "expected"),
    [
        ([], "没有发现问题"),
        ([WARNING], "1 个警告"),
        ([INFO, WARNING, ERROR, WHOLE_FILE], "2 个错误，1 个警告，1 个提示"),
        ([INFO, ERROR], "1 个错误，1 个提示"),
        ([WAIVED, INFO, WAIVED, WAIVED], "1 个提示，另有 3 个已豁免"),
        ([WAIVED], "没有发现问题，另有 1 个已豁免"),
    ],
)
def test_summary(diagnostics: Sequence[Diagnostic], expected: str) -> None:
    assert Results(diagnostics).summary == expected


@pytest.mark.parametrize("form", REPORTERS)
@given(st.lists(anything, max_size=3))
def test_any_text_can_be_encoded(form: str, diagnostics: list[Diagnostic]) -> None:
    REPORTERS[form](Results(diagnostics, [each.file for each in diagnostics])).encode("utf-8")
