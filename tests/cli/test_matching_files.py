"""Patterns in data files, and the files that they mean."""

from pathlib import Path

import pytest

from fazhi_report.cli import matching_files
from fazhi_report.cli.files_of_call import Asked
from fazhi_report.cli.matching_files import files_matching


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "a/2024.yaml",
        "a/2023.yaml",
        "b/c/2024.yaml",
        ".git/2024.yaml",
        "b/.hidden.yaml",
        "[x]/2.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("*/2024.yaml", ["a/2024.yaml"]),
        ("**/2024.yaml", ["a/2024.yaml", "b/c/2024.yaml"]),
        ("**", ["[x]/2.yaml", "a/2023.yaml", "a/2024.yaml", "b/c/2024.yaml"]),
        ("a/**", ["a/2023.yaml", "a/2024.yaml"]),
        ("a/202[34].yaml", ["a/2023.yaml", "a/2024.yaml"]),
        ("b/../a/?023.yaml", ["b/../a/2023.yaml"]),
        ("b/.*.yaml", ["b/.hidden.yaml"]),
        ("a", []),
        ("a/2024.yaml", ["a/2024.yaml"]),
        ("none/*.yaml", []),
    ],
)
@pytest.mark.usefixtures("district")
def test_a_pattern_means_files(pattern: str, meant: list[str]) -> None:
    assert files_matching(pattern) == meant


def test_a_pattern_may_begin_anywhere(district: Path) -> None:
    assert files_matching(f"{district.as_posix()}/a/*3.yaml") == [f"{district.as_posix()}/a/2023.yaml"]


@pytest.mark.usefixtures("district")
def test_a_search_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching_files, "_MOST_LOOKED_AT", 3)
    assert files_matching("**/2024.yaml") is None
    assert files_matching("a/*.yaml") is not None


@pytest.mark.usefixtures("district")
def test_a_file_more_is_another_answer() -> None:
    before = Asked("matching", "*/2024.yaml").answer()
    Path("b/2024.yaml").write_text("")
    assert Asked("matching", "*/2024.yaml").answer() != before


def test_links_in_a_circle_are_not_followed_without_end(district: Path) -> None:
    (district / "b" / "up").symlink_to(district)
    assert files_matching("b/**/2024.yaml") == ["b/c/2024.yaml"]
