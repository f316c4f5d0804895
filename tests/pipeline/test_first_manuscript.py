"""`fazhi manuscript`: the report as the office's own words prints the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest

from fazhi_report import pipeline
from fazhi_report.cli.files import Beside
from fazhi_report.document import Paragraph
from fazhi_report.document import Run as TextRun
from fazhi_report.editing import manuscript_of
from fazhi_report.facts import NO_FACTS
from fazhi_report.manuscript import read
from fazhi_report.narrative.passages import runs_of
from fazhi_report.pipeline.manuscripts import Overlaid
from fazhi_report.writers import WRITERS, Options
from tests.conftest import DATA, ROOT, Run, write

REPORTS = [
    DATA,
    *(ROOT / "examples" / f"{name}_2024.yaml" for name in ("district_government", "market_regulation")),
]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_manuscript_prints_the_same_bytes(path: Path) -> None:
    content, folder = path.read_bytes(), Beside(str(path))
    before = pipeline.compose_unapproved(content, "a.yaml", None, folder)

    made = pipeline.first_manuscript(content, "a.yaml", "a.md", None, folder)

    assert made.manuscript is not None
    assert made.data is not None
    after = pipeline.compose_unapproved(
        made.data, "a.yaml", None, Overlaid({"a.md": made.manuscript}, folder)
    )
    assert before.document is not None
    assert after.document is not None
    assert {each.code for each in after.diagnostics} <= {each.code for each in before.diagnostics}
    for suffix in ("docx", "txt", "md"):
        one, other = (WRITERS[suffix](each, Options()).content for each in (before.document, after.document))
        assert one == other, suffix


DATA_OF_TWO = (
    "年度: 2024\n"
    "机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}\n"
)


def test_every_number_and_claim_of_2023_is_a_citation() -> None:
    made = pipeline.first_manuscript(DATA.read_bytes(), "data/2023.yaml", "2023.md")

    assert made.manuscript is not None
    text = made.manuscript.decode()
    assert "全年签署合同{{ 合同.份数|带单位 }}，[均经合法性审核]{合同.均经合法性审核}，" in text
    assert "[未发生纠纷诉讼]{合同.无纠纷、合同.无诉讼}" in text
    assert "按时完成考试并全部合格]{考试.均全部合格、考试.均按时完成}" in text
    assert "## {{ 年度.下年 }}年度推进法治政府建设的初步安排" in text
    assert "\n1. 制订《解放区财政局综合性审计联络工作规程（试行）》" in text


def test_a_false_ledger_then_stops_the_manuscript() -> None:
    made = pipeline.first_manuscript(DATA.read_bytes(), "data/2023.yaml", "2023.md")
    assert made.manuscript is not None
    assert made.data is not None
    worse = made.data.replace(b"lawsuits: 0", b"lawsuits: 1").replace(b"disputes: 0", b"disputes: 3")
    assert worse != made.data

    found = pipeline.compose_unapproved(
        worse, "data/2023.yaml", None, Overlaid({"2023.md": made.manuscript}, None)
    )

    assert found.document is None
    assert {each.code for each in found.diagnostics if each.file == "data/2023.md"} == {"FZ290"}


def test_reviews_go_along() -> None:
    data = (
        "年度: 2024\n机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}\n"
        "合同: [{数量: 12}]\n补充段落:\n  - 位置: 行政决策\n    内容: 合同{{ 合同.份数|带单位 }}。\n"
        "    复核: {复核人: 张三, 日期: 2025-01-10, 数字: {合同.份数: 12}}\n"
    )

    made = pipeline.first_manuscript(data.encode(), "a.yaml", "a.md")

    assert made.manuscript is not None
    assert (
        "合同{{ 合同.份数|带单位 }}。<!-- 复核：张三 2025-01-10；合同.份数=12 -->" in made.manuscript.decode()
    )


def test_what_rose_or_fell_is_one_citation() -> None:
    office = DATA_OF_TWO.replace("2024", "2023") + "合同: [{数量: 10}]\n"
    data = DATA_OF_TWO + "上年文件: 2023.yaml\n合同: [{数量: 12}]\n"

    made = pipeline.first_manuscript(
        data.encode(), "a.yaml", "a.md", None, Overlaid({"2023.yaml": office.encode()}, None)
    )

    assert made.manuscript is not None
    assert "全年签署合同{{ 合同.份数|带单位 }}，{{ 合同.份数|同比 }}。" in made.manuscript.decode()


def test_a_form_in_braces_stays_and_is_told() -> None:
    made = pipeline.first_manuscript(
        (DATA_OF_TWO + "篇章: {骨架: 条例序}\n合同: [{数量: 12}]\n").encode(), "a.yaml", "a.md"
    )

    assert made.data is not None
    assert "\n篇章: {骨架: 条例序}\n" in made.data.decode()


def test_clauses_that_hang_on_the_same_are_tied_together() -> None:
    content = (DATA_OF_TWO + "合同: [{数量: 12, 合法性审核: 是}]\n").encode()
    composed = pipeline.compose_unapproved(content, "a.yaml")
    document, report = composed.document, composed.loaded.report
    assert document is not None
    assert report is not None
    whole = Paragraph((TextRun("合同先审，后签，均经审核。"),))
    without_any = replace(document, blocks=(Paragraph((TextRun("别的。"),)),))
    document = replace(document, blocks=(whole,))

    tied = manuscript_of(report, composed.loaded.facts, document, composed.asked, lambda *_: without_any)
    untied = manuscript_of(report, composed.loaded.facts, document, composed.asked, lambda *_: None)

    assert "[合同先审，后签，均经审核]{合同.均经合法性审核}。" in tied
    assert "\n\n合同先审，后签，均经审核。" in untied


def test_a_manuscript_that_prints_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "fazhi_report.pipeline.manuscripts.editing.manuscript_of", lambda *_: "# 别的标题\n\n别的。\n"
    )

    made = pipeline.first_manuscript(DATA.read_bytes(), "data/2023.yaml", "2023.md")

    assert (made.manuscript, made.data) == (None, None)
    assert "FZ289" in {each.code for each in made.diagnostics}


def test_files_over_a_folder_are_there() -> None:
    over = Overlaid({"a.md": b""}, None)

    assert (over.holds("a.md"), over.holds("b.md"), over.read("a.md")) == (True, False, b"")
    assert over.beside("上年/2023.yaml").read("a.md") is None
    assert over.beside("2023.yaml").read("a.md") == b""


def test_what_is_no_reference_stays_as_written() -> None:
    manuscript = read("# 甲\n\n乙{{ 丙".encode(), "a.md")

    runs = [run.text for piece in manuscript.texts for each in piece for run in runs_of(each, NO_FACTS)]

    assert runs == ["甲", "乙", "{{", " 丙"]


# The command -----------------------------------------------------------------------------------------------


def test_the_command_writes_both_files(fazhi: Run) -> None:
    path = write("data/2023.yaml")

    code, _, err = fazhi("manuscript", path)

    assert (code, err) == (
        0,
        f"已写出 {Path('data/2023.md')}；data/2023.yaml 加上了“文稿”，已经写进文稿的内容成了注释\n",
    )
    assert "\nmanuscript: '2023.md'\n" in Path(path).read_text(encoding="utf-8")
    assert fazhi("render", path, "--to", "txt", "-o", "-")[1] == (ROOT / "tests/golden/2023.txt").read_text(
        encoding="utf-8"
    )


def test_the_command_overwrites_nothing(fazhi: Run) -> None:
    path = write("data/2023.yaml")
    write("data/2023.md", "自己的文稿")

    code, _, err = fazhi("manuscript", path)

    assert code == 2
    assert err == f"错误：已经有 {Path('data/2023.md')}，没有改动；要重新写，先把它移走或改名\n"
    assert Path("data/2023.md").read_text(encoding="utf-8") == "自己的文稿"


def test_a_report_that_has_one_is_left_alone(fazhi: Run) -> None:
    path = write("data/2023.yaml")
    fazhi("manuscript", path)
    before = Path(path).read_bytes()

    code, _, err = fazhi("manuscript", path, "-o", "另一份.md")

    assert code == 1
    assert "FZ289 已经有文稿“2023.md”" in err
    assert Path(path).read_bytes() == before
    assert not Path("另一份.md").exists()


def test_faults_of_the_data_are_told(fazhi: Run) -> None:
    code, _, err = fazhi("manuscript", write("a.yaml", "年度: 2023\n"))

    assert code == 1
    assert "FZ101" in err
    assert not Path("a.md").exists()


def test_data_in_braces_is_left_alone(fazhi: Run) -> None:
    office = "机构: {全称: 青山县水利局, 简称: 县水利局, 党组织: 局党组, 工作领域: 水利, 地区: {名称: 青山县, 级别: 县}}"

    code, _, err = fazhi("manuscript", write("a.yaml", "{年度: 2023, " + office + "}\n"))

    assert code == 1
    assert "FZ018" in err
    assert not Path("a.md").exists()


def test_a_file_is_named_and_there(fazhi: Run) -> None:
    assert fazhi("manuscript", "-")[::2] == (2, "错误：写明台账文件，如 fazhi manuscript data/2025.yaml\n")
    code, _, err = fazhi("manuscript", "没有.yaml")
    assert (code, "FZ001" in err) == (2, True)


def test_a_manuscript_that_can_not_be_written_changes_nothing(fazhi: Run) -> None:
    path, before = write("data/2023.yaml"), DATA.read_bytes()
    write("文件", "")

    code, _, err = fazhi("manuscript", path, "-o", "文件/2023.md")

    assert (code, "FZ501" in err) == (2, True)
    assert Path(path).read_bytes() == before
