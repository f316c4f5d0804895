"""What rules find in annexes: nothing but what must not be made public, and what was not filled in."""

from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace
from fazhi_report.rules import check
from tests.rules.checking import subject_of_data

TABLE: dict[str, Any] = {"columns": ["姓名", "电话"], "rows": [["张某", "0391-1234567"]]}


def found(**annex: Any) -> list[tuple[str, DataPlace]]:
    annexes = [{"title": "第一个附件", "text": "没有问题。"}, {"title": "名单", **annex}]
    subject = subject_of_data({"annexes": annexes})
    without = {finding.message for finding in check(subject_of_data({}))}
    findings = [each for each in check(subject) if each.message not in without]
    return [(each.code, each.place) for each in findings if isinstance(each.place, DataPlace)]


@pytest.mark.parametrize(
    ("annex", "code", "path", "excerpt"),
    [
        ({"text": "联系人张某，13912345678。"}, "FZ390", ("text",), "13912345678"),
        ({"sections": [{"title": "甲", "text": "【待补】"}]}, "FZ372", ("sections", 0, "text"), "【待补】"),
        (
            {"tables": [TABLE, {**TABLE, "rows": [["甲", None], ["乙", "139-1234-5678"]]}]},
            "FZ390",
            ("tables", 1, "rows", 1, 1),
            "139-1234-5678",
        ),
        ({"tables": [{**TABLE, "caption": "秘密★1年"}]}, "FZ393", ("tables", 0, "caption"), "秘密★1年"),
        (
            {"tables": [{**TABLE, "columns": ["姓名", "【待补】"]}]},
            "FZ372",
            ("tables", 0, "columns", 1),
            "【待补】",
        ),
    ],
)
def test_found_at_its_place(
    annex: dict[str, Any], code: str, path: tuple[str | int, ...], excerpt: str
) -> None:
    assert found(**annex) == [(code, DataPlace(("annexes", 1, *path), excerpt))]


def test_the_wording_of_annexes_is_not_that_of_the_report() -> None:
    assert not found(
        text="1、2022年开展检查5次,恳请批准。",
        sections=[{"title": "（三）、乙", "text": "一是甲。三是乙。"}],
        tables=[{"columns": ["序号", "2022年"], "rows": [[1, "6余次"], [3, "约20余次，约"]]}],
    )
