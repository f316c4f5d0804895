"""SECURITY.md: every line about what is not trusted names tests, and these exist."""

import ast
import re
from functools import cache

import pytest

from fazhi_report.narrative import bounded_process, bounds
from tests.conftest import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
_ROW = re.compile(r"^\| (?!什么|-)(.+?) \| .+ \| (.+) \|$", re.MULTILINE)


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    assert name in names_in(file)


def test_every_line_names_a_test() -> None:
    rows = _ROW.findall(PAGE)

    assert len(rows) == 27
    for title, held_by in rows:
        assert re.fullmatch(r"`tests/[\w/]+\.py::test_\w+`(、`tests/[\w/]+\.py::test_\w+`)*", held_by), title


def test_every_named_test_is_one() -> None:
    assert len(NAMED) == len(re.findall(r"`tests/[^`]*::", PAGE)) > 40
    assert all(name.startswith("test_") for _, name in NAMED)


def test_the_bounds_are_what_the_page_says() -> None:
    told = (
        f"一份报告最多算 {bounds.SECONDS:g} 秒（按钟 {bounds.SECONDS * bounded_process.BY_THE_CLOCK:g} 秒），"
        f"查漏印最多算 {bounds.SECONDS_OF_SEARCH:g} 秒；内存除台账以外最多 {bounds.MEMORY >> 20} MB；"
        f"印出来最多 {bounds.CHARACTERS // 10_000} 万字；一个文件最多 {bounds.FILE >> 20} MB。"
    )

    assert told in PAGE
