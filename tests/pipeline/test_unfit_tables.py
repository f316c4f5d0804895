"""What is told of tables whose columns do not fit."""

from typing import Any

from fazhi_report import pipeline
from fazhi_report.diagnostics import Diagnostic, Severity
from tests.conftest import json_bytes

DATA: dict[str, Any] = {
    "year": 2024,
    "organization": {
        "name": "青山县水利局",
        "short_name": "县水利局",
        "party_body": "局党组",
        "field": "水利",
        "region": {"name": "青山县", "level": "县"},
    },
}


def told(*tables: dict[str, Any]) -> list[Diagnostic]:
    annex = {"title": "登记表", "text": "见下表。", "tables": tables}
    made = pipeline.compose(json_bytes({**DATA, "annexes": [annex]}), "a.yaml")
    return [each for each in made.diagnostics if each.code == "FZ556"]


def dates(columns: int, **more: object) -> dict[str, Any]:
    return {"columns": ["日期"] * columns, "rows": [["2024年12月31日"] * columns], **more}


def test_columns_that_fit_a_page_in_no_type() -> None:
    # A date of 9 points takes 1691 twips of 12756: seven stand on a turned page, eight on none.
    assert told(dates(7)) == []
    (found,) = told(dates(2), dates(8))
    assert found.severity is Severity.WARNING
    assert found.message == "表格有 8 列，用 9 磅的字也排不下，词、日期和数会断成两行"
    assert found.hint == "分成几个表，或者减少几列"
    assert found.source[found.column - 1 :].startswith('{"columns"')
    assert found.source[found.column - 1 :].count('"columns"') == 1


def test_a_page_that_may_be_turned() -> None:
    # Upright are 8845 twips.
    assert told(dates(5, landscape=False)) == []
    (found,) = told(dates(6, landscape=False))
    assert found.hint == "不写“横排: 否”，分成几个表，或者减少几列"
