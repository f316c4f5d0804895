"""The one opener of DOCX packages: what it refuses, and why, whoever asks."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_report.audit import refusals
from fazhi_report.readers import docx_files
from fazhi_report.readers.docx_parts import Bounds, Package, PackageError, Reason, Relationship
from fazhi_report.writers.docx import office_package
from tests.audit.xml import corrupt, declared, flagged, packed, relations, zipped
from tests.writers.references import office

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SMALL = Bounds(file=100_000, parts=20, part=50_000)
NO_STRICT = Bounds(file=100_000, parts=20, part=50_000, strict=False)
MAIN = "word/document.xml"
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE a [<!ENTITY e0 "bbbbbbbbbb">{ENTITIES}]>'


def reason(open_it: Callable[[], object]) -> Reason:
    with pytest.raises(PackageError) as caught:
        open_it()
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", Reason.EMPTY),
        (b"PK", Reason.BROKEN),
        (OLE + bytes(600), Reason.OLD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED),
        (b"%PDF-1.7", Reason.PDF),
        (b"{\\rtf1", Reason.RTF),
        (b"\xef\xbb\xbf\n<html>", Reason.MARKUP),
        ("正文".encode(), Reason.NO_PACKAGE),
        (bytes(100_001), Reason.TOO_LARGE),
        (office()[:-60], Reason.BROKEN),
        (office().replace(b"PK\x01\x02", b"PK\x01\x00"), Reason.BROKEN),
        (zipped(dict.fromkeys(map(str, range(21)), "")), Reason.TOO_MANY_PARTS),
        (zipped({"a.xml": "", "/A.xml": ""}), Reason.SAME_NAMES),
    ],
)
def test_what_is_no_package(content: bytes, found: Reason) -> None:
    assert reason(lambda: Package(content, SMALL)) == found


def stored(content: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    """The parts without compression or in another, and the end of the main part another where it shows."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", compression) as made:
        for name in source.namelist():
            made.writestr(name, source.read(name))
    return target.getvalue().replace(b"</w:document>", b"</w:dokument>")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (flagged(packed("<w:p/>"), 8, 1), Reason.PART_LOCKED),
        (flagged(packed("<w:p/>"), 10, 14), Reason.PART_BROKEN),  # LZMA
        (flagged(packed("<w:p/>"), 10, 99), Reason.PART_BROKEN),
        (stored(packed("<w:p/>"), zipfile.ZIP_BZIP2), Reason.PART_BROKEN),  # which no package knows
        (flagged(packed("<w:p/>"), 45, 0x7F), Reason.PART_BROKEN),  # it begins behind the end of the file
        (corrupt(packed("<w:p/>")), Reason.PART_BROKEN),
        (stored(packed("<w:p/>")), Reason.PART_BROKEN),
        (declared(packed("<w:p/>"), 10), Reason.PART_BROKEN),
        (declared(zipped({MAIN: "<a/>"}), 4_000_000_000), Reason.PART_TOO_LARGE),
        (zipped({MAIN: b" " * 50_001}), Reason.PART_TOO_LARGE),
        (zipped({MAIN: ""}), Reason.NO_XML),
        (zipped({MAIN: "<a><b>"}), Reason.NO_XML),
        (zipped({MAIN: "<a>" * 5000 + "</a>" * 5000}), Reason.NO_XML),
        (zipped({MAIN: '<?xml version="1.0" encoding="none"?><a/>'}), Reason.NO_XML),
        (zipped({MAIN: BOMB + "<a>&e9;</a>"}), Reason.TRAP),
        (zipped({MAIN: (BOMB + "<a>&e9;</a>").encode("utf-16")}), Reason.TRAP),
        (zipped({MAIN: BOMB + '<a b="&e9;"/>'}), Reason.TRAP),
        (zipped({MAIN: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}), Reason.TRAP),
        (zipped({MAIN: "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>"}), Reason.TRAP),
        (zipped({"a.txt": ""}), Reason.NO_DOCUMENT),
        (zipped({MAIN: "<a/>", "xl/workbook.xml": ""}), Reason.WORKBOOK),
        (zipped({"ppt/presentation.xml": ""}), Reason.SLIDES),
        (zipped({"content.xml": ""}), Reason.OPEN_DOCUMENT),
        (zipped({"OFD.xml": ""}), Reason.OFD),
        (zipped({MAIN: "<a/>", "_rels/.rels": "<a"}), Reason.NO_XML),
    ],
)
def test_what_has_no_document_to_read(content: bytes, found: Reason) -> None:
    assert reason(lambda: Package(content, SMALL).document()) == found


def test_strict_open_xml_is_taken_or_refused() -> None:
    content = packed("<w:p/>", strict=True)

    assert Package(content, SMALL).document()[0].tag == Package(packed(""), SMALL).document()[0].tag
    assert reason(lambda: Package(content, NO_STRICT).document()) == Reason.STRICT
    assert Package(packed(""), NO_STRICT).document() is not None


def test_links_stay_in_the_package() -> None:
    rels = relations({"a": ("styles", "styles.xml"), "b": ("x", "../../../etc/passwd"), "c": ("x", "/b.xml")})
    outside = rels.replace('Id="b"', 'Id="b" TargetMode="External"')
    name = "word/_rels/document.xml.rels"

    assert Package(zipped({MAIN: "<a/>", name: outside})).links(MAIN) == [
        Relationship("a", "styles", "word/styles.xml"),
        Relationship("c", "x", "b.xml"),
    ]
    assert Package(zipped({MAIN: "<a/>", name: rels})).links(MAIN)[1].target == "etc/passwd"
    assert Package(zipped({MAIN: "<a/>"})).links(MAIN) == []


def test_names_are_the_same_in_any_case() -> None:
    package = Package(zipped({"WORD/Document.XML": "<a/>"}))

    assert package.main == MAIN
    assert package.content(MAIN) == b"<a/>"
    assert package.parts() == {"WORD/Document.XML": b"<a/>"}
    assert reason(lambda: package.content("word/styles.xml")) == Reason.NO_PART


def test_what_parts_are() -> None:
    listed = (
        '<T><Default Extension="XML" ContentType="x"/><Override PartName="/word/A.xml" ContentType="a"/></T>'
    )
    types = Package(zipped({"[Content_Types].xml": listed})).types()

    assert [types.of(name) for name in ("word/a.xml", "word/b.xml", "c.png")] == ["a", "x", ""]


WORDS: Mapping[str, Mapping[Reason, tuple[str, ...]]] = {
    "check": refusals._WORDS,
    "reference": office_package._WORDS,
    "lint": docx_files._REFUSALS,
}


@pytest.mark.parametrize("user", WORDS)
@pytest.mark.parametrize("why", Reason)
def test_every_user_has_words_for_every_reason(user: str, why: Reason) -> None:
    error = PackageError(why, "word/a.xml", "7 MB", "5 MB")
    *_, message, hint = error.told(WORDS[user])

    assert message
    assert hint
    assert "{" not in message + hint


def test_what_is_known_is_told() -> None:
    words = {Reason.BROKEN: ("坏的",), Reason.NO_XML: ("{part}", "{size}，最多 {limit}")}

    assert PackageError(Reason.NO_XML, "a", "7 MB", "5 MB").told(words) == ("a", "7 MB，最多 5 MB")
    assert PackageError(Reason.TRAP).told(words) == ("坏的",)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damage_of_any_kind_has_a_reason(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([office(), packed("<w:p/>"), stored(office())])))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(PackageError):  # and nothing else
        package = Package(bytes(content), SMALL)
        package.document()
        package.parts()
        package.types()
