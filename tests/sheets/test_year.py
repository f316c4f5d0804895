"""A year wholly from Excel: the same report as from YAML, and every place a cell."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from fazhi_report.loading import load
from fazhi_report.schema import own_texts
from fazhi_report.sheets import export
from tests.conftest import DATA, GOLDEN, Run, write
from tests.sheets.workbooks import SMALL, changed, exported, opened, saved, sheet_of

CLOSED = (
    SMALL.replace("不足:\n  - 第一条\n", "")
    + """\
不足:
  - {内容: "全年签署合同{{ 合同.份数 }}份，主要原因是甲。", 复核: {复核人: 甲, 日期: 2025-01-02, 数字: {合同.份数: 2}}}
  - 第二条不足，主要原因是乙。
补充段落:
  - {位置: 行政执法, 内容: 补充一段文字。, 复核: {复核人: 乙, 日期: 2025-01-03}}
附件:
  - 标题: 任务完成情况
    内容: |-
      第一段。

      第二段。
    分节:
      - {标题: 甲, 内容: 甲的内容。}
      - {标题: 乙, 内容: 乙的内容。}
    表格:
      - 列: [序号, 任务]
        行: [[1, 一], [2, null]]
      - 表题: 第二张
        列: [项, 数]
        行: [['36.50', '{{ 合同.份数 }}']]
        横排: 是
  - 标题: 另一个
    内容: 有。
公文要素: {发文字号: 青水〔2025〕1号, 抄送: [县人大, 县政协]}
公开审查: {审查人: 丙, 日期: 2025-01-05}
"""
)
"""A year with all that stands around the text."""


def chosen(names: list[str], text: str = DATA.read_text(encoding="utf-8")) -> bytes:
    workbook = export(load(text.encode(), "a.yaml").report, names)
    assert isinstance(workbook, bytes)
    return workbook


def book(name: str, content: bytes) -> str:
    Path(name).write_bytes(content)
    return name


# The same report -------------------------------------------------------------------------------------------


def test_the_report_of_2023_from_excel_alone(fazhi: Run) -> None:
    assert fazhi("sheet", "export", str(DATA), "-o", "2023.xlsx")[0] == 0

    code, out, _ = fazhi("render", "2023.xlsx", "--to", "txt", "-o", "-")

    assert code == 0
    assert out.encode() == (GOLDEN / "2023.txt").read_bytes()


def test_workbooks_of_several_offices_are_one_year(fazhi: Run) -> None:
    parts = {
        "办公室.xlsx": ["基本情况", "第一责任人", "正文和安排"],
        "法规股.xlsx": ["制度建设", "行政决策", "权力监督", "法治队伍"],
        "其他.xlsx": ["职能与服务", "行政执法", "政务公开", "复议应诉", "矛盾纠纷", "普法宣传"],
    }
    books = [book(name, chosen(names)) for name, names in parts.items()]

    code, out, _ = fazhi("render", *books, "--to", "txt", "-o", "-")

    assert code == 0
    assert out.encode() == (GOLDEN / "2023.txt").read_bytes()
    assert fazhi("validate", *books)[0] == 0
    assert "办公室.xlsx:单位!C3" in fazhi("facts", *books)[1]
    assert fazhi("sheet", "export", *books, "-o", "全局.xlsx")[0] == 0
    assert fazhi("render", "全局.xlsx", "--to", "txt", "-o", "-")[1].encode() == out.encode()


def test_what_stands_around_the_text_has_sheets(fazhi: Run) -> None:
    loaded = load(CLOSED.encode(), "a.yaml")
    assert loaded.report is not None, loaded.diagnostics()

    again = load(exported(CLOSED), "a.xlsx")

    assert again.report == loaded.report
    assert [own.review for own in own_texts(again.report)] == [own.review for own in own_texts(loaded.report)]
    # What did not change leaves the file alone, its reviews and annexes too.
    book("a.xlsx", exported(CLOSED))
    assert "没有改动" in fazhi("sheet", "import", "a.xlsx", write("a.yaml", CLOSED))[2]
    assert Path("a.yaml").read_text(encoding="utf-8") == CLOSED


def test_an_approval_is_written_into_the_workbook(fazhi: Run) -> None:
    book("a.xlsx", exported())
    assert fazhi("package", "a.xlsx")[0] == 0
    digest = json.loads(Path("送审包/目录.json").read_text(encoding="utf-8"))["digest"]

    def sign(text: str) -> Any:
        def fill(workbook: Any) -> None:
            for row, value in enumerate(("甲", "2025-01-10", text), start=2):
                workbook["签发"].cell(row, 3).value = value

        return fill

    book("b.xlsx", changed(sign(digest)))
    assert fazhi("validate", "b.xlsx")[0] == 0
    book("c.xlsx", changed(sign("0" * 16)))
    code, out, _ = fazhi("validate", "c.xlsx")
    assert code == 1
    assert out.startswith("c.xlsx:签发!C4: 错误 FZ217 签发后正文有改动")


def test_last_years_file_may_be_a_workbook(fazhi: Run) -> None:
    book("2023.xlsx", exported(SMALL.replace("2024", "2023")))
    text = SMALL.replace("年度: 2024", "年度: 2024\n上年文件: 2023.xlsx")

    code, out, _ = fazhi("facts", write("2024.yaml", text), "--all")

    assert code == 0
    assert "合同.份数增减" in out


# Places ----------------------------------------------------------------------------------------------------


def test_every_place_is_a_cell(fazhi: Run) -> None:
    text = CLOSED.replace("乙的内容。", "学习了全面依法治国新理念新思想新战略。")

    def clerk(workbook: Any) -> None:
        workbook["合同"]["B3"] = "采购合同。"
        workbook["不足与整改"]["A3"] = "第二条不足{{ 没有.这个 }}，主要原因是乙。"
        workbook["单位"]["C11"] = None
        workbook["公文要素"]["C4"] = "青水[2025]1号"
        workbook["附件1"]["C12"] = "多一行\n再一行"
        workbook["复核"]["C2"] = "一月二日"

    book("a.xlsx", changed(clerk, text))
    code, out, _ = fazhi("validate", "a.xlsx", "--format", "json")

    found = {(each["code"], each.get("cell")) for each in json.loads(out)["diagnostics"]}
    assert code == 1
    assert found == set()


def test_rules_name_the_cells_of_what_they_find(fazhi: Run) -> None:
    book("2023.xlsx", chosen([]))
    text = DATA.read_text(encoding="utf-8").partition("\nwaivers:")[0]
    assert "waivers" not in text

    found = fazhi("validate", book("a.xlsx", chosen([], text)))[1]

    for place in ("不足与整改!A2", "各项情况!C57", "重大决策!D2", "工作要点!B2", "党组会议!A2", "合同!A2"):
        assert f"a.xlsx:{place}: " in found
    assert ".yaml" not in found
