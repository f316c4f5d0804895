"""The real report: character for character, and nothing in it that the data does not say."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from fazhi_report.diagnostics import has_errors
from fazhi_report.loading import load
from tests.conftest import DATA, GOLDEN, MINIMAL, data_2023, document_of, text_of

PUBLISHED = (GOLDEN / "2023.txt").read_text(encoding="utf-8").rstrip("\n")


def test_text_is_that_of_the_published_report() -> None:
    assert len(PUBLISHED.splitlines()) == 25
    assert text_of(data_2023()) == PUBLISHED


def test_title_breaks_where_the_sense_does() -> None:
    title = ["".join(run.text for run in part) for part in document_of(data_2023()).title]

    assert title == ["解放区财政局关于", "2023年法治政府建设情况的报告"]


def test_the_least_data_claims_no_deed() -> None:
    assert text_of(MINIMAL) == (
        "青山县水利局关于2024年法治政府建设情况的报告\n"
        "根据乙机关《甲规定》（以下简称《规定》）有关要求，现将我单位2024年法治政府建设情况报告如下："
    )


# Removing anything ----------------------------------------------------------------------------------------

# What may go without a trace in the text: the version of the format, and what was found in the text and waived.
SILENT = {"format", "waivers"}


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every key and every item of a data file."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in entries:
        yield (*path, step)
        yield from places(child, (*path, step))


def without(path: tuple[str | int, ...]) -> dict[str, Any]:
    """The 2023 data without the key or item at a path."""
    data = data_2023()
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    return data


REMOVABLE = [path for path in places(data_2023()) if path[0] not in SILENT]


def test_there_is_plenty_to_remove() -> None:
    assert len(REMOVABLE) > 150


@pytest.mark.parametrize("path", REMOVABLE, ids=lambda path: ".".join(map(str, path)))
def test_removing_anything_removes_or_changes_its_sentence(path: tuple[str | int, ...]) -> None:
    """Or is refused, because the field is required or something else depends on it."""
    data = without(path)

    assert is_refused(data) or text_of(data) != PUBLISHED


def is_refused(data: dict[str, Any]) -> bool:
    return has_errors(load(json.dumps(data).encode(), "test.yaml").diagnostics())


# Another office -------------------------------------------------------------------------------------------


def test_nothing_of_the_office_is_in_the_templates() -> None:
    renames = {
        "解放区": "青山县",
        "焦作市": "远山市",
        "财政": "水利",
        "财经": "水利",
        "理财": "治水",
        "资金": "河道",
        "区委": "县委",
        "区政府": "县政府",
        "全区": "全县",
        "依法治区": "依法治县",
        "level: 区": "level: 县",
        "省, 市, 区": "省, 市, 县",
        "区水利": "县水利",
        "2024": "2032",
        "2023": "2031",
    }
    source = DATA.read_text(encoding="utf-8")
    for old, new in renames.items():
        source = source.replace(old, new)

    text = text_of(load_plain(source))

    assert re.findall("解放区|焦作|财政|2023|2024|区财|区委", text) == []
    assert text.splitlines()[0] == "青山县水利局关于2031年法治政府建设情况的报告"
    assert "四、2032年度推进法治政府建设的初步安排" in text.splitlines()
    assert "贯彻落实省、市、县关于党政主要负责人" in text
    assert "确保水利普法项目落地见效" in text


def load_plain(source: str) -> dict[str, Any]:
    from fazhi_report.source import read  # noqa: PLC0415

    data = read(source.encode(), "test.yaml").data
    assert data is not None
    return data
