"""Two reports side by side: figures, sentences, and the forms in which they are printed."""

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.comparing.figure_pairs import figures
from fazhi_report.comparing.sentence_changes import Change, Wording, wording
from fazhi_report.document import Block, Document, Heading, Paragraph, Run, Runs
from fazhi_report.facts import Fact, Value, Yuan
from tests.conftest import DATA, MINIMAL, write
from tests.conftest import Run as Command

# Figures -----------------------------------------------------------------------------------------------------


def fact(value: Value, unit: str = "份", *, stated: bool = True) -> dict[str, Fact]:
    return {"a.b": Fact("a.b", "甲.乙", value, unit, stated=stated)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (fact(12), fact(15), ("12", "15", "+3", "+25%")),
        (fact(15), fact(12), ("15", "12", "-3", "-20%")),
        (fact(3), fact(3), ("3", "3", "0", "0%")),
        (fact(3), fact(7), ("3", "7", "+4", "+133.33%")),
        (fact(8), fact(9), ("8", "9", "+1", "+12.5%")),
        (fact(100_000), fact(100_001), ("100000", "100001", "+1", "+0.01%")),
        (fact(20_000), fact(19_995), ("20000", "19995", "-5", "-0.03%")),
        (fact(1), fact(10**40), ("1", "1" + "0" * 40, "+" + "9" * 40, "+" + "9" * 40 + "00%")),
        (fact(3), fact(0), ("3", "0", "-3", "-100%")),
        (fact(0), fact(3), ("0", "3", "+3", "—")),
        (fact(3), fact(None), ("3", "未知", "—", "—")),
        (fact(None), fact(3), ("未知", "3", "—", "—")),
        (fact(3), fact(0, stated=False), ("3", "未写", "—", "—")),
        ({}, fact(3), ("未写", "3", "—", "—")),
        (fact(3), {}, ("3", "未写", "—", "—")),
        (fact(Fraction(97, 100), ""), fact(Fraction(985, 1000), ""), ("97%", "98.5%", "+1.5 个百分点", "—")),
        (fact(Fraction(1), ""), fact(Fraction(2, 3), ""), ("100%", "66.67%", "-33.33 个百分点", "—")),
        (fact(Fraction(1, 3), ""), fact(Fraction(1, 3), ""), ("33.33%", "33.33%", "0 个百分点", "—")),
        (fact(Fraction(1), ""), fact(None, ""), ("100%", "未知", "—", "—")),
        (fact(Yuan(100_000), "万元"), fact(Yuan(125_000), "万元"), ("10", "12.5", "+2.5", "+25%")),
        (fact(Yuan(125_000), "万元"), fact(Yuan(122_000), "万元"), ("12.5", "12.2", "-3000元", "-2.4%")),
        (fact(Yuan(125_000), "万元"), fact(Yuan(200), "元"), ("12.5", "200元", "-12.48", "-99.84%")),
        (fact(Yuan(200), "元"), fact(Yuan(125_000), "万元"), ("200", "12.5万元", "+12.48万元", "+62400%")),
        (fact(Yuan(5000), "元"), fact(Yuan(0), "元"), ("5000", "0", "-5000", "-100%")),
        (fact(Decimal("1.50")), fact(Decimal("2.00")), ("1.50", "2.00", "+0.5", "+33.33%")),
        (fact(Decimal("2.5")), fact(12), ("2.5", "12", "+9.5", "+380%")),
        (fact(2, "件"), fact(3, "万件"), ("2", "3万件", "—", "—")),
        (fact(3), fact(Fraction(1, 2)), ("3", "50%", "—", "—")),
    ],
)
def test_figures(before: dict[str, Fact], after: dict[str, Fact], expected: tuple[str, ...]) -> None:
    (figure,) = figures(before, after)

    assert figure.title == "甲.乙"
    assert (*figure.values, figure.change, figure.growth) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (fact(0), fact(0)),
        (fact(0), {}),
        (fact(None), fact(None)),
        (fact(5, stated=False), fact(5, stated=False)),
        (fact("甲", ""), fact("乙", "")),
        (fact(value=True), fact(value=False)),
        (fact(2023, "年"), fact(2024, "年")),
    ],
)
def test_what_is_no_figure(before: dict[str, Fact], after: dict[str, Fact]) -> None:
    assert list(figures(before, after)) == []


def test_figures_stand_in_the_order_of_the_ledgers() -> None:
    first, second, third = (Fact(name, name, 1, "件") for name in "abc")

    found = figures({"b": second, "c": third}, {"a": first, "c": third})

    assert [(figure.title, figure.unit) for figure in found] == [("b", "件"), ("c", "件"), ("a", "件")]


# Sentences ---------------------------------------------------------------------------------------------------


def runs(*parts: str | tuple[str, str]) -> Runs:
    """Runs of text; a pair is what a fact printed."""
    return tuple(Run(part) if isinstance(part, str) else Run(part[0], part[1]) for part in parts)


def document(*blocks: Block | str) -> Document:
    made = tuple(Paragraph(runs(block)) if isinstance(block, str) else block for block in blocks)
    return Document((runs("题"),), made, "甲局")


def changes(before: Document, after: Document) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.place, each.before, each.after) for each in wording(before, after).changes]


def test_equal_reports_have_no_changes() -> None:
    report = document("甲。乙！丙？丁", Heading(1, "一、", runs("章")), "戊。")

    assert wording(report, report) == Wording((), 6)


def test_sentences_end_at_stops_and_behind_closing_quotes() -> None:
    before = document("他说：“好。”再问？！丙（见附件。）丁")

    assert [before for _, _, before, _ in changes(before, document())] == [
        "他说：“好。”",
        "再问？！",
        "丙（见附件。）",
        "丁",
    ]


def test_a_sentence_that_differs_in_figures_is_a_pair() -> None:
    before = document("开头。", "签署合同18份，金额3.5万元，占99%。", "结尾。")
    after = document("开头。", "签署合同20份，金额4万元，占100%。", "结尾。")

    found = wording(before, after)

    assert found.changes == (
        Change("figures", "导语", "签署合同18份，金额3.5万元，占99%。", "签署合同20份，金额4万元，占100%。"),
    )
    assert found.unchanged == 2
    assert [found.count("figures"), found.count("added"), found.count("removed")] == [1, 0, 0]


def test_a_numeral_is_a_figure_where_a_fact_printed_it() -> None:
    before = document(Paragraph(runs("开会", ("两次", "meetings.count"), "，一致同意。")))
    after = document(Paragraph(runs("开会", ("十二次", "meetings.count"), "，一致同意。")))

    assert [kind for kind, *_ in changes(before, before)] == []
    assert changes(before, after) == [("figures", "导语", "开会两次，一致同意。", "开会十二次，一致同意。")]
    assert [kind for kind, *_ in changes(document("一致。"), document("二致。"))] == ["removed", "added"]


def test_sentences_come_and_go() -> None:
    before = document("甲。乙。丙。")
    after = document("甲。丙。丁。")

    assert changes(before, after) == [("removed", "导语", "乙。", ""), ("added", "导语", "", "丁。")]


def test_a_change_stands_below_its_headings() -> None:
    def report(text: str) -> Document:
        return document(
            "导语。",
            Heading(1, "一、", runs("举措")),
            Paragraph(runs("首段。"), Heading(2, "（一）", runs("执法。"))),
            Heading(3, "1.", runs("监督")),
            "旧。",
            Paragraph(runs(text), Heading(2, "（二）", runs("合同。"))),
            Heading(1, "二、", runs("不足")),
            text,
        )

    assert changes(report("有。"), report("无。")) == [
        ("removed", "举措＞合同", "有。", ""),
        ("added", "举措＞合同", "", "无。"),
        ("removed", "不足", "有。", ""),
        ("added", "不足", "", "无。"),
    ]


def test_a_heading_counts_as_a_sentence_but_its_number_does_not() -> None:
    before = document(Heading(1, "一、", runs("举措")), Heading(2, "（一）", runs("合同")))
    after = document(Heading(1, "二、", runs("举措")), Heading(2, "", runs("执法")))

    assert changes(before, after) == [("removed", "举措", "合同", ""), ("added", "举措", "", "执法")]
    assert changes(document(), document(Heading(1, "一、", runs("章")))) == [("added", "标题", "", "章")]


# The command -------------------------------------------------------------------------------------------------


TEMPLATE = """\
# 题

本局是{{ organization.name }}。安排{{ fact.plans.count }}项。

## 安排

{{ plans | collect("title") | listed }}是重点。
"""


def data(*plans: str, **more: Any) -> str:
    items = [{"title": title, "text": "办好。"} for title in plans]
    return json.dumps({**MINIMAL, **more, "plans": items}, ensure_ascii=False)


@pytest.fixture
def two(fazhi: Command) -> Command:
    """The command line in a folder with two files and templates of the office's own."""
    write("mine/report.md.j2", TEMPLATE)
    write("a.yaml", data("甲|乙"))
    write("b.yaml", data("丙", "*丁*", "=戊"))
    return fazhi


def test_as_text(two: Command) -> None:
    code, out, err = two("diff", "a.yaml", "b.yaml", "--templates", "mine")

    assert (code, err) == (0, "")
    assert out == (
        "数                   a.yaml  b.yaml  变化  变化率\n"
        "下年安排.条数（条）  1       3       +2    +200%\n"
        "\n"
        "句子：没有变 2 句，只有数字不同 1 句，删去 1 句，新增 1 句\n"
        "\n"
        "导语\n"
        "  原来：安排1项。\n"
        "  现在：安排3项。\n"
        "\n"
        "安排\n"
        "  删去：甲|乙是重点。\n"
        "  新增：丙、*丁*和=戊是重点。\n"
    )


def test_as_markdown(two: Command) -> None:
    assert two("diff", "a.yaml", "b.yaml", "--templates", "mine", "--format", "md")[1] == (
        "## 数\n"
        "\n"
        "| 数 | a.yaml | b.yaml | 变化 | 变化率 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 下年安排.条数（条） | 1 | 3 | +2 | +200% |\n"
        "\n"
        "## 句子\n"
        "\n"
        "没有变 2 句，只有数字不同 1 句，删去 1 句，新增 1 句。\n"
        "\n"
        "| 位置 | 变化 | a.yaml | b.yaml |\n"
        "| --- | --- | --- | --- |\n"
        "| 导语 | 只有数字不同 | 安排1项。 | 安排3项。 |\n"
        "| 安排 | 删去 | 甲\\|乙是重点。 |  |\n"
        "| 安排 | 新增 |  | 丙、\\*丁\\*和=戊是重点。 |\n"
    )


def test_as_csv(two: Command) -> None:
    out = two("diff", "a.yaml", "b.yaml", "--templates", "mine", "--format", "csv")[1]

    assert out == (
        "\ufeff类别,名称或位置,单位,a.yaml,b.yaml,变化,变化率\n"
        "数,下年安排.条数,条,1,3,+2,+200%\n"
        "句子只有数字不同,导语,,安排1项。,安排3项。,,\n"
        "句子删去,安排,,甲|乙是重点。,,,\n"
        "句子新增,安排,,,丙、*丁*和=戊是重点。,,\n"
        "句子没有变,,句,2,2,0,\n"
    )


def test_a_table_holds_no_formulas(two: Command) -> None:
    write("=a.yaml", data("=1+1"))
    write("b.yaml", data("@丙"))

    out = two("diff", "=a.yaml", "b.yaml", "--templates", "mine", "--format", "csv")[1]
    rows = list(csv.reader(io.StringIO(out)))

    assert rows[0][3] == "'=a.yaml"
    assert rows[2] == ["句子删去", "安排", "", "'=1+1是重点。", "", "", ""]
    assert rows[3] == ["句子新增", "安排", "", "", "'@丙是重点。", "", ""]


def test_a_report_does_not_differ_from_itself(two: Command) -> None:
    code, out, err = two("diff", write("2023.yaml", DATA.read_bytes()), "2023.yaml")

    assert (code, err) == (0, "")
    assert "只有数字不同 0 句，删去 0 句，新增 0 句\n" in out
    assert out.splitlines()[-1].startswith("句子：没有变 ")
    assert {line.split()[-2] for line in out.splitlines()[1:-2]} <= {"0", "个百分点"}


def test_a_figure_without_a_unit(two: Command) -> None:
    _, out, _ = two("diff", write("2023.yaml", DATA.read_bytes()), "a.yaml", "--templates", "mine")

    assert any(
        line.split() == ["规范性文件.意见采纳率", "100%", "未写", "—", "—"] for line in out.splitlines()
    )


def test_a_file_that_names_last_years_is_compared_as_a_year_of_its_own(two: Command) -> None:
    write("b.yaml", data("丙", "丁", year=2025, previous="a.yaml"))

    code, out, err = two("diff", "a.yaml", "b.yaml", "--templates", "mine")

    assert (code, err) == (0, "")
    assert out.split("\n\n")[0].splitlines()[1:] == ["下年安排.条数（条）  1       2       +1    +100%"]


def test_faults_of_both_files_are_told(two: Command) -> None:
    write("a.yaml", data("甲", yaer=1))
    write("b.yaml", b"year: [\n")

    code, out, err = two("diff", "a.yaml", "b.yaml")

    assert (code, out) == (1, "")
    assert "错误 FZ102 不认识的键“yaer”" in err
    assert "b.yaml:1:7: 错误 FZ007" in err


def test_a_file_that_can_not_be_read(two: Command) -> None:
    write("b.yaml", b"year: [\n")

    code, out, err = two("diff", "none.yaml", "b.yaml")

    assert (code, out) == (2, "")
    assert "none.yaml: 错误 FZ001 没有这个文件" in err
    assert "b.yaml:1:7: 错误 FZ007" in err


def test_one_file_may_be_standard_input(two: Command) -> None:
    stdin = Path("a.yaml").read_bytes()

    _, out, _ = two("diff", "-", "b.yaml", "--stdin-filename", "去年.yaml", stdin=stdin)

    assert out.startswith("数                   去年.yaml  b.yaml  变化  变化率\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "-"], "错误：两个文件不能都是标准输入"),
        (["a.yaml"], "错误：缺少文件"),
        (["a.yaml", "b.yaml", "--format", "pdf"], "错误：选项 --format 应写 text|csv|md"),
        (["a.yaml", "b.yaml", "--templates", "none"], "错误：没有模板文件夹 none"),
    ],
)
def test_called_wrongly(two: Command, arguments: list[str], message: str) -> None:
    code, out, err = two("diff", *arguments)

    assert (code, out) == (2, "")
    assert err.startswith(message)


def test_the_help_page_tells_the_exit_code(two: Command) -> None:
    code, out, _ = two("diff", "--help")

    assert code == 0
    assert "退出码都是0" in "".join(out.split())
