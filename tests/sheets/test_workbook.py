"""Files that are no workbooks, are broken, or want to be a burden."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet._reader import WorkSheetParser

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.sheets.addresses import letters
from fazhi_report.sheets.workbook import Computed, _cells, _Parser, read_workbook
from tests.sheets.workbooks import exported, imported, saved, sheet_of

GOOD = sheet_of("合同", ["名称", "日期"], ["甲"])


def rewritten(change: Callable[[str, bytes], bytes]) -> bytes:
    """The good workbook with its parts changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            out.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", "FZ020", "这不是 Excel 工作簿（.xlsx）"),
        (b"year: 2023\n", "FZ020", "这不是 Excel 工作簿（.xlsx）"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "FZ020", "工作簿加了密码，或者是旧的 .xls 格式，读不了"),
        (archive(a=b"1"), "FZ020", "这不是 Excel 工作簿（.xlsx）"),
        (archive(**{"[Content_Types].xml": b"<Types/>"}), "FZ020", "工作簿损坏，读不出来"),
        (GOOD[:-400], "FZ020", "这不是 Excel 工作簿（.xlsx）"),
        (archive(a=bytes(400_000_001)), "FZ021", "工作簿解压以后太大，不予读取"),
        (bytes(50_000_001), "FZ021", "工作簿超过了 50 MB，不予读取"),
    ],
    ids=["empty", "yaml", "password", "zip", "hollow", "cut", "bomb", "large"],
)
def test_what_can_not_be_read_is_told(content: bytes, code: str, message: str) -> None:
    found = read_workbook(content, "a.xlsx")

    assert isinstance(found, Diagnostic)
    assert (found.file, found.code, found.message) == ("a.xlsx", code, message)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<row", b"<raw"), (b'r="A2"', b'r="2A"'), (b'r="2"', b'r="x"')],
)
def test_a_broken_part_is_told(old: bytes, new: bytes) -> None:
    broken = rewritten(lambda name, content: content.replace(old, new) if "sheet1" in name else content)

    assert isinstance(read_workbook(broken, "a.xlsx"), Diagnostic)


def test_entities_do_not_expand() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    ) + b"]>"  # fmt: skip
    content = rewritten(
        lambda name, part: part.replace(b"<worksheet", bomb + b"<worksheet") if "sheet1" in name else part
    )

    assert isinstance(read_workbook(content, "a.xlsx"), Diagnostic)


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    book: Any = Workbook()
    book.active.title = "隐患"
    book.active["A1"], book.active["A2"] = "已整改", "是"
    book.active["XFD1048576"] = "x"

    result = imported(saved(book))

    assert [(str(each.where), each.code) for each in result.diagnostics] == [
        ("台账.xlsx:隐患!XFD1048576", "FZ029")
    ]
    assert result.content is not None


def test_charts_and_empty_cells_are_passed_over() -> None:
    book: Any = Workbook()
    book.create_chartsheet("图").add_chart(BarChart())
    book.active["A1"], book.active["A2"] = "", "甲"

    sheets = read_workbook(saved(book), "a.xlsx")

    assert isinstance(sheets, tuple)
    assert [(sheet.title, [row.cells for row in sheet.rows]) for sheet in sheets] == [("Sheet", [{1: "甲"}])]


def test_a_date_beyond_all_dates_is_an_error_of_its_cell() -> None:
    book: Any = Workbook()
    book.active.title = "合同"
    book.active.append(["日期"])
    book.active["A2"] = 10**12
    book.active["A2"].number_format = "yyyy-mm-dd"

    assert [each.code for each in imported(saved(book), "").diagnostics] == ["FZ024"]


@given(st.data())
def test_no_damage_makes_an_exception(data: Any) -> None:
    part = data.draw(
        st.sampled_from(
            [
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/styles.xml",
                "[Content_Types].xml",
                "xl/sharedStrings.xml",
            ]
        )
    )
    place = data.draw(st.integers(0, 3000))
    piece = data.draw(st.sampled_from([b"", b"<", b"9", b'"', b"x", b"<c/>"]))
    length = data.draw(st.integers(0, 40))

    content = rewritten(
        lambda name, old: (
            old[: place % len(old)] + piece + old[place % len(old) + length :] if name == part else old
        )
    )

    assert isinstance(read_workbook(content, "a.xlsx"), tuple | Diagnostic)


def test_our_own_workbook_reads() -> None:
    sheets = read_workbook(exported(), "a.xlsx")

    assert isinstance(sheets, tuple)
    assert len(sheets) > 40


# Beside openpyxl --------------------------------------------------------------------------------------------

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CONTENTS = st.sampled_from(
    [
        "/>",
        "></c>",
        ' t="inlineStr"><is><t>甲</t></is></c>',
        ' t="inlineStr"><is><t xml:space="preserve"> 甲\n</t></is></c>',
        ' t="inlineStr"><is><t/></is></c>',
        ' t="inlineStr"><is/></c>',
        ' t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t>乙</t></r></is></c>',
        ' t="inlineStr"><is><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>',
        ' t="inlineStr"><f>1+1</f><is><t>甲</t></is></c>',
        ' t="str"><v>甲</v></c>',
        ' t="b"><v>1</v></c>',
        ' t="e"><v>#N/A</v></c>',
        "><v>1.5</v></c>",
        "><f>1+1</f><v>2</v></c>",
        "><is><t>甲</t></is></c>",
    ]
)


@given(st.lists(st.tuples(st.booleans(), CONTENTS), max_size=8))
def test_cells_are_what_openpyxl_says(cells: list[tuple[bool, str]]) -> None:
    """Some cells say where they are, and others stand behind the one before."""
    row = "".join(
        f'<c r="{letters(2 * column)}1"{inside}' if placed else f"<c{inside}"
        for column, (placed, inside) in enumerate(cells, start=1)
    )
    part = f"<worksheet {MAIN}><sheetData><row>{row}</row></sheetData></worksheet>".encode()
    (theirs,), (ours,) = (
        list(parser(io.BytesIO(part), [], data_only=True).parse()) for parser in (WorkSheetParser, _Parser)
    )
    assert ours[0] == theirs[0]
    typed = {
        column: cell.value if isinstance(cell, Computed) and not cell.is_error else cell
        for column, cell in _cells(ours[1]).items()
    }
    assert typed == _cells(theirs[1])
