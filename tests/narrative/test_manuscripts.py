"""Manuscripts → documents: what each line of the dialect prints, in the manners of real offices."""

import pytest

from tests.manuscripts import TITLE, composed, document, lines

CONTRACTS = (
    "合同: [{数量: 11, 合法性审核: 是, 纠纷: 0, 诉讼: 0}, {数量: 1, 合法性审核: 是, 纠纷: 0, 诉讼: 0}]\n"
)
PLANS = "工作要点: [{标题: 2024年度法治政府建设工作要点, 方面: 8, 任务: 42}, {标题: 执法监督计划, 任务: 3}]\n"

MANNERS: dict[str, tuple[str, list[str]]] = {
    "numbers are counted": (
        "## 甲\n\n### 乙。\n正文\n\n### 丙。\n正文\n\n## 丁\n\n正文",
        ["一、甲", "（一）乙。正文", "（二）丙。正文", "二、丁", "正文"],
    ),
    "typed numbers": (
        "## 甲 {一、}\n\n### 乙 {（一）}\n\n正文\n\n## 丙 {三、}\n\n#### 丁 {1、}\n\n正文",
        ["一、甲", "（一）乙", "正文", "三、丙", "1、丁", "正文"],
    ),
    "no number": ("## 甲 {-}\n\n正文\n\n## 乙\n\n正文", ["甲", "正文", "一、乙", "正文"]),
    "a lone heading has none": ("## 甲\n\n### 乙\n\n正文", ["一、甲", "乙", "正文"]),
    "a lone heading with one that is typed": ("## 甲\n\n### 乙 {（一）}\n\n正文", ["一、甲", "（一）乙", "正文"]),
    "headings with colons run in": ("### 甲：\n正文\n\n### 乙：\n正文", ["（一）甲：正文", "（二）乙：正文"]),
    "a full stop that stands": ("## 甲。\n\n正文", ["一、甲。", "正文"]),
    "headings with nothing below stay": ("## 甲\n\n## 乙", ["一、甲", "二、乙"]),
    "1. below 一、": ("## 甲\n\n#### 乙\n\n正文\n\n#### 丙\n\n正文", ["一、甲", "1.乙", "正文", "2.丙", "正文"]),
    "thematic": ("## 强化甲\n\n一段。\n\n## 规范乙\n\n一段。", ["一、强化甲", "一段。", "二、规范乙", "一段。"]),
    "no headings at all": ("第一段。\n\n第二段。", ["第一段。", "第二段。"]),
    "items go on": ("针对不足\n1. 甲；\n1. 乙。", ["针对不足一是甲；二是乙。"]),
    "items of a run-in heading": ("### 甲。\n1. 乙；\n1. 丙。\n\n### 丁。\n戊", ["（一）甲。一是乙；二是丙。", "（二）丁。戊"]),
    "items as a paragraph": ("前。\n\n1. 甲；\n1. 乙。", ["前。", "一是甲；二是乙。"]),
    "items apart": ("前。\n\n1) 甲；\n1) 乙。", ["前。", "一是甲；", "二是乙。"]),
    "typed items": ("一是甲；二是乙；三是丙", ["一是甲；二是乙；三是丙"]),
    "a single 一是": ("一是甲。", ["一是甲。"]),
    "one item alone": ("针对不足，\n1. 甲。", ["针对不足，甲。"]),
    "signature under the title": ("青山县水利局\n\n（2025年1月10日）", ["青山县水利局", "（2025年1月10日）"]),
    "marks": ("\\# 甲 \\[乙]{丙} 1\\. \\{\\{ 丁 \\<!-- 戊 --> \\\\", ["# 甲 [乙]{丙} 1. {{ 丁 <!-- 戊 --> \\"]),
    "brackets of no claim": ("国办发[2024]1号 {甲} <b>*乙*</b>", ["国办发[2024]1号 {甲} <b>*乙*</b>"]),
    "lines of one paragraph": ("甲，\n乙。\n\n丙", ["甲，乙。", "丙"]),
    "notes": ("甲<!-- 待核：乙 -->，丙。\n<!-- 备忘 -->", ["甲，丙。"]),
}  # fmt: skip


@pytest.mark.parametrize("name", MANNERS)
def test_a_manuscript_prints_what_it_says(name: str) -> None:
    text, expected = MANNERS[name]

    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 合同.份数 }}份", "12份"), ("{{ 合同.份数|带单位 }}", "12份"), ("{{ contracts.count|unit }}", "12份"),
        ("{{ 合同.份数|汉字 }}份", "十二份"), ("{{ 年度.下年 }}年", "2025年"), ("{{ 5000余份 }}", "5000余份"),
        ("{{ 社区 = 25个 }}，{{ 指标.社区 }}、{{ 指标.社区|带单位 }}", "25个，25、25个"),
        ("{{ 工作要点.1.方面|带单位 }}{{ 工作要点.1.任务|带单位 }}", "8个42项"),
        ("{{ 工作要点.《执法监督计划》.任务|带单位 }}", "3项"),
        ("[均经合法性审核，未发生纠纷]{合同.均经合法性审核、合同.无纠纷}", "均经合法性审核，未发生纠纷"),
        ("[全部{{ 合同.份数|带单位 }}均经审核]{合同.均经合法性审核}", "全部12份均经审核"),
        ("[没有诉讼]{合同.诉讼=0}，[全面落实]{台账外}", "没有诉讼，全面落实"),
    ],
)  # fmt: skip
def test_figures_and_claims_are_printed(text: str, expected: str) -> None:
    assert lines(text, CONTRACTS + PLANS) == [expected]


def test_every_figure_is_a_fact_and_words_are_not() -> None:
    (block,) = document("合同{{ 合同.份数|带单位 }}，社区{{ 社区 = 25个 }}，{{ 3 }}处", CONTRACTS).blocks

    assert [(run.text, bool(run.fact)) for run in block.runs] == [
        ("合同", False), ("12份", True), ("，社区", False), ("25个", True), ("，", False), ("3", True), ("处", False),
    ]  # fmt: skip


def test_a_claim_names_what_holds_it_up() -> None:
    (block,) = document("[均经审核]{合同.均经合法性审核}", CONTRACTS).blocks

    assert block.runs[0].ties == ("contracts.all_legality_reviewed",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 句子.合同 }}", ["全年签署合同12份，均经合法性审核，未发生纠纷诉讼。"]),
        ("## 甲\n\n### 乙\n\n{{ 章节.行政决策 }}\n\n### 丙\n\n正文",
         ["一、甲", "（一）乙", "合同管理严格到位。全年签署合同12份，均经合法性审核，未发生纠纷诉讼。", "（二）丙", "正文"]),
        ("{{ 导语 }}", ["局里的导语。", "现将我单位2024年法治政府建设情况报告如下："]),
        ("## 甲\n\n{{ 部分.不足和整改 }}", ["一、甲", "案卷不够规范。", "针对以上不足，县水利局开展培训。"]),
        ("## 甲\n\n{{ 部分.下年安排 }}", ["一、甲", "坚持指导。", "（一）安排一。做一。", "（二）安排二。做二。"]),
        ("## 甲\n\n{{ 补充段落.1 }}\n\n{{ 补充段落.河湖长制 }}", ["一、甲", "无题。", "河湖长制。正文。"]),
    ],
)  # fmt: skip
def test_what_is_put_in(text: str, expected: list[str]) -> None:
    data = (
        "导语: 局里的导语。\n不足: [案卷不够规范]\n整改: [开展培训]\n总体要求: 坚持指导。\n"
        "下年安排: [{标题: 安排一, 内容: 做一。}, {标题: 安排二, 内容: 做二。}]\n"
        "补充段落: [{位置: 行政执法, 内容: 无题。}, {位置: 行政执法, 标题: 河湖长制, 内容: 正文。}]\n"
    )

    assert lines(text, CONTRACTS + data) == expected


def test_the_chapter_with_its_additions_is_put_in() -> None:
    data = "补充段落: [{位置: 行政决策, 放在: 开头, 内容: 先说。}, {位置: 行政决策, 标题: 又一项, 内容: 后说。}]\n"

    assert lines("## 甲\n\n{{ 章节.行政决策 }}", CONTRACTS + data) == [
        "一、甲", "先说。", "合同管理严格到位。全年签署合同12份，均经合法性审核，未发生纠纷诉讼。", "又一项。后说。",
    ]  # fmt: skip


def test_nothing_prints_but_what_the_manuscript_says() -> None:
    made = document(
        "只有这一段。",
        CONTRACTS + "不足: [案卷不够规范]\n附件: [{标题: 表, 内容: [甲]}]\n".replace("[甲]", "甲"),
    )

    assert [block.text for block in made.blocks] == ["只有这一段。"]
    assert made.annexes == ()


def test_annexes_are_placed() -> None:
    made = document("正文。\n\n{{ 附件 }}", "附件: [{标题: 清单, 内容: 一段。}]\n")

    assert [annex.title for annex in made.annexes] == ["清单"]


def test_the_title_may_break_before_the_year_or_where_it_is_broken() -> None:
    one = document("正文。")
    other = composed(
        "", more={"2024.md": "# 青山县水利局关于\\\n2024年法治政府建设情况的报告\n".encode()}
    ).document

    assert ["".join(run.text for run in part) for part in one.title] == [
        "青山县水利局关于",
        "2024年法治政府建设情况的报告",
    ]
    assert not one.title_is_set
    assert other is not None
    assert other.title_is_set
    assert other.title_text == one.title_text


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = 1 %}{{ x.__class__ }}",
        "{{ ''.join([]) }}",
        "{{ config.items }}",
        "{{ 7*7 }}",
        "<script>x</script>",
    ],
)
def test_nothing_in_it_is_code(text: str) -> None:
    made = composed(text)

    blocks = [] if made.document is None else [block.text for block in made.document.blocks]
    assert all("49" not in each for each in blocks)
    assert made.document is None or blocks == [text]


def test_the_title_is_told_as_printed() -> None:
    assert document("正文").title_text == TITLE.removeprefix("# ").strip().replace("{{ 年度.本年 }}", "2024")
