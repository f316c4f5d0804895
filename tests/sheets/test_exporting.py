"""The exported workbook: where things stand, how they look, that text stays text."""

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_report.editing import import_workbooks
from fazhi_report.loading import load
from fazhi_report.schema import Report
from fazhi_report.sheets import sheet_plan as layout_module
from fazhi_report.sheets.exporting import export
from fazhi_report.sheets.sheet_plan import Form, Kind, Lists, SheetTable, layout
from tests.conftest import DATA, MINIMAL, json_bytes
from tests.sheets.workbooks import SMALL, exported, opened, text_after


def rows(workbook: bytes, title: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in opened(workbook)[title].iter_rows()]


# The layout ------------------------------------------------------------------------------------------------


def test_every_value_of_the_schema_has_one_home_in_the_layout_but_for_reviews_and_annexes() -> None:
    paths = [
        (sheet.field, "records", *item.path) if isinstance(sheet, SheetTable) else item.path
        for sheet in layout()
        for item in sheet.items
    ]

    assert len(paths) == len(set(paths)) > 300
    assert {path[0] for path in paths} == set(Report.model_fields) - {"annexes"}
    assert not any("reviewed" in path for path in paths if path[0] in {"plans", "additions", "guidance"})


def test_sheets_have_names_that_excel_takes() -> None:
    titles = [sheet.title for sheet in layout()]

    assert titles[:3] == ["单位", "依据", "各项情况"]
    assert {"不足与整改", "下年安排", "合同"} <= set(titles)
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)


@pytest.mark.parametrize("annotation", [tuple[bool, ...], dict[str, str]], ids=["list of flags", "mapping"])
def test_a_shape_without_a_home_is_no_silent_loss(annotation: Any) -> None:
    with pytest.raises(KeyError):
        layout_module._kind(annotation)


def test_mappings_inside_records_have_no_home() -> None:
    from fazhi_report.schema.fields import Model  # noqa: PLC0415

    class Inner(Model):
        name: str

    class Outer(Model):
        inner: Inner

    class Root(Model):
        several: tuple[Inner, ...]
        deep: tuple[Outer, ...]

    class Around(Model):
        root: Root

    with pytest.raises(TypeError, match=r"deep: a mapping in a record"):
        layout_module._table("deep", Root.model_fields["deep"])
    with pytest.raises(TypeError, match=r"root\.several: a list of mappings"):
        list(layout_module._items(("root",), Around.model_fields["root"]))


# What stands where -----------------------------------------------------------------------------------------


def test_a_ledger_is_a_sheet_with_a_row_for_each_record() -> None:
    found = rows(exported(), "合同")

    assert found[0][:4] == ["日期", "名称", "金额（元）", "合法性审核"]
    assert found[0][-2:] == ["数量", "佐证"]
    assert found[1][:4] == [datetime(2024, 3, 5), "施工合同", None, "是"]  # noqa: DTZ001
    assert found[2][1] == "采购合同"
    assert len(found) == 3


def test_a_form_names_what_it_asks() -> None:
    found = rows(exported(), "单位")

    assert found[0] == ["类别", "项目", "内容", "说明"]
    assert [None, "年度（必填）", 2024, "必填。报告的年度，四位数字，如 2023"] in found
    assert ["机构", "地区·上级", "省\n市", "上面各级，从高到低，如 [省, 市]。文字，一行一项"] in found
    assert ["合同", "总数"] in [row[:2] for row in rows(exported(), "各项情况")]


def test_sentences_stand_side_by_side() -> None:
    text = SMALL + "  - 第二条\n整改: [甲]\n"

    assert rows(exported(text), "不足与整改") == [["不足", "整改"], ["第一条", "甲"], ["第二条", None]]


def test_a_workbook_without_data_is_empty_and_imports_as_nothing() -> None:
    workbook = export(None)

    assert isinstance(workbook, bytes)
    assert [cell for row in rows(workbook, "合同")[1:] for cell in row if not cell.startswith("例：")] == []
    assert text_after(workbook, "") == ""


def test_a_count_of_one_is_left_blank() -> None:
    found = rows(exported(SMALL + "隐患:\n  - {数量: 1, 已整改: 是}\n  - {数量: 2}\n  - {}\n"), "隐患")
    column = found[0].index("数量")

    assert [row[column] for row in found[1:]] == [None, 2, 1]


def test_paragraphs_stand_on_lines_of_a_cell() -> None:
    text = SMALL + "下年安排:\n  - 标题: 甲\n    内容: |-\n      一\n\n      二\n"

    assert rows(exported(text), "下年安排")[1] == ["甲", "一\n二"]
    assert text_after(exported(text), text) == text


def test_the_contents_lead_to_every_sheet() -> None:
    sheet = opened(exported())["目录"]
    links = {cell.value: cell.hyperlink.location or cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}  # fmt: skip

    assert list(links) == opened(exported()).sheetnames[1:]
    assert set(links) == {*(each.title for each in layout()), "附件1", "复核"}
    assert links["合同"] in ("'合同'!A1", "#'合同'!A1")
    assert ["合同", 2, "全年签署的合同", "行政决策"] in rows(exported(), "目录")


# Dress -----------------------------------------------------------------------------------------------------


def test_headings_are_frozen_and_noted() -> None:
    sheet = opened(exported())["合同"]
    heading = {cell.value: cell for cell in sheet[1]}

    assert sheet.freeze_panes == "A2"
    assert heading["名称"].comment.text == "合同名称"
    assert heading["合法性审核"].comment.text == "是否经过合法性审核。是或否"
    assert sheet["A2"].number_format == "yyyy-mm-dd"
    assert sheet["B2"].number_format == "@"
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width == 36


def test_rows_are_as_high_as_their_text() -> None:
    heights = opened(exported(SMALL + f"  - {'长' * 100}\n  - {'长' * 5000}\n"))["不足与整改"].row_dimensions

    assert [heights[row].height for row in (1, 2, 3, 4)] == [20, None, 48, 400]
    form = opened(exported())["单位"]
    (levels,) = (cell.row for cell in form["B"] if cell.value == "地区·上级")
    assert form.row_dimensions[levels].height == 32


def test_what_is_required_is_darker() -> None:
    heading = {cell.value: cell.fill.fgColor.rgb for cell in opened(exported())["依据"][1]}

    assert heading["标题"] != heading["简称"] == heading["制发机关"]


def test_closed_lists_drop_down() -> None:
    lists = {
        str(each.sqref): each.formula1
        for each in opened(exported())["行政处罚"].data_validations.dataValidation
    }

    assert '"普通程序,简易程序"' in lists.values()
    assert '"是,否"' in lists.values()
    assert all(area.endswith("1048576") for area in lists)


def test_places_drop_down_and_may_be_others() -> None:
    found = {
        str(each.sqref)[0]: (each.formula1.split(",")[0], each.showErrorMessage)
        for each in opened(exported())["补充段落"].data_validations.dataValidation
    }

    assert found == {"A": ('"第一责任人', False), "B": ('"末尾', True)}


def test_every_closed_list_fits_its_drop_down() -> None:
    choices = [item for sheet in layout() for item in sheet.items if item.kind is Kind.CHOICE]

    assert len(choices) > 20
    assert all(len(",".join(item.options)) <= 253 for item in choices)
    assert not any("," in option for item in choices for option in item.options)


# Text stays text -------------------------------------------------------------------------------------------


def test_no_text_becomes_anything_else() -> None:
    texts = ["=1+1", "+86", "-甲", "@甲", "=HYPERLINK(x)", "_x0041_", "_x005F_", "007", "1e5", "<b>&amp;b"]
    data = SMALL.replace(
        "  - 名称: 施工", "".join(f"  - 名称: '{text}'\n" for text in texts) + "  - 名称: 施工"
    )
    workbook = exported(data)
    cells = [row[0] for row in opened(workbook)["合同"]["B2:B11"]]

    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 5 + [False] * 5
    assert text_after(workbook, data) == data


def test_a_cell_after_one_that_looks_like_a_formula_has_no_mark() -> None:
    sheet = opened(exported(SMALL.replace("名称: 施工合同 ", "名称: '=1' ")))["合同"]

    assert (sheet["B2"].quotePrefix, sheet["B3"].quotePrefix) == (True, False)


def test_a_form_has_the_mark_too() -> None:
    contents = opened(exported(SMALL.replace("工作领域: 水利", "工作领域: '=水利'")))["单位"]

    (cell,) = (row[2] for row in contents.iter_rows() if row[2].value == "=水利")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_amounts_are_numbers() -> None:
    amounts = {"3": 3, "3.00": 3, "2.5": 2.5}
    records = "".join(f"  - {{名称: 甲{each}, 金额: {each}}}\n" for each in amounts)
    sheet = opened(exported(SMALL.replace("  - 名称: 施工", f"{records}  - 名称: 施工")))["合同"]

    (column,) = (cell.column for cell in sheet[1] if cell.value == "金额（元）")
    assert [sheet.cell(row, column).value for row in (2, 3, 4)] == list(amounts.values())


def test_the_same_data_gives_the_same_bytes() -> None:
    first, second = exported(), exported.__wrapped__()

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_what_no_cell_holds_is_told() -> None:
    data = (
        SMALL
        + f"  - {'长' * 32_768}\n总体要求: {'长' * 40_000}\n下年安排: [{{标题: 甲, 内容: {'长' * 32_768}}}]\n"
    )
    loaded = load((data + f"隐患: [{{佐证: {'长' * 32_768}}}]\n").encode(), "a.yaml")

    found = export(loaded.report)

    assert isinstance(found, list)
    assert {(each.code, each.place.path) for each in found} == {  # type: ignore[union-attr]
        ("FZ028", ("shortcomings", 1)),
        ("FZ028", ("guidance",)),
        ("FZ028", ("plans", 0, "text")),
        ("FZ028", ("hazards", "records", 0, "evidence")),
    }


def test_more_records_than_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_report.sheets.exporting.LAST_ROW", 2)

    found = export(load(SMALL.encode(), "a.yaml").report)

    assert isinstance(found, list)
    assert [each.message for each in found] == ["有 2 条，一张工作表放不下"]


# There and back --------------------------------------------------------------------------------------------


def test_the_2023_report_comes_back_byte_for_byte() -> None:
    text = DATA.read_text(encoding="utf-8")

    assert text_after(exported(text), text) == text


def test_the_2023_report_can_be_made_of_its_workbook() -> None:
    text = DATA.read_text(encoding="utf-8")
    new = text_after(exported(text), "")

    assert load(new.encode(), "n").report == load(text.encode(), "o").report
    assert exported(new) == exported(text)


WORDS = st.text(st.sampled_from("甲乙丙a1 -=+@:#,[]{}&*!|>'\"%`~、；_x0"), min_size=1, max_size=6).map(
    lambda text: f"甲{text}乙"
)
FLAGS = st.sampled_from([True, False, "是", "否"])
DAYS = st.dates().filter(lambda day: day.year > 1900).map(lambda day: day.isoformat())
CONTRACT = st.fixed_dictionaries(
    {},
    optional={"title": WORDS, "date": DAYS, "legality_reviewed": FLAGS, "disputes": st.integers(0, 10**9),
              "count": st.integers(1, 5), "amount": st.one_of(st.integers(0, 10**12), st.sampled_from([0.5, 12.25]))},
)  # fmt: skip
DECISION = st.fixed_dictionaries(
    {},
    optional={
        "completed": FLAGS,
        "procedures": st.lists(st.sampled_from(["公众参与", "专家论证"]), unique=True),
    },
)
YEARS = st.fixed_dictionaries(
    {},
    optional={
        "contracts": st.lists(CONTRACT, max_size=4),
        "decisions": st.fixed_dictionaries({"catalogue": FLAGS, "records": st.lists(DECISION, max_size=3)}),
        "shortcomings": st.lists(WORDS, max_size=3),
        "plans": st.lists(st.fixed_dictionaries({"title": WORDS, "text": st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)}), max_size=2),
        "leadership_study": st.fixed_dictionaries({"topics": st.lists(WORDS, max_size=3)}),
    },
)  # fmt: skip


@settings(max_examples=settings().max_examples // 10)  # four workbooks each
@given(YEARS)
def test_export_import_export_is_the_same(year: dict[str, Any]) -> None:
    content = json_bytes({**MINIMAL, **year})
    report = load(content, "a").report
    assert report is not None
    first = export(report)
    assert isinstance(first, bytes)

    unchanged = import_workbooks([(first, "t.xlsx")], content, "a")
    anew = import_workbooks([(first, "t.xlsx")], b"", "a")

    assert unchanged.content == content
    assert anew.content is not None
    again = load(anew.content, "n").report
    assert export(again) == first


def test_sheets_are_of_three_kinds() -> None:
    kinds = [type(sheet) for sheet in layout()]

    assert (kinds.count(Form), kinds.count(Lists)) == (6, 1)
    assert kinds.count(SheetTable) > 40


@pytest.mark.parametrize(("written", "shown"), [(12.5, 12.5), (3.0, 3), (4, 4)])
def test_a_number_is_a_number_of_the_sheet(written: float, shown: float) -> None:
    data = {**MINIMAL, "metrics": [{"name": "社区矫正", "value": written, "unit": "人"}]}

    cells = [cell for row in rows(exported(json_bytes(data).decode()), "指标") for cell in row]

    assert [type(cell) for cell in cells if cell == shown] == [type(shown)]


def test_no_sheet_lies_in_the_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)

    assert isinstance(export(None), bytes)
