"""Reviews against the figures of today: what is told, where, and how to mend it."""

import pytest

from fazhi_report.diagnostics import Severity
from fazhi_report.loading import load
from fazhi_report.pipeline import validate
from fazhi_report.schema.texts import own_texts
from tests.conftest import MINIMAL, text_of
from tests.last_year import loaded

HEAD = """\
年度: 2024
机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}
法治学习: [{形式: 专题学习, 数量: 5}]
合同: [{数量: 12, 合法性审核: 是, 金额: 350500}, {数量: 3, 合法性审核: 否, 金额: 0}]
行政检查: [{发现问题: 8, 整改问题: 6}]
指标: [{名称: 降水, 数值: 36.5, 单位: 毫米}]
"""
"""Six lines without a fault; what is tested begins on line 7."""


def told(text: str) -> list[tuple[int, int, str, str, str]]:
    """Line, column, code, message and hint of the findings, which are warnings."""
    found = validate((HEAD + text).encode(), "a.yaml")
    assert all(each.severity is Severity.WARNING for each in found), found
    return [(each.line, each.column, each.code, each.message, each.hint) for each in found]


REVIEW = "复核人: 张三, 日期: 2024-12-01"


def test_the_head_has_no_fault() -> None:
    assert told("") == []


def test_figures_as_they_were_are_no_finding() -> None:
    figures = "学习.次数: 5, contracts.count: 15份, 合同.金额: 35.05, 指标.降水: 36.5, 机构.简称: 县水利局"
    text = "{{ study.count|汉字 }}{{ 合同.份数 }}{{ 合同.金额 }}{{ 指标.降水 }}{{ 机构.简称 }}{{ 学习.次数 }}"

    assert told(f"总体要求: {{内容: '{text}', 复核: {{{REVIEW}, 数字: {{{figures}}}}}}}\n") == []


@pytest.mark.parametrize(("seen", "found"), [("75%", []), ("75.0%", []), ("74%", ["FZ215"])])
def test_a_figure_with_fixed_decimals_may_be_seen_with_them(seen: str, found: list[str]) -> None:
    text = "{{ 行政检查.整改率|一位小数 }}"

    review = f"复核: {{{REVIEW}, 数字: {{行政检查.整改率: {seen}}}}}"
    assert [code for _, _, code, *_ in told(f"总体要求: {{内容: '{text}', {review}}}\n")] == found


def test_rise_and_fall_are_reviewed_as_they_are_printed() -> None:
    text = {"text": "合同{{ 合同.份数|同比 }}", "reviewed": {"by": "张三", "on": "2024-12-01"}}
    now = {"contracts": {"total": 12}}
    last = {"contracts": {"total": 10}}

    def found(**figures: str) -> list[str]:
        reviewed = {**text, "reviewed": {**text["reviewed"], "figures": figures}}  # type: ignore[dict-item]
        return [each.hint for each in loaded({**now, "guidance": reviewed}, last).diagnostics()]

    assert found() == ["在复核里加上一行：figures: {合同.份数增幅: 20%}"]
    assert found(**{"合同.份数增幅": "20%"}) == found(**{"合同.份数增幅": "同比增长20%"}) == []
    assert found(**{"合同.份数增幅": "25%"}) == ["复核以后改“figures”和“on”"]


def test_the_figures_of_a_claim_are_reviewed() -> None:
    text = "[学习{{ 学习.次数 }}次]{台账外}"

    found = told(f"总体要求: {{内容: '{text}', 复核: {{{REVIEW}}}}}\n")
    assert [(code, message) for _, _, code, message, _ in found] == [
        ("FZ216", "复核过的文字引用了“学习.次数”，“数字”里没有写它")
    ]


def test_a_text_without_figures_needs_none() -> None:
    assert told(f"不足:\n  - 内容: 甲\n    复核: {{{REVIEW}}}\n  - 内容: 乙\n  - 内容: 丙\n    复核:\n") == []


def test_a_figure_that_changed_is_told_where_it_is_cited() -> None:
    assert told(
        f"不足:\n  - 甲\n  - 内容: 只学了{{{{ 学习.次数 }}}}次\n    复核: {{{REVIEW}, 数字: {{学习.次数: 4}}}}\n"
    ) == [(9, 12, "FZ215", "数字已变，请复核：学习.次数 复核时是 4，现在是 5", "复核以后改“数字”和“日期”")]


def test_a_text_may_stand_behind_its_review() -> None:
    assert told(
        f"总体要求:\n  复核: {{{REVIEW}, 数字: {{学习.次数: 4}}}}\n  内容: >-\n    甲乙\n    丙{{{{ 学习.次数 }}}}\n"
    ) == [(11, 6, "FZ215", "数字已变，请复核：学习.次数 复核时是 4，现在是 5", "复核以后改“数字”和“日期”")]


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("整改:\n  - {%s}\n", (8, 11)),
        ("总体要求: {%s}\n", (7, 13)),
        ("下年安排:\n  - {标题: 甲, %s}\n", (8, 18)),
        ("补充段落:\n  - {位置: 下年安排, %s}\n", (8, 21)),
    ],
)
def test_every_text_of_the_office_can_be_reviewed(part: str, place: tuple[int, int]) -> None:
    text = f"内容: '{{{{ study.count }}}}', 复核: {{{REVIEW}, 数字: {{学习.次数: 4}}}}"

    ((line, column, code, message, _),) = told(part % text)

    assert (line, column, code) == (*place, "FZ215")
    assert message == "数字已变，请复核：学习.次数 复核时是 4，现在是 5"


@pytest.mark.parametrize(
    ("written", "now"), [("75.5%", "75%"), ("四", "5"), ("5.5", "5"), ("-5", "5"), ("5件", "5")]
)
def test_values_are_compared_as_they_are_printed(written: str, now: str) -> None:
    name = "行政检查.整改率" if "%" in written else "学习.次数"

    found = told(f"总体要求: {{内容: '{{{{ {name} }}}}', 复核: {{{REVIEW}, 数字: {{{name}: {written}}}}}}}\n")

    assert [each[3] for each in found] == [f"数字已变，请复核：{name} 复核时是 {written}，现在是 {now}"]


def test_figures_that_were_not_noted_are_given_to_be_copied() -> None:
    text = f"不足:\n  - 内容: '{{{{ 学习.次数 }}}}和{{{{ 行政检查.整改率 }}}}'\n    复核: {{{REVIEW}}}\n"
    line = "数字: {学习.次数: 5, 行政检查.整改率: 75%}"

    assert told(text) == [
        (8, 10, "FZ216", "复核过的文字引用了“学习.次数”，“数字”里没有写它", f"在复核里加上一行：{line}"),
        (
            8,
            22,
            "FZ216",
            "复核过的文字引用了“行政检查.整改率”，“数字”里没有写它",
            f"在复核里加上一行：{line}",
        ),
    ]
    assert told(text.replace("12-01", f"12-01, {line}")) == []


def test_what_is_added_to_the_figures_that_are_noted() -> None:
    found = told(
        f"总体要求: {{内容: '{{{{ 学习.次数 }}}}{{{{ 合同.份数 }}}}', 复核: {{{REVIEW}, 数字: {{合同.份数: 15, 学习.次数: }}}}}}\n"
    )

    assert [each[2:] for each in found] == [
        ("FZ216", "复核过的文字引用了“学习.次数”，“数字”里没有写它", "在“数字”里加上 学习.次数: 5")
    ]


def test_a_text_among_figures_is_quoted_where_it_must_be() -> None:
    head = HEAD.replace("简称: 县水利局", "简称: \"县'水利局'、2\"")
    text = f"总体要求: {{内容: '{{{{ 机构.简称 }}}}', 复核: {{{REVIEW}}}}}\n"

    (found,) = validate((head + text).encode(), "a.yaml")

    line = "数字: {机构.简称: '县''水利局''、2'}"
    assert found.hint == f"在复核里加上一行：{line}"
    assert validate((head + text.replace("12-01", f"12-01, {line}")).encode(), "a.yaml") == []


def test_figures_that_the_text_does_not_cite() -> None:
    text = f"总体要求: {{内容: '{{{{ 学习.次数 }}}}', 复核: {{{REVIEW}, 数字: {{学习.次: 5, 合同.份数: 15}}}}}}\n"

    assert told(text) == [
        (7, 13, "FZ216", "复核过的文字引用了“学习.次数”，“数字”里没有写它", "在“数字”里加上 学习.次数: 5"),
        (7, 62, "FZ216", "“数字”里有“学习.次”，这段文字没有引用它", "是否想写“学习.次数”？"),
        (7, 71, "FZ216", "“数字”里有“合同.份数”，这段文字没有引用它", "删去它；或者核对正文是不是漏了引用"),
    ]


def test_a_faulty_reference_is_told_once() -> None:
    text = "总体要求: {内容: '{{ 学习.次 }}{{ 合同.无纠纷 }}{{ 信访.件数 }}', 复核: {%s, 数字: {学习.次: 4, 信访.件数: 2}}}\n"

    found = validate((HEAD + text % REVIEW).encode(), "a.yaml")

    assert [each.code for each in found] == ["FZ206", "FZ208", "FZ207"]


def test_messages_keep_to_the_language_of_the_file() -> None:
    text = """\
year: 2024
organization:
  {name: 甲局, short_name: 甲局, party_body: 局党组, field: 甲, region: {name: 青山县, level: 县}}
study_sessions: [{forum: 专题学习, count: 5}]
contracts: [{}]
remedies:
  - {text: '{{ study.count }}{{ contracts.count }}', reviewed: {by: 张三, on: 2024-12-1, figures: {study.count: 4, 合同.纠纷: 1}}}
  - {text: '{{ study.count }}', reviewed: {by: 张三, on: 2024-12-1}}
"""

    assert [(each.message, each.hint) for each in validate(text.encode(), "a.yaml")] == [
        ("数字已变，请复核：study.count 复核时是 4，现在是 5", "复核以后改“figures”和“on”"),
        (
            "复核过的文字引用了“contracts.count”，“figures”里没有写它",
            "在“figures”里加上 contracts.count: 1",
        ),
        ("“figures”里有“合同.纠纷”，这段文字没有引用它", "删去它；或者核对正文是不是漏了引用"),
        (
            "复核过的文字引用了“study.count”，“figures”里没有写它",
            "在复核里加上一行：figures: {study.count: 5}",
        ),
    ]


def test_a_report_prints_a_reviewed_text_as_any_other() -> None:
    review = {"by": "张三", "on": "2024-12-01", "figures": {"study.count": 4}}
    study = {"study_sessions": [{"count": 4}]}
    texts = {
        "shortcomings": "甲{{ 学习.次数 }}",
        "remedies": "乙{{ 学习.次数|汉字 }}",
        "guidance": "丙{{ 学习.次数 }}",
    }
    bare = {name: text if name == "guidance" else [text, "丁"] for name, text in texts.items()}
    mapped = {name: {"text": text, "reviewed": review} for name, text in texts.items()}
    reviewed = {name: each if name == "guidance" else [each, "丁"] for name, each in mapped.items()}

    printed = text_of(
        {
            **MINIMAL,
            **study,
            **reviewed,
            "remedies": [
                {"text": "乙{{ 学习.次数|汉字 }}", "reviewed": {**review, "figures": {"学习.次数": 4}}},
                "丁",
            ],
        }
    )

    assert printed == text_of({**MINIMAL, **study, **bare})
    assert "一是甲4。二是丁。" in printed


def test_data_paths_are_the_same_with_a_review() -> None:
    text = f"不足: [甲, {{内容: 乙, 复核: {{{REVIEW}}}}}]\n下年安排: [{{标题: 丙, 内容: 丁, 复核: {{{REVIEW}}}}}]\n"

    loaded = load((HEAD + text).encode(), "a.yaml")

    assert loaded.report is not None
    assert [(own.path, str(own.text), own.review and own.review.by) for own in own_texts(loaded.report)] == [
        (("shortcomings", 0), "甲", None),
        (("shortcomings", 1), "乙", "张三"),
        (("plans", 0, "text"), "丁", "张三"),
    ]
