"""What is told of a manuscript: its faults at their places, its notes, what of the data it leaves out."""

import hashlib

import pytest

from fazhi_report import pipeline
from fazhi_report.diagnostics import Severity
from fazhi_report.pipeline.manuscripts import Overlaid
from tests.manuscripts import OFFICE, TITLE, places, told

CONTRACTS = "合同: [{数量: 12, 合法性审核: 是, 纠纷: 3, 诉讼: 0}]\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("甲{{ 合同.分数 }}", "FZ206", 3, 2), ("甲，\n乙{{ 合同.份数|一 }}", "FZ205", 4, 2),
        ("甲{{ 合同", "FZ205", 3, 2), ("{{ 行政许可.件数 }}", "FZ207", 3, 1), ("甲{{ 【待补】 }}", "FZ266", 3, 2),
        ("甲[未发生纠纷]{合同.无纠纷}", "FZ290", 3, 10), ("有3件纠纷。", "FZ220", 3, 2),
        ("- 甲", "FZ281", 3, 1), ("{{ 句子.合约 }}", "FZ282", 3, 1), ("{{ 章节.没有 }}", "FZ282", 3, 1),
        ("{{ 部分.没有 }}", "FZ282", 3, 1), ("{{ 补充段落.9 }}", "FZ282", 3, 1), ("{{ 句子.行政许可 }}", "FZ283", 3, 1),
        ("{{ 附件 }}", "FZ283", 3, 1), ("甲<!-- 待核：乙 -->", "FZ285", 3, 2),
        ("{{ 甲 = 1个 }}、{{ 甲 = 2个 }}", "FZ287", 3, 14), ("甲<!-- 复核：张三 -->", "FZ288", 3, 2),
        ("甲<!-- 确认 -->", "FZ288", 3, 2), ("甲<!-- 复核：张三 2025-13-45 -->", "FZ288", 3, 2),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line_and_column(text: str, code: str, line: int, column: int) -> None:
    found = told(text, CONTRACTS)

    assert ("data/2024.md", line, column) in places(found, code)


def test_the_line_is_shown() -> None:
    (fault,) = [each for each in told("甲\\#{{ 合同.分数 }}", CONTRACTS) if each.code == "FZ206"]

    assert (fault.source, fault.column) == ("甲\\#{{ 合同.分数 }}", 4)


@pytest.mark.parametrize(("count", "shown"), [(99, 99), (103, 100)])
def test_behind_so_many_errors_nothing_is_looked_at(count: int, shown: int) -> None:
    found = [each for each in told("甲{{ 合同.分数 }}\n\n" * count, CONTRACTS) if each.code == "FZ206"]

    assert len(found) == shown
    says_so = [each.line for each in found if each.message.endswith("；后面的没有再查，先改列出来的")]
    assert says_so == ([201] if shown < count else [])


def test_a_rule_counts_the_columns_of_what_is_not_printed() -> None:
    found = told("甲<!-- 乙 -->{{ 合同.份数|带单位 }}，有3件纠纷。", CONTRACTS)

    assert places(found, "FZ220") == [("data/2024.md", 3, 29)]


@pytest.mark.parametrize(
    ("content", "code"), [(None, "FZ280"), ("# 标题".encode("gbk"), "FZ280"), (b"", "FZ281")]
)
def test_a_manuscript_that_is_not_there_keeps_the_report_from_being_printed(
    content: bytes | None, code: str
) -> None:
    folder = Overlaid({"2024.md": content} if content is not None else {}, None)

    made = pipeline.compose_unapproved(OFFICE.encode(), "data/2024.yaml", None, folder)

    assert made.document is None
    assert code in {each.code for each in made.diagnostics}


def test_without_a_folder_a_report_with_a_manuscript_is_not_printed() -> None:
    made = pipeline.compose_unapproved(OFFICE.encode(), "data/2024.yaml")

    assert (made.document, [each.code for each in made.diagnostics]) == (None, ["FZ280"])


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("导语: 甲。\n", "导语"), ("篇章: {骨架: 条例序}\n", "骨架"), ("篇章: {章节: [行政决策]}\n", "章节"),
        ("篇章: {标题句式: 年度报告}\n", "标题句式"), ("补充段落: [{位置: 行政执法, 标题: 甲, 内容: 乙。}]\n", "甲"),
        ("不足: [甲]\n", "不足"), ("整改: [甲]\n", "整改"), ("总体要求: 甲。\n", "总体要求"),
        ("下年安排: [{标题: 甲, 内容: 乙。}]\n", "下年安排"), ("附件: [{标题: 甲, 内容: 乙。}]\n", "附件"),
        ("各章: [{位置: 行政执法, 标题: 甲}]\n", "行政执法"),
    ],
)  # fmt: skip
def test_what_of_the_data_is_not_placed_is_told(data: str, title: str) -> None:
    found = [each.message for each in told("正文。", data) if each.code == "FZ284"]

    assert found == [f"“{title}”写了，文稿没有用到"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{{ 导语 }}", "导语: 甲。\n"), ("{{ 部分.主要举措和成效 }}", "篇章: {章节: [行政决策]}\n" + CONTRACTS),
        ("{{ 补充段落.1 }}", "补充段落: [{位置: 行政执法, 标题: 甲, 内容: 乙。}]\n"),
        ("{{ 章节.行政执法 }}", "各章: [{位置: 行政执法, 标题: 甲}]\n"),
        ("{{ 章节.行政执法 }}", "补充段落: [{位置: 行政执法, 标题: 甲, 内容: 乙。}]\n"),
        ("{{ 部分.不足和整改 }}", "不足: [甲]\n整改: [甲]\n"), ("{{ 附件 }}", "附件: [{标题: 甲, 内容: 乙。}]\n"),
    ],
)  # fmt: skip
def test_what_is_placed_is_not_told(text: str, data: str) -> None:
    assert places(told(text, data), "FZ284") == []


def test_a_figure_that_is_not_cited_is_told() -> None:
    found = [each for each in told("全年签订合同。", CONTRACTS) if each.code == "FZ247"]

    assert [(each.file, each.line) for each in found] == [("data/2024.yaml", 4)]


def test_a_document_that_own_words_name_is_told_and_its_figures_are_not() -> None:
    data = "工作要点: {总数: 2, 明细: [{标题: 2024年度法治政府建设工作要点, 任务: 42}]}\n"

    found = [
        each.message for each in told("印发《2024年度法治政府建设工作要点》。", data) if each.code == "FZ247"
    ]

    assert [message.partition("”")[0] for message in found] == ["“工作要点.任务"]


def test_what_a_claim_is_tied_to_counts_as_told() -> None:
    data = "合同: [{数量: 12, 合法性审核: 是}]\n"

    assert places(told("合同{{ 合同.份数|带单位 }}，[均经审核]{合同.均经合法性审核}。", data), "FZ247") == []
    assert places(told("合同{{ 合同.份数|带单位 }}。", data), "FZ247") != []


# Notes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "code"),
    [("；合同.份数=12", None), ("；合同.份数: 12份", None), ("；合同.份数=11", "FZ215"), ("", "FZ216"),
     ("；合同.份数=12；学习.次数=1", "FZ216")],
)  # fmt: skip
def test_a_review_saw_certain_figures(figures: str, code: str | None) -> None:
    found = told(f"合同{{{{ 合同.份数|带单位 }}}}。<!-- 复核：张三 2025-01-10{figures} -->", CONTRACTS)

    assert {each.code for each in found} & {"FZ215", "FZ216", "FZ288"} == ({code} if code else set())


def test_what_nobody_touched_is_told_once() -> None:
    digest = hashlib.sha256("照抄的一段。".encode()).hexdigest()[:8]
    text = f"照抄的一段。<!-- 沿用 {digest} -->\n\n改过的一段。<!-- 沿用 {digest} -->\n\n照抄的一段。<!-- 沿用 {digest} -->"

    (found,) = [each for each in told(text) if each.code == "FZ286"]

    assert (found.line, found.severity) == (3, Severity.WARNING)
    assert found.message == "有 2 段沿用去年，还没有人改过或者确认：第 3、7 行"


@pytest.mark.parametrize("note", ["确认：张三 2025-01-10", "复核：张三 2025-01-10"])
def test_what_somebody_confirmed_is_not_told(note: str) -> None:
    digest = hashlib.sha256("照抄的一段。".encode()).hexdigest()[:8]

    assert places(told(f"照抄的一段。<!-- 沿用 {digest} --><!-- {note} -->"), "FZ286") == []


def test_last_years_manuscript_is_read_with_its_file() -> None:
    last = OFFICE.replace("2024", "2023").encode()
    files = {"2023.yaml": last, "2023.md": (TITLE + "社区{{ 社区 = 20个 }}。").encode()}

    found = told("社区{{ 社区 = 25个 }}，{{ 指标.社区|同比 }}。", "上年文件: 2023.yaml\n", files)

    assert not [each for each in found if each.severity is Severity.ERROR and each.code < "FZ300"]


def test_a_fault_of_last_years_manuscript_is_told_of_the_file() -> None:
    files = {"2023.yaml": OFFICE.replace("2024", "2023").encode(), "2023.md": b"x"}

    assert len(places(told("正文。", "上年文件: 2023.yaml\n", files), "FZ211")) == 1


def test_a_direction_that_a_claim_is_tied_to_and_that_holds_is_not_told() -> None:
    last = OFFICE.replace("2024", "2023") + "合同: [{数量: 10}]\n"
    files = {"2023.yaml": last.encode(), "2023.md": (TITLE + "合同{{ 合同.份数|带单位 }}。").encode()}
    text = "签订合同{{ 合同.份数|带单位 }}，[同比%s]{合同.份数|增长}。"
    data = "上年文件: 2023.yaml\n合同: [{数量: 12}]\n"

    fine, wrong = (told(text % word, data, files) for word in ("增长", "下降"))

    assert not {each.code for each in fine} & {"FZ290", "FZ291", "FZ292"}
    assert "FZ292" in {each.code for each in wrong}
