"""House styles in a DOCX: every change seen in the style sheet of the file, and nothing but it."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from fazhi_report import resources
from fazhi_report.page.layout import LINE_PITCHES, STANDARD, TITLE_LINE_PITCHES, Layout
from fazhi_report.writers.docx import style_ids
from fazhi_report.writers.docx import writing as writer
from fazhi_report.writers.docx.bases import base_of
from fazhi_report.writers.docx.style_sheet import style_sheet
from fazhi_report.writers.docx.styles import StyleSetting
from fazhi_report.writers.docx.xml_text import NAMESPACE
from tests.pages.official import submission
from tests.writers.written import REPORT, parts

W = f"{{{NAMESPACE}}}"
BODY = ("Normal", "BodyText", "Heading3", "TableText", "DocumentNumber", "SignatureDate", "ImprintOffice")


def written(layout: Layout) -> dict[str, bytes]:
    return parts(writer.write(submission(), layout))


def styles(layout: Layout) -> dict[str, etree._Element]:
    root = etree.fromstring(written(layout)["word/styles.xml"])
    return {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}


def value(style: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = style.find("/".join(W + step for step in path.split("/")))
    assert found is not None, path
    return found.get(W + attribute)


def fonts(style: etree._Element) -> tuple[str | None, ...]:
    return tuple(value(style, "rPr/rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs", "hint"))


def spacing(style: etree._Element) -> tuple[int, int, int]:
    """Space above, pitch of the lines, space below, in twips."""
    found = style.find(f"{W}pPr/{W}spacing")
    assert found is not None
    assert found.get(f"{W}lineRule") == "exact"
    before, line, after = (int(found.get(W + name, "")) for name in ("before", "line", "after"))
    return before, line, after


def test_the_standard_is_the_shipped_base_document() -> None:
    assert writer.write(REPORT, Layout()) == writer.write(REPORT)
    assert base_of(STANDARD).parts == parts(resources.read("base.docx"))


def test_only_styles_fonts_and_grid_change() -> None:
    house, standard = written(Layout(line_pitch=28, latin="Arial")), written(STANDARD)
    assert list(house) == list(standard)
    assert {name for name, part in house.items() if part != standard[name]} == {
        "word/styles.xml",
        "word/document.xml",
    }


def test_same_layout_same_bytes() -> None:
    first = writer.write(REPORT, Layout(line_pitch=28, families={"黑体": "方正黑体_GBK"}))
    base_of.cache_clear()
    assert writer.write(REPORT, Layout(line_pitch=28, families={"黑体": "方正黑体_GBK"})) == first
    assert writer.write(REPORT, Layout(line_pitch=28)) != first


@pytest.mark.parametrize(("pitch", "twips"), [(28, 560), (28.8, 576), (30, 600)])
def test_pitch_is_that_of_every_line_of_the_text(pitch: float, twips: int) -> None:
    layout = Layout(line_pitch=pitch)
    section = docx.Document(io.BytesIO(writer.write(submission(), layout))).sections[0]
    grid = section._sectPr.find(f"{W}docGrid")
    assert grid is not None
    assert dict(grid.items()) == {f"{W}linePitch": str(twips)}
    found = styles(layout)
    # Lines by their space above and below, counted in lines of the grid.
    expected = {
        "Normal": (0, 0),
        "OfficeSignature": (1, 0),
        "OfficeSignatureSealed": (2, 0),
        "SignatureDate": (0, 0),
        "AnnexList": (1, 0),
        "AnnexLabel": (0, 1),
        "DocumentNumber": (0, 0),
        "CopyNumber": (0, 0),
    }
    for name, (above, below) in expected.items():
        assert spacing(found[name]) == (above * twips, twips, below * twips), name


@pytest.mark.parametrize(
    ("layout", "lines", "block"),
    [
        (Layout(line_pitch=28), 1, 2),
        (Layout(line_pitch=28), 2, 3),
        (Layout(line_pitch=28), 3, 4),
        (Layout(line_pitch=28), 4, 6),  # five lines of 28 hold no four of 36
        (Layout(line_pitch=28, title_line_pitch=35), 4, 5),
        (Layout(line_pitch=20), 2, 4),
        (Layout(title_line_pitch=33), 2, 3),
    ],
)
def test_a_title_fills_whole_lines_of_the_grid(layout: Layout, lines: int, block: int) -> None:
    found = styles(layout)
    for names in (style_ids.TITLE_STYLES, style_ids.ADDRESSED_TITLE_STYLES):
        before, line, after = spacing(found[names[lines]])
        assert line == layout.title_line_pitch * 20
        blank = layout.line_pitch * 20 if names is style_ids.ADDRESSED_TITLE_STYLES else 0
        assert before + lines * line + after == block * layout.line_pitch * 20 + blank


@pytest.mark.parametrize("pitch", [20, 26, 28, 28.95, 30, 32])
@pytest.mark.parametrize("step", [1, 4, 7])
def test_mark_stays_where_it_is_and_the_number_two_lines_below(pitch: float, step: int) -> None:
    house, standard = styles(Layout(line_pitch=pitch)), styles(STANDARD)
    (above, line, below), (standard_above, *_) = (
        spacing(found[f"IssuerMark{step}"]) for found in (house, standard)
    )
    assert 3 * round(pitch * 20) + above == 3 * 579 + standard_above
    assert min(above, below) >= 0
    # The room of the mark ends five lines of 28.95 points below the type area's top.
    assert 3 * round(pitch * 20) + above + line + below == 5 * 579 + 2 * round(pitch * 20)


@pytest.mark.parametrize(("pitch", "space"), [(28.95, 140), (28, 144), (30, 136)])
def test_rule_keeps_4_mm_below_the_characters_of_the_number(pitch: float, space: int) -> None:
    before, rest, _ = spacing(styles(Layout(line_pitch=pitch))["RedRule"])
    assert before == space
    assert before + 20 + rest == 2 * round(pitch * 20)


@given(
    st.floats(*LINE_PITCHES),
    st.floats(*TITLE_LINE_PITCHES),
)
@example(20.5625, 30.84375)  # no whole twips: two lines of the title are rounded past three of the text
def test_no_layout_asks_for_less_than_no_space(pitch: float, title: float) -> None:
    sheet = etree.fromstring(style_sheet(StyleSetting(Layout(pitch, title))))
    found = [
        int(value)
        for spacing in sheet.iter(f"{W}spacing")
        for value in spacing.attrib.values()
        if value.lstrip("-").isdigit()
    ]
    assert len(found) > 100
    assert min(found) >= 0


def test_bold_levels() -> None:
    found = styles(Layout(bold_levels=frozenset({2, 3})))
    bold = {
        name
        for name, style in found.items()
        if style.find(f"{W}rPr/{W}b") is not None and style.find(f"{W}rPr/{W}bCs") is not None
    }
    assert bold == {"Heading2", "RunInHeading2", "Heading3", "RunInHeading3"}


def test_marks_hang_unless_the_office_forbids_it() -> None:
    assert value(styles(Layout(line_pitch=28))["Normal"], "pPr/overflowPunct") == "1"
    assert value(styles(Layout(hanging=""))["Normal"], "pPr/overflowPunct") == "0"


def test_latin_is_for_digits_and_letters_of_the_text_only() -> None:
    found = styles(Layout(latin="Times New Roman"))
    for name in BODY:
        latin = ("Times New Roman", "Times New Roman", "仿宋_GB2312", "仿宋_GB2312", "eastAsia")
        assert fonts(found[name]) == latin, name
    assert fonts(found["Heading1"])[:3] == ("Times New Roman", "Times New Roman", "黑体")
    assert fonts(found["RunInHeading2"])[:3] == ("Times New Roman", "Times New Roman", "楷体_GB2312")
    for name, family in (
        ("Title", "方正小标宋简体"),
        ("IssuerMark1", "方正小标宋简体"),
        ("FooterOdd", "宋体"),
    ):
        assert fonts(found[name]) == (family, family, family, family, "eastAsia")


def test_families_are_replaced_in_every_slot_and_in_the_font_table() -> None:
    families = {"仿宋_GB2312": "方正仿宋_GBK", "方正小标宋简体": "方正小标宋_GBK"}
    layout = Layout(families=families)
    sheet = written(layout)["word/styles.xml"].decode()
    for family, own in families.items():
        assert f'"{family}"' not in sheet
        assert f'"{own}"' in sheet
    assert fonts(styles(layout)["Heading1"])[:4] == ("黑体",) * 4
    table = etree.fromstring(written(layout)["word/fontTable.xml"])
    named = {font.get(f"{W}name"): value(font, "altName") for font in table}
    assert named == {
        "方正小标宋_GBK": "方正小标宋简体,华文中宋",
        "方正仿宋_GBK": "仿宋_GB2312,仿宋,FangSong",
        "楷体_GB2312": "楷体,KaiTi",
        "黑体": "SimHei",
        "宋体": "SimSun",
    }


def test_two_families_replaced_by_one_are_one_font() -> None:
    layout = Layout(families={"仿宋_GB2312": "仿宋", "楷体_GB2312": "仿宋"})
    table = etree.fromstring(written(layout)["word/fontTable.xml"])
    assert [font.get(f"{W}name") for font in table] == ["方正小标宋简体", "仿宋", "黑体", "宋体"]


def test_a_name_never_becomes_markup() -> None:
    """Settings refuse such names; the writer does not rely on it."""
    name = 'A"/><w:b w:val="&amp;'
    layout = replace(STANDARD, families={"仿宋_GB2312": name}, latin=name)
    assert fonts(styles(layout)["Normal"])[:4] == (name,) * 4
    table = etree.fromstring(written(layout)["word/fontTable.xml"])
    assert [font.get(f"{W}name") for font in table][1] == name
