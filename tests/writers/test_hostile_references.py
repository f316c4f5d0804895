"""Reference documents that can't be used, or were made to do harm: each is told in Chinese, none is followed."""

import contextlib
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.diagnostics import Severity
from fazhi_report.page.layout import Layout
from fazhi_report.writers import WRITERS, Options, UnwritableError
from fazhi_report.writers.docx import writing as writer
from fazhi_report.writers.docx.office_package import ReferenceDocumentError
from fazhi_report.writers.docx.reference_document import read
from tests.audit.xml import corrupt, declared
from tests.writers.references import NORMAL, PAGE, links, office, part, with_footer, zipped
from tests.writers.written import REPORT, parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "word/document.xml"


def fault(content: bytes) -> str:
    with pytest.raises(ReferenceDocumentError) as caught:
        writer.write(REPORT, reference=content)
    error = caught.value
    found = error.at("本局.docx")
    assert (found.file, found.code, found.severity) == ("本局.docx", "FZ506", Severity.ERROR)
    assert found.message == error.message == str(error)
    assert found.hint
    return error.message


def changed(name: str, value: bytes | str | None) -> bytes:
    """The least document with one part replaced, or left out."""
    content: dict[str, Any] = {**parts(office()), name: value}
    return zipped({name: part for name, part in content.items() if part is not None})


def encrypted(content: bytes) -> bytes:
    """The same file with every entry marked as encrypted."""
    marked = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(signature)
        while at >= 0:
            marked[at + offset] |= 1
            at = marked.find(signature, at + 4)
    return bytes(marked)


STRICT = '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "参考文件不是 DOCX，或者是坏的"),
        (b"%PDF-1.7", "参考文件不是 DOCX，或者是坏的"),
        (office()[:200], "参考文件不是 DOCX，或者是坏的"),
        (OLE, "参考文件是旧的 DOC、WPS 格式，不是 DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "参考文件加了密码"),
        (encrypted(office()), "参考文件加了密码"),
        (corrupt(office(), "word/styles.xml"), "参考文件是坏的：读不了部件 word/styles.xml"),
        (bytes(20_000_001), "参考文件太大（20 MB）"),
        (declared(office(), 4_000_000_000), "参考文件的部件 [Content_Types].xml 太大（4000 MB）"),
        (zipped({f"{n}.xml": "" for n in range(3001)}), "参考文件里的部件太多，或者有同名的部件"),
        (zipped({"a.xml": "", "A.xml": ""}), "参考文件里的部件太多，或者有同名的部件"),
        (zipped({}), "参考文件缺少部件 [Content_Types].xml"),
        (changed("[Content_Types].xml", None), "参考文件缺少部件 [Content_Types].xml"),
        (changed("_rels/.rels", links()), "参考文件不是 DOCX，或者是坏的"),
        (changed("_rels/.rels", None), "参考文件不是 DOCX，或者是坏的"),
        (changed("word/document.xml", None), "参考文件缺少部件 word/document.xml"),
        (changed("word/document.xml", "<a"), "参考文件是坏的：读不了部件 word/document.xml"),
        (changed("word/document.xml", part("styles", "")), "参考文件是坏的：读不了部件 word/document.xml"),
        (changed("word/document.xml", STRICT), "参考文件是 Strict Open XML 格式，认不得"),
        (changed("word/document.xml", "<a>" * 5000), "参考文件是坏的：读不了部件 word/document.xml"),
        (changed("word/styles.xml", BOMB), "参考文件的部件 word/styles.xml 带有 DTD，不予采用"),
        (changed("word/styles.xml", FILE), "参考文件的部件 word/styles.xml 带有 DTD，不予采用"),
        (changed("word/styles.xml", BOMB.encode("utf-16")), "参考文件的部件 word/styles.xml 带有 DTD，不予采用"),
        (changed("word/styles.xml", " " * 10_000_001), "参考文件的部件 word/styles.xml 太大（10 MB）"),
        (changed("word/_rels/document.xml.rels", links()), "参考文件没有样式"),
        (
            changed("word/_rels/document.xml.rels", links(s=("styles", "../../../etc/passwd"))),
            "参考文件缺少部件 etc/passwd",
        ),
        (
            changed("word/_rels/document.xml.rels", links(s=("styles", "http://x/styles.xml"))),
            "参考文件没有样式",
        ),
        (office(kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "参考文件不是文字文档"),
        (office(section=PAGE.replace("11906", "3000")), "参考文件的页边距之间放不下文字"),
        (office(section=PAGE.replace("11906", "21cm")), "参考文件的纸张或页边距不是整数"),
        (office(section=PAGE.replace('w:left="1800"', 'w:left="-5"')), "参考文件的纸张或页边距不是整数"),
        (office(section=PAGE.replace('w:right="1800"', "")), "参考文件的纸张或页边距不是整数"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_told(content: bytes, message: str) -> None:
    assert fault(content) == message


def test_it_is_told_where_documents_are_written() -> None:
    with pytest.raises(UnwritableError) as caught:
        WRITERS["docx"](REPORT, Options(reference=b"PK"))
    assert (caught.value.code, str(caught.value), caught.value.by_machine) == (
        "FZ506",
        "参考文件不是 DOCX，或者是坏的",
        True,
    )
    made = WRITERS["docx"](REPORT, Options(layout=Layout(line_pitch=28), reference=office()))
    assert made.content == writer.write(REPORT, Layout(line_pitch=28), office())


def test_another_compression_is_told() -> None:
    content = bytearray(zipped({"[Content_Types].xml": "<a/>"}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(signature)
        content[at + offset] = 99
    assert fault(bytes(content)) == "参考文件是坏的：读不了部件 [Content_Types].xml"


def test_a_bomb_is_not_unpacked_where_it_is_not_needed() -> None:
    reference = office(more={"word/media/bomb.png": bytes(50_000_000)}, i=("image", "media/bomb.png"))
    assert len(reference) < 100_000
    assert not any(
        "bomb" in name or "media" in name for name in parts(writer.write(REPORT, reference=reference))
    )
    in_footer = with_footer("<w:r/>", {"word/bomb.png": bytes(50_000_000)}, i=("image", "bomb.png"))
    assert fault(in_footer) == "参考文件的部件 word/bomb.png 太大（50 MB）"
    png = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(6_000_000)  # noqa: S311  no secret
    several = with_footer("<w:r/>", {"word/a": png, "word/b": png}, a=("image", "a"), b=("image", "b"))
    assert fault(several) == "参考文件页眉页脚里的图片太大"


CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, END = CHAR.format("begin"), CHAR.format("end")


def text(instruction: str) -> str:
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "keyword"),
    [
        (BEGIN + text(" DDEAUTO c:\\\\x ") + END, "DDEAUTO"),
        (BEGIN + text("D") + text("DE x") + END, "DDE"),
        (BEGIN + text("includepicture x") + END, "INCLUDEPICTURE"),
        ('<w:fldSimple w:instr=" INCLUDETEXT x "/>', "INCLUDETEXT"),
        ("<w:fldSimple/>", ""),
        (BEGIN + BEGIN + text("TITLE") + END + END, ""),
        (BEGIN + text("DDE") + BEGIN + text("PAGE") + END + END, "DDE"),
        (BEGIN + text("LINK x"), "LINK"),
        (text("IMPORT x"), "IMPORT"),
        (END + BEGIN + "<w:r><w:delInstrText>HYPERLINK x</w:delInstrText></w:r>" + END, "HYPERLINK"),
        (BEGIN + text("M" * 50) + END, "M" * 20),
    ],
)
def test_fields_that_fetch_or_run_are_refused(content: str, keyword: str) -> None:
    assert fault(with_footer(content)) == f"参考文件的页眉页脚里有域“{keyword}”，不予采用"


def test_styles_that_stand_on_each_other_in_a_circle() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{title}"/><w:basedOn w:val="{base}"/></w:style>'
        for key, title, base in (("BodyText", "Body Text", "x"), ("x", "底", "BodyText"))
    )
    assert read(office(styles=NORMAL + circle)).supplied == ("正文",)


def test_styles_without_id_name_or_kind() -> None:
    odd = (
        '<w:style><w:name/></w:style><w:style w:styleId="Title"/><w:style w:type="paragraph" w:styleId="q"/>'
    )
    assert read(office(styles=odd)).supplied == ("标题",)


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_told_or_used(place: int, bytes_: bytes) -> None:
    content = office()
    at = place % len(content)
    damaged = content[:at] + bytes_ + content[at + len(bytes_) :]
    with contextlib.suppress(ReferenceDocumentError):
        assert MAIN in parts(writer.write(REPORT, reference=damaged))
