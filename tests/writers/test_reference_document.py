"""The reference document: which styles are taken, what is added, what is left behind."""

import io
import posixpath
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from fazhi_report.document import Document, DocumentAnnex, Imprint, Table
from fazhi_report.page.layout import Layout
from fazhi_report.writers.docx import writing as writer
from fazhi_report.writers.docx.reference_document import read
from tests.libreoffice import converted
from tests.pages.official import submission
from tests.writers.references import NORMAL, OFFICE, PAGE, PNG, links, office, part, with_footer
from tests.writers.references import W as SPACE
from tests.writers.written import REPORT, R, parts

W = f"{{{SPACE}}}"

WHOLE = submission(
    blocks=REPORT.blocks,
    notes={"study.count": "四次"},
    annexes=(DocumentAnnex("甲表", (Table(("项", "数"), (("学法", "4"),)),)),),
)
"""A document that uses every kind of style."""


def styled(key: str, title: str, *, kind: str = "paragraph", inside: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{title}"/>{inside}</w:style>'


def sheet(content: bytes) -> dict[str, etree._Element]:
    root = etree.fromstring(content)
    styles = list(root.iter(f"{W}style"))
    found = {style.get(f"{W}styleId", ""): style for style in styles}
    assert len(found) == len(styles)
    return found


def used(made: bytes) -> list[tuple[str, str]]:
    """The style and text of every paragraph of the body."""
    root = etree.fromstring(parts(made)["word/document.xml"])
    return [
        (next(p.iter(f"{W}pStyle")).get(f"{W}val", ""), "".join(p.itertext())) for p in root.iter(f"{W}p")
    ]


def consistent(package: bytes) -> None:
    """Every part typed, every link to a part that is there, every style that is named there."""
    content = parts(package)
    types = etree.fromstring(content.pop("[Content_Types].xml"))
    suffixes = {each.get("Extension") for each in types if "Extension" in each.attrib}
    typed = {(each.get("PartName") or "").lstrip("/") for each in types if "PartName" in each.attrib}
    rels = {name: etree.fromstring(each) for name, each in content.items() if name.endswith(".rels")}
    linked = set()
    for name, each in rels.items():
        owner = posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[:-5])
        assert name == "_rels/.rels" or owner in content
        for link in each:
            assert link.get("TargetMode") is None
            linked.add(posixpath.normpath(posixpath.join(posixpath.dirname(owner), link.get("Target", ""))))
    others = set(content) - set(rels)
    assert linked == others
    assert typed <= others
    assert {name.rpartition(".")[2] for name in others - typed} <= suffixes
    known = set(sheet(content["word/styles.xml"]))
    for name in others:
        if not name.endswith(".xml") or not name.startswith("word/") or "theme" in name:
            continue
        root = etree.fromstring(content[name])
        named = {
            each.get(f"{W}val")
            for each in root.iter(*(W + tag for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")))
        }
        assert named <= known, (name, named - known)
        ids = {value for each in root.iter() for key, value in each.attrib.items() if str(key).startswith(R)}
        own: Any = rels.get(f"word/_rels/{name.removeprefix('word/')}.rels", [])
        assert ids <= {link.get("Id") for link in own}, name


def made_by_python_docx() -> bytes:
    document: Any = docx.Document()
    document.add_heading("旧的标题", 1)
    document.add_paragraph("旧的正文").add_run().add_picture(io.BytesIO(_png()))
    document.sections[0].header.paragraphs[0].text = "某某局"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _png() -> bytes:
    import struct  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Documents that LibreOffice opened and saved, by who had made them."""
    contents = {"python-docx.docx": made_by_python_docx(), "ours.docx": writer.write(WHOLE)}
    made = converted(contents, tmp_path_factory.mktemp("saved"), "docx")
    return {Path(name).stem: file.read_bytes() for name, file in made.items()}


WPS = office(
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
    + styled("2", "heading 1", inside='<w:basedOn w:val="1"/><w:next w:val="1"/><w:link w:val="9"/>')
    + styled("3", "标题 2")
    + styled("4", "Body Text")
    + styled("5", "Title")
    + styled("9", "标题 1 字符", kind="character")
)
"""As WPS writes it: ids are numbers, names English, or those of its menus."""


@pytest.mark.parametrize(
    "reference", [office(), WPS, made_by_python_docx()], ids=["least", "wps", "python-docx"]
)
@pytest.mark.parametrize("document", [WHOLE, REPORT], ids=["whole", "bare"])
def test_result_is_consistent_and_always_the_same(reference: bytes, document: Document) -> None:
    first = writer.write(document, reference=reference)
    read.cache_clear()
    assert writer.write(document, reference=reference) == first
    consistent(first)
    texts = [text for _, text in used(first)]
    assert texts == [text for _, text in used(writer.write(document))]
    assert docx.Document(io.BytesIO(first)).core_properties.title == document.title_text


@pytest.mark.long
@pytest.mark.parametrize("maker", ["python-docx", "ours"])
def test_a_document_that_libreoffice_saved(maker: str, saved_by_libreoffice: dict[str, bytes]) -> None:
    made = writer.write(WHOLE, reference=saved_by_libreoffice[maker])
    consistent(made)
    assert [text for _, text in used(made)] == [text for _, text in used(writer.write(WHOLE))]


@pytest.mark.long
def test_our_own_document_saved_by_libreoffice_has_every_style(
    saved_by_libreoffice: dict[str, bytes],
) -> None:
    found = read(saved_by_libreoffice["ours"])
    assert found.added == ()
    assert found.supplied[:6] == ("正文", "标题", "主送机关", "一级标题", "二级标题", "三级标题")


def test_a_report_of_ours_is_a_reference_that_changes_nothing() -> None:
    own = writer.write(WHOLE)
    assert used(writer.write(WHOLE, reference=own)) == used(own)
    assert etree.tostring(
        etree.fromstring(parts(writer.write(WHOLE, reference=own))["word/styles.xml"]), method="c14n"
    ) == etree.tostring(etree.fromstring(parts(own)["word/styles.xml"]), method="c14n")
    assert read(own).added == ()


def test_styles_are_found_by_id_then_by_name() -> None:
    made = {text: style for style, text in used(writer.write(REPORT, reference=WPS))}
    assert made["一、主要举措和成效"] == "2"
    assert made["（二）独立标题"] == "3"
    assert made["1.三级"] == "Heading3"
    assert made["现将我局情况报告如下："] == "4"
    assert made["解放区财政局关于2023年法治政府建设情况的报告"] == "5"
    reference = office(styles=NORMAL + styled("BodyText", "我们的正文") + styled("b", "Body Text"))
    assert used(writer.write(REPORT, reference=reference))[1][0] == "BodyText"


def test_a_style_of_another_kind_is_not_meant() -> None:
    reference = office(
        styles=NORMAL
        + styled("BodyText", "正文字符", kind="character")
        + styled("x", "附件说明", kind="character")
    )
    made = writer.write(WHOLE, reference=reference)
    known = sheet(parts(made)["word/styles.xml"])
    assert {"BodyText", "BodyTextReport"} <= set(known)
    names = [next(style.iter(f"{W}name")).get(f"{W}val") for style in known.values()]
    assert {"附件说明", "附件说明（报告）"} <= set(names)
    assert len(set(names)) == len(names)
    consistent(made)


def test_aliases_and_case_count() -> None:
    reference = office(
        styles=NORMAL
        + styled("t", "BODY  text")
        + styled("h", "局标题", inside='<w:aliases w:val="大,标题 1"/>')
    )
    made = {text: style for style, text in used(writer.write(REPORT, reference=reference))}
    assert (made["现将我局情况报告如下："], made["一、主要举措和成效"]) == ("t", "h")


def test_one_title_style_is_for_titles_of_any_length() -> None:
    found = read(office(styles=NORMAL + styled("t", "Title")))
    for ours in ("TitleOneLine", "Title", "TitleThreeLines", "TitleAddressed", "TitleFourLinesAddressed"):
        assert found.base.names[ours] == "t"


def test_a_run_in_heading_looks_as_the_heading_of_its_level() -> None:
    linked = read(WPS).base.names
    assert linked["RunInHeading1"] == "9"
    heading = styled(
        "Heading2",
        "heading 2",
        inside='<w:basedOn w:val="k"/><w:rPr><w:sz w:val="30"/><w:b/><o:x/><w:rPrChange/></w:rPr>',
    )
    base = styled(
        "k",
        "底",
        inside='<w:basedOn w:val="Heading2"/><w:rPr><w:color w:val="0000FF"/><w:b w:val="0"/></w:rPr>',
    )
    made = writer.write(REPORT, reference=office(styles=NORMAL + heading + base))
    run = sheet(parts(made)["word/styles.xml"])["RunInHeading2"].find(f"{W}rPr")
    assert run is not None
    assert [(str(each.tag).removeprefix(W), each.get(f"{W}val")) for each in run] == [
        ("b", None),
        ("color", "0000FF"),
        ("sz", "30"),
    ]


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', "a"),
        ('<w:ind w:firstLine="640"/>', "a"),
        ('<w:ind w:firstLine="0" w:firstLineChars="0"/>', "BodyText"),
        ("", "BodyText"),
    ],
)
def test_an_indented_normal_is_the_style_of_the_text(indent: str, expected: str) -> None:
    normal = NORMAL.replace("</w:style>", f"<w:pPr>{indent}</w:pPr></w:style>")
    made = used(writer.write(REPORT, reference=office(styles=normal)))
    assert made[1] == (expected, "现将我局情况报告如下：")


def test_an_id_of_theirs_may_hold_what_has_a_meaning_in_xml() -> None:
    styles = NORMAL + styled("正&amp;文&lt;&quot;&gt;", "Body Text")
    made = used(writer.write(REPORT, reference=office(styles=styles)))
    assert made[1] == ('正&文<">', "现将我局情况报告如下：")


def test_what_is_added_does_not_stand_on_their_normal() -> None:
    normal = NORMAL.replace(
        "</w:style>", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    known = sheet(parts(writer.write(WHOLE, reference=office(styles=normal)))["word/styles.xml"])
    based = {key: next(style.iter(f"{W}basedOn"), None) for key, style in known.items()}
    assert based["ReportNormal"] is None
    assert [key for key, base in based.items() if base is not None and base.get(f"{W}val") == "a"] == []
    own = known["ReportNormal"]
    assert own.get(f"{W}default") is None
    assert next(own.iter(f"{W}name")).get(f"{W}val") == "报告正文"
    assert next(own.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-CN"
    assert next(own.iter(f"{W}widowControl")).get(f"{W}val") == "0"
    assert etree.tostring(known["a"], method="c14n") == etree.tostring(
        etree.fromstring(part("styles", normal))[0], method="c14n"
    )


def test_house_style_is_for_what_is_added_and_their_pitch_wins() -> None:
    body = '<w:pPr><w:spacing w:line="{}" w:lineRule="{}"/></w:pPr>'

    def pitch(line: str, rule: str) -> str | None:
        styles = (
            NORMAL
            + styled("t", "Body Text", inside='<w:basedOn w:val="b"/>')
            + styled("b", "底", inside=body.format(line, rule))
        )
        made = writer.write(REPORT, Layout(line_pitch=26, bold_levels=frozenset({2})), office(styles=styles))
        known = sheet(parts(made)["word/styles.xml"])
        assert known["Heading2"].find(f"{W}rPr/{W}b") is not None
        spacing = known["SignatureDate"].find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        return spacing.get(f"{W}line")

    assert pitch("560", "exact") == "560"
    assert pitch("360", "auto") == "520"
    assert pitch("240", "exact") == "520"
    assert pitch("12pt", "exact") == "520"


def test_headings_that_number_themselves_do_not() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    styles = (
        NORMAL
        + styled("Heading1", "heading 1", inside=numbered)
        + styled(
            "Heading2",
            "heading 2",
            inside='<w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
        )
        + styled(
            "Heading3",
            "heading 3",
            inside='<w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>',
        )
        + styled("BodyText", "Body Text")
    )
    numbering = f'<w:numbering xmlns:w="{SPACE}"><w:numPicBullet/><w:abstractNum><w:lvl><w:lvlPicBulletId/></w:lvl></w:abstractNum></w:numbering>'
    reference = office(
        styles=styles, more={"word/numbering.xml": numbering}, n=("numbering", "numbering.xml")
    )
    document = replace(WHOLE, blocks=REPORT.blocks[:-1])
    made = writer.write(document, reference=reference)
    root = etree.fromstring(parts(made)["word/document.xml"])
    off = {
        "".join(number.getparent().getparent().itertext())  # type: ignore[union-attr]
        for number in root.iter(f"{W}numPr")
        if number[0].get(f"{W}val") == "0"
    }
    assert off == {"一、主要举措和成效", "1.三级"}
    for number in root.iter(f"{W}numPr"):
        before = number.getprevious()
        assert before is not None
        assert before.tag in {f"{W}pStyle", f"{W}keepNext", f"{W}widowControl"}
    kept = parts(made)["word/numbering.xml"].decode()
    assert "PicBullet" not in kept
    consistent(made)


# Page, headers, footers ------------------------------------------------------------------------------------


def test_page_is_theirs_and_what_is_placed_keeps_to_it() -> None:
    section = '<w:type w:val="nextPage"/><w:pgSz w:w="12240" w:h="15840" r:id="x"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="2000" w:header="0" w:footer="0" w:gutter="0"/><w:printerSettings r:id="p"/><w:docGrid w:linePitch="312"/>'
    found = read(office(section=section))
    assert (found.base.left, found.base.width) == (2000, 8800.0)
    made = writer.write(WHOLE, reference=office(section=section))
    root = etree.fromstring(parts(made)["word/document.xml"])
    last = root[0][-1]
    assert [str(each.tag).removeprefix(W) for each in last] == ["type", "pgSz", "pgMar", "docGrid"]
    place = next(root.iter(f"{W}tblpPr"))
    assert place.get(f"{W}tblpX") == "2000"
    assert sum(int(each.get(f"{W}w", "")) for each in list(root.iter(f"{W}gridCol"))[-2:]) == 8800
    consistent(made)


@pytest.mark.parametrize("section", ["", '<w:docGrid w:linePitch="312"/>'])
def test_a_section_without_a_page_has_that_of_the_standard(section: str) -> None:
    found = read(office(section=section))
    assert (found.base.left, found.base.width) == (1587, 8845.0)
    consistent(writer.write(REPORT, reference=office(section=section)))


def test_a_document_without_a_section_has_the_page_of_the_standard() -> None:
    content = parts(office())
    content["word/document.xml"] = part("document", "<w:body/>").encode()
    from tests.writers.references import zipped  # noqa: PLC0415

    made = writer.write(REPORT, reference=zipped(content))
    assert docx.Document(io.BytesIO(made)).sections[0].page_width.twips == 11906  # type: ignore[union-attr]
    consistent(made)


def test_headers_and_footers_are_those_of_the_last_section_and_what_it_has_from_before() -> None:
    first = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="even" r:id="f1"/></w:sectPr></w:pPr></w:p>'
    last = f'<w:footerReference w:type="even" r:id="f2"/><w:footerReference w:type="first" r:id="gone"/>{PAGE}<w:titlePg/>'
    reference = office(
        section=last,
        body=first,
        more={
            "word/a.xml": part("hdr", "<w:p><w:r><w:t>页眉</w:t></w:r></w:p>"),
            "word/b.xml": part("ftr", "<w:p><w:r><w:t>旧</w:t></w:r></w:p>"),
            "word/c.xml": part("ftr", "<w:p><w:r><w:t>新</w:t></w:r></w:p>"),
        },
        h=("header", "a.xml"),
        f1=("footer", "b.xml"),
        f2=("footer", "/word/c.xml"),
    )
    made = writer.write(REPORT, reference=reference)
    section: Any = docx.Document(io.BytesIO(made)).sections[0]
    assert section.header.paragraphs[0].text == "页眉"
    assert section.even_page_footer.paragraphs[0].text == "新"
    assert section.different_first_page_header_footer
    assert "参考文件没有页脚" not in read(reference).note
    assert sum("footer" in name for name in parts(made)) == 1
    consistent(made)


def test_pictures_of_a_header_come_along_and_links_do_not() -> None:
    drawing = '<w:r><w:drawing><a:blip cstate="print" r:embed="{}"/></w:drawing></w:r>'
    content = (
        drawing.format("p")
        + drawing.format("q")
        + drawing.format("gone")
        + '<w:r><w:drawing><a:blip r:link="out"/></w:drawing></w:r>'
        + '<w:r><w:pict><v:shape href="http://x/" id="s"><v:imagedata src="file://x" o:href="http://y/" r:id="p"/></v:shape></w:pict></w:r>'
        + '<w:r><w:drawing><a:hlinkClick r:id="out"/></w:drawing></w:r>'
        + '<w:hyperlink r:id="out"><w:r><w:t>网址</w:t></w:r></w:hyperlink>'
        + '<w:r><w:object><o:OLEObject r:id="ole"/></w:object></w:r><w:commentRangeStart w:id="1"/>'
        + '<w:altChunk r:id="out"/><w:r><w:pict><v:fill r:id="emf"/></w:pict></w:r>'
    )
    more = {
        "word/media/x.png": PNG,
        "word/media/y.bin": b"\xff\xd8\xff" + bytes(4),
        "word/media/z.emf": b"\x01\0\0\0",
        "word/o.bin": b"MZ",
    }
    reference = with_footer(
        content,
        more,
        p=("image", "media/x.png"),
        q=("image", "media/y.bin"),
        emf=("image", "media/z.emf"),
        out=("hyperlink", "http://x/"),
        ole=("oleObject", "o.bin"),
    )
    made = writer.write(REPORT, reference=reference)
    consistent(made)
    content_parts = parts(made)
    assert {name for name in content_parts if "media" in name} == {
        "word/media/image1.png",
        "word/media/image2.jpeg",
    }
    footer = content_parts["word/footer1.xml"].decode()
    assert footer.count("<w:drawing") == 3  # two pictures, and one that was a link
    assert "网址" in footer
    for gone in ("http", "file:", "object", "altChunk", "comment", "href", "hlink", "fill"):
        assert gone not in re.sub(r'xmlns:\w+="[^"]*"', "", footer), gone


def test_a_page_number_in_a_text_box_is_kept() -> None:
    """As WPS puts it; a text box with a picture that can't come along goes whole."""
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:x/><w:p>{}</w:p></w:drawing></mc:Choice>'
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )
    number = '<w:fldSimple w:instr="PAGE"/>'
    made = writer.write(REPORT, reference=with_footer(box.format(number)))
    footer = parts(made)["word/footer1.xml"]
    assert footer.count(b"AlternateContent>") == 2
    assert b"PAGE" in footer
    lost = parts(writer.write(REPORT, reference=with_footer(box.format('<v:fill r:id="x"/>'))))
    assert b"AlternateContent" not in lost["word/footer1.xml"]


def test_a_footer_that_refers_to_something_itself_refers_to_nothing() -> None:
    footer = part("ftr", "<w:p/>").replace("<w:ftr", '<w:ftr r:id="x"', 1)
    made = writer.write(REPORT, reference=with_footer("", {"word/footer9.xml": footer}))
    assert not etree.fromstring(parts(made)["word/footer1.xml"]).attrib
    consistent(made)


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
TEXT = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
BEGIN, SEPARATE, END = map(FIELD.format, ("begin", "separate", "end"))


@pytest.mark.parametrize(
    "content",
    [
        '<w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        BEGIN + TEXT.format(" page ") + SEPARATE + "<w:r><w:t>1</w:t></w:r>" + END,
        BEGIN + TEXT.format(" = ") + BEGIN + TEXT.format("NUMPAGES") + END + TEXT.format(" - 1") + END,
    ],
)
def test_fields_that_count_pages_are_kept(content: str) -> None:
    made = writer.write(REPORT, reference=with_footer(content))
    assert parts(made)["word/footer1.xml"].count(b"instr") == content.count("instr")


def test_macros_settings_and_the_rest_stay_behind() -> None:
    settings = part(
        "settings",
        '<w:attachedTemplate r:id="t"/><w:mailMerge/><w:documentProtection w:edit="readOnly"/>'
        '<w:evenAndOddHeaders/><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:compat/>',
    )
    fonts = part(
        "fonts", '<w:font w:name="局徽体"><w:embedRegular r:id="e"/></w:font><w:font w:name="黑体"/>'
    )
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"/>'
    reference = office(
        kind="application/vnd.ms-word.document.macroEnabled.main+xml",
        more={
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": links(t=("attachedTemplate", "http://x/n.dotm")),
            "word/fontTable.xml": fonts,
            "word/theme/theme1.xml": theme,
            "word/vbaProject.bin": b"x",
            "word/footnotes.xml": part("footnotes", ""),
            "word/media/i.png": PNG,
            "customXml/item1.xml": "<x/>",
        },
        v=("vbaProject", "vbaProject.bin"),
        s=("settings", "settings.xml"),
        f=("fontTable", "fontTable.xml"),
        t=("theme", "theme/theme1.xml"),
        n=("footnotes", "footnotes.xml"),
        i=("image", "media/i.png"),
        c=("customXml", "../customXml/item1.xml"),
    )
    made = parts(writer.write(REPORT, reference=reference))
    assert sorted(made) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    assert f"{OFFICE}.document.main+xml".encode() in made["[Content_Types].xml"]
    assert b"macroEnabled" not in made["[Content_Types].xml"]
    assert [str(each.tag).removeprefix(W) for each in etree.fromstring(made["word/settings.xml"])] == [
        "evenAndOddHeaders",
        "compat",
    ]
    table = etree.fromstring(made["word/fontTable.xml"])
    named = [each.get(f"{W}name") for each in table]
    assert named[:2] == ["局徽体", "黑体"]
    assert set(named[2:]) == {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "宋体"}
    assert not list(table.iter(f"{W}embedRegular"))
    assert "参考文件里的宏没有带入" in read(reference).note
    consistent(writer.write(REPORT, reference=reference))


def test_what_is_linked_in_other_parts_goes() -> None:
    odd = '<w:compat r:id="x"/><w:evenAndOddHeaders/>'
    reference = office(
        styles=NORMAL + styled("q", "链接", inside='<w:pPr><w:x r:id="y"/></w:pPr>'),
        more={
            "word/settings.xml": part("settings", odd),
            "word/numbering.xml": part("numbering", '<w:num r:id="z"/>'),
        },
        s=("settings", "settings.xml"),
        n=("numbering", "numbering.xml"),
    )
    consistent(writer.write(REPORT, reference=reference))
    assert b"compat" not in parts(writer.write(REPORT, reference=reference))["word/settings.xml"]


def test_a_turned_page_keeps_their_footer_and_a_page_without_number_has_none() -> None:
    wide = Table(tuple(f"列{number}" for number in range(9)), ((("内容内容内容内容",) * 9),), landscape=True)
    document = replace(
        WHOLE,
        annexes=(DocumentAnnex("宽表", (wide,)),),
        imprint=Imprint((), "甲局办公室", "2024年2月6日印发", "blank"),
    )
    reference = with_footer("<w:r><w:t>某局</w:t></w:r>")
    made = writer.write(document, reference=reference)
    consistent(made)
    content = parts(made)
    root = etree.fromstring(content["word/document.xml"])
    upright, turned, last = root.iter(f"{W}sectPr")
    links = {
        link.get("Id"): link.get("Target")
        for link in etree.fromstring(content["word/_rels/document.xml.rels"])
    }
    footers = [
        [links[each.get(f"{R}id")] for each in section.iter(f"{W}footerReference")]
        for section in (upright, turned, last)
    ]
    assert footers == [["footer1.xml"], ["footer1.xml"], ["footerUnnumberedDefault.xml"]]
    assert "".join(etree.fromstring(content["word/footerUnnumberedDefault.xml"]).itertext()) == ""
    paper, margins = (next(turned.iter(W + tag)) for tag in ("pgSz", "pgMar"))
    assert (paper.get(f"{W}w"), paper.get(f"{W}h"), paper.get(f"{W}orient")) == (
        "16838",
        "11906",
        "landscape",
    )
    assert [margins.get(W + side) for side in ("top", "right", "bottom", "left", "footer")] == [
        "1800",
        "1440",
        "1800",
        "1440",
        "992",
    ]
    (table,) = (each for each in root.iter(f"{W}tbl") if len(list(each.iter(f"{W}gridCol"))) == 9)
    assert sum(int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")) == 16838 - 2 * 1440


def test_a_theme_with_pictures_is_left_behind() -> None:
    theme = f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{R[1:-1]}"><a:blip r:embed="x"/></a:theme>'
    reference = office(more={"word/theme1.xml": theme}, t=("theme", "theme1.xml"))
    assert "word/theme/theme1.xml" not in parts(writer.write(REPORT, reference=reference))


def test_what_is_told() -> None:
    note = read(office(styles=NORMAL + styled("t", "Title"))).note
    assert note.startswith("参考文件里有的样式：标题；按国家标准补上的样式：正文、主送机关、一级标题、")
    assert note.endswith("；参考文件没有页脚，不印页码")
    assert read(office()).note.startswith("参考文件里没有可用的样式；按国家标准补上的样式：正文、标题、")
    with zipfile.ZipFile(io.BytesIO(writer.write(WHOLE))) as package:
        assert package.testzip() is None
    assert "补上" not in read(writer.write(WHOLE)).note
