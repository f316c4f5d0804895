"""Compiled templates: kept for the user alone, by version and content; what is damaged is made anew."""

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from fazhi_report import resources
from fazhi_report.narrative import compiled_templates
from fazhi_report.narrative.compiled_templates import CompiledTemplates
from fazhi_report.resources import own_folder


def printed(folder: Path, source: str = "{{ 1 + 1 }}", calls: str = "") -> str:
    environment = Environment(  # noqa: S701  nothing but numbers
        loader=DictLoader({"t": source}), bytecode_cache=CompiledTemplates(folder, calls)
    )
    return environment.get_template("t").render()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file of a template that was compiled once."""
    assert printed(tmp_path) == "2"
    (file,) = tmp_path.iterdir()
    return file


def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(tmp_path, "甲{{ 1 }}") == "甲1"

    def compiled(*_: object, **__: object) -> object:
        raise AssertionError

    monkeypatch.setattr(Environment, "compile", compiled)

    assert printed(tmp_path, "甲{{ 1 }}") == "甲1"
    with pytest.raises(AssertionError):
        printed(tmp_path, "乙{{ 1 }}")
    with pytest.raises(AssertionError):  # compiled for filters that are called in another way
        printed(tmp_path, "甲{{ 1 }}", "point")


def test_another_content_is_compiled(kept: Path) -> None:
    before = kept.read_bytes()

    assert printed(kept.parent, "{{ 1 + 2 }}") == "3"
    assert kept.read_bytes() != before
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


def test_another_version_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(tmp_path, "甲") == "甲"
    (file,) = tmp_path.iterdir()
    before = file.read_bytes()

    monkeypatch.setattr(compiled_templates, "_OURS", b"another")

    assert printed(tmp_path, "甲") == "甲"
    assert file.read_bytes() != before
    assert file.read_bytes().startswith(b"another")


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda whole: whole[:-1], lambda whole: whole[:-1] + b"\xff", lambda _: b"x" * 9],
)
def test_a_damaged_file_is_made_anew(kept: Path, damage: object) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))  # type: ignore[operator]

    assert printed(kept.parent) == "2"
    assert kept.read_bytes() == whole


def test_without_room_nothing_is_kept(tmp_path: Path) -> None:
    assert printed(tmp_path / "none") == "2"
    assert list(tmp_path.iterdir()) == []


# The folder --------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "fazhi" / "templates"


def test_the_folder_is_the_users_own(home: Path) -> None:
    assert own_folder("templates") == home
    assert home.stat().st_mode & 0o777 == 0o700
    assert own_folder("templates") == home


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_can_write_is_not_used(home: Path, mode: int) -> None:
    home.mkdir(parents=True)
    home.chmod(mode)

    assert own_folder("templates") is None


def test_a_folder_of_somebody_else_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_folder("templates") == home
    monkeypatch.setattr(os, "getuid", lambda: home.stat().st_uid + 1)

    assert own_folder("templates") is None


def test_a_link_is_not_used(home: Path, tmp_path: Path) -> None:
    home.parent.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    home.symlink_to(elsewhere)

    assert own_folder("templates") is None


def test_where_no_folder_can_be_made_there_is_none(home: Path) -> None:
    home.parent.parent.mkdir(parents=True, exist_ok=True)
    home.parent.write_bytes(b"")

    assert own_folder("templates") is None


def test_a_cache_of_no_absolute_path_is_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert own_folder("templates") == tmp_path / ".cache" / "fazhi" / "templates"


def test_on_windows_the_folder_is_below_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(resources, "_ON_WINDOWS", True)

    assert str(own_folder("templates")) == str(tmp_path / "fazhi" / "templates")
