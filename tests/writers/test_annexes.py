"""Annexes in a DOCX: the lines that name them, their labels, titles and tables."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fazhi_report.document import Annex, Document, Run, Table
from fazhi_report.writers import docx as writer
from fazhi_report.writers.columns import column_widths
from tests.writers.test_docx import REPORT, SPACE, W, parts

COLUMNS = ("序号", "名称")
TABLE = Table(COLUMNS, (("1", "甲 "), ("2", ""), ("3", "乙\n丙\t丁")))
TYPE_AREA = 8845  # twips: 156 mm


def body(document: Document) -> etree._Element:
    return etree.fromstring(parts(writer.write(document))["word/document.xml"])[0]


def annexed(*annexes: Annex) -> Document:
    return replace(REPORT, annexes=annexes)


def test_an_annex_follows_the_text() -> None:
    document = docx.Document(io.BytesIO(writer.write(annexed(Annex("清单", (TABLE,))))))

    found = [(p.style.style_id if p.style else "", p.text) for p in document.paragraphs]
    assert found[7:] == [
        ("BodyText", "2.只有标题。"),
        ("AnnexList", "附件：清单"),
        ("AnnexLabel", "附件"),
        ("TitleOneLine", "清单"),
        ("TableEnd", ""),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "名称"],
        ["1", "甲 "],
        ["2", ""],
        ["3", "乙\n丙\t丁"],
    ]


def test_several_annexes_are_numbered_and_their_names_aligned() -> None:
    document = docx.Document(
        io.BytesIO(
            writer.write(annexed(Annex("一", (TABLE,)), Annex("二", (TABLE,)), Annex("三" * 21, (TABLE,))))
        )
    )

    found = [(p.style.style_id if p.style else "", p.text) for p in document.paragraphs]
    assert found[8:] == [
        ("AnnexListFirst", "附件：1.\t一"),
        ("AnnexListNext", "2.\t二"),
        ("AnnexListNext", "3.\t" + "三" * 21),
        ("AnnexLabel", "附件1"),
        ("TitleOneLine", "一"),
        ("TableEnd", ""),
        ("AnnexLabel", "附件2"),
        ("TitleOneLine", "二"),
        ("TableEnd", ""),
        ("AnnexLabel", "附件3"),
        ("Title", "三" * 20 + "\n三"),
        ("TableEnd", ""),
    ]


def test_the_table_fills_the_type_area_and_repeats_its_heading() -> None:
    tables = list(body(annexed(Annex("清单", (TABLE,)))).iter(f"{W}tbl"))
    (table,) = tables

    properties, grid, *rows = table
    assert [etree.QName(element).localname for element in properties] == ["tblStyle", "tblW", "tblLayout"]
    assert properties[0].get(f"{W}val") == "AnnexTable"
    assert (properties[1].get(f"{W}w"), properties[1].get(f"{W}type")) == ("8844", "dxa")
    assert properties[2].get(f"{W}type") == "fixed"
    columns = [int(column.get(f"{W}w", "")) for column in grid]
    assert sum(columns) == 8844
    assert len(rows) == 4
    for number, row in enumerate(rows):
        flags = [etree.QName(element).localname for element in row[0]]
        assert flags == (["cantSplit"] if number else ["cantSplit", "tblHeader"])
        cells = row.findall(f"{W}tc")
        assert [int(cell[0][0].get(f"{W}w", "")) for cell in cells] == columns
        styles = [style.get(f"{W}val") for style in row.iter(f"{W}pStyle")]
        assert styles == (["TableOrdinal", "TableText"] if number else ["TableHeading", "TableHeading"])
        assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_the_cells_carry_no_formatting() -> None:
    (table,) = body(annexed(Annex("清单", (TABLE,)))).iter(f"{W}tbl")
    assert not list(table.iter(f"{W}rPr"))
    (kept,) = (text for text in table.iter(f"{W}t") if text.get(SPACE))
    assert kept.text == "甲 "


def test_a_report_without_annexes_has_no_table() -> None:
    assert not list(body(REPORT).iter(f"{W}tbl"))
    assert "Annex" not in etree.tostring(body(REPORT), encoding="unicode")


@pytest.mark.parametrize("count", [0, 100, 1000])
def test_as_many_rows_as_there_are(count: int) -> None:
    rows = tuple((str(number), f"数{number}") for number in range(count))
    written = list(body(annexed(Annex("清单", (Table(COLUMNS, rows),)))).iter(f"{W}tr"))
    assert len(written) == count + 1


def test_a_row_of_too_few_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        writer.write(annexed(Annex("清单", (Table(COLUMNS, (("1",),)),))))


# Widths of columns: 12 points a character are 240 twips, the margins of a cell 200 -------------------------


def widths(*columns: list[str]) -> list[int]:
    heads, *rows = zip(*columns, strict=True)
    return column_widths(Table(heads, tuple(rows)), TYPE_AREA)


def test_a_narrow_column_gets_what_it_needs_and_a_wide_one_the_rest() -> None:
    # 2 + 1 characters, and what is left
    assert widths(["序号", "1"], ["名称", "甲" * 40]) == [920, 8845 - 920]


def test_wide_columns_share_as_they_need() -> None:
    # 920, 11 * 240 + 200 and the rest; an equal share would be 2948
    assert widths(["序号", "1"], ["名称", "甲" * 10], ["说明", "乙" * 30]) == [920, 2840, 5085]
    # 16 * 240 + 200 = 4040 and (24 + 1) * 240 + 200 = 6200 share 7925
    assert widths(["序号", "1"], ["名称", "甲" * 15], ["说明", "乙" * 60]) == [920, 3126, 4799]


def test_columns_that_need_little_are_stretched_alike() -> None:
    assert widths(["甲甲", "一"], ["乙乙", "二"]) == [4422, 4423]


def test_one_long_text_in_ten_does_not_widen_its_column() -> None:
    wide = ["名称", *["甲" * 40] * 11]
    short = ["说明", *["一二三四五"] * 10]

    assert widths(wide, [*short, "一二三四五"])[1] == 6 * 240 + 200
    # Up to eight characters a text stays whole, a longer one is broken.
    assert widths(wide, [*short, "一" * 7])[1] == 8 * 240 + 200
    assert widths(wide, [*short, "一" * 30])[1] == 9 * 240 + 200
    assert widths(wide, [*short[:-1], "一" * 12, "一" * 12])[1] == 13 * 240 + 200


@given(st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), min_size=1, max_size=8))
def test_widths_always_add_up(columns: list[list[str]]) -> None:
    found = widths(*columns)
    assert sum(found) == TYPE_AREA
    assert min(found) > 0


def test_titles_and_labels_are_not_in_the_core_properties() -> None:
    written = docx.Document(
        io.BytesIO(writer.write(Document(((Run("题"),),), (), "甲", (), (Annex("乙", (TABLE,)),))))
    )
    assert written.core_properties.title == "题"
