"""Looks, texts and sections as Word has them, from XML written by hand."""

from typing import Any

import pytest

from fazhi_report.readers.docx import looks, part_reader
from fazhi_report.readers.docx.content import Content, ReadParagraph
from fazhi_report.readers.docx.looks import ParagraphLook, RunLook
from fazhi_report.readers.docx.resolving import read
from fazhi_report.readers.docx.ruled_borders import Border
from fazhi_report.readers.docx.style_cascade import StyleSheet
from fazhi_report.readers.docx_parts import Package
from tests.audit.xml import packed

DEFAULTS = """
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>"""
THEME = """
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="华文中宋"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>
<a:font script="Jpan" typeface="MS Mincho"/><a:font script="Hans" typeface="等线"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def content(body: str, **parts: str) -> Content:
    return read(Package(packed(body, parts)))


def paragraphs(body: str, **parts: str) -> tuple[ReadParagraph, ...]:
    return content(body, **parts).paragraphs


def only(body: str, **parts: str) -> ReadParagraph:
    (paragraph,) = paragraphs(body, **parts)
    return paragraph


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def style(name: str, inner: str, kind: str = "paragraph", extra: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}" {extra}><w:name w:val="{name}"/>{inner}</w:style>'


# Looks of runs ----------------------------------------------------------------------------------------------


def test_theme_fonts_stand_behind_their_names() -> None:
    (piece,) = only(p(run("字a")), styles=DEFAULTS, theme=THEME).pieces
    assert (piece.look.family("字"), piece.look.family("a"), piece.look.size) == ("等线", "Calibri", 10.5)


def test_the_script_of_a_theme_follows_the_language() -> None:
    settings = '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
    (piece,) = only(p(run("字")), styles=DEFAULTS, theme=THEME, settings=settings).pieces
    assert piece.look.east_asian == "MS Mincho"


def test_a_theme_that_names_its_chinese_font() -> None:
    (piece,) = only(p(run("字", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>')), theme=THEME).pieces
    assert piece.look.east_asian == "华文中宋"


def test_a_font_of_a_later_layer_wins_over_the_theme_and_the_theme_within_one() -> None:
    fonts = '<w:rFonts w:eastAsia="仿宋" w:ascii="Arial" w:asciiTheme="majorHAnsi"/>'
    (piece,) = only(p(run("字", fonts)), styles=DEFAULTS, theme=THEME).pieces
    assert (piece.look.east_asian, piece.look.ascii) == ("仿宋", "Cambria")


def test_without_theme_or_styles_there_is_words_own_font() -> None:
    (piece,) = only(p(run("字"))).pieces
    assert (piece.look.east_asian, piece.look.size, piece.look.bold) == ("Times New Roman", 10, False)


@pytest.mark.parametrize(("hint", "family"), [('w:hint="eastAsia"', "仿宋"), ("", "Arial")])
def test_quotes_are_chinese_where_the_run_hints_so(hint: str, family: str) -> None:
    fonts = f'<w:rFonts {hint} w:eastAsia="仿宋" w:ascii="Georgia" w:hAnsi="Arial"/>'
    (piece,) = only(p(run("“字”1é", fonts))).pieces
    assert [piece.look.family(each) for each in "“字1é"] == [family, "仿宋", "Georgia", "Arial"]


STYLES = (
    style("Normal", '<w:rPr><w:sz w:val="32"/></w:rPr>', extra='w:default="1"')
    + style("Bold", '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>')
    + style("Bolder", '<w:basedOn w:val="Bold"/>')
    + style("Plain", '<w:basedOn w:val="Bold"/><w:rPr><w:b w:val="0"/></w:rPr>')
    + style("Strong", '<w:rPr><w:b/><w:color w:val="C00000"/></w:rPr>', "character")
    + style("Grid", '<w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val="end"/></w:pPr>', "table")
    + style("Round", '<w:basedOn w:val="About"/><w:rPr><w:sz w:val="44"/></w:rPr>')
    + style("About", '<w:basedOn w:val="Round"/><w:rPr><w:w w:val="90"/></w:rPr>')
)


@pytest.mark.parametrize(
    ("named", "properties", "bold"),
    [
        ("Normal", "", False),
        ("Bold", "", True),
        ("Bolder", "", True),
        ("Plain", "", False),
        ("Normal", '<w:rStyle w:val="Strong"/>', True),
        ("Bold", '<w:rStyle w:val="Strong"/>', False),  # bold in bold stands out by not being bold
        ("Bold", '<w:rStyle w:val="Strong"/><w:b/>', True),
        ("Bold", '<w:b w:val="false"/>', False),
        ("Unknown", "", False),
        ("", '<w:rStyle w:val="Bold"/>', False),  # a paragraph style is no character style
    ],
)
def test_bold_is_a_toggle(named: str, properties: str, *, bold: bool) -> None:
    paragraph = only(p(run("字", properties), properties=f'<w:pStyle w:val="{named}"/>'), styles=STYLES)
    assert paragraph.pieces[0].look.bold is bold
    assert paragraph.size == 16


def test_a_table_style_comes_below_the_style_of_the_paragraph() -> None:
    table = '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
    bold = p(run("字"), properties='<w:pStyle w:val="Bold"/>')
    plain, toggled = paragraphs(table.format(p(run("字")) + bold), styles=STYLES)
    assert (plain.where, plain.look.alignment, plain.pieces[0].look.bold) == ("table", "right", True)
    assert toggled.pieces[0].look.bold is False


def test_styles_in_a_circle() -> None:
    look = only(p(run("字"), properties='<w:pStyle w:val="Round"/>'), styles=STYLES).pieces[0].look
    assert (look.size, look.scale) == (22, 90)


@pytest.mark.parametrize(
    ("properties", "colour"),
    [
        ("", ""),
        ('<w:color w:val="auto"/>', ""),
        ('<w:color w:val="000000"/>', ""),
        ('<w:color w:val="123456" w:themeColor="text1"/>', ""),
        ('<w:color w:val="ff0000"/>', "FF0000"),
    ],
)
def test_black_is_no_colour(properties: str, colour: str) -> None:
    assert only(p(run("字", properties))).pieces[0].look.colour == colour


def test_spacing_width_and_raising() -> None:
    properties = '<w:spacing w:val="-5"/><w:w w:val="98"/><w:vertAlign w:val="superscript"/>'
    look = only(p(run("字", properties))).pieces[0].look
    assert (look.spacing, look.scale, look.raised) == (-0.25, 98, True)


# Looks of paragraphs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indents", "first", "left"),
    [
        ('w:firstLineChars="200" w:firstLine="420"', 2, 0),
        ('w:firstLineChars="0" w:firstLine="640"', 2, 0),
        ('w:firstLine="640"', 2, 0),
        ('w:left="640" w:hanging="320"', -1, 2),
        ('w:startChars="100" w:hangingChars="100"', -1, 1),
        ('w:firstLine="32pt"', 2, 0),
        ('w:firstLine="much" w:left="99999999999"', 0, 0),
    ],
)
def test_indents_in_characters_win_over_lengths(indents: str, first: float, left: float) -> None:
    paragraph = only(p(run("字", '<w:sz w:val="32"/>'), properties=f"<w:ind {indents}/>"))
    assert paragraph.look.indent("first", 16) == first
    assert paragraph.look.indent("left", 16) == left


def test_an_indent_of_a_style_in_characters_stays_until_it_is_taken_back() -> None:
    styles = style("A", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
    named = '<w:pStyle w:val="A"/>'
    stays, gone = paragraphs(
        p(run("字"), properties=f'{named}<w:ind w:firstLine="0"/>')
        + p(run("字"), properties=f'{named}<w:ind w:firstLineChars="0" w:firstLine="0"/>'),
        styles=styles,
    )
    assert [each.look.indent("first", 16) for each in (stays, gone)] == [2, 0]


def test_lines_borders_tabs_and_frames() -> None:
    properties = """<w:pBdr><w:top w:val="nil"/><w:bottom w:val="single" w:color="FF0000"/></w:pBdr>
    <w:tabs><w:tab w:val="right" w:pos="8525"/><w:tab w:val="left"/></w:tabs><w:snapToGrid w:val="0"/>
    <w:spacing w:before="100" w:beforeLines="50" w:after="40" w:line="579" w:lineRule="exact"/>
    <w:framePr w:xAlign="outside"/><w:autoSpaceDN w:val="off"/>"""
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="600"/></w:sectPr>'
    look = paragraphs(p(run("字"), properties=properties) + grid)[0].look
    assert look.borders == {"bottom": Border("single", 0, 0, "FF0000")}
    assert (look.tabs, look.frame) == ((("right", 426.25),), "outside")
    assert (look.line, look.line_rule, look.snaps, look.auto_space) == (28.95, "exact", False, False)
    assert (look.before, look.after) == (15, 2)
    assert paragraphs(p(properties='<w:spacing w:beforeLines="100"/>'))[0].look.before == 12


# Text -------------------------------------------------------------------------------------------------------


def test_only_what_is_printed_is_text() -> None:
    body = p(
        "<w:ins>" + run("加") + "</w:ins>",
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        "<w:moveFrom>" + run("从") + "</w:moveFrom><w:moveTo>" + run("到") + "</w:moveTo>",
        run("隐", "<w:vanish/>"),
        "<w:hyperlink>" + run("链") + "</w:hyperlink>",
        "<w:sdt><w:sdtContent>" + run("控") + "</w:sdtContent></w:sdt>",
        "<w:smartTag><w:smartTag>" + run("签") + "</w:smartTag></w:smartTag>",
        "<w:r><w:ruby><w:rt>"
        + run("zhù")
        + "</w:rt><w:rubyBase>"
        + run("注")
        + "</w:rubyBase></w:ruby></w:r>",
        '<w:r><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym w:char="2605"/><w:ptab/></w:r>',
        '<w:r><w:sym w:char="nonsense"/><w:sym w:char="D800"/><w:sym w:char="FFFFFFFF"/></w:r>',
        "<w:r><w:t>两\n行</w:t><w:pgNum/></w:r>",
        "<w:bookmarkStart/><?pi x?><!-- no -->",
    )
    assert only(body).raw == "加到链控签注\t\n\n\u2011★\t两 行1"


def test_the_end_of_a_paragraph_may_be_deleted() -> None:
    body = p(run("上"), properties="<w:rPr><w:del/></w:rPr>") + p(run("下"))
    assert [each.text for each in paragraphs(body)] == ["上下"]


def test_one_of_several_forms_of_a_text_box_is_read_after_its_paragraph() -> None:
    def box(text: str, frame: str = "w:drawing") -> str:
        inner = f"<w:txbxContent>{p(run(text))}<w:tbl><w:tr><w:tc>{p(run('格'))}</w:tc></w:tr></w:tbl></w:txbxContent>"
        return f"<{frame}><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH>{inner}</wp:anchor></{frame}>"

    forms = f"<mc:AlternateContent><mc:Choice>{box('新')}</mc:Choice><mc:Fallback>{box('旧')}</mc:Fallback></mc:AlternateContent>"
    found = paragraphs(p(run("甲"), f"<w:r>{forms}</w:r>") + p(run("乙")))
    assert [(each.text, each.where, each.number, each.box) for each in found] == [
        ("甲", "text", 1, ""),
        ("新", "box", 1, "outside"),
        ("格", "box", 1, "outside"),
        ("乙", "text", 2, ""),
    ]


@pytest.mark.parametrize(
    ("drawing", "aligned"),
    [
        ("<wp:positionH><wp:posOffset>1</wp:posOffset></wp:positionH>", "?"),
        ('<v:shape style="mso-position-horizontal: outer; x:1"/>', "outside"),
        ('<v:shape style="left:0"/>', "?"),
        ('<v:shape style="mso-position-horizontal:left"/>', "left"),
    ],
)
def test_where_a_text_box_is_aligned(drawing: str, aligned: str) -> None:
    forms = f"<w:r><w:pict>{drawing}<v:textbox><w:txbxContent>{p(run('字'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    _, box = paragraphs(p(forms))
    assert box.box == aligned


def test_alternatives_in_place_of_runs_and_paragraphs() -> None:
    wrapped = (
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    inner = p(wrapped.format(run("甲"), run("乙")))
    assert [each.text for each in paragraphs(wrapped.format(inner, p(run("丙"))))] == ["甲"]
    assert only(p("<mc:AlternateContent/>")).text == ""


def test_content_controls_around_paragraphs_rows_and_boxes() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = control.format(f"<w:tc>{p(run('格'))}</w:tc>")
    row = control.format(f"<w:tr>{cell}</w:tr>")
    box = f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p(run('框'))}</w:txbxContent></mc:Choice></mc:AlternateContent>"
    body = (
        control.format(p(run("甲"))) + f"<w:tbl>{row}</w:tbl>" + p(f"<w:r><w:drawing>{box}</w:drawing></w:r>")
    )
    assert [each.text for each in paragraphs(body)] == ["甲", "格", "", "框"]


def test_a_box_in_a_box_is_read_too() -> None:
    def box(inner: str) -> str:
        return f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"

    found = paragraphs(p(box(p(run("外"), box(p(run("内")))))))
    assert [(each.text, each.where) for each in found] == [("", "text"), ("外", "box"), ("内", "box")]


def field(*parts: str) -> str:
    runs = {"{": "begin", "|": "separate", "}": "end"}
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{runs[part]}"/></w:r>'
        if part in runs
        else f"<w:r><w:instrText>{part[1:]}</w:instrText></w:r>"
        if part.startswith("=")
        else run(part)
        for part in parts
    )


@pytest.mark.parametrize(
    ("inner", "text", "pages"),
    [
        (field("— ", "{", "= PA", "=GE \\* MERGEFORMAT ", "|", "7", "}", " —"), "— 7 —", ["7"]),
        (field("{", "= page ", "}"), "1", ["1"]),
        (field("{", "=NUMPAGES", "|", "9", "}"), "9", []),
        (field("{", "=IF ", "{", "=PAGE", "|", "3", "}", "= = 1", "|", "首", "}"), "首", []),
        (field("{", "=IF", "|", "{", "=PAGE", "|", "3", "}", "}"), "3", ["3"]),
        ('<w:fldSimple w:instr=" PAGE "/>', "1", ["1"]),
        (f'<w:fldSimple w:instr=" PAGE ">{run("5")}</w:fldSimple>', "5", ["5"]),
        ('<w:fldSimple w:instr=" DATE "/>', "", []),
        (field("}", "|", "=x", "字"), "字", []),
        ('<w:r><w:fldChar w:fldCharType="odd"/></w:r>' + run("字"), "字", []),
    ],
)
def test_fields_show_their_results(inner: str, text: str, pages: list[str]) -> None:
    paragraph = only(p(inner))
    assert paragraph.text == text
    assert [piece.text for piece in paragraph.pieces if piece.field == "PAGE"] == pages


def test_page_breaks() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        p(run("一"), page)
        + p(run("二"))
        + p(page, run("三"))
        + p(run("四"), page, run("五"))
        + p(page)
        + p(run("六"))
        + p(run("七"), properties="<w:pageBreakBefore/>")
    )
    found = paragraphs(body)
    assert [each.text for each in found if each.starts_page] == ["二", "三", "六", "七"]
    assert [each.text for each in found if each.breaks_within] == ["四五"]


# Numbering --------------------------------------------------------------------------------------------------


def level(at: int, form: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'


NOTHING = '<w:suff w:val="nothing"/>'
HEADINGS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(
        0, "chineseCounting", "%1、", NOTHING + '<w:pPr><w:ind w:left="100"/></w:pPr><w:rPr><w:b/></w:rPr>'
    )
    + level(1, "chineseCounting", "（%2）", NOTHING)
    + level(2, "decimal", "%1.%3.", '<w:suff w:val="space"/>')
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level_at: int = 0, number: str = "1", extra: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level_at}"/><w:numId w:val="{number}"/></w:numPr>{extra}'
    return p(run(text) if text else "", properties=properties)


def test_numbers_are_part_of_the_text() -> None:
    body = (
        numbered("甲")
        + numbered("乙", 1)
        + numbered("丙", 1)
        + numbered("丁")
        + numbered("戊", 1)
        + numbered("己", 2)
        + numbered("癸", 3)
        + numbered("")
        + numbered("庚", 0, "2")
        + numbered("辛", 0, "0")
        + numbered("壬", 0, "99")
    )
    found = paragraphs(body, numbering=HEADINGS)
    assert [each.text for each in found] == [
        "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "二.1. 己", "2.1.1\t癸", "", "五、庚", "辛", "壬",
    ]  # fmt: skip
    assert found[0].pieces[0].look.bold
    assert not found[0].pieces[1].look.bold
    assert found[0].look.indent("left", 5) == 1


def test_indents_of_a_numbering_come_right_below_who_names_it() -> None:
    inner = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="300"/></w:pPr>'
    styles = style("A", inner) + style("B", '<w:pPr><w:ind w:left="300"/></w:pPr>')
    named = '<w:pStyle w:val="{}"/>'
    body = (
        p(run("甲"), properties=named.format("A"))
        + numbered("乙", extra=named.format("B"))
        + numbered("丙", extra='<w:ind w:left="500"/>')
    )
    found = paragraphs(body, numbering=HEADINGS, styles=styles)
    assert [each.look.left for each in found] == [15, 5, 25]
    assert [each.text for each in found] == ["一、甲", "二、乙", "三、丙"]


def test_a_numbering_by_way_of_a_style_and_a_level_replaced() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>'
        + level(0, "decimalFullWidth", "%1．", NOTHING)
        + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        + level(0, "decimalEnclosedCircle", "%1", NOTHING)
        + "</w:lvlOverride></w:num>"
    )
    found = paragraphs(numbered("甲") + numbered("乙", 0, "2"), numbering=linked)
    assert [each.text for each in found] == ["１．甲", "②乙"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("lowerLetter", "a"),
        ("upperLetter", "A"),
        ("none", ""),
        ("lowerRoman", "1"),
        ("japaneseCounting", "一"),
        ("bullet", "1"),
    ],
)
def test_forms_of_numbers(form: str, text: str) -> None:
    one = f'<w:abstractNum w:abstractNumId="1">{level(0, form, "%1", NOTHING)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert only(numbered("字"), numbering=one).text == f"{text}字"


def test_a_numbering_in_pieces() -> None:
    odd = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"/><w:lvl w:ilvl="1"><w:lvlText w:val="%1-%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="y"/></w:num>'
    assert only(numbered("字", 1), numbering=odd).text == "-1\t字"


# Sections ---------------------------------------------------------------------------------------------------

PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:footer="1447" w:gutter="100"/>'


def test_sections_take_the_footers_of_the_one_before() -> None:
    def footer(key: str, kind: str) -> str:
        return f'<w:footerReference w:type="{kind}" r:id="{key}"/>'

    first = f"<w:sectPr>{footer('f1', 'default')}{footer('f2', 'even')}{PAGE}<w:titlePg/></w:sectPr>"
    second = f'<w:sectPr>{footer("f3", "default")}{footer("gone", "even")}<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:start="3" w:fmt="numberInDash"/></w:sectPr>'
    found = content(
        p(run("甲"), properties=first) + p(run("乙")) + second,
        settings="<w:evenAndOddHeaders/><w:gutterAtTop w:val='0'/>",
        f1=p(run("单")),
        f2=p(run("双")),
        f3=p(run("后")),
    )
    one, two = found.sections
    assert [each.section for each in found.paragraphs] == [0, 1]
    assert not found.paragraphs[1].starts_page
    assert [{k: f.paragraphs[0].text for k, f in each.footers.items()} for each in (one, two)] == [
        {"default": "单", "even": "双"},
        {"default": "后", "even": "双"},
    ]
    assert found.odd_and_even
    assert (one.has_first, two.has_first, two.first_number, two.number_form) == (
        True,
        False,
        3,
        "numberInDash",
    )
    assert (one.left, one.footer_distance, two.is_landscape) == (84.35, 72.35, True)


def test_a_new_section_starts_a_page() -> None:
    found = paragraphs(p(run("甲"), properties="<w:sectPr/>") + p(run("乙")) + "<w:sectPr/>")
    assert [each.starts_page for each in found] == [False, True]


@pytest.mark.parametrize(
    ("extra", "settings", "margins"),
    [
        ("", "", (104.9, 84.35, 73.7)),
        ("", "<w:gutterAtTop/>", (109.9, 79.35, 73.7)),
        ("<w:rtlGutter/>", "", (104.9, 79.35, 78.7)),
    ],
)
def test_where_the_gutter_is(extra: str, settings: str, margins: tuple[float, ...]) -> None:
    (section,) = content(f"<w:sectPr>{PAGE}{extra}</w:sectPr>", settings=settings).sections
    assert (section.top, section.left, section.right) == margins


def test_a_document_that_says_nothing_is_on_letter_paper() -> None:
    (section,) = content(p(run("字"))).sections
    assert (section.width, section.height, section.left, section.grid, section.footers) == (
        612,
        792,
        72,
        "",
        {},
    )


def test_a_document_without_a_body() -> None:
    assert read(Package(packed("", body=False))).paragraphs == ()


def test_a_character_grid() -> None:
    grid = '<w:sectPr><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/></w:sectPr>'
    (section,) = content(grid).sections
    assert (section.grid, section.pitch, round(section.extra, 3)) == ("linesAndChars", 28.95, -0.207)


def test_the_strict_form_has_other_names_for_the_same() -> None:
    body = p(run("字", '<w:sz w:val="16pt"/>')) + '<w:sectPr><w:pgSz w:w="210mm" w:h="297mm"/></w:sectPr>'
    found = read(Package(packed(body, strict=True)))
    assert found.paragraphs[0].text == "字"
    assert round(found.sections[0].width, 1) == 595.3


# One look at what many paragraphs say -----------------------------------------------------------------------


def test_what_paragraphs_say_alike_is_made_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"paragraphs": 0, "runs": 0}

    def paragraph_look(*layers: Any) -> ParagraphLook:
        asked["paragraphs"] += 1
        return looks.paragraph_look(*layers)

    def run_look(*layers: Any) -> RunLook:
        asked["runs"] += 1
        return look_of(*layers)

    look_of = StyleSheet.run_look
    monkeypatch.setattr(part_reader, "paragraph_look", paragraph_look)
    monkeypatch.setattr(StyleSheet, "run_look", run_look)
    alike = p(run("字", '<w:sz w:val="32"/>'), properties='<w:jc w:val="right"/>')
    others = p(run("字"), properties='<w:ind w:left="320"/>')
    assert len(paragraphs((alike + others) * 50)) == 100
    assert asked == {"paragraphs": 2, "runs": 2}


def test_the_same_words_on_another_grid_and_in_another_table_are_others() -> None:
    said = p(run("字"), properties='<w:pStyle w:val="Own"/><w:spacing w:beforeLines="100"/>')
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    first, _, second = paragraphs(said + p(properties=grid) + said + "<w:sectPr/>")
    assert (first.look.before, second.look.before) == (28.95, 12)

    table = '<w:tbl><w:tblPr><w:tblStyle w:val="{}"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
    styles = style("Left", '<w:pPr><w:jc w:val="left"/></w:pPr>', "table")
    styles += style("Right", '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/></w:rPr>', "table")
    left, right = paragraphs(table.format("Left", said) + table.format("Right", said), styles=styles)
    assert (left.look.alignment, left.pieces[0].look.bold) == ("left", False)
    assert (right.look.alignment, right.pieces[0].look.bold) == ("right", True)


def test_the_same_words_in_another_place_are_others() -> None:
    both = p(run("字"), properties='<w:rPr/><w:ind w:firstLine="320"/>') + p(
        run("字"), properties='<w:rPr><w:ind w:firstLine="320"/></w:rPr>'
    )
    assert [each.look.first for each in paragraphs(both)] == [16, 0]


# Rules ------------------------------------------------------------------------------------------------------


V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def lines_of_drawing(inner: str) -> list[tuple[float, float, str, bool]]:
    (paragraph,) = paragraphs(f"<w:p><w:r>{inner}</w:r></w:p>")
    return [(round(each.length), each.weight, each.colour, each.is_plain) for each in paragraph.lines]


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        ('<v:line from="0,0" to="442pt,0" strokecolor="red" strokeweight="2pt"/>', (442, 2, "FF0000", True)),
        ('<v:line from="0,1cm" to="15.6cm,1cm" strokecolor="#f00"/>', (442, 0, "FF0000", True)),
        ('<v:line from="0,0" to="442,0" strokecolor="#ff0000 [3204]"><v:stroke linestyle="thickThin"/></v:line>', (442, 0, "FF0000", False)),
        ('<v:shape type="#_x0000_t32" style="position:absolute;width:442pt;height:0" strokecolor="blue"/>', (442, 0, "?", True)),
        ('<v:rect style="width:442pt;height:1.5pt" fillcolor="#FF0000"/>', (442, 1.5, "FF0000", True)),
        ('<v:rect style="width:442pt;height:0" strokecolor="black"/>', (442, 0, "000000", True)),
        ('<v:line from="0,0" to="20pt,0"/>', None),
        ('<v:line from="0,0" to="0,442pt"/>', None),
        ('<v:line from="0" to="442pt,0"/>', None),
        ('<v:shape type="#_x0000_t202" style="width:442pt;height:0"/>', None),
        ('<v:line from="0,0" to="wide,0"/>', None),
    ],
)  # fmt: skip
def test_lines_that_are_drawn_as_in_word_2003(
    shape: str, line: tuple[float, float, str, bool] | None
) -> None:
    assert lines_of_drawing(f"<w:pict {V}>{shape}</w:pict>") == ([line] if line else [])


@pytest.mark.parametrize(
    ("extent", "inner", "line"),
    [
        ('cx="5613400" cy="0"', '<a:prstGeom prst="line"/><a:ln w="25400" cmpd="dbl"><a:srgbClr val="ff0000"/></a:ln>', (442, 2, "FF0000", False)),
        ('cx="5613400" cy="19050"', '<a:prstGeom prst="rect"/><a:srgbClr val="FF0000"/>', (442, 1.5, "FF0000", True)),
        ('cx="5613400" cy="0"', '<a:prstGeom prst="line"/>', (442, 0, "?", True)),
        ('cx="5613400" cy="0"', '<a:prstGeom prst="line"/><a:ln><a:schemeClr val="accent1"/></a:ln>', (442, 0, "?", True)),
        ('cx="5613400" cy="900000"', '<a:prstGeom prst="rect"/>', None),
        ('cx="5613400" cy="0"', "", None),
        ('cx="far" cy="0"', '<a:prstGeom prst="line"/>', None),
    ],
)  # fmt: skip
def test_lines_that_are_drawn_as_in_word(
    extent: str, inner: str, line: tuple[float, float, str, bool] | None
) -> None:
    drawing = f"<w:drawing><wp:anchor><wp:extent {extent}/><a:graphic {A}>{inner}</a:graphic></wp:anchor></w:drawing>"
    assert lines_of_drawing(drawing) == ([line] if line else [])


def table_rows(inner: str, styles: str = "") -> list[Any]:
    made = read(Package(packed(inner, {"styles": styles} if styles else {})))
    return list(made.rows.values())


def test_rows_of_a_table_and_their_lines() -> None:
    line = '<w:{} w:val="single" w:sz="{}" w:color="auto"/>'
    style = (
        f'<w:style w:type="table" w:styleId="t"><w:tblPr><w:tblInd w:w="40" w:type="dxa"/><w:tblBorders>'
        f'{line.format("top", 8)}{line.format("insideH", 6)}</w:tblBorders><w:tblCellMar><w:start w:w="60" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    own = '<w:tblPr><w:tblStyle w:val="t"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4844"/></w:tblGrid>'
    none = '<w:tcPr><w:tcBorders><w:top w:val="nil"/></w:tcBorders></w:tcPr>'
    cells = ("", none, none)
    rows = "".join(f"<w:tr><w:tc>{cell}{p(run('字'))}</w:tc></w:tr>" for cell in cells)
    first, second, third = table_rows(f"<w:tbl>{own}{grid}{rows}</w:tbl>", style)
    assert (first.above, first.below) == (Border("single", 1, 0, "auto"), Border("single", 0.75, 0, "auto"))
    assert (second.above, second.below) == (None, Border("single", 0.75, 0, "auto"))
    assert (third.above, third.below) == (None, None)
    assert (first.width, first.left, first.inset, first.floats, first.cells) == (442.2, 2, 3, False, 1)


def test_a_table_that_floats_or_stands_in_the_middle_has_no_place() -> None:
    for own in ('<w:tblpPr w:tblpX="1"/>', '<w:jc w:val="center"/>'):
        (row,) = table_rows(
            f"<w:tbl><w:tblPr>{own}</w:tblPr><w:tr><w:tc>{p(run('字'))}</w:tc></w:tr></w:tbl>"
        )
        assert row.left is None
        assert row.inset == 5.4


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ('w:val="auto" w:themeColor="accent2"', "C0504D"),
        ('w:val="000000" w:themeColor="hyperlink"', "0000FF"),
        ('w:val="auto" w:themeColor="text1"', ""),
        ('w:val="FF0000" w:themeColor="text1"', ""),
        ('w:val="595959" w:themeColor="text1" w:themeTint="A6"', "595959"),
        ('w:val="0D0D0D" w:themeColor="text1" w:themeTint="F2"', ""),
        ('w:val="auto" w:themeColor="none"', ""),
        ('w:val="strange"', "STRANGE"),
    ],
)
def test_colours_of_the_theme(colour: str, shown: str) -> None:
    (paragraph,) = paragraphs(p(run("字", f"<w:color {colour}/>")))
    assert paragraph.pieces[0].look.colour == shown


def test_colours_that_a_theme_names() -> None:
    theme = (
        f'<a:theme {A}><a:themeElements><a:clrScheme name="x"><a:accent2><a:srgbClr val="00ff00"/></a:accent2>'
        "<a:accent3/></a:clrScheme></a:themeElements></a:theme>"
    )
    body = "".join(p(run("字", f'<w:color w:val="auto" w:themeColor="accent{at}"/>')) for at in (2, 3))
    first, second = paragraphs(body, theme=theme)
    assert first.pieces[0].look.colour == "00FF00"
    assert second.pieces[0].look.colour == "9BBB59"
