"""The base document: geometry, faces and language, each against the clause it comes from."""

import io
import runpy
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from fazhi_report import resources
from fazhi_report.page import gongwen
from fazhi_report.page.lengths import twips
from fazhi_report.writers.docx import base_document, style_ids, style_sheet
from fazhi_report.writers.docx.styles import StyleSetting
from fazhi_report.writers.docx.xml_text import NAMESPACE

W = f"{{{NAMESPACE}}}"


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def base() -> dict[str, bytes]:
    return parts(base_document.build())


@pytest.fixture(scope="module")
def styles(base: dict[str, bytes]) -> dict[str, etree._Element]:
    root = etree.fromstring(base["word/styles.xml"])
    return {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}


def canonical(part: bytes) -> bytes:
    """A part so that only its meaning counts: releases of lxml may write the same XML differently."""
    return etree.tostring(etree.fromstring(part), method="c14n")


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    assert found is not None, path
    return found.get(W + attribute)


def test_committed_file_is_what_the_figures_give(base: dict[str, bytes]) -> None:
    committed = parts(resources.read("base.docx"))
    assert sorted(committed) == sorted(base)
    for name, part in base.items():
        assert canonical(committed[name]) == canonical(part), (
            f"{name}: run python -m fazhi_report.writers.docx.base_document templates/base.docx"
        )


def test_module_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "base.docx"
    monkeypatch.setattr(sys, "argv", ["base_document", str(path)])
    monkeypatch.delitem(sys.modules, base_document.__name__)

    runpy.run_module(base_document.__name__, run_name="__main__")

    assert path.read_bytes() == base_document.build()


def test_parts_are_exactly_ours(base: dict[str, bytes]) -> None:
    assert list(base) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_page_is_a4_with_the_margins_of_the_standard(base: dict[str, bytes]) -> None:
    section = etree.fromstring(base["word/document.xml"]).find(f".//{W}sectPr")
    assert section is not None
    size = {name: value(section, "pgSz", name) for name in ("w", "h")}
    assert size == {"w": "11906", "h": "16838"}
    margins = {name: value(section, "pgMar", name) for name in ("top", "bottom", "left", "right", "gutter")}
    assert margins == {"top": "2098", "bottom": "1984", "left": "1587", "right": "1474", "gutter": "0"}
    assert value(section, "docGrid", "type") == "lines"
    assert value(section, "docGrid", "linePitch") == "579"


def test_22_lines_fit_and_a_23rd_does_not() -> None:
    height = 16838 - 2098 - 1984
    assert height // StyleSetting().line == gongwen.LINES_PER_PAGE.value


def test_28_squeezed_characters_fit_and_a_29th_does_not() -> None:
    width = 11906 - 1587 - 1474
    character = twips(gongwen.BODY.size) * gongwen.CHARACTER_SCALE.value / 100
    assert width // character == gongwen.CHARACTERS_PER_LINE.value


def test_a_remark_is_neither_parted_nor_drawn_apart(styles: dict[str, etree._Element]) -> None:
    assert styles["Remark"].find(f"{W}pPr/{W}keepLines") is not None
    assert value(styles["Remark"], "pPr/jc") == "left"


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 5])
def test_title_fills_whole_lines_of_the_grid(styles: dict[str, etree._Element], lines: int) -> None:
    spacing = styles[style_ids.TITLE_STYLES[lines]].find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("720", "exact")
    block = lines * 720 + int(spacing.get(f"{W}before", "")) + int(spacing.get(f"{W}after", ""))
    assert block % 579 == 0
    assert block > lines * 720


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_title_above_addressees_has_one_blank_line_below_it(
    styles: dict[str, etree._Element], lines: int
) -> None:
    style = styles[style_ids.ADDRESSED_TITLE_STYLES[lines]]
    assert value(style, "basedOn") == style_ids.TITLE_STYLES[lines]
    assert value(style, "pPr/spacing", "after") == "579"
    assert (value(style, "pPr/spacing", "line"), value(style, "pPr/spacing", "lineRule")) == ("720", "exact")
    block = lines * 720 + int(value(style, "pPr/spacing", "before") or "") + 579
    assert block == (lines + 2) * 579


def test_addressees_are_flush_left_in_the_face_of_the_body(styles: dict[str, etree._Element]) -> None:
    style = styles["Addressees"]
    assert value(style, "basedOn") == "Normal"
    assert value(style, "next") == "BodyText"
    assert value(style, "pPr/jc") == "left"
    assert style.find(f"{W}pPr/{W}ind") is None


@pytest.mark.parametrize(
    ("style", "before", "left", "hanging"),
    [
        ("AnnexList", 579, 640 + 941, 941),  # 附件： is three squeezed characters wide
        ("AnnexListFirst", 579, 640 + 941 + 470, 941 + 470),  # “1. ” is one and a half
        ("AnnexListNext", 0, 640 + 941 + 470, 470),
        ("AnnexListFirstOfTen", 579, 640 + 941 + 627, 941 + 627),  # “10. ” is two
        ("AnnexListNextOfTen", 0, 640 + 941 + 627, 627),
    ],
)
def test_names_of_annexes_begin_two_characters_in_and_wrap_below_themselves(
    styles: dict[str, etree._Element], style: str, before: int, left: int, hanging: int
) -> None:
    assert value(styles[style], "basedOn") == "Normal"
    assert value(styles[style], "pPr/spacing", "before") == str(before)
    assert value(styles[style], "pPr/spacing", "line") == "579"
    assert value(styles[style], "pPr/ind", "left") == str(left)
    assert value(styles[style], "pPr/ind", "hanging") == str(hanging)
    assert value(styles[style], "pPr/jc") == "left"


def test_an_annex_begins_a_page_with_its_title_on_the_third_line(styles: dict[str, etree._Element]) -> None:
    label = styles["AnnexLabel"]
    assert label.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert value(label, "pPr/jc") == "left"
    assert (value(label, "pPr/spacing", "line"), value(label, "pPr/spacing", "after")) == ("579", "579")


def test_table_has_thin_single_borders_and_closer_lines(styles: dict[str, etree._Element]) -> None:
    table = styles["AnnexTable"]
    assert table.get(f"{W}type") == "table"
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert [etree.QName(edge).localname for edge in borders] == [
        "top", "left", "bottom", "right", "insideH", "insideV",
    ]  # fmt: skip
    assert {(edge.get(f"{W}val"), edge.get(f"{W}sz")) for edge in borders} == {("single", "4")}
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    assert margins is not None
    assert [(etree.QName(side).localname, side.get(f"{W}w")) for side in margins] == [
        ("top", "50"), ("left", "100"), ("bottom", "50"), ("right", "100"),
    ]  # fmt: skip
    for style, side in (("TableNumber", "right"), ("TableOrdinal", "center")):
        assert value(styles[style], "basedOn") == "TableText"
        assert value(styles[style], "pPr/jc") == side
    for style, side in (("TableText", "left"), ("TableHeading", "center")):
        assert value(styles[style], "pPr/jc") == side
        assert value(styles[style], "pPr/spacing", "line") == "400"
    assert value(styles["TableEnd"], "pPr/spacing", "line") == "20"


def test_footers_of_odd_and_even_pages(base: dict[str, bytes], styles: dict[str, etree._Element]) -> None:
    document = docx.Document(io.BytesIO(base_document.build()))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, style, side in (
        (section.footer, style_sheet.FOOTER_ODD_STYLE, "right"),
        (section.even_page_footer, style_sheet.FOOTER_EVEN_STYLE, "left"),
    ):
        (paragraph,) = footer.paragraphs
        assert paragraph.style is not None
        assert paragraph.style.style_id == style
        assert value(styles[style], "pPr/jc") == side
        assert value(styles[style], "pPr/ind", side) == "280"
        assert value(styles[style], "pPr/ind", f"{side}Chars") == "100"
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer_part = etree.fromstring(base[name])
        assert "".join(footer_part.itertext()) == "— 1 —"
        assert value(footer_part, "p/fldSimple", "instr") == " PAGE "
    assert value(styles["Footer"], "pPr/spacing", "line") == "280"


def test_dashes_of_the_page_number_are_7_mm_below_the_type_area(base: dict[str, bytes]) -> None:
    margins = etree.fromstring(base["word/document.xml"]).find(f".//{W}pgMar")
    assert margins is not None
    half_line = 140
    below = int(margins.get(f"{W}bottom", "")) - int(margins.get(f"{W}footer", "")) - half_line
    assert below / 1440 * 25.4 == pytest.approx(7, abs=0.05)


def test_settings(base: dict[str, bytes]) -> None:
    settings = etree.fromstring(base["word/settings.xml"])
    assert value(settings, "characterSpacingControl") == "doNotCompress"
    assert value(settings, "themeFontLang", "eastAsia") == "zh-CN"


def test_defaults_are_the_body_face_in_chinese(base: dict[str, bytes]) -> None:
    defaults = etree.fromstring(base["word/styles.xml"]).find(f"{W}docDefaults")
    assert defaults is not None
    run = "rPrDefault/rPr"
    assert value(defaults, f"{run}/rFonts", "eastAsia") == "仿宋_GB2312"
    assert value(defaults, f"{run}/sz") == value(defaults, f"{run}/szCs") == "32"
    assert value(defaults, f"{run}/lang", "eastAsia") == "zh-CN"
    assert value(defaults, "pPrDefault/pPr/widowControl") == "0"


FACES = {
    "Normal": ("仿宋_GB2312", "32", "98"),
    "Title": ("方正小标宋简体", "44", "100"),
    "TitleOneLine": ("方正小标宋简体", "44", "100"),
    "TitleThreeLines": ("方正小标宋简体", "44", "100"),
    "TitleFourLines": ("方正小标宋简体", "44", "100"),
    "TitleFiveLines": ("方正小标宋简体", "44", "100"),
    "TitleSixLines": ("方正小标宋简体", "44", "100"),
    "Heading1": ("黑体", "32", "98"),
    "Heading2": ("楷体_GB2312", "32", "98"),
    "Heading3": ("仿宋_GB2312", "32", "98"),
    "Heading4": ("仿宋_GB2312", "32", "98"),
    "RunInHeading1": ("黑体", "32", "98"),
    "RunInHeading2": ("楷体_GB2312", "32", "98"),
    "RunInHeading3": ("仿宋_GB2312", "32", "98"),
    "RunInHeading4": ("仿宋_GB2312", "32", "98"),
    "AnnexLabel": ("黑体", "32", "98"),
    "TableText": ("仿宋_GB2312", "24", "100"),
    "TableHeading": ("黑体", "24", "100"),
    "TableTextSmaller": ("仿宋_GB2312", "21", "100"),
    "TableHeadingSmaller": ("黑体", "21", "100"),
    "TableTextSmallest": ("仿宋_GB2312", "18", "100"),
    "TableHeadingSmallest": ("黑体", "18", "100"),
    "TableCaption": ("黑体", "28", "100"),
    "CommentText": ("宋体", "18", "100"),
    "CommentReference": ("宋体", "18", "100"),
    "Footer": ("宋体", "28", "100"),
    "LetterheadLine": ("仿宋_GB2312", "32", "98"),
    "CopyNumber": ("仿宋_GB2312", "32", "98"),
    "Secrecy": ("黑体", "32", "98"),
    "Urgency": ("黑体", "32", "98"),
    "IssuerMark1": ("方正小标宋简体", "96", "100"),
    "IssuerMark2": ("方正小标宋简体", "96", "75"),
    "IssuerMark3": ("方正小标宋简体", "84", "75"),
    "IssuerMark4": ("方正小标宋简体", "72", "75"),
    "IssuerMark5": ("方正小标宋简体", "56", "75"),
    "IssuerMark6": ("方正小标宋简体", "44", "75"),
    "IssuerMark7": ("方正小标宋简体", "32", "60"),
    "DocumentNumber": ("仿宋_GB2312", "32", "98"),
    "SignerName": ("楷体_GB2312", "32", "98"),
    "ImprintCopies": ("仿宋_GB2312", "28", "100"),
    "ImprintOffice": ("仿宋_GB2312", "28", "100"),
    "ImprintDate": ("仿宋_GB2312", "28", "100"),
}
INHERITING = {
    "BodyText": "仿宋_GB2312",
    "TitleOneLineAddressed": "方正小标宋简体",
    "TitleAddressed": "方正小标宋简体",
    "TitleThreeLinesAddressed": "方正小标宋简体",
    "TitleFourLinesAddressed": "方正小标宋简体",
    "TitleFiveLinesAddressed": "方正小标宋简体",
    "TitleSixLinesAddressed": "方正小标宋简体",
    "Addressees": "仿宋_GB2312",
    "AnnexList": "仿宋_GB2312",
    "AnnexListFirst": "仿宋_GB2312",
    "AnnexListNext": "仿宋_GB2312",
    "AnnexListFirstOfTen": "仿宋_GB2312",
    "AnnexListNextOfTen": "仿宋_GB2312",
    **{
        f"Table{part}{extent}": "仿宋_GB2312"
        for part in ("Number", "Ordinal")
        for extent in ("", "Smaller", "Smallest")
    },
    "AnnexTable": "仿宋_GB2312",
    "TableEnd": "仿宋_GB2312",
    "FooterOdd": "宋体",
    "FooterEven": "宋体",
    "RedRule": "仿宋_GB2312",
    "RedRulePreprinted": "仿宋_GB2312",
    "OfficeSignature": "仿宋_GB2312",
    "OfficeSignatureNext": "仿宋_GB2312",
    "OfficeSignatureSealedNext": "仿宋_GB2312",
    "OfficeSignatureSealed": "仿宋_GB2312",
    "SignatureDate": "仿宋_GB2312",
    "SignatureDateSealed": "仿宋_GB2312",
    "SignatureDateAlone": "仿宋_GB2312",
    "SignatureDateAloneSealed": "仿宋_GB2312",
    "Remark": "仿宋_GB2312",
    "ImprintTable": "仿宋_GB2312",
    "ImprintAnchor": "仿宋_GB2312",
    "ImprintPage": "仿宋_GB2312",
}


def test_faces_of_the_styles(styles: dict[str, etree._Element]) -> None:
    assert set(styles) == set(FACES) | set(INHERITING)
    for name, (family, half_points, scale) in FACES.items():
        run = styles[name].find(f"{W}rPr")
        assert run is not None
        assert value(run, "rFonts", "eastAsia") == family, name
        assert (value(run, "sz"), value(run, "szCs"), value(run, "w")) == (half_points, half_points, scale), (
            name
        )
    for name, family in INHERITING.items():
        assert value(styles[name], "rPr/rFonts", "eastAsia") == family


def test_every_style_sets_all_fonts_of_its_face_and_none_of_a_theme(base: dict[str, bytes]) -> None:
    fonts = list(etree.fromstring(base["word/styles.xml"]).iter(f"{W}rFonts"))
    assert len(fonts) == 1 + len(FACES) + len(INHERITING)
    for font in fonts:
        slots = {name.removeprefix(W) for name in map(str, font.attrib)}
        assert slots == {"ascii", "hAnsi", "eastAsia", "cs", "hint"}
        assert len({font.get(W + slot) for slot in slots - {"hint"}}) == 1
        assert font.get(f"{W}hint") == "eastAsia"


def test_nothing_is_bold_and_only_the_mark_is_coloured(
    base: dict[str, bytes], styles: dict[str, etree._Element]
) -> None:
    seen = {element.tag for element in etree.fromstring(base["word/styles.xml"]).iter()}
    assert f"{W}rFonts" in seen
    assert not seen & {f"{W}b", f"{W}bCs", f"{W}i", f"{W}latentStyles"}
    coloured = {
        name: value(style, "rPr/color")
        for name, style in styles.items()
        if style.find(f".//{W}color") is not None
    }
    assert coloured == {f"IssuerMark{step}": "FF0000" for step in range(1, 8)}


@pytest.mark.parametrize(
    ("style", "side", "width"), [("outer", "top", 8), ("outer", "bottom", 8), ("inner", "insideH", 6)]
)
def test_lines_of_the_imprint(styles: dict[str, etree._Element], style: str, side: str, width: int) -> None:
    # 0.35 mm and 0.25 mm in eighths of a point.
    assert value(styles["ImprintTable"], f"tblPr/tblBorders/{side}", "sz") == str(width), style


def test_body_is_justified_on_the_grid_with_two_characters_indent(styles: dict[str, etree._Element]) -> None:
    assert value(styles["Normal"], "pPr/jc") == "both"
    assert value(styles["Normal"], "pPr/overflowPunct") == "1"
    assert value(styles["Normal"], "pPr/spacing", "line") == "579"
    assert value(styles["Normal"], "pPr/spacing", "lineRule") == "exact"
    assert value(styles["BodyText"], "basedOn") == "Normal"
    assert value(styles["BodyText"], "pPr/ind", "firstLineChars") == "200"
    assert value(styles["BodyText"], "pPr/ind", "firstLine") == "640"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_words_own_with_their_outline_level(
    styles: dict[str, etree._Element], level: int
) -> None:
    style = styles[style_ids.HEADING_STYLES[level]]
    assert value(style, "name") == f"heading {level}"
    assert value(style, "basedOn") == "BodyText"
    assert value(style, "pPr/outlineLvl") == str(level - 1)


def test_font_table_names_alternatives_for_every_face(base: dict[str, bytes]) -> None:
    table = etree.fromstring(base["word/fontTable.xml"])
    named = {font.get(f"{W}name"): value(font, "altName") for font in table}
    assert set(named) == {face for face, _, _ in FACES.values()}
    assert named["仿宋_GB2312"] == "仿宋,FangSong"
