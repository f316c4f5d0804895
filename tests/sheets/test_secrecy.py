"""Marked workbooks: what is made of them is as secret as they are, and they go into no unmarked data."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.loading import load
from fazhi_report.sheets import mark_of, read_workbook
from tests.conftest import Run, write
from tests.sheets.workbooks import SMALL, changed, exported, imported, opened, saved, sheet_of, told

MARKED = SMALL + "公文要素: {密级和保密期限: {密级: 机密, 期限: 3年}}\n"
NEW = "工作簿“台账.xlsx”标有密级（机密），数据没有标"


def contracts(change: Callable[[Any], object]) -> bytes:
    book = opened(sheet_of("合同", ["名称", "日期", "合法性审核", "纠纷"], ["丁合同"]))
    change(book.active)
    return saved(book)


def with_part(name: str, text: str) -> bytes:
    target = io.BytesIO(sheet_of("合同", ["名称"], ["丁合同"]))
    with zipfile.ZipFile(target, "a") as out:
        out.writestr(name, text)
    return target.getvalue()


def in_a_comment(sheet: Any) -> None:
    sheet["A2"].comment = Comment("机密★3年", "甲")


def in_a_header(sheet: Any) -> None:
    sheet.oddHeader.center.text = "机密★3年"


def in_a_footer(sheet: Any) -> None:
    sheet.evenFooter.right.text = "第一行\n机密"


def in_the_properties(sheet: Any) -> None:
    sheet.parent.properties.keywords = "机密"


def level_of(content: bytes, name: str = "台账.xlsx") -> tuple[str, str] | None:
    sheets = read_workbook(content, name)
    assert not isinstance(sheets, Diagnostic)
    mark = mark_of(content, name, sheets)
    return mark and (str(mark.where), mark.level)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (contracts(lambda sheet: sheet.cell(9, 2, "密级：机密")), "台账.xlsx:合同!B9"),
        (contracts(lambda sheet: sheet.cell(9, 2, "第一行\n机密★")), "台账.xlsx:合同!B9"),
        (contracts(lambda sheet: sheet.parent.create_sheet("名单（机密）")), "台账.xlsx:名单（机密）"),
        (contracts(in_a_header), "台账.xlsx:合同"),
        (contracts(in_a_footer), "台账.xlsx:合同"),
        (contracts(in_a_comment), "台账.xlsx"),
        (contracts(in_the_properties), "台账.xlsx"),
        (
            with_part(
                "xl/drawings/drawing1.xml",
                "<d xmlns:a='a'><a:p><a:r><a:t>机</a:t></a:r><a:r><a:t>密</a:t></a:r></a:p></d>",
            ),
            "台账.xlsx",
        ),
        (with_part("xl/comments1.xml", "<comments><comment>&#26426;&#23494;</comment>"), "台账.xlsx"),
    ],
)  # fmt: skip
def test_a_mark_counts_wherever_it_stands(content: bytes, where: str) -> None:
    assert level_of(content) == (where, "机密")


def test_a_name_marks_and_the_highest_level_counts() -> None:
    cell = contracts(lambda sheet: sheet.cell(9, 2, "绝密"))

    assert level_of(sheet_of("合同", ["名称"]), "C:\\甲\\台账（秘密）.xlsx") == (
        "C:\\甲\\台账（秘密）.xlsx",
        "秘密",
    )
    assert level_of(cell, "台账（秘密）.xlsx") == ("台账（秘密）.xlsx:合同!B9", "绝密")


def test_the_marks_of_formulas_count() -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet_of("合同", ["名称"], ["=1"]))) as source,
        zipfile.ZipFile(target, "w") as out,
    ):
        for name in source.namelist():
            part = source.read(name).decode()
            part = re.sub('<c r="A2">.*?</c>', '<c r="A2" t="str"><f>1</f><v>机密</v></c>', part)
            out.writestr(name, part)

    assert level_of(target.getvalue()) == ("台账.xlsx:合同!A2", "机密")


def test_words_of_secrecy_are_no_mark() -> None:
    assert level_of(exported()) is None
    assert level_of(sheet_of("培训", ["主题"], ["保守国家秘密法"])) is None


@pytest.mark.parametrize("append", [False, True])
def test_a_marked_workbook_goes_into_no_unmarked_data(*, append: bool) -> None:
    workbook = contracts(lambda sheet: sheet.cell(2, 1, "机密"))

    result = imported(workbook, append=append, replace=not append)

    assert result.content is None
    assert f"台账.xlsx:合同!A2 FZ240 {NEW}" in told(result)


def test_what_is_in_the_data_already_does_not_matter() -> None:
    result = imported(changed(lambda book: book["合同"].cell(1, 9, "备注（机密）")))

    assert (result.content, told(result)) == (None, [f"台账.xlsx:合同!I1 FZ240 {NEW}"])


def test_data_of_the_same_level_take_it() -> None:
    workbook = contracts(lambda sheet: sheet.cell(1, 5, "备注（机密）"))
    lower = MARKED.replace("机密", "秘密")

    assert imported(workbook, MARKED, append=True).content is not None
    assert imported(workbook, lower, append=True).content is None
    assert imported(exported(MARKED), SMALL).content == exported_text()


def exported_text() -> bytes:
    """The data file after the import of a workbook that states its level itself."""
    return (SMALL + "公文要素:\n  密级和保密期限:\n    密级: 机密\n    期限: 3年\n").encode()


def test_what_is_made_of_it_is_not_for_the_public(fazhi: Run) -> None:
    Path("a.xlsx").write_bytes(changed(lambda book: book["合同"].cell(1, 9, "备注（机密）")))

    code, _, said = fazhi("render", "a.xlsx", "-o", "报告.txt")

    assert (code, Path("报告.txt").exists()) == (1, False)
    assert said.startswith("a.xlsx:合同!I1: 警告 FZ242 标有密级（机密）")
    assert said.count("FZ242") == 1
    assert "a.xlsx:合同!I1: 错误 FZ240 工作簿“a.xlsx”标有密级（机密），由它生成的报告不能公开" in said
    assert fazhi("render", "a.xlsx", "--profile", "submission", "-o", "上报.txt")[0] == 0


@pytest.mark.parametrize("names", [[], ["--only", "合同"]])
def test_an_exported_workbook_keeps_the_level(fazhi: Run, names: list[str]) -> None:
    write("a.yaml", MARKED)

    assert fazhi("sheet", "export", "a.yaml", *names, "-o", "b.xlsx")[0] == 0
    assert opened(Path("b.xlsx").read_bytes())["目录"]["B1"].value == "机密★"
    assert level_of(Path("b.xlsx").read_bytes()) == ("台账.xlsx:目录!B1", "机密")


def test_the_name_of_a_data_file_marks_it(fazhi: Run) -> None:
    write("2024（机密）.yaml", SMALL)
    write("2024（秘密）.yaml", MARKED)

    code, _, said = fazhi("render", "2024（机密）.yaml", "-o", "报告.txt")

    assert code == 1
    assert said.startswith("2024（机密）.yaml: 警告 FZ242 标有密级（机密）")
    assert "错误 FZ240 数据文件“2024（机密）.yaml”标有密级（机密），由它生成的报告不能公开" in said
    assert load(MARKED.encode(), "2024（秘密）.yaml").classified == ()
    assert load(SMALL.encode(), "2024.yaml").level is None
