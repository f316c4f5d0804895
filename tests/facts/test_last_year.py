"""Comparison with last year's file, which the data has to name."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.document import Document
from fazhi_report.facts import Fact, direction, is_last_years
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from tests.conftest import MINIMAL, WITHOUT_CHAPTERS, json_bytes
from tests.last_year import Shelf, loaded


def clause(now: dict[str, Any], then: dict[str, Any], fact: str, folder: Path) -> str:
    """What the filter `versus` says of a fact."""
    (folder / "report.md.j2").write_text(f"# 题\n\n甲{{{{ fact.{fact}|versus }}}}\n", encoding="utf-8")
    found = loaded(now | WITHOUT_CHAPTERS, then)
    assert found.report, found.diagnostics()
    document = compose(found.report, found.facts, folder)
    assert isinstance(document, Document), document
    return document.blocks[0].text.removeprefix("甲")


LICENCES = {"licences": [{"count": 5, "instant": True}, {"count": 5, "instant": False}]}

CASES: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    (LICENCES, {"licences": [{"count": 8}]}, "licences.count", "同比增长25%"),
    (LICENCES, {"licences": [{"count": 16}]}, "licences.count", "同比下降37.5%"),
    (LICENCES, {"licences": [{"count": 10}]}, "licences.count", "与上年持平"),
    (LICENCES, {"licences": {"total": 0}}, "licences.count", "比上年增加10件"),
    (LICENCES, {"licences": []}, "licences.count", ""),
    (LICENCES, {"licences": [{"count": 4, "instant": True}, {"count": 16, "instant": False}]}, "licences.instant_rate", "同比上升30个百分点"),
    (LICENCES, {"licences": [{"count": 2, "instant": True}, {"count": 1, "instant": False}]}, "licences.instant_rate", "同比下降16.67个百分点"),
    (LICENCES, {}, "licences.count", ""),
    (
        {"penalties": [{"fine": 15000}]},
        {"penalties": [{"fine": 10000.5}]},
        "penalties.fine",
        "同比增长49.99%",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("now", "then", "fact", "expected"), CASES)
def test_clause(now: dict[str, Any], then: dict[str, Any], fact: str, expected: str, tmp_path: Path) -> None:
    assert clause(now, then, fact, tmp_path) == expected


def test_without_last_year_nothing_is_compared(tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text("# 题\n\n甲{{ fact.licences.count|versus }}\n", encoding="utf-8")
    found = load(json_bytes({**WITHOUT_CHAPTERS, **LICENCES}), "this.yaml", Shelf(last_yaml=b"x"))
    assert found.report

    document = compose(found.report, found.facts, tmp_path)

    assert isinstance(document, Document)
    assert document.blocks[0].text == "甲"
    assert found.facts.find("licences.count_last") is None


def test_figures_can_be_cited_with_their_formula() -> None:
    facts = loaded(
        {"penalties": [{"fine": 15000, "count": 3}]}, {"penalties": [{"fine": 12000, "count": 4}]}
    ).facts

    change, growth = facts["penalties.count_change"], facts["penalties.count_growth"]
    assert (change.title, change.text, change.unit) == ("行政处罚.件数增减", "1", "件")
    assert change.formula == "本年 3 − 上年 4，取绝对值"
    assert (growth.title, growth.text) == ("行政处罚.件数增幅", "25%")
    assert growth.formula == "（本年 3 − 上年 4）÷ 上年 4，取绝对值"
    fine = facts["penalties.fine_change"]
    assert (fine.text, fine.unit) == ("3000", "元")
    assert facts["行政处罚.罚款金额上年"].text == "1.2"


def test_last_years_figure_and_the_growth_tell_where_they_are_from() -> None:
    facts = loaded(
        LICENCES, {"licences": [{"count": 4, "instant": True}, {"count": 16, "instant": False}]}
    ).facts

    last, growth = facts["licences.count_last"], facts["licences.count_growth"]
    assert (last.title, last.value, last.unit) == ("行政许可.件数上年", 20, "件")
    assert (last.formula, last.records) == ("上年文件里的数", facts["licences.count"].records)
    assert (growth.value, growth.unit) == (Fraction(1, 2), "")
    points = facts["licences.instant_rate_change"]
    assert (points.title, points.text, points.unit) == ("行政许可.即办率增减", "30", "个百分点")
    assert points.formula == "本年 50% − 上年 20%，取绝对值"
    assert facts.find("licences.instant_rate_growth") is None


def test_only_the_figure_of_last_year_is_last_years() -> None:
    facts = loaded(LICENCES, {"licences": [{"count": 4}]}).facts

    told = {name: is_last_years(facts[name], facts) for name in facts if name.startswith("licences.count")}
    assert told == {
        "licences.count": False,
        "licences.count_last": True,
        "licences.count_change": False,
        "licences.count_growth": False,
    }
    assert not is_last_years(Fact("metrics.of_last", "指标.甲", 1), facts)


def test_nothing_is_compared_with_what_is_not_known_in_both_years() -> None:
    facts = loaded({**LICENCES, "exams": []}, {"licences": {"total": 0}, "contracts": [{}]}).facts

    assert facts["licences.count_change"].value == 10
    assert facts.find("licences.count_growth") is None  # from nothing there is no rate
    assert facts.find("licences.instant_rate_last") is None
    assert facts.find("licences.none_last") is None  # a claim is no figure
    assert (facts.find("exams.count_last"), facts.find("contracts.count_last")) == (None, None)


def test_growth_from_one() -> None:
    facts = loaded(LICENCES, {"licences": [{}]}).facts

    assert facts["licences.count_growth"].value == 9


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [(3, 2, "up"), (3, 3, "same"), (3, 4, "down"), (1, 0, "up"), (0, 0, "same"), (0, 1, "down")],
)
def test_direction(now: int, then: int, expected: str) -> None:
    assert direction(Fact("a.b", "甲.乙", now), Fact("a.b", "甲.乙", then)) == expected


def test_metrics_compare_as_they_are() -> None:
    metric = {"name": "户数", "unit": "户"}
    facts = loaded({"metrics": [{**metric, "value": 3.5}]}, {"metrics": [{**metric, "value": 3}]}).facts

    assert facts["指标.户数增减"].text == "0.5"


@pytest.mark.parametrize(
    ("then", "code", "message"),
    [
        (None, "FZ210", "读不了上年文件“last.yaml”"),
        ({"contracts": 3}, "FZ211", "上年文件“last.yaml”有错误"),
        ({"year": 2020}, "FZ212", "上年文件“last.yaml”是 2020 年的"),
    ],
)
def test_a_wrong_file_is_told_at_its_name(then: dict[str, Any] | None, code: str, message: str) -> None:
    (diagnostic,) = loaded({}, then).diagnostics()

    assert (diagnostic.code, diagnostic.message, diagnostic.severity) == (code, message, Severity.ERROR)
    assert diagnostic.hint


def test_a_text_left_as_it_was_is_told() -> None:
    copied = "要继续加强队伍建设，提高依法行政能力和水平。"
    plans = [
        {"title": "甲", "text": copied},
        {"title": "乙", "text": "短句。"},
        {"title": "丙", "text": copied + "今年。"},
    ]
    then = {"plans": [{"title": "甲", "text": copied}, {"title": "乙", "text": "短句。"}], "remedies": ["甲"]}

    (diagnostic,) = loaded({"plans": plans}, then).diagnostics()

    assert (diagnostic.code, diagnostic.severity) == ("FZ214", Severity.INFO)
    assert diagnostic.message == "这段文字和上年文件里的完全相同"


def test_metrics_are_compared_by_name() -> None:
    a, b = ({"name": name, "unit": "户", "value": value} for name, value in (("甲", 5), ("乙", 7)))
    facts = loaded({"metrics": [a, b]}, {"metrics": [{**b, "value": 4}, {**a, "value": 1}]}).facts

    assert (facts["指标.甲增减"].text, facts["指标.乙增减"].text) == ("4", "3")


def test_evidence_that_is_not_there_is_a_warning() -> None:
    records = [
        {"evidence": "佐证/1.pdf"},
        {"evidence": "last.yaml"},
        {"evidence": "https://example.invalid/1"},
        {},
    ]
    content = json_bytes({**MINIMAL, "contracts": records})

    (diagnostic,) = load(content, "this.yaml", Shelf(last_yaml=b"")).diagnostics()

    assert (diagnostic.code, diagnostic.message) == ("FZ213", "没有佐证材料“佐证/1.pdf”")
    assert diagnostic.severity is Severity.WARNING
    assert load(content, "this.yaml").diagnostics() == []


OF_A_KIND: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "inspections of one kind and of another": (
        {"inspections": [{"kind": "双随机抽查", "count": 3}]},
        {"inspections": [{"kind": "日常检查", "count": 6}]},
        "开展双随机抽查3次，比上年增加3次。",
    ),
    "trainings of one kind, of unknown ones last year": (
        {"trainings": {"total": 3, "enforcement": 3}},
        {"trainings": {"total": 6}},
        "举办执法培训3期。",
    ),
    "as respondent, and as authority last year": (
        {"reconsiderations": [{"role": "被申请人", "count": 3}]},
        {"reconsiderations": [{"role": "复议机关", "count": 3}, {"role": "被申请人"}]},
        "全年被申请行政复议3件，同比增长200%。",
    ),
    "as authority, and as respondent last year": (
        {"reconsiderations": [{"role": "复议机关", "count": 3}]},
        {"reconsiderations": [{"role": "复议机关", "count": 4}, {"role": "被申请人"}]},
        "作为复议机关办理行政复议案件3件，同比下降25%。",
    ),
    "proposals of one kind": (
        {"proposals": [{"kind": "人大代表建议", "count": 4}]},
        {"proposals": [{"kind": "政协委员提案", "count": 2}, {"kind": "人大代表建议", "count": 4}]},
        "办理人大代表建议4件，与上年持平。",
    ),
    "proposals in one role": (
        {"proposals": {"total": 4, "lead": 4}},
        {"proposals": {"total": 4, "lead": 2, "joint": 2}},
        "主办人大代表建议、政协委员提案4件，同比增长100%。",
    ),
    "proposals of one kind in one role": (
        {"proposals": [{"kind": "人大代表建议", "role": "主办", "count": 4}]},
        {"proposals": [{"kind": "政协委员提案", "role": "主办", "count": 2}]},
        "主办人大代表建议4件。",
    ),
}


@pytest.mark.parametrize("name", OF_A_KIND)
def test_what_is_of_one_kind_is_compared_with_the_same_kind(name: str) -> None:
    now, then, sentence = OF_A_KIND[name]
    found = loaded(now, then)
    assert found.report, found.diagnostics()

    document = compose(found.report, found.facts)

    assert isinstance(document, Document), document
    assert any(sentence in block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("提高{{ 信访.办结率增减 }}个百分点", "“信访.办结率”本年 98%，上年 99%，前面写了“提高”"),
        ("下降了{{ 信访.办结率增减 }}个百分点", ""),
        ("合同减少{{ 合同.份数增减 }}份", "“合同.份数”本年 10，上年 8，前面写了“减少”"),
        ("合同增长{{ 合同.份数增幅 }}", ""),
        ("合同相差{{ 合同.份数增减 }}份", ""),
        ("信访增长{{ 信访.件数增幅 }}", "“信访.件数”本年 5，上年 5，前面写了“增长”"),
    ],
)
def test_a_difference_is_told_as_the_way_it_went(text: str, told: str) -> None:
    now = {"petitions": {"total": 5, "closed_rate": "98%"}, "contracts": {"total": 10}, "remedies": [text]}
    then = {"petitions": {"total": 5, "closed_rate": "99%"}, "contracts": {"total": 8}}

    messages = [each.message for each in loaded(now, then).diagnostics()]

    assert messages == ([told] if told else [])
