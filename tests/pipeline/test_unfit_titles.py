"""What is told of titles whose lines do not fit (7.3.1)."""

from typing import Any

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic, Severity
from fazhi_report.pipeline.manuscripts import Overlaid
from tests.conftest import json_bytes

ORGANIZATION = {
    "short_name": "县水利局",
    "party_body": "局党组",
    "field": "水利",
    "region": {"name": "青山县", "level": "县"},
}


def told(name: str = "青山县水利局", **more: Any) -> list[Diagnostic]:
    data = {"year": 2024, "organization": ORGANIZATION | {"name": name}, **more}
    made = pipeline.compose(json_bytes(data), "a.yaml")
    assert made.document is not None, made.diagnostics
    return [each for each in made.diagnostics if each.code == "FZ237"]


def test_titles_that_fit_are_not_told() -> None:
    assert told() == []
    assert told("青山县财政局（青山县人民政府国有资产监督管理委员会、青山县金融工作局）") == []


def test_a_name_that_can_be_broken_nowhere() -> None:
    (found,) = told("青山县" + "甲" * 24 + "局")
    assert found.severity is Severity.WARNING
    assert found.message == "标题的这一行末尾不是词意完整的地方：“" + "甲" * 20 + "”"
    assert found.hint == "写上“标题分行”，在词意完整的地方分行"


def test_a_word_that_is_wider_than_a_line() -> None:
    (found,) = told("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert found.message.startswith("标题的这一行有 26 个字宽，一行排得下 20 个：“ABC")


def test_the_title_of_an_annex() -> None:
    (found,) = told(annexes=[{"title": "甲" * 30, "text": "乙。"}])
    assert found.message == "附件标题的这一行末尾不是词意完整的地方：“" + "甲" * 20 + "”"
    assert found.hint == "把附件名称写短一些"


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("青山县水利局关于2024年\\\n法治政府建设情况的报告", None),
        ("青山县水利\\\n局关于2024年法治政府建设情况的报告", None),
        (
            "青山县水利局关于{{ 年度.本年 }}年法治政府\\\n建设" + "甲" * 20 + "的报告",
            "标题的这一行有 25 个字宽，一行排得下 20 个：“建设" + "甲" * 20 + "的报告”",
        ),
    ],
)
def test_lines_of_a_manuscript_are_its_own_unless_they_are_too_wide(title: str, message: str | None) -> None:
    data = {"year": 2024, "organization": ORGANIZATION | {"name": "青山县水利局"}, "manuscript": "a.md"}
    folder = Overlaid({"a.md": f"# {title}\n\n甲。\n".encode()}, None)
    made = pipeline.compose(json_bytes(data), "a.yaml", None, folder)
    found = [(each.file, each.line, each.message) for each in made.diagnostics if each.code == "FZ237"]
    assert found == ([("a.md", 2, message)] if message else [])
