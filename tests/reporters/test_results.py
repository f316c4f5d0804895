"""What reporters are given, and their names."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters import REPORTERS, Results, Spool
from fazhi_report.reporters import spool as spooling
from tests.reporters.samples import ERROR, INFO, QUOTED, WAIVED, WARNING, WHOLE_FILE, anything, many


def test_reporters_by_name() -> None:
    assert list(REPORTERS) == ["text", "json", "github", "sarif", "junit", "gitlab", "md"]


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
    "".join(REPORTERS[form](Results(diagnostics, [each.file for each in diagnostics]))).encode("utf-8")


@given(st.lists(anything, max_size=6))
def test_a_spool_gives_what_was_put_into_it(diagnostics: list[Diagnostic]) -> None:
    told = [each for each in diagnostics if not any(map(_is_half, "".join(map(str, each.plain()))))]
    with Spool(told[:3]) as spool:
        spool.add(told[3:])

        assert [each.plain() for each in spool] == [each.plain() for each in told]
        assert list(spool.files) == list(dict.fromkeys(each.file for each in told))
        assert {file: [each.plain() for each in spool.of(file)] for file in spool.files} == {
            file: [each.plain() for each in told if each.file == file] for file in spool.files
        }
        assert spool.of("no such file") == []


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


@pytest.mark.parametrize("form", REPORTERS)
def test_a_spool_is_told_as_its_diagnostics_are(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_IN_MEMORY", 1)
    diagnostics = [ERROR, QUOTED, INFO, replace(QUOTED, column=9, source=""), WAIVED, ERROR, WHOLE_FILE]

    with Spool(diagnostics) as spool:
        assert "".join(REPORTERS[form](Results(spool, ["b.yaml"]))) == "".join(
            REPORTERS[form](Results(diagnostics, ["b.yaml"]))
        )


def test_a_line_with_many_findings_is_put_aside_once() -> None:
    with Spool(many(50)) as spool:
        assert spool.size < 50 * 200_000  # of a line of as many characters
        assert [each.source for each in spool] == [each.source for each in many(50)]


@pytest.mark.parametrize("form", REPORTERS)
def test_a_report_comes_in_small_pieces(form: str) -> None:
    diagnostics = [replace(ERROR, file=f"{number}.yaml", line=number) for number in range(1, 500)]

    pieces = [*REPORTERS[form](Results(diagnostics, [each.file for each in diagnostics]))]

    assert max(map(len, pieces)) < 10_000 < sum(map(len, pieces))
