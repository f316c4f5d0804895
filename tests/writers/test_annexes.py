"""Annexes in a DOCX: the lines that name them, their labels, titles and tables."""

import io
from dataclasses import replace

import docx
import pytest
from lxml import etree

from fazhi_report.document import Document, DocumentAnnex, Heading, Imprint, Paragraph, Run, Table
from fazhi_report.writers.docx import writing as writer
from tests.writers.written import REPORT, SPACE, R, W, parts

COLUMNS = ("序号", "名称")
TABLE = Table(COLUMNS, (("1", "甲 "), ("2", ""), ("3", "乙\n丙\t丁")))


def body(document: Document) -> etree._Element:
    return etree.fromstring(parts(writer.write(document))["word/document.xml"])[0]


def annexed(*annexes: DocumentAnnex) -> Document:
    return replace(REPORT, annexes=annexes)


def test_an_annex_follows_the_text() -> None:
    document = docx.Document(io.BytesIO(writer.write(annexed(DocumentAnnex("清单", (TABLE,))))))

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
            writer.write(
                annexed(
                    DocumentAnnex("一", (TABLE,)),
                    DocumentAnnex("二", (TABLE,)),
                    DocumentAnnex("三" * 21, (TABLE,)),
                )
            )
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
    tables = list(body(annexed(DocumentAnnex("清单", (TABLE,)))).iter(f"{W}tbl"))
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
    (table,) = body(annexed(DocumentAnnex("清单", (TABLE,)))).iter(f"{W}tbl")
    assert not list(table.iter(f"{W}rPr"))
    (kept,) = (text for text in table.iter(f"{W}t") if text.get(SPACE))
    assert kept.text == "甲 "


def test_a_report_without_annexes_has_no_table() -> None:
    assert not list(body(REPORT).iter(f"{W}tbl"))
    assert "Annex" not in etree.tostring(body(REPORT), encoding="unicode")


@pytest.mark.parametrize("count", [0, 100, 1000])
def test_as_many_rows_as_there_are(count: int) -> None:
    rows = tuple((str(number), f"数{number}") for number in range(count))
    written = list(body(annexed(DocumentAnnex("清单", (Table(COLUMNS, rows),)))).iter(f"{W}tr"))
    assert len(written) == count + 1


def test_a_row_of_too_few_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        writer.write(annexed(DocumentAnnex("清单", (Table(COLUMNS, (("1",),)),))))


def test_titles_and_labels_are_not_in_the_core_properties() -> None:
    written = docx.Document(
        io.BytesIO(writer.write(Document(((Run("题"),),), (), "甲", (), (DocumentAnnex("乙", (TABLE,)),))))
    )
    assert written.core_properties.title == "题"


# Captions and cells ---------------------------------------------------------------------------------------------


def styles_of(table: Table) -> list[list[str | None]]:
    (made,) = body(annexed(DocumentAnnex("清单", (table,)))).iter(f"{W}tbl")
    return [[each.get(f"{W}val") for each in row.iter(f"{W}pStyle")] for row in made.iter(f"{W}tr")]


def test_a_caption_stands_above_its_table_and_text_before_it() -> None:
    content = (Heading(1, "一、", (Run("范围"),)), Paragraph((Run("甲。"),)), Table(COLUMNS, (), "表题"))
    elements = list(body(annexed(DocumentAnnex("清单", content))))[-8:]

    assert [etree.QName(each).localname for each in elements] == ["p"] * 5 + ["tbl", "p", "sectPr"]
    styles = [style.get(f"{W}val") for each in elements[:5] for style in each.iter(f"{W}pStyle")]
    assert styles == ["AnnexLabel", "TitleOneLine", "Heading1", "BodyText", "TableCaption"]
    assert ["".join(each.itertext()) for each in elements[2:5]] == ["一、范围", "甲。", "表题"]


def test_numbers_are_set_right_ordinals_in_the_middle_and_texts_left() -> None:
    table = Table(
        ("序号", "名称", "件数", "占比"), (("1", "甲", "1,234", "12.5%"), ("合计", "", "—", "100%"))
    )

    assert styles_of(table) == [
        ["TableHeading"] * 4,
        *[["TableOrdinal", "TableText", "TableNumber", "TableNumber"]] * 2,
    ]


def test_only_a_row_that_no_page_holds_may_be_split() -> None:
    # 7000 characters in 30 a line are 234 lines; a page has room for some 30 of them.
    (made,) = body(annexed(DocumentAnnex("清单", (Table(COLUMNS, (("1", "短"), ("2", "长" * 7000))),)))).iter(
        f"{W}tbl"
    )

    flags = [[etree.QName(each).localname for each in row[0]] for row in made.iter(f"{W}tr")]
    assert flags == [["cantSplit", "tblHeader"], ["cantSplit"], []]


def test_ten_annexes_give_their_numbers_more_room() -> None:
    names = [DocumentAnnex(f"甲{number}", ()) for number in range(1, 11)]

    def listed(count: int) -> list[tuple[str, str]]:
        document = docx.Document(io.BytesIO(writer.write(annexed(*names[:count]))))
        found = [(p.style.style_id if p.style else "", p.text) for p in document.paragraphs]
        return [each for each in found if each[0].startswith("AnnexList")]

    assert listed(9)[-1] == ("AnnexListNext", "9.\t甲9")
    assert listed(10)[0] == ("AnnexListFirstOfTen", "附件：1.\t甲1")
    assert listed(10)[1:] == [("AnnexListNextOfTen", f"{number}.\t甲{number}") for number in range(2, 11)]


# Pages turned sideways -----------------------------------------------------------------------------------------

WIDE, TEXT = Table(COLUMNS, (("1", "甲"),), "宽表", landscape=True), Paragraph((Run("说明。"),))
PORTRAIT = ("11906", "16838", None)
LANDSCAPE = ("16838", "11906", "landscape")


def breaks(document: Document) -> list[tuple[str, tuple[str | None, ...]]]:
    """What stands before every end of a section, and the size of its pages."""
    text, found = "", []
    for element in body(document).iter(f"{W}p", f"{W}sectPr"):
        if element.tag == f"{W}p":
            text = "".join(element.itertext()) or text
            continue
        (size,) = element.iter(f"{W}pgSz")
        found.append((text, tuple(size.get(f"{W}{key}") for key in ("w", "h", "orient"))))
    return found


def test_a_table_that_is_all_of_an_annex_takes_label_and_title_along() -> None:
    assert breaks(annexed(DocumentAnnex("统计表", (WIDE,)), DocumentAnnex("说明", (TEXT,)))) == [
        ("2.说明", PORTRAIT),
        ("甲", LANDSCAPE),
        ("说明。", PORTRAIT),
    ]


def test_text_stays_upright_and_its_wide_tables_are_turned() -> None:
    assert breaks(annexed(DocumentAnnex("统计表", (TEXT, WIDE, WIDE, WIDE._replace(landscape=False))))) == [
        ("说明。", PORTRAIT),
        ("甲", LANDSCAPE),
        ("甲", PORTRAIT),
    ]


def test_a_document_may_end_sideways_and_its_imprint_stands_upright() -> None:
    document = annexed(DocumentAnnex("统计表", (WIDE,)))
    assert breaks(document) == [("附件：统计表", PORTRAIT), ("甲", LANDSCAPE)]

    closed = replace(document, imprint=Imprint((), "甲局办公室", "2024年2月16日印发", "new"))
    assert breaks(closed)[1:] == [("甲", LANDSCAPE), ("2024年2月16日印发", PORTRAIT)]
    last = [style.get(f"{W}val") for style in body(closed).iter(f"{W}pStyle")][-5:]
    assert last == ["TableEnd", "ImprintAnchor", "ImprintOffice", "ImprintDate", "ImprintAnchor"]


def test_the_table_fills_the_type_area_of_the_turned_page() -> None:
    table = next(body(annexed(DocumentAnnex("统计表", (WIDE,)))).iter(f"{W}tblW"))

    assert table.get(f"{W}w") == "12756"  # 225 mm


def test_the_margins_turn_with_the_page_and_no_grid_moves_the_table() -> None:
    *_, turned = body(annexed(DocumentAnnex("统计表", (WIDE,)))).iter(f"{W}sectPr")

    margins = {
        key: next(turned.iter(f"{W}pgMar")).get(f"{W}{key}") for key in ("top", "right", "bottom", "left")
    }
    # upright: left 28 mm, top 37, right 26, bottom 35
    assert margins == {"top": "1587", "right": "2098", "bottom": "1474", "left": "1984"}
    grid = next(turned.iter(f"{W}docGrid"))
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == (None, "579")
    assert not list(turned.iter(f"{W}pgNumType"))


def test_the_page_number_stands_beside_the_type_area_and_runs_downwards() -> None:
    package = parts(writer.write(annexed(DocumentAnnex("统计表", (WIDE,)))))
    *_, turned = etree.fromstring(package["word/document.xml"]).iter(f"{W}sectPr")
    links = {
        each.get("Id"): each.get("Target")
        for each in etree.fromstring(package["word/_rels/document.xml.rels"])
    }

    references = {
        each.get(f"{W}type"): links[each.get(f"{R}id")] for each in turned.iter(f"{W}footerReference")
    }
    assert set(references) == {"default", "even"}
    for kind, style in (("default", "FooterOdd"), ("even", "FooterEven")):
        footer = etree.fromstring(package[f"word/{references[kind]}"])
        place = next(footer.iter(f"{W}tblpPr"))
        assert {key: place.get(f"{W}{key}") for key in ("horzAnchor", "vertAnchor")} == {
            "horzAnchor": "page",
            "vertAnchor": "page",
        }
        # The line, 14 points wide, has its middle 7 mm from the type area, which begins 35 mm from the edge.
        assert int(place.get(f"{W}tblpX", "")) == pytest.approx(28 * 1440 / 25.4 - 140, abs=1)
        assert int(place.get(f"{W}tblpY", "")) == pytest.approx(28 * 1440 / 25.4, abs=1)
        assert next(footer.iter(f"{W}trHeight")).get(f"{W}val") == "8844"
        assert next(footer.iter(f"{W}textDirection")).get(f"{W}val") == "tbRl"
        (cell,) = footer.iter(f"{W}tc")
        assert [each.get(f"{W}val") for each in cell.iter(f"{W}pStyle")] == [style]
        assert next(cell.iter(f"{W}fldSimple")).get(f"{W}instr") == " PAGE "
        types = package["[Content_Types].xml"].decode()
        assert f"/word/{references[kind]}" in types


def test_comments_and_turned_pages_go_together() -> None:
    document = replace(annexed(DocumentAnnex("统计表", (WIDE,))), notes={"study.count": "学习次数：4次"})

    package = parts(writer.write(document))

    assert {"word/comments.xml", "word/footerTurnedDefault.xml", "word/footerTurnedEven.xml"} <= set(package)
    links = etree.fromstring(package["word/_rels/document.xml.rels"])
    assert len({each.get("Id") for each in links}) == len(links)
    assert package["[Content_Types].xml"].count(b"<Override") == len(
        set(etree.fromstring(package["[Content_Types].xml"]).xpath("//@PartName"))
    )


def test_without_turned_pages_there_is_nothing_of_them() -> None:
    package = parts(writer.write(annexed(DocumentAnnex("清单", (TABLE,)))))

    assert not [name for name in package if "Turned" in name]
    assert len(list(etree.fromstring(package["word/document.xml"]).iter(f"{W}sectPr"))) == 1
