"""A year wholly from Excel: the same report as from YAML, and every place a cell."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from fazhi_report.diagnostics import DataPlace, Finding
from fazhi_report.loading import load
from fazhi_report.schema import own_texts
from fazhi_report.sheets import export
from tests.conftest import DATA, GOLDEN, Run, write
from tests.sheets.workbooks import SMALL, changed, exported, opened, sheet_of

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
        "其他.xlsx": [
            "职能与服务",
            "行政执法",
            "政务公开",
            "复议应诉",
            "矛盾纠纷",
            "普法宣传",
            "数字法治",
            "应急处置",
            "其他台账",
        ],
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


def cells_told(fazhi: Run, path: str) -> set[tuple[str, str | None]]:
    found = json.loads(fazhi("validate", path, "--format", "json")[1])["diagnostics"]
    return {(each["code"], each.get("cell")) for each in found}


def test_what_does_not_fit_is_told_at_its_cell(fazhi: Run) -> None:
    def clerk(workbook: Any) -> None:
        workbook["合同"]["B3"] = "采购合同。"
        workbook["单位"]["C11"] = None
        workbook["公文要素"]["C4"] = "青水[2025]1号"
        workbook["附件1"]["C12"] = "多一行\n再一行"

    assert cells_told(fazhi, book("a.xlsx", changed(clerk, CLOSED))) == {
        ("FZ113", "合同!B3"),
        ("FZ101", "单位!C11"),
        ("FZ124", "公文要素!C4"),
        ("FZ112", "附件1!C12"),
    }


def test_what_texts_say_is_told_at_their_cell(fazhi: Run) -> None:
    def clerk(workbook: Any) -> None:
        workbook["不足与整改"]["A3"] = "第二条不足{{ 没有.这个 }}，主要原因是乙。"
        workbook["补充段落"]["D2"] = "补充{{ 没有.那个 }}一段文字。"
        workbook["附件1"]["B8"] = "学习全面依法治国新理念新思想新战略。"
        workbook["附件1"]["C16"] = "{{ 没有.那个 }}"

    assert cells_told(fazhi, book("a.xlsx", changed(clerk, CLOSED))) == {
        ("FZ206", "不足与整改!A3"),
        ("FZ206", "补充段落!D2"),
        ("FZ206", "附件1!C16"),
        ("FZ030", "复核!A3"),
    }


def test_what_rules_find_is_told_at_its_cell(fazhi: Run) -> None:
    def clerk(workbook: Any) -> None:
        workbook["不足与整改"]["A3"] = "第二条不足，主要原因是学习全面依法治国新理念新思想新战略不够。"

    # That the report lacks parts is no fault of a cell.
    assert cells_told(fazhi, book("a.xlsx", changed(clerk, CLOSED))) == {
        ("FZ338", "不足与整改!A3"),
        ("FZ247", "合同!D2"),
        ("FZ319", None),
    }


def test_reviews_are_told_at_their_cells(fazhi: Run) -> None:
    def clerk(workbook: Any) -> None:
        workbook["复核"]["C2"] = "一月二日"
        workbook["复核"]["A3"] = "改过的一段文字。"

    assert cells_told(fazhi, book("a.xlsx", changed(clerk, CLOSED))) == {
        ("FZ104", "复核!C2"),
        ("FZ030", "复核!A3"),
    }


def test_rules_name_the_cells_of_what_they_find(fazhi: Run) -> None:
    text = DATA.read_text(encoding="utf-8").partition("\nwaivers:")[0]

    found = fazhi("validate", book("a.xlsx", chosen([], text)))[1]

    for place in ("不足与整改!A2", "各项情况!C57", "重大决策!D2", "工作要点!B2", "党组会议!A2", "合同!A2"):
        assert f"a.xlsx:{place}: " in found
    assert ".yaml" not in found


def test_a_fault_in_the_middle_of_a_list_in_a_cell(fazhi: Run) -> None:
    def clerk(workbook: Any) -> None:
        workbook["单位"]["C12"] = "省\n市。"

    assert cells_told(fazhi, book("a.xlsx", changed(clerk))) == {("FZ113", "单位!C12")}


def test_a_blank_workbook_asks_for_what_a_year_needs(fazhi: Run) -> None:
    assert fazhi("sheet", "export", "-o", "a.xlsx")[0] == 0

    assert cells_told(fazhi, "a.xlsx") == {("FZ101", "单位!C3"), ("FZ101", "单位!C5")}
    code, out, _ = fazhi("validate", book("b.xlsx", chosen(["合同"])))
    assert code == 1
    assert "b.xlsx: 错误 FZ101 缺少“年度”\n    提示：补上“单位”工作表" in out


def test_a_fault_of_a_sheet_keeps_the_year_from_being_read(fazhi: Run) -> None:
    name = book("a.xlsx", sheet_of("合同", ["名程", "日期"], ["施工合同", "2024-03-05"]))

    assert fazhi("validate", name)[1] == (
        "a.xlsx:合同!A1: 错误 FZ022 不认识的标题“名程”\n    提示：是否想写“名称”？\n1 个错误\n"
    )
    assert fazhi("render", name)[0] == 1
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("github", "::error file=a.xlsx,title=FZ101::单位!C3：缺少“年度”"),
        ("junit", 'file="a.xlsx"'),
        ("sarif", '"fullyQualifiedName": "单位!C3"'),
    ],
)
def test_programs_are_told_the_cell_and_no_line(fazhi: Run, form: str, said: str) -> None:
    assert fazhi("sheet", "export", "-o", "a.xlsx")[0] == 0

    out = fazhi("validate", "a.xlsx", "--format", form)[1]

    assert said in out
    assert "a.xlsx:单位!C3: 错误 FZ101" in out or form != "junit"
    assert "line" not in out.replace("linebreak", "") or form == "sarif"
    assert "startLine" not in out


def test_a_package_of_workbooks_names_them_all(fazhi: Run) -> None:
    books = [
        book("a.xlsx", chosen(["基本情况", "不足与整改"], SMALL)),
        book("b.xlsx", chosen(["合同"], SMALL)),
    ]

    assert fazhi("package", *books)[0] == 0

    manifest = json.loads(Path("送审包/目录.json").read_text(encoding="utf-8"))
    assert manifest["data"]["name"] == "a.xlsx"
    assert [each["name"] for each in manifest["workbooks"]] == ["b.xlsx"]
    assert "b.xlsx:合同 第 2、3 行：合同 2 条" in Path("送审包/未完事项.md").read_text(encoding="utf-8")


# What is not for workbooks, or not readable ----------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["keys", "en", "a.xlsx"],
        ["new", "2025", "--from", "a.xlsx"],
        ["manuscript", "a.xlsx"],
        ["compare", "a.xlsx", "b.docx"],
    ],
)
def test_commands_that_write_texts_send_to_import(fazhi: Run, arguments: list[str]) -> None:
    book("a.xlsx", exported())
    write("b.docx", "")

    code, _, err = fazhi(*arguments)

    assert code == 2
    assert "a.xlsx: 错误 FZ004 这是工作簿" in err
    assert "fazhi sheet import" in err


def test_one_that_can_not_be_read_is_told_with_the_others(fazhi: Run) -> None:
    book("a.xlsx", exported())

    code, _, err = fazhi("facts", "a.xlsx", "none.xlsx")
    assert (code, err.partition("\n")[0]) == (2, "none.xlsx: 错误 FZ001 没有这个文件")
    write("b.xlsx", "not one")
    code, out, _ = fazhi("validate", "a.xlsx", "b.xlsx")
    assert (code, out.partition("\n")[0]) == (1, "b.xlsx: 错误 FZ020 这不是 Excel 工作簿（.xlsx）")
    assert fazhi("facts", "a.yaml", write("b.yaml", SMALL))[0] == 2


def test_two_years_are_no_one_year(fazhi: Run) -> None:
    books = [book("a.xlsx", exported()), book("b.xlsx", exported(SMALL.replace("2024", "2023")))]

    assert ("FZ026", "单位!C3") in {
        (each["code"], each.get("cell"))
        for each in json.loads(fazhi("validate", *books, "--format", "json")[1])["diagnostics"]
    }


def test_a_workbook_of_something_else(fazhi: Run) -> None:
    name = book("a.xlsx", sheet_of("值班表", ["周一", "周二"], ["甲", "乙"]))

    assert "a.xlsx: 错误 FZ022 工作簿里没有台账的工作表" in fazhi("validate", name)[1]


def test_a_classified_workbook_is_told_before_all_else(fazhi: Run) -> None:
    text = SMALL + "公文要素: {密级和保密期限: {密级: 秘密}}\n"
    books = [book("a.xlsx", exported(text)), book("b.xlsx", chosen(["合同"]))]

    for paths in (books[:1], books):
        assert fazhi("facts", *paths)[2].startswith("a.xlsx:公文要素!C7: 警告 FZ242 标有密级（秘密）")


def test_without_the_extra_the_way_to_get_it_is_told_of_data_too(
    fazhi: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    book("a.xlsx", exported())
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    code, out, _ = fazhi("validate", "a.xlsx")

    assert code == 1
    assert out == (
        "a.xlsx: 错误 FZ020 没有装读写工作簿的组件\n"
        '    提示：先安装：pip install "fazhi-report[excel]"\n1 个错误\n'
    )


def test_standard_input_may_be_a_workbook() -> None:
    assert load(exported(), "<stdin>").report == load(SMALL.encode(), "a.yaml").report


# Examples and choices --------------------------------------------------------------------------------------


def test_an_example_is_no_record() -> None:
    def clerk(workbook: Any) -> None:
        sheet = workbook["培训"]
        assert str(sheet["A2"].value).startswith("例：")
        sheet["A2"] = "2024-05-06"

    loaded = load(changed(clerk), "a.xlsx")

    assert load(exported(), "a.xlsx").source.data == {
        **(load(SMALL.encode(), "").source.data or {}),
        "合同": [
            {"日期": "2024-03-05", "名称": "施工合同", "合法性审核": "是"},
            {"名称": "采购合同", "纠纷": 0},
        ],
    }
    assert loaded.source.data is not None
    assert loaded.source.data["培训"] == [{"日期": "2024-05-06"}]
    told = [(each.cell, each.code) for each in loaded.diagnostics() if each.code == "FZ029"]
    assert told == [("培训!B2", "FZ029")]


def test_chosen_ledgers_bring_their_rows_of_forms() -> None:
    workbook = opened(chosen(["合同", "不足与整改", "附件", "复核"]))

    assert workbook.sheetnames == ["目录", "各项情况", "全年总数", "合同", "不足与整改", "附件1", "复核"]
    assert {row[0].value for row in workbook["各项情况"].iter_rows(min_row=2)} == {"合同"}
    assert {row[0].value for row in workbook["全年总数"].iter_rows(min_row=2)} == {"合同"}


def test_a_chapter_is_chosen_by_its_name() -> None:
    names = opened(chosen(["行政执法"])).sheetnames

    assert names == ["目录", "各项情况", "全年总数", "监管事项", "行政检查", "行政处罚", "案卷评查"]
    # A ledger that is called as its chapter is chosen alone.
    assert opened(chosen(["普法宣传"])).sheetnames[-1:] == ["普法宣传"]


def test_a_choice_by_the_command(fazhi: Run) -> None:
    assert fazhi("sheet", "export", "--only", "合同、隐患", "--only", "培训", "-o", "a.xlsx")[0] == 0
    assert opened(Path("a.xlsx").read_bytes()).sheetnames[-3:] == ["合同", "培训", "隐患"]

    assert fazhi("sheet", "export", "--only", "合通") == (
        2, "", "错误：没有“合通”这本账或者这一类；是否想写“合同”？\n",
    )  # fmt: skip
    assert "可以写的见导出的工作簿的目录" in fazhi("sheet", "export", "--only", "zzz")[2]


# Annexes and reviews by hand -------------------------------------------------------------------------------


def annexes(*rows: list[Any]) -> Any:
    """The annexes of a year with one that was typed by hand."""

    def clerk(workbook: Any) -> None:
        sheet = workbook["附件1"]
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append(row)

    return load(changed(clerk), "a.xlsx")


def test_an_annex_as_clerks_type_it() -> None:
    loaded = annexes(
        ["标题", "完成情况"],
        ["表题", "第一张"],
        ["列", "序号", "任务"],
        ["行", 1, "一"],
        [None, 2, None],
        ["列", "项"],
        ["行", 36.5],
        ["横排", "否"],
        ["列", "空"],
    )

    assert loaded.diagnostics() == []
    assert loaded.source.data["附件"] == [
        {
            "标题": "完成情况",
            "表格": [
                {"表题": "第一张", "列": ["序号", "任务"], "行": [["1", "一"], ["2", None]]},
                {"列": ["项"], "行": [["36.5"]]},
                {"横排": "否", "列": ["空"]},
            ],
        }
    ]


def test_a_table_says_percents_as_they_are_shown() -> None:
    def clerk(workbook: Any) -> None:
        sheet = workbook["附件1"]
        sheet.delete_rows(1, sheet.max_row)
        for row in (["标题", "甲"], ["列", "完成率", "优秀率", "数"], ["行", 1, 0.985, 0.5]):
            sheet.append(row)
        sheet["B3"].number_format, sheet["C3"].number_format = "0%", "0.0%"

    data = load(changed(clerk), "a.xlsx").source.data

    assert data is not None
    assert data["附件"][0]["表格"][0]["行"] == [["100%", "98.5%", "0.5"]]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["标题", "甲"], ["正文", "乙"]], "附件1!A2 FZ022 附件里没有“正文”这一项"),
        ([["标题", "甲"], [None, "乙"]], "附件1!A2 FZ022 附件里没有“”这一项"),
        ([["标题", "甲"], ["行", "乙"]], "附件1!B2 FZ101 缺少“列”"),
        ([["标题", "甲"], ["分节内容", "乙"]], "附件1!B2 FZ101 缺少“标题”"),
        ([["内容", "乙"]], "附件1!B1 FZ101 缺少“标题”"),
        ([["标题", "甲"], ["列", "乙"], ["行", "一", "二"]], "附件1!B3 FZ131 这一行有 2 格，表格有 1 列"),
    ],
)
def test_an_annex_that_is_none(rows: list[list[Any]], place: str) -> None:
    assert [f"{each.cell} {each.code} {each.message}" for each in annexes(*rows).diagnostics()] == [place]


def test_a_review_of_a_text_that_is_not_there_is_told() -> None:
    def clerk(workbook: Any) -> None:
        workbook["复核"]["A2"] = "没有的一段。"

    found = load(changed(clerk, CLOSED), "a.xlsx").diagnostics()

    assert [(each.cell, each.code) for each in found] == [("复核!A2", "FZ030")]


def test_words_that_stand_in_no_cell_are_told_at_the_first_of_their_part() -> None:
    made = load(exported(), "a.xlsx")
    (found,) = made.located([Finding.of("FZ241", "甲", DataPlace(("contracts",), "没有这样的话"))])

    assert (found.file, found.sheet.title) == ("a.xlsx", "合同")


def test_ledgers_to_add_up_are_no_row_of_totals() -> None:
    rollup = "汇总: {台账: [部门/*.yaml, 乡镇], 单位名单: 名单.csv, 未写为无: [行政处罚]}\n"

    read = load(exported(SMALL + rollup), "台账.xlsx").report

    assert read is not None
    assert read.rollup is not None
    assert read.rollup.files == ("部门/*.yaml", "乡镇")
    assert (read.rollup.roster, read.rollup.none_of) == ("名单.csv", ("行政处罚",))
