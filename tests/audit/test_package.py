"""Files that are no DOCX, or a broken one: a clear message each, never an exception."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.audit import audit
from tests.audit.planting import written
from tests.audit.xml import declared, packed, relations, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "这是空文件"),
        (OLE + b"\0" * 600, "这是旧格式的文档（.doc、.wps）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "这是设了密码的文档"),
        (b"%PDF-1.7\n", "这是PDF"),
        (b"{\\rtf1", "这是RTF 文档"),
        (b"\xef\xbb\xbf <html>", "这是网页或 XML"),
        ("正文".encode(), "这不是 .docx 文件，是别的格式"),
        (zipped({"a.txt": "x"}), "压缩包里没有文档正文，不是 .docx 文件"),
        (zipped({"xl/workbook.xml": "<x/>"}), "这是Excel 工作簿，不是 .docx 文件"),
        (zipped({"content.xml": "<x/>"}), "这是OpenDocument 文件，不是 .docx 文件"),
    ],
)
def test_what_is_no_docx(content: bytes, said: str) -> None:
    (found,) = audit(content, "a.docx")
    assert (found.code, found.file, found.line) == ("FZ508", "a.docx", 0)
    assert found.message == said
    assert found.hint


def damaged(content: bytes) -> str:
    (found,) = audit(content, "a.docx")
    assert found.code == "FZ509", found
    assert found.hint
    return found.message


def with_part(name: str, part: str | bytes) -> bytes:
    return zipped({"word/document.xml": "<w:document/>", name: part})


def test_a_zip_that_is_cut_off() -> None:
    assert damaged(written("public")[:-200]) == "压缩包已损坏"


def test_a_part_that_is_damaged() -> None:
    content = bytearray(written("public"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    content[at + 100 : at + 140] = b"\0" * 40
    assert damaged(bytes(content)) == "里面的 word/document.xml 已损坏"


@pytest.mark.parametrize("part", ["<w:document>", "no xml", "", b"\xff\xfe\x00"])
def test_a_part_that_is_no_xml(part: str | bytes) -> None:
    assert damaged(zipped({"word/document.xml": part})) == "里面的 word/document.xml 不是合格的 XML"


def test_xml_with_entities_is_refused() -> None:
    trap = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert damaged(zipped({"word/document.xml": trap})) == (
        "里面的 word/document.xml 带有文档类型声明（DTD），可能是恶意文件"
    )


def test_nesting_without_end() -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    assert damaged(zipped({"word/document.xml": deep})) == "里面的 word/document.xml 不是合格的 XML"


def test_a_part_that_unpacks_to_more_than_it_should() -> None:
    content = declared(zipped({"word/document.xml": "<x/>"}), 50_000_001)
    assert damaged(content) == "里面的 word/document.xml 超过 50 MB"


def test_a_package_of_too_many_parts() -> None:
    parts = {str(number): "" for number in range(5001)}
    assert damaged(zipped(parts)) == "里面有 5001 个文件，超过 5000 个"


def test_a_package_with_two_parts_of_one_name() -> None:
    parts = {"word/document.xml": "<x/>", "Word/Document.xml": "<y/>"}
    assert damaged(zipped(parts)) == "里面有同名的文件，看不出哪一个算数"


def test_a_file_that_is_too_large() -> None:
    assert damaged(bytes(200_000_001)) == "文件有 200 MB，不予读取"


def test_a_package_with_a_password() -> None:
    content = bytearray(zipped({"word/document.xml": "<x/>"}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert damaged(bytes(content)) == "压缩包设了密码"


def test_only_the_document_itself_must_be_there() -> None:
    found = audit(zipped({"word/document.xml": "<document/>"}), "a.docx", "public")
    assert {each.code for each in found} >= {"FZ516", "FZ522", "FZ540"}


def test_the_document_has_another_name_and_relations_lead_nowhere() -> None:
    plain = packed("")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["text/main.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations({"r1": ("officeDocument", "/text/main.xml")})
    parts["text/_rels/main.xml.rels"] = relations(
        {"f1": ("footer", "../missing.xml"), "s": ("styles", "no.xml")}
    )
    assert "FZ516" in {each.code for each in audit(zipped(parts), "a.docx")}


@given(st.data())
def test_no_change_of_bytes_makes_an_exception(data: st.DataObject) -> None:
    content = bytearray(written(data.draw(st.sampled_from(["public", "submission"]))))
    cut = data.draw(st.integers(0, len(content)))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    assert audit(bytes(content[: cut if cut % 3 == 0 else len(content)]), "a.docx")


@given(st.data())
def test_no_change_of_the_xml_makes_an_exception(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(written("submission"))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(
        st.sampled_from(["word/document.xml", "word/styles.xml", "word/footer1.xml", "word/settings.xml"])
    )
    text = parts[name].decode()  # type: ignore[union-attr]
    for _ in range(data.draw(st.integers(1, 5))):
        values = [at for at, character in enumerate(text) if character == '"']
        at = data.draw(st.sampled_from(values))
        text = (
            text[: at + 1]
            + data.draw(st.sampled_from(["", "-1", "0", "x", "99999999999", "1e9", "none"]))
            + text[at + 1 :]
        )
    parts[name] = text
    assert audit(zipped(parts), "a.docx")
