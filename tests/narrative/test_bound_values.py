"""What a template sees of data and facts: comparing works, reading through does not."""

from pathlib import Path

import pytest

from fazhi_report.document import Document
from fazhi_report.facts import NO_FACTS
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.narrative.bound_values import bind
from fazhi_report.narrative.tokens import Tokens
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, json_bytes

DATA = {
    **MINIMAL,
    "study_sessions": [{"count": 3, "laws": ["水法"], "date": "2024-05-04"}, {"forum": "会前学法"}],
    "contracts": [{"legality_reviewed": True, "disputes": 2}],
    "metrics": [{"name": "户数", "value": 3.5, "unit": "万户"}],
}


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("{{ study_sessions.records[0].count }}次", "3次"),
        ("{{ study_sessions.records[0].count|hanzi }}次", "三次"),
        ("{{ study_sessions.records[0].date }}", "2024年5月4日"),
        ("{{ fact.study.count|hanzi }}", "四"),
        ("{{ fact.study.count|unit }}", "4次"),
        ("{{ fact.study.count|hanzi|unit }}", "四次"),
        ("{{ fact.study.count|unit|hanzi }}", "四次"),
        ("{{ fact.学习.次数 }}", "4"),
        ("{{ metrics[0].value }}{{ metrics[0].unit }}", "3.5万户"),
        ("{{ fact['学习']['次数'] }}", "4"),
        ("{{ '是' if fact.study.count > 3 }}", "是"),
        ("{{ '是' if fact.study.count < 5 }}", "是"),
        ("{{ '是' if fact.study.count == 4 }}", "是"),
        ("{{ '是' if fact.study.count > fact.contracts.count and fact.contracts.count < fact.study.count }}", "是"),
        ("{{ '是' if fact.study.count == study_sessions.records[0].count + 0 else '否' }}", None),
        ("{{ '同' if fact.study.count == fact.study.count }}", "同"),
        ("{{ [fact.study.count, fact.contracts.count, fact.study.count]|unique|join('、') }}", "4、1"),
        ("{{ '是' if fact.contracts.all_legality_reviewed }}", "是"),
        ("{{ '是' if fact.contracts.lawsuits is none }}", "是"),
        ("{{ '有' if organization.name }}", "有"),
        ("{{ '是' if study_sessions.records[1].forum == '会前学法' }}", "是"),
        ("{{ '是' if study_sessions.records[0].forum != study_sessions.records[1].forum }}", "是"),
        ("{{ study_sessions.records|collect('laws')|titles }}", "《水法》"),
        ("{{ study_sessions.records|collect('date')|listed }}", "2024年5月4日"),
        ("{{ organization.region.levels|join('、') }}", "省、市、县"),
        ("{{ organization.party_kind }}", "党组"),
        ("{{ fact.organization.region }}", "青山县"),
        ("{{ fact.mechanisms.names }}{{ '无' if not fact.mechanisms.names }}", "无"),
    ],
)  # fmt: skip
def test_expressions(expression: str, printed: str | None, tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text(f"# 题\n\n{expression}\n", encoding="utf-8")
    loaded = load(json_bytes(DATA | WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    if printed is None:
        assert not isinstance(document, Document)
        assert document.code == "FZ404"
    else:
        assert isinstance(document, Document), document
        assert [block.text for block in document.blocks] == [printed]


def test_a_kind_of_value_that_templates_can_not_print_yet_is_refused() -> None:
    with pytest.raises(TypeError):
        bind(1.5, (), Tokens(), NO_FACTS)


def test_a_point_may_hold_several_sentences(tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text(
        "# 题\n\n前：\n"
        "{% filter point('甲。') %}{% filter sentence %}\n乙\n\n丙\n{% endfilter %}\n{{ organization.name }}好。\n{% endfilter %}\n"
        "{% filter point('丁。') %}\n{% endfilter %}\n"
        "{% filter point('') %}戊{% endfilter %}\n",
        encoding="utf-8",
    )
    loaded = load(json_bytes(DATA | WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(document, Document), document
    assert [block.text for block in document.blocks] == ["前：一是甲。乙，丙。青山县水利局好。二是戊。"]


def test_facts_keep_their_name_and_data_its_path(tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text(
        "# 题\n\n{{ fact.study.count|hanzi }}{{ organization.name }}\n", encoding="utf-8"
    )
    loaded = load(json_bytes(DATA | WITHOUT_CHAPTERS), "test.yaml")
    assert loaded.report

    document = compose(loaded.report, loaded.facts, tmp_path)

    assert isinstance(document, Document)
    fact, name = document.blocks[0].runs
    assert (fact.text, fact.fact) == ("四", "study.count")
    assert name.origin is not None
    assert getattr(name.origin, "path", None) == ("organization", "name")


def test_literal_text_of_the_shipped_templates_knows_its_line() -> None:
    loaded = load(json_bytes(DATA), "test.yaml")
    assert loaded.report
    document = compose(loaded.report, loaded.facts)
    assert isinstance(document, Document)
    lines = (Path(__file__).parents[2] / "templates/sections/decisions.md.j2").read_text(encoding="utf-8")

    run = next(run for runs in document.lines for run in runs if "全年签署合同" in run.text)

    expected = next(n for n, line in enumerate(lines.splitlines(), 1) if "全年签署合同" in line)
    assert (getattr(run.origin, "name", ""), getattr(run.origin, "line", 0)) == (
        "sections/decisions.md.j2",
        expected,
    )
