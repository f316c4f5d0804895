"""The constraints by which `.ci/run` tests the lowest versions that are allowed."""

import lowest_versions
import pytest


def test_every_requirement_has_a_lowest_version() -> None:
    lines = list(lowest_versions.lowest(lowest_versions.required()))

    assert len(lines) >= 15
    assert {line.partition("==")[0] for line in lines} >= {"pydantic", "typer", "openpyxl", "typst", "lxml"}


def test_a_constraint_is_the_version_from_which_on() -> None:
    assert list(lowest_versions.lowest(["a>=1.2", "b[x]<3,>=2"])) == ["a==1.2", "b==2"]


@pytest.mark.parametrize("line", ["a", "a<2", "a==1"])
def test_a_requirement_without_one_is_a_fault(line: str) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        list(lowest_versions.lowest([line]))
